//! `parcours resolve`: what a merge left open, listed, answered, or opened on the screen.
//!
//! Owns the answers from a script and the questions about a whole file, which no record in it can hold:
//! one that was deleted on one side, or renamed on both. Questions inside files are the engine's
//! business; what git knows is read in [`subject`].

mod content;
mod decided;
mod list;
mod subject;
mod whole;

use std::io::{self, IsTerminal};

use self::content::OpenedFile;
use self::list::Listed;
use self::subject::{Subject, SubjectState};
use super::args::Resolve;
use super::choices::TextOrJson;
use super::input::KnownFile;
use super::merge::lineage;
use super::session::{Failure, Session, shown};
use super::{Outcome, open, output};
use crate::format::FileKind;
use crate::model::Message;
use crate::vcs::markers;

/// `parcours resolve`
pub(super) fn run(args: &Resolve, session: &Session) -> Result<Outcome, Failure> {
    let Some(file) = &args.file else { return list::unfinished(args, session) };
    let mut subject = subject::find(file, session)?;
    if args.markers {
        return write_markers(&subject, session);
    }
    let asked = !args.take.is_empty() || args.take_all.is_some();
    if asked {
        answer(&mut subject, args, session)?;
    }
    // A list is a look; everything else leaves a file behind that can be opened.
    let looks = args.list || (args.format == TextOrJson::Json && !asked);
    if !looks {
        save_rebuilt(&mut subject, session)?;
    }
    if !(asked || looks || args.add) {
        match on_screen(&mut subject, session)? {
            None => {}
            Some(Outcome::Clean) => return settle(&subject, false, session),
            Some(ended) => return Ok(ended),
        }
    }
    if looks || args.format == TextOrJson::Json || !(asked || args.add) {
        let notes = decided::of(&subject, session).map_or_else(Vec::new, |joined| joined.notes);
        let listed = Listed::of(&subject, session).with_notes(notes);
        list::print(&[listed], args.format, session)?;
    }
    settle(&subject, args.add && !looks, session)
}

/// Opens the workspace on what is open and what was decided, where there is any, and a terminal, and the
/// file is a path; gives how it ended.
fn on_screen(subject: &mut Subject, session: &Session) -> Result<Option<Outcome>, Failure> {
    let SubjectState::Content { open, .. } = &subject.state else { return Ok(None) };
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) || subject.kind != FileKind::Path {
        return Ok(None);
    }
    let decided = decided::of(subject, session).filter(|joined| !joined.notes.is_empty());
    if open.questions().is_empty() && decided.is_none() {
        return Ok(None);
    }
    let decisions = decided.map(|joined| (joined.text, joined.notes));
    let ended = open::questions(&subject.file, decisions, session)?;
    // What a person answered there is in the file now.
    *subject = subject::find(&subject.file, session)?;
    Ok(Some(ended))
}

/// Writes a file that was rebuilt, so that others can open it.
fn save_rebuilt(subject: &mut Subject, session: &Session) -> Result<(), Failure> {
    let SubjectState::Content { open, known, rebuilt } = &mut subject.state else { return Ok(()) };
    if !*rebuilt {
        return Ok(());
    }
    let text = open.text()?;
    let form = known.as_ref().map(|known| known.form).unwrap_or_default();
    let identity = known.as_ref().map(|known| &known.identity);
    let saved = output::save(&subject.file, &text, form, identity, session)?;
    *known = Some(KnownFile { identity: saved.identity, form });
    *rebuilt = false;
    Ok(())
}

/// Gives the answers of the arguments. All of them are looked at before any is written.
fn answer(subject: &mut Subject, args: &Resolve, session: &Session) -> Result<(), Failure> {
    let answers: Vec<(&str, &str)> =
        args.take.iter().map(|answer| parsed(answer)).collect::<Result<_, _>>()?;
    let SubjectState::Content { open, known, .. } = &mut subject.state else {
        return whole::answer(subject, &answers, args.take_all.as_deref(), session);
    };
    let before = open.text()?;
    let mut given = 0_usize;
    for (id, option) in answers {
        take(open, id, option)?;
        given += 1;
    }
    if let Some(option) = &args.take_all {
        // Each answer may change what the others mean, so each question is looked up anew.
        while let Some((id, key)) = next_with(open, option) {
            take(open, &id, &key)?;
            given += 1;
        }
    }
    let text = open.text()?;
    let form = known.as_ref().map(|known| known.form).unwrap_or_default();
    let identity = known.as_ref().map(|known| &known.identity);
    let saved = output::save(&subject.file, &text, form, identity, session)?;
    lineage::followed(subject.kind, &before, &text);
    *known = Some(KnownFile { identity: saved.identity, form });
    session.done(&Message::new("resolve-answered").with("count", given));
    Ok(())
}

/// `ID=OPTION`; an option may hold an equal sign, an id never does.
fn parsed(answer: &str) -> Result<(&str, &str), Failure> {
    let parts = answer.split_once('=').filter(|(id, option)| !id.is_empty() && !option.is_empty());
    parts.ok_or_else(|| Message::new("resolve-not-an-answer").with("answer", answer).into())
}

fn next_with(open: &OpenedFile, option: &str) -> Option<(String, String)> {
    open.questions().into_iter().find_map(|question| {
        let choice = question.choices.into_iter().find(|choice| choice.key == option)?;
        Some((question.id, choice.key))
    })
}

/// Answers one question. The beginning of an id will do where it leads to one question.
fn take(open: &mut OpenedFile, id: &str, option: &str) -> Result<(), Failure> {
    let questions = open.questions();
    let exact = questions.iter().find(|question| question.id == id);
    let mut near = questions.iter().filter(|question| question.id.starts_with(id));
    let only = near.next().filter(|_| near.next().is_none());
    let Some(question) = exact.or(only) else {
        return Err(Message::new("resolve-no-question").with("id", id).into());
    };
    let Some(choice) = question.choices.iter().find(|choice| choice.key == option) else {
        let keys: Vec<String> = question.choices.iter().map(|choice| choice.key.clone()).collect();
        let message = Message::new("resolve-no-option").with("option", option);
        return Err(message.with("id", question.id.as_str()).with("options", keys).into());
    };
    open.answer(&choice.change);
    Ok(())
}

/// Says what is left to do, and tells git where nothing is.
fn settle(subject: &Subject, add: bool, session: &Session) -> Result<Outcome, Failure> {
    let listed = Listed::of(subject, session);
    if listed.open() > 0 {
        session.done(&Message::new("resolve-left").with("count", listed.open()));
    }
    if listed.is_left() {
        return Ok(Outcome::Found);
    }
    match (&subject.pending, add) {
        (Some(pending), true) => {
            pending.mark_merged()?;
            session.done(&Message::new("resolve-added").with("file", shown(&subject.file)));
        }
        (Some(_), false) => {
            session.done(&Message::new("resolve-to-add").with("file", shown(&subject.file)));
        }
        (None, _) => session.done(&Message::new("resolve-nothing").with("file", shown(&subject.file))),
    }
    Ok(Outcome::Clean)
}

/// Writes what is open between git's markers, for other tools.
fn write_markers(subject: &Subject, session: &Session) -> Result<Outcome, Failure> {
    let SubjectState::Content { open, known, .. } = &subject.state else {
        return Err(Message::new("resolve-no-markers").with("file", shown(&subject.file)).into());
    };
    let questions = open.questions();
    if questions.is_empty() {
        session.done(&Message::new("resolve-nothing").with("file", shown(&subject.file)));
        return Ok(Outcome::Clean);
    }
    let mut labels: Vec<String> =
        questions.iter().flat_map(|question| question.sides.iter().map(|side| side.label.clone())).collect();
    labels.sort();
    labels.dedup();
    let [left, right] = labels.as_slice() else {
        return Err(Message::new("resolve-many-sides").with("file", shown(&subject.file)).into());
    };
    let text = |open: OpenedFile| open.text();
    let versions = [open.as_said_by(left), open.as_before(&labels), open.as_said_by(right)];
    let [one, base, other] = versions.map(text);
    let base_label = session.lang.word("merging-base");
    let marked = markers::write(&one?, &base?, &other?, [left, &base_label, right]);
    let form = known.as_ref().map(|known| known.form).unwrap_or_default();
    let identity = known.as_ref().map(|known| &known.identity);
    output::save(&subject.file, &marked, form, identity, session)?;
    session.done(&Message::new("resolve-marked").with("file", shown(&subject.file)));
    Ok(Outcome::Found)
}
