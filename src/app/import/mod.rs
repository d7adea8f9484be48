//! A table on its way to become a path: what each column is taken for, and what comes of it.
//!
//! The screen of `parcours TABLE`, apart from the views of a path, since there is none yet. Owns which column
//! and which meaning are chosen, what the person corrected, and the dialogs above the table. The corrections are
//! kept apart from the proposal, so that going through the meanings of one column never changes another for good.
//! Reads no file: bytes and known mappings are given to it, and what must happen outside is a [`TableWish`].

mod choice;
mod meanings;

pub use self::choice::ChoiceList;
pub use self::meanings::meanings;

use crate::app::commands::key::{Code, Key};
use crate::app::mouse::{Drawn, Gesture, Mouse, Spot};
use crate::app::shell::geometry::{Area, scrolled};
use crate::app::text::input::Input;
use crate::i18n::Lang;
use crate::import::mapping::{self, Mapping, Role};
use crate::import::{
    self, Authority, Certainty, Import, ImportError, Proposal, ReadOptions, Row, Severity, Table,
    TableOptions,
};
use crate::model::Message;

/// What is known of a table before it is shown.
pub struct TableSource {
    /// What it is called, for people.
    pub name: String,
    /// Its name without folders and ending: stands for a title where there is none.
    pub stem: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The mappings that are shared or were saved, by their names; the first that has all headers is used.
    pub mappings: Vec<(String, Mapping)>,
    /// The name that is proposed for a mapping to be saved.
    pub mapping_name: String,
}

/// What lies above the table for a moment.
pub enum TableDialog {
    /// The meanings of the chosen column.
    Meaning(ChoiceList),
    /// The sheets of the file.
    Sheet(ChoiceList),
    /// The name under which the mapping is saved.
    SaveAs(Input),
}

/// What the lower part shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LowerPart {
    /// The path that results.
    Path,
    /// What is to be said about it, line by line.
    Account,
}

/// What a key asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum TableWish {
    /// Nothing yet.
    Stay,
    /// Open the path that was made.
    Make(Box<Import>),
    /// Save the mapping.
    Save {
        /// The file, as the person named it.
        file: String,
        /// Its text.
        text: String,
    },
    /// Leave without a path.
    Leave,
}

/// The screen.
pub struct TableScreen {
    /// The language of the interface.
    pub lang: Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The column that is chosen.
    pub at: usize,
    /// The first column that is shown.
    pub first: usize,
    /// The first row that the lower part shows.
    pub top: usize,
    /// What the lower part shows.
    pub lower: LowerPart,
    /// What lies above.
    pub dialog: Option<TableDialog>,
    /// What was said last, and whether it was refused.
    pub said: Option<(bool, Message)>,
    /// The mapping in use, where one was found.
    pub mapping: Option<String>,
    source: TableSource,
    table: Table,
    proposed: Proposal,
    /// The corrections of the person, in their order.
    given: Vec<(usize, Role)>,
    proposal: Proposal,
    made: Result<Import, ImportError>,
}

impl TableScreen {
    /// Reads a table.
    ///
    /// # Errors
    /// When the bytes hold none.
    pub fn read(source: TableSource, lang: Lang, size: (u16, u16)) -> Result<Self, ImportError> {
        let table = import::read(&source.bytes, ReadOptions::default())?;
        let proposed = import::propose(&table);
        let mut screen = Self {
            lang,
            size,
            at: 0,
            first: 0,
            top: 0,
            lower: LowerPart::Path,
            dialog: None,
            said: None,
            mapping: None,
            source,
            table,
            proposal: proposed.clone(),
            proposed,
            given: Vec::new(),
            made: Err(ImportError::Empty),
        };
        screen.take_up();
        Ok(screen)
    }

    /// Begins with a table that was just read: a mapping that fits, and the first column to look at.
    fn take_up(&mut self) {
        let headers = || self.proposed.columns.iter().map(|column| column.header.as_str());
        let found = self
            .source
            .mappings
            .iter()
            .find(|(_, mapping)| !mapping.columns.is_empty() && mapping.covers(headers()));
        self.mapping = found.map(|(name, _)| name.clone());
        if let Some((_, mapping)) = found {
            self.proposed.apply(mapping, Authority::SavedMapping);
        }
        self.given.clear();
        (self.first, self.top, self.lower) = (0, 0, LowerPart::Path);
        self.make();
        let unsure = self.unsure().next();
        self.at = unsure.unwrap_or(0);
        self.settle();
    }

    /// The columns with the corrections, and the path that results.
    fn make(&mut self) {
        self.proposal = self.proposed.clone();
        for (place, role) in &self.given {
            self.proposal.set(*place, role);
        }
        let options = TableOptions { name: &self.source.stem, language: self.lang.tag() };
        self.made = import::make(&self.table, &self.proposal, &options);
    }

    /// What the table is called.
    pub fn name(&self) -> &str {
        &self.source.name
    }

    /// The columns as they stand.
    pub fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// The rows below the headers.
    pub fn body(&self) -> &[Row] {
        self.proposal.body(&self.table)
    }

    /// The path that results, or why none does.
    pub fn made(&self) -> Result<&Import, &ImportError> {
        self.made.as_ref()
    }

    /// The sheet that is read, where the file has several.
    pub fn sheet(&self) -> Option<&str> {
        self.table.sheet.as_deref().filter(|_| !self.table.other_sheets.is_empty())
    }

    /// The columns that are worth a look.
    pub fn unsure(&self) -> impl Iterator<Item = usize> + '_ {
        let columns = self.proposal.columns.iter().enumerate();
        columns.filter(|(_, column)| column.certainty == Certainty::Unsure).map(|(place, _)| place)
    }

    /// The window has another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.settle();
    }

    /// How the saving of the mapping ended: the file, or why it failed.
    pub fn saved(&mut self, result: Result<String, Message>) {
        self.said = Some(match result {
            Ok(file) => (false, Message::new("table-saved").with("file", file)),
            Err(why) => (true, why),
        });
    }

    /// Keeps the chosen column and the last row in sight.
    fn settle(&mut self) {
        let count = self.proposal.columns.len();
        self.at = self.at.min(count.saturating_sub(1));
        self.first = self.first.min(self.at);
        while self.first < self.at && !self.shows(self.at) {
            self.first += 1;
        }
        let (rows, height) = (self.lower_rows(), self.lower_height());
        self.top = self.top.min(rows.saturating_sub(height));
    }

    fn shows(&self, place: usize) -> bool {
        let room = usize::from(layout(self.size).table.width).saturating_sub(3);
        let taken: usize = (self.first..=place).map(|column| self.width(column) + 1).sum();
        taken <= room
    }

    /// How many cells a column takes: as many as it needs, between nine and twenty-six.
    pub fn width(&self, place: usize) -> usize {
        let Some(column) = self.proposal.columns.get(place) else { return 0 };
        let label = self.lang.text(&column.role.label()).chars().count() + 2;
        let samples = column.samples.iter().map(|sample| sample.chars().count());
        samples.chain([label, column.header.chars().count()]).max().unwrap_or(0).clamp(9, 26)
    }

    /// How many rows the lower part has in all.
    fn lower_rows(&self) -> usize {
        match (&self.made, self.lower) {
            (Err(_), _) => 1,
            (Ok(made), LowerPart::Account) => made.remarks.len(),
            (Ok(made), LowerPart::Path) => made.path.stages.iter().map(|stage| 1 + stage.modules.len()).sum(),
        }
    }

    fn lower_height(&self) -> usize {
        usize::from(layout(self.size).lower.height.saturating_sub(2)).max(1)
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> TableWish {
        self.said = None;
        let wish = match self.dialog.take() {
            Some(dialog) => self.dialog_key(dialog, key),
            None => self.table_key(key),
        };
        self.settle();
        wish
    }

    fn table_key(&mut self, key: Key) -> TableWish {
        let last = self.proposal.columns.len().saturating_sub(1);
        let page = self.lower_height();
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('q' | 'c'), true) => return TableWish::Leave,
            (Code::Enter, _) => return self.enter(),
            (Code::Char('s'), true) => {
                self.dialog = Some(TableDialog::SaveAs(Input::new(self.source.mapping_name.as_str())));
            }
            (Code::Left, _) => self.at = self.at.saturating_sub(1),
            (Code::Right, _) => self.at = (self.at + 1).min(last),
            (Code::Home, _) => self.at = 0,
            (Code::End, _) => self.at = last,
            (Code::Up, _) => self.turn(false),
            (Code::Down, _) => self.turn(true),
            (Code::Char(' '), _) => self.ask_meaning(),
            (Code::Tab | Code::BackTab, _) => {
                self.lower = if self.lower == LowerPart::Path { LowerPart::Account } else { LowerPart::Path };
                self.top = 0;
            }
            (Code::PageUp, _) => self.top = self.top.saturating_sub(page),
            (Code::PageDown, _) => self.top += page,
            (Code::F(3), _) => self.lang = self.lang.other(),
            (Code::F(4), _) => self.ask_sheet(),
            _ => {}
        }
        TableWish::Stay
    }

    /// Confirms the chosen column and goes to the next that is unsure; where none is, the path is made.
    fn enter(&mut self) -> TableWish {
        let is_unsure = |place: usize| self.unsure().any(|unsure| unsure == place);
        if is_unsure(self.at) {
            let role = self.proposal.columns[self.at].role.clone();
            self.give(role);
            let next = self.unsure().next();
            self.at = next.unwrap_or(self.at);
            return TableWish::Stay;
        }
        let next = self.unsure().next();
        if let Some(next) = next {
            self.at = next;
            return TableWish::Stay;
        }
        match &self.made {
            Ok(made) => TableWish::Make(Box::new(made.clone())),
            Err(error) => {
                self.said = Some((true, Message::from(error.clone())));
                TableWish::Stay
            }
        }
    }

    /// Gives the chosen column a meaning.
    fn give(&mut self, role: Role) {
        let at = self.at;
        self.given.retain(|(place, _)| *place != at);
        self.given.push((at, role));
        self.make();
    }

    /// Gives the chosen column the meaning behind or before its own.
    fn turn(&mut self, forward: bool) {
        let Some(column) = self.proposal.columns.get(self.at) else { return };
        let all = meanings();
        let place = all.iter().position(|role| *role == column.role).unwrap_or(0);
        let next = if forward { place + 1 } else { place + all.len() - 1 } % all.len();
        self.give(all[next].clone());
    }

    fn ask_meaning(&mut self) {
        let Some(column) = self.proposal.columns.get(self.at) else { return };
        let title = Message::new("table-meaning").with("column", column.header.as_str());
        let labels = meanings().iter().map(|role| (self.lang.text(&role.label()), role.spelling())).collect();
        self.dialog = Some(TableDialog::Meaning(ChoiceList::new(title, labels, &column.role.spelling())));
    }

    fn ask_sheet(&mut self) {
        let Some(now) = self.table.sheet.clone().filter(|_| !self.table.other_sheets.is_empty()) else {
            self.said = Some((true, Message::new("table-one-sheet")));
            return;
        };
        let names = std::iter::once(&now).chain(&self.table.other_sheets);
        let names = names.map(|name| (name.clone(), name.clone())).collect();
        let list = ChoiceList::new(Message::new("table-sheets"), names, &now);
        self.dialog = Some(TableDialog::Sheet(list));
    }

    fn dialog_key(&mut self, dialog: TableDialog, key: Key) -> TableWish {
        let gives_up = matches!((key.code, key.ctrl), (Code::Esc, _) | (Code::Char('q' | 'c'), true));
        if gives_up {
            return TableWish::Stay;
        }
        match (dialog, key.code) {
            (TableDialog::SaveAs(input), Code::Enter) => {
                let file = input.text().trim().to_owned();
                if file.is_empty() {
                    self.dialog = Some(TableDialog::SaveAs(input));
                    return TableWish::Stay;
                }
                self.source.mapping_name.clone_from(&file);
                return TableWish::Save { file, text: mapping::write(&self.proposal.mapping()) };
            }
            (TableDialog::SaveAs(mut input), _) => {
                input.key(key, None);
                self.dialog = Some(TableDialog::SaveAs(input));
            }
            (TableDialog::Meaning(list), Code::Enter) => {
                if let Some(role) = list.chosen().and_then(Role::parse) {
                    self.give(role);
                }
            }
            (TableDialog::Sheet(list), Code::Enter) => {
                if let Some(sheet) = list.chosen().map(str::to_owned) {
                    self.read_sheet(&sheet);
                }
            }
            (TableDialog::Meaning(mut list), _) => {
                list.sought.key(key);
                self.dialog = Some(TableDialog::Meaning(list));
            }
            (TableDialog::Sheet(mut list), _) => {
                list.sought.key(key);
                self.dialog = Some(TableDialog::Sheet(list));
            }
        }
        TableWish::Stay
    }

    fn read_sheet(&mut self, sheet: &str) {
        match import::read(&self.source.bytes, ReadOptions { sheet: Some(sheet), ..ReadOptions::default() }) {
            Ok(table) => {
                self.proposed = import::propose(&table);
                self.table = table;
                self.take_up();
            }
            Err(error) => self.said = Some((true, error.into())),
        }
    }

    /// Obeys the mouse: a click chooses a column, a click on the chosen one asks for its meaning.
    pub fn mouse(&mut self, mouse: Mouse, drawn: &Drawn) -> TableWish {
        let mut wish = TableWish::Stay;
        match (mouse.gesture, drawn.at(mouse.column, mouse.row).map(|(_, spot)| spot)) {
            (Gesture::Press, Some(Spot::Choice(row))) => {
                if let Some(TableDialog::Meaning(list) | TableDialog::Sheet(list)) = &mut self.dialog {
                    list.sought.at = *row;
                    wish = self.key(Key::plain(Code::Enter));
                }
            }
            (Gesture::Press, Some(Spot::Cell(column, _))) if self.dialog.is_none() => {
                if self.at == *column {
                    self.ask_meaning();
                } else {
                    self.at = *column;
                }
            }
            (Gesture::Wheel(by), _) if self.dialog.is_none() => self.top = self.top.saturating_add_signed(by),
            _ => {}
        }
        self.settle();
        wish
    }

    /// Takes what was pasted.
    pub fn paste(&mut self, text: &str) {
        match &mut self.dialog {
            Some(TableDialog::SaveAs(input)) => input.insert(text, false),
            Some(TableDialog::Meaning(list) | TableDialog::Sheet(list)) => list.sought.paste(text),
            None => {}
        }
    }

    /// The counts of the path that results, or why none does.
    pub fn summary(&self) -> Message {
        match &self.made {
            Ok(made) => made.summary(),
            Err(error) => Message::from(error.clone()),
        }
    }

    /// How grave the gravest remark is.
    pub fn gravest(&self) -> Option<Severity> {
        self.made.as_ref().ok()?.remarks.iter().map(|remark| remark.severity).max()
    }

    /// The first row to show of a list of so many, of which one is chosen.
    pub fn list_top(list: &ChoiceList, rows: usize) -> usize {
        scrolled(0, list.sought.at, list.sought.hits.len(), rows.max(1))
    }
}

/// Whether a pasted text is a table: at least two lines, each with cells between tabs.
pub fn is_pasted_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.clone().nth(1).is_some() && lines.all(|line| line.contains('\t'))
}

/// Where the parts of the screen are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableLayout {
    /// The table with what its columns are taken for.
    pub table: Area,
    /// The path that results.
    pub lower: Area,
}

/// The parts of a screen of this size: beside each other where it is wide, else one above the other. The first row
/// names the table, the last two hold what is said and the keys.
pub fn layout((width, height): (u16, u16)) -> TableLayout {
    /// From here on two parts beside each other are wide enough.
    const WIDE: u16 = 120;
    let body = Area { x: 0, y: 1.min(height), width, height: height.saturating_sub(4) };
    if width >= WIDE {
        let table = width * 3 / 5;
        return TableLayout {
            table: Area { width: table, ..body },
            lower: Area { x: table, width: width - table, ..body },
        };
    }
    let table = (body.height / 2).max(7).min(body.height);
    TableLayout {
        table: Area { height: table, ..body },
        lower: Area { y: body.y + table, height: body.height - table, ..body },
    }
}
