//! The graph view: what must come before what, as a picture that one walks about in.
//!
//! Owns what is shown of the picture and where one is in it. The chosen box is the chosen module of the
//! outline, so that both views stay together. The picture itself is made beside the screen
//! ([`scene`]): at once a quick one, then a better one where the path is large.

pub mod edit;
pub mod link;
mod near;
pub mod scene;
pub mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::mouse::{Gesture, Spot};
use super::outline::Row;
use super::panes::turned;
use super::view::{Hooks, View};
use super::{App, Effect, Now, Tone};
use crate::layout::{Direction, Grouping};
use crate::model::Message;
use crate::picture::Detail;
use near::{Way, neighbour, outermost};
use scene::{Order, Scene, Side, Wish};
use window::Window;

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
    pub light: Option<Side>,
    /// By box, whether it stands out.
    pub lit: Vec<bool>,
    /// Whether the small map is wanted.
    pub map: bool,
    /// How much each box says; as much as there is room for, unless one has said.
    detail: Option<Detail>,
    /// Which way it runs.
    pub direction: Direction,
    /// What stages mean for the picture.
    pub grouping: Grouping,
    /// Whether links are shown that follow from others.
    pub redundant: bool,
    /// The stages, by id, that are one box each.
    pub folded: BTreeSet<String>,
    /// Only this module and what is on a side of it is shown.
    pub only: Option<(String, Side)>,
    /// How often a picture was asked for that does not resemble the one before it.
    afresh: u64,
    /// What was asked for last, and whether that was to be refined.
    asked: Option<(Wish, bool)>,
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
            grouping: Grouping::default(),
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

pub(super) const HOOKS: Hooks = Hooks {
    refresh: |_| {},
    step,
    page: |app| isize::try_from(app.graph_room().canvas.height / 3).unwrap_or(1).max(1),
    scroll: settle,
    mouse,
    said,
    shows_modules: true,
};

fn step(app: &mut App, by: isize) {
    if by.unsigned_abs() > isize::MAX.unsigned_abs() / 4 {
        let end = app.graph.scene.as_ref().and_then(|scene| outermost(scene, by > 0));
        return app.choose_box(end);
    }
    let way = if by > 0 { Way::Down } else { Way::Up };
    for _ in 0..by.unsigned_abs() {
        app.graph_move(way);
    }
}

/// After each message: the chosen box is that of the outline, and in sight.
fn settle(app: &mut App) {
    let Some(scene) = app.graph.scene.clone() else { return };
    app.graph.at = app.box_of_outline(&scene);
    if app.graph.at.is_none() && scene.wish == Some(app.wish()) {
        app.choose_some_box(&scene);
    }
    let at = app.graph.at;
    app.graph.lit = match (app.graph.light, at) {
        (Some(side), Some(at)) => scene.reached(at, side),
        _ => Vec::new(),
    };
    let focus = app.target_box().or(at);
    let canvas = app.graph_room().canvas;
    app.graph.window.settle(&scene, focus, canvas);
}

fn mouse(app: &mut App, gesture: Gesture, spot: Option<&Spot>, now: &Now, effects: &mut Vec<Effect>) {
    let grip = app.graph.grip.take();
    match (gesture, spot) {
        (Gesture::Wheel(by), _) => app.graph.window.pan(0, by),
        (Gesture::Press, Some(Spot::Cell(node, _))) if *node < usize::MAX => {
            if app.graph.at == Some(*node) {
                app.enter(now, effects);
            } else {
                app.choose_box(Some(*node));
                app.graph.grip = Some(Grip::Box(*node));
            }
        }
        (Gesture::Press, Some(Spot::Preview)) => app.graph_map_click(),
        (Gesture::Press, Some(Spot::Cell(..))) => app.graph.grip = Some(Grip::Picture(app.pointer)),
        (Gesture::Drag, _) => match grip {
            Some(Grip::Picture((x, y))) => {
                let (column, row) = app.pointer;
                let by = |from: u16, to: u16| isize::try_from(i32::from(from) - i32::from(to)).unwrap_or(0);
                app.graph.window.pan(by(x, column), by(y, row));
                app.graph.grip = Some(Grip::Picture(app.pointer));
            }
            Some(Grip::Box(node)) => app.graph.grip = Some(Grip::Box(node)),
            None => {}
        },
        (Gesture::Drop, Some(Spot::Cell(node, _))) => {
            if let Some(Grip::Box(from)) = grip.filter(|_| *node < usize::MAX) {
                app.link_by_hand(from, *node);
            }
        }
        _ => {}
    }
}

/// What there is to know about the chosen box, where no panel says it.
fn said(app: &App) -> Option<(Tone, Message)> {
    if let Some(link) = app.linking() {
        return app.refused_link(link).map(|refusal| (Tone::Refused, refusal));
    }
    if app.graph_room().panel.width > 0 {
        return None;
    }
    app.graph_said()
}

impl App {
    /// The box of what is chosen in the outline.
    fn box_of_outline(&self, scene: &Scene) -> Option<usize> {
        match self.chosen() {
            Row::Module(id, _) => scene.home(id),
            Row::Stage(stage) => scene.folded(*stage),
            Row::Path => None,
        }
    }

    /// Something of the picture is chosen where the outline has something else: the first module of the
    /// stage, or the first of all. What is only hidden is shown again.
    fn choose_some_box(&mut self, scene: &Scene) {
        let hidden = matches!(self.chosen(), Row::Module(id, _) if self.doc.path.modules.contains_key(id));
        if hidden && self.graph.only.is_some() {
            self.graph.only = None;
            return;
        }
        let stage = match self.chosen() {
            Row::Stage(stage) => self.doc.path.stages.get(*stage),
            _ => None,
        };
        let of_stage = stage.and_then(|stage| stage.modules.iter().find_map(|id| scene.home(id)));
        let first = || self.rows.iter().find_map(|row| scene.home(row.module()?));
        self.choose_box(of_stage.or_else(first).or_else(|| outermost(scene, false)));
        self.graph.at = self.box_of_outline(scene);
    }

    /// Chooses what a box stands for, in the outline too.
    fn choose_box(&mut self, node: Option<usize>) {
        let (Some(scene), Some(node)) = (self.graph.scene.clone(), node) else { return };
        match scene.picture.nodes.get(node).map(|node| node.what) {
            Some(crate::picture::What::Stage(stage)) => {
                let row = self.rows.iter().position(|row| *row == Row::Stage(stage));
                self.choose(row.unwrap_or(self.row));
            }
            _ => {
                if let Some(id) = scene.module(node) {
                    self.choose_module(id);
                }
            }
        }
        self.graph.at = self.box_of_outline(&scene);
    }

    /// Goes to the box on a side.
    pub(super) fn graph_move(&mut self, way: Way) {
        let Some(scene) = self.graph.scene.clone() else { return };
        let next = match self.graph.at {
            Some(at) => neighbour(&scene, at, way, |_| true),
            None => outermost(&scene, false),
        };
        self.choose_box(next);
    }

    /// Goes to the box on the left, or on the right.
    pub(super) fn graph_across(&mut self, right: bool) {
        self.graph_move(if right { Way::Right } else { Way::Left });
    }

    /// What is wanted now.
    fn wish(&self) -> Wish {
        let view = &self.graph;
        Wish {
            revision: self.doc.revision,
            lang: self.lang,
            detail: self.graph_says(),
            title: self.graph_room().title,
            direction: view.direction,
            grouping: view.grouping,
            reduce: !view.redundant,
            folded: view.folded.clone(),
            only: view.only.clone(),
            afresh: view.afresh,
        }
    }

    /// How much each box says now: all there is to say about a small path on a large screen.
    pub fn graph_says(&self) -> Detail {
        let roomy = self.size.0 >= 120 && self.size.1 >= 36 && self.doc.path.modules.len() <= 24;
        self.graph.detail.unwrap_or(if roomy { Detail::Card } else { Detail::Title })
    }

    /// The picture to ask for, if the one that is shown or on its way is not what is wanted.
    pub(super) fn wanted_picture(&mut self) -> Option<Order> {
        if self.view != View::Graph {
            return None;
        }
        let wish = self.wish();
        let shown = |scene: &Arc<Scene>| scene.wish.as_ref() == Some(&wish);
        let refined = match &self.graph.asked {
            Some((asked, refined)) if *asked == wish => {
                if *refined || !self.graph.scene.as_ref().is_some_and(shown) {
                    return None;
                }
                true
            }
            _ => {
                // A better version of what is seen is not to resemble the worse one.
                let resembles = |scene: &&Arc<Scene>| {
                    scene.wish.as_ref().is_some_and(|shown| shown.afresh == wish.afresh)
                };
                self.graph.base = self.graph.scene.as_ref().filter(resembles).cloned();
                self.doc.path.modules.len() <= SMALL
            }
        };
        self.graph.asked = Some((wish.clone(), refined));
        Some(Order { wish, refined, path: self.doc.path.clone(), previous: self.graph.base.clone() })
    }

    /// Whether a picture is on its way.
    pub fn awaits_picture(&self) -> bool {
        let asked = self.graph.asked.as_ref().filter(|_| self.view == View::Graph);
        asked.is_some_and(|(wish, _)| {
            let done = |scene: &Arc<Scene>| scene.refined && scene.wish.as_ref() == Some(wish);
            !self.graph.scene.as_ref().is_some_and(done)
        })
    }

    /// Takes a picture that was made; what is chosen keeps its place on the screen where that is possible.
    pub(super) fn arranged(&mut self, scene: Scene) {
        let old = self.graph.scene.take();
        let before = old.as_ref().zip(self.graph.at).and_then(|(old, at)| old.layout.nodes.get(at).copied());
        let after = self.box_of_outline(&scene).and_then(|at| scene.layout.nodes.get(at).copied());
        // A new box was nowhere before: then most of the others stay.
        let most = || old.as_ref().and_then(|old| scene.moved_from(old));
        if let Some((before, after)) = before.zip(after).or_else(most) {
            self.graph.window.shift(before, after);
        }
        self.graph.scene = Some(Arc::new(scene));
    }
}

impl App {
    /// Asks for a picture that owes nothing to the one before it.
    pub(super) fn graph_lay_out_afresh(&mut self) {
        self.graph.afresh += 1;
    }

    /// Shows a box's module in its form; a folded stage is unfolded.
    pub(super) fn graph_go(&mut self) {
        match self.chosen() {
            Row::Stage(_) => self.graph_fold(),
            Row::Module(id, _) if self.graph.at.is_some() && self.home_is_folded(id) => self.graph_fold(),
            _ => self.show_form(),
        }
    }

    fn home_is_folded(&self, id: &str) -> bool {
        let stage = self.doc.path.stage_of(id).and_then(|(stage, _)| self.doc.path.stages.get(stage));
        stage.is_some_and(|stage| self.graph.folded.contains(&stage.id))
    }

    /// The stage of what is chosen, by place.
    fn stage_of_chosen(&self) -> Option<usize> {
        self.chosen().stage()
    }

    pub(super) fn can_fold(&self) -> bool {
        self.stage_of_chosen().is_some()
    }

    /// The stage of what is chosen becomes one box, or its modules again.
    pub(super) fn graph_fold(&mut self) {
        let Some(at) = self.stage_of_chosen() else { return };
        let Some(stage) = self.doc.path.stages.get(at) else { return };
        let id = stage.id.clone();
        let first = stage.modules.first().cloned();
        if self.graph.folded.remove(&id) {
            if let (Row::Stage(_), Some(first)) = (self.chosen(), first) {
                self.choose_module(&first);
            }
        } else {
            self.graph.folded.insert(id);
            let row = self.rows.iter().position(|row| *row == Row::Stage(at));
            self.choose(row.unwrap_or(self.row));
        }
    }

    /// Every stage becomes one box, or none is.
    pub(super) fn graph_fold_all(&mut self) {
        let all: BTreeSet<String> = self.doc.path.stages.iter().map(|stage| stage.id.clone()).collect();
        self.graph.folded = if all.is_subset(&self.graph.folded) { BTreeSet::new() } else { all };
        if self.graph.folded.is_empty() && matches!(self.chosen(), Row::Stage(_)) {
            let row = (self.row + 1).min(self.rows.len().saturating_sub(1));
            self.choose(row);
        }
    }

    /// What comes before the chosen box stands out, then what comes after it, then both, then all.
    pub(super) fn graph_light(&mut self) {
        self.graph.light = match self.graph.light {
            None => Some(Side::Before),
            Some(Side::Before) => Some(Side::After),
            Some(Side::After) => Some(Side::Both),
            Some(Side::Both) => None,
        };
        let key = match self.graph.light {
            None => "graph-light-all",
            Some(Side::Before) => "graph-light-before",
            Some(Side::After) => "graph-light-after",
            Some(Side::Both) => "graph-light-both",
        };
        self.tell(Message::new(key));
    }

    /// Only what stands out is shown, or all again.
    pub(super) fn graph_only(&mut self) {
        self.graph.only = match (self.graph.only.take(), self.chosen().module()) {
            (None, Some(id)) => Some((id.to_owned(), self.graph.light.unwrap_or(Side::Both))),
            _ => None,
        };
    }

    /// Each box says more, or less.
    pub(super) fn graph_detail(&mut self, more: bool) {
        self.graph.detail = Some(turned(&Detail::ALL, &self.graph_says(), more));
    }

    /// The picture runs the other way.
    pub(super) fn graph_turn(&mut self) {
        self.graph.direction = match self.graph.direction {
            Direction::LeftToRight => Direction::TopToBottom,
            Direction::TopToBottom => Direction::LeftToRight,
        };
    }

    /// Stages get lanes, then stretches, then nothing.
    pub(super) fn graph_stages(&mut self) {
        let (grouping, key) = match self.graph.grouping {
            Grouping::Free => (Grouping::Lanes, "graph-stages-lanes"),
            Grouping::Lanes => (Grouping::Stretches, "graph-stages-stretches"),
            Grouping::Stretches => (Grouping::Free, "graph-stages-free"),
        };
        self.graph.grouping = grouping;
        self.tell(Message::new(key));
    }

    /// Links that follow from others are shown, or not.
    pub(super) fn graph_redundant(&mut self) {
        self.graph.redundant = !self.graph.redundant;
        let key = if self.graph.redundant { "graph-redundant-shown" } else { "graph-redundant-hidden" };
        self.tell(Message::new(key));
    }

    /// Leaves what stands out or is shown alone, then the view.
    pub(super) fn graph_leave(&mut self) {
        if self.graph.only.take().is_none() && self.graph.light.take().is_none() {
            self.show(View::Outline);
        }
    }
}
