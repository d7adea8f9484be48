//! The timeline in cells: names, bars on one axis, durations and running totals.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Cells, Span};

use super::Pen;
use super::cells::{cells, text_at};
use super::text::{padded, padded_left, width, wrapped};
use super::theme::Theme;
use crate::app::App;
use crate::app::mouse::Spot;
use crate::app::timeline::{
    AROUND, Timeline, TimelineLine, cells as bar_cells, group_title, modality_name, moment, scaled,
};
use crate::app::views::kind::ViewKind;
use crate::i18n::duration;
use crate::model::{Arg, Message, Modality};

pub(super) fn view(app: &App, pen: &mut Pen) {
    let area = pen.rect(app.shell.body());
    if area.is_empty() {
        return;
    }
    let timeline = &app.views.timeline;
    let sums = Message::new("timeline-short-sums")
        .with("total", Arg::Minutes(timeline.data.minutes))
        .with("critical", Arg::Minutes(timeline.data.critical));
    let title =
        format!("{} · {}", app.shell.lang.word(ViewKind::Timeline.label()), app.shell.lang.text(&sums));
    let inside = pen.framed(&title, true, area);
    if timeline.lines.is_empty() {
        for (row, line) in
            wrapped(&app.shell.lang.word("timeline-empty"), usize::from(inside.width)).into_iter().enumerate()
        {
            pen.put(inside, row, Cells::styled(line, pen.theme.quiet));
        }
        return pen.cursor_at(inside, 0, 0);
    }
    let drawing = TimelineDrawing::new(app, pen.theme, usize::from(inside.width));
    drawing.axis(pen, inside);
    let rows = usize::from(inside.height).saturating_sub(AROUND);
    pen.more(area, timeline.top, rows, timeline.lines.len());
    for (row, line) in timeline.lines.iter().enumerate().skip(timeline.top).take(rows) {
        drawing.line(pen, inside, 1 + row - timeline.top, row, *line);
    }
    drawing.legend(pen, inside, 1 + rows);
}

/// What says that there are more signs than there is room for: « +12 ».
const MORE: usize = 3;

/// One sign and what it means.
struct LegendKey {
    sign: String,
    style: Style,
    words: String,
}

impl LegendKey {
    /// Columns, with the space around it.
    fn width(&self) -> usize {
        width(&self.sign) + width(&self.words) + 3
    }
}

struct TimelineDrawing<'a> {
    app: &'a App,
    theme: &'a Theme,
    /// The columns of names, of bars, and of each of the two figures.
    names: usize,
    bars: usize,
    figures: usize,
    totals: usize,
}

impl<'a> TimelineDrawing<'a> {
    fn new(app: &'a App, theme: &'a Theme, columns: usize) -> Self {
        let longest =
            width(&duration(app.shell.lang, app.views.timeline.data.minutes.max(600) / 60 * 60 + 59)) + 1;
        let totals = if columns >= 60 { longest } else { 0 };
        let figures = longest.min(columns / 3);
        let left = columns.saturating_sub(figures + totals + 1);
        let bars = if columns >= 36 { left / 2 } else { 0 };
        let names = (left - bars).min(48);
        Self { app, theme, names, bars: left - names, figures, totals }
    }

    /// The hours along the bars.
    fn axis(&self, pen: &mut Pen, area: Rect) {
        let (start, minutes) = self.app.views.timeline.axis();
        let from = self.names + 1;
        let label = |at: u32| moment(at, self.app.shell.lang);
        let mut free = 0;
        for at in ticks(minutes, self.bars) {
            let words = label(start.saturating_add(at));
            let column = scaled(at, minutes, self.bars);
            if column >= free && column + width(&words) <= self.bars {
                text_at(pen, cells(area, 0, from + column, width(&words)), &words, self.theme.quiet);
                free = column + width(&words) + 2;
            }
        }
        let last = from + self.bars;
        let word = |key: &str, wide: usize| padded_left(&self.app.shell.lang.word(key), wide);
        text_at(
            pen,
            cells(area, 0, last, self.figures),
            &word("timeline-duration", self.figures),
            self.theme.quiet,
        );
        let totals = cells(area, 0, last + self.figures, self.totals);
        text_at(pen, totals, &word("timeline-total", self.totals), self.theme.quiet);
    }

    fn line(&self, pen: &mut Pen, area: Rect, row: usize, at: usize, line: TimelineLine) {
        let (app, theme) = (self.app, self.theme);
        let timeline = &app.views.timeline;
        let chosen = at == timeline.at;
        let (name, minutes, end, style) = match line {
            TimelineLine::Group(group) => {
                let group = &timeline.data.groups[group];
                let name = format!("{} {}", theme.glyphs.open, group_title(group, app.shell.lang));
                (name, group.minutes, group.start.saturating_add(group.minutes), theme.label)
            }
            TimelineLine::Bar(group, bar) => {
                let bar = &timeline.data.groups[group].bars[bar];
                let mark = if bar.critical { theme.glyphs.critical } else { " " };
                let kind = if bar.optional { theme.glyphs.optional } else { " " };
                (format!(" {mark}{kind} {}", bar.title), bar.minutes, bar.end(), Style::new())
            }
        };
        let base = if chosen { theme.focus } else { style };
        let quiet = if chosen { theme.focus } else { theme.quiet };
        let figure = |minutes: u32, wide: usize| {
            let words = if minutes > 0 { duration(app.shell.lang, minutes) } else { "–".to_owned() };
            padded_left(&words, wide)
        };
        let mut spans = vec![Span::styled(padded(&name, self.names), base), Span::raw(" ")];
        spans.extend(self.bar(line));
        spans.push(Span::styled(figure(minutes, self.figures), base));
        if self.totals > 0 {
            let total = if minutes > 0 { end } else { 0 };
            spans.push(Span::styled(figure(total, self.totals), quiet));
        }
        pen.put_spot(area, row, Cells::from(spans), Spot::Cell(at, 0));
        if chosen {
            pen.cursor_at(area, row, 0);
        }
    }

    /// The cells of a bar, each modality with its own sign; of a stage, a line over its modules.
    fn bar(&self, line: TimelineLine) -> Vec<Span<'static>> {
        let timeline = &self.app.views.timeline;
        let (start, minutes) = timeline.axis();
        let blank = |count: usize| Span::raw(" ".repeat(count));
        match line {
            TimelineLine::Group(group) => {
                let group = &timeline.data.groups[group];
                let at = |at: u32| scaled(at.saturating_sub(start), minutes, self.bars);
                let (from, to) = (at(group.start), at(group.start.saturating_add(group.minutes)));
                let inside =
                    (start..start.saturating_add(minutes)).contains(&group.start) && group.minutes > 0;
                let count = if inside { (to - from).max(1).min(self.bars - from.min(self.bars)) } else { 0 };
                let from = if count == 0 { 0 } else { from };
                let drawn = Span::styled(self.theme.glyphs.span.repeat(count), self.theme.quiet);
                vec![blank(from), drawn, blank(self.bars.saturating_sub(from + count))]
            }
            TimelineLine::Bar(group, bar) => {
                let bar = &timeline.data.groups[group].bars[bar];
                let outside = bar.start < start || bar.start >= start.saturating_add(minutes);
                if bar.minutes == 0 || outside {
                    return vec![blank(self.bars)];
                }
                let shown = crate::app::timeline::shifted(bar, start);
                let (from, parts) = bar_cells(&shown, minutes, self.bars);
                let mut spans = vec![blank(from)];
                let mut used = from;
                for (modality, count) in parts {
                    used += count;
                    let (sign, style) = self.fill(&timeline.data, &modality);
                    spans.push(Span::styled(sign.repeat(count), style));
                }
                spans.push(blank(self.bars.saturating_sub(used)));
                spans
            }
        }
    }

    /// The sign and the style of a modality.
    fn fill(&self, data: &Timeline, modality: &Modality) -> (&'static str, Style) {
        let at = data.by_modality.iter().position(|(have, _)| have == modality).unwrap_or(0);
        let theme = self.theme;
        let styles = [theme.label, theme.good, theme.warning, theme.info, theme.before, theme.after];
        let signs = theme.glyphs.fills();
        (signs[at % signs.len()], styles[at % styles.len()])
    }

    /// Which sign is which modality, and how much of it there is.
    fn legend(&self, pen: &mut Pen, area: Rect, row: usize) {
        let columns = usize::from(area.width);
        // Where there is no room for all of it, how much there is of each goes first.
        let (full, brief) = (self.keys(true), self.keys(false));
        let long = |keys: &[LegendKey]| 1 + keys.iter().map(LegendKey::width).sum::<usize>();
        let keys = if long(&full) <= columns { full } else { brief };
        let mut spans = vec![Span::raw(" ")];
        let mut used = 1;
        for (at, key) in keys.iter().enumerate() {
            let more = if at + 1 < keys.len() { MORE } else { 0 };
            if used + key.width() + more > columns {
                spans.push(Span::styled(format!("+{}", keys.len() - at), self.theme.quiet));
                break;
            }
            used += key.width();
            spans.push(Span::styled(key.sign.clone(), key.style));
            spans.push(Span::styled(format!(" {}  ", key.words), self.theme.quiet));
        }
        pen.put(area, row, Cells::from(spans));
    }

    /// What the signs mean: the critical path, the modalities, what may be left out.
    fn keys(&self, amounts: bool) -> Vec<LegendKey> {
        let (app, glyphs) = (self.app, &self.theme.glyphs);
        let plain = |sign: &str, word: &str| LegendKey {
            sign: sign.to_owned(),
            style: Style::new(),
            words: app.shell.lang.word(word).into_owned(),
        };
        let modality = |(modality, minutes): &(Modality, u32)| {
            let (sign, style) = self.fill(&app.views.timeline.data, modality);
            let name = modality_name(modality, app.shell.lang);
            let words = if amounts { format!("{name} {}", duration(app.shell.lang, *minutes)) } else { name };
            LegendKey { sign: sign.repeat(2), style, words }
        };
        let mut keys = vec![plain(glyphs.critical, "timeline-critical")];
        keys.extend(app.views.timeline.data.by_modality.iter().map(modality));
        if app.views.timeline.data.groups.iter().flat_map(|group| &group.bars).any(|bar| bar.optional) {
            keys.push(plain(glyphs.optional, "module-kind-optional"));
        }
        keys
    }
}

/// The minutes at which the axis has a mark: round hours, as many as there is room for.
fn ticks(minutes: u32, columns: usize) -> impl Iterator<Item = u32> {
    const HOURS: [u32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
    let most = u32::try_from(columns / 9).unwrap_or(1).max(1);
    let step = HOURS.iter().map(|hours| hours * 60).find(|step| minutes / step <= most);
    (0..=minutes).step_by(usize::try_from(step.unwrap_or(u32::MAX)).unwrap_or(usize::MAX))
}
