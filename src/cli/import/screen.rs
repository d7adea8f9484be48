//! A table in the workspace: it is read, its columns are corrected on the screen, and the path that results is opened.

use std::path::{Path, PathBuf};

use super::super::session::{Failure, Session, shown};
use super::super::{input, new};
use super::{mapping, stem};
use crate::app::import::{TableScreen, TableSource, TableWish};
use crate::i18n::Lang;
use crate::model::Message;
use crate::store::{self, DiskFs, LoadError};
use crate::term::{Ended, Opened, Workspace, unwritten};

/// Where a table comes from.
pub(in crate::cli) enum TableOrigin<'a> {
    /// A file.
    File(&'a Path),
    /// It was pasted over this folder.
    Pasted(&'a Path, String),
}

/// Reads a table to be shown.
///
/// # Errors
/// When the file cannot be read, or holds no table.
pub(in crate::cli) fn open_table(
    origin: TableOrigin<'_>,
    lang: Lang,
    session: &Session,
) -> Result<(TableScreen, PathBuf), Failure> {
    /// Before the first picture the size of the terminal is told.
    const SIZE: (u16, u16) = (80, 24);
    let (bytes, name, stem, place) = match origin {
        TableOrigin::File(file) => {
            (input::bytes(file, session)?, shown(file), stem(file), file.to_path_buf())
        }
        TableOrigin::Pasted(folder, text) => {
            let name = lang.word("table-pasted").into_owned();
            (text.into_bytes(), name.clone(), name, folder.join("-"))
        }
    };
    let known = mapping::known([place.as_path(), Path::new(".")].into_iter(), session);
    let source = TableSource {
        bytes,
        mapping_name: mapping::proposed_place(&place, &stem).display().to_string(),
        mappings: known.into_iter().map(|(file, mapping)| (shown(&near(&file)), mapping)).collect(),
        name: name.clone(),
        stem,
    };
    let screen = TableScreen::read(source, lang, SIZE).map_err(|error| {
        Message::new("cli-import-refused").with("file", name).with("why", Message::from(error))
    })?;
    let folder = place.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    Ok((screen, folder))
}

fn near(file: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let near = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_path_buf));
    near.unwrap_or_else(|| file.to_path_buf())
}

/// Lets a person correct the columns until a path is made, which is given to be opened under a name in `folder` that no
/// file has; none where they leave.
pub(in crate::cli) fn work_on(
    (mut screen, folder): (TableScreen, PathBuf),
    workspace: &mut Workspace,
    session: &Session,
) -> std::io::Result<Ended<Option<Opened>>> {
    loop {
        match workspace.import_table(&mut screen)? {
            Ended::Signal(signal) => return Ok(Ended::Signal(signal)),
            Ended::With(TableWish::Stay) => {}
            Ended::With(TableWish::Leave) => return Ok(Ended::With(None)),
            Ended::With(TableWish::Save { file, text }) => screen.saved(save(&file, &text)),
            Ended::With(TableWish::Make(imported)) => {
                let file = new::unused(&folder, &imported.path.title);
                return Ok(Ended::With(Some(unwritten(imported, file, session.limit))));
            }
        }
    }
}

/// Saves a mapping under a name that no other content has.
fn save(file: &str, text: &str) -> Result<String, Message> {
    let path = Path::new(file);
    match store::load_bytes(&DiskFs, path, u64::MAX) {
        Ok(bytes) if bytes == text.as_bytes() => return Ok(file.to_owned()),
        Ok(_) => return Err(Message::new("table-exists").with("file", file)),
        Err(LoadError::Missing { .. }) => {}
        Err(error) => return Err(error.message()),
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| {
            Message::new("table-no-folder").with("folder", shown(folder)).with("why", error.to_string())
        })?;
    }
    let saved = store::save(&DiskFs, path, text.as_bytes(), None, store::state_dir().as_deref());
    saved.map(|_| file.to_owned()).map_err(|error| error.message())
}
