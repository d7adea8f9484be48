//! Files: text to model and back, without loss.
//!
//! Owns the syntax (RON, in one canonical form), what is refused and where, comments and unknown
//! fields, and the places of values in a text. Knows no field by name but `format`: the declaration
//! of the model says everything else. Does not touch the disk.
//!
//! Reading is one pass over the text. Two other shapes were measured and left: `docs/architecture.md`
//! gives the figures.

mod atoms;
mod canonical;
mod comment_context;
mod duplicates;
mod error;
mod lexer;
mod map_reader;
mod parts;
mod place;
mod reader;
mod rewriter;
mod ron_error;
mod shared_base;
mod writer;

use std::borrow::Cow;

use canonical::Form;
use reader::Reader;
use shared_base::EntrySpans;
use writer::Writer;

use crate::model::node::{Node, NodeView, RecordNode, SlotMut};
use crate::model::{Card, Charter, Keyed, Module, ModuleFile, ModuleKind, Set, TrainingPath};

pub use error::{Expected, Problem, ReadError};
pub use place::{Places, Position};
pub use rewriter::Rewriter;
pub use ron_error::RON_NUMBER;

/// The newest version of the format that this program knows.
pub const FORMAT: u32 = 1;

/// The largest file that is read unless the user asks for more, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// A record that is the whole of a file.
pub trait FileRecord: RecordNode + Node + Default {}

impl FileRecord for TrainingPath {}
impl FileRecord for ModuleFile {}
impl FileRecord for Card {}
impl FileRecord for Charter {}

/// What a file is, as the end of its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileKind {
    /// `commons.ron`
    Charter,
    /// `….path.ron`
    Path,
    /// `….module.ron`
    Module,
    /// `….card.ron`
    Card,
}

/// What a charter is called; the folder that it stands in is a commons.
pub const CHARTER: &str = "commons.ron";

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Charter, Self::Path, Self::Module, Self::Card];

    /// How the name of such a file ends; that of a charter is nothing else.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Charter => CHARTER,
            Self::Path => ".path.ron",
            Self::Module => ".module.ron",
            Self::Card => ".card.ron",
        }
    }

    /// What a file of this kind is called.
    pub fn named(self, stem: &str) -> String {
        match self {
            Self::Charter => CHARTER.to_owned(),
            kind => format!("{stem}{}", kind.ending()),
        }
    }

    /// The kind of a file by its name; none for files that are not of a commons.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| match kind {
            Self::Charter => name == CHARTER,
            kind => name.ends_with(kind.ending()),
        })
    }
}

/// The content of any file of a commons.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Content {
    Charter(Charter),
    Path(TrainingPath),
    Module(ModuleFile),
    Card(Card),
}

impl Content {
    /// Reads a file of the given kind.
    ///
    /// # Errors
    /// Whatever [`read`] refuses.
    pub fn read(kind: FileKind, text: &str) -> Result<Self, ReadError> {
        Ok(match kind {
            FileKind::Charter => Self::Charter(read(text)?),
            FileKind::Path => Self::Path(read(text)?),
            FileKind::Module => Self::Module(read(text)?),
            FileKind::Card => Self::Card(read(text)?),
        })
    }

    /// Whether a merge left questions open in it.
    pub fn has_questions(&self) -> bool {
        match self {
            Self::Charter(file) => !file.conflicts.is_empty(),
            Self::Path(file) => !file.conflicts.is_empty(),
            Self::Module(file) => !file.conflicts.is_empty(),
            Self::Card(file) => !file.conflicts.is_empty(),
        }
    }

    /// Reads two files of given kinds; see [`read_pair`].
    pub fn read_pair(kinds: [FileKind; 2], before: &str, after: &str) -> [Result<Self, ReadError>; 2] {
        fn pair<T: FileRecord>(
            before: &str,
            after: &str,
            of: fn(T) -> Content,
        ) -> [Result<Content, ReadError>; 2] {
            read_pair(before, after).map(|read| read.map(of))
        }
        match kinds {
            [FileKind::Charter, FileKind::Charter] => pair(before, after, Self::Charter),
            [FileKind::Path, FileKind::Path] => pair(before, after, Self::Path),
            [FileKind::Module, FileKind::Module] => pair(before, after, Self::Module),
            [FileKind::Card, FileKind::Card] => pair(before, after, Self::Card),
            [one, other] => [Self::read(one, before), Self::read(other, after)],
        }
    }

    /// Its canonical text.
    pub fn write(&self) -> String {
        match self {
            Self::Charter(file) => write(file),
            Self::Path(file) => write(file),
            Self::Module(file) => write(file),
            Self::Card(file) => write(file),
        }
    }
}

/// Bytes of a file as text: a byte order mark is dropped.
///
/// # Errors
/// A file that is not UTF-8, with the place of the first byte that is not.
pub fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let byte = error.valid_up_to();
            Err(*ReadError::new(Problem::NotText { byte }, byte..byte + 1))
        }
    }
}

/// Reads a file.
///
/// # Errors
/// A text that is not of this format, with the place and the reason. Nothing is guessed.
pub fn read<T: FileRecord>(text: &str) -> Result<T, ReadError> {
    read_with(text, |_| {}, |_| {})
}

/// What some programs begin a text with.
const MARK: char = '\u{feff}';

/// A text without its byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

/// As [`read`], with a reader that is prepared, and looked at afterwards.
fn read_with<'a, T: FileRecord>(
    text: &'a str,
    prepare: impl FnOnce(&mut Reader<'a>),
    look: impl FnOnce(&mut Reader<'a>),
) -> Result<T, ReadError> {
    let text = without_mark(text);
    refuse_foreign(text)?;
    let mut record = T::default();
    let mut reader = Reader::new(text);
    prepare(&mut reader);
    let done = reader.file(&mut record);
    look(&mut reader);
    // A newer file may well fail on something that this version can't know: say the reason behind it.
    match version(&record) {
        found if found > FORMAT => {
            Err(*ReadError::new(Problem::Newer { found, known: FORMAT }, version_span(text)))
        }
        0 if done.is_ok() => Err(*ReadError::new(Problem::UnknownVersion { found: 0 }, version_span(text))),
        _ => done.map(|()| record).map_err(|error| *error),
    }
}

/// A version of a file that was read, with what it takes to read others beside it: what stands in both
/// letter for letter is read once, and shared.
pub struct Original<'a, T> {
    text: Cow<'a, str>,
    record: T,
    entries: EntrySpans,
    form: Form,
}

impl<'a, T: FileRecord> Original<'a, T> {
    /// Reads a file, as [`read`] would.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(text: impl Into<Cow<'a, str>>) -> Result<Self, ReadError> {
        let mut text = text.into();
        if let Some(bare) = text.strip_prefix(MARK) {
            text = bare.to_owned().into();
        }
        let mut entries = EntrySpans::default();
        let record = read_with(
            &text,
            |reader| reader.spans = Some(EntrySpans::default()),
            |reader| entries = reader.spans.take().unwrap_or_default(),
        )?;
        Ok(Self { text, record, entries, form: Form::default() })
    }

    /// Reads another version, as [`read`] would read it alone.
    ///
    /// # Errors
    /// As [`read`].
    pub fn beside(&self, text: &str) -> Result<T, ReadError> {
        read_with(text, |reader| reader.like = Some(self.like()), |_| {})
    }

    /// Its text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was read.
    pub fn record(&self) -> &T {
        &self.record
    }
}

/// Reads two versions of a file, as [`read`] would read each. What stands in both letter for letter is
/// read once, and shared.
pub fn read_pair<T: FileRecord>(before: &str, after: &str) -> [Result<T, ReadError>; 2] {
    match Original::read(before) {
        Ok(original) => {
            let after = original.beside(after);
            [Ok(original.record), after]
        }
        Err(error) => [Err(error), read(after)],
    }
}

fn version(record: &dyn RecordNode) -> u32 {
    let index = record.shape().index("format");
    match index.map(|index| record.field(index).view()) {
        Some(NodeView::Number(number)) => number,
        _ => FORMAT,
    }
}

/// Where a text says its version.
fn version_span(text: &str) -> std::ops::Range<usize> {
    let at = text.find("format:").or_else(|| text.find("format")).unwrap_or(0);
    at..text[at..].find([',', '\n']).map_or(text.len(), |end| at + end)
}

/// What is never part of a path, found before anything is read and in one pass: NUL and git's conflict
/// markers. A text may well hold one line that opens or closes a conflict, or a line of equal signs; only
/// both ends together are git's.
fn refuse_foreign(text: &str) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    let mut opened = false;
    for at in memchr::memchr2_iter(0, b'<', bytes) {
        if bytes[at] == 0 {
            return Err(*ReadError::new(Problem::Nul, at..at + 1));
        }
        // What closes a later one closes the first one too, so only the first one is followed.
        if opened || !begins_line(text, at, "<<<<<<<") {
            continue;
        }
        opened = true;
        if memchr::memmem::find(&bytes[at..], b"\n>>>>>>>").is_some() {
            let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            return Err(*ReadError::new(Problem::ConflictMarkers { line }, at..end));
        }
    }
    Ok(())
}

fn begins_line(text: &str, at: usize, mark: &str) -> bool {
    text[at..].starts_with(mark) && (at == 0 || text.as_bytes()[at - 1] == b'\n')
}

/// The canonical text of a file.
pub fn write<T: FileRecord>(record: &T) -> String {
    write_sized(record, 0)
}

/// As [`write()`], with the size that is expected, in bytes, so that nothing is copied as it grows.
pub fn write_sized<T: FileRecord>(record: &T, bytes: usize) -> String {
    let mut writer = Writer::with_capacity(bytes);
    writer.file(record);
    writer.into_text()
}

/// Any value as a file would show it, on as few lines as it may have.
pub fn write_value(node: &dyn Node) -> String {
    let mut writer = Writer::with_capacity(0);
    writer.single(node);
    writer.into_text()
}

/// Reads one value that stands alone into `node`, as [`write_value`] wrote it.
///
/// # Errors
/// As [`read`].
pub fn read_value(text: &str, node: &mut dyn Node) -> Result<(), ReadError> {
    Reader::new(text).alone(node).map_err(|error| *error)
}

/// The digest by which an untouched copy of a module is recognised: of its canonical text without
/// comments, without its lineage, which every copy tells for itself, and without what only the path
/// around it can decide: prerequisites, links to competencies, whether everybody takes it.
pub fn digest(module: &Module) -> String {
    let mut bare = Module {
        kind: ModuleKind::default(),
        requires: Set::default(),
        origin: None,
        adaptations: Keyed::default(),
        was: Set::default(),
        observations: Keyed::default(),
        ..module.clone()
    };
    for outcome in bare.outcomes.values_mut() {
        outcome.competencies = Set::default();
    }
    strip_comments(&mut bare);
    let hash = blake3::hash(write_value(&bare).as_bytes());
    format!("b3:{}", &hash.to_hex()[..16])
}

fn strip_comments(node: &mut dyn Node) {
    match node.slot() {
        SlotMut::Record(record) => strip_record(record),
        SlotMut::List(list) => {
            for index in 0..list.len() {
                if let Some(item) = list.item_mut(index) {
                    strip_comments(item);
                }
            }
        }
        SlotMut::Map(map) => {
            for index in 0..map.len() {
                let key = map.entry(index).map(|(key, _)| key.to_owned());
                if let Some(value) = key.and_then(|key| map.get_mut(&key)) {
                    strip_comments(value);
                }
            }
        }
        _ => {}
    }
}

fn strip_record(record: &mut dyn RecordNode) {
    record.trivia_mut().drop_comments();
    for index in 0..record.shape().fields.len() {
        strip_comments(record.field_mut(index));
    }
}

/// Text that came as bytes of unknown encoding, for messages that quote it.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
