//! R002 to R005, and S003: what names something that is not there, with the nearest name that is. Prerequisites are
//! judged in `missing`, with the alternatives beside them.
//!
//! Which fields refer to what is read from the declaration of the model. Cards and centres stand in
//! other files of the commons and are judged there.

use std::cell::OnceCell;

use super::missing::ModuleNames;
use super::near::Nearest;
use super::report::FindingCollector;
use super::rule;
use super::walk::{WalkPlace, WalkStep, WalkValue};
use crate::model::node::{NodeView, RecordNode};
use crate::model::shape::{RefTarget, Sense};
use crate::model::value::{entries, item_key};
use crate::model::{Message, TrainingPath};

/// Follows the walk and resolves what refers.
pub(super) struct References<'a> {
    /// None in a file that holds one module: the path it will stand in is not known.
    path: Option<&'a TrainingPath>,
    module: Option<&'a dyn RecordNode>,
    modules: OnceCell<ModuleNames<'a>>,
    competencies: OnceCell<Nearest<'a>>,
}

impl<'a> References<'a> {
    pub(super) fn new(path: Option<&'a TrainingPath>) -> Self {
        Self { path, module: None, modules: OnceCell::new(), competencies: OnceCell::new() }
    }

    pub(super) fn see(
        &mut self,
        place: &WalkPlace<'_, 'a>,
        seen: WalkValue<'a>,
        report: &mut FindingCollector,
    ) {
        match seen {
            WalkValue::Record(record) if record.shape().label == "module" => self.module = Some(record),
            WalkValue::Line(id) => {
                if let Some(Sense::Refers(target)) = place.field.map(|field| field.sense) {
                    self.resolve(place, target, id, report);
                }
            }
            _ => {}
        }
    }

    fn resolve(&self, place: &WalkPlace<'_, 'a>, target: RefTarget, id: &str, report: &mut FindingCollector) {
        let (rule, near) = match (target, self.path) {
            // Prerequisites are judged with their group, in `missing`.
            (RefTarget::Module, Some(path))
                if matches!(place.parts.first(), Some(WalkStep::Field("stages")))
                    && !path.modules.contains_key(id) =>
            {
                let names = self.modules.get_or_init(|| ModuleNames::new(path));
                (&rule::STAGE_UNKNOWN_MODULE, names.hint(id))
            }
            (RefTarget::Competency, Some(path)) if !path.competencies.contains_key(id) => {
                let near = self.competencies.get_or_init(|| {
                    let named = path.competencies.iter();
                    Nearest::new(named.map(|(id, line)| (id.as_str(), line.label.as_str())))
                });
                (&rule::UNKNOWN_COMPETENCY, near.hint(id))
            }
            (RefTarget::Outcome, _) => match self.in_module("outcomes", "text", id) {
                Some(near) => (&rule::UNKNOWN_OUTCOME, near),
                None => return,
            },
            (RefTarget::Resource, _) => match self.in_module("resources", "title", id) {
                Some(near) => (&rule::UNKNOWN_RESOURCE, near),
                None => return,
            },
            _ => return,
        };
        let owner = self.owner(place);
        report.add(
            rule,
            place.steps(),
            rule.message().with("owner", owner).with("id", id).with("near", near),
        );
    }

    /// What `id` may have meant among the entries of a map of the present module; none where the
    /// map has it.
    fn in_module(&self, map: &str, title: &str, id: &str) -> Option<Message> {
        let module = self.module?;
        let NodeView::Map(map) = module.field(module.shape().index(map)?).view() else { return None };
        if map.get(id).is_some() {
            return None;
        }
        let named = entries(map).map(|(key, value)| {
            let title = match value.view() {
                NodeView::Record(record) => record.shape().index(title).map(|at| record.field(at).view()),
                _ => None,
            };
            (key, if let Some(NodeView::Line(title)) = title { title } else { "" })
        });
        Some(Nearest::new(named).hint(id))
    }

    /// What to call the thing that refers: the module or the stage it is in.
    fn owner(&self, place: &WalkPlace<'_, 'a>) -> String {
        match (place.parts, self.path) {
            ([WalkStep::Field("stages"), WalkStep::At(index), ..], Some(path)) => {
                let stage = path.stages.get(*index);
                stage.map_or("", |stage| if stage.title.is_empty() { &stage.id } else { &stage.title }).into()
            }
            ([WalkStep::Field("modules"), WalkStep::Item(id), ..], Some(path)) => {
                path.title_of(id).to_owned()
            }
            _ => self.module.and_then(|module| title(module)).unwrap_or_default().to_owned(),
        }
    }
}

fn title(record: &dyn RecordNode) -> Option<&str> {
    item_key(record.field(record.shape().index("title")?))
}

/// R005: the blocks that competencies name.
pub(super) fn blocks(path: &TrainingPath, report: &mut FindingCollector) {
    let Some(certification) = path.certification.as_deref().filter(|it| !it.blocks.is_empty()) else {
        return;
    };
    let near = Nearest::new(certification.blocks.iter().map(|(code, title)| (code.as_str(), title.as_str())));
    for (id, line) in path.competencies.iter() {
        if !line.block.is_empty() && !certification.blocks.contains_key(&line.block) {
            report.add(
                &rule::UNKNOWN_BLOCK,
                crate::steps![Field("competencies"), Item(id.as_str()), Field("block")],
                rule::UNKNOWN_BLOCK
                    .message()
                    .with("owner", line.label.as_str())
                    .with("id", line.block.as_str())
                    .with("near", near.hint(&line.block)),
            );
        }
    }
}
