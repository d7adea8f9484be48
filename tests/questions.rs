//! What a merge left open, answered by keys.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may break"
)]

mod common;

use common::contested;
use common::readable::assert_look;
use common::screen::{SAMPLE, Session};
use mille_parcours::app::Effect;
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::merge::{Party, merge};
use mille_parcours::model::{Prose, Requirement, TrainingPath};

fn open(width: u16, height: u16) -> Session {
    let mut session = Session::of(&write(&contested::path()), width, height);
    session.keys("9");
    assert_eq!(session.app.shell.view, ViewKind::Questions);
    session
}

#[test]
fn the_view_at_every_size_and_in_both_languages() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let mut session = open(width, height);
        assert_look!(
            format!("questions_{width}x{height}_fr"),
            Lang::Fr,
            (width, height),
            session,
            session.text()
        );
        session.app.shell.lang = Lang::En;
        assert_look!(
            format!("questions_{width}x{height}_en"),
            Lang::En,
            (width, height),
            session,
            session.text()
        );
    }
}

#[test]
fn an_answer_is_an_edit_that_is_undone_like_any_other() {
    let mut session = open(80, 24);
    let before = session.text();
    let open_before = session.app.views.questions.questions.len();
    session.keys("<Enter>");
    assert_eq!(session.app.views.questions.questions.len(), open_before - 1);
    assert_ne!(session.text(), before);
    session.keys("u");
    assert_eq!(session.text(), before);
    assert_eq!(session.app.views.questions.questions.len(), open_before);
}

#[test]
fn all_are_answered_in_two_keys_each_at_the_median() {
    let mut session = open(80, 24);
    let count = session.app.views.questions.questions.len();
    let mut keys = Vec::new();
    for turn in 0..count {
        // Now the one, now the other, now what was common.
        let wanted = turn % session.app.views.questions.choices().len().min(3);
        let mut pressed = 0;
        while session.app.views.questions.choice != wanted {
            session.keys("<Right>");
            pressed += 1;
        }
        session.keys("<Enter>");
        keys.push(pressed + 1);
    }
    assert!(session.app.shell.doc.path.conflicts.is_empty());
    keys.sort_unstable();
    assert!(keys[keys.len() / 2] <= 2, "{keys:?}");
    assert!(!session.saved().contains("conflicts"));
}

#[test]
fn the_same_answer_is_given_to_all_alike_at_once() {
    let mut session = open(80, 24);
    // The first question of a module.
    while session.app.views.questions.question().is_none_or(|found| found.module.is_none()) {
        session.keys("<Down>");
    }
    let alike = session.app.views.questions.alike();
    let count = session.app.views.questions.questions.len();
    assert!(alike > 2);
    session.keys("a");
    assert_eq!(session.app.views.questions.questions.len(), count - alike);
    session.keys("u");
    assert_eq!(session.app.views.questions.questions.len(), count);
}

#[test]
fn a_question_put_off_comes_last() {
    let mut session = open(80, 24);
    let first = session.app.views.questions.question().unwrap().id.clone();
    session.keys("p");
    assert_ne!(session.app.views.questions.question().unwrap().id, first);
    for _ in 1..session.app.views.questions.questions.len() {
        assert_ne!(session.app.views.questions.question().unwrap().id, first);
        session.keys("<Enter>");
    }
    assert_eq!(session.app.views.questions.question().unwrap().id, first);
}

#[test]
fn an_answer_can_be_written_otherwise() {
    let mut session = open(80, 24);
    while session.app.views.questions.question().is_none_or(|found| found.module.is_none()) {
        session.keys("<Down>");
    }
    let id = session.app.views.questions.question().unwrap().id.clone();
    session.keys("m");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
    assert!(!session.app.shell.doc.path.conflicts.contains_key(&id));
    session.keys("<Ctrl-Z>9");
    assert!(session.app.shell.doc.path.conflicts.contains_key(&id));
}

/// What a merge makes of two centres that gave the path another goal each: on the spot, or at a distance.
fn two_goals(goal: impl Fn(&str) -> String) -> TrainingPath {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let changed = |word: &str| {
        let mut path = base.clone();
        path.goal = goal(word).as_str().into();
        path
    };
    let (nord, sud) = (changed("sur place"), changed("à distance"));
    merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud }).file
}

#[test]
fn a_question_may_quote_lines_and_its_answers_are_foreseen_from_the_file_as_it_is() {
    let merged = two_goals(|word| format!("Vendre {word}.\n\nFidéliser {word}."));
    assert!(write(&merged).contains("conflicts"));
    let findings = mille_parcours::check::check(&merged, &mille_parcours::check::CheckOptions::default());
    assert!(!findings.iter().any(|found| found.rule.code.starts_with('T')), "{findings:?}");
    // Opened, and shown before anything is known of the findings.
    let mut session = Session::of(&write(&contested::path()), 80, 24);
    session.app.shell.doc.derived = std::sync::Arc::default();
    session.keys("9");
    assert!(!session.shows("0 min →"), "{session}");
}

#[test]
fn a_circle_made_by_two_centres_is_told_by_its_links_and_cut_by_one_key() {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let (one, other) = ("accueil-client-9d2m", "bases-vente-3f8k");
    let linked = |module: &str, needs: &str| {
        let mut path = base.clone();
        let any_of = [needs.to_owned()].into_iter().collect();
        let group = Requirement { any_of, ..Requirement::default() };
        path.modules.get_mut(module).unwrap().requires.insert(group);
        path
    };
    let (nord, sud) = (linked(one, other), linked(other, one));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    let mut session = Session::of(&write(&merged.file), 80, 24);
    session.keys("9");
    assert_eq!(session.app.views.questions.questions.len(), 1);
    assert!(session.shows("exige") && !session.shows("(absent)"), "{session}");
    // The part of the graph that the chosen answer touches is drawn, with what comes; neither colour nor box
    // drawing is needed to see it.
    let drawn = session.to_string();
    insta::assert_snapshot!("circle_80x24_fr", drawn);
    assert!(drawn.contains("+▸["), "{drawn}");
    session.theme.glyphs = &mille_parcours::ui::glyphs::ASCII;
    assert!(session.to_string().contains("+>["), "{session}");
    session.keys("<Right>");
    assert_ne!(session.to_string(), drawn);
    session.keys("<Left>");
    session.keys("<Enter>");
    assert!(session.app.shell.doc.path.conflicts.is_empty());
    assert!(session.app.shell.doc.graph().cycles().is_empty());
}

/// Both centres add a paragraph at one place, and a module each: decided without asking.
fn decided(width: u16, height: u16) -> Session {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let changed = |more: &str| {
        let mut path = base.clone();
        path.goal = format!("{}\n{more}", base.goal.as_str()).as_str().into();
        let module = path.modules.values_mut().next().unwrap();
        module.summary = format!("{}\n{more}", module.summary.as_str()).as_str().into();
        path
    };
    let (nord, sud) = (changed("Nord le sait."), changed("Sud le sait."));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    assert!(merged.is_clean() && merged.notes.len() == 2, "{:#?}", merged.notes);
    let mut session = Session::of(&write(&merged.file), width, height);
    session.app.show_decisions(merged.file, merged.notes);
    session.keys("9");
    session
}

#[test]
fn what_was_decided_is_listed_and_can_be_decided_otherwise() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let session = decided(width, height);
        assert_look!(
            format!("decisions_{width}x{height}_fr"),
            Lang::Fr,
            (width, height),
            session,
            session.text()
        );
    }
    let mut session = decided(80, 24);
    let before = session.text();
    // Left as it is: nothing changes, and the next one is shown.
    assert_eq!(session.app.views.questions.decision(), Some(0));
    session.keys("<Enter>");
    assert_eq!(session.text(), before);
    assert_eq!(session.app.views.questions.decision(), Some(1));
    session.keys("<Up>");
    assert_eq!(session.app.views.questions.decision(), Some(0));
    // Decided otherwise.
    session.keys("<Right><Enter>");
    let otherwise = session.text();
    assert_ne!(otherwise, before);
    assert!(session.app.views.questions.decisions.otherwise.contains(&0));
    // The path goes on elsewhere; the decision still is known, and taken back by choosing what was decided.
    session.keys("1");
    session.keys("aRelancer<Enter>9");
    let with_module = session.text();
    assert_ne!(with_module, otherwise);
    session.keys("<Up><Up>");
    assert_eq!((session.app.views.questions.decision(), session.app.views.questions.choice), (Some(0), 1));
    session.keys("<Left><Enter>");
    assert!(session.app.views.questions.decisions.otherwise.is_empty(), "{session}");
    assert!(session.text().contains("Relancer"));
    // Undone, all of it, in order.
    session.keys("u");
    assert_eq!(session.text(), with_module);
    assert!(session.app.views.questions.decisions.otherwise.contains(&0));
    session.keys("uu");
    assert_eq!(session.text(), before);
    assert!(session.app.views.questions.decisions.otherwise.is_empty());
}

/// The files of the catalogue's merges that have questions, with their names.
fn catalogue() -> Vec<(String, TrainingPath)> {
    let mut found = Vec::new();
    for folder in common::cases::folders("cases") {
        let file = |stem: &str| folder.text(stem).and_then(|text| read::<TrainingPath>(&text).ok());
        let (Some(left), Some(right)) = (file("left"), file("right")) else { continue };
        if folder.end != "path.ron" || folder.files.contains_key("first-base") {
            continue;
        }
        let labels = &folder.case.labels;
        let [left, right] =
            [(&labels.0, &left), (&labels.1, &right)].map(|(label, file)| Party { label, file });
        let merged = merge(file("base").as_ref(), left, right);
        if !merged.is_clean() {
            found.push((folder.name.clone(), merged.file));
        }
    }
    found
}

/// Opens a file and gives, of its first question, how many keys each answer takes. Every answer is given,
/// and taken back.
fn keys_of_first_question(file: &TrainingPath) -> Vec<usize> {
    let mut session = Session::of(&write(file), 80, 24);
    session.keys("9");
    let before = session.text();
    let asked = session.app.views.questions.question().expect("a question").id.clone();
    let count = session.app.views.questions.choices().len();
    let mut keys = Vec::new();
    for wanted in 0..count {
        let mut pressed = 1;
        // The shorter way round.
        let at = session.app.views.questions.choice;
        let forward = (wanted + count - at) % count;
        let (key, steps) =
            if forward * 2 <= count { ("<Right>", forward) } else { ("<Left>", count - forward) };
        for _ in 0..steps {
            session.keys(key);
            pressed += 1;
        }
        session.keys("<Enter>");
        assert!(!session.app.shell.doc.path.conflicts.contains_key(&asked), "{asked}: answer {wanted}");
        assert_ne!(session.text(), before);
        keys.push(pressed);
        session.keys("u");
        assert_eq!(session.text(), before, "{asked}: answer {wanted} is taken back whole");
        assert_eq!(
            session.app.views.questions.question().map(|found| &found.id),
            Some(&asked),
            "it is chosen again"
        );
    }
    keys
}

#[test]
fn every_answer_to_the_conflicts_of_the_catalogue_takes_two_keys_at_the_median() {
    let files = catalogue();
    assert!(files.len() >= 20, "{}", files.len());
    let mut all = Vec::new();
    for (name, file) in &files {
        let keys = keys_of_first_question(file);
        assert!(keys.len() >= 2, "{name}: a question has two answers at least");
        all.extend(keys);
    }
    all.sort_unstable();
    let median = all[all.len() / 2];
    println!(
        "{} questions, {} answers: {median} keys at the median, {} at most",
        files.len(),
        all.len(),
        all[all.len() - 1]
    );
    assert!(median <= 2, "{all:?}");
}

#[test]
fn what_somebody_else_saved_is_merged_with_what_is_here() {
    let mut session = Session::sample(80, 24);
    let before = session.text();
    session.keys("<Down>eMienne<Enter>");
    let mine = session.text();
    assert_ne!(mine, before);
    let theirs = before.replace("Négocier", "Négocier mieux");
    session.disk_changes(&theirs);
    session.keys("4");
    let both = mine.replace("Négocier", "Négocier mieux");
    assert_eq!(session.text(), both, "{session}");
    assert!(session.asked.contains(&Effect::Follow), "the next save replaces that version, knowingly");
    assert!(session.shows("sans question"), "{session}");
    // Undone step by step: the version on disk, then one's own.
    session.keys("u");
    assert_eq!(session.text(), theirs);
    session.keys("u");
    assert_eq!(session.text(), mine);
    session.keys("UU<Ctrl-S>");
    assert_eq!(session.saved(), both);

    // What contradicts is asked, beside what was saved last.
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter><Enter> un prix<Enter>");
    assert!(session.text().contains("Négocier un prix"), "{session}");
    session.disk_changes(&theirs);
    session.keys("4");
    assert_eq!(session.app.shell.view, ViewKind::Questions);
    let question = session.app.views.questions.question().expect("a question");
    let labels: Vec<&str> = question.sides.iter().map(|side| side.label.as_str()).collect();
    assert_eq!(labels, ["ici", "sur le disque"]);
    session.keys("<Enter>");
    assert!(session.app.shell.doc.path.conflicts.is_empty());
}

#[test]
fn two_wordings_of_one_passage_are_never_written_one_after_the_other() {
    let merged = two_goals(|word| format!("Vendre {word}."));
    let questions = mille_parcours::merge::questions(&merged);
    let keys: Vec<&str> = questions[0].choices.iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!(keys, ["cci-nord", "cci-sud", "base"]);
}

#[test]
fn two_new_texts_are_both_kept_by_two_keys() {
    let mut base: TrainingPath = read(SAMPLE).unwrap();
    base.goal = Prose::default();
    let with = |goal: &str| TrainingPath { goal: goal.into(), ..base.clone() };
    let (nord, sud) = (with("Vendre sur place."), with("Vendre à distance."));
    let (nord, sud) = (Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    let merged = merge(Some(&base), nord, sud).file;
    let mut session = Session::of(&write(&merged), 80, 24);
    session.keys("9<Left><Enter>");
    let goal = session.app.shell.doc.path.goal.as_str();
    assert!(goal.contains("Vendre sur place.") && goal.contains("Vendre à distance."), "{goal}");
    assert!(session.app.shell.doc.path.conflicts.is_empty());
}
