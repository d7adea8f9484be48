//! `parcours diff-driver`: what `git diff` shows of a file.
//!
//! git gives seven arguments: the name, and for each side a file, an id and a mode; two more for a file
//! that was renamed; the name alone for one that is unmerged. A side that is not there is an empty
//! device. Ends with 0 whatever the difference, as git wants it.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use similar::TextDiff;

use super::textconv::reading;
use crate::cli::args::DiffDriver;
use crate::cli::markup::{Style, paint};
use crate::cli::session::{Failure, Session, shown};
use crate::cli::{Outcome, diff, input, output};
use crate::format::{self, Content};
use crate::i18n::visible;
use crate::model::Message;
use crate::vcs::{self, Caller, PatchSide};

/// `parcours diff-driver NAME OLD HEX MODE NEW HEX MODE`
///
/// A person, at a terminal or a pager, reads words. A file or another program gets the patch that git would have
/// made: it has to apply.
pub(in crate::cli) fn run(args: &DiffDriver, session: &Session) -> Result<Outcome, Failure> {
    match show(args, session) {
        // Whoever read this left: git ends as silently.
        Err(Failure::ClosedPipe) => Ok(Outcome::Clean),
        other => other,
    }
}

fn show(args: &DiffDriver, session: &Session) -> Result<Outcome, Failure> {
    let argument = |at: usize| args.args.get(at).map(|text: &OsString| Path::new(text));
    let text = |at: usize| args.args.get(at).and_then(|text| text.to_str()).unwrap_or_default();
    let Some(name) = argument(0) else { return Ok(Outcome::Trouble) };
    let (Some(old), Some(new)) = (argument(1), argument(4)) else {
        let message = Message::new("git-diff-unmerged").with("file", shown(name));
        session.print(&format!("{}\n", session.text(&message)))?;
        return Ok(Outcome::Clean);
    };
    let names = match argument(7) {
        Some(renamed) => [name, renamed],
        None => [name, name],
    };
    let modes = [text(3), text(6)];
    if !io::stdout().is_terminal() && !Caller::find().is_read() {
        let [old_name, new_name] = names;
        let old = PatchSide { name: old_name, file: old, id: text(2), mode: modes[0] };
        let new = PatchSide { name: new_name, file: new, id: text(5), mode: modes[1] };
        let renamed = argument(8).map(|_| text(8));
        let patch = vcs::patch(old, new, renamed)?;
        output::print_bytes(&patch)?;
        return Ok(Outcome::Clean);
    }
    let texts = [side(old, session)?, side(new, session)?];
    session.print(&difference(names, modes, texts, session))?;
    Ok(Outcome::Clean)
}

/// The text of one side; none where there is no file.
fn side(file: &Path, session: &Session) -> Result<Option<String>, Failure> {
    if file == Path::new("/dev/null") || file == Path::new("nul") {
        return Ok(None);
    }
    Ok(Some(format::lossy(&input::bytes(file, session)?).into_owned()))
}

fn difference(names: [&Path; 2], modes: [&str; 2], texts: [Option<String>; 2], session: &Session) -> String {
    let mut heading = paint(Style::Heading, &heading(names));
    if modes[0] != modes[1] && modes.iter().all(|mode| mode.len() == 6) {
        let message = Message::new("git-diff-mode").with("old", modes[0]).with("new", modes[1]);
        heading = format!("{heading}\n{}", session.text(&message));
        if texts[0] == texts[1] {
            return format!("{heading}\n");
        }
    }
    let content = |text: &String| Content::read(input::kind(names[1], text), text).ok();
    let read = texts.each_ref().map(|text| text.as_ref().map(content));
    if let [Some(Some(old)), Some(Some(new))] = &read {
        let shown = names.map(shown);
        let originals = texts.each_ref().map(|text| text.as_deref().unwrap_or_default());
        if let Some(told) = diff::told([&shown[0], &shown[1]], [old, new], originals, session) {
            return format!("{heading}\n{told}\n");
        }
    }
    // A file that came or went is read out; what can't be read is compared as it is.
    let readable = read.iter().all(|side| !matches!(side, Some(None)));
    let [old, new] = match read {
        [old, new] if readable => [old, new]
            .map(|side| side.flatten().map(|content| reading(&content, session.lang)).unwrap_or_default()),
        _ => texts.map(Option::unwrap_or_default),
    };
    format!("{heading}\n{}", unified(&old, &new))
}

fn heading([old, new]: [&Path; 2]) -> String {
    if old == new { shown(new) } else { format!("{} → {}", shown(old), shown(new)) }
}

/// Lines that went and came, with a few around them.
fn unified(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        out.push_str(&paint(Style::Note, &hunk.header().to_string()));
        out.push('\n');
        for change in hunk.iter_changes() {
            let line = visible(change.value().trim_end_matches('\n')).into_owned();
            let line = format!("{}{line}", change.tag());
            let line = match change.tag() {
                similar::ChangeTag::Delete => paint(Style::Gone, &line),
                similar::ChangeTag::Insert => paint(Style::Come, &line),
                similar::ChangeTag::Equal => line,
            };
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}
