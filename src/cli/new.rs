//! `parcours new`: a draft to begin with.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::New;
use super::input::is_dash;
use super::output::{self, Target};
use super::session::{Failure, Session, shown};
use super::Outcome;
use crate::format::{self, FileKind};
use crate::model::{Message, TrainingPath, propose_id};

/// `parcours new`
pub(super) fn run(args: &New, session: &Session) -> Result<Outcome, Failure> {
    let title = args.title.trim();
    if title.is_empty() {
        return Err(Message::new("cli-new-no-title").into());
    }
    let file = named(&args.file)?;
    let id = propose_id(title, seed(), |_| false);
    let mut path = TrainingPath::new(id, title);
    session.lang.tag().clone_into(&mut path.language);
    path.updated = jiff::ZonedDateTime::now().date().to_string();
    let target = Target { path: Some(&file), force: args.force, source: None };
    output::deliver(&format::write(&path), &target, session)?;
    if !is_dash(&file) {
        session.done(&Message::new("cli-new-next").with("file", shown(&file)));
    }
    Ok(Outcome::Clean)
}

/// The name of the file: one that says nothing of its kind becomes a path's.
fn named(file: &Path) -> Result<PathBuf, Failure> {
    let name = file.file_name().and_then(|name| name.to_str());
    match name.map(|name| (name, FileKind::of_name(name))) {
        _ if is_dash(file) => Ok(file.to_path_buf()),
        Some((_, Some(FileKind::Path))) => Ok(file.to_path_buf()),
        Some((name, None)) => {
            let stem = name.strip_suffix(".ron").unwrap_or(name);
            Ok(file.with_file_name(format!("{stem}.path.ron")))
        }
        _ => Err(Message::new("cli-new-not-a-path").with("file", shown(file)).into()),
    }
}

/// What ends the id, so that two centres who name a path alike do not collide by accident.
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(now.subsec_nanos()) ^ (now.as_secs() << 20) ^ (u64::from(std::process::id()) << 40)
}
