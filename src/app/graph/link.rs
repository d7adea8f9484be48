//! Choosing a module on the graph, by typing or by moving: to link it with the chosen one, to cut a link, to
//! offer it instead of another prerequisite.
//!
//! Lies above the view as a layer, but leaves the picture in sight: the box that is meant now is shown as
//! the chosen one is.

use super::near::{Way, neighbour};
use super::scene::Scene;
use crate::app::key::{Code, Key};
use crate::app::layer::Layer;
use crate::app::panes::turned;
use crate::app::picker::{Choice, Picked, Picker, Purpose};
use crate::app::{App, Now};
use crate::edit::change;
use crate::model::{Message, RequirementKind};

/// A module to be chosen.
pub struct Link {
    /// What for.
    pub deed: Deed,
    /// The module where it began.
    pub from: String,
    /// What is chosen from, and what is typed for it.
    pub picker: Picker,
    /// Why the last choice was refused.
    pub refusal: Option<Message>,
}

/// What a module is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It is to require the one where it began.
    Opens(RequirementKind),
    /// The one where it began is to require it.
    Needs(RequirementKind),
    /// The link with it is to go.
    Cut,
    /// It is the prerequisite beside which another is to be offered.
    Beside,
    /// It is to be offered in the group at this place, instead of this one.
    Instead(usize, String),
}

/// Before the identifier in what a choice stands for: the link leads to the one where it began.
const BEFORE: char = '-';
/// The link leads away from it.
const AFTER: char = '+';

impl Deed {
    /// What to say above the picture.
    fn title(&self) -> &'static str {
        match self {
            Self::Opens(_) => "graph-link-opens",
            Self::Needs(_) => "graph-link-needs",
            Self::Cut => "graph-link-cut",
            Self::Beside => "graph-link-beside",
            Self::Instead(..) => "graph-link-instead",
        }
    }

    /// Whether a link with it is made.
    pub fn makes(&self) -> bool {
        matches!(self, Self::Opens(_) | Self::Needs(_) | Self::Instead(..))
    }

    /// What kind of link is made, if one is.
    pub fn kind(&self) -> Option<&RequirementKind> {
        match self {
            Self::Opens(kind) | Self::Needs(kind) => Some(kind),
            _ => None,
        }
    }
}

impl Link {
    /// The module that is meant now.
    pub fn target(&self) -> Option<&str> {
        self.picker.chosen().map(|choice| choice.value.trim_start_matches([BEFORE, AFTER]))
    }

    /// The prerequisite and the module that has it, if the one that is meant now is taken.
    pub fn ends(&self) -> Option<(&str, &str)> {
        let target = self.target()?;
        let leads_here = match self.deed {
            Deed::Opens(_) => false,
            Deed::Cut => self.picker.chosen().is_some_and(|choice| choice.value.starts_with(BEFORE)),
            _ => true,
        };
        Some(if leads_here { (target, &self.from) } else { (&self.from, target) })
    }

    /// Means this module now, if it may be chosen.
    fn aim(&mut self, id: &str) {
        let value = self.value_of(id).map(str::to_owned);
        if let Some(value) = value {
            self.picker.aim(&value);
        }
    }

    /// Means the module beside the one that is meant now.
    fn aim_beside(&mut self, scene: &Scene, way: Way) {
        let here = self.target().unwrap_or(&self.from);
        let at = scene.home(here).or_else(|| scene.home(&self.from));
        let next = at.and_then(|at| {
            neighbour(scene, at, way, |node| scene.module(node).is_some_and(|id| self.value_of(id).is_some()))
        });
        if let Some(id) = next.and_then(|node| scene.module(node)) {
            self.aim(id);
        }
    }

    fn value_of(&self, id: &str) -> Option<&str> {
        let values = self.picker.choices.iter().map(|choice| choice.value.as_str());
        values.into_iter().find(|value| value.trim_start_matches([BEFORE, AFTER]) == id)
    }
}

impl App {
    /// The topmost layer, where a module is being chosen on the graph.
    pub fn linking(&self) -> Option<&Link> {
        match self.layers.last() {
            Some(Layer::Link(link)) => Some(link),
            _ => None,
        }
    }

    /// The box that is meant now, while a module is being chosen.
    pub fn target_box(&self) -> Option<usize> {
        self.graph.scene.as_ref()?.home(self.linking()?.target()?)
    }

    /// Why what is meant now can't be taken.
    pub fn refused_link(&self, link: &Link) -> Option<Message> {
        if link.refusal.is_some() {
            return link.refusal.clone();
        }
        let kind = link.deed.kind()?;
        let (prerequisite, module) = link.ends()?;
        self.doc.refusal(module, prerequisite, kind)
    }

    fn open_link(&mut self, deed: Deed, from: String, choices: Vec<Choice>) {
        let title = Message::new(deed.title()).with("title", self.doc.path.title_of(&from));
        let title = match &deed {
            Deed::Instead(_, other) => title.with("other", self.doc.path.title_of(other)),
            _ => title,
        };
        let picker = Picker::new(Purpose::OnGraph, title, choices);
        let mut link = Link { deed, from, picker, refusal: None };
        // Where one would go next anyway.
        let scene = self.graph.scene.clone();
        let at = scene.as_ref().and_then(|scene| scene.home(&link.from));
        if let (Some(scene), Some(at)) = (scene, at) {
            let may = |node: usize| scene.module(node).is_some_and(|id| link.value_of(id).is_some());
            let ways = match link.deed {
                Deed::Opens(_) => [Way::Right, Way::Down, Way::Up, Way::Left],
                _ => [Way::Left, Way::Up, Way::Down, Way::Right],
            };
            let next = ways.into_iter().find_map(|way| neighbour(&scene, at, way, may));
            if let Some(id) = next.and_then(|node| scene.module(node)) {
                link.aim(id);
            }
        }
        self.layers.push(Layer::Link(Box::new(link)));
    }

    /// Asks for the module that is to require the chosen one, or that it is to require.
    pub(in crate::app) fn ask_link(&mut self, opens: bool) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let kind = RequirementKind::Required;
        let deed = if opens { Deed::Opens(kind) } else { Deed::Needs(kind) };
        let choices = self.module_choices(Some(&id));
        if choices.is_empty() {
            return self.refuse(Message::new("graph-link-alone"));
        }
        self.open_link(deed, id, choices);
    }

    /// The mouse carried a box to another: the same, with that one meant.
    pub(super) fn link_by_hand(&mut self, from: usize, to: usize) {
        let Some(scene) = self.graph.scene.clone() else { return };
        let (Some(_), Some(target)) = (scene.module(from), scene.module(to)) else { return };
        if from != to && self.on_module() {
            self.ask_link(true);
            if let Some(Layer::Link(link)) = self.layers.last_mut() {
                link.aim(target);
            }
        }
    }

    /// Asks which link of the chosen module is to go; cuts it at once where there is only one.
    pub(in crate::app) fn ask_cut(&mut self, now: &Now) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let mut choices = self.linked(&id);
        match choices.len() {
            0 => self.refuse(Message::new("graph-cut-nothing").with("title", self.doc.path.title_of(&id))),
            1 => {
                let only = choices.remove(0).value;
                let other = only.trim_start_matches([BEFORE, AFTER]);
                let (prerequisite, module) =
                    if only.starts_with(BEFORE) { (other, id.as_str()) } else { (id.as_str(), other) };
                let change = change::cut_link(&self.doc.path, module, prerequisite);
                self.change(change, now);
            }
            _ => self.open_link(Deed::Cut, id, choices),
        }
    }

    /// The modules that one is linked with: those before it, then those after it.
    fn linked(&self, id: &str) -> Vec<Choice> {
        let path = &self.doc.path;
        let mut choices: Vec<Choice> = Vec::new();
        let mut add = |sign: char, other: &str, kind: &RequirementKind| {
            let value = format!("{sign}{other}");
            if path.modules.contains_key(other) && choices.iter().all(|choice| choice.value != value) {
                let key = if sign == BEFORE { "graph-before" } else { "graph-after" };
                let kind = kind.label_key().map_or(String::new(), |key| self.lang.word(&key).into_owned());
                let label = path.title_of(other).to_owned();
                choices.push(Choice { label, detail: format!("{} · {kind}", self.lang.word(key)), value });
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

    /// Asks beside which prerequisite of the chosen module another is to be offered, then for that one.
    pub(in crate::app) fn ask_alternative(&mut self) {
        let Some(id) = self.chosen().module().map(str::to_owned) else { return };
        let before: Vec<Choice> =
            self.linked(&id).into_iter().filter(|choice| choice.value.starts_with(BEFORE)).collect();
        match before.as_slice() {
            [] => {
                self.refuse(Message::new("graph-no-prerequisite").with("title", self.doc.path.title_of(&id)));
            }
            [only] => {
                let other = only.value.trim_start_matches(BEFORE).to_owned();
                self.ask_instead(id, &other);
            }
            _ => self.open_link(Deed::Beside, id, before),
        }
    }

    fn ask_instead(&mut self, id: String, other: &str) {
        let Some(module) = self.doc.path.modules.get(&id) else { return };
        let named = |group: &crate::model::Requirement, id: &str| group.any_of.iter().any(|have| have == id);
        let Some(at) = module.requires.iter().position(|group| named(group, other)) else { return };
        let group = &module.requires[at];
        let choices: Vec<Choice> = self
            .module_choices(Some(&id))
            .into_iter()
            .filter(|choice| !named(group, &choice.value))
            .collect();
        if choices.is_empty() {
            return self.refuse(Message::new("graph-link-alone"));
        }
        self.open_link(Deed::Instead(at, other.to_owned()), id, choices);
    }

    /// A key while a module is being chosen: arrows go from box to box, letters look for a title.
    pub(in crate::app) fn link_key(&mut self, mut link: Box<Link>, key: Key, now: &Now) {
        link.refusal = None;
        let scene = self.graph.scene.clone();
        if let (Some(way), Some(scene)) = (way_of(key), scene) {
            link.aim_beside(&scene, way);
            return self.layers.push(Layer::Link(link));
        }
        if key.code == Code::Tab {
            if let Deed::Opens(kind) | Deed::Needs(kind) = &mut link.deed {
                *kind = turned(RequirementKind::ALL, kind, true);
            }
            return self.layers.push(Layer::Link(link));
        }
        match link.picker.key(key) {
            Picked::Open => self.layers.push(Layer::Link(link)),
            Picked::Cancelled => {}
            Picked::Chosen(_) => self.take_link(link, now),
        }
    }

    /// The module that is meant is taken.
    fn take_link(&mut self, mut link: Box<Link>, now: &Now) {
        let Some((prerequisite, module)) = link.ends().map(|(one, other)| (one.to_owned(), other.to_owned()))
        else {
            return self.layers.push(Layer::Link(link));
        };
        let path = &self.doc.path;
        let change = match &link.deed {
            Deed::Opens(kind) | Deed::Needs(kind) => {
                change::add_requirement(path, &module, &prerequisite, kind.clone())
            }
            Deed::Cut => change::cut_link(path, &module, &prerequisite),
            Deed::Beside => return self.ask_instead(link.from, &prerequisite),
            Deed::Instead(at, _) => change::add_alternative(path, &module, *at, &prerequisite),
        };
        let refusal = match &link.deed {
            Deed::Cut => None,
            Deed::Instead(..) => change.as_ref().and_then(|change| self.doc.refused_change(change)),
            _ => self.refused_link(&link),
        };
        if refusal.is_some() {
            link.refusal = refusal;
            return self.layers.push(Layer::Link(link));
        }
        if !self.change(change, now) {
            let title = self.doc.path.title_of(&prerequisite);
            self.tell(Message::new("app-already-required").with("title", title));
        }
    }

    /// A click on a box while a module is being chosen: it is meant; where it was already, it is taken.
    pub(in crate::app) fn link_click(&mut self, node: usize, now: &Now) {
        let Some(id) = self.graph.scene.as_ref().and_then(|scene| scene.module(node)).map(str::to_owned)
        else {
            return;
        };
        let Some(Layer::Link(mut link)) = self.layers.pop() else { return };
        if link.target() == Some(&id) {
            return self.take_link(link, now);
        }
        link.aim(&id);
        self.layers.push(Layer::Link(link));
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
