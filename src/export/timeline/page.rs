//! `show --as plan`: the timeline as plain text and as JSON.

use serde_json::{Value, json};

use super::{Bar, Timeline, cells, fill};
use crate::export::outline::{OutlineWords, capital};
use crate::export::wrap::{cut, pad, pad_left, wrap};
use crate::graph::Graph;
use crate::i18n::{Lang, visible};
use crate::model::{Arg, Message, Modality, TrainingPath};

/// The narrowest page on which a bar still says something.
const NARROWEST: usize = 56;
/// The columns of a duration, with those of a long path in mind: `149 h 15 min`.
const FIGURES: usize = 12;

/// The hours of a path on a page of `width` columns; every line ends with a line break.
pub fn timeline_page(path: &TrainingPath, lang: Lang, width: usize) -> String {
    let (timeline, words) = (Timeline::of(path, &Graph::of(path)), OutlineWords(lang));
    let width = width.max(NARROWEST);
    let title = if path.title.is_empty() { &path.id } else { &path.title };
    let mut lines =
        wrap(&visible(&words.text(&Message::new("timeline-title").with("title", title.as_str()))), width);
    lines.push(String::new());
    lines.extend(wrap(&words.text(&sums(&timeline)), width));
    let page = TimelinePage { timeline: &timeline, words, width };
    for group in timeline.groups.iter().filter(|group| group.stage.is_some() || !group.bars.is_empty()) {
        lines.push(String::new());
        let name = match group.stage {
            Some(at) if group.title.is_empty() => format!("{}.", at + 1),
            Some(at) => format!("{}. {}", at + 1, visible(&group.title)),
            None => words.of("export-no-stage"),
        };
        lines.push(page.heading(&name, group.minutes, group.start.saturating_add(group.minutes)));
        lines.extend(group.bars.iter().map(|bar| page.bar(bar)));
    }
    lines.push(String::new());
    for (at, (modality, minutes)) in timeline.by_modality.iter().enumerate() {
        let name = pad(&format!("{} {}", fill(at), capital(&words.modality(modality))), 30);
        lines.push(format!("{name} {}", pad_left(&words.duration(*minutes), FIGURES)));
    }
    lines.extend(wrap(&words.of("timeline-legend"), width));
    lines.join("\n") + "\n"
}

/// How long the whole takes.
pub fn sums(timeline: &Timeline) -> Message {
    Message::new("timeline-sums")
        .with("total", Arg::Minutes(timeline.minutes))
        .with("critical", Arg::Minutes(timeline.critical))
        .with("optional", Arg::Minutes(timeline.optional))
        .with("skippable", timeline.optional)
}

struct TimelinePage<'a> {
    timeline: &'a Timeline,
    words: OutlineWords,
    width: usize,
}

impl TimelinePage<'_> {
    /// How many columns the names take, and how many the bars.
    fn columns(&self) -> (usize, usize) {
        let names = (self.width * 2 / 5).clamp(16, 44);
        (names, self.width.saturating_sub(names + 2 * FIGURES + 4).max(4))
    }

    fn heading(&self, name: &str, minutes: u32, end: u32) -> String {
        let (names, bars) = self.columns();
        self.line(&pad(&cut(name, names + bars + 2), names + bars + 2), minutes, end)
    }

    fn bar(&self, bar: &Bar) -> String {
        let (names, bars) = self.columns();
        let mark = if bar.critical { '◆' } else { ' ' };
        let name = format!("{mark} {}", visible(&bar.title));
        let drawn = draw(bar, self.timeline, bars);
        self.line(
            &format!("{}  {}", pad(&cut(&name, names), names), pad(&drawn, bars)),
            bar.minutes,
            bar.end(),
        )
    }

    fn line(&self, left: &str, minutes: u32, end: u32) -> String {
        let total = if minutes > 0 { self.words.duration(end) } else { String::new() };
        let figures = pad_left(&self.words.duration(minutes), FIGURES);
        format!("{left} {figures} {}", pad_left(&total, FIGURES)).trim_end().to_owned()
    }
}

fn draw(bar: &Bar, timeline: &Timeline, width: usize) -> String {
    let (blanks, parts) = cells(bar, timeline.minutes, width);
    let mut out = " ".repeat(if parts.is_empty() { 0 } else { blanks });
    for (modality, count) in parts {
        out.extend(std::iter::repeat_n(fill(place(timeline, &modality)), count));
    }
    out
}

/// The place of a modality among those of the path.
pub fn place(timeline: &Timeline, modality: &Modality) -> usize {
    timeline.by_modality.iter().position(|(have, _)| have == modality).unwrap_or(0)
}

/// The timeline of a path as one object: `stages` in order, each with its modules, and the sums.
pub fn timeline_json(path: &TrainingPath) -> Value {
    let timeline = Timeline::of(path, &Graph::of(path));
    let shares = |minutes: &[(Modality, u32)]| -> Value {
        minutes.iter().map(|(modality, minutes)| (modality.name(), *minutes)).collect()
    };
    let groups: Vec<Value> = timeline
        .groups
        .iter()
        .map(|group| {
            let stage = group.stage.and_then(|at| path.stages.get(at));
            let modules: Vec<Value> = group
                .bars
                .iter()
                .map(|bar| {
                    json!({
                        "id": bar.id,
                        "title": bar.title,
                        "start": bar.start,
                        "minutes": bar.minutes,
                        "end": bar.end(),
                        "minutes_by_modality": shares(&bar.by_modality),
                        "critical": bar.critical,
                        "optional": bar.optional,
                    })
                })
                .collect();
            json!({
                "id": stage.map(|stage| stage.id.as_str()),
                "title": group.title,
                "start": group.start,
                "minutes": group.minutes,
                "end": group.start.saturating_add(group.minutes),
                "minutes_by_modality": shares(&group.by_modality),
                "modules": modules,
            })
        })
        .collect();
    json!({
        "id": path.id,
        "title": path.title,
        "stages": groups,
        "minutes": timeline.minutes,
        "optional_minutes": timeline.optional,
        "critical_minutes": timeline.critical,
        "minutes_by_modality": shares(&timeline.by_modality),
    })
}
