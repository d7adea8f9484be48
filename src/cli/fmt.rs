//! `parcours fmt`: files in canonical form.

use std::path::Path;

use super::Outcome;
use super::args::Fmt;
use super::input::{self, KnownFile};
use super::output;
use super::session::{Failure, Session, shown};
use crate::format::Content;
use crate::model::Message;
use crate::store::TextForm;

/// `parcours fmt`. Every file is taken for itself: one that can't be read keeps none of the others
/// from their form.
pub(super) fn run(args: &Fmt, session: &Session) -> Result<Outcome, Failure> {
    let mut worst = Outcome::Clean;
    for file in &args.files {
        let outcome = match one(file, args.check, session) {
            Ok(outcome) => outcome,
            Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
            Err(failure) => {
                session.tell_failure(&failure);
                Outcome::Trouble
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

fn one(file: &Path, check: bool, session: &Session) -> Result<Outcome, Failure> {
    if !check && !input::is_dash(file) {
        input::sweep_beside(file);
    }
    let read = input::read(file, session)?;
    let content = match Content::read(input::kind(file, &read.text), &read.text) {
        Ok(content) => content,
        Err(error) => return Err(input::refused(read, error)),
    };
    let canonical = content.write();
    let Some(KnownFile { identity, form }) = read.loaded else {
        return stdin(&read.text, &canonical, check, session);
    };
    if !form.bom && read.text == canonical {
        session.detail(&Message::new("cli-fmt-already").with("file", shown(file)));
        return Ok(Outcome::Clean);
    }
    if check {
        session.print(&format!("{}\n", shown(file)))?;
        return Ok(Outcome::Found);
    }
    output::save(file, &canonical, TextForm::default(), Some(&identity), session)?;
    session.done(&Message::new("cli-fmt-done").with("file", shown(file)));
    let changed =
        [(form.crlf, "cli-fmt-crlf"), (form.bom, "cli-fmt-bom"), (form.unterminated, "cli-fmt-unterminated")];
    for (_, key) in changed.into_iter().filter(|(changed, _)| *changed) {
        session.note(&Message::new(key).with("file", shown(file)));
    }
    Ok(Outcome::Clean)
}

fn stdin(text: &str, canonical: &str, check: bool, session: &Session) -> Result<Outcome, Failure> {
    if !check {
        output::give(canonical)?;
        return Ok(Outcome::Clean);
    }
    if text == canonical {
        return Ok(Outcome::Clean);
    }
    session.print(&format!("{}\n", input::DASH))?;
    Ok(Outcome::Found)
}
