//! A table on the screen, before there is a path: the loop of its screen, and the tables of a folder.

use std::io;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};

use super::event::Event;
use super::{Ended, Opened, Workspace, signal};
use crate::app::commands::key::{Code, Key};
use crate::app::import::{TableScreen, TableWish};
use crate::app::mouse::Drawn;
use crate::import::Import;
use crate::model::TrainingPath;
use crate::store::TextForm;
use crate::ui::draw_table;

/// The endings of files that hold tables.
const ENDINGS: [&str; 6] = ["csv", "tsv", "xlsx", "xlsm", "xls", "ods"];

/// The most tables that are listed.
const MOST: usize = 500;

/// Whether a file holds a table, by its name.
pub fn is_table(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// The tables in a folder and in the folders in it, named from there.
pub(super) fn tables_in(folder: &Path) -> Vec<String> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.take(MOST).map(|entry| entry.path()).collect()
    };
    let here = inside(folder);
    let below = here.iter().filter(|path| path.is_dir()).flat_map(|path| inside(path));
    let mut files: Vec<PathBuf> = here.iter().cloned().chain(below).filter(|path| is_table(path)).collect();
    files.sort();
    let named =
        |path: PathBuf| path.strip_prefix(folder).ok().map(|name| name.to_string_lossy().into_owned());
    files.into_iter().filter_map(named).take(MOST).collect()
}

/// A path that was made of a table, to be opened under a name that no file has yet.
pub fn unwritten(imported: Box<Import>, file: PathBuf, limit: u64) -> Opened {
    let made = &imported.path;
    let mut empty = TrainingPath::new(made.id.clone(), made.title.clone());
    empty.language.clone_from(&made.language);
    let real = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
    Opened {
        path: empty,
        text: String::new(),
        form: TextForm::default(),
        real,
        file,
        identity: None,
        read_only: false,
        limit,
        questions_first: false,
        imported: Some(imported),
        decisions: None,
    }
}

impl Workspace {
    /// Lets a person say what the columns of a table hold, until they want something done. Line by line the proposal
    /// is taken as it is: its doubts are told with the path.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn import_table(&mut self, table: &mut TableScreen) -> io::Result<Ended<TableWish>> {
        let (width, height) = self.size()?;
        table.resize(width, height);
        if self.screen.is_none() {
            for _ in 0..=table.proposal().columns.len() {
                let wish = table.key(Key::plain(Code::Enter));
                if wish != TableWish::Stay {
                    return Ok(Ended::With(wish));
                }
            }
            return Ok(Ended::With(TableWish::Leave));
        }
        loop {
            let mut drawn = Drawn::default();
            let theme = &self.look.theme;
            if let Some(screen) = &mut self.screen {
                screen.draw(table.size, |frame| drawn = draw_table(table, theme, frame))?;
            }
            let wish = match self.queue.recv() {
                Ok(Event::Key(key)) => table.key(key),
                Ok(Event::Burst(keys)) => {
                    let wishes = keys.into_iter().map(|key| table.key(key));
                    wishes.into_iter().find(|wish| *wish != TableWish::Stay).unwrap_or(TableWish::Stay)
                }
                Ok(Event::Mouse(mouse)) => table.mouse(mouse, &drawn),
                Ok(Event::Paste(text)) => {
                    table.paste(&text);
                    TableWish::Stay
                }
                Ok(Event::Background(light)) => {
                    self.follow(light);
                    TableWish::Stay
                }
                Ok(Event::Resize(width, height)) => {
                    table.resize(width, height);
                    TableWish::Stay
                }
                Ok(Event::End(signal)) => return Ok(Ended::Signal(signal)),
                Ok(Event::Suspend) => {
                    self.suspend()?;
                    TableWish::Stay
                }
                Ok(Event::Continue) => {
                    self.take_again()?;
                    TableWish::Stay
                }
                Ok(Event::Answer(..) | Event::Line(_) | Event::EndOfLines | Event::EditorEnded(_)) => {
                    TableWish::Stay
                }
                Ok(Event::Broken) => resume_unwind(Box::new("a thread broke")),
                Ok(Event::Hangup) | Err(_) => return Ok(Ended::Signal(signal::HANGUP)),
            };
            self.look.lang = table.lang;
            if wish != TableWish::Stay {
                return Ok(Ended::With(wish));
            }
        }
    }
}
