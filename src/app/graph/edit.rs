//! New modules where one is on the graph, and what there is to say about the chosen box.

use crate::app::layer::Ask;
use crate::app::outline::Row;
use crate::app::{App, Effect, Now, Tone};
use crate::check::Severity;
use crate::edit::{Change, change};
use crate::i18n::duration;
use crate::model::{Message, Module, Requirement, RequirementKind, Set, propose_id};

impl App {
    /// Asks for the title of a new module that comes after the chosen one.
    pub(in crate::app) fn ask_module_after(&mut self, _: &Now, _: &mut Vec<Effect>) {
        match self.chosen().module().map(str::to_owned) {
            Some(id) => {
                let title = self.doc.path.title_of(&id).to_owned();
                self.prompt_about("graph-ask-after", &title, Ask::ModuleBeside(id, true));
            }
            None => self.prompt("app-ask-module", "", Ask::NewModule(self.place_of_new())),
        }
    }

    /// Asks for the title of a new module that the chosen one is to require.
    pub(in crate::app) fn ask_module_before(&mut self, _: &Now, _: &mut Vec<Effect>) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let title = self.doc.path.title_of(&id).to_owned();
        self.prompt_about("graph-ask-before", &title, Ask::ModuleBeside(id, false));
    }

    /// A new module in the stage of another one, linked with it.
    pub(in crate::app) fn add_module_beside(&mut self, title: &str, other: &str, after: bool, now: &Now) {
        let path = &self.doc.path;
        let taken = |id: &str| {
            path.modules.contains_key(id) || path.modules.values().any(|m| m.was.iter().any(|old| old == id))
        };
        let id = propose_id(title, now.chance, taken);
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
        self.change(Some(Change { label, ops }), now);
        self.choose_module(&id);
    }

    /// What there is to say about the chosen box: what is wrong with it first, then what it is between.
    pub(super) fn graph_said(&self) -> Option<(Tone, Message)> {
        let scene = self.graph.scene.as_ref()?;
        let at = self.graph.at?;
        let path = &self.doc.path;
        if let Row::Stage(stage) = self.chosen() {
            let stage = path.stages.get(*stage)?;
            let message = Message::new("graph-said-stage")
                .with("title", stage.title.as_str())
                .with("count", stage.modules.len());
            return Some((Tone::Found(Severity::Info), message));
        }
        let id = self.chosen().module()?;
        let titles = |ahead: bool| -> String {
            let or = format!(" {} ", self.lang.word("picture-or"));
            let any = |group: Vec<usize>| {
                group.into_iter().map(|node| self.box_title(scene, node)).collect::<Vec<_>>().join(&or)
            };
            let titles: Vec<String> = scene.groups_across(at, ahead).into_iter().map(any).collect();
            if titles.is_empty() { "–".to_owned() } else { titles.join(" · ") }
        };
        let minutes = path.modules.get(id).map_or(0, Module::total_minutes);
        let hours = if minutes == 0 { String::new() } else { format!(" ({})", duration(self.lang, minutes)) };
        let message = Message::new("graph-said")
            .with("title", format!("{}{hours}", path.title_of(id)))
            .with("before", titles(false))
            .with("after", titles(true));
        let worst = self.doc.derived.worst.get(id).copied().unwrap_or(Severity::Info);
        Some((Tone::Found(worst), message))
    }

    /// The title of what a box stands for.
    pub fn box_title<'a>(&'a self, scene: &'a super::Scene, node: usize) -> &'a str {
        match (scene.module(node), scene.picture.nodes.get(node)) {
            (Some(id), _) => self.doc.path.title_of(id),
            (None, Some(node)) => &node.label.title,
            (None, None) => "",
        }
    }
}
