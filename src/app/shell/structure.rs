//! What can be done in the outline: modules and stages come, go, move; prerequisites are chosen.

use std::collections::BTreeSet;

use crate::app::dialogs::layer::{Layer, PromptPurpose};
use crate::app::dialogs::picker::{KNOWLEDGE, Picker, PickerChoice, Purpose};
use crate::app::shell::Shell;
use crate::app::shell::rows::OutlineRow;
use crate::edit::{Change, change};
use crate::model::{Message, Module, Requirement, RequirementKind, Set, Stage, propose_id};

impl Shell {
    pub(in crate::app) fn on_module(&self) -> bool {
        self.may_edit() && self.chosen().module().is_some_and(|id| self.doc.path.modules.contains_key(id))
    }

    pub(in crate::app) fn can_delete(&self) -> bool {
        self.may_edit() && *self.chosen() != OutlineRow::Path
    }

    pub(in crate::app) fn can_move(&self) -> bool {
        self.may_edit() && matches!(self.chosen(), OutlineRow::Stage(_) | OutlineRow::Module(_, Some(_)))
    }

    /// Where a new module goes: behind the chosen one, or at the end of the chosen stage.
    pub(in crate::app) fn place_of_new(&self) -> Option<(usize, usize)> {
        let stages = &self.doc.path.stages;
        match self.chosen() {
            OutlineRow::Module(_, Some((stage, place))) => Some((*stage, place + 1)),
            OutlineRow::Stage(stage) => Some((*stage, stages.get(*stage)?.modules.len())),
            OutlineRow::Module(_, None) => None,
            OutlineRow::Path => stages.len().checked_sub(1).map(|last| (last, stages[last].modules.len())),
        }
    }

    pub(in crate::app) fn ask_new_module(&mut self) {
        self.prompt("app-ask-module", "", PromptPurpose::NewModule(self.place_of_new()));
    }

    pub(in crate::app) fn ask_new_stage(&mut self) {
        let place = self.chosen().stage().map_or(self.doc.path.stages.len(), |stage| stage + 1);
        self.prompt("app-ask-stage", "", PromptPurpose::NewStage(place));
    }

    pub(in crate::app) fn add_module(&mut self, title: &str, place: Option<(usize, usize)>) {
        let module = Module { title: title.to_owned(), ..Module::default() };
        self.insert_module(&module, place);
    }

    fn insert_module(&mut self, module: &Module, place: Option<(usize, usize)>) {
        let path = &self.doc.path;
        let id = propose_id(&module.title, self.now.chance, |id| {
            path.modules.contains_key(id) || path.modules.values().any(|m| m.was.iter().any(|old| old == id))
        });
        let change = change::add_module(path, &id, module, place);
        self.change(Some(change));
        self.choose_module(&id);
    }

    pub(in crate::app) fn add_stage(&mut self, title: &str, place: usize) {
        let path = &self.doc.path;
        let id = propose_id(title, self.now.chance, |id| path.stages.iter().any(|stage| stage.id == id));
        let stage = Stage { id, title: title.to_owned(), ..Stage::default() };
        self.change(Some(change::add_stage(&stage, place)));
        self.choose_stage(place);
    }

    /// A copy right behind the chosen module, to be changed.
    pub(in crate::app) fn duplicate(&mut self) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let Some(mut copy) = self.doc.path.modules.get(&id).cloned() else { return };
        copy.title = self.lang.text(&Message::new("app-copy-of").with("title", copy.title.as_str()));
        copy.was = crate::model::Set::default();
        copy.observations = crate::model::Keyed::default();
        self.insert_module(&copy, self.place_of_new());
    }

    pub(in crate::app) fn delete_row(&mut self) {
        let change = match self.chosen().clone() {
            OutlineRow::Path => None,
            OutlineRow::Stage(stage) => change::delete_stage(&self.doc.path, stage),
            // A stage may name a module that is not there: then the name goes.
            OutlineRow::Module(id, Some((stage, place))) if !self.doc.path.modules.contains_key(&id) => {
                let at = crate::steps![Field("stages"), At(stage), Field("modules"), At(place)];
                let label = Message::new("edit-delete-module").with("title", id);
                change::remove_item(&self.doc.path, &at, label)
            }
            OutlineRow::Module(id, _) => change::delete_module(&self.doc.path, &id),
        };
        self.change(change);
    }

    pub(in crate::app) fn move_row(&mut self, down: bool) {
        match self.chosen().clone() {
            OutlineRow::Stage(stage) => {
                let to = if down { stage + 1 } else { stage.wrapping_sub(1) };
                let change = change::move_stage(&self.doc.path, stage, to);
                if self.change(change) {
                    self.choose_stage(to);
                }
            }
            OutlineRow::Module(id, Some((stage, place))) => {
                let stages = &self.doc.path.stages;
                let to = match (down, place) {
                    (true, place) if place + 1 < stages[stage].modules.len() => Some((stage, place + 1)),
                    (true, _) => (stage + 1 < stages.len()).then_some((stage + 1, 0)),
                    (false, 0) => stage.checked_sub(1).map(|above| (above, stages[above].modules.len())),
                    (false, place) => Some((stage, place - 1)),
                };
                let change =
                    to.and_then(|to| change::move_module(&self.doc.path, &id, Some((stage, place)), to));
                self.change(change);
            }
            _ => {}
        }
    }

    pub(in crate::app) fn pick_stage(&mut self) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let choices: Vec<PickerChoice> = (self.doc.path.stages.iter().enumerate())
            .map(|(at, stage)| PickerChoice {
                label: stage.title.clone(),
                detail: stage.id.clone(),
                value: at.to_string(),
            })
            .collect();
        if choices.is_empty() {
            return self.refuse(Message::new("app-no-stage"));
        }
        let title = Message::new("app-pick-stage").with("title", self.doc.path.title_of(&id));
        self.layers.push(Layer::Picker(Picker::new(Purpose::Stage(id), title, choices)));
    }

    pub(in crate::app) fn move_to_stage(&mut self, id: &str, stage: &str) {
        let stages = &self.doc.path.stages;
        let Some((stage, end)) =
            stage.parse().ok().and_then(|at: usize| Some((at, stages.get(at)?.modules.len())))
        else {
            return;
        };
        let from = match self.chosen() {
            OutlineRow::Module(chosen, place) if chosen == id => *place,
            _ => self.doc.path.stage_of(id),
        };
        let change = change::move_module(&self.doc.path, id, from, (stage, end));
        self.change(change);
        self.choose_module(id);
    }

    /// The modules of the path, for a list to choose from.
    pub(in crate::app) fn module_choices(&self, without: Option<&str>) -> Vec<PickerChoice> {
        let path = &self.doc.path;
        let order = self.selection.rows.iter().filter_map(|row| Some((row.module()?, row.stage())));
        order
            .filter(|(id, _)| Some(*id) != without && path.modules.contains_key(id))
            .map(|(id, stage)| {
                let stage = stage.and_then(|stage| path.stages.get(stage));
                let code = path.modules.get(id).map_or("", |module| &module.code);
                let stage = stage.map_or("", |stage| &stage.title);
                let detail =
                    [code, stage].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
                PickerChoice {
                    label: path.title_of(id).to_owned(),
                    detail: detail.join(" · "),
                    value: id.to_owned(),
                }
            })
            .collect()
    }

    /// Says of modules how they are tied to one already: that it requires them, or that they wait for it.
    fn mark_ties(&self, id: &str, choices: &mut [PickerChoice]) {
        let graph = self.doc.graph();
        let Some(at) = graph.index(id) else { return };
        let required: BTreeSet<usize> = graph.prerequisites(at).map(|(before, _)| before).collect();
        let waiting: BTreeSet<usize> = graph.descendants(at).into_iter().collect();
        for choice in choices {
            let Some(at) = graph.index(&choice.value) else { continue };
            let key = match (required.contains(&at), waiting.contains(&at)) {
                (true, _) => "app-pick-required",
                (false, true) => "app-pick-waiting",
                (false, false) => continue,
            };
            choice.detail = self.lang.word(key).into_owned();
        }
    }

    pub(in crate::app) fn pick_prerequisite(&mut self) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let mut choices = self.module_choices(Some(&id));
        self.mark_ties(&id, &mut choices);
        choices.push(PickerChoice {
            label: self.lang.word("app-pick-knowledge").into_owned(),
            detail: String::new(),
            value: KNOWLEDGE.to_owned(),
        });
        let title = Message::new("app-pick-prerequisite").with("title", self.doc.path.title_of(&id));
        let purpose = Purpose::Prerequisite(id, RequirementKind::Required);
        self.layers.push(Layer::Picker(Picker::new(purpose, title, choices)));
    }

    /// Why this prerequisite can't be: a cycle that it would make.
    pub fn refused_prerequisite(&self, purpose: &Purpose, chosen: &str) -> Option<Message> {
        match purpose {
            Purpose::Prerequisite(module, kind) => self.doc.refusal(module, chosen, kind),
            _ => None,
        }
    }

    pub(in crate::app) fn add_prerequisite(&mut self, module: &str, chosen: &str, kind: &RequirementKind) {
        let change = change::add_requirement(&self.doc.path, module, chosen, kind.clone());
        if !self.change(change) {
            self.tell(Message::new("app-already-required").with("title", self.doc.path.title_of(chosen)));
        }
    }

    /// Asks for the title of a new module that comes after the chosen one.
    pub(in crate::app) fn ask_module_after(&mut self) {
        match self.chosen().module().map(str::to_owned) {
            Some(id) => {
                let title = self.doc.path.title_of(&id).to_owned();
                self.prompt_about("graph-ask-after", &title, PromptPurpose::ModuleBeside(id, true));
            }
            None => self.prompt("app-ask-module", "", PromptPurpose::NewModule(self.place_of_new())),
        }
    }

    /// Asks for the title of a new module that the chosen one is to require.
    pub(in crate::app) fn ask_module_before(&mut self) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let title = self.doc.path.title_of(&id).to_owned();
        self.prompt_about("graph-ask-before", &title, PromptPurpose::ModuleBeside(id, false));
    }

    /// A new module in the stage of another one, linked with it.
    pub(in crate::app) fn add_module_beside(&mut self, title: &str, other: &str, after: bool) {
        let path = &self.doc.path;
        let taken = |id: &str| {
            path.modules.contains_key(id) || path.modules.values().any(|m| m.was.iter().any(|old| old == id))
        };
        let id = propose_id(title, self.now.chance, taken);
        let mut module = Module { title: title.to_owned(), ..Module::default() };
        let place = path.stage_of(other);
        let place = place.map(|(stage, at)| (stage, if after { at + 1 } else { at }));
        let mut more = Vec::new();
        if after {
            let any_of: Set<String> = [other.to_owned()].into_iter().collect();
            let group = Requirement { any_of, kind: RequirementKind::Required, ..Requirement::default() };
            module.requires = [group].into_iter().collect();
        } else {
            let link = change::add_requirement(path, other, &id, RequirementKind::Required);
            more.extend(link.into_iter().flat_map(|change| change.ops));
        }
        let Change { label, mut ops } = change::add_module(path, &id, &module, place);
        ops.append(&mut more);
        self.change(Some(Change { label, ops }));
        self.choose_module(&id);
    }
}
