//! New ids, modules that took others up, and the prerequisites that follow.

use mille_parcours::format::write;
use mille_parcours::merge::{Fate, Side};
use mille_parcours::model::{Set, TrainingPath};

use super::{both_are_asked, group, kinds, merged, path, requires, stage, stands};

#[test]
fn a_name_that_nobody_bears_any_more_follows_too() {
    let base = path(&["s1: a b"], &["a:", "b:"]);
    let mut right = path(&["s1: a-x b"], &["a-x:", "b:"]);
    let renamed = right.modules.get_mut("a-x").unwrap();
    renamed.was.insert("a".into());
    renamed.title = "Accueillir".into();
    let found = merged(&base, &path(&["s1: a b"], &["b:"]), &right);
    assert_eq!(stage(&found.file, "s1"), ["a-x", "b"]);
}

#[test]
fn two_new_ids_are_in_the_account() {
    let base = path(&["s1: a"], &["a:"]);
    let renamed = |id: &str| {
        let mut path = path(&[&format!("s1: {id}")], &[&format!("{id}:")]);
        let module = path.modules.get_mut(id).unwrap();
        module.was.insert("a".into());
        module.title = "a".into();
        path
    };
    let found = merged(&base, &renamed("a-x"), &renamed("a-y"));
    assert_eq!(kinds(&found), ["id"]);
    assert!(found.account.left.asked > 0 && found.account.right.asked > 0);
}

#[test]
fn a_module_that_took_one_up_and_got_a_new_id_is_one_module() {
    let base = path(&["s1: a b"], &["a:", "b:"]);
    let heir = |id: &str, was: &[&str], stages: &[&str], modules: &[&str]| {
        let mut path = path(stages, modules);
        let module = path.modules.get_mut(id).unwrap();
        module.was = was.iter().map(|id| (*id).to_owned()).collect();
        module.title = "b".into();
        path
    };
    let left = heir("b", &["a"], &["s1: b"], &["b:"]);
    let right = heir("b-x", &["b"], &["s1: a b-x"], &["a:", "b-x:"]);
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    for side in [&left, &right] {
        assert_eq!(write(&merged(&base, &once.file, side).file), write(&once.file));
    }
}

#[test]
fn what_both_gave_to_another_heir_follows_to_neither() {
    let base = path(&[], &["a:", "b: c|d", "c:", "d:", "e:"]);
    let heir = |id: &str, modules: &[&str]| {
        let mut path = path(&[], modules);
        path.modules.get_mut(id).unwrap().was.insert("d".into());
        path
    };
    let left = heir("b", &["a:", "b:", "c:", "e:"]);
    let right = heir("a", &["a:", "b: a|c", "c:", "e:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert!(!found.file.modules.contains_key("d"));
    assert_eq!(requires(&found.file, "b"), [group("c")]);
}

#[test]
fn of_two_that_took_each_other_up_neither_is_lost() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c: a"]);
    let heir = |id: &str, stages: &[&str], modules: &[&str], old: &str| {
        let mut path = path(stages, modules);
        path.modules.get_mut(id).unwrap().was.insert(old.into());
        path
    };
    let left = heir("b", &["s1: b c"], &["b:", "c: b"], "a");
    let right = heir("a", &["s1: a c"], &["a:", "c: a"], "b");
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["module", "module"]);
    assert_eq!(stage(&found.file, "s1"), ["a", "b", "c"]);
    assert_eq!(requires(&found.file, "c"), [group("a")]);
}

#[test]
fn a_prerequisite_does_not_follow_into_a_circle() {
    let base = path(&[], &["a:", "b: c", "c:"]);
    let mut left = path(&[], &["b: c", "c:"]);
    left.modules.get_mut("b").unwrap().was.insert("a".into());
    let right = path(&[], &["a:", "b: c", "c: a"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling"]);
    assert!(found.file.modules.contains_key("a") && requires(&found.file, "c").is_empty());
    // Where the link that closes it is gone, it follows.
    let mut without = left.clone();
    without.modules.get_mut("b").unwrap().requires = Set::default();
    let found = merged(&base, &without, &right);
    assert!(found.is_clean());
    assert_eq!(requires(&found.file, "c"), [group("b")]);
}

#[test]
fn what_took_up_a_module_may_have_been_taken_up() {
    let base = path(&[], &["a:", "b:", "c:", "d: a"]);
    let heir = |id: &str, old: &str, modules: &[&str]| {
        let mut path = path(&[], modules);
        path.modules.get_mut(id).unwrap().was.insert(old.into());
        path
    };
    let left = heir("c", "b", &["a:", "c:", "d: a"]);
    let right = heir("b", "a", &["b:", "c:", "d: b"]);
    let found = merged(&base, &left, &right);
    assert_eq!(requires(&found.file, "d"), [group("c")]);
}

#[test]
fn a_module_with_a_new_id_that_moved_is_asked_about_on_its_side_too() {
    let base = path(&["s1: a b c d f e"], &["a:", "b:", "c:", "d:", "e:", "f:"]);
    let mut left = path(&["s1: a c d f x e"], &["a:", "c:", "d:", "e:", "f:", "x:"]);
    left.modules.get_mut("x").unwrap().was.insert("b".into());
    let right = path(&["s1: a c d b f e"], &["a:", "b:", "c:", "d:", "e:", "f:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["place"]);
    let asked = |side: Side| {
        found.decisions.iter().any(|made| made.side == side && matches!(made.fate, Fate::Asked(_)))
    };
    assert!(asked(Side::Left) && asked(Side::Right));
}

#[test]
fn a_prerequisite_does_not_follow_into_a_circle_of_what_stands_in_question() {
    let base = path(&[], &["a: c", "b: a", "c: d", "d:"]);
    let mut left = base.clone();
    left.modules.get_mut("c").unwrap().summary = "Autrement.".into();
    // « b » took « d » up; « c » is gone, so nobody waits in a circle.
    let mut right = path(&[], &["a:", "b: a"]);
    right.modules.get_mut("b").unwrap().was.insert("d".into());
    let found = merged(&base, &left, &right);
    assert_eq!(requires(&found.file, "c"), [group("d")]);
    assert!(found.file.modules.contains_key("d"));
    assert!(kinds(&found).iter().any(|kind| kind == "dangling"));
}

#[test]
fn a_side_s_own_circle_does_not_keep_others_from_following() {
    let base = path(&[], &["a: b", "b:", "c: a", "d: b"]);
    let left = path(&[], &["a: b", "b:", "c: a", "d:"]);
    // « c » took « b » up, and now waits for « a », which waits for it.
    let mut right = path(&[], &["a: c", "c: a", "d: c"]);
    right.modules.get_mut("c").unwrap().was.insert("b".into());
    let found = merged(&base, &left, &right);
    assert!(found.is_clean(), "{:?}", kinds(&found));
    assert!(requires(&found.file, "d").is_empty());
}

#[test]
fn a_prerequisite_does_not_follow_into_a_circle_of_a_group_in_question() {
    let base = path(&[], &["a:", "b: a", "c: b"]);
    let left = path(&[], &["a:", "b: a", "c: b, a|b"]);
    let mut right = path(&[], &["b: c", "c:"]);
    right.modules.get_mut("c").unwrap().was.insert("a".into());
    let found = merged(&base, &left, &right);
    assert!(mille_parcours::graph::Graph::of(&found.file).cycles().is_empty());
    assert_eq!(kinds(&found), ["dangling"]);
    both_are_asked(&found);
}

#[test]
fn a_prerequisite_follows_to_an_heir_by_its_new_id() {
    let base = path(&[], &["a: i", "b:", "c: b|i", "i:"]);
    let mut left = path(&[], &["a:", "b:", "c: a|b"]);
    left.modules.get_mut("a").unwrap().was.insert("i".into());
    let mut right = path(&[], &["a-y: i", "c: i", "i:"]);
    right.modules.get_mut("a-y").unwrap().was.insert("a".into());
    let found = merged(&base, &left, &right);
    for groups in found.file.modules.values().map(|module| &module.requires) {
        for id in groups.iter().flat_map(|group| group.any_of.iter()) {
            assert!(found.file.modules.contains_key(id), "{id}");
        }
    }
}

#[test]
fn a_prerequisite_does_not_follow_into_a_circle_under_another_id() {
    let base = path(&[], &["a: g", "g:", "h:"]);
    let mut left = path(&[], &["a: g", "g:"]);
    left.modules.get_mut("a").unwrap().was.insert("h".into());
    let mut right = path(&[], &["a-y: g", "g: h", "h:"]);
    right.modules.get_mut("a-y").unwrap().was.insert("a".into());
    let found = merged(&base, &left, &right);
    assert!(mille_parcours::graph::Graph::of(&found.file).cycles().is_empty());
    both_are_asked(&found);
    assert!(!found.is_clean());
}

#[test]
fn one_of_several_that_say_they_were_a_module_has_the_id_that_the_other_side_gave_it() {
    let base = path(&["s: a"], &["a:"]);
    let was = |mut path: TrainingPath, ids: &[&str]| {
        for id in ids {
            path.modules.get_mut(id).unwrap().was.insert("a".into());
        }
        path
    };
    let left = was(path(&["s: a-x"], &["a-x:"]), &["a-x"]);
    let right = was(path(&["s: a a-y"], &["a:", "a-y:"]), &["a-y"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn an_heir_that_got_another_id_on_the_other_side_is_the_same_heir() {
    let base = path(&["s: f h i"], &["f: h|i", "g:", "h:", "i:"]);
    let mut left = path(&["s: f i"], &["f: g|i", "g:", "i:"]);
    left.modules.get_mut("g").unwrap().was.insert("h".into());
    let mut right = path(&["s: f h i"], &["f:", "g-y:", "h:", "i:"]);
    right.modules.get_mut("g-y").unwrap().was.insert("g".into());
    let found = merged(&base, &left, &right);
    if found.is_clean() {
        stands(&found, &base, [&left, &right]);
    }
    let heir = &found.file.modules.get("g-y").unwrap().was;
    assert!(heir.contains(&"g".to_owned()) && heir.contains(&"h".to_owned()));
}

#[test]
fn a_prerequisite_does_not_follow_into_a_knot_of_alternatives() {
    let base = path(&[], &["b:", "c: b, h|i", "h:", "i: h"]);
    let mut left = path(&[], &["c: i, h|i", "h:", "i: h"]);
    left.modules.get_mut("i").unwrap().was.insert("b".into());
    let right = path(&[], &["b:", "c: b, h|i", "h: b|c", "i: h"]);
    let found = merged(&base, &left, &right);
    assert!(mille_parcours::graph::Graph::of(&found.file).cycles().is_empty());
    both_are_asked(&found);
    assert!(!found.is_clean());
}
