//! Handing the path out: the dialog that asks in which form, in which language and where to, beside a
//! preview of what would be read.
//!
//! Owns what was chosen and what is asked for. The text is made away from the screen's thread, for a path
//! may be large: as a preview by [`Effect::Preview`], as a file by [`Effect::Export`].

use crate::app::shell::geometry::turned;
use crate::app::text::input::Input;
use crate::export::{self, Exported, Format};
use crate::i18n::Lang;
use crate::model::{Message, TrainingPath};

/// In which form and language a path is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportOrder {
    /// The form.
    pub format: Format,
    /// The language of the words around the author's.
    pub lang: Lang,
}

impl ExportOrder {
    /// The document.
    ///
    /// # Errors
    /// Only a mistake of this program makes it fail.
    pub fn document(self, path: &TrainingPath) -> Result<Exported, Message> {
        export::export(path, self.format, self.lang)
    }
}

/// What would be handed out, to read before it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Of which order.
    pub order: ExportOrder,
    /// The text; of a form that is not read as it is written, the text that it sets.
    pub lines: Vec<String>,
    /// The obligatory parts that it lacks.
    pub missing: Vec<Message>,
}

impl Preview {
    /// The preview of an order.
    pub fn of(order: ExportOrder, path: &TrainingPath) -> Self {
        let format = if order.format == Format::Json { Format::Json } else { Format::Markdown };
        match (ExportOrder { format, ..order }).document(path) {
            Ok(document) => Self {
                order,
                lines: match order.format {
                    Format::Html => document.text.lines().filter_map(as_read).collect(),
                    _ => document.text.lines().map(str::to_owned).collect(),
                },
                missing: document.missing.into_iter().map(part).collect(),
            },
            Err(why) => Self { order, lines: vec![order.lang.text(&why)], missing: Vec::new() },
        }
    }
}

/// A line of Markdown as a page shows it, without the signs that a page turns into looks.
fn as_read(line: &str) -> Option<String> {
    let is_rule = line.starts_with('|') && line.chars().all(|letter| "|-: ".contains(letter));
    if is_rule {
        return None;
    }
    let cells = |row: &str| {
        row.split(" | ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let row = line.strip_prefix('|').and_then(|rest| rest.trim_end().strip_suffix('|'));
    let text = row.map_or_else(|| line.trim_start_matches('#').trim_start().to_owned(), cells);
    // A sign that means itself has a backslash before it.
    let mut shown = String::with_capacity(text.len());
    let plain = text.replace("**", "");
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            shown.push(letter);
        } else if let Some(sign) = letters.next() {
            shown.push(sign);
        }
    }
    Some(shown)
}

/// What is missing, without the words that mark its place in a document.
fn part(missing: Message) -> Message {
    let in_module = missing.args.iter().any(|(name, _)| *name == "title");
    let key = if in_module { "handout-part-in-module" } else { "handout-part" };
    Message { key: key.into(), ..missing }
}

/// What became of an [`Effect::Export`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportResult {
    /// It stands in this file; these are things to know about it.
    Done(String, Vec<Message>),
    /// There is a file of that name already; nothing was written.
    Exists(String),
    /// Nothing was written, and why.
    Failed(Message),
}

/// A line of the dialog that gets the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoutPart {
    /// In which form.
    Form,
    /// In which language.
    Language,
    /// Where to.
    File,
}

impl HandoutPart {
    /// All of them, from above to below.
    pub const ALL: [Self; 3] = [Self::Form, Self::Language, Self::File];
}

/// One thing that can be chosen in the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoutChoice {
    /// This form.
    Form(Format),
    /// This language.
    Language(Lang),
    /// Another name.
    File,
    /// Write it.
    Write,
}

/// The dialog.
pub struct Handout {
    /// In which form and language.
    pub order: ExportOrder,
    /// Where to.
    pub file: Input,
    /// Which line gets the keys.
    pub part: HandoutPart,
    /// What would be handed out, once it is known.
    pub preview: Option<Preview>,
    /// The first line of it that is shown.
    pub top: usize,
    /// Why nothing was written.
    pub refusal: Option<Message>,
}

impl Handout {
    pub(in crate::app) fn new(order: ExportOrder, file: String) -> Self {
        let file = Input::new(file);
        Self { order, file, part: HandoutPart::Form, preview: None, top: 0, refusal: None }
    }

    /// Everything that can be chosen, in the order in which it is shown.
    pub fn choices() -> Vec<HandoutChoice> {
        let forms = Format::ALL.into_iter().map(HandoutChoice::Form);
        forms
            .chain(Lang::ALL.into_iter().map(HandoutChoice::Language))
            .chain([HandoutChoice::File, HandoutChoice::Write])
            .collect()
    }

    /// Another form: the name of the file follows, where it ends as the form before did.
    pub(in crate::app) fn take_format(&mut self, format: Format) {
        let stem = self.file.text().strip_suffix(&format!(".{}", self.order.format.ending()));
        if let Some(stem) = stem {
            self.file = Input::new(format!("{stem}.{}", format.ending()));
        }
        self.order.format = format;
    }

    /// Goes to the next form or language.
    pub(in crate::app) fn turn(&mut self, forward: bool) {
        match self.part {
            HandoutPart::Form => self.take_format(turned(&Format::ALL, &self.order.format, forward)),
            HandoutPart::Language => self.order.lang = turned(&Lang::ALL, &self.order.lang, forward),
            HandoutPart::File => {}
        }
    }

    /// Scrolls the preview.
    pub(in crate::app) fn read(&mut self, by: isize) {
        let most = self.preview.as_ref().map_or(0, |preview| preview.lines.len().saturating_sub(1));
        self.top = self.top.saturating_add_signed(by).min(most);
    }
}
