//! The graph in cells: lines, boxes above them, what is chosen standing out. Only what is in sight is drawn.

mod boxes;
mod lines;
mod panel;
mod preview;
mod strip;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, width, wrapped};
use crate::app::App;
use crate::app::mouse::Spot;
use crate::app::scene::{GraphSide, Scene};
use crate::app::views::kind::ViewKind;
use crate::layout::Band;
use crate::model::Message;

pub(super) use strip::{draw as draw_link, says};

/// What every part of the drawing needs.
struct GraphSheet<'a> {
    app: &'a App,
    scene: &'a Scene,
    /// The cells of the screen that show the picture.
    canvas: Rect,
    /// The cell of the picture that is at the top left.
    origin: (i64, i64),
}

pub(super) fn view(app: &App, pen: &mut Pen) {
    let room = app.views.graph.room(&app.shell);
    let (canvas, heads) = (pen.rect(room.canvas), pen.rect(room.heads));
    let framed = Rect {
        x: canvas.x.saturating_sub(1),
        y: canvas.y.saturating_sub(1 + heads.height),
        width: (room.canvas.width + 2).min(app.shell.size.0),
        height: room.canvas.height + heads.height + 2,
    };
    let framed = framed.intersection(pen.frame.area());
    if framed.is_empty() {
        return;
    }
    let title = title(app);
    pen.framed(&fit(&title, usize::from(framed.width).saturating_sub(6)), true, framed);
    pen.note(canvas, Spot::Cell(usize::MAX, 0));
    let Some(scene) = app.views.graph.scene.as_deref().filter(|scene| !scene.layout.nodes.is_empty()) else {
        let waiting = app.views.graph.scene.is_none() && !app.shell.doc.path.modules.is_empty();
        let words = app.shell.lang.word(if waiting { "graph-waiting" } else { "graph-empty" });
        for (row, line) in wrapped(&words, usize::from(canvas.width)).into_iter().enumerate() {
            pen.put(canvas, row, Line::styled(line, pen.theme.quiet));
        }
        return pen.cursor_at(canvas, 0, 0);
    };
    let sheet =
        GraphSheet { app, scene, canvas, origin: (app.views.graph.window.left, app.views.graph.window.top) };
    if !canvas.is_empty() {
        sheet.bands(pen, heads);
        lines::draw(&sheet, pen);
        preview::draw(&sheet, pen);
        boxes::draw(&sheet, pen);
        panel::map(&sheet, pen);
    }
    sheet.foot(pen, framed);
    panel::draw(app, pen, pen.rect(room.panel));
}

/// What is shown of the path, for the frame.
fn title(app: &App) -> String {
    let links = app.views.graph.scene.as_ref().map_or(0, |scene| scene.picture.links.len());
    let counted =
        Message::new("graph-title").with("modules", app.shell.doc.path.modules.len()).with("links", links);
    let mut parts =
        vec![app.shell.lang.word(ViewKind::Graph.label()).into_owned(), app.shell.lang.text(&counted)];
    if let Some((id, side)) = &app.views.graph.only {
        let side = match side {
            GraphSide::Before => "before",
            GraphSide::After => "after",
            GraphSide::Both => "both",
        };
        let only = Message::new("graph-title-only")
            .with("title", app.shell.doc.path.title_of(id))
            .with("side", side);
        parts.push(app.shell.lang.text(&only));
    }
    if app.views.graph.redundant {
        parts.push(app.shell.lang.word("graph-title-redundant").into_owned());
    }
    parts.join(" · ")
}

impl GraphSheet<'_> {
    /// Where a cell of the picture is on the screen, if it is in sight.
    fn at(&self, column: i64, row: i64) -> Option<(u16, u16)> {
        let (x, y) = (column - self.origin.0, row - self.origin.1);
        let inside =
            (0..i64::from(self.canvas.width)).contains(&x) && (0..i64::from(self.canvas.height)).contains(&y);
        let cell = inside.then(|| Some((u16::try_from(x).ok()?, u16::try_from(y).ok()?))).flatten()?;
        Some((self.canvas.x + cell.0, self.canvas.y + cell.1))
    }

    /// The part of a rectangle of the picture that is in sight, on the screen, and how many of its columns
    /// and rows are cut off before it.
    fn sight(&self, (column, row): (u32, u32), (wide, high): (u32, u32)) -> Option<(Rect, (usize, usize))> {
        let clip = |from: u32, size: u32, origin: i64, room: u16| {
            let start = i64::from(from) - origin;
            let (low, high) = (start.max(0), (start + i64::from(size)).min(i64::from(room)));
            let cut = usize::try_from(low - start).ok()?;
            (low < high)
                .then(|| Some((u16::try_from(low).ok()?, u16::try_from(high - low).ok()?, cut)))
                .flatten()
        };
        let (x, width, left) = clip(column, wide, self.origin.0, self.canvas.width)?;
        let (y, height, top) = clip(row, high, self.origin.1, self.canvas.height)?;
        Some((Rect { x: self.canvas.x + x, y: self.canvas.y + y, width, height }, (left, top)))
    }

    /// The lanes or stretches of the stages, with their titles.
    fn bands(&self, pen: &mut Pen, heads: Rect) {
        let above = self.app.views.graph.heads_above();
        for (at, band) in self.scene.layout.bands.iter().enumerate() {
            let title = band.group.map_or_else(
                || self.app.shell.lang.word("export-no-stage").into_owned(),
                |stage| self.stage_title(stage),
            );
            if above {
                self.stretch(pen, heads, at, *band, &title);
            } else if let Some((cells, _)) = self.sight((0, band.row), (u32::MAX, 1)) {
                let style = pen.theme.label;
                let title = fit(&title, usize::from(cells.width).saturating_sub(4)).into_owned();
                let rule = pen.theme.glyphs.span;
                let rest = usize::from(cells.width).saturating_sub(width(&title) + 4);
                let words = vec![
                    Span::styled(rule.repeat(2), pen.theme.frame),
                    Span::styled(format!(" {title} "), style),
                    Span::styled(rule.repeat(rest), pen.theme.frame),
                ];
                pen.put(cells, 0, Line::from(words));
            }
        }
    }

    /// A stage beside others: its title above, a line where it begins.
    fn stretch(&self, pen: &mut Pen, heads: Rect, at: usize, band: Band, title: &str) {
        let Some((cells, (cut, _))) = self.sight((band.column, self.top()), (band.width, 1)) else { return };
        let bar = pen.theme.glyphs.bar;
        let begins = at > 0 && cut == 0;
        if begins {
            for y in 0..self.canvas.height {
                let cell = Rect { x: cells.x, y: self.canvas.y + y, width: 1, height: 1 };
                pen.put(cell, 0, Line::styled(bar, pen.theme.frame));
            }
        }
        let head = Rect { y: heads.y, height: heads.height, ..cells };
        let lead = if begins { bar } else { " " };
        let title = fit(title, usize::from(head.width).saturating_sub(2)).into_owned();
        let words = vec![Span::styled(lead, pen.theme.frame), Span::styled(title, pen.theme.label)];
        pen.put(head, 0, Line::from(words));
    }

    /// The first row of the picture that is in sight.
    fn top(&self) -> u32 {
        u32::try_from(self.origin.1.max(0)).unwrap_or(u32::MAX)
    }

    fn stage_title(&self, stage: u32) -> String {
        let at = usize::try_from(stage).unwrap_or(usize::MAX);
        let title = self.scene.stages.get(at).map_or("", String::as_str);
        format!("{}. {title}", at + 1)
    }

    /// What the lines mean, and where there is more, in the lower edge of the frame.
    fn foot(&self, pen: &mut Pen, framed: Rect) {
        let theme = pen.theme;
        let row = usize::from(framed.height).saturating_sub(1);
        let layout = &self.scene.layout;
        let more = [
            (self.origin.0 > 0, theme.glyphs.left),
            (self.origin.1 > 0, theme.glyphs.up),
            (self.origin.1 + i64::from(self.canvas.height) < i64::from(layout.height), theme.glyphs.down),
            (self.origin.0 + i64::from(self.canvas.width) < i64::from(layout.width), theme.glyphs.right),
        ];
        let more: Vec<&str> = more.into_iter().filter(|(there, _)| *there).map(|(_, sign)| sign).collect();
        if !more.is_empty() {
            let words = format!(" {} ", more.join(" "));
            let wide = u16::try_from(width(&words)).unwrap_or(0);
            let x = (framed.x + framed.width).saturating_sub(wide + 2);
            let cells = Rect { x, width: wide, ..framed }.intersection(framed);
            pen.put(cells, row, Line::styled(words, theme.key));
        }
        let mut legend = lines::legend(self, theme);
        let room = usize::from(framed.width).saturating_sub(14);
        let wide = |legend: &[Span]| legend.iter().map(|span| width(&span.content)).sum::<usize>();
        // A sign and its words go together; the plain line, which needs no words, goes first.
        while wide(&legend) > room {
            legend.drain(..legend.len().min(2));
        }
        let wide = wide(&legend);
        if wide > 0 {
            let cells = Rect { x: framed.x + 2, width: u16::try_from(wide).unwrap_or(0), ..framed };
            pen.put(cells.intersection(framed), row, Line::from(legend));
        }
    }

    /// Whether a box stands out, where some do.
    fn stands_out(&self, node: usize) -> bool {
        self.app.views.graph.lit.get(node).copied().unwrap_or(true)
    }
}
