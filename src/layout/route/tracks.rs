//! The columns of the stems of a gap: as few as possible, in the order in which lines cross least.

use super::doglegs::from_left;
use super::nets::{GapSide, Net, ScaledRow};
use super::stems::{Before, Stem};

/// What it costs to break a rule, in crossings.
const RULE: i32 = 1 << 16;

/// The most stems for which all pairs are compared.
const MANY: usize = 1200;

/// By stem: its column, from 0; and how many columns there are.
pub(super) fn tracks(nets: &[Net], stems: &[Stem], before: &[Before]) -> (Vec<u32>, u32) {
    let count = stems.len();
    let spans: Vec<(ScaledRow, ScaledRow)> = stems.iter().map(|stem| stem.rows(nets)).collect();
    let order = order(nets, stems, before, &spans);
    let mut place = vec![0; count];
    order.iter().enumerate().for_each(|(at, stem)| place[*stem] = at);
    let mut rules: Vec<Vec<usize>> = vec![Vec::new(); count];
    for pair in before {
        rules[pair.right].push(pair.left);
    }
    // As far left as what stands before allows.
    let mut column = vec![0_u32; count];
    let mut columns: Vec<Vec<usize>> = Vec::new();
    for &stem in &order {
        let after_rules = rules[stem].iter().map(|left| column[*left] + 1).max().unwrap_or(0);
        let meets = |other: &usize| overlap(spans[stem], spans[*other]);
        let free = columns.iter().rposition(|column| column.iter().any(meets)).map_or(0, |at| at + 1);
        let at = free.max(after_rules as usize);
        column[stem] = crate::adjacency::narrow(at);
        columns.resize(columns.len().max(at + 1), Vec::new());
        columns[at].push(stem);
    }
    // What lands on another line does so as far right as it can: there, lines only end.
    let mut follow: Vec<Vec<usize>> = vec![Vec::new(); count];
    for pair in before {
        follow[pair.left].push(pair.right);
    }
    for &stem in order.iter().rev().filter(|stem| stems[**stem].lands.is_some()) {
        let here = column[stem] as usize;
        let limit = follow[stem].iter().map(|right| column[*right] as usize).min().unwrap_or(columns.len());
        let meets = |other: &usize| *other != stem && overlap(spans[stem], spans[*other]);
        let blocked = (here + 1..limit).find(|at| columns[*at].iter().any(meets)).unwrap_or(limit);
        if blocked > here + 1 {
            columns[here].retain(|other| *other != stem);
            columns[blocked - 1].push(stem);
            column[stem] = crate::adjacency::narrow(blocked - 1);
        }
    }
    let width = crate::adjacency::narrow(columns.len());
    (column, width)
}

fn overlap(a: (ScaledRow, ScaledRow), b: (ScaledRow, ScaledRow)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// An order from left to right that keeps the rules.
fn order(nets: &[Net], stems: &[Stem], before: &[Before], spans: &[(ScaledRow, ScaledRow)]) -> Vec<usize> {
    let count = stems.len();
    let mut row: Vec<usize> = (0..count).collect();
    // Down from below first, then up from above first: most lines then do not cross at all.
    row.sort_by_key(|at| {
        let down = spans[*at].1 - stems[*at].from >= stems[*at].from - spans[*at].0;
        (if down { -stems[*at].from } else { stems[*at].from }, *at)
    });
    if count <= MANY {
        let costs = costs(nets, stems, before, spans);
        for _ in 0..8 {
            if !sift(&mut row, &costs) {
                break;
            }
        }
    }
    // The rules above all.
    let mut waiting = vec![0; count];
    for pair in before {
        waiting[pair.right] += 1;
    }
    let mut place = vec![0; count];
    row.iter().enumerate().for_each(|(at, stem)| place[*stem] = at);
    let mut ready: std::collections::BTreeSet<(usize, usize)> =
        (0..count).filter(|stem| waiting[*stem] == 0).map(|stem| (place[stem], stem)).collect();
    let mut follow: Vec<Vec<usize>> = vec![Vec::new(); count];
    for pair in before {
        follow[pair.left].push(pair.right);
    }
    let mut order = Vec::with_capacity(count);
    while let Some((_, stem)) = ready.pop_first() {
        order.push(stem);
        for &next in &follow[stem] {
            waiting[next] -= 1;
            if waiting[next] == 0 {
                ready.insert((place[next], next));
            }
        }
    }
    // No rule is broken unless rules contradict each other; then any order will do for what is left.
    order.extend((0..count).filter(|stem| waiting[*stem] > 0));
    order
}

/// By pair: the crossings if the first stands left of the second, minus the others.
fn costs(nets: &[Net], stems: &[Stem], before: &[Before], spans: &[(ScaledRow, ScaledRow)]) -> Vec<i32> {
    let count = stems.len();
    let mut costs = vec![0; count * count];
    let rows = |stem: &Stem, edge: GapSide| -> Vec<ScaledRow> {
        let net = &nets[stem.net];
        let joined = stem.joined.iter().map(|(net, _)| nets[*net].row).filter(|_| edge == GapSide::Left);
        let ends = stem.pins.iter().filter(|pin| net.pins[**pin].edge == edge && stem.lands != Some(**pin));
        let mut rows: Vec<ScaledRow> = ends.map(|pin| net.pins[*pin].row).chain(joined).collect();
        // A line that goes straight on crosses what it crosses, wherever its stems stand.
        if edge == GapSide::Left && from_left(nets, stem) && net.straight().is_none() {
            rows.push(net.row);
        }
        rows
    };
    let reach: Vec<[Vec<ScaledRow>; 2]> =
        stems.iter().map(|stem| [GapSide::Left, GapSide::Right].map(|edge| rows(stem, edge))).collect();
    let inside = |row: &ScaledRow, span: (ScaledRow, ScaledRow)| span.0 < *row && *row < span.1;
    for a in 0..count {
        for b in (0..count).filter(|b| *b != a && overlap(spans[a], spans[*b])) {
            let right = reach[a][1].iter().filter(|row| inside(row, spans[b])).count();
            let left = reach[b][0].iter().filter(|row| inside(row, spans[a])).count();
            let crossings = i32::try_from(right + left).unwrap_or(RULE);
            costs[a * count + b] += crossings;
            costs[b * count + a] -= crossings;
        }
    }
    for pair in before {
        costs[pair.right * count + pair.left] = RULE;
        costs[pair.left * count + pair.right] = -RULE;
    }
    costs
}

/// Moves each stem to where it costs least; says whether anything was gained.
fn sift(row: &mut [usize], costs: &[i32]) -> bool {
    let count = row.len();
    let mut gained = false;
    for stem in 0..count {
        let costs = &costs[stem * count..][..count];
        let at = row.iter().position(|other| *other == stem).unwrap_or(0);
        let (mut best, mut to, mut cost) = (0, at, 0);
        for (there, other) in row[..at].iter().enumerate().rev() {
            cost += costs[*other];
            if cost < best {
                (best, to) = (cost, there);
            }
        }
        cost = 0;
        for (there, other) in row.iter().enumerate().skip(at + 1) {
            cost -= costs[*other];
            if cost < best {
                (best, to) = (cost, there);
            }
        }
        gained |= to != at;
        if to < at {
            row[to..=at].rotate_right(1);
        } else {
            row[at..=to].rotate_left(1);
        }
    }
    gained
}
