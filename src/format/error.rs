//! Why a text is refused, as data; put into words by `i18n`.

use std::ops::Range;

use crate::model::Message;

/// A refusal with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub problem: Problem,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// A second place that belongs to it: the first of two equal keys.
    pub related: Option<Range<usize>>,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the names and the translations `format-*` say it
pub enum Problem {
    Empty,
    Unexpected { found: String, expected: Expected },
    UnexpectedEnd { expected: Expected },
    WrongType { name: String, found: Expected, expected: Expected },
    UnknownRecord { name: String, expected: &'static str },
    DuplicateKey { key: String },
    DuplicateField { name: String },
    MissingField { name: &'static str },
    UnclosedText,
    UnclosedComment,
    BadEscape { text: String },
    BadNumber { text: String },
    Nul,
    NotText { byte: usize },
    ConflictMarkers { line: usize },
    TooDeep { limit: usize },
    TooLarge { size: u64, limit: u64 },
    Newer { found: u32, known: u32 },
    UnknownVersion { found: u32 },
    UnknownExtension { name: String },
    Trailing,
}

/// What should stand, or stands, somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expected {
    Record,
    List,
    Map,
    Text,
    Number,
    Flag,
    Symbol(&'static [&'static str]),
    Name,
    Value,
    Mark(&'static str),
    /// What these words of the translations say.
    Words(&'static str),
}

impl Expected {
    fn message(&self) -> Message {
        match self {
            Self::Record => Message::new("format-expected-record"),
            Self::List => Message::new("format-expected-list"),
            Self::Map => Message::new("format-expected-map"),
            Self::Text => Message::new("format-expected-text"),
            Self::Number => Message::new("format-expected-number"),
            Self::Flag => Message::new("format-expected-flag"),
            Self::Symbol(names) => {
                let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
                Message::new("format-expected-symbol").with("names", names)
            }
            Self::Name => Message::new("format-expected-name"),
            Self::Value => Message::new("format-expected-value"),
            Self::Words(key) => Message::new(*key),
            Self::Mark(mark) => Message::new("format-expected-mark").with("mark", *mark),
        }
    }
}

impl ReadError {
    /// On the heap while it travels: results of the reader stay one word small.
    #[allow(clippy::unnecessary_box_returns)]
    pub(super) fn new(problem: Problem, span: Range<usize>) -> Box<Self> {
        Box::new(Self { problem, span, related: None })
    }

    /// A stable code for scripts and `explain`.
    pub fn code(&self) -> &'static str {
        match self.problem {
            Problem::Empty => "F001",
            Problem::Unexpected { .. } => "F002",
            Problem::UnexpectedEnd { .. } => "F003",
            Problem::WrongType { .. } => "F004",
            Problem::UnknownRecord { .. } => "F005",
            Problem::DuplicateKey { .. } => "F006",
            Problem::DuplicateField { .. } => "F007",
            Problem::MissingField { .. } => "F008",
            Problem::UnclosedText => "F009",
            Problem::UnclosedComment => "F010",
            Problem::BadEscape { .. } => "F011",
            Problem::BadNumber { .. } => "F012",
            Problem::Nul => "F013",
            Problem::NotText { .. } => "F014",
            Problem::ConflictMarkers { .. } => "F015",
            Problem::TooDeep { .. } => "F016",
            Problem::TooLarge { .. } => "F017",
            Problem::Newer { .. } => "F018",
            Problem::UnknownVersion { .. } => "F019",
            Problem::UnknownExtension { .. } => "F020",
            Problem::Trailing => "F021",
        }
    }

    /// What is wrong.
    pub fn message(&self) -> Message {
        match &self.problem {
            Problem::Empty => Message::new("format-empty"),
            Problem::Unexpected { found, expected } => Message::new("format-unexpected")
                .with("found", found.as_str())
                .with("expected", expected.message()),
            Problem::UnexpectedEnd { expected } => {
                Message::new("format-unexpected-end").with("expected", expected.message())
            }
            Problem::WrongType { found, expected, name } => Message::new("format-wrong-type")
                .with("found", found.message())
                .with("expected", expected.message())
                .with("name", name.as_str()),
            Problem::UnknownRecord { name, expected } => {
                Message::new("format-unknown-record").with("name", name.as_str()).with("expected", *expected)
            }
            Problem::DuplicateKey { key } => Message::new("format-duplicate-key").with("key", key.as_str()),
            Problem::DuplicateField { name } => {
                Message::new("format-duplicate-field").with("name", name.as_str())
            }
            Problem::MissingField { name } => Message::new("format-missing-field").with("name", *name),
            Problem::UnclosedText => Message::new("format-unclosed-text"),
            Problem::UnclosedComment => Message::new("format-unclosed-comment"),
            Problem::BadEscape { text } => Message::new("format-bad-escape").with("text", text.as_str()),
            Problem::BadNumber { text } => {
                Message::new("format-bad-number").with("text", text.as_str()).with("max", u32::MAX)
            }
            Problem::Nul => Message::new("format-nul"),
            Problem::NotText { byte } => Message::new("format-not-text").with("byte", *byte),
            Problem::ConflictMarkers { line } => Message::new("format-conflict-markers").with("line", *line),
            Problem::TooDeep { limit } => Message::new("format-too-deep").with("limit", *limit),
            Problem::TooLarge { size, limit } => Message::new("format-too-large")
                .with("size", usize::try_from(size.div_ceil(1 << 20)).unwrap_or(usize::MAX))
                .with("limit", usize::try_from(limit >> 20).unwrap_or(usize::MAX)),
            Problem::Newer { found, known } => {
                Message::new("format-newer").with("found", *found).with("known", *known)
            }
            Problem::UnknownVersion { found } => Message::new("format-unknown-version").with("found", *found),
            Problem::UnknownExtension { name } => {
                Message::new("format-unknown-extension").with("name", name.as_str())
            }
            Problem::Trailing => Message::new("format-trailing"),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Message {
        let mut message = self.message();
        message.key.push_str(".help");
        message
    }

    /// What the second place is.
    pub fn related_message(&self) -> Option<Message> {
        self.related.as_ref()?;
        let mut message = self.message();
        message.key.push_str(".first");
        Some(message)
    }
}
