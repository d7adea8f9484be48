//! What answers do, and what they open.

use mille_parcours::format::{read, write};
use mille_parcours::merge;
use mille_parcours::model::node::RecordNode;
use mille_parcours::model::shape::Shaped;
use mille_parcours::model::trivia::{Anchor, Comments};
use mille_parcours::model::{
    Activity, Assessment, Certification, Competency, Module, Outcome, Register, Set, Stage, TrainingPath,
};

use super::{group, kinds, merged, path, requires, without};
use crate::catalogue::{answered, join};

#[test]
fn keeping_both_gives_the_second_an_id_of_its_own() {
    let base = path(&["s1: a"], &["a:"]);
    let with = |title: &str| {
        let mut path = base.clone();
        path.stages.push(Stage { id: "s2".into(), title: title.into(), ..Stage::default() });
        let activity = Activity { id: "a1".into(), title: title.into(), ..Activity::default() };
        path.modules.get_mut("a").unwrap().activities.push(activity);
        path
    };
    let found = merged(&base, &with("Accueillir"), &with("Vendre"));
    assert_eq!(kinds(&found), ["twice", "twice"]);
    let mut file = found.file;
    while let Some(question) = merge::questions(&file).first() {
        file = answered(&file, &question.id, "both").unwrap();
    }
    assert_eq!(read::<TrainingPath>(&write(&file)).unwrap(), file);
    assert_eq!((file.stages.len(), file.modules.get("a").unwrap().activities.len()), (3, 2));
}

#[test]
fn an_answer_that_drops_a_reference_drops_its_comment() {
    use mille_parcours::model::{Competency, Outcome};
    let mut base = path(&[], &["a:"]);
    base.competencies.insert("c1".into(), Competency { label: "Accueillir".into(), ..Competency::default() });
    base.modules
        .get_mut("a")
        .unwrap()
        .outcomes
        .insert("o1".into(), Outcome { text: "Vendre".into(), ..Outcome::default() });
    let mut left = base.clone();
    left.competencies.remove("c1");
    let mut right = base.clone();
    let outcome = right.modules.get_mut("a").unwrap().outcomes.get_mut("o1").unwrap();
    outcome.competencies = ["c1".to_owned()].into_iter().collect();
    let index = outcome.shape().index("competencies").unwrap();
    let comments = Comments { before: vec!["// à voir".into()], after: Vec::new() };
    outcome.trivia.put_comments(Anchor::Item(index, "c1".into()), Some(comments));
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling"]);
    let question = &merge::questions(&found.file)[0];
    for choice in &question.choices {
        let mut after = found.file.clone();
        choice.change.apply(&mut after);
        assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
        choice.change.inverse().apply(&mut after);
        assert_eq!(after, found.file);
    }
}

#[test]
fn an_answer_that_is_the_first_of_several_names_is_kept() {
    let with = |register: Register| {
        let mut path = path(&[], &[]);
        path.certification = Some(Box::new(Certification { register, ..Certification::default() }));
        path
    };
    let found = join(None, ("nord", &with(Register::Rncp)), ("sud", &with(Register::Rs)));
    for (label, register) in [("nord", Register::Rncp), ("sud", Register::Rs)] {
        let id = found.file.conflicts.keys().next().unwrap();
        let after = answered(&found.file, id, label).unwrap();
        assert_eq!(read::<TrainingPath>(&write(&after)).unwrap().certification.unwrap().register, register);
    }
}

#[test]
fn keeping_a_module_among_stages_turned_without_it_is_asked_on() {
    let base = path(&["s0: b", "s1: c"], &["b:", "c: b"]);
    let left = path(&["s1:", "s0: b"], &["b:"]);
    let mut right = base.clone();
    right.modules.get_mut("c").unwrap().summary = "Autrement.".into();
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["module"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let kept = answered(&found.file, id, "sud").unwrap();
    let asked: Vec<String> = merge::questions(&kept).into_iter().map(|question| question.kind).collect();
    assert_eq!(asked, ["sequence"]);
    let gone = answered(&found.file, id, "nord").unwrap();
    assert!(gone.conflicts.is_empty());
}

#[test]
fn what_goes_into_an_heir_takes_nothing_away_that_is_the_heir_s_own() {
    let outcome = |module: &mut Module, text: &str| {
        module.outcomes.insert("o1".into(), Outcome { text: text.into(), ..Outcome::default() });
    };
    let mut base = path(&[], &["a:", "b:"]);
    outcome(base.modules.get_mut("a").unwrap(), "Vendre");
    let heir = base.modules.get_mut("b").unwrap();
    outcome(heir, "Acheter");
    let assessed = Assessment { outcomes: Set::from_iter(["o1".to_owned()]), ..Assessment::default() };
    heir.assessments.insert("e1".into(), assessed);
    let mut right = base.clone();
    right.modules.get_mut("a").unwrap().outcomes.remove("o1");
    let mut left = base.clone();
    left.modules.remove("a");
    left.modules.get_mut("b").unwrap().was.insert("a".into());
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["fuse"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "into").unwrap();
    assert!(after.modules.get("b").unwrap().outcomes.contains_key("o1"));
}

#[test]
fn an_answer_about_a_place_may_come_too_late_for_others() {
    let modules = ["a:", "b: a"];
    let base = path(&["s0:", "s1:", "s2: a b"], &modules);
    let left = path(&["s0: a b", "s1:"], &modules);
    let right = path(&["s0:", "s1: a", "s2: b"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["place"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "sud").unwrap();
    let asked: Vec<String> = merge::questions(&after).into_iter().map(|question| question.kind).collect();
    assert_eq!(asked, ["sequence"]);
    assert!(answered(&found.file, id, "nord").unwrap().conflicts.is_empty());
}

#[test]
fn as_it_was_may_be_the_circle_that_both_sides_mended() {
    let base = path(&[], &["a: b", "b: a", "c:"]);
    let left = path(&[], &["a: b", "b:", "c:"]);
    let right = path(&[], &["a: b", "b: a|c", "c:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "base").unwrap();
    let asked: Vec<String> = merge::questions(&after).into_iter().map(|question| question.kind).collect();
    assert_eq!(asked, ["cycle"]);
    for side in ["nord", "sud"] {
        assert!(answered(&found.file, id, side).unwrap().conflicts.is_empty());
    }
}

#[test]
fn a_module_that_is_kept_beside_trains_no_competency_that_is_gone() {
    let mut base = path(&[], &["a:", "b:"]);
    base.competencies.insert("c1".into(), Competency { label: "Vendre".into(), ..Competency::default() });
    let outcome = Outcome { competencies: Set::from_iter(["c1".to_owned()]), ..Outcome::default() };
    base.modules.get_mut("a").unwrap().outcomes.insert("o1".into(), Outcome { text: "x".into(), ..outcome });
    let mut left = path(&[], &["b:"]);
    left.modules.get_mut("b").unwrap().was.insert("a".into());
    let mut right = base.clone();
    right.modules.get_mut("a").unwrap().title = "Autrement".into();
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["fuse"]);
    let id = found.file.conflicts.keys().next().unwrap();
    for answer in ["sud", "into"] {
        let after = answered(&found.file, id, answer).unwrap();
        let named =
            |module: &Module| module.outcomes.values().any(|outcome| !outcome.competencies.is_empty());
        assert!(!after.modules.values().any(named), "{answer}");
    }
}

#[test]
fn keeping_it_as_advice_is_advice_for_all_that_comes_too_late() {
    let modules = ["a: h", "h:", "i: h Corequisite"];
    let base = path(&["s0:", "s1: i a"], &modules);
    let left = path(&["s1: i a", "s0:"], &modules);
    let right = path(&["s0: h", "s1: i a"], &modules);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    let id = found.file.conflicts.keys().next().unwrap();
    let after = answered(&found.file, id, "advice").unwrap();
    assert!(after.conflicts.is_empty());
    for id in ["a", "i"] {
        assert_eq!(requires(&after, id), [group("h Recommended")]);
    }
}

#[test]
fn an_answer_may_close_a_circle_of_what_stood_there_before() {
    let base = path(&[], &["a: h|i", "b: a|i Corequisite, h", "h:", "i: h Corequisite"]);
    let left = path(&[], &["a: h|i", "b: a|i Corequisite, h", "h:", "i: h Corequisite, h"]);
    let mut right = path(&[], &["a: b|i", "b: a|i Corequisite", "i: b Corequisite"]);
    right.modules.get_mut("b").unwrap().was.insert("h".into());
    let found = merged(&base, &left, &right);
    let questions = merge::questions(&found.file);
    for (question, choice) in questions.iter().flat_map(|q| q.choices.iter().map(move |choice| (q, choice))) {
        let after = answered(&found.file, &question.id, &choice.key).unwrap();
        let circles = mille_parcours::graph::Graph::of(&after).cycles().len();
        assert!(circles == 0 || !after.conflicts.is_empty(), "{} {}", question.kind, choice.key);
    }
}

#[test]
fn what_an_answer_brings_back_names_the_heirs_of_what_is_gone() {
    let base = path(&["s0: g i"], &["g:", "h:", "i: g Corequisite"]);
    let left = path(&["s0: g i"], &["g:", "h:", "i: g Corequisite, g|h"]);
    let mut right = path(&["s0: j"], &["j:"]);
    right.modules.get_mut("j").unwrap().was.insert("h".into());
    let found = merged(&base, &left, &right);
    for question in merge::questions(&found.file) {
        for choice in &question.choices {
            let after = answered(&found.file, &question.id, &choice.key).unwrap();
            for (id, module) in after.modules.iter() {
                for member in module.requires.iter().flat_map(|group| group.any_of.iter()) {
                    assert!(
                        after.modules.contains_key(member),
                        "{} {}: {id} {member}",
                        question.kind,
                        choice.key
                    );
                }
            }
        }
    }
}

#[test]
fn a_second_stage_takes_no_comments_of_modules_that_it_does_not_have() {
    let base = path(&[], &["a:", "b:"]);
    let with = |title: &str, module: &str| {
        let mut path = path(&[&format!("s: {module}")], &["a:", "b:"]);
        let stage = &mut path.stages[0];
        stage.title = title.into();
        let comments = Comments { before: vec!["// ici".into()], after: Vec::new() };
        let at = Stage::SHAPE.index("modules").unwrap();
        stage.trivia.put_comments(Anchor::Item(at, module.into()), Some(comments));
        path
    };
    let found = merged(&base, &with("Accueillir", "a"), &with("Vendre", "b"));
    let id = merge::questions(&found.file).into_iter().find(|question| question.kind == "twice").unwrap().id;
    let after = answered(&found.file, &id, "both").unwrap();
    assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
}

#[test]
fn what_went_into_its_heir_is_not_required_there() {
    let base = path(&[], &["g:", "h: g"]);
    let left = path(&[], &["g: h Recommended", "h: g"]);
    let mut right = path(&[], &["g:"]);
    right.modules.get_mut("g").unwrap().was.insert("h".into());
    let found = merged(&base, &left, &right);
    for question in merge::questions(&found.file) {
        for choice in &question.choices {
            let after = answered(&found.file, &question.id, &choice.key).unwrap();
            let itself = |group: &mille_parcours::model::Requirement| group.any_of.contains(&"g".to_owned());
            assert!(!requires(&after, "g").iter().any(itself), "{} {}", question.kind, choice.key);
        }
    }
}

#[test]
fn what_goes_into_an_heir_brings_along_what_it_names() {
    let outcome = |text: &str| Outcome { text: text.into(), ..Outcome::default() };
    let assessment = Assessment {
        form: "Quiz".into(),
        outcomes: Set::from_iter(["o1".to_owned()]),
        ..Assessment::default()
    };
    for own in [None, Some("Acheter")] {
        let mut base = path(&["s1: a b"], &["a:", "b:"]);
        base.modules.get_mut("b").unwrap().outcomes.insert("o1".into(), outcome("Vendre"));
        if let Some(own) = own {
            base.modules.get_mut("a").unwrap().outcomes.insert("o1".into(), outcome(own));
        }
        let mut left = without(&base, "b");
        left.stages[0].modules.pop();
        left.modules.get_mut("a").unwrap().was.insert("b".into());
        let mut right = base.clone();
        right.modules.get_mut("b").unwrap().assessments.insert("e1".into(), assessment.clone());
        let found = merged(&base, &left, &right);
        assert_eq!(kinds(&found), ["fuse"]);
        let id = found.file.conflicts.keys().next().unwrap();
        let after = answered(&found.file, id, "into").unwrap();
        let heir = after.modules.get("a").unwrap();
        let named = heir.assessments.get("e1").unwrap().outcomes.iter().next().unwrap();
        assert_eq!(heir.outcomes.get(named).unwrap().text, "Vendre");
        assert_eq!(heir.outcomes.len(), 1 + usize::from(own.is_some()));
    }
}

#[test]
fn a_stage_that_one_side_dissolved_and_the_other_renamed_can_be_kept() {
    let mut base = path(&["s1: a b", "s2: c"], &["a:", "b:", "c:"]);
    let comments = Comments { before: vec!["// à confirmer".into()], after: Vec::new() };
    let note = |stage: &mut Stage| {
        let index = Stage::default().shape().index("modules").unwrap();
        stage.trivia.put_comments(Anchor::Item(index, "b".into()), Some(comments.clone()));
    };
    note(&mut base.stages[0]);
    let mut left = path(&["s2: a b c"], &["a:", "b:", "c:"]);
    note(&mut left.stages[0]);
    let mut right = base.clone();
    right.stages[0].title = "Un bis".into();
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    let id = found.file.conflicts.keys().next().unwrap();
    for choice in ["nord", "sud", "base"] {
        let after = answered(&found.file, id, choice).unwrap();
        assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
        assert_eq!(write(&after).matches("à confirmer").count(), 1);
    }
}
