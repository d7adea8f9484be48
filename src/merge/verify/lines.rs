//! Lists of plain items: lines, words, references.

use std::collections::{BTreeSet, HashMap};

/// What does not hold in a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// An item that both sides changed or removed, and what it became on each side.
    Contradiction { item: String, sides: [Option<String>; 2] },
    /// An item is missing, or there without anybody having put it there.
    Content,
}

/// More items than this that went, times those that came, are not paired.
const MOST_PAIRS: usize = 250_000;

/// The faults of a list. Versions: base, left, right, result. `edits` says whether an item can become another one.
pub(super) fn faults(versions: [&[&str]; 4], edits: bool) -> Vec<Fault> {
    let [base, left, right, result] = versions.map(|list| list.iter().copied().collect::<BTreeSet<&str>>());
    let mut faults = Vec::new();
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let became = [&left, &right].map(|side| if edits { pairs(&base, side) } else { HashMap::new() });
    for item in base.iter().filter(|item| !left.contains(*item) && !right.contains(*item)) {
        let sides = became.each_ref().map(|became| became.get(item).copied());
        let [one, other] = sides;
        if one != other
            && !(one.is_some_and(|item| right.contains(item))
                && other.is_some_and(|item| left.contains(item)))
        {
            open.extend(sides.into_iter().flatten());
            open.insert(item);
            faults.push(Fault::Contradiction {
                item: (*item).to_owned(),
                sides: sides.map(|item| item.map(str::to_owned)),
            });
        }
    }
    let all = [&base, &left, &right, &result].into_iter().flatten().copied().collect::<BTreeSet<&str>>();
    let wrong = all.into_iter().filter(|item| !open.contains(item)).any(|item| {
        let [was, one, other, is] = [&base, &left, &right, &result].map(|list| list.contains(item));
        is != if one == was { other } else { one }
    });
    if wrong {
        faults.push(Fault::Content);
    }
    faults
}

/// Which new item each item became that a side has no more: the most alike first.
fn pairs<'a>(base: &BTreeSet<&'a str>, side: &BTreeSet<&'a str>) -> HashMap<&'a str, &'a str> {
    let gone: Vec<&str> = base.difference(side).copied().collect();
    let new: Vec<&str> = side.difference(base).copied().collect();
    let mut alike: Vec<(u32, &str, &str)> = Vec::new();
    if gone.len().saturating_mul(new.len()) <= MOST_PAIRS {
        for old in &gone {
            alike.extend(
                new.iter().map(|new| (likeness(old, new), *old, *new)).filter(|(much, ..)| *much >= 50),
            );
        }
    }
    alike.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.cmp(other)));
    let mut found: HashMap<&str, &str> = HashMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for (_, old, new) in alike {
        if !found.contains_key(old) && taken.insert(new) {
            found.insert(old, new);
        }
    }
    found
}

/// How much two lines have in common, in percent: pairs of letters that follow each other.
fn likeness(one: &str, other: &str) -> u32 {
    let grams = |text: &str| -> BTreeSet<(char, char)> {
        let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (one, other) = (grams(one), grams(other));
    let (shared, all) = (one.intersection(&other).count(), one.len().min(other.len()));
    u32::try_from((shared * 100).checked_div(all).unwrap_or_default()).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::{Fault, faults};

    #[test]
    fn a_line_that_both_edited_is_asked_once() {
        let (left, right) = ("Français B2", "Français B1 (attestation)");
        let found = faults([&["Français B1"], &[left], &[right], &[left, right]], true);
        let sides = [Some(left.to_owned()), Some(right.to_owned())];
        assert_eq!(found, [Fault::Contradiction { item: "Français B1".into(), sides }]);
    }

    #[test]
    fn what_came_and_went_is_told_apart() {
        let base = ["code", "vente"];
        assert_eq!(faults([&base, &["code"], &["code", "vente", "accueil"], &["code", "accueil"]], true), []);
        assert_eq!(faults([&base, &["code"], &base, &base], true), [Fault::Content]);
    }
}
