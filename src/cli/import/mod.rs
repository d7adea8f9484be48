//! `parcours import`: a path from a foreign file, with a report of what could not be kept.

mod columns;
mod mapping;
mod report;
mod screen;

pub(super) use screen::{TableOrigin, open_table, work_on};

use std::path::Path;

use super::args::ImportArgs;
use super::choices::{ImportSource, TextOrJson};
use super::output::{self, OutputTarget};
use super::session::{Failure, Session, shown};
use super::{Outcome, input};
use crate::format::{self, FileKind};
use crate::import::{self, Import as Imported, ImportError, Proposal, ReadOptions, TableOptions};
use crate::model::Message;

/// `parcours import`. The path goes where it was asked to go, the columns and the report to standard error: so that
/// both can be taken apart.
pub(super) fn run(args: &ImportArgs, session: &Session) -> Result<Outcome, Failure> {
    let target = OutputTarget { path: args.output.as_deref(), force: args.force, sources: &[&args.file] };
    target.refuse_source()?;
    if args.file.file_name().and_then(|name| name.to_str()).and_then(FileKind::of_name).is_some() {
        return Err(Message::new("cli-import-own").with("file", shown(&args.file)).into());
    }
    let bytes = input::bytes(&args.file, session)?;
    let stem = stem(&args.file);
    let refused = |error: ImportError| {
        Message::new("cli-import-refused").with("file", shown(&args.file)).with("why", Message::from(error))
    };
    let (imported, proposal) = match args.from {
        ImportSource::CurricularAnalytics => {
            (Some(import::curricular_analytics(&bytes, &stem).map_err(refused)?), None)
        }
        ImportSource::Csv => {
            let table = import::read(&bytes, read_options(args)?).map_err(refused)?;
            let mut proposal = import::propose(&table);
            mapping::apply(args, &mut proposal, session)?;
            let options = TableOptions { name: &stem, language: session.lang.tag() };
            let imported = (!args.dry_run).then(|| import::make(&table, &proposal, &options)).transpose();
            if imported.is_err() || args.format == TextOrJson::Text && !session.quiet {
                columns::tell(&args.file, &proposal, session);
            }
            (imported.map_err(refused)?, Some(proposal))
        }
    };
    if let (Some(place), Some(proposal)) = (&args.save_mapping, &proposal) {
        save_mapping(place, proposal, args, session)?;
    }
    if let Some(imported) = &imported {
        output::deliver(&format::write(&imported.path), &target, session)?;
    }
    tell(args, imported.as_ref(), proposal.as_ref(), session);
    Ok(Outcome::Clean)
}

fn read_options(args: &ImportArgs) -> Result<ReadOptions<'_>, Failure> {
    let separator = args.separator.map(u8::try_from).transpose();
    let separator = separator.map_err(|_| Message::new("cli-import-bad-separator"))?;
    Ok(ReadOptions { separator, encoding: args.encoding.as_deref(), sheet: args.sheet.as_deref() })
}

fn save_mapping(
    place: &Path,
    proposal: &Proposal,
    args: &ImportArgs,
    session: &Session,
) -> Result<(), Failure> {
    let target = OutputTarget { path: Some(place), force: args.force, sources: &[&args.file] };
    target.refuse_source()?;
    output::deliver(&import::mapping::write(&proposal.mapping()), &target, session)
}

fn tell(args: &ImportArgs, imported: Option<&Imported>, proposal: Option<&Proposal>, session: &Session) {
    match (args.format, imported) {
        (TextOrJson::Json, imported) => {
            session.tell(&report::json(&args.file, imported, proposal, session.lang));
        }
        (TextOrJson::Text, Some(imported)) => report::text(&args.file, imported, session),
        (TextOrJson::Text, None) => session.done(&Message::new("cli-import-dry-run-done")),
    }
}

/// The name of a file without folders and ending.
fn stem(file: &Path) -> String {
    if input::is_dash(file) {
        return String::from("import");
    }
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
