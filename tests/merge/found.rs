//! What random merges found wrong once, as the smallest paths that show it.

use mille_parcours::format::{read, write};
use mille_parcours::merge::{self, Fate, Merged, Side};
use mille_parcours::model::shape::Shaped;
use mille_parcours::model::trivia::{Comments, Slot};
use mille_parcours::model::{
    Activity, Assessment, Certification, Competency, Module, Outcome, Register, Requirement, RequirementKind,
    Set, Stage, TrainingPath,
};

use crate::catalogue::{answered, join};

/// A path of stages (`s1: a b`) and modules with their prerequisites (`c: a|b, d Recommended`).
fn path(stages: &[&str], modules: &[&str]) -> TrainingPath {
    let mut path = TrainingPath::new("p-1", "P");
    for stage in stages {
        let (id, list) = stage.split_once(':').unwrap();
        let modules = list.split_whitespace().map(str::to_owned).collect();
        path.stages.push(Stage { id: id.into(), modules, ..Stage::default() });
    }
    for module in modules {
        let (id, groups) = module.split_once(':').unwrap();
        let requires = groups.split(',').filter(|group| !group.trim().is_empty()).map(group).collect();
        path.modules.insert(id.into(), Module { title: id.into(), requires, ..Module::default() });
    }
    path
}

fn group(text: &str) -> Requirement {
    let mut words = text.split_whitespace();
    let any_of: Set<String> = words.next().unwrap().split('|').map(str::to_owned).collect();
    let kind = words.next().map(RequirementKind::named).unwrap_or_default();
    Requirement { any_of, kind, ..Requirement::default() }
}

/// Merges, and holds that exchanging the sides gives the same and that the result can be read.
fn merged(base: &TrainingPath, left: &TrainingPath, right: &TrainingPath) -> Merged<TrainingPath> {
    let found = join(Some(base), ("nord", left), ("sud", right));
    let mirrored = join(Some(base), ("sud", right), ("nord", left));
    assert_eq!(write(&found.file), write(&mirrored.file));
    assert_eq!(found.account.left, mirrored.account.right);
    assert_eq!(read::<TrainingPath>(&write(&found.file)).unwrap(), found.file);
    found
}

/// Holds that merging the result with either side again changes nothing.
fn stands(found: &Merged<TrainingPath>, base: &TrainingPath, sides: [&TrainingPath; 2]) {
    assert!(found.is_clean(), "{:?}", kinds(found));
    for side in sides {
        let again = join(Some(base), ("nord", &found.file), ("sud", side));
        assert_eq!(write(&again.file), write(&found.file));
    }
}

/// Holds that each question is about a change of either side.
fn both_are_asked(found: &Merged<TrainingPath>) {
    for question in merge::questions(&found.file) {
        for side in Side::BOTH {
            let asked = |fate: &Fate| matches!(fate, Fate::Asked(ids) if ids.contains(&question.id));
            let any = found.decisions.iter().any(|made| made.side == side && asked(&made.fate));
            assert!(any, "{side:?} {question:?}");
        }
    }
}

fn kinds(merged: &Merged<TrainingPath>) -> Vec<String> {
    merge::questions(&merged.file).into_iter().map(|question| question.kind).collect()
}

fn stage<'a>(path: &'a TrainingPath, id: &str) -> &'a [String] {
    &path.stages.iter().find(|stage| stage.id == id).unwrap().modules
}

fn requires(path: &TrainingPath, id: &str) -> Vec<Requirement> {
    path.modules.get(id).unwrap().requires.iter().cloned().collect()
}

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
fn a_reference_to_what_both_took_away_is_no_question() {
    let base = path(&[], &["a:", "b: a"]);
    let (left, right) = (path(&[], &["b: a"]), path(&[], &["b:"]));
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert!(!found.file.modules.contains_key("a"));
}

#[test]
fn the_last_stage_is_not_taken_from_under_its_modules() {
    let base = path(&["s1:", "s2: a b"], &["a:", "b:"]);
    let (left, right) = (path(&["s2: a b"], &["a:", "b:"]), path(&["s1: a b"], &["a:", "b:"]));
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["removed"]);
    assert_eq!(stage(&found.file, "s1"), ["a", "b"]);
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
fn a_comment_goes_with_what_it_spoke_of_and_is_told() {
    let base = path(&["s1: a b"], &["a:", "b:"]);
    let keywords = |words: &[&str], comment: bool| {
        let mut path = base.clone();
        let module = path.modules.get_mut("a").unwrap();
        module.keywords = words.iter().map(|word| (*word).to_owned()).collect();
        if comment {
            let index = mille_parcours::model::node::RecordNode::shape(module).index("keywords").unwrap();
            let comments = Comments { before: vec!["// à voir".into()], after: Vec::new() };
            module.trivia.put_comments(Slot::Item(index, "stock".into()), Some(comments));
        }
        path
    };
    let found = merged(
        &keywords(&["stock", "vente"], false),
        &keywords(&["vente"], false),
        &keywords(&["stock", "vente"], true),
    );
    assert!(found.is_clean());
    assert_eq!(found.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), ["comment"]);
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
fn a_module_placed_for_the_first_time_takes_part_in_a_breach() {
    let base = path(&["s1:", "s2: a"], &["a:", "b:"]);
    let (left, right) = (path(&["s1:", "s2: a"], &["a:", "b: a"]), path(&["s1: b", "s2: a"], &["a:", "b:"]));
    assert_eq!(kinds(&merged(&base, &left, &right)), ["sequence"]);
}

#[test]
fn what_is_taken_out_of_a_prerequisite_that_went_does_not_bring_it_back() {
    let base = path(&[], &["a:", "b:", "c: a|b"]);
    let found = merged(&base, &path(&[], &["a:", "b:", "c:"]), &path(&[], &["b:", "c: b"]));
    assert!(found.is_clean());
    assert_eq!(requires(&found.file, "c"), []);
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
fn what_one_side_alone_took_away_became_what_it_brought() {
    let base = path(&[], &["a:", "b:", "c: a|b Recommended, a"]);
    let left = path(&[], &["a:", "b:", "c: a|b Recommended"]);
    let right = path(&[], &["a:", "c: a Recommended, a"]);
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    assert_eq!(write(&merged(&base, &once.file, &left).file), write(&once.file));
}

#[test]
fn who_took_the_stage_away_did_not_move_its_modules() {
    let base = path(&["s1: a b", "s2:"], &["a:", "b:"]);
    let found = merged(&base, &path(&[], &["a:", "b:"]), &path(&["s2: a b"], &["a:", "b:"]));
    assert_eq!(kinds(&found), ["removed"]);
}

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
fn the_comment_of_a_module_follows_it_into_its_stage() {
    let base = path(&["s1: a b", "s2:"], &["a:", "b:"]);
    let mut left = base.clone();
    let index = mille_parcours::model::node::RecordNode::shape(&left.stages[0]).index("modules").unwrap();
    let comments = Comments { before: vec!["// à voir".into()], after: Vec::new() };
    left.stages[0].trivia.put_comments(Slot::Item(index, "a".into()), Some(comments.clone()));
    let found = merged(&base, &left, &path(&["s1: b", "s2: a"], &["a:", "b:"]));
    assert!(found.is_clean());
    assert_eq!(found.file.stages[1].trivia.comments(&Slot::Item(index, "a".into())), Some(&comments));
}

/// The path without one of its modules; what names it stays.
fn without(path: &TrainingPath, id: &str) -> TrainingPath {
    let mut path = path.clone();
    path.modules =
        path.modules.iter().filter(|(have, _)| *have != id).map(|(id, m)| (id.clone(), m.clone())).collect();
    path
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
fn breaks_alone_are_no_contradiction_of_sentences_that_both_wrote() {
    let base = path(&[], &["a:"]);
    let with = |text: &str| {
        let mut path = base.clone();
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let base = with("On filme. On commente. On note.");
    let found = merged(
        &base,
        &with("Un quiz clôt tout.\n\nLa fiche est remise. Le module commence."),
        &with("Un quiz clôt tout. La fiche est remise.\n\nLe module commence."),
    );
    let text = found.file.modules.get("a").unwrap().summary.as_str().to_owned();
    assert_eq!(text.matches("La fiche est remise.").count(), 1);
}

#[test]
fn breaks_alone_do_not_keep_what_the_other_side_took_away() {
    let with = |text: &str| {
        let mut path = path(&[], &["a:"]);
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let found = merged(
        &with("On filme. La fiche est remise.\n\nLe module commence."),
        &with("On note. On filme."),
        &with("On filme.\n\nLa fiche est remise. Le module commence."),
    );
    assert!(found.is_clean());
    assert_eq!(found.file.modules.get("a").unwrap().summary, "On note. On filme.".into());
}

#[test]
fn an_approval_holds_where_nothing_of_the_other_side_is_left() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c:"]);
    let mut left = without(&path(&["s1: a b"], &["a:", "b:", "c:"]), "c");
    left.status = mille_parcours::model::Status::Approved;
    let right = path(&["s1: a c b"], &["a:", "b:", "c:"]);
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    assert_eq!(write(&once.file), write(&left));
    assert_eq!(write(&merged(&base, &once.file, &left).file), write(&once.file));
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
fn what_both_took_away_does_not_come_back_with_a_question() {
    let base = path(&[], &["a:", "b:", "c: a|b"]);
    let found = merged(&base, &path(&[], &["a:", "c: a Recommended"]), &path(&[], &["a:", "c:"]));
    assert_eq!(kinds(&found), ["removed"]);
    assert!(!found.file.modules.contains_key("b"));
    assert_eq!(requires(&found.file, "c"), [group("a")]);
}

#[test]
fn an_answer_that_drops_a_reference_drops_its_comment() {
    use mille_parcours::model::node::RecordNode;
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
    outcome.trivia.put_comments(Slot::Item(index, "c1".into()), Some(comments));
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
fn a_record_with_nothing_left_in_it_is_not_there() {
    use mille_parcours::model::GroupSize;
    let with = |min: u32, max: u32| {
        let mut path = path(&[], &["a:"]);
        path.group_size = Some(Box::new(GroupSize { min, max, ..GroupSize::default() }));
        path
    };
    // Each took away one half.
    let found = merged(&with(4, 8), &with(0, 8), &with(4, 0));
    assert!(found.is_clean());
    assert_eq!(found.file.group_size, None);
    // One half is in question, the other is gone.
    let found = merged(&with(4, 8), &with(4, 10), &with(0, 0));
    for question in merge::questions(&found.file) {
        for choice in question.choices {
            let mut after = found.file.clone();
            choice.change.apply(&mut after);
            assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
            choice.change.inverse().apply(&mut after);
            assert_eq!(after, found.file);
        }
    }
    let found = merged(&with(0, 8), &with(0, 10), &with(1, 0));
    let question = &merge::questions(&found.file)[0];
    assert_eq!(question.kind, "value");
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
fn a_sentence_beside_one_of_the_other_side_was_written_in_its_language_too() {
    let with = |language: &str, text: &str| {
        let mut path = path(&[], &["a:"]);
        path.language = language.into();
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let base = with("fr", "On filme. On commente. On note.");
    let left = with("fr", "On filme. On commente. On note tout.");
    let found = merged(&base, &left, &with("en", "On commente. On note."));
    assert_eq!(kinds(&found), ["guarded"]);
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
fn a_circle_that_an_alternative_left_open_is_nobody_s_own() {
    // Without a common version both say that « a » waits for « b »; « c » was the way out here, not there.
    let left = path(&[], &["a: b", "b:", "c: a"]);
    let right = path(&[], &["a: b", "b: a|c", "c:"]);
    let found = join(None, ("nord", &left), ("sud", &right));
    assert!(kinds(&found).contains(&"cycle".to_owned()));
    assert!(mille_parcours::graph::Graph::of(&found.file).cycles().is_empty());
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
fn what_a_moved_module_in_question_needs_is_asked_about_with_the_move() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c: a"]);
    let left = path(&["s1: b"], &["b:"]);
    let right = path(&["s1: c a b"], &["a:", "b:", "c: a"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling", "module"]);
    both_are_asked(&found);
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
fn what_a_module_needs_that_is_held_by_a_new_one_is_asked_about_with_the_new_one() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c: a"]);
    let left = path(&["s1: b"], &["b:"]);
    let right = path(&["s1: a b c d"], &["a:", "b:", "c: a", "d: c"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["dangling", "dangling"]);
    both_are_asked(&found);
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
fn where_modules_of_two_stages_come_together_nobody_is_taken_to_have_moved_any() {
    let modules = ["a:", "f:", "g:", "h:", "i:"];
    let base = path(&["s0: f g h", "s1: i a"], &modules);
    let left = path(&["s0: f a g h", "s1: i"], &modules);
    let right = path(&["s1: i a f g h"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
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
fn what_one_side_left_in_its_stage_has_no_place_in_the_other_s_new_one() {
    let modules = ["c:", "d: c Corequisite", "e:", "f:", "g: c|d"];
    let base = path(&["s0: c", "s1: d e f g"], &modules);
    let left = path(&["s0: e c", "s1: d f g"], &modules);
    let right = path(&["s0: c d e f g"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
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
fn what_followed_out_of_a_stage_that_one_side_took_away_stays_where_it_came_to_stand() {
    let modules = ["d:", "e:", "f: d", "h: d"];
    let base = path(&["s0:", "s1: d e f h"], &modules);
    let left = path(&["s1: d h e f"], &modules);
    let right = path(&["s0: c", "s1: d e f h b"], &["b:", "c: e", "d:", "e:", "f: d", "h: d"]);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
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
fn what_comes_too_late_once_another_way_was_taken_away_is_asked() {
    let base = path(&["s0: a", "s1: b c"], &["a:", "b: a", "c: a|b"]);
    let left = path(&["s0:", "s1: b c"], &["b:", "c: b"]);
    let right = path(&["s0: c a", "s1: b"], &["a:", "b: a", "c: a|b"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
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
fn where_two_stages_come_together_the_order_of_one_side_holds() {
    let modules = ["a: i", "b: h", "d:", "h:", "i:"];
    let base = path(&["s0: h", "s1: i a b d"], &modules);
    let left = path(&["s0: a h", "s1: i b d"], &modules);
    let right = path(&["s0: h i a b d"], &modules);
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
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
fn what_is_left_of_a_prerequisite_may_come_too_late_by_turned_stages() {
    let base = path(&["s1: h", "s2: i c"], &["c: h|i", "h:", "i:"]);
    let left = path(&["s2: i c", "s1: h"], &["c: h|i", "h:", "i:"]);
    let right = path(&["s1: h", "s2: c"], &["c: h", "h:"]);
    let found = merged(&base, &left, &right);
    assert_eq!(kinds(&found), ["sequence"]);
    both_are_asked(&found);
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

#[test]
fn a_name_of_no_module_goes_with_its_stage() {
    let base = path(&["s0:", "s1:"], &["g:"]);
    let left = path(&["s0: h", "s1:"], &["g:"]);
    let right = path(&["s1:"], &["g:"]);
    let found = merged(&base, &left, &right);
    assert!(found.is_clean() && stage(&found.file, "s1").is_empty());
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
fn a_second_stage_takes_no_comments_of_modules_that_it_does_not_have() {
    let base = path(&[], &["a:", "b:"]);
    let with = |title: &str, module: &str| {
        let mut path = path(&[&format!("s: {module}")], &["a:", "b:"]);
        let stage = &mut path.stages[0];
        stage.title = title.into();
        let comments = Comments { before: vec!["// ici".into()], after: Vec::new() };
        let at = Stage::SHAPE.index("modules").unwrap();
        stage.trivia.put_comments(Slot::Item(at, module.into()), Some(comments));
        path
    };
    let found = merged(&base, &with("Accueillir", "a"), &with("Vendre", "b"));
    let id = merge::questions(&found.file).into_iter().find(|question| question.kind == "twice").unwrap().id;
    let after = answered(&found.file, &id, "both").unwrap();
    assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
}
