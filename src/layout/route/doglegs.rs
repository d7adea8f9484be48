//! Stems that each would have to stand left of the other: one of them goes over a free row.

use std::collections::BTreeSet;

use super::nets::{GapSide, Net, STEP, ScaledRow};
use super::stems::{Before, Stem, before, fork};

/// How far round a line goes before a row is put in.
const ROUND: ScaledRow = 3;

/// The rows of a picture that can be used, and those put in between.
#[derive(Debug)]
pub(super) struct FreeRows {
    /// The last row of the items.
    last: ScaledRow,
    /// By row of the items: whether no row may be put between it and the next one, since a box would be
    /// torn apart.
    solid: Vec<bool>,
    /// The rows that are to stay free.
    kept: BTreeSet<ScaledRow>,
    /// The rows put in between.
    pub(super) added: BTreeSet<ScaledRow>,
}

impl FreeRows {
    /// `solid` says by row whether a box covers it and the next one; `kept` are rows to leave free.
    pub(super) fn new(solid: Vec<bool>, kept: &BTreeSet<i64>) -> Self {
        let last = i64::try_from(solid.len()).unwrap_or(0) - 1;
        let kept = kept.iter().map(|kept| super::nets::row(*kept)).collect();
        Self { last: super::nets::row(last), solid, kept, added: BTreeSet::new() }
    }

    /// A row for a line between two others, or near them, which is not in `taken`.
    fn find(&mut self, from: ScaledRow, to: ScaledRow, taken: &BTreeSet<ScaledRow>) -> ScaledRow {
        let free = |row: &ScaledRow| !taken.contains(row) && !self.kept.contains(row);
        let (low, high) = (from.min(to), from.max(to));
        let between = (low / STEP + 1..=(high - 1).div_euclid(STEP)).map(|row| row * STEP);
        // From the beginning of the stem on: the line turns off soon.
        let mut between: Vec<ScaledRow> = between.chain(self.added.range(low + 1..high).copied()).collect();
        between.sort_unstable_by_key(|row| (row.abs_diff(from), *row));
        if let Some(row) = between.into_iter().find(free) {
            return row;
        }
        for distance in 1..=ROUND {
            for row in [low - distance * STEP, high + distance * STEP] {
                let row = row.div_euclid(STEP) * STEP;
                if (0..=self.last).contains(&row) && free(&row) {
                    return row;
                }
            }
        }
        let base = |row: ScaledRow| row.div_euclid(STEP);
        let gap = (base(low)..base(high).max(base(low) + 1)).find(|row| !self.is_solid(*row));
        let below = (base(high)..=base(self.last)).find(|row| !self.is_solid(*row));
        let base = gap.or(below).unwrap_or(base(self.last)) * STEP;
        let row = (base + 1..base + STEP).find(|row| !taken.contains(row)).unwrap_or(base + STEP - 1);
        self.added.insert(row);
        row
    }

    fn is_solid(&self, row: ScaledRow) -> bool {
        usize::try_from(row).ok().and_then(|row| self.solid.get(row)).copied().unwrap_or(false)
    }
}

/// Lays stems over free rows until none has to stand left of itself; gives what must stand left of what.
pub(super) fn add_doglegs(nets: &[Net], stems: &mut Vec<Stem>, rows: &mut FreeRows) -> Vec<Before> {
    let mut taken: BTreeSet<ScaledRow> = BTreeSet::new();
    for net in nets {
        taken.insert(net.row);
        taken.extend(net.pins.iter().map(|pin| pin.row));
    }
    loop {
        let found = before(nets, stems);
        let cyclic = in_cycle(stems.len(), &found);
        let tied = |before: &&Before| cyclic[before.left] && cyclic[before.right];
        // What came together parts first.
        if let Some(stem) =
            found.iter().filter(tied).map(|pair| pair.left).find(|at| !stems[*at].joined.is_empty())
        {
            part(nets, stems, stem);
            continue;
        }
        let entry = |before: &&Before| before.entry && stems[before.left].via.is_none();
        let Some(stem) = found.iter().filter(tied).find(entry).map(|before| before.left) else {
            // What is tied by its pins alone is laid out pin by pin.
            let many =
                found.iter().filter(tied).map(|before| before.left).find(|at| stems[*at].pins.len() > 1);
            match many {
                Some(stem) => split(stems, stem),
                None => return found,
            }
            continue;
        };
        let nearest = stems[stem].pins.iter().map(|pin| nets[stems[stem].net].pins[*pin].row);
        let from = stems[stem].from;
        let nearest = nearest.min_by_key(|row| (row.abs_diff(from), *row)).unwrap_or(from);
        let row = rows.find(from, nearest, &taken);
        taken.insert(row);
        let whole = &stems[stem];
        let mut landing = vec![false; nets[whole.net].pins.len()];
        if let Some(pin) = &whole.lands {
            landing[*pin] = true;
        }
        let rest = fork(nets, &landing, whole.net, row, whole.pins.clone());
        stems[stem] = Stem { pins: Vec::new(), lands: None, end: Some(row), ..stems[stem].clone() };
        stems.extend(rest.into_iter().map(|rest| Stem { via: Some(stem), ..rest }));
    }
}

/// One stem for each of the nets that came together.
fn part(nets: &[Net], stems: &mut Vec<Stem>, at: usize) {
    let joined = std::mem::take(&mut stems[at].joined);
    stems.extend(joined.into_iter().map(|(net, pin)| Stem {
        net,
        from: nets[net].row,
        pins: vec![pin],
        lands: Some(pin),
        via: None,
        end: None,
        joined: Vec::new(),
    }));
}

/// One stem for each pin.
fn split(stems: &mut Vec<Stem>, at: usize) {
    let pins = std::mem::take(&mut stems[at].pins);
    let lands = stems[at].lands.take();
    for (number, pin) in pins.into_iter().enumerate() {
        let stem = Stem { pins: vec![pin], lands: lands.filter(|lands| *lands == pin), ..stems[at].clone() };
        if number == 0 {
            stems[at] = stem;
        } else {
            stems.push(stem);
        }
    }
}

/// By stem: whether it stands between two rings, or on one, of those that must stand left of each other.
fn in_cycle(stems: usize, before: &[Before]) -> Vec<bool> {
    let mut tied = vec![true; stems];
    // What nothing must stand left of, and what need stand left of nothing, is free; until none is left.
    loop {
        let (mut has_left, mut has_right) = (vec![false; stems], vec![false; stems]);
        for pair in before.iter().filter(|pair| tied[pair.left] && tied[pair.right]) {
            has_right[pair.left] = true;
            has_left[pair.right] = true;
        }
        let mut changed = false;
        for at in 0..stems {
            if tied[at] && !(has_left[at] && has_right[at]) {
                tied[at] = false;
                changed = true;
            }
        }
        if !changed {
            return tied;
        }
    }
}

/// Whether a stem comes in from the left.
pub(super) fn from_left(nets: &[Net], stem: &Stem) -> bool {
    stem.via.is_none() && nets[stem.net].edge == GapSide::Left
}
