//! Text for people as data: a key and its arguments, put into words by `i18n`.
//!
//! The layers below the screen never hold a sentence in any language.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// One argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    /// Text, shown as it is but for control characters.
    Text(String),
    /// A number, to agree with.
    Number(i64),
    /// Whole minutes, shown as hours: « 3 h 30 ».
    Minutes(u32),
    /// Another message.
    Message(Box<Message>),
    /// Several texts, joined as a sentence joins them.
    List(Vec<String>),
    /// Several messages, joined as a sentence joins them.
    All(Vec<Message>),
    /// A calendar day as a file writes it, shown as people write it.
    Day(String),
}

/// Something to tell a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The key of its translations.
    pub key: String,
    /// What its placeholders stand for.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<Vec<Message>> for Arg {
    fn from(messages: Vec<Message>) -> Self {
        Self::All(messages)
    }
}

impl From<Vec<String>> for Arg {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}
