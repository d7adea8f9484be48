//! Which module is which, where ids changed: an old id stands in `was` of the new one.
//!
//! Before anything is compared, all versions are brought to speak of a module by one id, so that what
//! one side did to it and to those that name it joins what the other side did. What was split is several
//! modules and what was fused is less; those are told apart here and decided on in `deleted`.

use std::collections::{BTreeMap, BTreeSet};

use super::Side;
use crate::graph::Graph;
use crate::model::trivia::{Anchor, Comments, Trivia};
use crate::model::value::Steps;
use crate::model::{Module, Requirement, Set, TrainingPath};
use crate::steps;

/// Old id to new id.
pub(super) type Names = BTreeMap<String, String>;

/// What ids say before anything is compared.
#[derive(Debug, Default)]
pub(super) struct Identity {
    /// What a module of the common version is called in the result, where it got another id.
    pub renamed: Names,
    /// What a side called a module of the common version, where its name was not taken over: such
    /// versions are read as if the id had not changed.
    pub undone: [Names; 2],
    /// Per side: modules that were taken up by another one, which was there already or is new.
    pub fused: [Names; 2],
    /// Per side: modules of which several were made.
    pub split: [BTreeMap<String, Vec<String>>; 2],
    /// Modules that got two new ids.
    pub two_names: Vec<(String, [String; 2])>,
    /// New ids that the other side has given to something else: the side that renamed, the old id, the
    /// new one.
    pub taken: Vec<(Side, String, String)>,
    /// Whether both sides took one and the same module away.
    pub gone: bool,
    /// Modules of a side that name a module by an id that changed on the other side, and did not before.
    pub follows: BTreeSet<(String, String)>,
}

impl Identity {
    /// Compares three versions by their ids.
    pub fn of(base: &TrainingPath, sides: [&TrainingPath; 2]) -> Self {
        let gone = |id: &String| sides.iter().all(|side| !side.modules.contains_key(id));
        let mut found = Self { gone: base.modules.keys().any(gone), ..Self::default() };
        let mut heirs = sides.map(|side| heirs(base, side));
        for side in Side::BOTH {
            // What the other side has beside the module itself is something else.
            let other = &sides[side.other() as usize].modules;
            for (old, new) in heirs[side as usize].iter_mut().filter(|(old, _)| other.contains_key(old)) {
                let beside = |id: &String| other.get(id).is_some_and(|module| module.was.contains(old));
                if new.iter().any(|id| !beside(id)) {
                    new.retain(|id| !beside(id));
                }
            }
        }
        let mut renames: [Names; 2] = <_>::default();
        for side in Side::BOTH {
            for (old, new) in &heirs[side as usize] {
                // Of several, the one that is its new id on the other side is its new id here; what else says
                // so is beside it.
                let there = heirs[side.other() as usize].get(old).map(Vec::as_slice);
                let also = match there {
                    Some([only]) if new.contains(only) && !base.modules.contains_key(only) => Some(only),
                    _ => None,
                };
                match also.map_or(new.as_slice(), std::slice::from_ref) {
                    [only] if base.modules.contains_key(only) || is_taken_up(old, only, &heirs, side) => {
                        found.fused[side as usize].insert(old.clone(), only.clone());
                    }
                    [only] => {
                        renames[side as usize].insert(old.clone(), only.clone());
                    }
                    several => {
                        found.split[side as usize].insert(old.clone(), several.to_vec());
                    }
                }
            }
        }
        // Heirs in the words of the common version.
        let old = |side: Side| -> Names {
            renames[side as usize].iter().map(|(old, new)| (new.clone(), old.clone())).collect()
        };
        for side in Side::BOTH {
            let old = old(side);
            for heir in found.fused[side as usize].values_mut() {
                if let Some(old) = old.get(heir) {
                    heir.clone_from(old);
                }
            }
        }
        // What each side gave to another heir follows to neither.
        let [left, right] = &mut found.fused;
        let contested: Vec<String> = left
            .iter()
            .filter(|(old, heir)| right.get(*old).is_some_and(|other| other != *heir))
            .map(|(old, _)| old.clone())
            .collect();
        for old in contested {
            left.remove(&old);
            right.remove(&old);
        }
        let turned = turned(left, right);
        left.retain(|old, _| !turned.contains(old));
        right.retain(|old, _| !turned.contains(old));
        if found.fused.iter().any(|fused| !fused.is_empty()) {
            let [left, right] = Side::BOTH.map(|side| translated(sides[side as usize], &old(side)));
            for side in Side::BOTH {
                let apart = circular(base, [&left, &right], side, &found.fused[side as usize]);
                found.fused[side as usize].retain(|old, _| !apart.contains(old));
            }
        }
        for side in Side::BOTH {
            found.rename(side, &renames, sides);
        }
        found
    }

    fn rename(&mut self, side: Side, renames: &[Names; 2], sides: [&TrainingPath; 2]) {
        let (here, there) = (side as usize, side.other() as usize);
        for (old, new) in &renames[here] {
            match renames[there].get(old) {
                Some(same) if same == new => {
                    self.renamed.insert(old.clone(), new.clone());
                    continue;
                }
                Some(other) => {
                    self.undone[here].insert(new.clone(), old.clone());
                    if side == Side::Left {
                        self.two_names.push((old.clone(), [new.clone(), other.clone()]));
                    }
                    continue;
                }
                None => {}
            }
            // Somebody else bears the new name on the other side.
            if sides[there].modules.contains_key(new) || renames[there].values().any(|name| name == new) {
                self.undone[here].insert(new.clone(), old.clone());
                self.taken.push((side, old.clone(), new.clone()));
            } else {
                self.renamed.insert(old.clone(), new.clone());
            }
        }
    }

    /// Whether all versions already speak alike.
    pub fn is_plain(&self) -> bool {
        !self.gone
            && self.renamed.is_empty()
            && self.undone.iter().all(BTreeMap::is_empty)
            && self.fused.iter().all(BTreeMap::is_empty)
    }

    /// The common version as both sides speak now.
    pub fn of_base(&self, base: &TrainingPath) -> TrainingPath {
        let mut path = translated(base, &self.renamed);
        let mut names = self.heirs_of(Side::Left);
        names.extend(self.heirs_of(Side::Right));
        follow(&mut path, &names);
        path
    }

    /// A side as both sides speak now, and which of its modules follow a new id.
    pub fn of_side(&mut self, side: Side, path: &TrainingPath, base: &TrainingPath) -> TrainingPath {
        let other = self.heirs_of(side.other());
        for (id, module) in path.modules.iter() {
            let was = base.modules.get(id).map(|module| named(&module.requires)).unwrap_or_default();
            for name in named(&module.requires).difference(&was) {
                let renamed = self.renamed.get(*name).filter(|_| path.modules.contains_key(name));
                if renamed.or_else(|| other.get(*name)).is_some() {
                    self.follows.insert((id.clone(), (*name).to_owned()));
                }
            }
        }
        let mut names = self.renamed.clone();
        names.extend(self.undone[side as usize].clone());
        // Whoever took the module away, and still names it, means it by its new name too.
        names.retain(|old, new| path.modules.contains_key(old) || !path.modules.contains_key(new));
        let mut path = translated(path, &names);
        for old in self.undone[side as usize].values() {
            if let Some(module) = path.modules.get_mut(old) {
                module.was.retain(|id| id != old);
            }
        }
        follow(&mut path, &other);
        path
    }

    /// What took up the modules that a side gave up, as it is called in the result: whoever took one up may have
    /// been taken up on the other side, or have got another id there.
    fn heirs_of(&self, side: Side) -> Names {
        let next = |id: &String| self.fused.iter().find_map(|fused| fused.get(id));
        let last = |heir: &String| {
            // No way leads back: who took each other up in turn took up nobody.
            let mut heir = heir;
            while let Some(further) = next(heir) {
                heir = further;
            }
            self.renamed.get(heir).unwrap_or(heir).clone()
        };
        self.fused[side as usize].iter().map(|(old, heir)| (old.clone(), last(heir))).collect()
    }
}

/// Takes out of the prerequisites of the common version what both sides took away and neither names there
/// any more: that much is agreed, whatever else they made of the group. So what is in question does not
/// bring it back.
pub(super) fn settle_gone(base: &mut TrainingPath, sides: [&TrainingPath; 2]) {
    let away = |id: &String| sides.iter().all(|side| !side.modules.contains_key(id));
    let gone: BTreeSet<String> = base.modules.keys().filter(|id| away(id)).cloned().collect();
    let drops = |owner: &str, id: &String| {
        let names = |side: &&TrainingPath| {
            let module = side.modules.get(owner);
            module.is_some_and(|module| named(&module.requires).contains(id.as_str()))
        };
        gone.contains(id) && !sides.iter().any(names)
    };
    let touched: Vec<String> = base
        .modules
        .iter()
        .filter(|(owner, module)| {
            module.requires.iter().any(|group| group.any_of.iter().any(|id| drops(owner, id)))
        })
        .map(|(owner, _)| owner.clone())
        .collect();
    for owner in touched {
        let Some(module) = base.modules.get_mut(&owner) else { continue };
        let rest = module.requires.iter().filter_map(|group| {
            let mut rest = group.clone();
            rest.any_of.retain(|id| !drops(&owner, id));
            super::trivia::prune(&mut rest);
            let emptied = rest.any_of.len() < group.any_of.len() && rest.any_of.is_empty();
            (!emptied || !rest.knowledge.is_empty()).then_some(rest)
        });
        module.requires = rest.collect();
    }
}

fn named(groups: &Set<Requirement>) -> BTreeSet<&str> {
    groups.iter().flat_map(|group| group.any_of.iter().map(String::as_str)).collect()
}

/// The modules of a side that say they were one that it has no more.
fn heirs(base: &TrainingPath, side: &TrainingPath) -> BTreeMap<String, Vec<String>> {
    let mut heirs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, module) in side.modules.iter() {
        for old in &module.was {
            let gone = base.modules.contains_key(old) && !side.modules.contains_key(old);
            let said = base.modules.get(id).is_some_and(|before| before.was.contains(old));
            if gone && !said {
                heirs.entry(old.clone()).or_default().push(id.clone());
            }
        }
    }
    heirs
}

/// Modules that were taken up in turn by one another, here the one and there the other: none of them would be
/// left. So nobody has taken them up, and each was taken away by one side.
fn turned(left: &Names, right: &Names) -> BTreeSet<String> {
    let next = |old: &String| left.get(old).or_else(|| right.get(old));
    let mut found = BTreeSet::new();
    for start in left.keys() {
        let mut seen = BTreeSet::from([start]);
        let mut at = next(start);
        while let Some(heir) = at.filter(|heir| seen.insert(heir)) {
            at = next(heir);
        }
        // The way back to the beginning, not to a circle that it only leads to.
        if at == Some(start) {
            found.extend(seen.into_iter().cloned());
        }
    }
    found
}

/// Modules of which no prerequisite of the other side can follow to what took them up: it would close a
/// circle. For that side they were taken away.
fn circular(base: &TrainingPath, sides: [&TrainingPath; 2], side: Side, fused: &Names) -> BTreeSet<String> {
    if fused.is_empty() {
        return BTreeSet::new();
    }
    let (own, other) = (sides[side as usize], sides[side.other() as usize]);
    let requires = |path: &TrainingPath, id: &str, group: &Requirement| {
        path.modules.get(id).is_some_and(|module| module.requires.contains(group))
    };
    // What it took away and the other side went on with stands until that is answered.
    let in_question = |id: &String| {
        let gone = !own.modules.contains_key(id) && !fused.contains_key(id);
        gone && other.modules.get(id) != base.modules.get(id)
    };
    // So does a group beside which the other side put one that it could have become.
    let touched = |id: &str, group: &Requirement| {
        let new = |have: &Requirement| {
            !requires(base, id, have) && have.any_of.iter().any(|member| group.any_of.contains(member))
        };
        other.modules.get(id).is_some_and(|module| module.requires.iter().any(new))
    };
    // What the side took out of the common version is not there to close anything.
    let mut thin = TrainingPath::default();
    for (id, module) in other.modules.iter() {
        let away = |group: &Requirement| {
            let stays = in_question(id) || group.any_of.iter().any(in_question) || touched(id, group);
            let mut followed = group.clone();
            followed.any_of =
                group.any_of.iter().map(|member| fused.get(member).unwrap_or(member).clone()).collect();
            let has = |group: &Requirement| requires(own, id, group);
            requires(base, id, group) && !has(group) && !has(&followed) && !stays
        };
        let known = base.modules.get(id).map(|module| module.requires.iter()).into_iter().flatten();
        let doubted = known.filter(|group| {
            !requires(own, id, group) && !module.requires.contains(group) && touched(id, group)
        });
        let groups = module.requires.iter().filter(|group| !away(group)).chain(doubted).cloned().collect();
        thin.modules.insert(id.clone(), Module { requires: groups, ..Module::default() });
    }
    let heirs = |path: &TrainingPath| -> BTreeSet<String> {
        let graph = Graph::of(path);
        let inside = graph.cyclic_components().into_iter().flat_map(|knot| graph.ids(&knot));
        inside.filter(|id| fused.values().any(|heir| heir == id)).collect()
    };
    // A circle that the side has itself is its own.
    let mut had = heirs(&thin);
    had.extend(heirs(own));
    let closes = |names: &Names| {
        let mut path = thin.clone();
        follow(&mut path, names);
        !heirs(&path).is_subset(&had)
    };
    if !closes(fused) {
        return BTreeSet::new();
    }
    let one = |(old, heir): (&String, &String)| Names::from([(old.clone(), heir.clone())]);
    let alone: BTreeSet<String> =
        fused.iter().filter(|pair| closes(&one(*pair))).map(|(old, _)| old.clone()).collect();
    // Where it takes several, none of them.
    if alone.is_empty() { fused.keys().cloned().collect() } else { alone }
}

/// Whether a module is one of several that became a new one. Where the other side says which of them got
/// the new id, or that it took up the others, that one is no other module.
fn is_taken_up(old: &str, new: &str, heirs: &[BTreeMap<String, Vec<String>>; 2], side: Side) -> bool {
    let is = |heirs: &BTreeMap<String, Vec<String>>, old: &str, new: &str| {
        heirs.get(old).is_some_and(|heirs| matches!(heirs.as_slice(), [only] if only == new))
    };
    let (here, there) = (&heirs[side as usize], &heirs[side.other() as usize]);
    let others: Vec<&String> = here.keys().filter(|other| *other != old && is(here, other, new)).collect();
    if others.is_empty() {
        return false;
    }
    let renamed = is(there, old, new) && !others.iter().any(|other| is(there, other, new));
    let took_up = !there.contains_key(old) && others.iter().all(|other| is(there, other, old));
    !(renamed || took_up)
}

/// The same path with other names for some modules.
pub(super) fn translated(path: &TrainingPath, names: &Names) -> TrainingPath {
    let mut path = path.clone();
    if names.is_empty() {
        return path;
    }
    path.modules = path
        .modules
        .iter()
        .map(|(id, module)| (names.get(id).unwrap_or(id).clone(), module.clone()))
        .collect();
    follow(&mut path, names);
    for stage in &mut path.stages {
        for id in &mut stage.modules {
            if let Some(new) = names.get(id) {
                id.clone_from(new);
            }
        }
        respell(&mut stage.trivia, names);
    }
    path
}

/// Lets prerequisites follow to other names. A module never comes to name itself that way.
fn follow(path: &mut TrainingPath, names: &Names) {
    if names.is_empty() {
        return;
    }
    let touched: Vec<String> = path
        .modules
        .iter()
        .filter(|(_, module)| {
            module.requires.iter().any(|group| group.any_of.iter().any(|id| names.contains_key(id)))
        })
        .map(|(id, _)| id.clone())
        .collect();
    for id in touched {
        let Some(module) = path.modules.get_mut(&id) else { continue };
        module.requires = module
            .requires
            .iter()
            .map(|group| {
                let mut group = group.clone();
                let other = |name: &String| names.get(name).filter(|new| **new != id).unwrap_or(name).clone();
                group.any_of = group.any_of.iter().map(other).collect();
                respell(&mut group.trivia, names);
                group
            })
            .collect();
    }
}

/// Comments of plain items are kept by the text of the item.
fn respell(trivia: &mut Trivia, names: &Names) {
    let moved: Vec<(Anchor, Anchor, Comments)> = trivia
        .all_comments()
        .filter_map(|(slot, comments)| match slot {
            Anchor::Item(field, key) => {
                let new = names.get(&**key)?;
                Some((slot.clone(), Anchor::Item(*field, new.as_str().into()), comments.clone()))
            }
            _ => None,
        })
        .collect();
    for (old, new, comments) in moved {
        trivia.put_comments(old, None);
        trivia.comments_mut(new).absorb(comments);
    }
}

/// A module.
pub(super) fn module(id: &str) -> Steps {
    steps![Field("modules"), Item(id)]
}

/// The prerequisites of a module.
pub(super) fn requires(module: &str) -> Steps {
    steps![Field("modules"), Item(module), Field("requires")]
}
