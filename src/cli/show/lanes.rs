//! `show --as lanes`: the modules in the order of teaching, with lanes from each to those that need it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::super::args::Show;
use super::super::session::Session;
use super::canvas::{Canvas, Ink};
use super::graph::{sign, strength};
use crate::graph::Graph;
use crate::i18n::{duration, visible};
use crate::layout::{GlyphSet, LaneCell, LaneEdge, LaneRow, lanes};
use crate::model::TrainingPath;
use crate::picture::threads;
use crate::ui::glyphs::{ASCII, UNICODE};

/// How many lanes there are on a page of this width, so that titles can be read.
fn limit(page: usize) -> usize {
    (page / 8).clamp(3, 12)
}

/// How many lanes there are at most for programs, which read their numbers only: a module that thousands need
/// one by one would take memory with the square of them.
const MOST_LANES: usize = 512;

/// The list as text.
pub(super) fn text(path: &TrainingPath, session: &Session, args: &Show, page: usize) -> String {
    let graph = Graph::of(path);
    let List { order, rows, .. } = List::new(&graph, args, limit(page));
    let (glyphs, signs) =
        if session.screen.ascii { (GlyphSet::Ascii, &ASCII) } else { (GlyphSet::Boxes, &UNICODE) };
    let gutter = rows.iter().map(|row| row.spots.len()).max().unwrap_or(0);
    let mut canvas = Canvas::new(page, order.len());
    for (at, (module, beside)) in order.iter().zip(&rows).enumerate() {
        let Some(value) = path.modules.get(graph.id(*module)) else { continue };
        canvas.put(0, at, &beside.text(sign(value, signs), glyphs), Ink::Plain);
        let mark = match (beside.beyond, beside.below) {
            (_, true) => signs.down,
            (true, false) => signs.more,
            (false, false) => " ",
        };
        canvas.put(gutter, at, mark, Ink::Quiet);
        let minutes = value.total_minutes();
        let hours = if minutes == 0 { String::new() } else { duration(session.lang, minutes) };
        let room = page.saturating_sub(gutter + 2 + hours.width() + 1);
        let title = if value.title.is_empty() { graph.id(*module) } else { &value.title };
        canvas.put_within(
            gutter + 2,
            at,
            &cut(&visible(title), room, session.screen.ascii),
            room,
            Ink::Plain,
        );
        canvas.put(page.saturating_sub(hours.width()), at, &hours, Ink::Quiet);
    }
    canvas.text(0..page)
}

/// A text with a mark where it was cut.
fn cut(text: &str, columns: usize, ascii: bool) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mark = if ascii { "~" } else { "…" };
    let mut out = String::new();
    for c in text.chars() {
        if format!("{out}{c}{mark}").width() > columns {
            break;
        }
        out.push(c);
    }
    format!("{}{mark}", out.trim_end())
}

/// The same for programs: the lane of each module, and what it needs.
pub(super) fn json(path: &TrainingPath, args: &Show) -> Value {
    let graph = Graph::of(path);
    let list = List::new(&graph, args, MOST_LANES);
    let mut needs: Vec<Vec<Value>> = vec![Vec::new(); graph.len()];
    let drawn: BTreeSet<(usize, usize)> =
        list.threads.iter().map(|thread| (thread.from, thread.to)).collect();
    for link in graph.links().filter(|link| drawn.contains(&(list.row[link.from], list.row[link.to]))) {
        needs[link.to].push(json!({
            "id": graph.id(link.from),
            "kind": strength(link.strength),
            "alternative": link.alternative,
        }));
    }
    let rows = list.order.iter().zip(&list.rows).map(|(module, beside)| {
        let lane = beside.spots.iter().position(|spot| *spot == LaneCell::Sign).unwrap_or(0) / 2;
        json!({ "id": graph.id(*module), "lane": lane, "needs": std::mem::take(&mut needs[*module]) })
    });
    json!({ "rows": rows.collect::<Vec<_>>() })
}

/// The modules in the order of teaching, and what stands beside them.
struct List {
    order: Vec<usize>,
    /// By module: its row.
    row: Vec<usize>,
    threads: Vec<LaneEdge>,
    rows: Vec<LaneRow>,
}

impl List {
    fn new(graph: &Graph, args: &Show, limit: usize) -> Self {
        let order = graph.teaching_order();
        let mut row = vec![0; graph.len()];
        for (at, module) in order.iter().enumerate() {
            row[*module] = at;
        }
        let threads = threads(graph, |module| row.get(module).copied(), args.reduce);
        let rows = lanes(&vec![true; order.len()], &threads, limit);
        Self { order, row, threads, rows }
    }
}
