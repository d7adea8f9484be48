//! The matrix in cells: titles above, names on the left, both fixed while the signs scroll.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Cells, Span};

use super::Pen;
use super::cells::{cells, text_at};
use super::text::{fit, padded, wrapped};
use super::theme::Theme;
use crate::app::App;
use crate::app::matrix::{Coverage, MatrixLine, MatrixRoom, competency_name};
use crate::app::mouse::Spot;
use crate::app::views::kind::ViewKind;
use crate::model::Message;

pub(super) fn view(app: &App, pen: &mut Pen) {
    let area = pen.rect(app.shell.body());
    if area.is_empty() {
        return;
    }
    let view = ViewKind::Matrix;
    let matrix = &app.views.matrix;
    let sums = app.shell.lang.text(&sums(app));
    let title = format!("{} · {sums}", app.shell.lang.word(view.label()));
    let inside = pen.framed(&title, true, area);
    if matrix.lines.is_empty() {
        let key = if matrix.data.columns.is_empty() { "matrix-no-module" } else { "matrix-empty" };
        for (row, line) in
            wrapped(&app.shell.lang.word(key), usize::from(inside.width)).into_iter().enumerate()
        {
            pen.put(inside, row, Cells::styled(line, pen.theme.quiet));
        }
        return pen.cursor_at(inside, 0, 0);
    }
    let drawing = MatrixDrawing { app, room: app.views.matrix.room(&app.shell), theme: pen.theme };
    drawing.head(pen, inside);
    pen.more(area, matrix.top, drawing.room.lines, matrix.lines.len());
    let first = drawing.room.head;
    for row in 0..drawing.room.lines {
        let Some(line) = matrix.lines.get(matrix.top + row) else { break };
        drawing.line(pen, inside, first + row, matrix.top + row, *line);
    }
    if drawing.room.foot {
        drawing.foot(pen, inside, first + drawing.room.lines);
    }
    let shown = matrix.lines.len().saturating_sub(matrix.top);
    drawing.titles(pen, inside, first + shown + 1, (drawing.room.lines).saturating_sub(shown + 2));
}

/// What is there and what is missing, for the title.
fn sums(app: &App) -> Message {
    let totals = &app.views.matrix.data.totals;
    Message::new("matrix-short-sums")
        .with("competencies", totals.competencies)
        .with("assessed", totals.competencies - totals.not_taught - totals.not_assessed)
        .with("outcomes", totals.outcomes)
        .with("checked", totals.outcomes_assessed)
}

struct MatrixDrawing<'a> {
    app: &'a App,
    room: MatrixRoom,
    theme: &'a Theme,
}

impl MatrixDrawing<'_> {
    /// The columns in sight: their places.
    fn columns(&self) -> std::ops::Range<usize> {
        let (left, all) = (self.app.views.matrix.left, self.app.views.matrix.data.columns.len());
        left.min(all)..(left + self.room.columns).min(all)
    }

    fn before(&self) -> usize {
        self.room.names + self.room.sums
    }

    /// Where a column begins.
    fn offset(&self, column: usize) -> usize {
        self.before() + (column - self.app.views.matrix.left) * self.room.pitch
    }

    /// Stages, then numbers or titles.
    fn head(&self, pen: &mut Pen, area: Rect) {
        let (matrix, theme) = (&self.app.views.matrix, self.theme);
        let stages =
            usize::from(self.room.head > 1 && self.room.foot && !self.app.shell.doc.path.stages.is_empty());
        if stages > 0 {
            self.stages(pen, area);
        }
        let rows = self.room.head - stages;
        for column in self.columns() {
            let found = &matrix.data.columns[column];
            let bare = found.outcomes == 0;
            let style = if column == matrix.column {
                theme.selected
            } else if bare {
                theme.warning
            } else {
                theme.label
            };
            let mark = if bare { theme.glyphs.warning } else { "" };
            let number = format!("{mark}{}", column + 1);
            let words = if rows > 1 { format!("{number} {}", found.title) } else { number };
            let room = self.room.pitch - 1;
            let mut lines = wrapped(&words, room);
            if lines.len() > rows {
                // What is left of the title ends in the last row, cut.
                let rest = lines[rows - 1..].join(" ");
                lines.truncate(rows - 1);
                lines.push(fit(&rest, room).into_owned());
            }
            for (row, line) in lines.into_iter().enumerate() {
                text_at(pen, cells(area, stages + row, self.offset(column), self.room.pitch), &line, style);
            }
            let top = cells(area, 0, self.offset(column), self.room.pitch);
            let top = Rect { height: u16::try_from(self.room.head).unwrap_or(1), ..top };
            pen.note(top.intersection(area), Spot::Cell(usize::MAX, column));
        }
        if matrix.left > 0 {
            let word = format!("{} ", theme.glyphs.left);
            text_at(pen, cells(area, stages, self.before().saturating_sub(2), 2), &word, theme.quiet);
        }
        if self.columns().end < matrix.data.columns.len() {
            let column = usize::from(area.width).saturating_sub(1);
            text_at(pen, cells(area, stages, column, 1), theme.glyphs.right, theme.quiet);
        }
    }

    fn stages(&self, pen: &mut Pen, area: Rect) {
        let columns = self.columns();
        let mut from = columns.start;
        while from < columns.end {
            let stage = self.app.views.matrix.data.columns[from].stage;
            let same = |column: &usize| self.app.views.matrix.data.columns[*column].stage == stage;
            let count = (from..columns.end).take_while(same).count();
            let title = stage.and_then(|at| self.app.shell.doc.path.stages.get(at)).map(|stage| &stage.title);
            let title = title.map_or_else(String::new, Clone::clone);
            let wide = count * self.room.pitch;
            let words = fit(&title, wide.saturating_sub(1)).into_owned();
            text_at(pen, cells(area, 0, self.offset(from), wide), &words, self.theme.quiet);
            from += count;
        }
    }

    fn line(&self, pen: &mut Pen, area: Rect, row: usize, at: usize, line: MatrixLine) {
        let (app, theme) = (self.app, self.theme);
        let matrix = &app.views.matrix;
        let chosen = at == matrix.at;
        let competency = &matrix.data.rows[line.row()];
        let outcome = match line {
            MatrixLine::Outcome(_, at) => Some(&competency.outcomes[at]),
            MatrixLine::Competency(_) => None,
        };
        let gap = outcome.map_or(competency.gap.is_some(), |found| found.coverage != Coverage::Assessed);
        let mark = if gap { theme.glyphs.warning } else { " " };
        let name = if let Some(outcome) = outcome {
            format!("    {}", outcome.text)
        } else {
            let fold = match (competency.outcomes.is_empty(), matrix.is_open(competency)) {
                (true, _) => " ",
                (false, true) => theme.glyphs.open,
                (false, false) => theme.glyphs.closed,
            };
            let id = competency.competency.as_deref().filter(|_| !competency.label.is_empty());
            let id = id.map_or_else(String::new, |id| format!("{id} "));
            format!("{fold} {id}{}", competency_name(competency, self.app.shell.lang))
        };
        let style = if chosen {
            theme.selected
        } else if outcome.is_some() {
            theme.quiet
        } else {
            Style::new()
        };
        let assessed: usize = competency.cells.iter().map(|cell| cell.assessed).sum();
        let missing = assessed < competency.outcomes.len();
        let sums = if outcome.is_none() && self.room.sums > 0 {
            format!("{assessed}/{}", competency.outcomes.len())
        } else {
            String::new()
        };
        let names = Cells::from(vec![
            Span::styled(mark, theme.warning),
            Span::styled(padded(&name, self.room.names.saturating_sub(2)), style),
            Span::raw(" "),
            Span::styled(padded(&sums, self.room.sums), if missing { theme.warning } else { theme.quiet }),
        ]);
        pen.put_spot(area, row, names, Spot::Cell(at, usize::MAX));
        for column in self.columns() {
            let coverage = match outcome {
                Some(outcome) => (outcome.column == column).then_some(outcome.coverage),
                None => competency.cell(column).map(|cell| cell.coverage),
            };
            let here = chosen && column == matrix.column;
            self.sign(pen, area, row, column, coverage, outcome.is_some(), here);
            pen.note(cells(area, row, self.offset(column), self.room.pitch), Spot::Cell(at, column));
            if here {
                pen.cursor_at(area, row, self.offset(column));
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // all that one cell needs, once
    fn sign(
        &self,
        pen: &mut Pen,
        area: Rect,
        row: usize,
        column: usize,
        coverage: Option<Coverage>,
        outcome: bool,
        here: bool,
    ) {
        let theme = self.theme;
        let (words, style) = match coverage {
            Some(coverage) => (self.coverage(coverage), coverage_style(theme, coverage)),
            None if outcome => (" ".to_owned(), theme.quiet),
            None => (theme.glyphs.dot.to_owned(), theme.quiet),
        };
        let style = if here { style.patch(theme.focus) } else { style };
        let words = if here { padded(&words, 2) } else { words };
        text_at(pen, cells(area, row, self.offset(column), self.room.pitch), &words, style);
    }

    fn coverage(&self, coverage: Coverage) -> String {
        let letter = self.app.shell.lang.word(&format!("matrix-letter-{}", coverage.name()));
        format!("{}{letter}", glyph(self.theme, coverage))
    }

    /// The outcomes of each module that are assessed, and what the signs mean.
    fn foot(&self, pen: &mut Pen, area: Rect, row: usize) {
        let (app, theme) = (self.app, self.theme);
        let name = app.shell.lang.word("matrix-outcomes-assessed");
        text_at(pen, cells(area, row, 1, self.room.names.saturating_sub(1)), &name, theme.title);
        for column in self.columns() {
            let found = &app.views.matrix.data.columns[column];
            let sums = format!("{}/{}", found.assessed, found.outcomes);
            let style = if found.assessed < found.outcomes || found.outcomes == 0 {
                theme.warning
            } else {
                Style::new()
            };
            text_at(pen, cells(area, row, self.offset(column), self.room.pitch), &sums, style);
        }
        let mut legend: Vec<Span> = vec![Span::raw(" ")];
        for coverage in Coverage::ALL {
            legend.push(Span::styled(self.coverage(coverage), coverage_style(theme, coverage)));
            let word = app.shell.lang.word(&format!("matrix-{}", coverage.name()));
            legend.push(Span::styled(format!(" {word}  "), theme.quiet));
        }
        legend.push(Span::styled(theme.glyphs.warning, theme.warning));
        legend.push(Span::styled(format!(" {}", app.shell.lang.word("matrix-gap")), theme.quiet));
        pen.put(area, row + 1, Cells::from(legend));
    }

    /// Which number is which module, in the rows that are left over, where there are enough of them.
    fn titles(&self, pen: &mut Pen, area: Rect, row: usize, rows: usize) {
        let columns = &self.app.views.matrix.data.columns;
        let titled = self.room.pitch >= crate::app::matrix::TITLED;
        let across = (usize::from(area.width) / 40).max(1);
        let needed = columns.len().div_ceil(across);
        if titled || rows < needed {
            return;
        }
        let wide = usize::from(area.width) / across;
        for (at, column) in columns.iter().enumerate() {
            let style =
                if at == self.app.views.matrix.column { self.theme.selected } else { self.theme.quiet };
            let words = fit(&format!("{:>3}  {}", at + 1, column.title), wide.saturating_sub(1)).into_owned();
            let (x, y) = (at / needed * wide, row + at % needed);
            text_at(pen, cells(area, y, x, wide), &words, style);
            pen.note(cells(area, y, x, wide), Spot::Cell(usize::MAX, at));
        }
    }
}

fn glyph(theme: &Theme, coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Taught => theme.glyphs.taught,
        Coverage::Practised => theme.glyphs.practised,
        Coverage::Assessed => theme.glyphs.assessed,
    }
}

fn coverage_style(theme: &Theme, coverage: Coverage) -> Style {
    match coverage {
        Coverage::Taught => theme.warning,
        Coverage::Practised => theme.info,
        Coverage::Assessed => theme.good,
    }
}
