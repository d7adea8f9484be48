//! `show --as graph`: what must come before what, as a picture in cells, or as its places in JSON.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::{Value, json};

use super::super::args::Show;
use super::super::choices::{DirectionChoice, StagesChoice};
use super::super::session::{Failure, Session};
use super::canvas::{Canvas, Ink};
use crate::graph::{Graph, Strength};
use crate::i18n::visible;
use crate::layout::{
    Direction, GlyphSet, GroupPlacement, Layout, LayoutOptions, LineStyle, Placed, layout, places,
};
use crate::model::{Message, Module, ModuleKind, TrainingPath};
use crate::picture::{BoxContent, BoxFrame, Label, Picture, PictureRequest, picture};
use crate::ui::glyphs::{ASCII, Glyphs as Signs, UNICODE};

/// How many columns titles may take, the widest first: the first picture that fits the page is printed.
const TITLES: [usize; 3] = [32, 22, 14];

/// A path as it is drawn.
struct DrawnPath<'a> {
    path: &'a TrainingPath,
    graph: &'a Graph,
    picture: Picture,
    grouping: GroupPlacement,
    layout: Layout,
}

/// The most places on ranks that a picture is laid out with, and the most cells that are printed: far beyond what
/// can be read, within a second or two and some hundred MiB.
const MOST_PLACES: u64 = 60_000;
const MOST_CELLS: u64 = 4_000_000;

/// What is said instead of a picture that is too large.
fn too_large(path: &TrainingPath) -> Failure {
    Message::new("picture-too-large").with("modules", path.modules.len()).into()
}

impl<'a> DrawnPath<'a> {
    /// Lays a path out; fails where that would take more places than [`MOST_PLACES`].
    fn new(
        path: &'a TrainingPath,
        graph: &'a Graph,
        session: &Session,
        args: &Show,
        title: usize,
    ) -> Result<Self, Failure> {
        let request =
            PictureRequest { lang: session.lang, title, reduce: args.reduce, ..PictureRequest::default() };
        let picture = picture(path, graph, &request);
        let direction = match args.towards {
            DirectionChoice::Right => Direction::LeftToRight,
            DirectionChoice::Down => Direction::TopToBottom,
        };
        let grouping = match args.stages {
            _ if path.stages.is_empty() => GroupPlacement::Free,
            StagesChoice::Lanes => GroupPlacement::Lanes,
            StagesChoice::Blocks => GroupPlacement::Stretches,
            StagesChoice::None => GroupPlacement::Free,
        };
        // A row for the title of each lane, or a column between stretches.
        let margin = u32::from(grouping != GroupPlacement::Free);
        let (input, options) =
            (picture.input(), LayoutOptions { direction, grouping, margin, ..LayoutOptions::default() });
        if places(&input, &options) > MOST_PLACES {
            return Err(too_large(path));
        }
        let layout = layout(&input, &options);
        Ok(Self { path, graph, picture, grouping, layout })
    }
}

/// A part of the picture.
struct PicturePart {
    columns: Range<usize>,
    /// Which part it is, where there are several.
    head: Option<Message>,
}

/// The columns of the strips that a picture is printed in. No box is cut where that can be avoided without
/// narrow strips.
fn strips(width: usize, boxes: &[Range<usize>], page: usize) -> Vec<Range<usize>> {
    let mut strips = Vec::new();
    let mut begin = 0;
    while width - begin > page {
        let mut end = begin + page;
        let cut = |end: usize| boxes.iter().filter(move |cells| cells.start < end && end < cells.end);
        while let Some(start) = cut(end).map(|cells| cells.start).min() {
            end = start;
            if end <= begin + page / 2 {
                end = begin + page;
                break;
            }
        }
        strips.push(begin..end);
        begin = end;
    }
    strips.push(begin..width);
    strips
}

/// The picture as text; `page` is how many columns a line may have, if that matters. Fails where the picture
/// would be too large.
pub(super) fn text(
    path: &TrainingPath,
    session: &Session,
    args: &Show,
    page: Option<usize>,
) -> Result<String, Failure> {
    let graph = Graph::of(path);
    let page = page.unwrap_or(usize::MAX);
    let fits = |drawn: &DrawnPath| drawn.layout.width as usize <= page;
    let mut drawn = DrawnPath::new(path, &graph, session, args, TITLES[0])?;
    for title in &TITLES[1..] {
        if fits(&drawn) {
            break;
        }
        drawn = DrawnPath::new(path, &graph, session, args, *title)?;
    }
    if u64::from(drawn.layout.width) * u64::from(drawn.layout.height) > MOST_CELLS {
        return Err(too_large(path));
    }
    let mut sheet = drawn.canvas(session);
    let mut out = drawn.head(session);
    for PicturePart { columns, head } in drawn.parts(page) {
        out.push('\n');
        if let Some(head) = head {
            out.push_str(&Ink::Quiet.paint(&session.text(&head)));
            out.push('\n');
        }
        // Titles of a part before lie where these are written, or where nothing is read any more.
        drawn.titles(session, &mut sheet, &columns);
        out.push_str(&sheet.text(columns));
    }
    out.push_str(&drawn.legend(session));
    Ok(out)
}

impl DrawnPath<'_> {
    /// The title and what there is to see.
    fn head(&self, session: &Session) -> String {
        let title = if self.path.title.is_empty() { &self.path.id } else { &self.path.title };
        let message = Message::new("picture-counts")
            .with("modules", self.path.modules.len())
            .with("links", self.picture.links.len())
            .with("ranks", self.layout.ranks.len())
            .with("crossings", usize::try_from(self.layout.crossings).unwrap_or(usize::MAX));
        format!("{}\n{}\n", Ink::Title.paint(&visible(title)), session.text(&message))
    }

    /// Everything on one sheet.
    fn canvas(&self, session: &Session) -> Canvas {
        let ascii = session.screen.ascii;
        let (lines, frame, signs) = if ascii {
            (GlyphSet::Ascii, BoxFrame::ASCII, &ASCII)
        } else {
            (GlyphSet::Boxes, BoxFrame::BOXES, &UNICODE)
        };
        let above = self.above();
        let mut canvas = Canvas::new(self.layout.width as usize, (self.layout.height + above) as usize);
        for cell in self.layout.cells.window(0..self.layout.width, 0..self.layout.height) {
            let ink = match cell.strand.line {
                LineStyle::Plain => Ink::Plain,
                LineStyle::Double => Ink::Together,
                LineStyle::Dashed => Ink::Quiet,
                LineStyle::Dotted => Ink::Wrong,
            };
            let glyph = crate::layout::glyph(&cell, lines);
            canvas.put(cell.at.column as usize, (cell.at.row + above) as usize, &glyph.to_string(), ink);
        }
        for (node, placed) in self.picture.nodes.iter().zip(&self.layout.nodes) {
            let ink = if matches!(node.what, BoxContent::Choice(_)) { Ink::Choice } else { Ink::Node };
            let rows =
                rows(&node.label, self.sign(node.what, signs), placed.width as usize, &self.picture, &frame);
            for (row, text) in (placed.row + above..).zip(&rows) {
                canvas.put(placed.column as usize, row as usize, text, ink);
            }
        }
        canvas
    }

    /// Whether stages stand side by side.
    fn side_by_side(&self) -> bool {
        let across = if self.layout.direction == Direction::LeftToRight {
            GroupPlacement::Stretches
        } else {
            GroupPlacement::Lanes
        };
        self.grouping == across
    }

    /// Rows above the picture, for the titles of what stands side by side.
    fn above(&self) -> u32 {
        u32::from(self.side_by_side())
    }

    /// The titles of the stages, each in its margin where the printed columns begin, or above it.
    fn titles(&self, session: &Session, sheet: &mut Canvas, columns: &Range<usize>) {
        for band in &self.layout.bands {
            let stage = band.group.and_then(|at| Some((at, self.path.stages.get(at as usize)?)));
            let title = match stage {
                Some((at, stage)) => {
                    let title = if stage.title.is_empty() { &stage.id } else { &stage.title };
                    format!("{}. {} ", at + 1, visible(title))
                }
                None => format!("{} ", session.lang.word("picture-no-stage")),
            };
            if self.side_by_side() {
                let room = band.width.saturating_sub(1) as usize;
                sheet.put_within(band.column as usize + 1, 0, &title, room, Ink::Stage);
            } else {
                sheet.put_within(columns.start, band.row as usize, &title, columns.len(), Ink::Stage);
            }
        }
    }

    fn sign<'s>(&self, what: BoxContent, signs: &'s Signs) -> &'s str {
        let BoxContent::Module(module) = what else { return signs.closed };
        self.path.modules.get(self.graph.id(module)).map_or(signs.missing, |module| sign(module, signs))
    }

    /// What is printed, one part below the other.
    fn parts(&self, page: usize) -> Vec<PicturePart> {
        let width = self.layout.width as usize;
        if width <= page {
            return vec![PicturePart { columns: 0..width, head: None }];
        }
        match self.layout.direction {
            Direction::LeftToRight => {
                let all = self.layout.ranks.len();
                let head = |ranks: Range<usize>| {
                    Message::new("picture-part")
                        .with("first", ranks.start + 1)
                        .with("last", ranks.end)
                        .with("all", all)
                };
                let parts = self.by_ranks(page).into_iter();
                parts.map(|(columns, ranks)| PicturePart { columns, head: Some(head(ranks)) }).collect()
            }
            Direction::TopToBottom => {
                let columns = |node: &Placed| node.column as usize..(node.column + node.width) as usize;
                let boxes: Vec<Range<usize>> = self.layout.nodes.iter().map(columns).collect();
                let strips = strips(width, &boxes, page.max(1));
                let all = strips.len();
                let head = |at: usize| Message::new("picture-strip").with("at", at).with("all", all);
                let strips = strips.into_iter().zip(1..);
                strips.map(|(columns, at)| PicturePart { columns, head: Some(head(at)) }).collect()
            }
        }
    }

    /// The columns of each part of a picture that runs to the right, and its ranks.
    fn by_ranks(&self, page: usize) -> Vec<(Range<usize>, Range<usize>)> {
        let ranks = self.layout.ranks.len();
        let width = self.layout.width as usize;
        let end = |rank: &Vec<usize>| {
            let ends = rank.iter().map(|node| &self.layout.nodes[*node]).map(|node| node.column + node.width);
            ends.max().unwrap_or(0) as usize
        };
        let ends: Vec<usize> = self.layout.ranks.iter().map(end).collect();
        let mut parts: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for (rank, end) in ends.iter().enumerate() {
            // The last part goes on to where lines turn.
            let end = if rank + 1 == ranks { width } else { *end };
            match parts.last_mut() {
                Some((columns, ranks)) if end + 1 - columns.start <= page => {
                    (columns.end, ranks.end) = (end, rank + 1);
                }
                last => {
                    let begin = last.map_or(0, |(columns, _)| columns.end);
                    parts.push((begin..end, rank..rank + 1));
                }
            }
        }
        // A column more shows which lines go on.
        for (columns, _) in &mut parts {
            columns.end = (columns.end + 1).min(width);
        }
        parts
    }

    /// What the lines mean, as far as they are there.
    fn legend(&self, session: &Session) -> String {
        let ascii = session.screen.ascii;
        let seen: BTreeSet<LineStyle> = self.layout.edges.iter().map(|route| route.line).collect();
        let kinds = [
            (LineStyle::Plain, "──▸", "-->", "picture-required"),
            (LineStyle::Double, "══▸", "==>", "picture-together"),
            (LineStyle::Dashed, "╌╌▸", "..>", "picture-advice"),
            (LineStyle::Dotted, "┈┈▸", "~~>", "picture-cycle"),
        ];
        let lines = kinds.iter().filter(|(line, ..)| seen.contains(line));
        let mut said: Vec<String> = lines
            .map(|(_, boxes, plain, key)| {
                format!("{} {}", if ascii { plain } else { boxes }, session.lang.word(key))
            })
            .collect();
        if self.picture.nodes.iter().any(|node| matches!(node.what, BoxContent::Choice(_))) {
            said.push(format!("{} {}", session.lang.word("picture-or"), session.lang.word("picture-choice")));
        }
        if said.is_empty() { String::new() } else { format!("\n{}\n", Ink::Quiet.paint(&said.join("   "))) }
    }
}

/// The sign of a module.
pub(super) fn sign<'s>(module: &Module, signs: &'s Signs) -> &'s str {
    match module.kind {
        ModuleKind::Optional => signs.optional,
        ModuleKind::Tailored => signs.tailored,
        _ => signs.mandatory,
    }
}

fn rows(label: &Label, sign: &str, width: usize, picture: &Picture, frame: &BoxFrame) -> Vec<String> {
    label.rows(picture.detail, sign, "", width, frame)
}

/// The places of the same picture. Fails where the picture would be too large.
pub(super) fn json(path: &TrainingPath, session: &Session, args: &Show) -> Result<Value, Failure> {
    let graph = Graph::of(path);
    let drawn = DrawnPath::new(path, &graph, session, args, TITLES[0])?;
    let most = usize::try_from(MOST_CELLS / 4).unwrap_or(usize::MAX);
    if drawn.layout.edges.iter().map(|route| route.cells().take(most).count()).sum::<usize>() >= most {
        return Err(too_large(path));
    }
    let group = |at: crate::graph::GroupAt| (graph.id(at.module), at.requirement);
    let named = |node: usize| match drawn.picture.nodes[node].what {
        BoxContent::Module(module) => graph.id(module).to_owned(),
        BoxContent::Choice(at) => {
            let (module, requirement) = group(at);
            format!("{module}#{requirement}")
        }
        BoxContent::Stage(stage) => path.stages[stage].id.clone(),
    };
    let nodes =
        drawn.picture.nodes.iter().zip(&drawn.layout.nodes).enumerate().map(|(at, (node, placed))| {
            json!({
                "id": named(at),
                "kind": if matches!(node.what, BoxContent::Choice(_)) { "choice" } else { "module" },
                "stage": drawn.picture.stages[at].map(|stage| &path.stages[stage as usize].id),
                "rank": placed.rank,
                "column": placed.column,
                "row": placed.row,
                "width": placed.width,
                "height": placed.height,
            })
        });
    let edges = drawn.picture.ties.iter().zip(&drawn.layout.edges).map(|(tie, route)| {
        let cells: Vec<[u32; 2]> = route.cells().map(|cell| [cell.column, cell.row]).collect();
        json!({
            "from": named(tie.from),
            "to": named(tie.to),
            "kind": strength(tie.strength),
            "reversed": route.reversed,
            "cells": cells,
        })
    });
    Ok(json!({
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
        "crossings": drawn.layout.crossings,
        "width": drawn.layout.width,
        "height": drawn.layout.height,
    }))
}

/// The name of a bond.
pub(super) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Required => "required",
        Strength::Recommended => "recommended",
        Strength::Corequisite => "corequisite",
        Strength::StrictCorequisite => "strict_corequisite",
    }
}

#[cfg(test)]
mod tests {
    use super::strips;

    #[test]
    fn strips_take_a_page_at_most_and_cut_no_box_that_they_need_not_cut() {
        assert_eq!(strips(64, &[0..14, 10..24, 26..40, 45..59, 50..64], 30), [0..26, 26..45, 45..64]);
        assert_eq!(strips(30, &[0..14, 10..24], 30).len(), 1);
        assert_eq!(strips(40, &[0..40, 3..7], 15), [0..15, 15..30, 30..40]);
    }
}
