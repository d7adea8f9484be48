//! The lanes beside the outline, and the sign of each module in them.
//!
//! What binds is told by the line as in the graph: plain, double for what is taken together, dashed for
//! advice; dotted is one of several of which any is enough. What leads to the chosen row or comes from it is
//! drawn thick.

use ratatui::style::Style;
use ratatui::text::Span;

use super::glyphs::thick_line;
use super::theme::Theme;
use crate::app::App;
use crate::app::shell::gutter::{GutterBeside, Margin};
use crate::app::shell::rows::OutlineRow;
use crate::layout::{Arms, GlyphSet, LaneCell, LaneRow, LineStyle, Related};

/// The lanes, and the row that is looked at.
pub(super) struct Lanes<'a> {
    beside: GutterBeside<'a>,
    theme: &'a Theme,
    /// The chosen row, and the rows that lead to it.
    chosen: Option<(usize, Vec<usize>)>,
}

impl<'a> Lanes<'a> {
    /// The lanes beside an outline of so many columns, if there is room for any.
    pub(super) fn of(app: &'a App, theme: &'a Theme, columns: usize) -> Option<Self> {
        let beside = app
            .shell
            .doc
            .derived
            .gutter
            .beside(columns)
            .filter(|_| app.views.outline.margin == Margin::Links)?;
        let chosen = app.shell.chosen();
        let found = chosen.module().and_then(|_| beside.row(chosen));
        Some(Self { beside, theme, chosen: found.map(|(at, lanes)| (at, lanes.before())) })
    }

    /// How many cells they take.
    pub(super) fn cells(&self) -> usize {
        self.beside.cells()
    }

    /// The cells beside a row, its sign among them, and what follows it: whether something leads here that
    /// is not in sight.
    pub(super) fn row(&self, row: &OutlineRow, sign: &str, sign_style: Style) -> Vec<Span<'static>> {
        let theme = self.theme;
        let glyphs = theme.lines();
        let Some((at, lanes)) = self.beside.row(row) else {
            return vec![Span::styled(format!("{sign:<width$}", width = self.cells() + 1), sign_style)];
        };
        let kin = match &self.chosen {
            Some((chosen, before)) => lanes.kin(at, *chosen, before),
            None => Vec::new(),
        };
        let mine = self.chosen.as_ref().is_some_and(|(chosen, _)| *chosen == at);
        let mut spans: Vec<Span> = Vec::with_capacity(self.cells() + 1);
        for (place, spot) in lanes.spots.iter().enumerate() {
            let kin = kin.get(place).copied().unwrap_or_default();
            let style = match kin {
                Related::Before => theme.before,
                Related::After => theme.after,
                Related::None => self.quiet(*spot, sign_style),
            };
            let text = match spot.glyph(glyphs) {
                Some(letter) if glyphs == GlyphSet::Boxes => thick(letter, kin, mine).to_string(),
                Some(letter) => letter.to_string(),
                None => sign.to_owned(),
            };
            spans.push(Span::styled(text, style));
        }
        let blanks = self.cells().saturating_sub(lanes.spots.len());
        spans.push(Span::raw(" ".repeat(blanks)));
        if row.module().is_some() {
            spans.push(Span::styled(self.hidden(lanes), theme.quiet));
        }
        spans
    }

    /// How a cell looks that has nothing to do with the chosen row.
    fn quiet(&self, spot: LaneCell, sign: Style) -> Style {
        match spot {
            LaneCell::Sign => sign,
            LaneCell::Line(Arms::STEEP, _) | LaneCell::Cut | LaneCell::Blank => self.theme.quiet,
            LaneCell::Line(_, LineStyle::Plain) => self.theme.link_required,
            LaneCell::Line(_, LineStyle::Double) => self.theme.link_together,
            LaneCell::Line(_, LineStyle::Dashed) => self.theme.link_recommended,
            LaneCell::Line(_, LineStyle::Dotted) => self.theme.link_alternative,
        }
    }

    fn hidden(&self, lanes: &LaneRow) -> &'static str {
        match (lanes.beyond, lanes.below) {
            (_, true) => self.theme.glyphs.down,
            (true, false) => self.theme.glyphs.more,
            (false, false) => " ",
        }
    }
}

/// A cell of the chosen row's lines, thick; of a branch only the part that leads there.
fn thick(letter: char, kin: Related, mine: bool) -> char {
    match (kin, mine, letter) {
        (Related::None, ..) => letter,
        (Related::Before, true, '├') => '┡',
        (Related::Before, true, '┤') => '┩',
        (Related::Before, false, '├') => '┠',
        (Related::Before, false, '┤') => '┨',
        _ => thick_line(letter),
    }
}
