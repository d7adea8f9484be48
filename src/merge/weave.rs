//! One list out of the lists of several stages.
//!
//! Who comes before whom is known only of what stands in one stage. Where modules of several stages come
//! together in one, the three versions are put into lists that say nothing which no version said: what the
//! common version leaves open stands there as the sides have it, and in a side as in the common version. So
//! nobody is taken to have moved what he only brought along. Where the sides contradict each other in what
//! the common version left open, the order of one of them holds as a whole: of the one that puts fewer modules
//! before what they require, else by name. That is told.

use std::collections::{BTreeSet, HashMap, HashSet};

/// The lists of three versions.
#[derive(Debug)]
pub(super) struct Woven {
    pub base: Vec<String>,
    pub sides: [Vec<String>; 2],
    /// Items of which the sides say different things, and the common version none.
    pub tied: Vec<String>,
}

/// Items in the order of each stage that they stand in.
type Blocks<'a> = Vec<Vec<&'a str>>;

/// More pairs than this are not looked at one by one: then one stage comes after the other.
const MOST_PAIRS: usize = 4_000_000;

/// What a wish weighs that goes before others.
const WEIGHTY: usize = 100;

/// Makes lists of blocks. `before` says whether one item must come before another.
pub(super) fn weave(base: &Blocks, sides: &[Blocks; 2], before: &impl Fn(&str, &str) -> bool) -> Woven {
    let standings = sides.each_ref().map(Standing::of);
    let said = |one: &str, other: &str| standings.each_ref().map(|standing| standing.is_before(one, other));
    let beside = Beside::of(base, sides);
    // Pairs that the sides have the other way round, and that no neighbour explains.
    let mut torn: Vec<[&str; 2]> = Vec::new();
    for (at, block) in base.iter().enumerate() {
        let in_front: usize = base[..at].iter().map(Vec::len).sum();
        if in_front.saturating_mul(block.len()) > MOST_PAIRS {
            continue;
        }
        for one in base[..at].iter().flatten() {
            let contradict = |other: &&&str| {
                matches!(said(one, other), [Some(left), Some(right)] if left != right)
                    && beside.is_before(one, other).is_none()
            };
            torn.extend(block.iter().filter(contradict).map(|other| [*one, *other]));
        }
    }
    let loser = loser(&torn, &said, before);
    let list = woven(base, |one, other| match said(one, other) {
        // Both have it beside the same item, which one of them moved; else the side whose order will be that
        // of the result changed it.
        [Some(left), Some(right)] if left != right => {
            let first = beside.is_before(one, other).unwrap_or([left, right][loser]);
            Some((first, WEIGHTY))
        }
        [left, right] => Some((left.or(right)?, 1)),
    });
    let known = Standing::of(&vec![list.clone()]);
    let own = own(base);
    let side = |at: usize| {
        // Of two that stand another way, it is the one that the side put elsewhere.
        let there = self::own(&sides[at]);
        let stayed = |item: &str| own.contains(item) == there.contains(item);
        woven(&sides[at], |one, other| {
            let weight = if stayed(one) && stayed(other) { WEIGHTY } else { 1 };
            Some((known.is_before(one, other)?, weight))
        })
    };
    let sides = [side(0), side(1)];
    let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let tied: BTreeSet<&str> = torn.into_iter().map(|[_, other]| other).collect();
    Woven { base: names(list), sides: sides.map(names), tied: names(tied.into_iter().collect()) }
}

/// The items of the stage itself.
fn own<'a>(blocks: &Blocks<'a>) -> HashSet<&'a str> {
    blocks.iter().take(1).flatten().copied().collect()
}

/// Whose order of some pairs will not be that of the result: the side's that puts more modules before what they
/// require, else by the names of the first pair.
fn loser(
    torn: &[[&str; 2]],
    said: &impl Fn(&str, &str) -> [Option<bool>; 2],
    before: &impl Fn(&str, &str) -> bool,
) -> usize {
    let against = |side: usize| {
        torn.iter()
            .filter(|[one, other]| match said(one, other)[side] {
                Some(true) => before(other, one) && !before(one, other),
                _ => before(one, other) && !before(other, one),
            })
            .count()
    };
    let [left, right] = [against(0), against(1)];
    if left != right {
        return usize::from(right > left);
    }
    let first =
        torn.iter().map(|[one, other]| if one < other { [*one, *other] } else { [*other, *one] }).min();
    usize::from(first.is_some_and(|[one, other]| said(one, other)[0] == Some(true)))
}

/// Where each item of a version stands.
struct Standing<'a>(HashMap<&'a str, (usize, usize)>);

impl<'a> Standing<'a> {
    fn of(blocks: &Blocks<'a>) -> Self {
        let places = blocks
            .iter()
            .enumerate()
            .flat_map(|(block, items)| items.iter().enumerate().map(move |(at, item)| (*item, (block, at))));
        Self(places.collect())
    }

    /// Whether one comes before the other, where both stand in one stage.
    fn is_before(&self, one: &str, other: &str) -> Option<bool> {
        let ((stage, at), (also, behind)) = (self.0.get(one)?, self.0.get(other)?);
        (stage == also).then_some(at < behind)
    }
}

/// Beside which items of the stage itself each item from another one stands, where both sides say the same.
struct Beside<'a> {
    /// The places in the stage itself.
    places: HashMap<&'a str, usize>,
    fronts: HashMap<&'a str, Option<&'a str>>,
    backs: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> Beside<'a> {
    fn of(base: &Blocks<'a>, sides: &[Blocks<'a>; 2]) -> Self {
        let own = base.first().into_iter().flatten();
        let places: HashMap<&str, usize> = own.enumerate().map(|(at, item)| (*item, at)).collect();
        let lists = sides.each_ref().map(|blocks| blocks.first().map(Vec::as_slice).unwrap_or_default());
        let alike = |neighbours: [HashMap<&'a str, Option<&'a str>>; 2]| {
            let [mut one, other] = neighbours;
            one.retain(|item, neighbour| other.get(item) == Some(neighbour));
            one
        };
        let fronts = alike(lists.map(|list| neighbours(&places, list.iter().copied())));
        let backs = alike(lists.map(|list| neighbours(&places, list.iter().rev().copied())));
        Self { places, fronts, backs }
    }

    /// Whether an item of the stage itself comes before one from another stage, as far as its neighbours say.
    fn is_before(&self, one: &str, other: &str) -> Option<bool> {
        let at = self.places.get(one)?;
        if let Some(front) = self.fronts.get(other) {
            return Some(front.is_some_and(|front| *at <= self.places[front]));
        }
        let back = self.backs.get(other)?;
        Some(back.is_none_or(|back| *at < self.places[back]))
    }
}

/// For each item of a list that is none of those with places, which of them was seen last.
fn neighbours<'a>(
    places: &HashMap<&'a str, usize>,
    list: impl Iterator<Item = &'a str>,
) -> HashMap<&'a str, Option<&'a str>> {
    let mut seen = None;
    let mut found = HashMap::new();
    for item in list {
        if places.contains_key(item) {
            seen = Some(item);
        } else {
            found.insert(item, seen);
        }
    }
    found
}

/// Puts blocks into one list, each in its own order, against as few wishes as can be, by their weights. What no
/// wish is about stays with the item in front of it, or comes last.
fn woven<'a>(blocks: &Blocks<'a>, wish: impl Fn(&str, &str) -> Option<(bool, usize)>) -> Vec<&'a str> {
    let mut blocks = blocks.iter().filter(|block| !block.is_empty());
    let mut list = blocks.next().cloned().unwrap_or_default();
    for block in blocks {
        let gaps = gaps(&list, block, &wish);
        let mut items = gaps.into_iter().zip(block).peekable();
        let mut next = Vec::with_capacity(list.len() + block.len());
        for at in 0..=list.len() {
            while let Some((_, item)) = items.next_if(|(gap, _)| *gap == at) {
                next.push(*item);
            }
            next.extend(list.get(at));
        }
        list = next;
    }
    list
}

/// Before which item of a list each item of a block goes, in growing order.
fn gaps(list: &[&str], block: &[&str], wish: &impl Fn(&str, &str) -> Option<(bool, usize)>) -> Vec<usize> {
    if list.len().saturating_mul(block.len()) > MOST_PAIRS {
        return vec![list.len(); block.len()];
    }
    // By gap: what it costs to end there, in wishes and in steps away from what stood in front; and for each
    // item which gap the one before it has then.
    let mut costs: Vec<(usize, usize)> = (0..=list.len()).map(|gap| (0, list.len() - gap)).collect();
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(block.len());
    for (at, item) in block.iter().enumerate() {
        let mut from: Vec<usize> = (0..=list.len()).collect();
        if at > 0 {
            for gap in 1..=list.len() {
                let (against, steps) = costs[gap - 1];
                if (against, steps + 1) < costs[gap] {
                    (costs[gap], from[gap]) = ((against, steps + 1), from[gap - 1]);
                }
            }
        }
        ways.push(from);
        let wishes: Vec<Option<(bool, usize)>> = list.iter().map(|other| wish(other, item)).collect();
        let first = wishes.iter().flatten().filter(|(first, _)| *first);
        let mut against: usize = first.map(|(_, weight)| weight).sum();
        for (gap, cost) in costs.iter_mut().enumerate() {
            cost.0 += against;
            match wishes.get(gap).copied().flatten() {
                Some((true, weight)) => against -= weight,
                Some((false, weight)) => against += weight,
                None => {}
            }
        }
    }
    let mut gap = (0..=list.len()).min_by_key(|gap| costs[*gap]).unwrap_or_default();
    let mut found = Vec::with_capacity(block.len());
    for from in ways.iter().rev() {
        found.push(gap);
        gap = from[gap];
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests;
