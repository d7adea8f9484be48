//! `parcours merge`: two versions of a file brought together.
//!
//! Owns what the versions are called ([`labels`]), where the common one comes from ([`base`]), and what
//! is told of the result ([`report`], [`explain`]). What is merged and what is asked is the business of
//! `crate::merge`.

pub(super) mod base;
mod explain;
pub(super) mod join;
mod labels;
pub(super) mod layout;
pub(super) mod lineage;
pub(super) mod report;

use std::borrow::Cow;
use std::path::Path;

use self::base::{BaseOrigin, BaseSearch, Common, SearchSide};
use self::join::{MergeOutput, ReadVersions};
use self::labels::Nameless;
use self::report::MergeReport;
use super::args::MergeArgs;
use super::choices::ReportFormat;
use super::gate;
use super::input::{self, InputText, is_dash};
use super::output;
use super::session::{Failure, Session, shown};
use super::{Outcome, open, snippet};
use crate::format::{self, FileKind};
use crate::merge::{Basis, Mergeable};
use crate::model::{Card, Charter, Message, ModuleFile, TrainingPath};
use crate::store::{FileIdentity, TextForm, VersionSource, versions};

/// `parcours merge`
pub(super) fn run(args: &MergeArgs, session: &Session) -> Result<Outcome, Failure> {
    // Before anything is read, so that what changes meanwhile is not replaced unseen.
    let out = args.output.as_deref().filter(|path| !is_dash(path));
    let out = out.map(|path| Out::look(path, args.force)).transpose()?;
    let (mut left, mut right, base) = if let Some(base) = &args.base {
        let [left, right, base] = input::versions([&args.left, &args.right, base], session);
        (left?, right?, Some(base))
    } else {
        let [left, right] = input::versions([&args.left, &args.right], session);
        (left?, right?, None)
    };
    let kind = kind(args, &left, &right)?;
    let base = base.transpose()?;
    let form = TextForm::merged(base.as_ref().map(InputText::form), left.form(), right.form());
    let given = base.map(|InputText { name, text, .. }| Common { name, text, found: BaseOrigin::Given });
    // Very large versions are not kept.
    let is_kept = |side: &InputText| side.text.len() as u64 <= versions::LARGEST;
    let keeps = !args.dry_run && (is_kept(&left) || is_kept(&right));
    let read_once = given.is_some() && !keeps;
    let read_once = [&mut left, &mut right].map(|side| read_once.then(|| std::mem::take(&mut side.text)));
    let sides = [
        SearchSide { argument: &args.left, input: &left },
        SearchSide { argument: &args.right, input: &right },
    ];
    let task =
        Task { args, kind, sides, read_once, keeps, given: given.as_ref(), out: out.as_ref(), form, session };
    match kind {
        FileKind::Path => task.run::<TrainingPath>(),
        FileKind::Module => task.run::<ModuleFile>(),
        FileKind::Card => task.run::<Card>(),
        FileKind::Charter => task.run::<Charter>(),
    }
}

/// A merge to do.
struct Task<'a> {
    args: &'a MergeArgs,
    kind: FileKind,
    sides: [SearchSide<'a>; 2],
    /// The texts of the sides, where nobody needs them once they are read.
    read_once: [Option<String>; 2],
    /// Whether the versions are kept for later merges.
    keeps: bool,
    /// The common version that the user named.
    given: Option<&'a Common>,
    /// The file that the result goes to, if any.
    out: Option<&'a Out<'a>>,
    /// How the text of the result stands in its file.
    form: TextForm,
    session: &'a Session,
}

impl<'a> Task<'a> {
    fn run<T: Mergeable>(mut self) -> Result<Outcome, Failure> {
        let Self { args, session, sides, .. } = self;
        let texts = [0, 1].map(|side| {
            let InputText { name, text, .. } = sides[side].input;
            (name.as_str(), self.read_once[side].take().map_or(Cow::Borrowed(text.as_str()), Cow::Owned))
        });
        let mut versions = ReadVersions::<T>::read(self.given.map(|base| base.text.as_str()), texts)?;
        let mut search = None;
        let mut found = None;
        if self.given.is_none() {
            let known = self.search(&versions);
            found = if args.no_base { None } else { known.run(session) };
            if let Some(base) = &found {
                versions.find_base(&base.text);
            }
            search = Some(known);
        }
        let base = self.given.or(found.as_ref());
        let room = versions.room();
        let joined = std::thread::scope(|scope| {
            // What is kept for later merges is nothing that this one waits for.
            let keep = || match &search {
                Some(search) => search.remember(),
                None => self.search(&versions).remember(),
            };
            let thread = self.keeps.then(|| std::thread::Builder::new().spawn_scoped(scope, keep));
            let joined = self.join(&versions, base, room)?;
            let seen = match thread {
                None => Vec::new(),
                Some(Ok(seen)) => seen.join().unwrap_or_default(),
                // Where no thread is to be had, it is done now.
                Some(Err(_)) => keep(),
            };
            for seen in seen.iter().filter(|_| args.output.is_some()) {
                seen.became(VersionSource::Merged, &joined.text);
            }
            Ok::<MergeOutput, Failure>(joined)
        })?;
        let clean = joined.is_clean();
        if let (true, Some(path)) = (args.open, &args.output) {
            return opened(path, self.kind, joined, session);
        }
        // Nothing is done after this: the system takes all memory back faster than piece by piece.
        std::mem::forget((versions, joined));
        if clean { Ok(Outcome::Clean) } else { Ok(Outcome::Found) }
    }

    fn search<T: Mergeable>(&self, versions: &ReadVersions<T>) -> BaseSearch<'a> {
        let texts = self.sides.map(|side| side.input.text.as_str());
        BaseSearch::new(
            self.kind,
            self.sides,
            versions.sides().map(Mergeable::as_version),
            versions.canonical(texts),
        )
    }

    /// Merges, writes the result where it goes and tells of it.
    fn join<T: Mergeable>(
        &self,
        versions: &ReadVersions<T>,
        base: Option<&Common>,
        room: String,
    ) -> Result<MergeOutput, Failure> {
        let Self { args, session, .. } = *self;
        let [left, right] = versions.sides().map(Mergeable::as_version);
        let given = [args.label_left.as_deref(), args.label_right.as_deref()];
        let labels = labels::choose([
            Nameless { given: given[0], argument: &args.left, version: left },
            Nameless { given: given[1], argument: &args.right, version: right },
        ]);
        let labels = labels.each_ref().map(String::as_str);
        let basis = base.map_or(Basis::Certain, |base| base.found.basis());
        let joined = versions.join(labels, basis, room)?;
        let texts = self.sides.map(|side| side.input.text.as_str());
        let joined = layout::keep(joined, versions, base.map(|base| base.text.as_str()), texts);
        if let (Some(error), Some(base)) = (&joined.base_refused, base) {
            session.note(&Message::new("merging-base-refused").with("file", base.name.as_str()));
            let gravity = snippet::Gravity::Warning;
            session.tell(&snippet::refusal(session.lang, &base.name, &base.text, error, gravity));
        }
        let found = match base {
            Some(base) if joined.base_refused.is_none() => &base.found,
            _ => &BaseOrigin::None,
        };
        tell(args, (self.out, self.form), &MergeReport { joined: &joined, labels, base: found }, session)?;
        Ok(joined)
    }
}

/// Opens the result on what is open in it and what was decided.
fn opened(path: &Path, kind: FileKind, joined: MergeOutput, session: &Session) -> Result<Outcome, Failure> {
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
fn kind(args: &MergeArgs, left: &InputText, right: &InputText) -> Result<FileKind, Failure> {
    let kinds = [input::kind(&args.left, &left.text), input::kind(&args.right, &right.text)];
    if kinds[0] == kinds[1] {
        return Ok(kinds[0]);
    }
    let other = Message::new("merging-two-kinds").with("left", left.name.as_str());
    Err(other.with("right", right.name.as_str()).into())
}

/// Writes the result where it goes, and tells of it. The report goes to standard output unless the
/// result itself does.
fn tell(
    args: &MergeArgs,
    (out, form): (Option<&Out>, TextForm),
    report: &MergeReport,
    session: &Session,
) -> Result<(), Failure> {
    let lang = session.lang;
    if let Some(out) = out {
        out.write(report.joined, form, session)?;
    }
    let told = match (&args.explain, args.format) {
        (Some(wanted), _) => explain::text(report, wanted, lang),
        (None, ReportFormat::Text) => report.text(lang),
        (None, ReportFormat::Json) => report.json(lang),
        (None, ReportFormat::Markdown) => report.markdown(lang),
    };
    let told = if args.format == ReportFormat::Text { told } else { gate::plain(&told).into_owned() };
    let document_asked = args.output.is_some() && out.is_none();
    let only_report = args.dry_run || args.explain.is_some() || args.format != ReportFormat::Text;
    if document_asked || (args.output.is_none() && !only_report) {
        output::give_as(&report.joined.text, form)?;
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
    there: Option<FileIdentity>,
}

impl<'a> Out<'a> {
    /// Looks what stands there; a file is replaced on demand only.
    fn look(path: &'a Path, force: bool) -> Result<Self, Failure> {
        Ok(Self { path, there: output::replaced(path, force)? })
    }

    /// Saves the result, unless somebody changed the file since it was looked at.
    fn write(&self, joined: &MergeOutput, form: TextForm, session: &Session) -> Result<(), Failure> {
        output::save(self.path, &joined.text, form, self.there.as_ref(), session)?;
        let again = input::read(self.path, session)?;
        if TextForm::decode(&again.text) != TextForm::decode(&joined.text) {
            return Err(Message::new("merging-fault").into());
        }
        session.done(&Message::new("cli-written").with("file", shown(self.path)));
        Ok(())
    }
}
