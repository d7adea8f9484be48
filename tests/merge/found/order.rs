//! Stages, and the order in which modules stand in them.

use mille_parcours::merge::{self, Fate, Side};
use mille_parcours::model::trivia::{Anchor, Comments};

use super::{both_are_asked, kinds, merged, path, stage, stands, without};
use crate::catalogue::answered;

#[test]
fn the_last_stage_is_not_taken_from_under_its_modules() {
    let base = path(&["s1:", "s2: a b"], &["a:", "b:"]);
    let (left, right) = (path(&["s2: a b"], &["a:", "b:"]), path(&["s1: a b"], &["a:", "b:"]));
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert_eq!(stage(&found.file, "s1"), ["a", "b"]);
}

#[test]
fn of_two_that_changed_places_neither_is_said_to_have_moved() {
    // Whatever they are called: one side turned two modules round, the other put one of them elsewhere.
    for (a, b) in [("a", "b"), ("b", "a")] {
        let modules = [format!("{a}:"), format!("{b}:")];
        let modules = modules.each_ref().map(String::as_str);
        let of =
            |first: &str, second: &str| path(&[&format!("s1: {first}"), &format!("s2: {second}")], &modules);
        let (base, left) = (of("", &format!("{a} {b}")), of("", &format!("{b} {a}")));
        let found = merged(&base, &left, &of(b, a));
        assert!(found.is_clean() && found.notes.is_empty());
    }
}

#[test]
fn who_is_said_to_have_moved_does_not_matter_to_the_account() {
    let modules = ["a:", "b:", "c:", "d:"];
    let of = |list: &str| path(&[&format!("s1: {list}")], &modules);
    let found = merged(&of("d a b c"), &of("a b d c"), &of("a d b c"));
    assert_eq!(kinds(&found), ["place"]);
    for side in Side::BOTH {
        let asked = |decision: &&merge::Decision| matches!(decision.fate, Fate::Asked(_));
        assert!(found.decisions.iter().filter(|decision| decision.side == side).any(|one| asked(&one)));
    }
}

#[test]
fn who_took_the_stage_away_did_not_move_its_modules() {
    let base = path(&["s1: a b", "s2:"], &["a:", "b:"]);
    let found = merged(&base, &path(&[], &["a:", "b:"]), &path(&["s2: a b"], &["a:", "b:"]));
    assert_eq!(kinds(&found), ["removed"]);
}

#[test]
fn the_comment_of_a_module_follows_it_into_its_stage() {
    let base = path(&["s1: a b", "s2:"], &["a:", "b:"]);
    let mut left = base.clone();
    let index = mille_parcours::model::node::RecordNode::shape(&left.stages[0]).index("modules").unwrap();
    let comments = Comments { before: vec!["// à voir".into()], after: Vec::new() };
    left.stages[0].trivia.put_comments(Anchor::Item(index, "a".into()), Some(comments.clone()));
    let found = merged(&base, &left, &path(&["s1: b", "s2: a"], &["a:", "b:"]));
    assert!(found.is_clean());
    assert_eq!(found.file.stages[1].trivia.comments(&Anchor::Item(index, "a".into())), Some(&comments));
}

#[test]
fn of_two_that_changed_places_either_may_be_taken_away() {
    // Whichever of the two the difference says has moved.
    for (a, b) in [("a", "b"), ("b", "a")] {
        let modules = [format!("{a}:"), format!("{b}:")];
        let modules = modules.each_ref().map(String::as_str);
        let of = |list: &str| path(&[&format!("s1: {list}")], &modules);
        let base = of(&format!("{a} {b}"));
        let found = merged(&base, &without(&base, b), &of(&format!("{b} {a}")));
        assert!(found.is_clean());
    }
}

#[test]
fn a_stage_in_question_keeps_its_modules() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c:"]);
    let left = path(&[], &["a:", "b:", "c:"]);
    let right = path(&["s1: d a c b"], &["a:", "b:", "c:", "d:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert_eq!(stage(&found.file, "s1"), ["d", "a", "c", "b"]);
}

#[test]
fn what_goes_first_by_prerequisites_does_so_whatever_its_name() {
    for (one, other, moved) in [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")] {
        let needs = format!("{other}: {moved}");
        let first = format!("s1: {moved}");
        let (one_alone, moved_alone) = (format!("{one}:"), format!("{moved}:"));
        let base = path(&[&first, "s2:"], &[&moved_alone, &needs]);
        let left = path(&[&first, &format!("s2: {one} {other}")], &[&one_alone, &moved_alone, &needs]);
        let right = path(&["s1:", &format!("s2: {moved}")], &[&moved_alone, &needs]);
        let found = merged(&base, &left, &right);
        assert_eq!(stage(&found.file, "s2"), [moved, one, other]);
        assert!(found.notes.is_empty(), "{:?}", found.notes);
    }
}

#[test]
fn what_was_put_into_a_stage_that_was_exchanged_goes_into_the_other() {
    let base = path(&["s1:"], &["a:"]);
    let left = path(&["s1: a"], &["a:"]);
    let right = path(&["s2:"], &["a:"]);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert_eq!(stage(&found.file, "s2"), ["a"]);
    assert_eq!(found.notes.len(), 1);
}

#[test]
fn modules_of_a_stage_that_went_in_parts_have_an_order_that_holds() {
    let base = path(&["s0:", "s1: b c a"], &["a:", "b:", "c:"]);
    let left = path(&["s0: a", "s1: b c d"], &["a:", "b:", "c:", "d: a"]);
    let right = path(&["s0: b c a"], &["a:", "b:", "c:"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn a_module_moved_between_others_that_a_stage_gave_up_stays_between_them() {
    let modules = ["a:", "b:", "c:", "d:"];
    let base = path(&["s0: b c", "s1: d a"], &modules);
    let left = path(&["s0: b d c", "s1: a"], &modules);
    let right = path(&["s1: d a b c"], &modules);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert_eq!(stage(&found.file, "s1"), ["a", "b", "d", "c"]);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn what_both_brought_from_another_stage_has_the_order_of_whoever_changed_it() {
    let modules = ["a:", "b:", "c:", "d:"];
    let base = path(&["s0:", "s1: a b c d"], &modules);
    let left = path(&["s0: a c b d", "s1:"], &modules);
    let right = path(&["s0: a b c d", "s1:"], &modules);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean() && found.notes.is_empty(), "{:?}", found.notes);
    assert_eq!(stage(&found.file, "s0"), ["a", "c", "b", "d"]);
}

#[test]
fn what_came_from_another_stage_stands_where_both_say() {
    let modules = ["a:", "b:", "c:", "d:"];
    let base = path(&["s0: d", "s2: b a c"], &modules);
    let left = path(&["s0:", "s2: d b a c"], &modules);
    let right = path(&["s0: d", "s2: c b a"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn what_was_inserted_behind_an_item_that_the_other_side_moved_stays_there() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c:"]);
    let left = path(&["s1: a c b"], &["a:", "b:", "c:"]);
    let right = path(&["s1: a b d c"], &["a:", "b:", "c:", "d:"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    let mut left = path(&["s1: b c d a"], &["a:", "b:", "c:", "d:"]);
    left.modules.get_mut("d").unwrap().title = "d".into();
    let right = path(&["s1: a d b c"], &["a:", "b:", "c:", "d:"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn of_two_that_both_sides_turned_either_may_have_moved() {
    let modules = ["a:", "b:", "d:", "e:", "f:"];
    let base = path(&["s0: a b d e f"], &modules);
    let left = path(&["s0: a b e d f"], &modules);
    let right = path(&["s0: d e a b f"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    assert_eq!(stage(&found.file, "s0"), ["e", "d", "a", "b", "f"]);
}

#[test]
fn modules_of_two_stages_that_come_together_in_two_orders_are_asked() {
    let modules = ["a:", "f:", "g:", "h:", "i:"];
    let base = path(&["s0: f g h", "s1: i a"], &modules);
    let left = path(&["s0: f a g h", "s1: i"], &modules);
    let right = path(&["s1: i a f g h"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["order"]);
}

#[test]
fn what_came_from_another_stage_goes_along_with_what_it_stands_behind() {
    let modules = ["a:", "e:", "f:", "g:", "h:"];
    let base = path(&["s1: e", "s2: f g h a"], &modules);
    let left = path(&["s1: e", "s2: g h a f"], &modules);
    let right = path(&["s1:", "s2: f e g h a"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    assert_eq!(stage(&found.file, "s2"), ["g", "h", "a", "f", "e"]);
}

#[test]
fn what_one_side_left_in_its_stage_has_no_place_in_the_other_s_new_one() {
    let modules = ["c:", "d: c Corequisite", "e:", "f:", "g: c|d"];
    let base = path(&["s0: c", "s1: d e f g"], &modules);
    let left = path(&["s0: e c", "s1: d f g"], &modules);
    let right = path(&["s0: c d e f g"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn what_followed_out_of_a_stage_that_one_side_took_away_stays_where_it_came_to_stand() {
    let modules = ["d:", "e:", "f: d", "h: d"];
    let base = path(&["s0:", "s1: d e f h"], &modules);
    let left = path(&["s1: d h e f"], &modules);
    let right = path(&["s0: c", "s1: d e f h b"], &["b:", "c: e", "d:", "e:", "f: d", "h: d"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn two_stages_that_come_together_in_two_orders_are_asked() {
    let modules = ["a: i", "b: h", "d:", "h:", "i:"];
    let base = path(&["s0: h", "s1: i a b d"], &modules);
    let left = path(&["s0: a h", "s1: i b d"], &modules);
    let right = path(&["s0: h i a b d"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["order"]);
}

#[test]
fn of_two_stages_the_one_that_a_side_left_alone_did_not_move() {
    let modules = ["a:", "b:", "c: a", "d: a Corequisite", "e: a|d", "f:"];
    let base = path(&["s0: a b", "s1: c d e f"], &modules);
    let left = path(&["s0: e a b", "s1: c d f"], &modules);
    let right = path(&["s1: a c d e f b"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    assert_eq!(stage(&found.file, "s1"), ["a", "c", "d", "e", "f", "b"]);
}

#[test]
fn a_name_of_no_module_goes_with_its_stage() {
    let base = path(&["s0:", "s1:"], &["g:"]);
    let left = path(&["s0: h", "s1:"], &["g:"]);
    let right = path(&["s1:"], &["g:"]);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean() && stage(&found.file, "s1").is_empty());
}

#[test]
fn a_new_stage_of_both_has_the_order_that_one_of_them_changed() {
    let modules = ["a:", "b:", "c:", "d:"];
    let base = path(&["s0: a b c d"], &modules);
    let left = path(&["s0: a d b c e"], &["a:", "b:", "c:", "d:", "e: d Corequisite"]);
    let right = path(&["s4: a b c d"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    assert_eq!(stage(&found.file, "s4"), ["a", "d", "b", "c", "e"]);
}

#[test]
fn a_stage_that_both_inserted_in_two_places_is_a_question() {
    let base = path(&["s0:", "s1: a"], &["a:"]);
    let left = path(&["s5:", "s0:", "s1: a"], &["a:"]);
    let right = path(&["s4:", "s0:", "s1: a", "s5:"], &["a:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["place"]);
    both_are_asked(&found);
    let id = found.file.conflicts.keys().next().unwrap();
    let order = |choice| -> Vec<String> {
        let after = answered(&found.file, id, choice).unwrap();
        after.stages.iter().map(|stage| stage.id.clone()).collect()
    };
    assert_eq!(order("nord"), ["s5", "s4", "s0", "s1"]);
    assert_eq!(order("sud"), ["s4", "s0", "s1", "s5"]);
}
