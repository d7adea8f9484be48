//! Circles, and modules that come before what they require.

use mille_parcours::merge::{self, Fate, Side};

use super::{both_are_asked, group, kinds, merged, path, requires, stage};
use crate::catalogue::{answered, join};

#[test]
fn a_module_placed_for_the_first_time_takes_part_in_a_breach() {
    let base = path(&["s1:", "s2: a"], &["a:", "b:"]);
    let (left, right) = (path(&["s1:", "s2: a"], &["a:", "b: a"]), path(&["s1: b", "s2: a"], &["a:", "b:"]));
    assert_eq!(kinds(&merged(&base, &left, &right)), ["sequence"]);
}

#[test]
fn a_breach_that_one_side_had_is_not_made_anew_by_a_deletion() {
    let base = path(&["s1:", "s2: a b", "s3: c"], &["a:", "b:", "c: a|b"]);
    let left = path(&["s1: c", "s2: a b"], &["a:", "b:", "c: a|b"]);
    let right = path(&["s1:", "s2: a", "s3: c"], &["a:", "c: a"]);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert_eq!(requires(&found.file, "c"), [group("a")]);
}

#[test]
fn a_circle_through_what_stands_in_question_is_asked() {
    let base = path(&[], &["a: c", "b:", "c: b"]);
    let mut left = base.clone();
    left.modules.get_mut("c").unwrap().summary = "Autrement.".into();
    // Without « c », « b » may wait for « a ».
    let right = path(&[], &["a:", "b: a"]);
    let found = merged(&base, &left, &right);
    let mut asked = kinds(&found);
    asked.sort();
    assert_eq!(asked, ["cycle", "module"]);
    assert!(requires(&found.file, "b").is_empty());
}

#[test]
fn a_circle_may_take_that_all_alternatives_wait() {
    for (first, second) in [("b", "c"), ("c", "b")] {
        let fixed = format!("{first}: a");
        let free = format!("{second}:");
        let base = path(&[], &["a:", &fixed, &free]);
        let left = path(&[], &["a:", &fixed, &format!("{second}: a")]);
        let right = path(&[], &["a: b|c", &fixed, &free]);
        let found = merged(&base, &left, &right);
        assert_eq!(kinds(&found), ["cycle"]);
        for side in Side::BOTH {
            let asked = |fate: &Fate| matches!(fate, Fate::Asked(_));
            assert!(found.decisions.iter().any(|made| made.side == side && asked(&made.fate)));
        }
    }
}

#[test]
fn a_circle_that_an_alternative_left_open_is_nobody_s_own() {
    // Without a common version both say that « a » waits for « b »; « c » was the way out here, not there.
    let left = path(&[], &["a: b", "b:", "c: a"]);
    let right = path(&[], &["a: b", "b: a|c", "c:"]);
    let found = join(None, ("nord", &left), ("sud", &right));
    assert!(kinds(&found).contains(&"cycle".to_owned()));
    assert!(mille_parcours::graph::Graph::of(&found.file).cycles().is_empty());
}

#[test]
fn what_followed_out_of_a_stage_that_is_gone_may_come_too_early() {
    let modules = ["a:", "b: a", "c:", "d:"];
    let base = path(&["s0:", "s1: a b", "s2: c d"], &modules);
    let left = path(&["s0: c d", "s1: a b"], &modules);
    let right = path(&["s0:", "s1: a", "s2: c b d"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    assert_eq!(stage(&found.file, "s1"), ["a", "b"]);
    assert_eq!(stage(&found.file, "s0"), ["c", "d"]);
}

#[test]
fn what_follows_to_a_later_stage_is_asked_about() {
    let base = path(&["s1: a", "s2: b"], &["a:", "b:"]);
    let left = path(&["s1: a c", "s2: b"], &["a:", "b:", "c: a"]);
    let mut right = path(&["s1:", "s2: b"], &["b:"]);
    right.modules.get_mut("b").unwrap().was.insert("a".into());
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    // Something else that is late there already is another thing.
    let other = path(&["s1: a c", "s2: b d"], &["a:", "b:", "c: a|d, b Corequisite", "d:"]);
    let found = merged(&path(&["s1: a", "s2: b d"], &["a:", "b:", "d:"]), &other, &{
        let mut right = path(&["s1:", "s2: b d"], &["b:", "d:"]);
        right.modules.get_mut("b").unwrap().was.insert("a".into());
        right
    });
    assert_eq!(kinds(&found), ["sequence"]);
    // Late already where it was written, it is that side's own.
    let late = path(&["s0: c", "s1: a", "s2: b"], &["a:", "b:", "c: a"]);
    assert!(merged(&base, &late, &right).is_clean());
}

#[test]
fn a_module_with_two_places_is_asked_about_once() {
    let base = path(&["s0:", "s1: a", "s2: b"], &["a:", "b: a"]);
    let left = path(&["s2: a b", "s0:", "s1:"], &["a:", "b: a"]);
    let right = path(&["s0: a", "s1:", "s2: b"], &["a:", "b: a"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["place"]);
    let id = found.file.conflicts.keys().next().unwrap();
    assert!(answered(&found.file, id, "nord").unwrap().conflicts.is_empty());
    let after = answered(&found.file, id, "sud").unwrap();
    let asked: Vec<String> = merge::questions(&after).into_iter().map(|question| question.kind).collect();
    assert_eq!(asked, ["sequence"]);
}

#[test]
fn what_stands_meanwhile_does_not_come_too_late_by_turned_stages() {
    let base = path(&["s0: h", "s1: b c"], &["h:", "b:", "c: h"]);
    let left = path(&["s1: b c", "s0: h"], &["h:", "b:", "c: b|h"]);
    let right = path(&["s0: h b", "s1: c"], &["h:", "b:", "c: h"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    assert_eq!(requires(&found.file, "c"), [group("b|h")]);
    assert_eq!(stage(&found.file, "s1"), ["b", "c"]);
    let id = found.file.conflicts.keys().next().unwrap();
    assert!(answered(&found.file, id, "nord").unwrap().conflicts.is_empty());
    // Without what one side made of it, it comes too late: that is asked on.
    for answer in ["sud", "base"] {
        let after = answered(&found.file, id, answer).unwrap();
        assert_eq!(requires(&after, "c"), [group("h")], "{answer}");
        let asked: Vec<String> = merge::questions(&after).into_iter().map(|question| question.kind).collect();
        assert_eq!(asked, ["sequence"], "{answer}");
    }
}

#[test]
fn what_was_placed_first_on_one_side_may_come_too_late_by_the_other() {
    let modules = ["f:", "g: f Corequisite"];
    let base = path(&["s0:", "s1: g"], &modules);
    let left = path(&["s1: g", "s0:"], &modules);
    let right = path(&["s0: f", "s1: g"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    let id = found.file.conflicts.keys().next().unwrap();
    let advised = answered(&found.file, id, "advice").unwrap();
    assert!(advised.conflicts.is_empty());
    assert_eq!(requires(&advised, "g"), [group("f Recommended")]);
}

#[test]
fn what_stood_in_a_stage_that_is_gone_may_come_too_late_where_it_was_put() {
    let modules = ["a:", "b: a"];
    let base = path(&["s0:", "s1: a", "s2: b"], &modules);
    let left = path(&["s0: a", "s2: b"], &modules);
    let right = path(&["s1: a", "s2: b", "s0:"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    let id = found.file.conflicts.keys().next().unwrap();
    for (answer, left) in [("nord", 1), ("sud", 0), ("base", 0), ("advice", 0)] {
        assert_eq!(answered(&found.file, id, answer).unwrap().conflicts.len(), left, "{answer}");
    }
}

#[test]
fn what_was_moved_along_with_a_module_in_question_is_in_the_same_question() {
    let modules = ["a:", "b: a Corequisite", "c: b Corequisite"];
    let base = path(&["s0: a", "s1: b c", "s2:"], &modules);
    let left = path(&["s0: a b c", "s1:", "s2:"], &modules);
    let right = path(&["s0:", "s1: b c a", "s2:"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    assert_eq!(stage(&found.file, "s1"), ["b", "c"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "nord").unwrap();
    assert_eq!(stage(&after, "s0"), ["a", "b", "c"]);
    assert!(after.conflicts.is_empty());
    let after = answered(&found.file, id, "sud").unwrap();
    assert_eq!(stage(&after, "s1"), ["b", "c", "a"]);
}

#[test]
fn what_a_module_in_question_came_to_need_is_in_the_same_question() {
    let base = path(&["s0: f", "s1:", "s2: a b"], &["a:", "b:", "f:"]);
    let left = path(&["s0: f", "s1: c", "s2: a b"], &["a:", "b:", "c: a|f", "f:"]);
    let right = path(&["s0:", "s1:", "s2: a b f"], &["a:", "b:", "f: b"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    assert!(requires(&found.file, "f").is_empty());
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "sud").unwrap();
    assert_eq!(
        (stage(&after, "s2"), requires(&after, "f")),
        (&["a".to_owned(), "b".into(), "f".into()][..], vec![group("b")])
    );
    assert!(after.conflicts.is_empty());
    assert!(answered(&found.file, id, "nord").unwrap().conflicts.is_empty());
}

#[test]
fn what_followed_to_an_heir_may_come_too_late_by_turned_stages() {
    let base = path(&["s0: d", "s1: f g"], &["d:", "f:", "g: f"]);
    let mut left = path(&["s0: d", "s1: g"], &["d:", "g: d"]);
    left.modules.get_mut("d").unwrap().was.insert("f".into());
    let right = path(&["s1: f g", "s0: d"], &["d:", "f:", "g: f"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    let id = found.file.conflicts.keys().next().unwrap();
    assert!(requires(&answered(&found.file, id, "base").unwrap(), "g").is_empty());
    let advised = answered(&found.file, id, "advice").unwrap();
    assert_eq!(requires(&advised, "g"), [group("d Recommended")]);
}

#[test]
fn a_circle_that_a_deletion_leaves_no_way_out_of_is_asked() {
    let base = path(&[], &["b:", "c: b|i", "i:"]);
    let left = path(&[], &["b:", "c: b|i", "i: c"]);
    let right = path(&[], &["c: i", "i:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["cycle"]);
    both_are_asked(&found);
    assert!(requires(&found.file, "i").is_empty());
}

#[test]
fn a_circle_whose_way_out_waits_in_another_circle_is_asked() {
    let base = path(&[], &["a: g", "b: i", "g:", "i:"]);
    let left = path(&[], &["a: g", "b: i", "g:", "i: b"]);
    let right = path(&[], &["a: g", "b: i", "g: a|b", "i:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["cycle"]);
    both_are_asked(&found);
    // The one that a side made alone is its own.
    assert_eq!((requires(&found.file, "g"), requires(&found.file, "i")), (vec![], vec![group("b")]));
}

#[test]
fn what_would_come_too_late_where_it_was_stays_where_its_side_put_it() {
    let base = path(&["s0: i", "s1: a b"], &["a: i", "b:", "i:"]);
    let left = path(&["s1: b", "s0: i a"], &["a: i", "b:", "i:"]);
    let right = path(&["s0: i", "s1: a b"], &["a: i", "b: a", "i:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    assert_eq!(
        (stage(&found.file, "s0"), requires(&found.file, "b")),
        (&["i".to_owned(), "a".into()][..], vec![])
    );
    let id = found.file.conflicts.keys().next().unwrap();
    assert!(answered(&found.file, id, "nord").unwrap().conflicts.is_empty());
    // Back in its stage, what it needs comes later: that is asked on.
    for answer in ["sud", "base"] {
        let after = answered(&found.file, id, answer).unwrap();
        assert_eq!(stage(&after, "s1"), ["a", "b"], "{answer}");
        assert_eq!(after.conflicts.len(), 1, "{answer}");
    }
}

#[test]
fn what_comes_too_late_once_another_way_was_taken_away_is_asked() {
    let base = path(&["s0: a", "s1: b c"], &["a:", "b: a", "c: a|b"]);
    let left = path(&["s0:", "s1: b c"], &["b:", "c: b"]);
    let right = path(&["s0: c a", "s1: b"], &["a:", "b: a", "c: a|b"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
}

#[test]
fn what_is_left_of_a_prerequisite_may_come_too_late_by_turned_stages() {
    let base = path(&["s1: h", "s2: i c"], &["c: h|i", "h:", "i:"]);
    let left = path(&["s2: i c", "s1: h"], &["c: h|i", "h:", "i:"]);
    let right = path(&["s1: h", "s2: c"], &["c: h", "h:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
}

#[test]
fn what_each_side_did_is_said_even_where_no_prerequisite_is_its_own() {
    let base = path(&["s0: h", "s1: b c"], &["h:", "b:", "c: h"]);
    let left = path(&["s1: b c", "s0: h"], &["h:", "b:", "c: b|h"]);
    let right = path(&["s0: h", "s1: b c"], &["h:", "b: h", "c: h"]);
    let found = merged(&base, &left, &right);
    let question = merge::questions(&found.file).remove(0);
    let said = |question: &merge::Question| -> Vec<String> {
        question.sides.iter().map(|side| format!("{:?}", side.words)).collect()
    };
    assert!(said(&question)[0].contains("merge-said-elsewhere"), "{:?}", said(&question));
    // An answer that lets it stand asks on, about what stands.
    let after = answered(&found.file, &question.id, "sud").unwrap();
    let question = merge::questions(&after).remove(0);
    assert!(!said(&question)[0].contains("otherwise"), "{:?}", said(&question));
}

#[test]
fn a_module_that_a_side_left_named_but_took_away_satisfies_nothing() {
    let base = path(&["s1: a", "s2: b c"], &["a:", "b:", "c: a|b"]);
    let left = path(&["s1: a", "s2: b c"], &["b:", "c: a|b"]);
    let right = path(&["s1: c a", "s2: b"], &["a:", "b:", "c: a|b"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
    assert_eq!(stage(&found.file, "s2"), ["b", "c"]);
}
