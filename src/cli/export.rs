//! `parcours export`: a path as others receive it.

use super::args::Export;
use super::choices::ExportFormat;
use super::output::{self, OutputTarget};
use super::session::{Failure, Session};
use super::{Outcome, input};
use crate::export::{self, Format};
use crate::model::{Message, TrainingPath};

/// `parcours export`. The document is in the language of the path unless the user asks for another;
/// what is said about it is in the user's.
pub(super) fn run(args: &Export, session: &Session) -> Result<Outcome, Failure> {
    let target = OutputTarget { path: args.output.as_deref(), force: args.force, sources: &[&args.file] };
    target.refuse_source()?;
    let (path, _) = input::record::<TrainingPath>(&args.file, session)?;
    let lang = session.lang_asked.unwrap_or_else(|| export::language_of(&path));
    let format = match args.to {
        ExportFormat::Md => Format::Markdown,
        ExportFormat::Html => Format::Html,
        ExportFormat::Json => Format::Json,
    };
    let exported = export::export_for(&path, format, lang, args.audience.into())?;
    output::deliver(&exported.text, &target, session)?;
    if !exported.missing.is_empty() {
        session.note(&Message::new("cli-export-missing").with("count", exported.missing.len()));
        exported.missing.iter().for_each(|part| session.detail(part));
    }
    Ok(Outcome::Clean)
}
