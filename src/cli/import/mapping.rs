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

/// The first mapping that is known around the table, or around where the path goes, that has all headers of the table.
fn shared(args: &ImportArgs, proposal: &Proposal, session: &Session) -> Option<(PathBuf, Mapping)> {
    let places = [args.output.as_deref(), Some(args.file.as_path()), Some(Path::new("."))];
    known(places.into_iter().flatten(), session).into_iter().find(|(_, mapping)| {
        let headers = proposal.columns.iter().map(|column| column.header.as_str());
        !mapping.columns.is_empty() && mapping.covers(headers)
    })
}

/// The mappings that are kept around these files: in the folder for them of the commons or beside the file.
pub(super) fn known<'a>(
    places: impl Iterator<Item = &'a Path>,
    session: &Session,
) -> Vec<(PathBuf, Mapping)> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in places.flat_map(folders_of) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    let read = |file: PathBuf| {
        let mapping = mapping::parse(&input::text_of(&file, session).ok()?).ok()?;
        Some((file, mapping))
    };
    folders.into_iter().flat_map(files_in).filter_map(read).collect()
}

/// The folders of mappings around a file: that of its commons, and the one beside it.
fn folders_of(place: &Path) -> Vec<PathBuf> {
    let Ok(place) = std::path::absolute(place) else { return Vec::new() };
    let Some(folder) = (if place.is_dir() { Some(place.as_path()) } else { place.parent() }) else {
        return Vec::new();
    };
    let commons = commons_around(folder);
    commons.into_iter().chain([folder]).map(|folder| folder.join(FOLDER)).collect()
}

/// Where a mapping for this table is kept, if nothing else is said.
pub(super) fn proposed_place(table: &Path, stem: &str) -> PathBuf {
    let folders = folders_of(table);
    let folder = folders.first().cloned().unwrap_or_else(|| PathBuf::from(FOLDER));
    let here = std::env::current_dir().ok();
    let near = here.and_then(|here| folder.strip_prefix(here).ok().map(Path::to_path_buf));
    near.unwrap_or(folder).join(format!("{stem}.ron"))
}

fn files_in(folder: PathBuf) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().take(MOST_FILES).map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect();
    files.sort();
    files
}
