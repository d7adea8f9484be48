//! `parcours merge`: two versions of a file brought together.
//!
//! Owns what the versions are called ([`labels`]), where the common one comes from ([`base`]), and what
//! is told of the result ([`report`], [`explain`]). What is merged and what is asked is the business of
//! `crate::merge`.

pub(super) mod base;
mod explain;
pub(super) mod join;
mod labels;
pub(super) mod lineage;
pub(super) mod report;

use std::path::Path;

use self::base::{Common, Found, Search, Side};
use self::join::{Joined, Version, join};
use self::labels::Nameless;
use self::report::Report;
use super::args::Merge;
use super::choices::ReportFormat;
use super::input::{self, Input, is_dash};
use super::output;
use super::session::{Failure, Session, shown};
use super::{Outcome, open, snippet};
use crate::format::{self, FileKind};
use crate::model::{Message, TrainingPath};
use crate::store::{self, DiskFs, Identity};

/// `parcours merge`
pub(super) fn run(args: &Merge, session: &Session) -> Result<Outcome, Failure> {
    // Before anything is read, so that what changes meanwhile is not replaced unseen.
    let out = args.output.as_deref().filter(|path| !is_dash(path));
    let out = out.map(|path| Out::look(path, args.force)).transpose()?;
    let [left, right] = [input::version(&args.left, session)?, input::version(&args.right, session)?];
    let kind = kind(args, &left, &right)?;
    let sides = [Side { argument: &args.left, input: &left }, Side { argument: &args.right, input: &right }];
    let search = Search::new(kind, sides);
    let base = common(args, search.as_ref(), session)?;
    let labels = labels::choose(
        kind,
        [
            Nameless { given: args.label_left.as_deref(), argument: &args.left, text: &left.text },
            Nameless { given: args.label_right.as_deref(), argument: &args.right, text: &right.text },
        ],
    );
    let [left_label, right_label] = &labels;
    let joined = join(
        kind,
        base.as_ref().map(|base| base.text.as_str()),
        Version { name: &left.name, label: left_label, text: &left.text },
        Version { name: &right.name, label: right_label, text: &right.text },
    )?;
    if let (Some(error), Some(base)) = (&joined.base_refused, &base) {
        session.note(&Message::new("merging-base-refused").with("file", base.name.as_str()));
        let gravity = snippet::Gravity::Warning;
        session.tell(&snippet::refusal(session.lang, &base.name, &base.text, error, gravity));
    }
    let found = match base {
        Some(base) if joined.base_refused.is_none() => base.found,
        _ => Found::None,
    };
    let report = Report { joined: &joined, labels: [left_label, right_label], base: &found };
    tell(args, out.as_ref(), &report, session)?;
    if let Some(search) = search.filter(|_| !args.dry_run) {
        search.remember(args.output.is_some().then_some(joined.text.as_str()));
    }
    let clean = joined.is_clean();
    if let (true, Some(path)) = (args.open, &args.output) {
        return opened(path, kind, joined, session);
    }
    if clean { Ok(Outcome::Clean) } else { Ok(Outcome::Found) }
}

/// Opens the result on what is open in it and what was decided.
fn opened(path: &Path, kind: FileKind, joined: Joined, session: &Session) -> Result<Outcome, Failure> {
    let mut clean = joined.is_clean();
    if kind == FileKind::Path && !is_dash(path) {
        let ended = open::questions(path, Some((joined.text, joined.notes)), session)?;
        if ended != Outcome::Clean {
            return Ok(ended);
        }
        let left = input::read(path, session)?;
        clean = format::read::<TrainingPath>(&left.text).is_ok_and(|path| path.conflicts.is_empty());
    }
    if clean { Ok(Outcome::Clean) } else { Ok(Outcome::Found) }
}

/// What the files are; two of one kind.
fn kind(args: &Merge, left: &Input, right: &Input) -> Result<FileKind, Failure> {
    let kinds = [input::kind(&args.left, &left.text), input::kind(&args.right, &right.text)];
    if kinds[0] == kinds[1] {
        return Ok(kinds[0]);
    }
    let other = Message::new("merging-two-kinds").with("left", left.name.as_str());
    Err(other.with("right", right.name.as_str()).into())
}

/// The common version, where there is one.
fn common(args: &Merge, search: Option<&Search>, session: &Session) -> Result<Option<Common>, Failure> {
    if let Some(base) = &args.base {
        let Input { name, text, .. } = input::version(base, session)?;
        return Ok(Some(Common { name, text, found: Found::Given }));
    }
    Ok(search.filter(|_| !args.no_base).and_then(|search| search.run(session)))
}

/// Writes the result where it goes, and tells of it. The report goes to standard output unless the
/// result itself does.
fn tell(args: &Merge, out: Option<&Out>, report: &Report, session: &Session) -> Result<(), Failure> {
    let lang = session.lang;
    if let Some(out) = out {
        out.write(report.joined, session)?;
    }
    let told = match (&args.explain, args.format) {
        (Some(wanted), _) => explain::text(report, wanted, lang),
        (None, ReportFormat::Text) => report.text(lang),
        (None, ReportFormat::Json) => report.json(lang),
        (None, ReportFormat::Markdown) => report.markdown(lang),
    };
    let document_asked = args.output.is_some() && out.is_none();
    let only_report = args.dry_run || args.explain.is_some() || args.format != ReportFormat::Text;
    if document_asked || (args.output.is_none() && !only_report) {
        output::give(&report.joined.text)?;
        session.tell(&told);
    } else {
        session.print(&told)?;
    }
    if let Some(out) = out.filter(|_| !report.joined.is_clean()) {
        session.done(&Message::new("merging-next").with("file", shown(out.path)));
    }
    Ok(())
}

/// The file that the result goes to, and what stood there before the versions were read. It may be one
/// of them.
struct Out<'a> {
    path: &'a Path,
    there: Option<Identity>,
}

impl<'a> Out<'a> {
    /// Looks what stands there; a file is replaced on demand only.
    fn look(path: &'a Path, force: bool) -> Result<Self, Failure> {
        let there = store::identify(&DiskFs, path)?;
        if there.is_some() && !force {
            return Err(Message::new("cli-output-exists").with("file", shown(path)).into());
        }
        Ok(Self { path, there })
    }

    /// Saves the result, unless somebody changed the file since it was looked at.
    fn write(&self, joined: &Joined, session: &Session) -> Result<(), Failure> {
        output::save(self.path, &joined.text, self.there.as_ref(), session)?;
        let again = input::read(self.path, session)?;
        if again.text != joined.text {
            return Err(Message::new("merging-fault").into());
        }
        session.done(&Message::new("cli-written").with("file", shown(self.path)));
        Ok(())
    }
}
