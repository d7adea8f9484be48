//! `show --as matrix`: the alignment matrix as plain text and as JSON.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::{Coverage, Matrix, MatrixRow};
use crate::export::outline::OutlineWords;
use crate::export::wrap::{cut, pad, pad_left, wrap};
use crate::graph::Graph;
use crate::i18n::{Lang, visible};
use crate::model::{Message, TrainingPath};

/// Columns of a module: a sign, a letter, and room between modules.
const PITCH: usize = 4;
/// The least columns for the names of rows.
const LEAST_NAMES: usize = 16;

/// The matrix of a path on a page of `width` columns; every line ends with a line break. Where the
/// modules do not fit side by side, the table goes on below.
pub fn matrix_page(path: &TrainingPath, lang: Lang, width: usize) -> String {
    let (matrix, words) = (Matrix::of(path, &Graph::of(path)), OutlineWords(lang));
    let title = if path.title.is_empty() { &path.id } else { &path.title };
    let mut lines =
        wrap(&visible(&words.text(&Message::new("matrix-title").with("title", title.as_str()))), width);
    lines.push(String::new());
    lines.extend(wrap(&words.text(&sums(&matrix)), width));
    let names = (width * 2 / 5).clamp(LEAST_NAMES, 48);
    let room = (width.saturating_sub(names) / PITCH).max(1);
    for first in (0..matrix.columns.len().max(1)).step_by(room) {
        let part: Vec<usize> = (first..matrix.columns.len().min(first + room)).collect();
        lines.push(String::new());
        lines.extend(MatrixTable { matrix: &matrix, words, width, names, part: &part }.lines());
    }
    lines.push(String::new());
    for (at, column) in matrix.columns.iter().enumerate() {
        let gap = if column.outcomes == 0 { gap(words, "matrix-gap-no-outcome") } else { String::new() };
        let room = width.saturating_sub(PITCH + 2 + gap.width());
        let name = cut(&visible(&column.title), room);
        lines.push(format!("{}  {name}{gap}", pad_left(&(at + 1).to_string(), PITCH)));
    }
    lines.push(String::new());
    lines.extend(wrap(&words.of("matrix-legend"), width));
    lines.join("\n") + "\n"
}

/// How many there are of everything, and what is missing.
pub fn sums(matrix: &Matrix) -> Message {
    let totals = &matrix.totals;
    Message::new("matrix-sums")
        .with("competencies", totals.competencies)
        .with("taught", totals.competencies - totals.not_taught)
        .with("assessed", totals.competencies - totals.not_taught - totals.not_assessed)
        .with("outcomes", totals.outcomes)
        .with("checked", totals.outcomes_assessed)
        .with("modules", matrix.columns.len())
        .with("bare", totals.modules_without)
}

fn gap(words: OutlineWords, key: &str) -> String {
    format!("  ⚠ {}", words.of(key))
}

struct MatrixTable<'a> {
    matrix: &'a Matrix,
    words: OutlineWords,
    width: usize,
    names: usize,
    /// The modules that this part of the table shows, by place.
    part: &'a [usize],
}

impl MatrixTable<'_> {
    fn lines(&self) -> Vec<String> {
        let numbers = self.part.iter().map(|at| (at + 1).to_string());
        let mut lines = vec![self.line("", numbers)];
        for row in &self.matrix.rows {
            lines.push(self.line(&self.name(row), self.part.iter().map(|at| self.cell(row, *at))));
            // Said once, above the first modules.
            if let Some(gap) = row.gap.filter(|_| self.part.first() == Some(&0) || self.part.is_empty()) {
                let said = format!("⚠ {}", self.words.text(&gap.message()));
                lines
                    .extend(wrap(&said, self.width.saturating_sub(2)).iter().map(|line| format!("  {line}")));
            }
            for outcome in row.outcomes.iter().filter(|outcome| self.part.contains(&outcome.column)) {
                let cells = self.part.iter().map(|at| {
                    if *at == outcome.column { self.sign(outcome.coverage) } else { String::new() }
                });
                lines.push(self.line(&format!("   {}", visible(&outcome.text)), cells));
            }
        }
        let sums = self.part.iter().map(|at| {
            let column = &self.matrix.columns[*at];
            format!("{}/{}", column.assessed, column.outcomes)
        });
        lines.push(self.line(&self.words.of("matrix-outcomes-assessed"), sums));
        lines
    }

    fn line(&self, name: &str, cells: impl Iterator<Item = String>) -> String {
        let mut line = pad(&cut(name, self.names), self.names);
        for cell in cells {
            line.push_str(&pad_left(&cell, PITCH));
        }
        line.trim_end().to_owned()
    }

    fn name(&self, row: &MatrixRow) -> String {
        match &row.competency {
            None => self.words.of("matrix-without"),
            Some(id) if row.label.is_empty() => visible(id).into_owned(),
            Some(id) => format!("{} {}", visible(id), visible(&row.label)),
        }
    }

    fn cell(&self, row: &MatrixRow, column: usize) -> String {
        row.cell(column).map_or_else(|| "·".to_owned(), |cell| self.sign(cell.coverage))
    }

    fn sign(&self, coverage: Coverage) -> String {
        format!("{}{}", coverage.glyph(), self.words.of(&format!("matrix-letter-{}", coverage.name())))
    }
}

/// The matrix of a path as one object: `modules` in the author's order, `competencies` with what each
/// module does for them, and the `totals`.
pub fn matrix_json(path: &TrainingPath) -> Value {
    let matrix = Matrix::of(path, &Graph::of(path));
    let module = |at: usize| matrix.columns[at].id.as_str();
    let modules: Vec<Value> = matrix
        .columns
        .iter()
        .map(|column| {
            json!({
                "id": column.id,
                "title": column.title,
                "stage": column.stage,
                "outcomes": column.outcomes,
                "assessed": column.assessed,
                "practised": column.practised,
            })
        })
        .collect();
    let rows: Vec<Value> = matrix
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row
                .cells
                .iter()
                .map(|cell| {
                    json!({
                        "module": module(cell.column),
                        "coverage": cell.coverage.name(),
                        "outcomes": cell.outcomes,
                        "assessed": cell.assessed,
                    })
                })
                .collect();
            let outcomes: Vec<Value> = row
                .outcomes
                .iter()
                .map(|outcome| {
                    json!({
                        "module": module(outcome.column),
                        "id": outcome.id,
                        "text": outcome.text,
                        "coverage": outcome.coverage.name(),
                    })
                })
                .collect();
            json!({
                "id": row.competency,
                "label": row.label,
                "block": row.block,
                "gap": row.gap.map(super::MatrixGap::name),
                "cells": cells,
                "outcomes": outcomes,
            })
        })
        .collect();
    let totals = &matrix.totals;
    json!({
        "id": path.id,
        "title": path.title,
        "modules": modules,
        "competencies": rows,
        "totals": {
            "competencies": totals.competencies,
            "not_taught": totals.not_taught,
            "not_assessed": totals.not_assessed,
            "outcomes": totals.outcomes,
            "outcomes_assessed": totals.outcomes_assessed,
            "outcomes_without_competency": totals.outcomes_without,
            "modules_without_outcome": totals.modules_without,
        },
    })
}
