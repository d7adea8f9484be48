//! What a reader may want to know of although nothing contradicts: two spellings, a cleared list, the
//! same thing twice, a chain that lost a link.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::looks_alike;
use super::lists::is_of_stage;
use super::work::{Instead, Ref, Work};
use super::{Mergeable, Side, identity, requires};
use crate::check;
use crate::diff::What;
use crate::graph::Graph;
use crate::model::node::{Node, NodeView};
use crate::model::value::{Step, Steps, Value, find, item_key, items};
use crate::model::{Level, Message, TrainingPath, fold};
use crate::steps;

/// Outcomes that both sides added under two ids: one of them stays. Before the changes are applied.
pub(super) fn aliases<T: Mergeable>(work: &mut Work<T>) -> Vec<(Steps, String)> {
    let added = Side::BOTH
        .map(|side| added(work, side, &|at| matches!(at, [.., Step::Field("outcomes"), Step::Item(_)])));
    let mut aliases = Vec::new();
    for (left, at, one) in &added[0] {
        for (right, other_at, other) in &added[1] {
            if at[..at.len() - 1] != other_at[..other_at.len() - 1] || at == other_at || one != other {
                continue;
            }
            let ((_, kept), (dropped, alias)) =
                if at < other_at { ((left, at), (right, other_at)) } else { ((right, other_at), (left, at)) };
            let (Some(Step::Item(name)), Some(Step::Item(old))) = (kept.last(), alias.last()) else {
                continue;
            };
            // The name that stays must not mean something else to the side that follows.
            if find(work.file(dropped.0), kept).is_some() {
                continue;
            }
            work.withhold(&[*dropped]);
            let message =
                Message::new("merge-note-alias").with("kept", name.as_str()).with("alias", old.as_str());
            let both = Instead {
                key: "both".into(),
                label: Message::new("merge-keep-both"),
                puts: vec![(alias.clone(), Some(one.clone()))],
            };
            work.note("alias", alias, message, &[*left, *right]).instead.push(both);
            aliases.push((alias.clone(), name.clone()));
        }
    }
    aliases
}

/// The things of some kind that a side added.
fn added<T: Mergeable>(
    work: &Work<T>,
    side: Side,
    wanted: &dyn Fn(&[Step]) -> bool,
) -> Vec<(Ref, Steps, Value)> {
    work.all(side)
        .filter(|(_, made)| !made.settled && wanted(&made.change.at))
        .filter_map(|(change, made)| match &made.change.what {
            What::Item { before: None, after: Some(value), .. } => {
                Some((change, made.change.at.clone(), value.clone()))
            }
            _ => None,
        })
        .collect()
}

/// Lets the assessments follow to the outcome that stayed.
pub(super) fn follow_aliases<T: Mergeable>(file: &mut T, aliases: &[(Steps, String)]) {
    for (alias, kept) in aliases {
        let (Some(Step::Item(old)), Some(path)) = (alias.last(), file.as_path_mut()) else { continue };
        let [Step::Field("modules"), Step::Item(module), ..] = alias.as_slice() else { continue };
        let Some(module) = path.modules.get_mut(module) else { continue };
        for assessment in module.assessments.values_mut() {
            assessment.outcomes = assessment
                .outcomes
                .iter()
                .map(|id| if id == old { kept.clone() } else { id.clone() })
                .collect();
        }
    }
}

/// Sets that one side cleared and to which the other added; words in two spellings.
pub(super) fn sets<T: Mergeable>(work: &mut Work<T>, file: &T) {
    let touched = Side::BOTH.map(|side| -> BTreeSet<Steps> {
        work.all(side)
            .filter_map(|(_, made)| match (&made.change.what, made.change.at.as_slice()) {
                (What::Item { spot: None, .. }, [around @ .., Step::Item(_)]) => Some(around.to_vec()),
                _ => None,
            })
            .collect()
    });
    let [left, right] = &touched;
    for at in left.intersection(right) {
        let names = |file: &T| match find(file, at).map(Node::view) {
            Some(NodeView::List(list)) if list.is_set() => items(list)
                .map(|item| item_key(item).map(str::to_owned))
                .collect::<Option<BTreeSet<String>>>(),
            _ => None,
        };
        let (Some(was), Some(is)) = (names(work.base), names(file)) else { continue };
        let [Some(one), Some(other)] = work.files.map(names) else { continue };
        cleared(work, at, &was, [&one, &other]);
        spellings(work, at, &is, [&one, &other]);
    }
}

fn cleared<T: Mergeable>(
    work: &mut Work<T>,
    at: &[Step],
    was: &BTreeSet<String>,
    sides: [&BTreeSet<String>; 2],
) {
    for side in Side::BOTH {
        let added: Vec<&String> = sides[side.other() as usize].difference(was).collect();
        if was.len() < 2 || !sides[side as usize].is_empty() || added.is_empty() {
            continue;
        }
        let message = Message::new("merge-note-cleared")
            .with("label", work.label(side))
            .with("other", work.label(side.other()))
            .with("items", added.iter().map(|name| (*name).clone()).collect::<Vec<String>>());
        let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(|side| work.within(side, at)).collect();
        let clear = Instead {
            key: "clear".into(),
            label: Message::new("merge-clear-list"),
            puts: vec![(at.to_vec(), Some(Value::List(Vec::new())))],
        };
        work.note("cleared", at, message, &about).instead.push(clear);
    }
}

fn spellings<T: Mergeable>(
    work: &mut Work<T>,
    at: &[Step],
    is: &BTreeSet<String>,
    sides: [&BTreeSet<String>; 2],
) {
    let mut forms: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for name in is {
        forms.entry(fold(name)).or_default().push(name);
    }
    for forms in forms.into_values().filter(|forms| forms.len() > 1) {
        // One that a side has in both spellings itself is its own affair.
        if sides.iter().any(|side| forms.iter().all(|form| side.contains(*form))) {
            continue;
        }
        note_spelling(work, at, &forms);
    }
}

fn note_spelling<T: Mergeable>(work: &mut Work<T>, at: &[Step], forms: &[&String]) {
    let texts: Vec<String> = forms.iter().map(|form| (*form).clone()).collect();
    let about: Vec<Ref> = Side::BOTH
        .into_iter()
        .flat_map(|side| work.within(side, at))
        .filter(
            |change| matches!(work.change(*change).at.last(), Some(Step::Item(name)) if texts.contains(name)),
        )
        .collect();
    let message = Message::new("merge-note-spelling").with("forms", texts);
    work.note("spelling", at, message, &about);
}

/// Words in two spellings across the lists of a path: one side respelled a word in one module, the other
/// wrote it in another.
pub(super) fn keywords<T: Mergeable>(work: &mut Work<T>, file: &T) {
    let is_keyword = |at: &[Step]| {
        matches!(at, [.., Step::Field("keywords"), Step::Item(_)]) && !is_of_stage(&at[..at.len() - 1])
    };
    let added = Side::BOTH.map(|side| added(work, side, &is_keyword));
    let respelled = |side: usize, at: &Steps, word: &str| {
        let around = &at[..at.len() - 1];
        work.all(Side::BOTH[side]).any(|(_, made)| {
            matches!((&made.change.what, made.change.at.as_slice()),
                (What::Item { before: Some(_), after: None, .. }, [there @ .., Step::Item(old)])
                    if there == around && old != word && fold(old) == fold(word))
        })
    };
    let mut found: Vec<(Steps, Vec<String>, Vec<Ref>)> = Vec::new();
    for side in 0..2 {
        for (change, at, value) in &added[side] {
            let Value::Line(spelling) = value else { continue };
            if find(file, at).is_none() || !respelled(side, at, spelling) {
                continue;
            }
            for (other, there, second) in &added[1 - side] {
                let Value::Line(second) = second else { continue };
                let apart = at[..at.len() - 1] != there[..there.len() - 1];
                if apart
                    && second != spelling
                    && fold(second) == fold(spelling)
                    && find(file, there).is_some()
                {
                    let mut forms = vec![spelling.clone(), second.clone()];
                    forms.sort();
                    found.push((at[..at.len() - 1].to_vec(), forms, vec![*change, *other]));
                }
            }
        }
    }
    for (at, forms, about) in found {
        let message = Message::new("merge-note-spelling").with("forms", forms);
        work.note("spelling", &at, message, &about);
    }
}

/// What can only be seen in the whole path.
pub(super) fn path<T: Mergeable>(work: &mut Work<T>, file: &T) -> bool {
    let Some(path) = file.as_path() else { return false };
    duplicates(work, path);
    levels(work, path);
    inherited(work, path);
    licences(work, path)
}

/// Modules that both sides added and that look alike.
fn duplicates<T: Mergeable>(work: &mut Work<T>, path: &TrainingPath) {
    let is_module = |at: &[Step]| matches!(at, [Step::Field("modules"), Step::Item(_)]);
    let added = Side::BOTH.map(|side| {
        let found = work.all(side).filter(|(_, made)| {
            is_module(&made.change.at) && matches!(made.change.what, What::Item { before: None, .. })
        });
        found
            .filter_map(|(change, made)| Some((change, made.change.module()?.to_owned())))
            .collect::<Vec<_>>()
    });
    // By title, so that few are compared with few.
    let titled = |id: &String| path.modules.get(id).map(|module| fold(module.title.trim()));
    let mut by_title: BTreeMap<String, Vec<&(Ref, String)>> = BTreeMap::new();
    for entry in &added[1] {
        by_title.entry(titled(&entry.1).unwrap_or_default()).or_default().push(entry);
    }
    for (left, one) in &added[0] {
        for (right, other) in by_title.get(&titled(one).unwrap_or_default()).into_iter().flatten().copied() {
            let (Some(first), Some(second)) = (path.modules.get(one), path.modules.get(other)) else {
                continue;
            };
            if one == other || !looks_alike(first, second) {
                continue;
            }
            let (kept, twin) = if one < other { (one, other) } else { (other, one) };
            let message = Message::new("merge-note-duplicate")
                .with("title", path.title_of(kept))
                .with("one", kept.as_str())
                .with("other", twin.as_str());
            work.note("duplicate", &steps![Field("modules"), Item(kept.as_str())], message, &[*left, *right]);
        }
    }
}

/// A prerequisite that now aims higher than what builds on it, by changes of both sides.
fn levels<T: Mergeable>(work: &mut Work<T>, path: &TrainingPath) {
    let changed = Side::BOTH.map(|side| -> BTreeMap<String, Ref> {
        work.all(side)
            .filter(|(_, made)| matches!(made.change.at.last(), Some(Step::Field("level"))))
            .filter_map(|(change, made)| Some((made.change.module()?.to_owned(), change)))
            .collect()
    });
    if changed.iter().any(BTreeMap::is_empty) {
        return;
    }
    let level = |path: &TrainingPath, id: &str| -> Option<Level> {
        let known = |level: &&Level| !matches!(level, Level::Unstated | Level::Unknown(_));
        path.modules.get(id)?.outcomes.values().map(|outcome| &outcome.level).filter(known).max().cloned()
    };
    let crosses = |path: &TrainingPath, above: &str, below: &str| matches!((level(path, above), level(path, below)), (Some(above), Some(below)) if above > below);
    for side in Side::BOTH {
        for (owner, low) in &changed[side as usize] {
            let Some(module) = path.modules.get(owner) else { continue };
            let members: BTreeSet<&String> = module.requires.iter().flat_map(|group| &group.any_of).collect();
            for member in members {
                let Some(high) = changed[side.other() as usize].get(member) else { continue };
                let before = work.base.as_path().is_some_and(|path| crosses(path, member, owner));
                if crosses(path, member, owner) && !before {
                    let message = Message::new("merge-note-levels")
                        .with("title", path.title_of(owner))
                        .with("other", path.title_of(member));
                    work.note("levels", &identity::requires(owner), message, &[*low, *high]);
                }
            }
        }
    }
}

/// A prerequisite that a module no longer inherits, since one side took a link away and the other built
/// on it.
fn inherited<T: Mergeable>(work: &mut Work<T>, path: &TrainingPath) {
    // Who needs whom, and by which change.
    type Links = Vec<(String, String, Ref)>;
    let (mut lost, mut gained): ([Links; 2], [Links; 2]) = <_>::default();
    for side in Side::BOTH {
        for (change, made) in work.all(side) {
            let (What::Group { before, after }, Some(owner)) = (&made.change.what, made.change.module())
            else {
                continue;
            };
            if !made.applies {
                continue;
            }
            let members = |value: &Option<Value>| -> BTreeSet<String> {
                let group = value.as_ref().map(requires::group);
                group.iter().flat_map(|group| group.any_of.iter().cloned()).collect()
            };
            let (had, has) = (members(before), members(after));
            let link = |id: &String| (owner.to_owned(), id.clone(), change);
            lost[side as usize].extend(had.difference(&has).map(link));
            gained[side as usize].extend(has.difference(&had).map(link));
        }
    }
    if !(0..2).any(|side| !lost[side].is_empty() && !gained[1 - side].is_empty()) {
        return;
    }
    let now = Graph::of(path);
    for side in Side::BOTH {
        let (lost, gained) = (&lost[side as usize], &gained[side.other() as usize]);
        let Some(there) =
            work.file(side.other()).as_path().filter(|_| !(lost.is_empty() || gained.is_empty()))
        else {
            continue;
        };
        let then = Graph::of(there);
        let reaches = |graph: &Graph, owner: &str, member: &str| {
            let (Some(owner), Some(member)) = (graph.index(owner), graph.index(member)) else { return false };
            graph.ancestors(owner).binary_search(&member).is_ok()
        };
        for (middle, old, cut) in lost {
            for (owner, link, built) in gained {
                let through = link == middle || reaches(&then, link, middle);
                if through
                    && owner != old
                    && reaches(&then, owner, old)
                    && !reaches(&now, owner, old)
                    && path.modules.contains_key(old)
                {
                    let message = Message::new("merge-note-inherit")
                        .with("title", path.title_of(owner))
                        .with("other", path.title_of(old))
                        .with("through", path.title_of(middle));
                    let groups = path.modules.get(owner).map(|module| {
                        let mut groups = module.requires.clone();
                        groups.insert(crate::model::Requirement {
                            any_of: [old.clone()].into_iter().collect(),
                            ..Default::default()
                        });
                        Value::of(&groups)
                    });
                    let at = identity::requires(owner);
                    let add = Instead {
                        key: "add".into(),
                        label: Message::new("merge-add-link").with("title", path.title_of(old)),
                        puts: groups.map(|groups| (at.clone(), Some(groups))).into_iter().collect(),
                    };
                    work.note("inherit", &at, message, &[*cut, *built]).instead.push(add);
                }
            }
        }
    }
}

/// Works whose licence does not go with the one that the path is given out under now, by changes of both
/// sides. Says whether there are any.
fn licences<T: Mergeable>(work: &mut Work<T>, path: &TrainingPath) -> bool {
    let touches = |side: Side| {
        work.all(side).any(|(_, made)| match made.change.at.as_slice() {
            [Step::Field("licence" | "origin"), ..] | [Step::Field("modules"), Step::Item(_)] => true,
            [Step::Field("modules"), _, Step::Field(field), ..] => {
                matches!(*field, "licence" | "origin" | "adaptations")
            }
            _ => false,
        })
    };
    if !Side::BOTH.into_iter().all(touches) {
        return false;
    }
    let known = work.base.as_path().map(check::licences).unwrap_or_default();
    let new: Vec<Steps> = check::licences(path).into_iter().filter(|at| !known.contains(at)).collect();
    for at in &new {
        let title = match at.as_slice() {
            [Step::Field("modules"), Step::Item(id), ..] => path.title_of(id),
            _ => path.title.as_str(),
        };
        let message =
            Message::new("merge-note-licence").with("title", title).with("licence", path.licence.as_str());
        let around: Vec<Ref> = Side::BOTH
            .into_iter()
            .flat_map(|side| {
                let mut found = work.within(side, &at[..at.len().saturating_sub(2)]);
                found.retain(|_| at.len() > 2);
                found.extend(work.here(side, &steps![Field("licence")]));
                found
            })
            .collect();
        work.note("licence", at, message, &around);
    }
    !new.is_empty()
}
