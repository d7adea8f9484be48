//! Which rows of a table name its columns: one, two, or none.

use super::label::{Name, recognise};
use super::{is_bare_number, known};
use crate::import::mapping::Role;
use crate::import::read::{HEAD_ROWS, Row};
use crate::import::text::one_line;

/// The rows that name the columns, as a range of places among the rows of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Head {
    /// The first of them.
    pub first: usize,
    /// How many there are: 0 where the table has no headers.
    pub count: usize,
}

impl Head {
    /// The rows above the headers.
    pub fn above<'a>(&self, rows: &'a [Row]) -> &'a [Row] {
        rows.get(..self.first).unwrap_or_default()
    }

    /// The rows below the headers.
    pub fn body<'a>(&self, rows: &'a [Row]) -> &'a [Row] {
        rows.get(self.first + self.count..).unwrap_or_default()
    }

    /// The rows of the headers.
    pub fn rows<'a>(&self, rows: &'a [Row]) -> &'a [Row] {
        rows.get(self.first..self.first + self.count).unwrap_or_default()
    }

    /// The headers on one line each. A header over several columns counts for each of those that the second line
    /// names.
    pub fn labels(&self, rows: &[Row]) -> Vec<String> {
        let head = self.rows(rows);
        match head {
            [] => vec![String::new(); rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)],
            [only] => only.cells.iter().map(|cell| one_line(cell)).collect(),
            [upper, lower, ..] => two_lines(upper, lower),
        }
    }
}

fn two_lines(upper: &Row, lower: &Row) -> Vec<String> {
    let width = upper.cells.len().max(lower.cells.len());
    let mut over = String::new();
    let mut labels = Vec::with_capacity(width);
    for place in 0..width {
        let (above, below) = (one_line(upper.cell(place)), one_line(lower.cell(place)));
        if !above.is_empty() || below.is_empty() {
            over.clone_from(&above);
        }
        labels.push(match (over.is_empty(), below.is_empty()) {
            (true, _) => below,
            (false, true) => over.clone(),
            (false, false) if over == below => below,
            (false, false) => format!("{over} / {below}"),
        });
    }
    labels
}

/// Finds the rows that name the columns: the one among the first rows that names most of them, with the line of groups
/// above it or of parts below it. Where no row names anything, the first one is taken if it holds texts only.
pub(super) fn find(rows: &[Row]) -> Head {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in rows.iter().take(HEAD_ROWS).enumerate() {
        let named = known(row);
        let merit = if named == 0 { 0 } else { named + usize::from(names_titles(row)) };
        // One word that could be a header stands in many a row of a wide table.
        let enough = merit > 1 || named == 1 && row.filled().count() <= 2;
        if enough && best.is_none_or(|(most, _)| merit > most) {
            best = Some((merit, at));
        }
    }
    let Some((_, at)) = best else {
        let texts = rows.first().is_some_and(|row| row.filled().all(|(_, cell)| !has_digits(cell)));
        return Head { first: 0, count: usize::from(texts && rows.len() > 1) };
    };
    if at > 0 && is_line_of_groups(&rows[at - 1], &rows[at]) {
        return Head { first: at - 1, count: 2 };
    }
    let parted = rows.get(at + 1).is_some_and(|lower| is_line_of_parts(&rows[at], lower));
    Head { first: at, count: 1 + usize::from(parted) }
}

fn names_titles(row: &Row) -> bool {
    row.filled().any(|(_, cell)| matches!(recognise(cell), Some(Name::Is(Role::Title) | Name::Thing)))
}

/// « Durée (h) » above « Présentiel » and « Distanciel ».
fn is_line_of_groups(upper: &Row, lower: &Row) -> bool {
    let counts = |cell: &str| {
        matches!(
            recognise(cell),
            Some(Name::Is(Role::Duration(..) | Role::Total(_)) | Name::Part(_) | Name::Measure)
        )
    };
    // « Formation 2026 – année 1 » above « Intitulé » is a title: a group stands over hours.
    upper.filled().any(|(place, _)| counts(lower.cell(place)))
        && upper.filled().all(|(place, cell)| counts(cell) && !lower.cell(place).is_empty())
}

/// « Présentiel » and « Distanciel » below « Durée (h) » or below nothing.
fn is_line_of_parts(upper: &Row, lower: &Row) -> bool {
    let fits = |place: usize, cell: &str| {
        let about_hours =
            matches!(recognise(upper.cell(place)), None | Some(Name::Is(Role::Duration(..)) | Name::Part(_)));
        // A header over both lines says the same in each, whatever it says.
        let repeats = one_line(upper.cell(place)) == one_line(cell);
        !is_bare_number(cell) && (repeats || about_hours && recognise(cell).is_some())
    };
    let fills_a_gap = |place: usize| upper.cell(place).is_empty() || lower.repeated.contains(&place);
    lower.filled().next().is_some()
        && lower.filled().all(|(place, cell)| fits(place, cell))
        && lower
            .filled()
            .any(|(place, _)| fills_a_gap(place) || upper.cells.get(place) == upper.cells.get(place + 1))
}

fn has_digits(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
}
