//! Boxes: modules, folded stages, and the small « or » before a module.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::GraphSheet;
use crate::app::mouse::Spot;
use crate::check::Severity;
use crate::model::ModuleKind;
use crate::picture::{BoxContent, BoxFrame, Detail};
use crate::ui::glyphs::ASCII;
use crate::ui::pen::Pen;
use crate::ui::theme::Theme;

pub(super) fn draw(sheet: &GraphSheet, pen: &mut Pen) {
    let nodes = &sheet.scene.layout.nodes;
    let linking = sheet.app.shell.linking().is_some();
    let target = sheet.app.views.graph.target_box(&sheet.app.shell);
    let (before, after) = match sheet.app.views.graph.at {
        Some(at) => (sheet.scene.across(at, false), sheet.scene.across(at, true)),
        None => (Vec::new(), Vec::new()),
    };
    for (node, placed) in nodes.iter().enumerate() {
        let seen = sheet.sight((placed.column, placed.row), (placed.width, placed.height));
        let Some((cells, cut)) = seen else { continue };
        let theme = pen.theme;
        let chosen = sheet.app.views.graph.at == Some(node);
        let style = if target == Some(node) || (chosen && !linking) {
            theme.focus
        } else if chosen {
            theme.selected
        } else if !sheet.stands_out(node) {
            theme.quiet
        } else if before.binary_search(&node).is_ok() {
            theme.before
        } else if after.binary_search(&node).is_ok() {
            theme.after
        } else {
            Style::new()
        };
        one(sheet, pen, node, cells, cut, style);
        if sheet.scene.is_thing(node) {
            pen.note(cells, Spot::Cell(node, 0));
        }
        if target == Some(node) || (chosen && target.is_none()) {
            pen.cursor_at(cells, 0, 0);
        }
    }
}

/// The part of a box that is in sight.
fn one(sheet: &GraphSheet, pen: &mut Pen, node: usize, cells: Rect, cut: (usize, usize), style: Style) {
    let theme = pen.theme;
    let what = &sheet.scene.picture.nodes[node];
    let detail = sheet.scene.picture.detail;
    let placed = &sheet.scene.layout.nodes[node];
    let frame = if *theme.glyphs == ASCII { &BoxFrame::ASCII } else { &BoxFrame::BOXES };
    if let BoxContent::Choice(_) = what.what {
        let style = if style == Style::new() { theme.link_alternative } else { style };
        return pen.put(
            cells,
            0,
            Line::styled(clipped(&what.label.title, cut.0, usize::from(cells.width)), style),
        );
    }
    let (sign, sign_style) = sign(sheet, theme, node);
    let count = count(sheet, theme, node);
    let wide = usize::try_from(placed.width).unwrap_or(usize::MAX);
    let rows = what.label.rows(detail, sign, &count, wide, frame);
    for (row, text) in rows.iter().skip(cut.1).enumerate() {
        pen.put(cells, row, Line::styled(clipped(text, cut.0, usize::from(cells.width)), style));
    }
    // The sign has a style of its own, wherever it is.
    let (column, row) = if detail == Detail::Card { (2, 1) } else { (1, 0) };
    let at = sheet.at(i64::from(placed.column) + column, i64::from(placed.row) + row);
    if let Some((x, y)) = at.filter(|_| sign_style != Style::new() && sheet.stands_out(node)) {
        let cell = Rect { x, y, width: 1, height: 1 };
        pen.frame.buffer_mut().set_style(cell, sign_style);
    }
}

/// The sign of a box: what is wrong with it, or else what kind of module it is.
fn sign(sheet: &GraphSheet, theme: &Theme, node: usize) -> (&'static str, Style) {
    let Some(id) = sheet.scene.module(node) else { return (theme.glyphs.closed, theme.key) };
    let worst = sheet.app.shell.doc.derived.worst.get(id).copied().filter(|worst| *worst > Severity::Info);
    if let Some(worst) = worst {
        return (theme.sign(worst), theme.severity(worst));
    }
    let kind = sheet.app.shell.doc.path.modules.get(id).map(|module| &module.kind);
    let glyph = match kind {
        Some(ModuleKind::Optional) => theme.glyphs.optional,
        Some(ModuleKind::Tailored) => theme.glyphs.tailored,
        Some(_) => theme.glyphs.mandatory,
        None => theme.glyphs.missing,
    };
    (glyph, Style::new())
}

/// How many findings there are about a box that say more than something worth knowing.
fn count(sheet: &GraphSheet, theme: &Theme, node: usize) -> String {
    let Some(id) = sheet.scene.module(node) else { return String::new() };
    let steps = crate::steps![Field("modules"), Item(id)];
    let found = sheet.app.shell.doc.findings_at(&steps).filter(|found| found.severity > Severity::Info);
    let (mut many, mut worst) = (0, Severity::Info);
    for found in found {
        many += 1;
        worst = worst.max(found.severity);
    }
    if many == 0 { String::new() } else { format!("{} {many}", theme.sign(worst)) }
}

/// The columns of a text from one on; a wide letter that is cut in two is a blank.
fn clipped(text: &str, skip: usize, columns: usize) -> String {
    let mut out = String::new();
    let mut at = 0;
    for grapheme in text.graphemes(true) {
        let wide = grapheme.width();
        if at >= skip && at + wide <= skip + columns {
            out.push_str(grapheme);
        } else {
            let seen = (at.max(skip)..(at + wide).min(skip + columns)).len();
            out.extend(std::iter::repeat_n(' ', seen));
        }
        at += wide;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::clipped;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn any_part_of_a_text_is_as_wide_as_it_should_be() {
        let text = "[● é漢字 e\u{301}…]";
        let all = text.width();
        for skip in 0..all {
            for columns in 0..=all - skip {
                assert_eq!(clipped(text, skip, columns).width(), columns, "{skip} {columns}");
            }
        }
        assert_eq!(clipped(text, 0, all), text);
        assert_eq!(clipped("漢字", 1, 2), "  ");
    }
}
