//! The upright lines of a gap, and what must stand left of what.
//!
//! A stem begins on the row on which its net comes in and leads to some of its pins. Where a row to the
//! right is taken by the line of another net, a stem lands on it with a head, at its end. So that no cell
//! can be misread:
//! - on its own row a net comes in from one side only, so a stem that leads both up and down stands last;
//! - a line lands on another only right of where that one branches;
//! - a stem that lands ends there.

use super::nets::{GapSide, Net, ScaledRow};

/// An upright line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stem {
    /// Its net.
    pub(super) net: usize,
    /// The row on which it begins.
    pub(super) from: ScaledRow,
    /// The pins that it leads to, by index in the net.
    pub(super) pins: Vec<usize>,
    /// The pin on which it lands, if it does; it is one of `pins`.
    pub(super) lands: Option<usize>,
    /// The stem that leads to its beginning, where it does not begin on the row of its net.
    pub(super) via: Option<usize>,
    /// The row on which a stem that leads to no pin ends: another goes on from there.
    pub(super) end: Option<ScaledRow>,
    /// The other nets that come in on this stem, each with its own pin: all lead to one node.
    pub(super) joined: Vec<(usize, usize)>,
}

impl Stem {
    /// Its first row and its last one.
    pub(super) fn rows(&self, nets: &[Net]) -> (ScaledRow, ScaledRow) {
        let pins = self.pins.iter().map(|pin| nets[self.net].pins[*pin].row);
        let rows = pins.chain(self.end).chain(self.joined.iter().map(|(net, _)| nets[*net].row));
        rows.fold((self.from, self.from), |(low, high), row| (low.min(row), high.max(row)))
    }

    /// Its nets, each with its pins.
    pub(super) fn nets(&self) -> impl Iterator<Item = (usize, &[usize])> + '_ {
        let joined = self.joined.iter().map(|(net, pin)| (*net, std::slice::from_ref(pin)));
        std::iter::once((self.net, &self.pins[..])).chain(joined)
    }

    /// Whether a net comes in on it.
    pub(super) fn has(&self, net: usize) -> bool {
        self.nets().any(|(there, _)| there == net)
    }
}

/// That one stem stands left of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Before {
    pub(super) left: usize,
    pub(super) right: usize,
    /// Whether because of the row on which the left one's net comes in.
    pub(super) entry: bool,
}

/// Which net has a row first, and which lines land on it.
#[derive(Debug, Default)]
struct Arrivals {
    /// Row, whether it lands, net, pin; the one that has the row comes first.
    sorted: Vec<(ScaledRow, bool, usize, usize)>,
}

impl Arrivals {
    fn new(nets: &[Net]) -> Self {
        let mut sorted: Vec<(ScaledRow, bool, usize, usize)> = Vec::new();
        let right = |net: &Net, pin: usize| net.pins[pin].edge == GapSide::Right;
        for (number, net) in nets.iter().enumerate() {
            let pins = (0..net.pins.len()).filter(|pin| right(net, *pin));
            sorted.extend(pins.map(|pin| (net.pins[pin].row, true, number, pin)));
        }
        // Straight lines first, then what goes on beyond the row, then what comes from near.
        sorted.sort_by_cached_key(|(row, _, number, _)| {
            let net = &nets[*number];
            let beyond = net
                .pins
                .iter()
                .any(|pin| pin.row != *row && (pin.row > *row) == (*row > net.row) && (net.row != *row));
            let straight = net.row == *row && net.edge == GapSide::Left;
            (*row, !straight, !beyond, net.row.abs_diff(*row), *number)
        });
        for at in 0..sorted.len() {
            sorted[at].1 = at > 0 && sorted[at - 1].0 == sorted[at].0;
        }
        Self { sorted }
    }

    fn lands(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.sorted.iter().filter(|(_, lands, _, _)| *lands).map(|(_, _, net, pin)| (*net, *pin))
    }
}

/// The stems of a gap.
pub(super) fn stems(nets: &[Net]) -> Vec<Stem> {
    let mut landing: Vec<Vec<bool>> = nets.iter().map(|net| vec![false; net.pins.len()]).collect();
    for (net, pin) in Arrivals::new(nets).lands() {
        landing[net][pin] = true;
    }
    let mut stems = Vec::new();
    for (number, net) in nets.iter().enumerate() {
        let pins =
            (0..net.pins.len()).filter(|at| net.pins[*at].row != net.row || net.pins[*at].edge == net.edge);
        stems.extend(fork(nets, &landing[number], number, net.row, pins.collect()));
    }
    join(nets, &mut stems);
    stems
}

/// Makes one stem of those that lead to the same node and to nothing else. The row of each of their nets
/// ends there, so a net takes part once, in the largest company.
fn join(nets: &[Net], stems: &mut Vec<Stem>) {
    let target = |stem: &Stem| match stem.pins[..] {
        [pin] if nets[stem.net].edge == GapSide::Left && nets[stem.net].straight().is_none() => {
            let pin = &nets[stem.net].pins[pin];
            pin.node.map(|_| pin.row)
        }
        _ => None,
    };
    let mut rows: Vec<(ScaledRow, usize)> =
        stems.iter().enumerate().filter_map(|(at, stem)| Some((target(stem)?, at))).collect();
    rows.sort_unstable();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        let group: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        if group.iter().any(|at| stems[*at].lands.is_none()) {
            groups.push(group);
        } else {
            // The row belongs to another line, on which they land from above and from below.
            let (up, down) = group.into_iter().partition(|at| stems[*at].from > pin_row(nets, &stems[*at]));
            groups.extend([up, down]);
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut placed = vec![false; nets.len()];
    let mut gone = vec![false; stems.len()];
    for group in groups {
        let mut members: Vec<usize> = group;
        members.retain(|at| !placed[stems[*at].net]);
        let has_row = members.iter().any(|at| stems[*at].lands.is_none());
        let above = |at: &usize| stems[*at].from < pin_row(nets, &stems[*at]);
        let both = members.iter().any(above) && !members.iter().all(above);
        if members.len() < 2 || (both && !has_row) {
            continue;
        }
        for at in &members {
            placed[stems[*at].net] = true;
        }
        // The one that has the row, if any, comes first.
        members.sort_by_key(|at| (stems[*at].lands.is_some(), *at));
        let joined = members[1..].iter().map(|at| (stems[*at].net, stems[*at].pins[0])).collect();
        stems[members[0]].joined = joined;
        for at in &members[1..] {
            gone[*at] = true;
        }
    }
    let mut at = 0;
    stems.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
}

/// The row of the first pin of a stem.
fn pin_row(nets: &[Net], stem: &Stem) -> ScaledRow {
    stem.pins.first().map_or(stem.from, |pin| nets[stem.net].pins[*pin].row)
}

/// The stems that lead from a row to pins of a net; `landing` says by pin whether it lands.
pub(super) fn fork(
    nets: &[Net],
    landing: &[bool],
    number: usize,
    from: ScaledRow,
    pins: Vec<usize>,
) -> Vec<Stem> {
    let net = &nets[number];
    let (mut up, mut down): (Vec<usize>, Vec<usize>) =
        pins.into_iter().partition(|pin| net.pins[*pin].row < from);
    up.sort_by_key(|pin| std::cmp::Reverse((net.pins[*pin].row, *pin)));
    down.sort_by_key(|pin| (net.pins[*pin].row, *pin));
    let [up, down] = [up, down].map(|pins| side(nets, landing, number, from, pins));
    let straight = from == net.row && net.straight().is_some();
    match (&up[..], &down[..]) {
        ([one], [other]) if !straight && one.lands.is_none() && other.lands.is_none() => {
            let pins = one.pins.iter().chain(&other.pins).copied().collect();
            vec![Stem { pins, ..one.clone() }]
        }
        _ => up.into_iter().chain(down).collect(),
    }
}

/// The stems that lead up, or down: one to all pins whose rows are the net's own, and to the furthest
/// one if it only lands there; others land each at the end of a stem of its own.
fn side(nets: &[Net], landing: &[bool], number: usize, from: ScaledRow, pins: Vec<usize>) -> Vec<Stem> {
    let net = &nets[number];
    let stem = |pins: Vec<usize>, lands: Option<usize>| Stem {
        net: number,
        from,
        pins,
        lands,
        via: None,
        end: None,
        joined: Vec::new(),
    };
    let last = pins.last().copied().filter(|pin| landing[*pin]);
    let (mut main, mut stems): (Vec<usize>, Vec<Stem>) = (Vec::new(), Vec::new());
    for pin in pins {
        // Two lines on one row, to the left and to the right, would look as if they crossed the stem.
        let doubled = main.iter().any(|there| net.pins[*there].row == net.pins[pin].row);
        if doubled || (landing[pin] && Some(pin) != last) {
            stems.push(stem(vec![pin], landing[pin].then_some(pin)));
        } else {
            main.push(pin);
        }
    }
    if !main.is_empty() {
        let lands = last.filter(|pin| main.contains(pin));
        stems.push(stem(main, lands));
    }
    stems
}

/// What must stand left of what.
pub(super) fn before(nets: &[Net], stems: &[Stem]) -> Vec<Before> {
    let mut found = Vec::new();
    // By row: the stems that a line from the left leads to, with the net and whether it comes in here;
    // the stems that a line to the right begins at, with whether they land.
    let mut left: Vec<(ScaledRow, usize, bool)> = Vec::new();
    let mut right: Vec<(ScaledRow, bool, usize)> = Vec::new();
    for (number, stem) in stems.iter().enumerate() {
        if let Some(via) = stem.via {
            found.push(Before { left: via, right: number, entry: false });
        }
        for (at, pins) in stem.nets() {
            let net = &nets[at];
            match net.edge {
                _ if stem.via.is_some() => {}
                GapSide::Left => left.push((net.row, number, true)),
                GapSide::Right => right.push((net.row, false, number)),
            }
            for pin in pins {
                match net.pins[*pin].edge {
                    GapSide::Left => left.push((net.pins[*pin].row, number, false)),
                    GapSide::Right => right.push((
                        net.pins[*pin].row,
                        stem.lands.is_some_and(|lands| at != stem.net || lands == *pin),
                        number,
                    )),
                }
            }
            // A row ends where its net comes together with others.
            if !stem.joined.is_empty() {
                let others = stems.iter().enumerate().filter(|(other, _)| *other != number);
                let same = others.filter(|(_, other)| other.via.is_none() && other.has(at));
                found.extend(same.map(|(other, _)| Before { left: other, right: number, entry: false }));
            }
        }
    }
    left.sort_unstable();
    right.sort_unstable();
    for &(row, number, entry) in &left {
        let from = right.partition_point(|(there, _, _)| *there < row);
        for &(_, lands, other) in right[from..].iter().take_while(|(there, _, _)| *there == row) {
            if number != other && !(lands && harmless(nets, stems, number, other)) {
                found.push(Before { left: number, right: other, entry });
            }
        }
    }
    for group in right.chunk_by(|a, b| a.0 == b.0) {
        for (_, _, first) in group.iter().filter(|(_, lands, _)| !lands) {
            for (_, _, other) in group.iter().filter(|(_, lands, _)| *lands) {
                found.push(Before { left: *first, right: *other, entry: false });
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a line may land left of a branch: all that the branch leads to is reached by the line that
/// lands as well.
fn harmless(nets: &[Net], stems: &[Stem], branch: usize, landing: usize) -> bool {
    let (branch, landing) = (&stems[branch], &stems[landing]);
    let leads = |net: usize, node: u32| nets[net].pins.iter().any(|pin| pin.node == Some(node));
    let reached = |node: u32| landing.nets().all(|(net, _)| leads(net, node));
    branch.end.is_none()
        && branch.joined.is_empty()
        && branch.pins.iter().all(|pin| nets[branch.net].pins[*pin].node.is_some_and(reached))
}
