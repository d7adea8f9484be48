//! From modules and prerequisites to boxes and lines.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{BoxContent, Label, Picture, PictureBox, PictureRequest, ShownLink, Tie};
use crate::graph::{Graph, GroupAt, Link, Strength};
use crate::i18n::duration;
use crate::model::{Module, TrainingPath};

/// The most columns that a title takes, where nobody asks for something else.
const TITLE: usize = 26;

/// A first pass over the links says which boxes there are; a second one draws the lines.
pub(super) fn build(path: &TrainingPath, graph: &Graph, request: &PictureRequest) -> Picture {
    let stages = stages(path, graph);
    let columns = if request.title == 0 { TITLE } else { request.title };
    let folded = |module: usize| {
        let fold = request.folded.is_some_and(|folded| stages[module].is_some_and(|at| folded.contains(&at)));
        if fold { stages[module] } else { None }
    };
    let shown = |module: usize| request.only.is_none_or(|only| only.get(module).copied().unwrap_or(true));
    let stands_for = |module: usize| folded(module).map_or(BoxContent::Module(module), BoxContent::Stage);
    let left_out: BTreeSet<GroupAt> = if request.reduce {
        graph.redundant().into_iter().map(|found| found.at).collect()
    } else {
        BTreeSet::new()
    };
    let links: Vec<Link> = graph
        .links()
        .filter(|link| shown(link.from) && shown(link.to))
        .filter(|link| !left_out.contains(&GroupAt { module: link.to, requirement: link.requirement }))
        .collect();
    let choice = |link: &Link| {
        let at = GroupAt { module: link.to, requirement: link.requirement };
        (link.alternative && folded(link.to).is_none()).then_some(BoxContent::Choice(at))
    };
    let mut boxes: BTreeSet<BoxContent> = (0..graph.len()).filter(|at| shown(*at)).map(stands_for).collect();
    boxes.extend(links.iter().filter_map(choice));

    let places = places(path, graph);
    let values: Vec<&Module> = path.modules.iter().map(|(_, module)| module).collect();
    let mut picture = Picture { detail: request.detail, ..Picture::default() };
    for &what in &boxes {
        let (label, stage) = match what {
            BoxContent::Module(module) => {
                (of_module(values[module], &places[module], request, columns), stages[module])
            }
            BoxContent::Choice(at) => (Label::bare(&request.lang.word("picture-or")), stages[at.module]),
            BoxContent::Stage(stage) => {
                let members = (0..graph.len()).filter(|at| shown(*at) && stages[*at] == Some(stage));
                let (mut count, mut minutes) = (0_usize, 0_u32);
                for member in members {
                    count += 1;
                    minutes = minutes.saturating_add(values[member].total_minutes());
                }
                let code = (stage + 1).to_string();
                let title = named(&path.stages[stage].title, request);
                (Label::counted(&code, &title, count, figure(minutes, request), columns), Some(stage))
            }
        };
        picture.nodes.push(PictureBox { what, label });
        picture.stages.push(stage.and_then(|stage| u32::try_from(stage).ok()));
    }

    let place: BTreeMap<BoxContent, usize> = boxes.into_iter().zip(0..).collect();
    let mut drawn: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for link in links {
        let (from, to) = (place[&stands_for(link.from)], place[&stands_for(link.to)]);
        let by_way = choice(&link).map(|what| place[&what]);
        let pairs = match by_way {
            Some(by_way) => vec![(from, by_way), (by_way, to)],
            None if from == to && link.from != link.to => Vec::new(),
            None => vec![(from, to)],
        };
        let ties =
            pairs.into_iter().map(|pair| tie(&mut picture.ties, &mut drawn, pair, link.strength)).collect();
        picture.links.push(ShownLink { link, ties });
    }
    picture
}

/// The line between two boxes, which grows as strong as the strongest link it stands for.
fn tie(
    ties: &mut Vec<Tie>,
    drawn: &mut BTreeMap<(usize, usize), usize>,
    (from, to): (usize, usize),
    strength: Strength,
) -> usize {
    let at = *drawn.entry((from, to)).or_insert(ties.len());
    match ties.get_mut(at) {
        Some(tie) => tie.strength = tie.strength.max(strength),
        None => ties.push(Tie { from, to, strength }),
    }
    at
}

fn of_module(module: &Module, place: &str, request: &PictureRequest, columns: usize) -> Label {
    let code = if module.code.is_empty() { place } else { &module.code };
    Label::new(code, &named(&module.title, request), figure(module.total_minutes(), request), columns)
}

fn named<'a>(title: &'a str, request: &PictureRequest) -> Cow<'a, str> {
    if title.is_empty() { request.lang.word("picture-untitled") } else { Cow::Borrowed(title) }
}

fn figure(minutes: u32, request: &PictureRequest) -> String {
    if minutes == 0 { String::new() } else { duration(request.lang, minutes) }
}

/// By module: its stage and its place there, counted from one; its place among all where it has none.
fn places(path: &TrainingPath, graph: &Graph) -> Vec<String> {
    let mut places: Vec<String> = (1..=graph.len()).map(|at| format!("-{at}")).collect();
    for (at, stage) in path.stages.iter().enumerate().rev() {
        for (place, id) in stage.modules.iter().enumerate().rev() {
            if let Some(module) = graph.index(id) {
                places[module] = format!("{}.{}", at + 1, place + 1);
            }
        }
    }
    places
}

/// By module: the stage it stands in first, by place.
fn stages(path: &TrainingPath, graph: &Graph) -> Vec<Option<usize>> {
    let mut stages = vec![None; graph.len()];
    for (at, stage) in path.stages.iter().enumerate().rev() {
        for module in stage.modules.iter().filter_map(|id| graph.index(id)) {
            stages[module] = Some(at);
        }
    }
    stages
}
