//! Sifting: each item of a rank moves to where it causes fewest crossings, its neighbours held.
//!
//! For all pairs of items of a rank it is found once which one should stand first, and by how many
//! crossings; a row of that table then says at a glance what each place would cost an item.

use std::ops::Range;

use super::super::layers::Layers;
use super::RankOrder;
use crate::adjacency::narrow;

/// How much the crossings on either side of a rank count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pull {
    before: i32,
    after: i32,
}

impl Pull {
    /// Both alike: what is gained is really gained.
    pub(super) const EVEN: Self = Self { before: 1, after: 1 };

    /// Those of one side count more: twice those before, a little and alone, then those behind.
    pub(super) fn of(round: u32) -> Self {
        let (strong, weak) = if round.is_multiple_of(2) { (3, 1) } else { (1, 0) };
        if round % 4 < 2 {
            Self { before: strong, after: weak }
        } else {
            Self { before: weak, after: strong }
        }
    }
}

/// Where an item goes if several places are as good as its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ties {
    /// It stays.
    Stay,
    /// To the first of them.
    Back,
    /// To the last of them.
    Ahead,
}

/// The most items of a rank that are taken together; longer ranks are sifted piece by piece.
const PIECE: usize = 600;

/// Tables that are used again for every rank.
#[derive(Debug)]
pub(super) struct Sifter {
    /// By item: whether it may move; empty if all may.
    free: Vec<bool>,
    /// By rank: whether nothing could be gained when it was sifted last, and nothing has changed since.
    settled: Vec<bool>,
    /// By pair of items: the crossings if the first stands before the second, minus the others.
    table: Vec<i32>,
    /// The places of the neighbours, each with the item whose neighbour it is.
    near: Vec<(u32, u32)>,
    /// By item: where its neighbours begin in `near`.
    starts: Vec<u32>,
    /// By place on the other rank: how many neighbours of one item lie ahead, minus those that lie back.
    lean: Vec<i32>,
    /// The items of the piece, and their order by number in it.
    items: Vec<u32>,
    row: Vec<u32>,
}

impl Sifter {
    /// `free` says by item whether it may move.
    pub(super) fn new(layers: &Layers, free: Option<Vec<bool>>) -> Self {
        Self {
            free: free.unwrap_or_default(),
            settled: vec![false; layers.ranks()],
            table: Vec::new(),
            near: Vec::new(),
            starts: Vec::new(),
            lean: Vec::new(),
            items: Vec::new(),
            row: Vec::new(),
        }
    }

    /// Sifts every rank once; gives what was gained.
    pub(super) fn sweep(
        &mut self,
        layers: &Layers,
        order: &mut RankOrder,
        ahead: bool,
        pull: Pull,
        ties: Ties,
    ) -> u64 {
        let ranks = layers.ranks();
        let mut gained = 0;
        for step in 0..ranks {
            let rank = if ahead { step } else { ranks - 1 - step };
            let steady = pull == Pull::EVEN && ties == Ties::Stay;
            if steady && self.settled[rank] {
                continue;
            }
            let (gain, moved) = self.rank(layers, order, rank, pull, ties);
            gained += gain;
            if moved {
                order.settle(layers, rank);
                for near in rank.saturating_sub(1)..ranks.min(rank + 2) {
                    self.settled[near] = false;
                }
            }
            self.settled[rank] = steady;
        }
        gained
    }

    /// Sifts one rank, lane by lane and piece by piece.
    fn rank(
        &mut self,
        layers: &Layers,
        order: &mut RankOrder,
        rank: usize,
        pull: Pull,
        ties: Ties,
    ) -> (u64, bool) {
        let span = layers.span(rank);
        let (mut gained, mut moved) = (0, false);
        let mut from = span.start;
        while from < span.end {
            let lane = layers.lane(order.slots[from]);
            let same =
                order.slots[from..span.end].iter().take_while(|item| layers.lane(**item) == lane).count();
            let until = from + same;
            while from < until {
                let piece = from..until.min(from + PIECE);
                if piece.len() > 1 {
                    let found = self.piece(layers, order, rank, piece.clone(), pull, ties);
                    gained += found.0;
                    moved |= found.1;
                }
                // Pieces overlap by half, so that items can cross from one to the next.
                from = if piece.end == until { until } else { from + PIECE / 2 };
            }
        }
        (gained, moved)
    }

    fn piece(
        &mut self,
        layers: &Layers,
        order: &mut RankOrder,
        rank: usize,
        piece: Range<usize>,
        pull: Pull,
        ties: Ties,
    ) -> (u64, bool) {
        let count = piece.len();
        self.items.clear();
        self.items.extend_from_slice(&order.slots[piece.clone()]);
        if !self.free.is_empty() && !self.items.iter().any(|item| self.free[*item as usize]) {
            return (0, false);
        }
        self.table.clear();
        self.table.resize(count * count, 0);
        if rank > 0 {
            self.add(|item| layers.before(item), layers.items(rank - 1).len(), order, pull.before);
        }
        if rank + 1 < layers.ranks() {
            self.add(|item| layers.after(item), layers.items(rank + 1).len(), order, pull.after);
        }
        self.row.clear();
        self.row.extend(0..narrow(count));
        let gained = self.sift(ties);
        let moved = self.row.iter().zip(0..).any(|(item, at)| *item != at);
        if moved {
            for (slot, item) in order.slots[piece].iter_mut().zip(&self.row) {
                *slot = self.items[*item as usize];
            }
        }
        (gained, moved)
    }

    /// Moves one item after the other until nothing is gained; gives what was.
    fn sift(&mut self, mut ties: Ties) -> u64 {
        let count = self.row.len();
        let mut total = 0;
        loop {
            let mut gained = 0;
            for item in 0..narrow(count) {
                if !self.free.is_empty() && !self.free[self.items[item as usize] as usize] {
                    continue;
                }
                let costs = &self.table[item as usize * count..][..count];
                let at = self.row.iter().position(|other| *other == item).unwrap_or(0);
                let (mut best, mut to, mut cost) = (0, at, 0);
                for (there, other) in self.row[..at].iter().enumerate().rev() {
                    cost += costs[*other as usize];
                    if cost < best || (cost == best && ties == Ties::Back) {
                        (best, to) = (cost, there);
                    }
                }
                cost = 0;
                for (there, other) in self.row.iter().enumerate().skip(at + 1) {
                    cost -= costs[*other as usize];
                    if cost < best || (cost == best && ties == Ties::Ahead) {
                        (best, to) = (cost, there);
                    }
                }
                gained += u64::from(best.unsigned_abs());
                if to < at {
                    self.row[to..=at].rotate_right(1);
                } else {
                    self.row[at..=to].rotate_left(1);
                }
            }
            if gained == 0 {
                return total;
            }
            total += gained;
            // Once is enough: ties that wander for ever would never end.
            ties = Ties::Stay;
        }
    }

    /// Adds the crossings with the edges to one neighbouring rank to the table.
    fn add<'a>(&mut self, side: impl Fn(u32) -> &'a [u32], places: usize, order: &RankOrder, pull: i32) {
        if pull == 0 {
            return;
        }
        let count = self.items.len();
        self.near.clear();
        self.starts.clear();
        for (at, item) in (0..).zip(&self.items) {
            self.starts.push(narrow(self.near.len()));
            self.near.extend(side(*item).iter().map(|other| (order.place[*other as usize], at)));
        }
        self.starts.push(narrow(self.near.len()));
        for item in 0..count {
            let mine = self.starts[item] as usize..self.starts[item + 1] as usize;
            if mine.is_empty() {
                continue;
            }
            self.lean.clear();
            self.lean.resize(places, 0);
            let mut ahead = 0;
            for (place, _) in &self.near[mine] {
                self.lean[*place as usize] += pull;
                ahead += pull;
            }
            for lean in &mut self.lean {
                let here = *lean;
                // What was counted as ahead and lies here is neither; behind here it lies back.
                *lean = ahead - here;
                ahead -= 2 * here;
            }
            let costs = &mut self.table[item * count..][..count];
            for (place, other) in &self.near {
                costs[*other as usize] += self.lean[*place as usize];
            }
        }
    }
}
