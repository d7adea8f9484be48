//! What was done in an earlier session is undone in a later one.

use mille_parcours::app::shell::document::Document;
use mille_parcours::app::shell::past;
use mille_parcours::edit::{Change, History, Op, change, kept, rename};
use mille_parcours::format::{read, write};
use mille_parcours::model::value::{Value, find};
use mille_parcours::model::{Message, TrainingPath};
use mille_parcours::steps;

use super::common::generate::{self, Random, Wild};
use super::common::screen::{SAMPLE, Session};

/// Two modules, a title; back to the first module, and another way from there; saved.
const FORK: &str = "<Down>aUn<Enter>aDeux<Enter>uuaTrois<Enter>eÉtape<Enter><Ctrl-S>";

/// A session in which something was done and saved, and the one of the next day.
fn two_days() -> (Session, Session) {
    let mut day = Session::sample(100, 30);
    day.keys(FORK);
    let next = day.reopened();
    (day, next)
}

#[test]
fn who_opens_the_file_another_day_undoes_what_was_done() {
    let first = Session::sample(100, 30).text();
    let (day, mut next) = two_days();
    assert!(!next.app.shell.doc.history.is_dirty());
    next.keys("u");
    assert!(next.shows("Annulé"), "{next}");
    next.keys("uuuuu");
    assert_eq!(next.text(), first, "as it was before the first session");
    assert!(next.app.shell.doc.history.is_dirty(), "another text stands on disk");
    next.keys("UUUUU");
    assert_eq!(next.text(), day.text());
    assert!(!next.app.shell.doc.history.is_dirty());
    // And the day after that, when more was done.
    next.keys("<Down>aQuatre<Enter><Ctrl-S>");
    let mut third = next.reopened();
    third.keys("uuuuuu");
    assert_eq!(third.text(), first);
}

#[test]
fn every_state_of_every_branch_is_there_another_day() {
    let (mut day, mut next) = two_days();
    let states = day.app.shell.doc.history.nodes().len();
    assert_eq!(next.app.shell.doc.history.nodes().len(), states);
    for state in (0..states).chain([0, 2]) {
        day.app.shell.doc.go(state).unwrap();
        next.app.shell.doc.go(state).unwrap();
        assert_eq!(next.text(), day.text(), "state {state}");
        assert_eq!(next.app.shell.state_label(state), day.app.shell.state_label(state));
        assert_eq!(next.app.shell.state_time(state), day.app.shell.state_time(state));
    }
}

#[test]
fn the_history_says_which_states_come_from_earlier_sessions() {
    let (_, mut next) = two_days();
    next.keys("<Down>aQuatre<Enter>6");
    insta::assert_snapshot!("history_earlier", next.to_string());
    next.keys("L");
    insta::assert_snapshot!("history_earlier_en", next.to_string());
}

#[test]
fn a_file_that_somebody_else_changed_begins_anew() {
    let (mut day, _) = two_days();
    day.disk = day.disk.replace("Trois", "Autre");
    let next = day.reopened();
    assert_eq!(next.app.shell.doc.history.nodes().len(), 1);
    assert!(!next.app.shell.doc.history.can_undo() && !next.app.shell.doc.history.is_dirty());
}

#[test]
fn what_does_not_fit_is_refused_and_no_longer_offered() {
    let (day, _) = two_days();
    let (_, bytes) = day.past.unwrap();
    // As nobody should: given to another file than it was kept for.
    let other = day.disk.replace("Trois", "Autre");
    let mut later = Session::of(&other, 100, 30);
    assert!(later.app.shell.doc.restore(&bytes));
    later.keys("<Down>aQuatre<Enter>u");
    let before = later.text();
    // The title of the stage fits, the module that was added before it does not.
    later.keys("u");
    let renamed = later.text();
    assert_ne!(renamed, before);
    later.keys("u");
    assert!(later.shows("ne va pas avec ce fichier"), "{later}");
    assert_eq!(later.text(), renamed, "nothing was changed");
    assert!(!later.app.shell.doc.history.can_undo());
    later.keys("6<End>");
    assert_eq!(later.app.views.history.rows.len(), 3, "{later}");
    later.keys("<Home><Enter>");
    assert!(later.text().contains("Quatre"), "what was done since is still there");
}

#[test]
fn bytes_of_another_program_and_damaged_bytes_are_none() {
    let mut path: TrainingPath = read(SAMPLE).unwrap();
    let mut history = History::default();
    for title in ["Un", "Deux"] {
        let value = Value::Line(title.to_owned());
        let label = Message::new("edit-field").with("title", title);
        let change = change::set_field(&path, steps![Field("title")], value, label).unwrap();
        history.record(&mut path, change, 5);
    }
    let bytes = past::kept(&history, &path, &read(&write(&path)).unwrap()).unwrap();
    let restored = |bytes: &[u8]| {
        let mut document = Document::new(path.clone(), "essai.path.ron");
        document.restore(bytes).then_some(document)
    };
    assert!(restored(&bytes).is_some());
    for at in 0..bytes.len() {
        assert!(restored(&bytes[..at]).is_none(), "cut at {at}");
        for flip in [1, 0x20, 0x80] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            // Whatever is still taken for a history breaks nothing.
            let Some(mut document) = restored(&damaged) else { continue };
            for state in (0..document.history.nodes().len()).rev() {
                let before = write(&document.path);
                if document.go(state).is_err() {
                    assert!(read::<TrainingPath>(&before).is_ok());
                }
            }
            write(&document.path);
        }
    }
}

/// Something that people do to a path, if it can be done there.
fn some_change(path: &TrainingPath, random: &mut Random, wild: Wild) -> Option<Change> {
    let ids: Vec<&String> = path.modules.keys().collect();
    let id = ids.get(random.below(ids.len().max(1))).copied();
    match random.below(7) {
        0 => change::delete_module(path, id?),
        1 => rename::rename(path, &steps![Field("modules")], id?, "autre-nom"),
        2 => change::delete_stage(path, random.below(path.stages.len() + 1)),
        3 => {
            change::move_stage(path, random.below(path.stages.len() + 1), random.below(path.stages.len() + 1))
        }
        4 => {
            let other = generate::path(random.next(), wild);
            let (id, module) = other.modules.iter().next()?;
            let is_new = path.modules.get(id).is_none();
            is_new.then(|| change::add_module(path, id, module, Some((0, random.below(3)))))
        }
        5 => {
            let mut after = path.clone();
            generate::vary_record(&mut after, random, wild);
            after.format = path.format;
            let label = Message::new("edit-reload");
            Op::put(path, steps![], Value::of(&after)).map(|op| Change { label, ops: vec![op] })
        }
        _ => {
            let mut after = path.clone();
            generate::vary_record(&mut after, random, wild);
            let at = steps![Field("modules"), Item(id?.clone())];
            let value = Value::of(find(&after, &at)?);
            change::set_field(path, at, value, Message::new("edit-field").with("title", id?.as_str()))
        }
    }
}

#[test]
fn a_history_that_was_kept_is_the_same_history() {
    let (mut changes, mut told) = (0, 0);
    for seed in 0..120 {
        let random = &mut Random(seed);
        let wild = Wild { texts: true, trivia: seed % 2 == 0 };
        let mut path: TrainingPath = read(&write(&generate::path(seed, wild))).unwrap();
        let mut history = History::default();
        for at in 0..12 {
            if random.one_in(3) {
                history.go(&mut path, random.below(history.nodes().len())).unwrap();
            }
            if let Some(change) = some_change(&path, random, wild) {
                history.record(&mut path, change, 1_000_000 + at);
            }
        }
        if history.nodes().len() == 1 {
            continue;
        }
        history.go(&mut path, random.below(history.nodes().len())).unwrap();
        changes += history.nodes().len() - 1;
        let text = write(&path);
        let again: TrainingPath = read(&text).unwrap();
        told += usize::from(again != path);
        let bytes = past::kept(&history, &path, &again).unwrap_or_else(|| panic!("seed {seed}: not kept"));
        let mut later = Document::new(again, "essai.path.ron");
        assert!(later.restore(&bytes), "seed {seed}");
        assert!(later.path == path, "seed {seed}");
        assert_eq!(kept::write(&later.history, &[]), kept::write(&history, &[]), "seed {seed}");
        assert_eq!((later.history.now(), later.history.saved()), (history.now(), Some(history.now())));
        for state in (0..history.nodes().len()).rev().chain(0..history.nodes().len()) {
            history.go(&mut path, state).unwrap();
            later.go(state).unwrap_or_else(|_| panic!("seed {seed}: state {state} does not fit"));
            assert_eq!(write(&later.path), write(&path), "seed {seed}: state {state}");
        }
    }
    assert!(changes > 400, "only {changes} changes");
    println!("{changes} changes; {told} paths of which the text does not tell all");
}
