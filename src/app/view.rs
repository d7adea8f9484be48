//! The views of the workspace: which there are, how one is reached, and what each answers to.
//!
//! A view keeps its state in a field of [`App`] and its behaviour in a file of its own; what the rest
//! of the workspace asks of every view is [`Hooks`], a table of functions. Its own commands stand in the
//! table of commands under its scope.

use super::mouse::{Gesture, Spot};
use super::{App, Effect, Focus, Now};
use crate::model::Message;

/// A way to look at the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum View {
    /// Stages and modules as an outline, with the form beside it.
    #[default]
    Outline,
    /// What must come before what, as a picture.
    Graph,
    /// Outcomes and competencies by modules.
    Matrix,
    /// Hours along the path.
    Timeline,
    /// What is wrong or worth knowing.
    Findings,
    /// What was done, and the ways not taken.
    History,
    /// What the centres share.
    Commons,
    /// What changed since another version.
    Changes,
    /// What a merge left open.
    Questions,
}

impl View {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 9] = [
        Self::Outline,
        Self::Graph,
        Self::Matrix,
        Self::Timeline,
        Self::Findings,
        Self::History,
        Self::Commons,
        Self::Changes,
        Self::Questions,
    ];

    /// The command that shows it.
    pub fn command(self) -> &'static str {
        match self {
            Self::Outline => "view-outline",
            Self::Graph => "view-graph",
            Self::Matrix => "view-matrix",
            Self::Timeline => "view-timeline",
            Self::Findings => "view-findings",
            Self::History => "view-history",
            Self::Commons => "view-commons",
            Self::Changes => "view-changes",
            Self::Questions => "view-questions",
        }
    }

    /// The key of its short name in the translations.
    pub fn label(self) -> &'static str {
        match self {
            Self::Outline => "shell-tab-outline",
            Self::Graph => "shell-tab-graph",
            Self::Matrix => "shell-tab-matrix",
            Self::Timeline => "shell-tab-timeline",
            Self::Findings => "shell-tab-findings",
            Self::History => "shell-tab-history",
            Self::Commons => "shell-tab-commons",
            Self::Changes => "shell-tab-changes",
            Self::Questions => "shell-tab-questions",
        }
    }

    fn hooks(self) -> &'static Hooks {
        match self {
            Self::Outline => &super::panes::HOOKS,
            Self::Graph => &super::graph::HOOKS,
            Self::Matrix => &super::matrix::HOOKS,
            Self::Timeline => &super::timeline::HOOKS,
            Self::Findings => &super::findings::HOOKS,
            Self::History => &super::history::HOOKS,
            Self::Commons => &super::commons::HOOKS,
            Self::Changes => &super::changes::HOOKS,
            Self::Questions => &super::questions::HOOKS,
        }
    }
}

/// What every view answers to, beside its own commands.
pub struct Hooks {
    /// Brings it in line with the document: when it is shown, and after each change while it is shown.
    /// A view that is out of sight costs nothing.
    pub refresh: fn(&mut App),
    /// Moves its choice down by so many rows; up, where negative; far beyond the ends, where huge.
    pub step: fn(&mut App, isize),
    /// How many rows a page is.
    pub page: fn(&App) -> isize,
    /// Keeps what is chosen in sight; after every message.
    pub scroll: fn(&mut App),
    /// Obeys the mouse, where it did not hit a tab or a key of the footer.
    pub mouse: fn(&mut App, Gesture, Option<&Spot>, &Now, &mut Vec<Effect>),
    /// What to say above the footer about what is chosen, with the kind of news.
    pub said: fn(&App) -> Option<(super::Tone, Message)>,
    /// Whether it shows the module chosen in the outline, so that jumping to one stays here.
    pub shows_modules: bool,
}

impl Hooks {
    /// A view that does nothing; to be built upon.
    pub const NONE: Self = Self {
        refresh: |_| {},
        step: |_, _| {},
        page: |app| app.body_page(),
        scroll: |_| {},
        mouse: |_, _, _, _, _| {},
        said: |_| None,
        shows_modules: false,
    };
}

impl App {
    /// Shows a view.
    pub fn show(&mut self, view: View) {
        self.view = view;
        if view == View::Outline && self.focus == Focus::Findings {
            self.focus = Focus::Outline;
        }
        (view.hooks().refresh)(self);
    }

    /// What the shown view answers to.
    pub fn hooks(&self) -> &'static Hooks {
        self.view.hooks()
    }

    /// Shows the outline with the focus on the form of what is chosen.
    pub fn show_form(&mut self) {
        self.show(View::Outline);
        self.focus = Focus::Form;
    }

    /// The tabs that are shown: that of the questions only where there are some, or it is open.
    pub fn tabs(&self) -> Vec<View> {
        let asked = !self.doc.path.conflicts.is_empty() || self.view == View::Questions;
        View::ALL.into_iter().filter(|view| *view != View::Questions || asked).collect()
    }

    /// A page of a view that fills the body with rows in a frame.
    pub fn body_page(&self) -> isize {
        super::panes::page_of(super::geometry::parts(self).body)
    }
}
