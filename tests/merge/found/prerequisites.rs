//! Prerequisites that both sides changed, and what they name.

use mille_parcours::format::write;
use mille_parcours::merge::{self, Fate, Side};
use mille_parcours::model::{Assessment, Outcome, Requirement, Set};

use super::{both_are_asked, group, kinds, merged, path, requires, stage, stands, without};
use crate::catalogue::answered;

#[test]
fn a_reference_to_what_both_took_away_is_no_question() {
    let base = path(&[], &["a:", "b: a"]);
    let (left, right) = (path(&[], &["b: a"]), path(&[], &["b:"]));
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert!(!found.file.modules.contains_key("a"));
}

#[test]
fn a_prerequisite_beside_one_that_was_taken_away_is_a_question() {
    let base = path(&[], &["a:", "b: a"]);
    let (left, right) = (path(&[], &["a:", "b:"]), path(&[], &["a:", "b: a, a Recommended"]));
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert_eq!(requires(&found.file, "b"), [group("a")]);
}

#[test]
fn what_both_made_of_a_prerequisite_is_recognised_first() {
    let base = path(&[], &["a:", "b: a"]);
    let (left, right) = (path(&[], &["a:", "b: a Recommended"]), path(&[], &["a:", "b: a, a Corequisite"]));
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    for side in [&left, &right] {
        assert_eq!(write(&merged(&base, &once.file, side).file), write(&once.file));
    }
}

#[test]
fn what_is_taken_out_of_a_prerequisite_that_went_does_not_bring_it_back() {
    let base = path(&[], &["a:", "b:", "c: a|b"]);
    let found = merged(&base, &path(&[], &["a:", "b:", "c:"]), &path(&[], &["b:", "c: b"]));
    assert!(found.is_clean());
    assert_eq!(requires(&found.file, "c"), []);
}

#[test]
fn what_one_side_alone_took_away_became_what_it_brought() {
    let base = path(&[], &["a:", "b:", "c: a|b Recommended, a"]);
    let left = path(&[], &["a:", "b:", "c: a|b Recommended"]);
    let right = path(&[], &["a:", "c: a Recommended, a"]);
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    assert_eq!(write(&merged(&base, &once.file, &left).file), write(&once.file));
}

#[test]
fn what_both_took_away_does_not_come_back_with_a_question() {
    let base = path(&[], &["a:", "b:", "c: a|b"]);
    let found = merged(&base, &path(&[], &["a:", "c: a Recommended"]), &path(&[], &["a:", "c:"]));
    assert_eq!(kinds(&found), ["removed"]);
    assert!(!found.file.modules.contains_key("b"));
    assert_eq!(requires(&found.file, "c"), [group("a")]);
}

#[test]
fn a_module_in_a_new_stage_is_not_taken_away_unasked() {
    let base = path(&[], &["a:", "b:"]);
    let found = merged(&base, &without(&base, "a"), &path(&["s1: a"], &["a:", "b:"]));
    assert_eq!(kinds(&found), ["module"]);
    assert_eq!(stage(&found.file, "s1"), ["a"]);
    let id = merge::questions(&found.file)[0].id.clone();
    let kept = answered(&found.file, &id, "sud").unwrap();
    assert_eq!(stage(&kept, "s1"), ["a"]);
    let gone = answered(&found.file, &id, "nord").unwrap();
    assert!(stage(&gone, "s1").is_empty() && !gone.modules.contains_key("a"));
}

#[test]
fn what_both_took_away_is_not_brought_back_by_a_question() {
    let with = |outcomes: &[&str], of: &[&str]| {
        let mut path = path(&[], &["a:"]);
        let module = path.modules.get_mut("a").unwrap();
        for outcome in outcomes {
            module.outcomes.insert((*outcome).into(), Outcome { text: "T".into(), ..Outcome::default() });
        }
        if !of.is_empty() {
            let outcomes = of.iter().map(|id| (*id).to_owned()).collect();
            module
                .assessments
                .insert("e".into(), Assessment { form: "Quiz".into(), outcomes, ..Assessment::default() });
        }
        path
    };
    let base = with(&["o1", "o2"], &["o1", "o2"]);
    // One took the assessment away, the other went on with it; the outcome went on both sides.
    let found = merged(&base, &with(&["o1"], &[]), &with(&["o1"], &["o1"]));
    assert_eq!(kinds(&found), ["removed"]);
    let module = found.file.modules.get("a").unwrap();
    assert!(module.outcomes.get("o2").is_none());
    assert_eq!(module.assessments.get("e").unwrap().outcomes, Set::from_iter(["o1".to_owned()]));
}

#[test]
fn a_module_in_a_new_stage_is_asked_about_on_its_side_too() {
    let base = path(&["s1: a"], &["a:"]);
    let with = |stages: &[&str], text: &str| {
        let mut path = path(stages, &["a:", "b:"]);
        path.modules.get_mut("b").unwrap().summary = text.into();
        path
    };
    let found = merged(&base, &with(&["s2: b", "s1: a"], "Ici."), &with(&["s1: b a"], "Là-bas."));
    let place = merge::questions(&found.file).into_iter().find(|question| question.kind == "place").unwrap();
    for side in Side::BOTH {
        let asked = |fate: &Fate| matches!(fate, Fate::Asked(ids) if ids.contains(&place.id));
        assert!(found.decisions.iter().any(|made| made.side == side && asked(&made.fate)));
    }
}

#[test]
fn what_a_moved_module_in_question_needs_is_asked_about_with_the_move() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c: a"]);
    let left = path(&["s1: b"], &["b:"]);
    let right = path(&["s1: c a b"], &["a:", "b:", "c: a"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling", "module"]);
    both_are_asked(&found);
}

#[test]
fn who_names_what_both_took_away_has_done_so_alone() {
    let with = |outcomes: &[&str], assessment: &str| {
        let mut path = path(&[], &["a:"]);
        let module = path.modules.get_mut("a").unwrap();
        for id in outcomes {
            module.outcomes.insert((*id).into(), Outcome { text: (*id).into(), ..Outcome::default() });
        }
        let named = Assessment { outcomes: Set::from_iter(["o1".to_owned()]), ..Assessment::default() };
        module.assessments.insert(assessment.into(), named);
        path
    };
    let found = merged(&with(&["o1"], "e1"), &with(&[], "e2"), &with(&[], "e3"));
    assert!(!kinds(&found).contains(&"dangling".to_owned()), "{:?}", kinds(&found));
}

#[test]
fn what_a_module_needs_that_is_held_by_a_new_one_is_asked_about_with_the_new_one() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c: a"]);
    let left = path(&["s1: b"], &["b:"]);
    let right = path(&["s1: a b c d"], &["a:", "b:", "c: a", "d: c"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling", "dangling"]);
    both_are_asked(&found);
}

#[test]
fn what_became_advice_beside_what_the_other_side_put_there_holds() {
    let base = path(&[], &["a:", "b: a Corequisite"]);
    let left = path(&[], &["a:", "b: a Recommended"]);
    let mut right = base.clone();
    let why = Requirement { why: "Demandé par le jury.".into(), ..group("a Corequisite") };
    right.modules.get_mut("b").unwrap().requires.insert(why);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn of_two_prerequisites_that_it_could_have_become_it_is_the_one_like_the_other_side_s() {
    let with = |groups: &[(&str, &str)]| {
        let mut path = path(&[], &["a:", "b:"]);
        let groups = groups.iter().map(|(text, why)| Requirement { why: (*why).into(), ..group(text) });
        path.modules.get_mut("b").unwrap().requires = groups.collect();
        path
    };
    let base = with(&[("a Corequisite", "Les gestes.")]);
    let left = with(&[("a Recommended", "Les gestes.")]);
    let right = with(&[("a Corequisite", ""), ("a Corequisite", "Le jury.")]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn what_the_other_side_made_of_a_prerequisite_is_recognised_before_another_that_went() {
    let with = |groups: &[(&str, &str)]| {
        let mut path = path(&[], &["a:", "b:", "c:", "d:"]);
        let groups = groups.iter().map(|(text, why)| Requirement { why: (*why).into(), ..group(text) });
        path.modules.get_mut("d").unwrap().requires = groups.collect();
        path
    };
    let base = with(&[("a|c", ""), ("b", "Les gestes.")]);
    let left = with(&[("a|c", ""), ("a|b", "Les gestes.")]);
    let right = with(&[("b", "Le jury.")]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
}

#[test]
fn a_prerequisite_exchanged_for_another_is_not_kept_beside_it() {
    let base = path(&[], &["a:", "b: a", "c:"]);
    let left = path(&[], &["a:", "b: a Recommended", "c:"]);
    let right = path(&[], &["a:", "b: c", "c:"]);
    let found = merged(&base, &left, &right);
    assert!(!(found.is_clean() && requires(&found.file, "b").len() == 2));
}

#[test]
fn the_same_members_with_a_reason_are_the_same_group_beside_one_that_could_have_become_it() {
    let because = |members: &str, why: &str| Requirement { why: why.into(), ..group(members) };
    let base = path(&[], &["a:", "d:", "e: a, d"]);
    let (mut left, mut right) = (base.clone(), base.clone());
    left.modules.get_mut("e").unwrap().requires =
        [group("a"), because("a|d", "parce que")].into_iter().collect();
    right.modules.get_mut("e").unwrap().requires = [because("a", "x")].into_iter().collect();
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert_eq!(requires(&found.file, "e"), [because("a", "x"), group("d")]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = |choice| requires(&answered(&found.file, id, choice).unwrap(), "e");
    assert_eq!(after("nord"), [because("a", "x"), because("a|d", "parce que")]);
    assert_eq!(after("sud"), [because("a", "x")]);
}

#[test]
fn a_module_comes_back_without_what_another_answer_removed() {
    let base = path(&["s1: a d e"], &["a:", "d:", "e: a|d"]);
    let mut left = base.clone();
    left.modules.get_mut("e").unwrap().title = "E neuf".into();
    let right = path(&["s1: a"], &["a:"]);
    let found = merged(&base, &left, &right);
    let of = |kind: &str| {
        merge::questions(&found.file).into_iter().find(|question| question.kind == kind).unwrap().id
    };
    let (d, e) = (of("dangling"), of("module"));
    let one = answered(&answered(&found.file, &d, "sud").unwrap(), &e, "nord").unwrap();
    let other = answered(&answered(&found.file, &e, "nord").unwrap(), &d, "sud").unwrap();
    assert_eq!(requires(&one, "e"), [group("a")]);
    assert_eq!(write(&one), write(&other));
}
