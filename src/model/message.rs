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

    /// The same with at most a line of each text that it quotes, and a few items of each list.
    #[must_use]
    pub fn brief(&self) -> Self {
        let args = self.args.iter().map(|(name, arg)| (name.clone(), arg.brief())).collect();
        Self { key: self.key.clone(), args }
    }
}

/// The most letters of a text that a brief message quotes.
const LINE: usize = 160;
/// The most items of a list that a brief message quotes.
const ITEMS: usize = 12;

impl Arg {
    fn brief(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(first_line(text)),
            Self::Message(message) => Self::Message(Box::new(message.brief())),
            Self::List(texts) => {
                let rest = (texts.len() > ITEMS).then(|| "…".to_owned());
                Self::List(texts.iter().take(ITEMS).map(|text| first_line(text)).chain(rest).collect())
            }
            Self::All(messages) => Self::All(messages.iter().take(ITEMS).map(Message::brief).collect()),
            Self::Number(_) | Self::Minutes(_) | Self::Day(_) => self.clone(),
        }
    }
}

/// The beginning of a text, up to the first line break behind something or the end of a line.
fn first_line(text: &str) -> String {
    let line = text.trim_start_matches(['\n', '\r']).split(['\n', '\r']).next().unwrap_or_default();
    let end = line.char_indices().nth(LINE).map_or(line.len(), |(at, _)| at);
    let cut = end < text.trim_end_matches(['\n', '\r']).len();
    let mut out = line[..end].to_owned();
    if cut {
        out.push('…');
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_message_quotes_a_line_of_anything() {
        let long = "é".repeat(10_000);
        let message = Message::new("app-saved")
            .with("text", long.as_str())
            .with("lines", "un\ndeux")
            .with("short", "un\n")
            .with("list", vec![long.clone(); 100])
            .with("inner", Message::new("app-recovered").with("text", long.as_str()));
        let brief = message.brief();
        assert!(serde_json::to_string(&brief).unwrap().len() < 20 * 400);
        let text = |at: usize| match &brief.args[at].1 {
            Arg::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!((text(0).chars().count(), text(1).as_str(), text(2).as_str()), (LINE + 1, "un…", "un"));
        assert_eq!(brief.brief(), brief);
    }
}
