//! Which mapping is laid over the proposal: one of the commons with the same headers, then the file that was named, then
//! the columns that were named.

use std::path::{Path, PathBuf};

use super::super::args::ImportArgs;
use super::super::input;
use super::super::session::{Failure, Session, shown};
use crate::format::{Position, ReadError};
use crate::import::mapping::{self, Mapping, MappingError};
use crate::import::{Authority, Proposal};
use crate::model::Message;
use crate::store::commons_around;

/// The folder of a commons in which mappings are shared.
const FOLDER: &str = "mappings";
/// The largest folder of mappings that is looked through, in files.
const MOST_FILES: usize = 200;

/// Lays the mappings over the proposal.
pub(super) fn apply(args: &ImportArgs, proposal: &mut Proposal, session: &Session) -> Result<(), Failure> {
    match &args.mapping {
        Some(file) => {
            let missing = proposal.apply(&read(file, session)?, Authority::SavedMapping);
            for header in missing {
                session.note(&Message::new("cli-import-mapping-unused").with("header", header));
            }
        }
        None => {
            if let Some((file, mapping)) = shared(args, proposal, session) {
                proposal.apply(&mapping, Authority::SavedMapping);
                session.note(&Message::new("cli-import-mapping-found").with("file", shown(&file)));
            }
        }
    }
    let columns = args.columns.iter().map(|text| {
        mapping::column(text).map_err(|wrong| Message::new("cli-import-bad-column").with("text", wrong))
    });
    let given = Mapping { columns: columns.collect::<Result<_, _>>()? };
    if let Some(header) = proposal.apply(&given, Authority::Person).into_iter().next() {
        let headers: Vec<String> = proposal.columns.iter().map(|column| column.header.clone()).collect();
        let message = Message::new("cli-import-no-column").with("header", header).with("headers", headers);
        return Err(message.into());
    }
    Ok(())
}

fn read(file: &Path, session: &Session) -> Result<Mapping, Failure> {
    let text = input::text_of(file, session)?;
    mapping::parse(&text).map_err(|error| refused(file, &text, error).into())
}

fn refused(file: &Path, text: &str, error: MappingError) -> Message {
    match error {
        MappingError::Syntax(error) => {
            let error = ReadError::from_ron(&error, text);
            let place = Position::of(text, error.span.start);
            Message::new("cli-import-mapping-syntax")
                .with("file", shown(file))
                .with("line", place.line)
                .with("column", place.column)
                .with("what", error.message())
        }
        MappingError::Role { header, role } => Message::new("cli-import-mapping-role")
            .with("file", shown(file))
            .with("header", header)
            .with("role", role),
    }
}

/// The first mapping of the commons around the table, or around where the path goes, that has all headers of the table.
fn shared(args: &ImportArgs, proposal: &Proposal, session: &Session) -> Option<(PathBuf, Mapping)> {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    let places = [args.output.as_deref(), Some(args.file.as_path()), Some(Path::new("."))];
    places.into_iter().flatten().filter_map(absolute).find_map(|place| {
        let folder = if place.is_dir() { place.as_path() } else { place.parent()? };
        let folder = commons_around(folder)?.join(FOLDER);
        let entries = std::fs::read_dir(folder).ok()?;
        let mut files: Vec<PathBuf> = entries
            .flatten()
            .take(MOST_FILES)
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .collect();
        files.sort();
        files.into_iter().find_map(|file| {
            let mapping = mapping::parse(&input::text_of(&file, session).ok()?).ok()?;
            let headers = proposal.columns.iter().map(|column| column.header.as_str());
            (!mapping.columns.is_empty() && mapping.covers(headers)).then_some((file, mapping))
        })
    })
}
