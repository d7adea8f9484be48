//! The graph view: what must come before what, as a picture that one walks about in.
//!
//! Owns what is shown of the picture and where one is in it. The chosen box is the chosen module of the
//! outline, so that both views stay together. The picture itself is made beside the screen
//! ([`scene`]): at once a quick one, then a better one where the path is large.

pub mod about;
mod linking;
pub mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::graph::window::Window;
use crate::app::mouse::{Gesture, Spot};
use crate::app::scene::near::{Way, neighbour, outermost};
use crate::app::scene::{GraphSide, PictureOrder, PictureWish, Scene};
use crate::app::shell::geometry::turned;
use crate::app::shell::notice::Tone;
use crate::app::shell::rows::OutlineRow;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::layout::{Direction, GroupPlacement};
use crate::model::Message;
use crate::picture::Detail;

/// Up to so many modules a picture is made in one go.
const SMALL: usize = 400;

/// What the view remembers.
#[derive(Debug)]
pub struct GraphView {
    /// What is shown; none before the first picture.
    pub scene: Option<Arc<Scene>>,
    /// The chosen box.
    pub at: Option<usize>,
    /// The part that is in sight.
    pub window: Window,
    /// What stands out, beside the chosen box; the rest steps back.
    pub light: Option<GraphSide>,
    /// By box, whether it stands out.
    pub lit: Vec<bool>,
    /// Whether the small map is wanted.
    pub map: bool,
    /// How much each box says; as much as there is room for, unless one has said.
    detail: Option<Detail>,
    /// Which way it runs.
    pub direction: Direction,
    /// What stages mean for the picture.
    pub grouping: GroupPlacement,
    /// Whether links are shown that follow from others.
    pub redundant: bool,
    /// The stages, by id, that are one box each.
    pub folded: BTreeSet<String>,
    /// Only this module and what is on a side of it is shown.
    pub only: Option<(String, GraphSide)>,
    /// How often a picture was asked for that does not resemble the one before it.
    afresh: u64,
    /// What was asked for last, and whether that was to be refined.
    asked: Option<(PictureWish, bool)>,
    /// What the picture asked for last is to resemble.
    base: Option<Arc<Scene>>,
    /// Where the mouse holds the picture, or the box that it carries.
    grip: Option<Grip>,
}

/// What the mouse has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grip {
    /// The picture, at this place of the screen.
    Picture((u16, u16)),
    /// A box, on its way to another.
    Box(usize),
}

impl Default for GraphView {
    fn default() -> Self {
        Self {
            scene: None,
            at: None,
            window: Window::default(),
            light: None,
            lit: Vec::new(),
            map: true,
            detail: None,
            direction: Direction::default(),
            grouping: GroupPlacement::default(),
            redundant: false,
            folded: BTreeSet::new(),
            only: None,
            afresh: 0,
            asked: None,
            base: None,
            grip: None,
        }
    }
}

commands! { COMMANDS of GraphView, Scope::View(ViewKind::Graph);
    "graph-left" 0 ["Left", "h"] always => |view, shell| view.go(Way::Left, shell);
    "graph-right" 0 ["Right", "l"] always => |view, shell| view.go(Way::Right, shell);
    "graph-go" 1 ["Enter"] always => |view, shell| view.open(shell);
    "graph-add" 2 ["a"] |_, shell| shell.may_edit() => |_, shell| shell.ask_module_after();
    "graph-add-before" 0 ["A"] |_, shell| shell.on_module() => |_, shell| shell.ask_module_before();
    "graph-link" 2 ["e"] |_, shell| shell.on_module() => |view, shell| view.ask_link(true, shell);
    "graph-need" 3 ["p"] |_, shell| shell.on_module() => |view, shell| view.ask_link(false, shell);
    "graph-cut" 3 ["x"] |_, shell| shell.on_module() => |view, shell| view.ask_cut(shell);
    "graph-alternative" 4 ["o"] |_, shell| shell.on_module() => |view, shell| view.ask_alternative(shell);
    "graph-delete" 0 ["Delete"] |_, shell| shell.on_module() => |_, shell| shell.delete_row();
    "graph-to-stage" 0 ["M"] |_, shell| shell.on_module() => |_, shell| shell.pick_stage();
    "graph-light" 3 ["f"] always => |view, shell| view.light_up(shell);
    "graph-only" 0 ["F"] always => |view, shell| view.show_only(shell);
    "graph-fold" 4 ["Space"] |_, shell| shell.chosen().stage().is_some() => |view, shell| view.fold(shell);
    "graph-fold-all" 0 ["w"] always => |view, shell| view.fold_all(shell);
    "graph-more" 4 ["z"] always => |view, shell| view.say_more(true, shell);
    "graph-less" 0 ["Z"] always => |view, shell| view.say_more(false, shell);
    "graph-turn" 5 ["v"] always => |view, _| view.turn();
    "graph-stages" 5 ["s"] always => |view, shell| view.group(shell);
    "graph-redundant" 6 ["t"] always => |view, shell| view.toggle_redundant(shell);
    "graph-afresh" 0 ["r"] always => |view, _| view.afresh += 1;
    "graph-map" 0 ["m"] always => |view, _| view.map = !view.map;
    "graph-leave" 5 ["Esc"] always => |view, shell| view.leave(shell);
}

impl WorkspaceView for GraphView {
    fn step(&mut self, by: isize, shell: &mut Shell) {
        if by.unsigned_abs() > isize::MAX.unsigned_abs() / 4 {
            let end = self.scene.as_ref().and_then(|scene| outermost(scene, by > 0));
            return self.choose_box(end, shell);
        }
        let way = if by > 0 { Way::Down } else { Way::Up };
        for _ in 0..by.unsigned_abs() {
            self.go(way, shell);
        }
    }

    fn page(&self, shell: &Shell) -> isize {
        isize::try_from(self.room(shell).canvas.height / 3).unwrap_or(1).max(1)
    }

    /// The chosen box is that of the outline, and in sight.
    fn scroll(&mut self, shell: &mut Shell) {
        let Some(scene) = self.scene.clone() else { return };
        self.at = box_of_chosen(&scene, shell);
        if self.at.is_none() && scene.wish == Some(self.wish(shell)) {
            self.choose_some_box(&scene, shell);
        }
        self.lit = match (self.light, self.at) {
            (Some(side), Some(at)) => scene.reached(at, side),
            _ => Vec::new(),
        };
        let focus = self.target_box(shell).or(self.at);
        let canvas = self.room(shell).canvas;
        self.window.settle(&scene, focus, canvas);
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        let grip = self.grip.take();
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.window.pan(0, by),
            (Gesture::Press, Some(Spot::Cell(node, _))) if *node < usize::MAX => {
                if self.at == Some(*node) {
                    shell.request(Request::Enter);
                } else {
                    self.choose_box(Some(*node), shell);
                    self.grip = Some(Grip::Box(*node));
                }
            }
            (Gesture::Press, Some(Spot::Preview)) => self.map_click(shell),
            (Gesture::Press, Some(Spot::Cell(..))) => self.grip = Some(Grip::Picture(shell.pointer)),
            (Gesture::Drag, _) => match grip {
                Some(Grip::Picture((x, y))) => {
                    let (column, row) = shell.pointer;
                    let by =
                        |from: u16, to: u16| isize::try_from(i32::from(from) - i32::from(to)).unwrap_or(0);
                    self.window.pan(by(x, column), by(y, row));
                    self.grip = Some(Grip::Picture(shell.pointer));
                }
                Some(Grip::Box(node)) => self.grip = Some(Grip::Box(node)),
                None => {}
            },
            (Gesture::Drop, Some(Spot::Cell(node, _))) => {
                if let Some(Grip::Box(from)) = grip.filter(|_| *node < usize::MAX) {
                    self.link_by_hand(from, *node, shell);
                }
            }
            _ => {}
        }
    }

    /// What there is to know about the chosen box, where no panel says it.
    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        if let Some(link) = shell.linking() {
            return shell.refused_link(link).map(|refusal| (Tone::Refused, refusal));
        }
        if self.room(shell).panel.width > 0 {
            return None;
        }
        self.about_chosen(shell)
    }

    fn shows_modules(&self) -> bool {
        true
    }
}

/// The box of what is chosen in the outline.
fn box_of_chosen(scene: &Scene, shell: &Shell) -> Option<usize> {
    match shell.chosen() {
        OutlineRow::Module(id, _) => scene.home(id),
        OutlineRow::Stage(stage) => scene.folded(*stage),
        OutlineRow::Path => None,
    }
}

impl GraphView {
    /// Something of the picture is chosen where the outline has something else: the first module of the
    /// stage, or the first of all. What is only hidden is shown again.
    fn choose_some_box(&mut self, scene: &Scene, shell: &mut Shell) {
        let hidden =
            matches!(shell.chosen(), OutlineRow::Module(id, _) if shell.doc.path.modules.contains_key(id));
        if hidden && self.only.is_some() {
            self.only = None;
            return;
        }
        let stage = match shell.chosen() {
            OutlineRow::Stage(stage) => shell.doc.path.stages.get(*stage),
            _ => None,
        };
        let of_stage = stage.and_then(|stage| stage.modules.iter().find_map(|id| scene.home(id)));
        let first = || shell.selection.rows.iter().find_map(|row| scene.home(row.module()?));
        self.choose_box(of_stage.or_else(first).or_else(|| outermost(scene, false)), shell);
        self.at = box_of_chosen(scene, shell);
    }

    /// Chooses what a box stands for, in the outline too.
    fn choose_box(&mut self, node: Option<usize>, shell: &mut Shell) {
        let (Some(scene), Some(node)) = (self.scene.clone(), node) else { return };
        match scene.picture.nodes.get(node).map(|node| node.what) {
            Some(crate::picture::BoxContent::Stage(stage)) => {
                shell.choose_stage(stage);
            }
            _ => {
                if let Some(id) = scene.module(node) {
                    shell.choose_module(id);
                }
            }
        }
        self.at = box_of_chosen(&scene, shell);
    }

    /// Goes to the box on a side.
    pub(in crate::app) fn go(&mut self, way: Way, shell: &mut Shell) {
        let Some(scene) = self.scene.clone() else { return };
        let next = match self.at {
            Some(at) => neighbour(&scene, at, way, |_| true),
            None => outermost(&scene, false),
        };
        self.choose_box(next, shell);
    }

    /// What is wanted now.
    fn wish(&self, shell: &Shell) -> PictureWish {
        PictureWish {
            revision: shell.doc.revision,
            lang: shell.lang,
            detail: self.detail_shown(shell),
            title: self.room(shell).title,
            direction: self.direction,
            grouping: self.grouping,
            reduce: !self.redundant,
            folded: self.folded.clone(),
            only: self.only.clone(),
            afresh: self.afresh,
        }
    }

    /// How much each box says now: all there is to say about a small path on a large screen.
    pub fn detail_shown(&self, shell: &Shell) -> Detail {
        let roomy = shell.size.0 >= 120 && shell.size.1 >= 36 && shell.doc.path.modules.len() <= 24;
        self.detail.unwrap_or(if roomy { Detail::Card } else { Detail::Title })
    }

    /// The picture to ask for, if the one that is shown or on its way is not what is wanted.
    pub(in crate::app) fn wanted_picture(&mut self, shell: &Shell) -> Option<PictureOrder> {
        if shell.view != ViewKind::Graph {
            return None;
        }
        let wish = self.wish(shell);
        let shown = |scene: &Arc<Scene>| scene.wish.as_ref() == Some(&wish);
        let refined = match &self.asked {
            Some((asked, refined)) if *asked == wish => {
                if *refined || !self.scene.as_ref().is_some_and(shown) {
                    return None;
                }
                true
            }
            _ => {
                // A better version of what is seen is not to resemble the worse one.
                let resembles = |scene: &&Arc<Scene>| {
                    scene.wish.as_ref().is_some_and(|shown| shown.afresh == wish.afresh)
                };
                self.base = self.scene.as_ref().filter(resembles).cloned();
                shell.doc.path.modules.len() <= SMALL
            }
        };
        self.asked = Some((wish.clone(), refined));
        Some(PictureOrder { wish, refined, path: shell.doc.path.clone(), previous: self.base.clone() })
    }

    /// Whether a picture is on its way.
    pub fn awaits_picture(&self, shell: &Shell) -> bool {
        let asked = self.asked.as_ref().filter(|_| shell.view == ViewKind::Graph);
        asked.is_some_and(|(wish, _)| {
            let done = |scene: &Arc<Scene>| scene.refined && scene.wish.as_ref() == Some(wish);
            !self.scene.as_ref().is_some_and(done)
        })
    }

    /// Takes a picture that was made; what is chosen keeps its place on the screen where that is possible.
    pub(in crate::app) fn arranged(&mut self, scene: Scene, shell: &Shell) {
        let old = self.scene.take();
        let before = old.as_ref().zip(self.at).and_then(|(old, at)| old.layout.nodes.get(at).copied());
        let after = box_of_chosen(&scene, shell).and_then(|at| scene.layout.nodes.get(at).copied());
        // A new box was nowhere before: then most of the others stay.
        let most = || old.as_ref().and_then(|old| scene.moved_from(old));
        if let Some((before, after)) = before.zip(after).or_else(most) {
            self.window.shift(before, after);
        }
        self.scene = Some(Arc::new(scene));
    }
}

impl GraphView {
    /// Shows a box's module in its form; a folded stage is unfolded.
    pub(in crate::app) fn open(&mut self, shell: &mut Shell) {
        match shell.chosen() {
            OutlineRow::Stage(_) => self.fold(shell),
            OutlineRow::Module(id, _) if self.at.is_some() && self.home_is_folded(id, shell) => {
                self.fold(shell);
            }
            _ => shell.request(Request::ShowForm),
        }
    }

    fn home_is_folded(&self, id: &str, shell: &Shell) -> bool {
        let stage = shell.doc.path.stage_of(id).and_then(|(stage, _)| shell.doc.path.stages.get(stage));
        stage.is_some_and(|stage| self.folded.contains(&stage.id))
    }

    /// The stage of what is chosen becomes one box, or its modules again.
    pub(in crate::app) fn fold(&mut self, shell: &mut Shell) {
        let Some(at) = shell.chosen().stage() else { return };
        let Some(stage) = shell.doc.path.stages.get(at) else { return };
        let id = stage.id.clone();
        let first = stage.modules.first().cloned();
        if self.folded.remove(&id) {
            if let (OutlineRow::Stage(_), Some(first)) = (shell.chosen(), first) {
                shell.choose_module(&first);
            }
        } else {
            self.folded.insert(id);
            shell.choose_stage(at);
        }
    }

    /// Every stage becomes one box, or none is.
    pub(in crate::app) fn fold_all(&mut self, shell: &mut Shell) {
        let all: BTreeSet<String> = shell.doc.path.stages.iter().map(|stage| stage.id.clone()).collect();
        self.folded = if all.is_subset(&self.folded) { BTreeSet::new() } else { all };
        if self.folded.is_empty() && matches!(shell.chosen(), OutlineRow::Stage(_)) {
            let row = (shell.selection.at + 1).min(shell.selection.rows.len().saturating_sub(1));
            shell.choose(row);
        }
    }

    /// What comes before the chosen box stands out, then what comes after it, then both, then all.
    pub(in crate::app) fn light_up(&mut self, shell: &mut Shell) {
        self.light = match self.light {
            None => Some(GraphSide::Before),
            Some(GraphSide::Before) => Some(GraphSide::After),
            Some(GraphSide::After) => Some(GraphSide::Both),
            Some(GraphSide::Both) => None,
        };
        let key = match self.light {
            None => "graph-light-all",
            Some(GraphSide::Before) => "graph-light-before",
            Some(GraphSide::After) => "graph-light-after",
            Some(GraphSide::Both) => "graph-light-both",
        };
        shell.tell(Message::new(key));
    }

    /// Only what stands out is shown, or all again.
    pub(in crate::app) fn show_only(&mut self, shell: &mut Shell) {
        self.only = match (self.only.take(), shell.chosen().module()) {
            (None, Some(id)) => Some((id.to_owned(), self.light.unwrap_or(GraphSide::Both))),
            _ => None,
        };
    }

    /// Each box says more, or less.
    pub(in crate::app) fn say_more(&mut self, more: bool, shell: &mut Shell) {
        self.detail = Some(turned(&Detail::ALL, &self.detail_shown(shell), more));
    }

    /// The picture runs the other way.
    pub(in crate::app) fn turn(&mut self) {
        self.direction = match self.direction {
            Direction::LeftToRight => Direction::TopToBottom,
            Direction::TopToBottom => Direction::LeftToRight,
        };
    }

    /// Stages get lanes, then stretches, then nothing.
    pub(in crate::app) fn group(&mut self, shell: &mut Shell) {
        let (grouping, key) = match self.grouping {
            GroupPlacement::Free => (GroupPlacement::Lanes, "graph-stages-lanes"),
            GroupPlacement::Lanes => (GroupPlacement::Stretches, "graph-stages-stretches"),
            GroupPlacement::Stretches => (GroupPlacement::Free, "graph-stages-free"),
        };
        self.grouping = grouping;
        shell.tell(Message::new(key));
    }

    /// Links that follow from others are shown, or not.
    pub(in crate::app) fn toggle_redundant(&mut self, shell: &mut Shell) {
        self.redundant = !self.redundant;
        let key = if self.redundant { "graph-redundant-shown" } else { "graph-redundant-hidden" };
        shell.tell(Message::new(key));
    }

    /// Leaves what stands out or is shown alone, then the view.
    pub(in crate::app) fn leave(&mut self, shell: &mut Shell) {
        if self.only.take().is_none() && self.light.take().is_none() {
            shell.request(Request::Show(ViewKind::Outline));
        }
    }
}
