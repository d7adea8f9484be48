//! How much is kept, and what the text of a file does not tell.

use super::*;
use crate::edit::change;
use crate::format::{read as read_text, write as write_text};
use crate::model::trivia::Trivia;
use crate::model::value::{Step, Value};
use crate::steps;

fn say(history: &mut History, path: &mut TrainingPath, title: &str) {
    let label = Message::new("edit-field").with("title", title.get(..3).unwrap_or(title));
    let change = change::set_field(path, steps![Field("title")], Value::Line(title.to_owned()), label);
    history.record(path, change.expect("a change"), 7);
}

#[test]
fn the_newest_states_are_kept_of_a_long_history() {
    let mut path = TrainingPath::new("p", "0");
    let mut history = History::default();
    for title in 1..=2 * MOST_STATES {
        say(&mut history, &mut path, &title.to_string());
    }
    let (mut kept, _) = read(&write(&history, &[]).unwrap()).unwrap();
    assert_eq!(kept.nodes().len(), MOST_STATES);
    assert_eq!(kept.nodes()[0].at, 7, "the oldest one that is kept has its time");
    kept.go(&mut path, 0).unwrap();
    assert_eq!(path.title, (MOST_STATES + 1).to_string());
}

#[test]
fn what_is_too_large_is_not_kept_nor_what_comes_before_it() {
    let mut path = TrainingPath::new("p", "0");
    let mut history = History::default();
    for title in ["1".to_owned(), "x".repeat(MOST_BYTES), "2".to_owned(), "3".to_owned()] {
        say(&mut history, &mut path, &title);
    }
    let bytes = write(&history, &[]).unwrap();
    assert!(bytes.len() < 10_000, "{}", bytes.len());
    let (kept, _) = read(&bytes).unwrap();
    assert_eq!(kept.nodes().len(), 2, "the way back to « 2 », which is as large as the text it replaced");
    // In a branch that is not gone, nothing else is lost.
    history.go(&mut path, 1).unwrap();
    say(&mut history, &mut path, "4");
    let (kept, _) = read(&write(&history, &[]).unwrap()).unwrap();
    assert_eq!((kept.nodes().len(), kept.now()), (3, 2));
}

#[test]
fn states_behind_what_is_closed_are_not_kept() {
    let mut path = TrainingPath::new("p", "0");
    let mut history = History::default();
    for title in ["1", "2", "3"] {
        say(&mut history, &mut path, title);
    }
    history.nodes[2].closed = true;
    assert_eq!(history.reachable(), [false, false, true, true]);
    let (kept, _) = read(&write(&history, &[]).unwrap()).unwrap();
    assert_eq!(kept.nodes().len(), 2);
    assert_eq!(history.undo(&mut path).unwrap().unwrap().label.key, "edit-field");
    assert_eq!(history.undo(&mut path), Ok(None));
}

#[test]
fn a_history_in_which_nothing_was_done_is_not_kept() {
    assert_eq!(write(&History::default(), &[]), None);
}

#[test]
fn a_comment_of_what_is_gone_comes_back_with_it() {
    let text = "Path(\n    format: 1,\n    id: \"p\",\n    title: \"P\",\n    language: \"fr\",\n    \
                stages: [\n        (\n            id: \"s\",\n            modules: [\n                \"a\", // d’abord\n                \
                \"b\",\n            ],\n        ),\n    ],\n    modules: {\n        \"a\": (title: \"A\"),\n        \
                \"b\": (title: \"B\"),\n    },\n)\n";
    let mut path: TrainingPath = read_text(text).unwrap();
    let before = write_text(&path);
    assert!(before.contains("d’abord"), "{before}");
    let mut history = History::default();
    let change = change::delete_module(&path, "a").unwrap();
    history.record(&mut path, change, 1);
    let mut again: TrainingPath = read_text(&write_text(&path)).unwrap();
    let told = untold(&again, &path).unwrap();
    let (mut later, told) = read(&write(&history, &told).unwrap()).unwrap();
    assert!(told.apply_where_it_stands(&mut again) && again == path);
    later.undo(&mut again).unwrap();
    assert_eq!(write_text(&again), before);
}

#[test]
fn an_entry_that_says_something_without_being_told_is_undone_another_day() {
    let text = "Path(\n    format: 1,\n    id: \"p\",\n    title: \"P\",\n    language: \"fr\",\n    modules: {\n        \
                \"a\": (title: \"A\"),\n    },\n)\n";
    let mut path: TrainingPath = read_text(text).unwrap();
    let before = path.clone();
    let mut history = History::default();
    let adaptations = steps![Field("modules"), Item("a".to_owned()), Field("adaptations")];
    let nothing = Value::Record(Vec::new(), Trivia::default());
    let label = Message::new("edit-field");
    let change = change::add_item(&path, &adaptations, &Step::Item("a1".to_owned()), nothing, label).unwrap();
    history.record(&mut path, change, 1);
    let mut again: TrainingPath = read_text(&write_text(&path)).unwrap();
    let (mut later, _) = read(&write(&history, &[]).unwrap()).unwrap();
    assert!(later.undo(&mut again).unwrap().is_some());
    assert_eq!(again, before);
}
