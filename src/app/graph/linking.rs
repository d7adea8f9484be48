//! Choosing a module on the graph: the keys and the mouse while that goes on, and what comes of it.

use super::GraphView;
use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::layer::Layer;
use crate::app::dialogs::link::{AFTER, BEFORE, LinkDeed, LinkDialog};
use crate::app::dialogs::picker::{Picked, Picker, PickerChoice, Purpose};
use crate::app::scene::near::{Way, neighbour};
use crate::app::shell::Shell;
use crate::app::shell::geometry::turned;
use crate::edit::change;
use crate::model::{Message, RequirementKind};

impl Shell {
    /// The topmost layer, where a module is being chosen on the graph.
    pub fn linking(&self) -> Option<&LinkDialog> {
        match self.layers.last() {
            Some(Layer::Link(link)) => Some(link),
            _ => None,
        }
    }

    /// Why what is meant now can't be taken.
    pub fn refused_link(&self, link: &LinkDialog) -> Option<Message> {
        if link.refusal.is_some() {
            return link.refusal.clone();
        }
        let kind = link.deed.kind()?;
        let (prerequisite, module) = link.ends()?;
        self.doc.refusal(module, prerequisite, kind)
    }

    /// The modules that one is linked with: those before it, then those after it.
    fn linked(&self, id: &str) -> Vec<PickerChoice> {
        let path = &self.doc.path;
        let mut choices: Vec<PickerChoice> = Vec::new();
        let mut add = |sign: char, other: &str, kind: &RequirementKind| {
            let value = format!("{sign}{other}");
            if path.modules.contains_key(other) && choices.iter().all(|choice| choice.value != value) {
                let key = if sign == BEFORE { "graph-before" } else { "graph-after" };
                let kind = kind.label_key().map_or(String::new(), |key| self.lang.word(&key).into_owned());
                let label = path.title_of(other).to_owned();
                choices.push(PickerChoice {
                    label,
                    detail: format!("{} · {kind}", self.lang.word(key)),
                    value,
                });
            }
        };
        for group in path.modules.get(id).into_iter().flat_map(|module| module.requires.iter()) {
            group.any_of.iter().for_each(|other| add(BEFORE, other, &group.kind));
        }
        for (other, module) in path.modules.iter() {
            for group in module.requires.iter().filter(|group| group.any_of.iter().any(|member| member == id))
            {
                add(AFTER, other, &group.kind);
            }
        }
        choices
    }
}

impl GraphView {
    /// The box that is meant now, while a module is being chosen.
    pub fn target_box(&self, shell: &Shell) -> Option<usize> {
        self.scene.as_ref()?.home(shell.linking()?.target()?)
    }

    fn open_link(&mut self, deed: LinkDeed, from: String, choices: Vec<PickerChoice>, shell: &mut Shell) {
        let title = Message::new(deed.title()).with("title", shell.doc.path.title_of(&from));
        let title = match &deed {
            LinkDeed::Instead(_, other) => title.with("other", shell.doc.path.title_of(other)),
            _ => title,
        };
        let picker = Picker::new(Purpose::OnGraph, title, choices);
        let mut link = LinkDialog { deed, from, picker, refusal: None };
        // Where one would go next anyway.
        let scene = self.scene.clone();
        let at = scene.as_ref().and_then(|scene| scene.home(&link.from));
        if let (Some(scene), Some(at)) = (scene, at) {
            let may = |node: usize| scene.module(node).is_some_and(|id| link.value_of(id).is_some());
            let ways = match link.deed {
                LinkDeed::Opens(_) => [Way::Right, Way::Down, Way::Up, Way::Left],
                _ => [Way::Left, Way::Up, Way::Down, Way::Right],
            };
            let next = ways.into_iter().find_map(|way| neighbour(&scene, at, way, may));
            if let Some(id) = next.and_then(|node| scene.module(node)) {
                link.aim(id);
            }
        }
        shell.layers.push(Layer::Link(Box::new(link)));
    }

    /// Asks for the module that is to require the chosen one, or that it is to require.
    pub(super) fn ask_link(&mut self, opens: bool, shell: &mut Shell) {
        let Some(id) = shell.chosen().module().map(str::to_owned) else { return };
        let kind = RequirementKind::Required;
        let deed = if opens { LinkDeed::Opens(kind) } else { LinkDeed::Needs(kind) };
        let choices = shell.module_choices(Some(&id));
        if choices.is_empty() {
            return shell.refuse(Message::new("graph-link-alone"));
        }
        self.open_link(deed, id, choices, shell);
    }

    /// The mouse carried a box to another: the same, with that one meant.
    pub(super) fn link_by_hand(&mut self, from: usize, to: usize, shell: &mut Shell) {
        let Some(scene) = self.scene.clone() else { return };
        let (Some(_), Some(target)) = (scene.module(from), scene.module(to)) else { return };
        if from != to && shell.on_module() {
            self.ask_link(true, shell);
            if let Some(Layer::Link(link)) = shell.layers.last_mut() {
                link.aim(target);
            }
        }
    }

    /// Asks which link of the chosen module is to go; cuts it at once where there is only one.
    pub(super) fn ask_cut(&mut self, shell: &mut Shell) {
        let Some(id) = shell.chosen().module().map(str::to_owned) else { return };
        let mut choices = shell.linked(&id);
        match choices.len() {
            0 => shell.refuse(Message::new("graph-cut-nothing").with("title", shell.doc.path.title_of(&id))),
            1 => {
                let only = choices.remove(0).value;
                let other = only.trim_start_matches([BEFORE, AFTER]);
                let (prerequisite, module) =
                    if only.starts_with(BEFORE) { (other, id.as_str()) } else { (id.as_str(), other) };
                let change = change::cut_link(&shell.doc.path, module, prerequisite);
                shell.change(change);
            }
            _ => self.open_link(LinkDeed::Cut, id, choices, shell),
        }
    }

    /// Asks beside which prerequisite of the chosen module another is to be offered, then for that one.
    pub(super) fn ask_alternative(&mut self, shell: &mut Shell) {
        let Some(id) = shell.chosen().module().map(str::to_owned) else { return };
        let before: Vec<PickerChoice> =
            shell.linked(&id).into_iter().filter(|choice| choice.value.starts_with(BEFORE)).collect();
        match before.as_slice() {
            [] => {
                shell.refuse(
                    Message::new("graph-no-prerequisite").with("title", shell.doc.path.title_of(&id)),
                );
            }
            [only] => {
                let other = only.value.trim_start_matches(BEFORE).to_owned();
                self.ask_instead(id, &other, shell);
            }
            _ => self.open_link(LinkDeed::Beside, id, before, shell),
        }
    }

    fn ask_instead(&mut self, id: String, other: &str, shell: &mut Shell) {
        let Some(module) = shell.doc.path.modules.get(&id) else { return };
        let named = |group: &crate::model::Requirement, id: &str| group.any_of.iter().any(|have| have == id);
        let Some(at) = module.requires.iter().position(|group| named(group, other)) else { return };
        let group = &module.requires[at];
        let choices: Vec<PickerChoice> = shell
            .module_choices(Some(&id))
            .into_iter()
            .filter(|choice| !named(group, &choice.value))
            .collect();
        if choices.is_empty() {
            return shell.refuse(Message::new("graph-link-alone"));
        }
        self.open_link(LinkDeed::Instead(at, other.to_owned()), id, choices, shell);
    }

    /// A key while a module is being chosen: arrows go from box to box, letters look for a title.
    pub(in crate::app) fn link_key(&mut self, mut link: Box<LinkDialog>, key: Key, shell: &mut Shell) {
        link.refusal = None;
        let scene = self.scene.clone();
        if let (Some(way), Some(scene)) = (way_of(key), scene) {
            link.aim_beside(&scene, way);
            return shell.layers.push(Layer::Link(link));
        }
        if key.code == Code::Tab {
            if let LinkDeed::Opens(kind) | LinkDeed::Needs(kind) = &mut link.deed {
                *kind = turned(RequirementKind::ALL, kind, true);
            }
            return shell.layers.push(Layer::Link(link));
        }
        match link.picker.key(key) {
            Picked::Open => shell.layers.push(Layer::Link(link)),
            Picked::Cancelled => {}
            Picked::Chosen(_) => self.take_link(link, shell),
        }
    }

    /// The module that is meant is taken.
    fn take_link(&mut self, mut link: Box<LinkDialog>, shell: &mut Shell) {
        let Some((prerequisite, module)) = link.ends().map(|(one, other)| (one.to_owned(), other.to_owned()))
        else {
            return shell.layers.push(Layer::Link(link));
        };
        let path = &shell.doc.path;
        let change = match &link.deed {
            LinkDeed::Opens(kind) | LinkDeed::Needs(kind) => {
                change::add_requirement(path, &module, &prerequisite, kind.clone())
            }
            LinkDeed::Cut => change::cut_link(path, &module, &prerequisite),
            LinkDeed::Beside => return self.ask_instead(link.from, &prerequisite, shell),
            LinkDeed::Instead(at, _) => change::add_alternative(path, &module, *at, &prerequisite),
        };
        let refusal = match &link.deed {
            LinkDeed::Cut => None,
            LinkDeed::Instead(..) => change.as_ref().and_then(|change| shell.doc.refused_change(change)),
            _ => shell.refused_link(&link),
        };
        if refusal.is_some() {
            link.refusal = refusal;
            return shell.layers.push(Layer::Link(link));
        }
        if !shell.change(change) {
            let title = shell.doc.path.title_of(&prerequisite);
            shell.tell(Message::new("app-already-required").with("title", title));
        }
    }

    /// A click on a box while a module is being chosen: it is meant; where it was already, it is taken.
    pub(in crate::app) fn link_click(&mut self, node: usize, shell: &mut Shell) {
        let Some(id) = self.scene.as_ref().and_then(|scene| scene.module(node)).map(str::to_owned) else {
            return;
        };
        let Some(Layer::Link(mut link)) = shell.layers.pop() else { return };
        if link.target() == Some(&id) {
            return self.take_link(link, shell);
        }
        link.aim(&id);
        shell.layers.push(Layer::Link(link));
    }
}

fn way_of(key: Key) -> Option<Way> {
    (!key.ctrl && !key.alt).then_some(())?;
    match key.code {
        Code::Left => Some(Way::Left),
        Code::Right => Some(Way::Right),
        Code::Up => Some(Way::Up),
        Code::Down => Some(Way::Down),
        _ => None,
    }
}
