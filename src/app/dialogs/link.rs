//! Choosing a module on the graph, by typing or by moving: to link it with the chosen one, to cut a link, to
//! offer it instead of another prerequisite.
//!
//! Lies above the view as a layer, but leaves the picture in sight: the box that is meant now is shown as
//! the chosen one is.

use crate::app::dialogs::picker::Picker;
use crate::app::scene::Scene;
use crate::app::scene::near::{Way, neighbour};
use crate::model::{Message, RequirementKind};

/// A module to be chosen.
pub struct LinkDialog {
    /// What for.
    pub deed: LinkDeed,
    /// The module where it began.
    pub from: String,
    /// What is chosen from, and what is typed for it.
    pub picker: Picker,
    /// Why the last choice was refused.
    pub refusal: Option<Message>,
}

/// What a module is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkDeed {
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
pub(in crate::app) const BEFORE: char = '-';
/// The link leads away from it.
pub(in crate::app) const AFTER: char = '+';

impl LinkDeed {
    /// What to say above the picture.
    pub(in crate::app) fn title(&self) -> &'static str {
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

impl LinkDialog {
    /// The module that is meant now.
    pub fn target(&self) -> Option<&str> {
        self.picker.chosen().map(|choice| choice.value.trim_start_matches([BEFORE, AFTER]))
    }

    /// The prerequisite and the module that has it, if the one that is meant now is taken.
    pub fn ends(&self) -> Option<(&str, &str)> {
        let target = self.target()?;
        let leads_here = match self.deed {
            LinkDeed::Opens(_) => false,
            LinkDeed::Cut => self.picker.chosen().is_some_and(|choice| choice.value.starts_with(BEFORE)),
            _ => true,
        };
        Some(if leads_here { (target, &self.from) } else { (&self.from, target) })
    }

    /// Means this module now, if it may be chosen.
    pub(in crate::app) fn aim(&mut self, id: &str) {
        let value = self.value_of(id).map(str::to_owned);
        if let Some(value) = value {
            self.picker.aim(&value);
        }
    }

    /// Means the module beside the one that is meant now.
    pub(in crate::app) fn aim_beside(&mut self, scene: &Scene, way: Way) {
        let here = self.target().unwrap_or(&self.from);
        let at = scene.home(here).or_else(|| scene.home(&self.from));
        let next = at.and_then(|at| {
            neighbour(scene, at, way, |node| scene.module(node).is_some_and(|id| self.value_of(id).is_some()))
        });
        if let Some(id) = next.and_then(|node| scene.module(node)) {
            self.aim(id);
        }
    }

    pub(in crate::app) fn value_of(&self, id: &str) -> Option<&str> {
        let values = self.picker.choices.iter().map(|choice| choice.value.as_str());
        values.into_iter().find(|value| value.trim_start_matches([BEFORE, AFTER]) == id)
    }
}
