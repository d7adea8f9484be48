//! `parcours merge-driver`: the merge that git asks for.
//!
//! Owns the contract: 0 for merged, 1 for a file that reads and holds questions, [`Outcome::Stop`] for
//! everything else, with the file that git gave untouched, so that git stops and nobody loses a side. A
//! breakdown of the program is « everything else » too. An empty common version means that there is
//! none. When git makes a common version of several, it calls as always, and the result may hold
//! questions: they are data, so the merge that follows reads them.

use std::ffi::{OsStr, OsString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::cli::args::MergeDriver;
use crate::cli::merge::join::{MergeOutput, MergeVersion, NotJoined, join};
use crate::cli::session::{Failure, Session};
use crate::cli::{Outcome, input};
use crate::format::{FileKind, Problem};
use crate::i18n::visible;
use crate::model::Message;
use crate::store::{self, DiskFs, Loaded, TextForm};
use crate::vcs::Repository;

/// Set by a person who wants git's own merge for files that can't be read.
const TEXT_VARIABLE: &str = "PARCOURS_TEXT_MERGE";

/// The label that git gives to a side when it makes a common version of several.
const VIRTUAL: &str = "Temporary merge branch";

/// `parcours merge-driver %O %A %B %L %P %S %X %Y`
pub(in crate::cli) fn run(args: &MergeDriver, session: &Session) -> Outcome {
    guarded(|| match merge(args, session) {
        Ok(outcome) => outcome,
        Err(failure) => {
            session.tell_failure(&failure);
            session.problem(&Message::new("git-driver-stopped").with("file", name_of(args)));
            Outcome::Stop
        }
    })
}

/// Whatever breaks down, git stops.
fn guarded(work: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Outcome::Stop)
}

fn merge(args: &MergeDriver, session: &Session) -> Result<Outcome, Failure> {
    let load = |path: &Path| store::load(&DiskFs, path, session.limit);
    let (base, left, right) = match (load(&args.base), load(&args.left), load(&args.right)) {
        (Ok(base), Ok(left), Ok(right)) => (base, left, right),
        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => {
            return fall_back(args, error.into(), session);
        }
    };
    let name = name_of(args);
    for loaded in [&left, &right] {
        if loaded.text.starts_with("version https://git-lfs.github.com/spec/") {
            return Err(Message::new("git-driver-lfs").with("file", name.as_str()).into());
        }
    }
    if let Some(kept) = emptied(&left, &right) {
        save(&args.left, &left, kept.form, &kept.text)?;
        session.problem(&Message::new("git-driver-emptied").with("file", name.as_str()));
        return Ok(Outcome::Found);
    }
    let [left_label, right_label] = labels(args, session);
    let base = Some(&base).filter(|base| !base.text.is_empty());
    let sides = [(&left, &left_label), (&right, &right_label)];
    let names = sides.map(|(_, label)| format!("{name} ({label})"));
    let version = |at: usize| {
        let (loaded, label): (&Loaded, &String) = sides[at];
        MergeVersion { name: &names[at], label, text: &loaded.text }
    };
    let joined =
        match join(kind(&name, &left.text), base.map(|base| base.text.as_str()), version(0), version(1)) {
            Ok(joined) => joined,
            Err(why) => {
                let hint = hint(&why);
                session.note(&hint.with("file", name.as_str()));
                return fall_back(args, why.into(), session);
            }
        };
    let form = TextForm::merged(base.as_ref().map(|base| base.form), left.form, right.form);
    save(&args.left, &left, form, &joined.text)?;
    tell(&name, &joined, &left_label, session);
    Ok(if joined.is_clean() { Outcome::Clean } else { Outcome::Found })
}

/// What to do about a side that can't be read.
fn hint(why: &NotJoined) -> Message {
    let markers = matches!(
        why,
        NotJoined::Refused { error, .. } if matches!(error.problem, Problem::ConflictMarkers { .. })
    );
    Message::new(if markers { "git-driver-markers" } else { "git-driver-unreadable" })
}

/// The version that is left where the other was emptied, which is a deletion to be asked about.
fn emptied<'a>(left: &'a Loaded, right: &'a Loaded) -> Option<&'a Loaded> {
    let empty = |loaded: &Loaded| loaded.text.trim().is_empty();
    match (empty(left), empty(right)) {
        (true, false) => Some(right),
        (false, true) => Some(left),
        _ => None,
    }
}

fn kind(name: &str, text: &str) -> FileKind {
    input::kind(Path::new(name), text)
}

/// Puts the result into the file that git reads it from.
fn save(path: &Path, loaded: &Loaded, form: TextForm, text: &str) -> Result<(), Failure> {
    if loaded.form == form && TextForm::decode(&loaded.text) == text {
        return Ok(());
    }
    store::save(&DiskFs, path, form.encode(text).as_bytes(), Some(&loaded.identity), None)?;
    Ok(())
}

fn name_of(args: &MergeDriver) -> String {
    let given = args.name.as_deref().filter(|name| *name != "%P").map(OsStr::to_string_lossy);
    given.map_or_else(|| args.left.display().to_string(), std::borrow::Cow::into_owned)
}

/// What the two versions are called. git says `HEAD` for what is checked out; people say its branch.
fn labels(args: &MergeDriver, session: &Session) -> [String; 2] {
    let given = |label: &Option<OsString>, unfilled: &str| {
        let text = label.as_deref().map(OsStr::to_string_lossy).unwrap_or_default();
        if text == unfilled { String::new() } else { text.into_owned() }
    };
    let word = |key: &str| session.lang.word(key).into_owned();
    let spoken = |label: String, nameless: &str| {
        // A file that was renamed has its name behind the label.
        let (label, _) =
            label.split_once(':').filter(|(_, rest)| !rest.starts_with(' ')).unwrap_or((&label, ""));
        match label {
            "" => word(nameless),
            "HEAD" | "Updated upstream" => checked_out().unwrap_or_else(|| label.to_owned()),
            "Stashed changes" => word("git-label-stash"),
            label => label.to_owned(),
        }
    };
    let left = spoken(given(&args.label_left, "%X"), "git-label-left");
    let right = spoken(given(&args.label_right, "%Y"), "git-label-right");
    if left == right {
        return [format!("{left} (1)"), format!("{right} (2)")];
    }
    [left, right]
}

fn checked_out() -> Option<String> {
    Repository::around(Path::new(".")).ok()?.side_labels().ok()?.0
}

/// git prints this among its own lines: nothing where nothing is to be said.
fn tell(name: &str, joined: &MergeOutput, left_label: &str, session: &Session) {
    if left_label.starts_with(VIRTUAL) {
        return;
    }
    let of = |key: &str, count: usize| Message::new(key).with("file", name).with("count", count);
    if joined.base_refused.is_some() {
        session.note(&of("git-driver-no-base", 0));
    }
    if !joined.notes.is_empty() {
        session.done(&of("git-driver-notes", joined.notes.len()));
    }
    if !joined.is_clean() {
        session.done(&of("git-driver-questions", joined.questions.len()));
    }
}

/// git's own merge, line by line, for those who asked for it; else the reason why there is no merge.
fn fall_back(args: &MergeDriver, failure: Failure, session: &Session) -> Result<Outcome, Failure> {
    if std::env::var_os(TEXT_VARIABLE).is_none_or(|value| value.is_empty()) {
        return Err(failure);
    }
    session.tell_failure(&failure);
    session.note(&Message::new("git-driver-as-text").with("file", visible(&name_of(args)).as_ref()));
    let size = args.size.as_deref().map(OsStr::to_string_lossy);
    let labels = [&args.label_left, &args.label_base, &args.label_right]
        .map(|label| label.clone().unwrap_or_default());
    let merged = crate::vcs::merge_file([&args.left, &args.base, &args.right], &labels, size.as_deref())?;
    let old = store::load(&DiskFs, &args.left, u64::MAX).ok().map(|loaded| loaded.identity);
    let identity = match old {
        Some(identity) => Some(identity),
        None => store::identify(&DiskFs, &args.left)?,
    };
    store::save(&DiskFs, &args.left, &merged.bytes, identity.as_ref(), None)?;
    // Nobody has checked it, so a person has to look at it even where no line contradicts another.
    Ok(Outcome::Found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breakdown_stops_git() {
        assert_eq!(guarded(|| Outcome::Found), Outcome::Found);
        assert_eq!(guarded(|| panic!("broken")), Outcome::Stop);
    }
}
