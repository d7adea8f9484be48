//! « Nothing is lost »: each fact that a side added, took away or changed holds in the result, or
//! something that the merger said names it.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, Place, STAGE};

/// What the merger said about places: the questions it left and the notes it made.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Places, by names. An empty one would excuse everything, and excuses nothing.
    pub places: BTreeSet<Place>,
    /// Modules that something said is about as a whole.
    pub modules: BTreeSet<String>,
    /// Stages that something said is about as a whole: which modules stand in them was spoken of.
    pub stages: BTreeSet<String>,
    /// Who took each module up that is gone: what a side changed in that one may stand here.
    pub heirs: BTreeMap<String, String>,
}

impl Said {
    /// Whether a fact at `place` was named: it stands at or below a place, or it is about a module that
    /// is in question as a whole.
    fn names(&self, place: &Place, value: &str) -> bool {
        let around = |said: &Place| !said.is_empty() && place.starts_with(said);
        // What is asked about a part of an entry names the entry too, where the entry itself is the fact.
        let inside = |said: &Place| value.is_empty() && said.len() > place.len() && said.starts_with(place);
        self.places.iter().any(|said| around(said) || inside(said)) || self.about_module(place, value)
    }

    /// The same place in whoever took the module up.
    fn at_heir(&self, place: &Place) -> Place {
        let mut place = place.clone();
        if let [modules, id, ..] = place.as_mut_slice()
            && *modules == "modules"
            && let Some(heir) = self.heirs.get(id)
        {
            id.clone_from(heir);
        }
        place
    }

    fn about_module(&self, place: &Place, value: &str) -> bool {
        let text = place.last().map_or("", String::as_str);
        self.modules.iter().any(|id| {
            place.contains(id)
                || value.split(' ').any(|word| word == id)
                || text.split([' ', ':']).any(|word| word == id)
        })
    }
}

/// What one side did that neither holds in `merged` nor was said.
pub fn losses(base: &Facts, left: &Facts, right: &Facts, merged: &Facts, said: &Said) -> Vec<String> {
    let mut lost = Vec::new();
    for (name, side, other) in [("left", left, right), ("right", right, left)] {
        values(name, [base, side, other, merged], said, &mut lost);
        orders(name, [base, side, other, merged], said, &mut lost);
    }
    texts(base, left, right, merged, said, &mut lost);
    lost
}

fn values(name: &str, [base, side, other, merged]: [&Facts; 4], said: &Said, lost: &mut Vec<String>) {
    let keys: BTreeSet<&Place> = base.values.keys().chain(side.values.keys()).collect();
    for key in keys {
        let (before, after, now) = (base.values.get(key), side.values.get(key), merged.values.get(key));
        if before == after || now == after || excused(key, [base, side, other, merged]) {
            continue;
        }
        if after.is_some() && merged.values.get(&said.at_heir(key)) == after {
            continue;
        }
        let value = after.or(before).map_or("", String::as_str);
        let stands = key.last().is_some_and(|name| name == STAGE);
        let in_stage = stands
            && [before, after, now]
                .iter()
                .flatten()
                .flat_map(|value| value.split(' '))
                .any(|stage| said.stages.contains(stage));
        if !said.names(key, value) && !in_stage {
            lost.push(format!("{name} {key:?}: {before:?} → {after:?}, but {now:?}"));
        }
    }
}

/// What cannot hold because of what the other side did to the same prerequisite, and is a
/// consequence of two changes that both hold.
fn excused(key: &Place, [base, side, other, merged]: [&Facts; 4]) -> bool {
    // A comment that both sides brought, or that both took away, counts once.
    if key.last().is_some_and(|text| text.starts_with("comment ")) {
        let count = |facts: &Facts| facts.values.get(key).map_or(0, |n| n.parse::<i64>().unwrap_or(0));
        let (b, s, o, m) = (count(base), count(side), count(other), count(merged));
        return if s > b { m >= s.max(o) - (b - o).max(0) } else { m <= b.min(s) || (o > b && m <= o) };
    }
    if key.last().is_some_and(|name| name == STAGE) {
        return went_with_its_stage(key, [base, side, other, merged]);
    }
    let [modules, _, requires, atom] = key.as_slice() else { return false };
    if modules != "modules" || requires != "requires" {
        return false;
    }
    let at = |atom: String| [&key[..3], &[atom]].concat();
    let gone = |id: &str| {
        let key = at(format!("needs {id}"));
        base.values.contains_key(&key)
            && !other.values.contains_key(&key)
            && !merged.values.contains_key(&key)
    };
    let members = members(atom);
    // Every group that said so is gone, as this side wanted. What says so in the result are other groups,
    // made by the other side, which left those alone: a change is about a group, not about its module.
    if !side.values.contains_key(key) {
        let saying = |facts: &Facts| -> Vec<BTreeSet<String>> {
            let groups = facts.groups.get(&key[..3]).into_iter().flatten();
            groups.filter(|group| group.contains(atom)).cloned().collect()
        };
        let [was, theirs, now] = [base, other, merged].map(saying);
        let gone = was.iter().all(|group| theirs.contains(group) && !now.contains(group));
        if gone && !now.is_empty() && now.iter().all(|group| theirs.contains(group)) {
            return true;
        }
    }
    // The other side took a member away, and that holds: what was said about it went too.
    if members.iter().any(|id| gone(id)) && !atom.starts_with("needs ") {
        return true;
    }
    // A new member joined a group whose strength or reason the other side changed.
    let new = |id: &str| !base.values.contains_key(&at(format!("needs {id}")));
    let kept = |id: &str| merged.values.contains_key(&at(format!("needs {id}")));
    let said = atom.split_once(": ").and_then(|(about, text)| Some((about.split_once(' ')?.0, text)));
    let Some((what, text)) = said.filter(|(what, _)| ["kind", "why"].contains(what)) else { return false };
    // It was in no group, or in another one: what is said of it now was said of the group that it joined.
    let joined =
        |id: &str, mate: &str| new(id) || base.values.contains_key(&at(format!("{what} {mate}: {text}")));
    let joins = |id: &&str| {
        let mates = companions(side, key, id);
        mates.into_iter().any(|mate| joined(id, mate) && changed(base, other, &at, mate))
    };
    members.iter().all(|id| kept(id)) && members.iter().any(joins)
}

/// A stage was taken away here, and is not there; a module that the other side had put elsewhere stands
/// where that side put it. Both changes hold.
fn went_with_its_stage(key: &Place, [base, side, other, merged]: [&Facts; 4]) -> bool {
    let (Some(was), None) = (base.values.get(key), side.values.get(key)) else { return false };
    let there = |facts: &Facts| {
        let stage = |place: &Place| place.len() > 1 && place[0] == "stages" && place[1] == *was;
        facts.values.keys().any(stage)
    };
    let now = merged.values.get(key);
    there(base) && !there(side) && !there(merged) && now == other.values.get(key) && now != Some(was)
}

/// The modules that a statement about a group names.
fn members(atom: &str) -> Vec<&str> {
    match atom.split_once(' ') {
        Some(("needs", id)) => vec![id],
        Some(("either", rest)) => rest.split(" or ").collect(),
        Some(("kind" | "why", rest)) => rest.split(':').take(1).filter(|id| !id.contains(' ')).collect(),
        _ => Vec::new(),
    }
}

/// Who stands in one group with a member.
fn companions<'a>(side: &'a Facts, key: &Place, id: &str) -> Vec<&'a str> {
    let around = side.values.keys().filter(|place| place.len() == 4 && place[..3] == key[..3]);
    around
        .filter_map(|place| place[3].strip_prefix("either "))
        .filter_map(|pair| pair.split_once(" or "))
        .filter_map(|(one, two)| if one == id { Some(two) } else { (two == id).then_some(one) })
        .collect()
}

fn changed(base: &Facts, other: &Facts, at: &impl Fn(String) -> Place, id: &str) -> bool {
    let about = |facts: &Facts| -> BTreeSet<String> {
        let home = at(String::new());
        let around = facts.values.keys().filter(|place| place.len() == 4 && place[..3] == home[..3]);
        let of = [format!("kind {id}:"), format!("why {id}:")];
        around.map(|place| place[3].clone()).filter(|a| of.iter().any(|start| a.starts_with(start))).collect()
    };
    about(base) != about(other)
}

/// In prose a word that a side brought is there, and one that it took away is gone.
fn texts(base: &Facts, left: &Facts, right: &Facts, merged: &Facts, said: &Said, lost: &mut Vec<String>) {
    let keys: BTreeSet<&Place> = [base, left, right].iter().flat_map(|facts| facts.texts.keys()).collect();
    for key in keys {
        if said.names(key, "") {
            continue;
        }
        // Where whole sentences came and went, that is all; else it is words.
        let all = [base, left, right, merged].map(|facts| sentences(facts.texts.get(key)));
        if unheard(&all.each_ref().map(|sentences| count(Some(sentences)))).is_empty() {
            continue;
        }
        let counts = [base, left, right, merged].map(|facts| count(facts.texts.get(key)));
        for (word, [b, l, r, m]) in unheard(&counts) {
            lost.push(format!("text {key:?}: « {word} » {b}, {l} and {r} times, but {m}"));
        }
    }
}

/// Words or sentences with how often they stand in each version, where the result has not as many as the
/// changes of both sides make.
fn unheard(counts: &[BTreeMap<&str, i64>; 4]) -> Vec<(String, [i64; 4])> {
    let mut found = Vec::new();
    let words: BTreeSet<&str> = counts.iter().flat_map(|count| count.keys().copied()).collect();
    for word in words {
        let [b, l, r, m] = [0, 1, 2, 3].map(|at| counts[at].get(word).copied().unwrap_or(0));
        let (dl, dr) = (l - b, r - b);
        // One that both brought or both took away may be one change or two.
        let (least, most) = match (dl.signum(), dr.signum()) {
            (1, 1) => (b + dl.max(dr), b + dl + dr),
            (-1, -1) => (b + dl + dr, b + dl.min(dr)),
            (0, _) | (_, 0) => (b + dl + dr, b + dl + dr),
            _ => (b + dl.min(dr).min(dl + dr), b + dl.max(dr).max(dl + dr)),
        };
        if m < least || m > most {
            found.push((word.to_owned(), [b, l, r, m]));
        }
    }
    found
}

/// Words up to a full stop.
fn sentences(words: Option<&Vec<String>>) -> Vec<String> {
    let words = words.map(Vec::as_slice).unwrap_or_default();
    let parts = words.split_inclusive(|word| word.ends_with(['.', '!', '?']));
    parts.map(|words| words.join(" ")).collect()
}

fn count(words: Option<&Vec<String>>) -> BTreeMap<&str, i64> {
    let mut count = BTreeMap::new();
    for word in words.into_iter().flatten() {
        *count.entry(word.as_str()).or_insert(0) += 1;
    }
    count
}

/// Two items that a side put in another order stand in it, and what it brought stands beside one of its
/// neighbours.
fn orders(name: &str, [base, side, other, merged]: [&Facts; 4], said: &Said, lost: &mut Vec<String>) {
    let none = Vec::new();
    for (key, order) in &side.orders {
        let now = merged.orders.get(key).unwrap_or(&none);
        let was = base.orders.get(key).unwrap_or(&none);
        let theirs = other.orders.get(key).unwrap_or(&none);
        let at = |list: &[String], item: &str| list.iter().position(|have| have == item);
        let before = |list: &[String], x: &str, y: &str| Some(at(list, x)? < at(list, y)?);
        let named = |item: &str| {
            let mut place = key.clone();
            place.push(item.to_owned());
            said.names(key, "") || said.names(&place, item) || said.places.contains(&stage_of(item))
        };
        for (index, x) in order.iter().enumerate() {
            let here = |y: &&String| at(now, y).is_some();
            if at(now, x).is_none() {
                continue;
            }
            if at(was, x).is_some() {
                // What a hand put into a list twice has no order with itself; the laws tell of it.
                for y in order[index + 1..].iter().filter(here).filter(|y| *y != x) {
                    let turned = before(was, x, y) == Some(false) && before(now, x, y) == Some(false);
                    if turned && !named(x) && !named(y) {
                        lost.push(format!("{name} {key:?}: {x} before {y}, but {now:?}"));
                    }
                }
            } else {
                let left = order[..index].iter().rev().find(here);
                let right = order[index + 1..].iter().find(here);
                let held = [left.map(|y| before(now, y, x)), right.map(|y| before(now, x, y))];
                let any = held.iter().flatten().any(|held| *held == Some(true));
                let asked = held.iter().flatten().next().is_some();
                if asked && !any && !theirs.contains(x) && !named(x) {
                    lost.push(format!("{name} {key:?}: {x} stands elsewhere in {now:?} than in {order:?}"));
                }
            }
        }
    }
}

fn stage_of(module: &str) -> Place {
    vec!["modules".into(), module.into(), STAGE.into()]
}
