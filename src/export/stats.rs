//! `show --as stats`: the figures of a path, as plain text and as JSON.

use std::collections::HashMap;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::graph::Metrics;
use crate::i18n::{Lang, number, visible};
use crate::model::{Message, TrainingPath};

use super::order;
use super::outline::{OutlineWords, capital};
use super::view::View;
use super::wrap::{cut, pad, pad_left, wrap};

/// The columns of figures, in order.
const COLUMNS: [&str; 6] = [
    "export-stats-duration",
    "export-stats-blocking",
    "export-stats-lost",
    "export-stats-delay",
    "export-stats-complexity",
    "export-stats-centrality",
];

/// The figures of a path on a page of `width` columns; every line ends with a line break.
pub fn stats_page(path: &TrainingPath, lang: Lang, width: usize) -> String {
    let (view, reading, words) = (View::of(path, lang), order::read(path), OutlineWords(lang));
    let totals = &view.totals;
    let title = if path.title.is_empty() { &path.id } else { &path.title };
    let heading = words.text(&Message::new("export-stats-title").with("title", title.as_str()));
    let mut lines = wrap(&heading, width);
    lines.push(String::new());
    let mut facts = vec![
        (words.of("export-stats-modules"), number(lang, count(view.modules.len()))),
        (words.of("export-stats-links"), number(lang, count(reading.links))),
        (words.of("export-stats-total"), words.long_duration(totals.minutes)),
    ];
    for (modality, minutes) in &totals.by_modality {
        facts.push((format!("  {}", capital(&words.modality(modality))), words.duration(*minutes)));
    }
    let critical = match totals.critical.modules.len() {
        _ if totals.minutes == 0 => words.of("export-stats-critical-unknown"),
        0 | 1 => words.of("export-stats-critical-none"),
        _ => words.long_duration(totals.critical.minutes),
    };
    facts.push((words.of("export-stats-critical"), critical));
    let label = facts.iter().map(|(label, _)| visible(label).width()).max().unwrap_or(0);
    lines.extend(
        facts.iter().map(|(label_text, value)| format!("{}  {value}", pad(&visible(label_text), label))),
    );
    if totals.critical.modules.len() > 1 {
        for id in &totals.critical.modules {
            let mut rows = wrap(&visible(path.title_of(id)), width.saturating_sub(4)).into_iter();
            lines.extend(rows.next().map(|row| format!("  → {row}")));
            lines.extend(rows.map(|row| format!("    {row}")));
        }
    }
    lines.push(String::new());
    lines.extend(table(&view, &reading, words, width));
    lines.push(String::new());
    lines.extend(wrap(&words.of("export-stats-legend"), width));
    if reading.lost.is_none() {
        lines.extend(wrap(&words.of("export-stats-lost-unknown"), width));
    }
    lines.join("\n") + "\n"
}

fn table(view: &View, reading: &order::ReadingOrder, words: OutlineWords, width: usize) -> Vec<String> {
    let figures = |value: u64| number(view.lang, i64::try_from(value).unwrap_or(i64::MAX));
    let rows: Vec<(String, [String; 6])> = view
        .modules
        .iter()
        .map(|module| {
            let metrics = reading.metrics.get(module.id).copied().unwrap_or_default();
            let cells = [
                words.duration(module.minutes),
                figures(metrics.blocking.into()),
                reading
                    .lost
                    .as_ref()
                    .map_or_else(|| "?".to_owned(), |lost| figures(lost_by(lost, module.id))),
                figures(metrics.delay.into()),
                figures(metrics.complexity.into()),
                figures(metrics.centrality),
            ];
            (visible(module.title()).into_owned(), cells)
        })
        .collect();
    let head = COLUMNS.map(|key| words.of(key));
    let mut widths = head.each_ref().map(|text| text.width());
    for (_, cells) in &rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    let figures_width: usize = widths.iter().map(|width| width + 2).sum();
    let name = width.saturating_sub(figures_width).max(12);
    let row = |title: &str, cells: &[String; 6]| {
        let mut line = pad(&cut(title, name), name);
        for (cell, width) in cells.iter().zip(widths) {
            line.push_str("  ");
            line.push_str(&pad_left(cell, width));
        }
        line
    };
    let mut lines = vec![row(&words.of("export-stats-module"), &head)];
    lines.push("─".repeat(name + figures_width));
    lines.extend(rows.iter().map(|(title, cells)| row(title, cells)));
    lines
}

fn lost_by(lost: &HashMap<&str, u32>, id: &str) -> u64 {
    lost.get(id).copied().unwrap_or_default().into()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The figures of a path as one object: `modules` in teaching order with their metrics, and for the
/// whole `totals`, `critical_path`, `minutes_by_modality` and `hours_by_modality`.
pub fn stats_json(path: &TrainingPath) -> Value {
    let (view, reading) = (View::of(path, Lang::default()), order::read(path));
    let modules: Vec<Value> = view
        .modules
        .iter()
        .map(|module| {
            let metrics = reading.metrics.get(module.id).copied().unwrap_or_default();
            json!({
                "id": module.id,
                "title": module.title(),
                "minutes": module.minutes,
                "blocking": metrics.blocking,
                "lost_without": reading.lost.as_ref().map(|lost| lost_by(lost, module.id)),
                "delay": metrics.delay,
                "complexity": metrics.complexity,
                "centrality": metrics.centrality,
            })
        })
        .collect();
    let totals = &view.totals;
    let sum = |of: fn(&Metrics) -> u64| reading.metrics.values().map(of).fold(0, u64::saturating_add);
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    let modalities = || totals.by_modality.iter();
    let minutes_by_modality: Value =
        modalities().map(|(modality, minutes)| (modality.name(), *minutes)).collect();
    let hours_by_modality: Value =
        modalities().map(|(modality, minutes)| (modality.name(), hours(*minutes))).collect();
    json!({
        "id": path.id,
        "title": path.title,
        "modules": modules,
        "totals": {
            "modules": view.modules.len(),
            "stages": path.stages.len(),
            "links": reading.links,
            "minutes": totals.minutes,
            "hours": hours(totals.minutes),
            "optional_minutes": totals.optional,
            "blocking": sum(|metrics| metrics.blocking.into()),
            "delay": sum(|metrics| metrics.delay.into()),
            "complexity": sum(|metrics| metrics.complexity.into()),
            "centrality": sum(|metrics| metrics.centrality),
        },
        "critical_path": {
            "minutes": totals.critical.minutes,
            "hours": hours(totals.critical.minutes),
            "modules": totals.critical.modules,
        },
        "minutes_by_modality": minutes_by_modality,
        "hours_by_modality": hours_by_modality,
    })
}
