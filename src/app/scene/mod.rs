//! A path arranged as a picture: what is asked for, and what comes of it.
//!
//! Owns the step from a path to boxes with places, which a thread takes beside the screen: an [`PictureOrder`] is
//! all that it needs, a [`Scene`] all that it gives. What was seen before goes along, so that an edit moves
//! little. Knows nothing of what is chosen or in sight.

pub mod near;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::graph::Graph;
use crate::i18n::Lang;
use crate::layout::{Direction, Effort, GroupPlacement, Layout, LayoutOptions, Placed, Previous, layout};
use crate::model::TrainingPath;
use crate::picture::{BoxContent, Detail, Picture, PictureRequest, picture};

/// Which side of a module is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphSide {
    /// What must come before it.
    Before,
    /// What comes after it.
    After,
    /// Both.
    Both,
}

/// What a picture is to show of which version of the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureWish {
    /// The revision of the document.
    pub revision: u64,
    /// The language of what it says.
    pub lang: Lang,
    /// How much each box says.
    pub detail: Detail,
    /// The most columns of a title.
    pub title: usize,
    /// Which way it runs.
    pub direction: Direction,
    /// What stages mean for it.
    pub grouping: GroupPlacement,
    /// Whether links that follow from others are left out.
    pub reduce: bool,
    /// The stages, by id, that are one box each.
    pub folded: BTreeSet<String>,
    /// Only this module and what is on a side of it.
    pub only: Option<(String, GraphSide)>,
    /// How often a picture was asked for that does not resemble the one before it.
    pub afresh: u64,
}

/// All that is needed to make a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureOrder {
    /// What it is to show.
    pub wish: PictureWish,
    /// Whether it may take its time.
    pub refined: bool,
    /// The path.
    pub path: TrainingPath,
    /// What it should resemble.
    pub previous: Option<Arc<Scene>>,
}

/// A picture, and which box is what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// What was asked for.
    pub wish: Option<PictureWish>,
    /// Whether no better one comes.
    pub refined: bool,
    /// Boxes and lines.
    pub picture: Picture,
    /// Their places.
    pub layout: Layout,
    /// The titles of the stages, by place.
    pub stages: Vec<String>,
    /// The ids of the modules, ascending.
    ids: Vec<String>,
    /// By module: its box, or that of its stage.
    homes: Vec<Option<usize>>,
    /// By box: what it stands for, in every version of the path.
    keys: Vec<String>,
    /// By box: the lines that lead to it, and those that leave it.
    lines: Vec<[Vec<usize>; 2]>,
}

impl PictureOrder {
    /// Makes the picture; takes a while for a large path.
    pub fn arrange(self) -> Scene {
        let Self { wish, refined, path, previous } = self;
        let graph = Graph::of(&path);
        let folded: BTreeSet<usize> = (path.stages.iter().enumerate())
            .filter(|(_, stage)| wish.folded.contains(&stage.id))
            .map(|(at, _)| at)
            .collect();
        let only = wish.only.as_ref().and_then(|(id, side)| cone(&graph, graph.index(id)?, *side));
        let picture = picture(
            &path,
            &graph,
            &PictureRequest {
                lang: wish.lang,
                detail: wish.detail,
                title: wish.title,
                reduce: wish.reduce,
                only: only.as_deref(),
                folded: Some(&folded),
            },
        );
        let keys: Vec<String> = picture.nodes.iter().map(|node| key(&path, &graph, node.what)).collect();
        let then = previous.as_ref().map(|scene| scene.places_of(&keys));
        let options = LayoutOptions {
            direction: wish.direction,
            grouping: wish.grouping,
            margin: 1,
            effort: if refined { Effort::USUAL } else { Effort::QUICK },
            previous: previous
                .as_ref()
                .zip(then.as_ref())
                .map(|(scene, nodes)| Previous { layout: &scene.layout, nodes }),
        };
        let layout = layout(&picture.input(), &options);
        let mut lines = vec![[Vec::new(), Vec::new()]; picture.nodes.len()];
        for (at, tie) in picture.ties.iter().enumerate() {
            lines[tie.to][0].push(at);
            lines[tie.from][1].push(at);
        }
        let mut homes: Vec<Option<usize>> = (0..graph.len()).map(|module| picture.module(module)).collect();
        for (node, what) in picture.nodes.iter().map(|node| node.what).enumerate() {
            let BoxContent::Stage(stage) = what else { continue };
            for module in path.stages[stage].modules.iter().filter_map(|id| graph.index(id)) {
                homes[module].get_or_insert(node);
            }
        }
        Scene {
            homes,
            refined,
            layout,
            stages: path.stages.iter().map(|stage| stage.title.clone()).collect(),
            ids: (0..graph.len()).map(|module| graph.id(module).to_owned()).collect(),
            keys,
            lines,
            picture,
            wish: Some(wish),
        }
    }
}

/// By module: whether it is this one or on a side of it.
fn cone(graph: &Graph, module: usize, side: GraphSide) -> Option<Vec<bool>> {
    let mut shown = vec![false; graph.len()];
    *shown.get_mut(module)? = true;
    let before = if side == GraphSide::After { Vec::new() } else { graph.ancestors(module) };
    let after = if side == GraphSide::Before { Vec::new() } else { graph.descendants(module) };
    for at in before.into_iter().chain(after) {
        shown[at] = true;
    }
    Some(shown)
}

/// What a box stands for, in words that an edit elsewhere does not change.
fn key(path: &TrainingPath, graph: &Graph, what: BoxContent) -> String {
    match what {
        BoxContent::Module(module) => graph.id(module).to_owned(),
        BoxContent::Stage(stage) => format!("#{}", path.stages.get(stage).map_or("", |stage| &stage.id)),
        BoxContent::Choice(at) => {
            let id = graph.id(at.module);
            let group = path.modules.get(id).and_then(|module| module.requires.get(at.requirement));
            let members = group.map(|group| group.any_of.iter().map(String::as_str).collect::<Vec<_>>());
            format!("?{id} {}", members.unwrap_or_default().join(" "))
        }
    }
}

impl Scene {
    /// Which version of the path it shows.
    #[cfg(feature = "testing")]
    pub fn revision(&self) -> Option<u64> {
        self.wish.as_ref().map(|wish| wish.revision)
    }

    /// The boxes of these keys here.
    fn places_of(&self, keys: &[String]) -> Vec<Option<usize>> {
        let mut here: Vec<(&str, usize)> =
            self.keys.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
        here.sort_unstable();
        let place = |key: &String| {
            here.binary_search_by_key(&key.as_str(), |(key, _)| key).ok().map(|found| here[found].1)
        };
        keys.iter().map(place).collect()
    }

    /// Where a box was and is that has moved as most have.
    pub(in crate::app) fn moved_from(&self, old: &Self) -> Option<(Placed, Placed)> {
        let then = old.places_of(&self.keys).into_iter().zip(&self.layout.nodes);
        let pairs = then.filter_map(|(then, now)| Some((*old.layout.nodes.get(then?)?, *now)));
        let by = |from: u32, to: u32| i64::from(to) - i64::from(from);
        let mut pairs: Vec<((i64, i64), (Placed, Placed))> =
            pairs.map(|(a, b)| ((by(a.column, b.column), by(a.row, b.row)), (a, b))).collect();
        pairs.sort_by_key(|(by, _)| *by);
        let alike = pairs.chunk_by(|a, b| a.0 == b.0).max_by_key(|alike| alike.len())?;
        alike.first().map(|(_, pair)| *pair)
    }

    /// The box of a module, or of the folded stage that it is in; none if it is not shown.
    pub fn home(&self, id: &str) -> Option<usize> {
        let module = self.ids.binary_search_by(|have| have.as_str().cmp(id)).ok()?;
        self.homes.get(module).copied().flatten()
    }

    /// The box of a folded stage.
    pub fn folded(&self, stage: usize) -> Option<usize> {
        self.picture.nodes.binary_search_by_key(&BoxContent::Stage(stage), |node| node.what).ok()
    }

    /// The module that a box stands for.
    pub fn module(&self, node: usize) -> Option<&str> {
        match self.picture.nodes.get(node)?.what {
            BoxContent::Module(module) => self.ids.get(module).map(String::as_str),
            _ => None,
        }
    }

    /// Whether a box is more than an « or ».
    pub fn is_thing(&self, node: usize) -> bool {
        self.picture.nodes.get(node).is_some_and(|node| !matches!(node.what, BoxContent::Choice(_)))
    }

    /// The lines that lead to a box.
    pub fn into(&self, node: usize) -> &[usize] {
        self.lines.get(node).map_or(&[], |lines| &lines[0])
    }

    /// The lines that leave a box.
    pub fn out_of(&self, node: usize) -> &[usize] {
        self.lines.get(node).map_or(&[], |lines| &lines[1])
    }

    /// What a line leads to, or comes from: through an « or », all on its other side.
    pub fn across(&self, node: usize, ahead: bool) -> Vec<usize> {
        let mut found = self.groups_across(node, ahead).concat();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The same line by line; of what stands together any one is enough.
    pub(in crate::app) fn groups_across(&self, node: usize, ahead: bool) -> Vec<Vec<usize>> {
        let lines = |node: usize| if ahead { self.out_of(node) } else { self.into(node) };
        let end = |tie: &usize| {
            let tie = &self.picture.ties[*tie];
            if ahead { tie.to } else { tie.from }
        };
        let mut found: Vec<Vec<usize>> = Vec::new();
        for near in lines(node).iter().map(end) {
            let mut any =
                if self.is_thing(near) { vec![near] } else { lines(near).iter().map(end).collect() };
            any.sort_unstable();
            any.dedup();
            found.push(any);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// By box: whether it is this one or on a side of it.
    pub fn reached(&self, node: usize, side: GraphSide) -> Vec<bool> {
        let mut reached = vec![false; self.picture.nodes.len()];
        for ahead in [false, true] {
            if side == if ahead { GraphSide::Before } else { GraphSide::After } {
                continue;
            }
            let mut seen = vec![false; reached.len()];
            let mut open = vec![node];
            while let Some(at) = open.pop() {
                if seen.get(at).is_none_or(|seen| *seen) {
                    continue;
                }
                (seen[at], reached[at]) = (true, true);
                let lines = if ahead { self.out_of(at) } else { self.into(at) };
                open.extend(lines.iter().map(|tie| {
                    let tie = &self.picture.ties[*tie];
                    if ahead { tie.to } else { tie.from }
                }));
            }
        }
        reached
    }
}
