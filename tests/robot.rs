//! A robot at the keyboard: whatever is pressed, in whatever order and at whatever size, the
//! application stands, and nothing that was done can't be undone.
//!
//! `PARCOURS_ROBOT_STEPS` says how many steps on the small path (3,000 unless set; a third of that on
//! one with questions, a fifth on a big one), `PARCOURS_ROBOT_SEED` where chance begins.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod common;

use std::sync::Arc;

use common::screen::{SAMPLE, Session};
use mille_parcours::app::commands::key::{Code, Key, keys};
use mille_parcours::app::commands::{all, named};
use mille_parcours::app::mouse::Gesture;
use mille_parcours::app::shell::document::Derived;
use mille_parcours::app::shell::rows;
use mille_parcours::app::shell::versions::Offered;
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::app::{Disk, Effect, Msg, Recovery, SaveResult, TypingState};
use mille_parcours::commons::Library;
use mille_parcours::format::{read, write};
use mille_parcours::model::value::find;
use mille_parcours::model::{Message, TrainingPath};

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What the robot did, told when it breaks something.
struct Log(Vec<String>);

impl Drop for Log {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let from = self.0.len().saturating_sub(60);
            eprintln!("{} steps; the last: {}", self.0.len(), self.0[from..].join(" "));
        }
    }
}

const SIZES: &[(u16, u16)] =
    &[(80, 24), (160, 48), (40, 12), (1, 1), (0, 0), (63, 10), (64, 9), (20, 4), (5, 60), (300, 5)];
const TEXTS: &[&str] = &[
    "é",
    "Négocier",
    "1h30",
    "90",
    "2026-11-23",
    "o1",
    "x",
    "\u{202e}\u{1b}[2J",
    "e\u{301}",
    "👩‍🏫",
    "a\nb\r\nc",
    "\"#",
    "«\u{202f}»",
    "   ",
    "ID avec Majuscules",
    "\u{feff}",
    "\t",
    "-",
    "4294967296",
];
/// What opens something and what ends it come often, so that the robot gets deep and out again.
const OFTEN: &[&str] =
    &["Enter", "Enter", "Enter", "Down", "Down", "Up", "Esc", "a", "Space", "Tab", "1", "2", "3"];

/// Commands that write to the document, or ask what to write: a robot that only looks around proves little.
const DEEDS: &[&str] = &[
    "add-module",
    "move-up",
    "move-down",
    "move-to-stage",
    "duplicate",
    "delete",
    "rename-module",
    "add-stage",
    "prerequisites",
    "edit",
    "add-item",
    "delete-item",
    "item-up",
    "item-down",
    "graph-add",
    "graph-add-before",
    "graph-need",
    "graph-cut",
    "graph-alternative",
    "graph-delete",
    "graph-to-stage",
    "matrix-link",
    "change-take",
    "answer",
    "answer-alike",
];

#[test]
fn every_deed_is_a_command() {
    for id in DEEDS {
        assert!(named(id).is_some(), "{id}");
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a kind of step")]
fn step(session: &mut Session, chance: &mut Chance, first: &TrainingPath) -> String {
    let key = |name: &str| keys(&format!("<{name}>"))[0];
    // Something open wants an answer.
    let open = is_open(session);
    // Most of what changes a path stands in the outline: it is come back to soon.
    if !open && session.app.shell.view != ViewKind::Outline && chance.below(4) == 0 {
        // Or in the graph.
        let key = if session.app.shell.view != ViewKind::Graph && chance.below(3) == 0 { "2" } else { "1" };
        session.keys(key);
        return format!("<{key}>");
    }
    // What can't be accepted is given up before long: everything else waits for it.
    if open && chance.below(8) == 0 {
        session.keys("<Esc>");
        return "<Esc>".to_owned();
    }
    let draw = chance.below(100);
    let draw =
        if open && (45..80).contains(&draw) { if draw.is_multiple_of(2) { 0 } else { 80 } } else { draw };
    match draw {
        0..=44 => {
            // Digits are answers; where nothing asks, they would only go to another view.
            let name = *chance.pick(if open { OFTEN } else { &OFTEN[..OFTEN.len() - 3] });
            let key = if name.len() == 1 {
                Key::plain(Code::Char(name.chars().next().unwrap()))
            } else {
                key(name)
            };
            session.send(Msg::Key(key));
            format!("<{name}>")
        }
        45..=79 => {
            // Mostly what counts here: of all there is, most only goes to another view.
            let scope = session.app.scope();
            let commands: Vec<_> = all().collect();
            let here: Vec<_> = all()
                .filter(|command| command.scope.covers(scope) && (command.enabled)(&session.app))
                .filter(|command| !command.id.starts_with("view-"))
                .collect();
            let deeds: Vec<_> = here.iter().copied().filter(|command| DEEDS.contains(&command.id)).collect();
            let command = match chance.below(8) {
                0 => *chance.pick(&commands),
                1..=4 if !deeds.is_empty() => *chance.pick(&deeds),
                _ => *chance.pick(&here),
            };
            let name = command.keys.first().map_or("F2", |_| *chance.pick(command.keys));
            session.send(Msg::Key(Key::parse(name).unwrap()));
            format!("<{name}>")
        }
        80..=89 => {
            let text = *chance.pick(TEXTS);
            for c in text.chars().filter(|c| !c.is_control()) {
                session.send(Msg::Key(Key::plain(Code::Char(c))));
            }
            format!("{text:?}")
        }
        90..=91 => {
            let gesture = *chance.pick(&[
                Gesture::Press,
                Gesture::Press,
                Gesture::Drag,
                Gesture::Drop,
                Gesture::Wheel(3),
                Gesture::Wheel(-3),
            ]);
            let size = session.app.shell.size;
            let at =
                |chance: &mut Chance, size: u16| u16::try_from(chance.below(usize::from(size) + 1)).unwrap();
            let at = (at(chance, size.0), at(chance, size.1));
            session.mouse(gesture, at);
            format!("{gesture:?} {at:?}")
        }
        92..=93 => {
            let text = *chance.pick(TEXTS);
            session.send(Msg::Paste(text.to_owned()));
            format!("paste {text:?}")
        }
        94..=96 => {
            let (width, height) = *chance.pick(SIZES);
            session.resize(width, height);
            format!("{width}x{height}")
        }
        97 => {
            let name = *chance.pick(&[
                "Home",
                "End",
                "PageUp",
                "PageDown",
                "Delete",
                "Backspace",
                "Insert",
                "Ctrl-W",
                "Ctrl-U",
                "Ctrl-C",
                "F12",
            ]);
            session.send(Msg::Key(key(name)));
            format!("<{name}>")
        }
        98 => {
            let disk = match chance.below(3) {
                0 => Disk::Gone,
                1 => Disk::Unreadable(Message::new("app-file-gone")),
                _ => Disk::Path(Box::new(first.clone())),
            };
            session.send(Msg::Changed(disk));
            "disk".to_owned()
        }
        // Nobody tells of a save or of an earlier session while something is asked.
        _ if open => {
            session.send(Msg::Notice(Message::new("app-file-gone")));
            "notice".to_owned()
        }
        _ => {
            let refused = match chance.below(3) {
                0 => Msg::Saved(0, SaveResult::Failed(Message::new("app-file-gone"))),
                1 => Msg::Saved(0, SaveResult::Changed(Disk::Path(Box::new(first.clone())))),
                _ => {
                    let left = Recovery {
                        path: first.clone(),
                        when: "2026-11-23 18:30".into(),
                        file_changed: false,
                    };
                    session.app.offer_recovery(left);
                    Msg::Trouble(Message::new("app-no-journal").with("why", "?"))
                }
            };
            session.send(refused);
            "refused".to_owned()
        }
    }
}

/// What the world around gives when it is asked: the commons, other versions, the text of an editor.
fn serve(session: &mut Session, library: &Arc<Library>, first: &TrainingPath) {
    for effect in std::mem::take(&mut session.asked) {
        let answer = match effect {
            Effect::ReadCommons => Msg::Commons(Arc::clone(library)),
            Effect::Versions => Msg::Versions(vec![Offered {
                label: "au début".into(),
                detail: String::new(),
                name: "début".into(),
            }]),
            Effect::Fetch(name) => Msg::Fetched(name, Ok(Box::new(first.clone()))),
            Effect::EditOutside(text) => Msg::Edited(Ok(format!("{text} Et la suite.\n"))),
            _ => continue,
        };
        session.send(answer);
    }
}

/// What holds at every moment.
fn assert_consistent(session: &Session) {
    let app = &session.app;
    assert_eq!(
        app.shell.selection.rows,
        rows::rows(&app.shell.doc.path, || app.shell.doc.graph()),
        "the outline shows another document"
    );
    assert!(app.shell.selection.at < app.shell.selection.rows.len());
    assert_eq!(
        *app.shell.doc.derived,
        Derived::of(&app.shell.doc.path),
        "the findings are another document's"
    );
    assert!(app.views.outline.field < app.views.outline.form.len().max(1));
    assert!(app.shell.selection.finding < app.shell.doc.derived.findings.len().max(1));
    for row in &app.views.outline.form {
        let all = app.shell.doc.derived.findings.iter().filter(|found| found.steps.starts_with(&row.steps));
        assert!(app.shell.doc.findings_at(&row.steps).eq(all), "findings about {:?}", row.steps);
    }
    for row in app.views.outline.form.iter().filter(|row| !row.absent) {
        assert!(
            find(&app.shell.doc.path, &row.steps).is_some(),
            "the form shows what is not there: {:?}",
            row.steps
        );
    }
    if app.shell.view == ViewKind::Graph {
        let scene = app.views.graph.scene.as_deref().expect("a picture");
        assert_eq!(scene.revision(), Some(app.shell.doc.revision), "the picture is another document's");
        assert_eq!(scene.layout.nodes.len(), scene.picture.nodes.len());
        assert_eq!(
            app.views.graph.at.is_some(),
            (0..scene.layout.nodes.len()).any(|node| scene.is_thing(node))
        );
    }
    if let TypingState::Editing(editing) = &app.shell.work {
        assert!(
            app.views.outline.form.iter().any(|row| row.steps == editing.steps),
            "a field is typed that is not shown"
        );
    }
}

/// What is written reads again as what was meant.
fn assert_writes(session: &Session) {
    let text = session.text();
    let again: TrainingPath = read(&text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    assert_eq!(write(&again), text);
    assert!(again == session.app.shell.doc.path, "another document is read than was written\n{text}");
    read::<TrainingPath>(&session.draft()).unwrap();
}

/// What was done last can be undone and done again, byte for byte.
fn assert_reversible(session: &Session, state: usize, before: &str) {
    let history = &session.app.shell.doc.history;
    let node = &history.nodes()[history.now()];
    let Some(change) = node.change.as_ref().filter(|_| node.parent == state) else { return };
    let mut path = session.app.shell.doc.path.clone();
    change.inverse().apply(&mut path);
    assert_eq!(write(&path), before, "undo of {change:#?}");
    change.apply(&mut path);
    assert_eq!(write(&path), session.text(), "redo of {change:#?}");
}

/// Leaves everything that is open, without an answer to anything: first what lies above, then a search,
/// then a field.
fn leave_all(session: &mut Session) {
    for _ in 0..session.app.shell.layers.len() {
        session.keys("<Esc>");
    }
    if session.app.views.commons.typing {
        session.keys("<Esc>");
    }
    if let TypingState::Editing(_) = session.app.shell.work {
        session.keys("<Esc>");
    }
    assert!(!is_open(session), "it can not be left\n{session}");
}

/// Whether something takes the letters: commands only reach the document when nothing does.
fn is_open(session: &Session) -> bool {
    let app = &session.app;
    let searching = app.shell.view == ViewKind::Commons && app.views.commons.typing;
    searching || !app.shell.layers.is_empty() || matches!(app.shell.work, TypingState::Editing(_))
}

fn assert_undoes(session: &mut Session, first: &str) {
    leave_all(session);
    let last = session.text();
    let mut undone = 0;
    while session.app.shell.doc.history.now() != 0 {
        session.send(Msg::Key(Key::parse("u").unwrap()));
        undone += 1;
        assert!(undone <= session.app.shell.doc.history.nodes().len(), "undo goes round in circles");
    }
    assert_eq!(session.text(), first, "undo to the start");
    assert_consistent(session);
    for _ in 0..undone {
        session.send(Msg::Key(Key::parse("U").unwrap()));
    }
    assert_eq!(session.text(), last, "redo to the end");
    assert_consistent(session);
}

/// Who opens the file another day undoes what was done, state by state.
fn assert_reopens(session: &mut Session) {
    leave_all(session);
    session.keys("<Ctrl-S>");
    leave_all(session);
    if session.app.shell.doc.history.is_dirty() {
        return;
    }
    let mut later = session.reopened();
    let here = &session.app.shell.doc;
    let mut state = here.history.now();
    for _ in 0..80 {
        let then = write(&here.history.state(&here.path, state).unwrap());
        let (told, next) = (&later.app.shell.notice, later.app.shell.doc.history.now());
        let refused = &later.app.shell.doc.history.nodes()[next].change;
        assert_eq!(later.text(), then, "another day: {told:?} {refused:#?}");
        let Some(before) = here.history.before(state).filter(|_| later.app.shell.doc.history.can_undo())
        else {
            break;
        };
        state = before;
        later.keys("1u");
    }
}

fn run(text: &str, steps: usize, undo_every: usize) {
    let seed = number("PARCOURS_ROBOT_SEED").unwrap_or(7);
    let mut chance = Chance(u64::try_from(seed).unwrap());
    let mut session = Session::of(text, 80, 24);
    let first = session.text();
    let first_path = session.app.shell.doc.path.clone();
    let library = common::library::sample();
    let mut log = Log(Vec::new());
    let (mut saves, mut quits) = (0, 0);
    for at in 1..=steps {
        let disk = session.disk.clone();
        let (state, before) = (session.app.shell.doc.history.now(), session.text());
        let done = step(&mut session, &mut chance, &first_path);
        log.0.push(done);
        serve(&mut session, &library, &first_path);
        // Drawn after each step, as the program does.
        session.raw();
        assert_consistent(&session);
        assert_reversible(&session, state, &before);
        saves += usize::from(session.disk != disk);
        quits += usize::from(std::mem::take(&mut session.ended));
        if at % 25 == 0 {
            assert_writes(&session);
        }
        if at % undo_every == 0 {
            log.0.push("[undo all, redo all]".to_owned());
            assert_undoes(&mut session, &first);
        }
    }
    assert_writes(&session);
    assert_undoes(&mut session, &first);
    assert_reopens(&mut session);
    let states = session.app.shell.doc.history.nodes().len();
    println!("{steps} steps from seed {seed}: {states} states, {saves} saves, {quits} ends; all stand");
    assert!(states > steps / 50, "a robot that changes nothing proves nothing");
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn a_robot_breaks_nothing_in_a_small_path() {
    run(SAMPLE, number("PARCOURS_ROBOT_STEPS").unwrap_or(3_000), 300);
}

#[test]
fn a_robot_breaks_nothing_in_a_path_with_questions() {
    let text = write(&common::contested::path());
    run(&text, number("PARCOURS_ROBOT_STEPS").unwrap_or(3_000) / 3, 200);
}

#[test]
fn a_robot_breaks_nothing_in_a_big_path() {
    let files = common::sample_files();
    let biggest = files.iter().max_by_key(|file| file.metadata().unwrap().len()).unwrap();
    let text = std::fs::read_to_string(biggest).unwrap();
    run(&text, number("PARCOURS_ROBOT_STEPS").unwrap_or(3_000) / 5, 100);
}
