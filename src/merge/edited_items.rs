//! Items of sets that both sides edited, or that one edited and the other removed.
//!
//! An item of a set has no name but its text, so an edit looks like one item that went and another that came. Taken apart, both
//! wordings of two sides would stand in the result, or an edited item would survive its removal unasked. Owns which
//! new item is the new wording of which old one, and the question. References and ids are words, not texts, and are
//! left out.

use super::place::seat;
use super::work::{Ref, Work};
use super::{Mergeable, Side};
use crate::diff::What;
use crate::model::fold;
use crate::model::shape::{Kind, Sense};
use crate::model::value::{Step, Steps, Value};

/// From this share of equal pairs of letters on, a new item is the new wording of one that went (Sørensen–Dice).
const ALIKE: f64 = 0.5;
/// Longer lists of edits are compared by equal texts only: each pair costs the length of its texts.
const MOST_PAIRS: usize = 10_000;

/// What one side did in one set.
struct Edits {
    /// Items that went, with their change.
    gone: Vec<(String, Ref)>,
    /// Items that came, with their change and their value.
    new: Vec<(String, Ref, Value)>,
    /// For each item that went the place in `new` of its new wording.
    wording: Vec<Option<usize>>,
}

/// Asks about each item of a set whose two changes contradict.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>) {
    let mut sets: Vec<Steps> = Vec::new();
    for (_, made) in work.all(Side::Left) {
        if let (What::Item { after: None, spot: None, .. }, Some((_, around))) =
            (&made.change.what, made.change.at.split_last())
            && sets.last().is_none_or(|last| last != around)
            && is_set_of_texts::<T>(around)
        {
            sets.push(around.to_vec());
        }
    }
    sets.sort();
    sets.dedup();
    for at in sets {
        let sides = Side::BOTH.map(|side| edits(work, side, &at));
        contradictions(work, &at, &sides);
    }
}

fn is_set_of_texts<T: Mergeable>(at: &[Step]) -> bool {
    let seat = seat(T::default().shape(), at);
    matches!(seat.kind, Some(Kind::Set(Kind::Line | Kind::Prose)))
        && seat.field.is_some_and(|field| field.sense == Sense::Plain)
}

fn edits<T: Mergeable>(work: &Work<T>, side: Side, at: &[Step]) -> Edits {
    let mut edits = Edits { gone: Vec::new(), new: Vec::new(), wording: Vec::new() };
    for change in work.within(side, at) {
        let made = work.made(change);
        let (false, [.., Step::Item(name)]) = (made.settled, made.change.at.as_slice()) else { continue };
        match &made.change.what {
            What::Item { before: Some(_), after: None, .. } => edits.gone.push((name.clone(), change)),
            What::Item { before: None, after: Some(value), .. } => {
                edits.new.push((name.clone(), change, value.clone()));
            }
            _ => {}
        }
    }
    edits.wording = wordings(&edits);
    edits
}

/// The most alike pairs first; equally alike ones in the order of their texts, so that no side comes first.
fn wordings(edits: &Edits) -> Vec<Option<usize>> {
    let mut wording = vec![None; edits.gone.len()];
    if edits.gone.len().saturating_mul(edits.new.len()) > MOST_PAIRS {
        return wording;
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (old, (was, _)) in edits.gone.iter().enumerate() {
        for (new, (is, ..)) in edits.new.iter().enumerate() {
            let likeness = strsim::sorensen_dice(&fold(was), &fold(is));
            if likeness >= ALIKE {
                pairs.push((likeness, old, new));
            }
        }
    }
    pairs.sort_by(|one, other| {
        let names = |pair: &(f64, usize, usize)| (&edits.gone[pair.1].0, &edits.new[pair.2].0);
        other.0.total_cmp(&one.0).then_with(|| names(one).cmp(&names(other)))
    });
    let mut taken = vec![false; edits.new.len()];
    for (_, old, new) in pairs {
        if wording[old].is_none() && !taken[new] {
            wording[old] = Some(new);
            taken[new] = true;
        }
    }
    wording
}

fn contradictions<T: Mergeable>(work: &mut Work<T>, at: &[Step], sides: &[Edits; 2]) {
    let [left, right] = sides;
    for (first, (name, one)) in left.gone.iter().enumerate() {
        let Some(second) = right.gone.iter().position(|(other, _)| other == name) else { continue };
        let now =
            [(left, first), (right, second)].map(|(edits, at)| edits.wording[at].map(|new| &edits.new[new]));
        let values = now.map(|new| new.map(|(.., value)| value));
        // Both took it away, or both worded it alike.
        if values[0] == values[1] {
            continue;
        }
        let mut about = vec![*one, right.gone[second].1];
        about.extend(now.iter().flatten().map(|(_, change, _)| *change));
        let place: Steps = [at, &[Step::Item(name.clone())]].concat();
        let base = work.change(*one).before().cloned();
        work.ask_value("value", &place, base.as_ref(), values, &about);
    }
}
