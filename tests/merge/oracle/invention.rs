//! « Nothing is invented »: every fact of the result stands in one of the versions.

use std::collections::BTreeSet;

use super::facts::{Facts, Place};

/// Facts of `merged` that no version has at that place; words of a text that no version has there.
pub fn inventions(versions: &[&Facts], merged: &Facts) -> Vec<String> {
    let mut found = Vec::new();
    for (place, value) in &merged.values {
        let known = versions.iter().any(|facts| facts.values.get(place) == Some(value));
        if !known
            && !counted(versions, place, value)
            && !of_group(versions, place)
            && !of_union(versions, merged, place)
        {
            found.push(format!("{place:?}: {value:?}"));
        }
    }
    for (place, words) in &merged.texts {
        let known: BTreeSet<&String> =
            versions.iter().filter_map(|facts| facts.texts.get(place)).flatten().collect();
        found.extend(
            words.iter().filter(|word| !known.contains(word)).map(|word| format!("{place:?}: « {word} »")),
        );
    }
    for (place, order) in &merged.orders {
        let known = |item: &&String| {
            versions.iter().any(|facts| {
                facts.orders.iter().any(|(at, order)| at.first() == place.first() && order.contains(item))
            })
        };
        found.extend(order.iter().filter(|item| !known(item)).map(|item| format!("{place:?}: {item}")));
    }
    found
}

/// A module that one side put into a group has the strength and the reason that the other side gave the
/// group: somebody wrote it, in the same prerequisites of the same module.
fn of_group(versions: &[&Facts], place: &Place) -> bool {
    let Some(atom) = place.last().filter(|_| place.get(2).is_some_and(|field| field == "requires")) else {
        return false;
    };
    let said = |atom: &str| {
        let (about, value) = atom.split_once(": ")?;
        let (what, _) = about.split_once(' ')?;
        ["kind", "why"].contains(&what).then(|| (what.to_owned(), value.to_owned()))
    };
    let said_here = said(atom);
    said_here.is_some()
        && versions.iter().any(|facts| {
            facts
                .values
                .keys()
                .any(|key| key.len() == place.len() && key[..3] == place[..3] && said(&key[3]) == said_here)
        })
}

/// Two members that came into one group from two sides: each stands with a third one somewhere, and both with
/// it here.
fn of_union(versions: &[&Facts], merged: &Facts, place: &Place) -> bool {
    let pair = place.last().and_then(|atom| atom.strip_prefix("either ")?.split_once(" or "));
    let (Some((one, other)), Some(around)) = (pair, place.get(..3)) else { return false };
    let with = |facts: &Facts, id: &str, third: &str| {
        let (first, second) = if id < third { (id, third) } else { (third, id) };
        let atom = format!("either {first} or {second}");
        facts.values.contains_key(&[around, &[atom]].concat())
    };
    let known = |id: &str, third: &str| {
        with(merged, id, third) && versions.iter().any(|facts| with(facts, id, third))
    };
    let thirds = merged.values.keys().filter(|key| key.len() == 4 && &key[..3] == around);
    thirds
        .filter_map(|key| key[3].strip_prefix("needs "))
        .any(|third| known(one, third) && known(other, third))
}

/// Comments are counted: any number up to the sum of the versions is theirs.
fn counted(versions: &[&Facts], place: &Place, value: &str) -> bool {
    let number = |text: &String| text.parse::<u32>().unwrap_or(0);
    place.last().is_some_and(|name| name.starts_with("comment "))
        && versions.iter().filter_map(|facts| facts.values.get(place)).map(number).sum::<u32>()
            >= value.parse().unwrap_or(u32::MAX)
}
