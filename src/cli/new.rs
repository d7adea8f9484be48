//! `parcours new`: a draft to begin with.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::Outcome;
use super::args::New;
use super::input::is_dash;
use super::output::{self, OutputTarget};
use super::session::{Failure, Session, shown};
use crate::format::{self, FileKind};
use crate::i18n::Lang;
use crate::model::{Message, TrainingPath, propose_id, slug};
use crate::store::{self, DiskFs};
use crate::term::clock;

/// `parcours new`
pub(super) fn run(args: &New, session: &Session) -> Result<Outcome, Failure> {
    let title = args.title.trim();
    if title.is_empty() {
        return Err(Message::new("cli-new-no-title").into());
    }
    let file = named(&args.file)?;
    let target = OutputTarget { path: Some(&file), force: args.force, sources: &[] };
    output::deliver(&draft(title, session.lang), &target, session)?;
    if !is_dash(&file) {
        session.done(&Message::new("cli-new-next").with("file", shown(&file)));
    }
    Ok(Outcome::Clean)
}

/// The text of a draft with this title.
fn draft(title: &str, lang: Lang) -> String {
    let id = propose_id(title, seed(), |_| false);
    let mut path = TrainingPath::new(id, title);
    lang.tag().clone_into(&mut path.language);
    path.updated = clock::today_text();
    format::write(&path)
}

/// Makes the file of a draft, which must not exist yet. Says nothing: the workspace has the screen.
pub(super) fn create(file: &Path, title: &str, lang: Lang) -> Result<(), Failure> {
    let state = store::state_dir();
    store::save(&DiskFs, file, draft(title, lang).as_bytes(), None, state.as_deref())?;
    Ok(())
}

/// A file name in `folder` for a path with this title that nobody uses yet.
pub(super) fn unused(folder: &Path, title: &str) -> PathBuf {
    let stem = match slug(title, 40) {
        stem if stem.is_empty() => String::from("parcours"),
        stem => stem,
    };
    let named = |n: u32| match n {
        1 => folder.join(FileKind::Path.named(&stem)),
        n => folder.join(FileKind::Path.named(&format!("{stem}-{n}"))),
    };
    // Nobody has this many of one title; a save refuses the name if somebody has.
    (1..10_000).map(named).find(|file| !file.exists()).unwrap_or_else(|| named(1))
}

/// The name of the file: one that says nothing of its kind becomes a path's.
fn named(file: &Path) -> Result<PathBuf, Failure> {
    let name = file.file_name().and_then(|name| name.to_str());
    match name.map(|name| (name, FileKind::of_name(name))) {
        _ if is_dash(file) => Ok(file.to_path_buf()),
        Some((_, Some(FileKind::Path))) => Ok(file.to_path_buf()),
        Some((name, None)) => {
            let stem = name.strip_suffix(".ron").unwrap_or(name);
            Ok(file.with_file_name(FileKind::Path.named(stem)))
        }
        _ => Err(Message::new("cli-new-not-a-path").with("file", shown(file)).into()),
    }
}

/// What ends the id, so that two centres who name a path alike do not collide by accident.
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(now.subsec_nanos()) ^ (now.as_secs() << 20) ^ (u64::from(std::process::id()) << 40)
}
