//! Lines: which character, and which style, each cell of a link has.
//!
//! What a line means is told by its shape: plain for what is required, dashed for advice, double for what
//! is taken together, dotted for what closes a cycle. Lines of the chosen box are drawn thick.

use ratatui::style::Style;
use ratatui::text::Span;

use super::GraphSheet;
use crate::layout::{Cell, GlyphSet, LineStyle, Point, glyph};
use crate::picture::BoxContent;
use crate::ui::glyphs::{ASCII, thick_line};
use crate::ui::pen::Pen;
use crate::ui::theme::Theme;

/// The line goes to an « or », or from it to its module.
const CHOICE: u8 = 1;
/// It leads to the chosen box.
const BEFORE: u8 = 2;
/// It leaves the chosen box.
const AFTER: u8 = 4;
/// It is among what stands out.
const LIT: u8 = 8;

/// What is known of the lines in sight: by cell, of those that lie and those that stand.
struct Marks<'a> {
    sheet: &'a GraphSheet<'a>,
    flat: Vec<u8>,
    steep: Vec<u8>,
}

pub(super) fn draw(sheet: &GraphSheet, pen: &mut Pen) {
    let theme = pen.theme;
    let glyphs = theme.lines();
    let marks = Marks::of(sheet);
    let (columns, rows) = sheet.window();
    if columns.is_empty() || rows.is_empty() {
        return;
    }
    let dims = !sheet.app.views.graph.lit.is_empty();
    for cell in sheet.scene.layout.cells.window(columns, rows) {
        let Some((x, y)) = sheet.at(i64::from(cell.at.column), i64::from(cell.at.row)) else { continue };
        let (flat, steep) = marks.at(x, y);
        let letter = glyph(&cell, glyphs);
        let letter = if glyphs == GlyphSet::Boxes { thick(letter, &cell, flat, steep) } else { letter };
        let style = style(theme, &cell, flat | steep, dims);
        if let Some(shown) = pen.frame.buffer_mut().cell_mut((x, y)) {
            shown.set_char(letter).set_style(style);
        }
    }
}

fn style(theme: &Theme, cell: &Cell, mark: u8, dims: bool) -> Style {
    if mark & BEFORE != 0 {
        return theme.before;
    }
    if mark & AFTER != 0 {
        return theme.after;
    }
    if dims && mark & LIT == 0 {
        return theme.quiet;
    }
    match cell.strand.line {
        LineStyle::Plain if mark & CHOICE != 0 => theme.link_alternative,
        line => of_line(theme, line),
    }
}

fn of_line(theme: &Theme, line: LineStyle) -> Style {
    match line {
        LineStyle::Plain => theme.link_required,
        LineStyle::Double => theme.link_together,
        LineStyle::Dashed => theme.link_recommended,
        LineStyle::Dotted => theme.bad,
    }
}

/// The same character, thick where the line belongs to the chosen box.
fn thick(letter: char, cell: &Cell, flat: u8, steep: u8) -> char {
    const OWN: u8 = BEFORE | AFTER;
    let (flat, steep) = (flat & OWN != 0, steep & OWN != 0);
    if cell.head.is_some() || !(flat || steep) {
        return letter;
    }
    if cell.crossed.is_some() && letter == '┼' {
        return match (flat, steep) {
            (true, true) => '╋',
            (true, false) => '┿',
            _ => '╂',
        };
    }
    thick_line(letter)
}

impl<'a> Marks<'a> {
    fn of(sheet: &'a GraphSheet<'a>) -> Self {
        let cells = usize::from(sheet.canvas.width) * usize::from(sheet.canvas.height);
        let mut marks = Self { sheet, flat: vec![0; cells], steep: vec![0; cells] };
        let (scene, graph) = (sheet.scene, &sheet.app.views.graph);
        for (tie, route) in scene.picture.ties.iter().zip(&scene.layout.edges) {
            let choice = !scene.is_thing(tie.from) || !scene.is_thing(tie.to);
            let lit = !graph.lit.is_empty() && sheet.stands_out(tie.from) && sheet.stands_out(tie.to);
            if choice || lit {
                let mark = if choice { CHOICE } else { 0 } | if lit { LIT } else { 0 };
                marks.route(&route.points, mark);
            }
        }
        if let Some(at) = graph.at {
            marks.own(at, false);
            marks.own(at, true);
        }
        marks
    }

    /// The lines of the chosen box on one side, through an « or » to what stands behind it.
    fn own(&mut self, at: usize, ahead: bool) {
        let scene = self.sheet.scene;
        let lines = |node: usize| if ahead { scene.out_of(node) } else { scene.into(node) };
        let mark = if ahead { AFTER } else { BEFORE };
        for tie in lines(at) {
            let ends = &scene.picture.ties[*tie];
            let end = if ahead { ends.to } else { ends.from };
            self.route(&scene.layout.edges[*tie].points, mark);
            if matches!(scene.picture.nodes[end].what, BoxContent::Choice(_)) {
                for next in lines(end) {
                    self.route(&scene.layout.edges[*next].points, mark);
                }
            }
        }
    }

    fn route(&mut self, points: &[Point], mark: u8) {
        for pair in points.windows(2) {
            self.piece(pair[0], pair[1], mark);
        }
        if let [only] = points {
            self.piece(*only, *only, mark);
        }
    }

    /// A straight piece of line, as far as it is in sight.
    fn piece(&mut self, one: Point, other: Point, mark: u8) {
        let flat = one.row == other.row;
        let from = (one.column.min(other.column), one.row.min(other.row));
        let size = (one.column.abs_diff(other.column) + 1, one.row.abs_diff(other.row) + 1);
        let Some((cells, _)) = self.sheet.sight(from, size) else { return };
        for y in cells.y..cells.y + cells.height {
            for x in cells.x..cells.x + cells.width {
                let place = self.place(x, y);
                let marks = if flat { &mut self.flat } else { &mut self.steep };
                if let Some(found) = marks.get_mut(place) {
                    *found |= mark;
                }
            }
        }
    }

    fn place(&self, x: u16, y: u16) -> usize {
        let canvas = self.sheet.canvas;
        usize::from(y - canvas.y) * usize::from(canvas.width) + usize::from(x - canvas.x)
    }

    fn at(&self, x: u16, y: u16) -> (u8, u8) {
        let place = self.place(x, y);
        let mark = |marks: &[u8]| marks.get(place).copied().unwrap_or(0);
        (mark(&self.flat), mark(&self.steep))
    }
}

impl GraphSheet<'_> {
    /// The columns and rows of the picture that are in sight.
    fn window(&self) -> (std::ops::Range<u32>, std::ops::Range<u32>) {
        let stretch = |origin: i64, room: u16, all: u32| {
            let (from, to) = (origin.max(0), (origin + i64::from(room)).clamp(0, i64::from(all)));
            u32::try_from(from).unwrap_or(u32::MAX)..u32::try_from(to).unwrap_or(0)
        };
        let layout = &self.scene.layout;
        (
            stretch(self.origin.0, self.canvas.width, layout.width),
            stretch(self.origin.1, self.canvas.height, layout.height),
        )
    }
}

/// What the kinds of line mean that the picture has.
pub(super) fn legend(sheet: &GraphSheet, theme: &Theme) -> Vec<Span<'static>> {
    let picture = &sheet.scene.picture;
    let has = |line: LineStyle| sheet.scene.layout.edges.iter().any(|route| route.line == line);
    let choices = picture.nodes.iter().any(|node| matches!(node.what, BoxContent::Choice(_)));
    let ascii = *theme.glyphs == ASCII;
    let sample = |line: LineStyle| match (line, ascii) {
        (LineStyle::Plain, false) => "──▸",
        (LineStyle::Double, false) => "══▸",
        (LineStyle::Dashed, false) => "╌╌▸",
        (LineStyle::Dotted, false) => "┈┈▸",
        (LineStyle::Plain, true) => "-->",
        (LineStyle::Double, true) => "==>",
        (LineStyle::Dashed, true) => "..>",
        (LineStyle::Dotted, true) => "~~>",
    };
    let lang = sheet.app.shell.lang;
    let mut legend = Vec::new();
    for (line, key) in [
        (LineStyle::Plain, "graph-legend-required"),
        (LineStyle::Dashed, "graph-legend-advice"),
        (LineStyle::Double, "graph-legend-together"),
        (LineStyle::Dotted, "graph-legend-cycle"),
    ] {
        if has(line) {
            legend.push(Span::styled(format!(" {} ", sample(line)), of_line(theme, line)));
            legend.push(Span::styled(format!("{} ", lang.word(key)), theme.quiet));
        }
    }
    if choices {
        let word = lang.word("picture-or");
        legend.push(Span::styled(format!(" {word} "), theme.link_alternative));
        legend.push(Span::styled(format!("{} ", lang.word("graph-legend-choice")), theme.quiet));
    }
    // A picture with plain lines only needs no words.
    if legend.len() > 2 { legend } else { Vec::new() }
}
