//! Lanes beside a list: which row leads to which, like the graph beside a log.
//!
//! Every row that leads to later rows has a lane, from itself to the last of them. A row takes over a lane
//! that ends at it; into others it is joined from the side. No cell can be misread:
//! - a sign stands below another sign only if that one leads to it;
//! - `┼`, `├`, `┤`, `┴` join the row, while a line behind an upright one passes;
//! - a lane that would need too much room is cut, and the rows it leads to say that something comes from
//!   further up.

use super::glyphs::{GlyphSet, line_glyph};
use super::input::LineStyle;
use super::picture::{Arms, CellSide};

/// That one row leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LaneEdge {
    /// The row it comes from.
    pub from: usize,
    /// The row it leads to.
    pub to: usize,
    /// How it looks.
    pub line: LineStyle,
}

/// What a cell beside a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneCell {
    /// Nothing.
    #[default]
    Blank,
    /// The sign of the row.
    Sign,
    /// A line, and the neighbours that it is joined to.
    Line(Arms, LineStyle),
    /// A lane that ends here for want of room, though it leads further.
    Cut,
}

impl LaneCell {
    /// Its character; none for the sign of the row, which is the caller's.
    pub fn glyph(self, glyphs: GlyphSet) -> Option<char> {
        match self {
            Self::Blank => Some(' '),
            Self::Sign => None,
            Self::Line(arms, line) => Some(line_glyph(arms, line, glyphs)),
            Self::Cut => Some(if glyphs == GlyphSet::Ascii { ':' } else { '┊' }),
        }
    }
}

/// The cells beside a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaneRow {
    /// From the left: lanes at even places, what is between them at odd ones.
    pub spots: Vec<LaneCell>,
    /// By lane: the row that it comes from.
    pub sources: Vec<Option<usize>>,
    /// Whether something that was cut further up leads here.
    pub beyond: bool,
    /// Whether something further down leads here, against the order.
    pub below: bool,
}

impl LaneRow {
    /// The cells as text, the row's own sign among them.
    pub fn text(&self, sign: &str, glyphs: GlyphSet) -> String {
        let mut out = String::new();
        for spot in &self.spots {
            match spot.glyph(glyphs) {
                Some(glyph) => out.push(glyph),
                None => out.push_str(sign),
            }
        }
        out
    }
}

/// What a cell has to do with a row that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Related {
    /// Nothing.
    #[default]
    None,
    /// It leads there, or comes before.
    Before,
    /// It comes from there.
    After,
}

impl LaneRow {
    /// The rows that lead to this one, as far as one can see.
    pub fn before(&self) -> Vec<usize> {
        self.joined().filter_map(|column| self.source(column)).collect()
    }

    /// By cell: what it has to do with the row `chosen`, to which the rows in `before` lead. This one is the
    /// row `row`.
    pub fn kin(&self, row: usize, chosen: usize, before: &[usize]) -> Vec<Related> {
        let mut out = vec![Related::None; self.spots.len()];
        for (at, spot) in self.spots.iter().enumerate().step_by(2) {
            match self.source(at / 2).filter(|_| *spot != LaneCell::Sign) {
                Some(source) if source == chosen => out[at] = Related::After,
                Some(source) if row <= chosen && before.contains(&source) => out[at] = Related::Before,
                _ => {}
            }
        }
        let Some(sign) = self.sign() else { return out };
        for column in self.joined() {
            let kin = match self.source(column) {
                _ if row == chosen => Related::Before,
                Some(source) if source == chosen => Related::After,
                _ => continue,
            };
            let (first, last) = (sign.min(column * 2), sign.max(column * 2));
            // What stands upright between is passed.
            let joining = (first..=last)
                .filter(|at| !matches!(self.spots[*at], LaneCell::Line(Arms::STEEP, _) | LaneCell::Sign));
            joining.for_each(|at| out[at] = kin);
            if row != chosen {
                out[sign] = kin;
            }
        }
        if before.contains(&row) {
            out[sign] = Related::Before;
        }
        out
    }

    fn sign(&self) -> Option<usize> {
        self.spots.iter().position(|spot| *spot == LaneCell::Sign)
    }

    fn source(&self, column: usize) -> Option<usize> {
        self.sources.get(column).copied().flatten()
    }

    /// The lanes that lead to this row's sign, by column: those that it took over or is joined to.
    fn joined(&self) -> impl Iterator<Item = usize> + '_ {
        self.spots.iter().step_by(2).enumerate().filter_map(|(column, spot)| {
            let joined = match spot {
                LaneCell::Sign => true,
                LaneCell::Line(arms, _) => arms.has(CellSide::Left) || arms.has(CellSide::Right),
                _ => false,
            };
            (joined && self.source(column).is_some()).then_some(column)
        })
    }
}

/// A lane that is open.
#[derive(Debug, Clone, Copy)]
struct OpenLane {
    source: usize,
    /// Its next thread, by index.
    next: usize,
    /// Whether it is cut at the next row.
    cut: bool,
}

/// The lanes of a list. `signs` says by row whether it has a sign, as opposed to a heading that lanes only
/// pass. Of more than `limit` lanes side by side, those are cut that are needed last.
pub fn lanes(signs: &[bool], threads: &[LaneEdge], limit: usize) -> Vec<LaneRow> {
    let rows = signs.len();
    let mut sorted: Vec<LaneEdge> = threads
        .iter()
        .filter(|thread| thread.from.max(thread.to) < rows && thread.from != thread.to)
        .filter(|thread| signs[thread.from] && signs[thread.to])
        .copied()
        .collect();
    sorted.sort_unstable();
    sorted.dedup_by_key(|thread| (thread.from, thread.to));
    let (ahead, back): (Vec<LaneEdge>, Vec<LaneEdge>) =
        sorted.into_iter().partition(|thread| thread.from < thread.to);
    let mut loom = LaneBuilder { threads: &ahead, limit: limit.max(1), open: Vec::new(), taken: Vec::new() };
    let mut out = Vec::with_capacity(rows);
    let mut cut: Vec<usize> = Vec::new();
    for (row, sign) in signs.iter().enumerate() {
        out.push(loom.row(row, *sign, &mut cut));
    }
    for thread in back {
        out[thread.to].below = true;
    }
    // Whatever a lane leads to behind its cut comes from further up.
    for first in cut {
        let source = ahead[first].from;
        for thread in ahead[first..].iter().take_while(|thread| thread.from == source) {
            out[thread.to].beyond = true;
        }
    }
    out
}

struct LaneBuilder<'a> {
    /// By source, then by end.
    threads: &'a [LaneEdge],
    limit: usize,
    /// By column.
    open: Vec<Option<OpenLane>>,
    /// By column: whether a sign below the last row would look as if something led to it.
    taken: Vec<bool>,
}

impl LaneBuilder<'_> {
    /// The thread of a lane that ends at this row.
    fn here(&self, lane: OpenLane, row: usize) -> Option<LaneEdge> {
        self.threads.get(lane.next).copied().filter(|thread| thread.from == lane.source && thread.to == row)
    }

    /// Whether a lane leads on after its next thread.
    fn goes_on(&self, lane: OpenLane) -> bool {
        self.threads.get(lane.next + 1).is_some_and(|thread| thread.from == lane.source)
    }

    /// Weaves a row; the first threads that lanes are cut before go to `cut`.
    fn row(&mut self, row: usize, sign: bool, cut: &mut Vec<usize>) -> LaneRow {
        let joined: Vec<(usize, OpenLane, LineStyle)> = (self.open.iter().enumerate())
            .filter_map(|(column, lane)| Some((column, (*lane)?)))
            .filter_map(|(column, lane)| Some((column, lane, self.here(lane, row)?.line)))
            .collect();
        let place = sign.then(|| self.place(&joined));
        let columns = self.open.len();
        let mut spots = vec![LaneCell::Blank; (columns * 2).saturating_sub(1)];
        let sources = self.open.iter().map(|lane| lane.map(|lane| lane.source)).collect();
        for (column, lane) in self.open.iter().enumerate() {
            match lane {
                Some(lane) if lane.cut => spots[column * 2] = LaneCell::Cut,
                Some(_) => spots[column * 2] = LaneCell::Line(Arms::STEEP, LineStyle::Plain),
                None => {}
            }
        }
        if let Some(place) = place {
            for &(column, lane, line) in &joined {
                if column != place {
                    let down = if self.goes_on(lane) { Arms::only(CellSide::Down) } else { Arms::NONE };
                    spots[column * 2] = LaneCell::Line(Arms::only(CellSide::Up).with(down), line);
                }
            }
            join(&mut spots, place, &joined);
            spots[place * 2] = LaneCell::Sign;
        }
        self.settle(row, &joined, place, cut);
        LaneRow { spots, sources, beyond: false, below: false }
    }

    /// The column of a sign: that of a lane which ends here, else the first where nothing is in the way.
    fn place(&mut self, joined: &[(usize, OpenLane, LineStyle)]) -> usize {
        let ends = joined.iter().find(|(_, lane, line)| *line == LineStyle::Plain && !self.goes_on(*lane));
        let free =
            || (0..self.open.len()).find(|column| self.open[*column].is_none() && !self.taken[*column]);
        let place = ends.map(|(column, ..)| *column).or_else(free).unwrap_or(self.open.len());
        if place == self.open.len() {
            self.open.push(None);
            self.taken.push(false);
        }
        place
    }

    /// Says which lanes are open after a row.
    fn settle(
        &mut self,
        row: usize,
        joined: &[(usize, OpenLane, LineStyle)],
        place: Option<usize>,
        cut: &mut Vec<usize>,
    ) {
        self.taken.fill(false);
        for column in 0..self.open.len() {
            if self.open[column].is_some_and(|lane| lane.cut) {
                self.open[column] = None;
                self.taken[column] = true;
            }
        }
        for &(column, lane, _) in joined {
            let on = self.goes_on(lane).then_some(OpenLane { next: lane.next + 1, ..lane });
            self.open[column] = on;
        }
        if let Some(place) = place {
            let next = self.threads.partition_point(|thread| thread.from < row);
            let leads = self.threads.get(next).is_some_and(|thread| thread.from == row);
            self.open[place] = leads.then_some(OpenLane { source: row, next, cut: false });
            self.taken[place] = true;
        }
        let count = self.open.iter().flatten().count();
        // Those that are needed last make room, unless they are needed at once.
        let mut far: Vec<(usize, usize)> = (self.open.iter().enumerate())
            .filter_map(|(column, lane)| Some((self.threads[(*lane)?.next].to, column)))
            .filter(|(to, _)| *to > row + 1)
            .collect();
        far.sort_unstable_by(|a, b| b.cmp(a));
        for (_, column) in far.into_iter().take(count.saturating_sub(self.limit)) {
            if let Some(lane) = &mut self.open[column] {
                lane.cut = true;
                cut.push(lane.next);
            }
        }
        while self.open.last().is_some_and(Option::is_none) && self.taken.last() == Some(&false) {
            self.open.pop();
            self.taken.pop();
        }
    }
}

/// Draws the lines from the lanes that are joined to the sign, each side of it in one sweep from its far end.
/// Behind lanes that are not joined they pass.
fn join(spots: &mut [LaneCell], place: usize, joined: &[(usize, OpenLane, LineStyle)]) {
    let left = joined.iter().filter(|(column, ..)| *column < place);
    join_side(spots, (0..place * 2).collect(), left, [CellSide::Right, CellSide::Left]);
    let right = joined.iter().rev().filter(|(column, ..)| *column > place);
    join_side(spots, (place * 2 + 1..spots.len()).rev().collect(), right, [CellSide::Left, CellSide::Right]);
}

/// One side: its cells and its joined lanes towards the sign, and the arms of a lane towards it and back.
fn join_side<'a>(
    spots: &mut [LaneCell],
    cells: Vec<usize>,
    joined: impl Iterator<Item = &'a (usize, OpenLane, LineStyle)>,
    [toward, back]: [CellSide; 2],
) {
    let mut joined = joined.peekable();
    // The strongest of the lines that come from further out.
    let mut passing: Option<LineStyle> = None;
    for at in cells {
        let here = joined.next_if(|(column, ..)| *column * 2 == at);
        match (&mut spots[at], passing) {
            (LaneCell::Line(arms, _), _) if here.is_some() => {
                *arms = arms.with(Arms::only(toward));
                if passing.is_some() {
                    *arms = arms.with(Arms::only(back));
                }
            }
            (spot @ LaneCell::Blank, Some(line)) => *spot = LaneCell::Line(Arms::FLAT, line),
            _ => {}
        }
        if let Some((.., line)) = here {
            passing = Some(passing.map_or(*line, |passing| passing.min(*line)));
        }
    }
}
