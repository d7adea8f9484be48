//! Keys that come faster than a person types: text that was pasted where the terminal does not mark it, or typed by a
//! program.
//!
//! Owns the gathering: letters that follow one another at once are one burst. What becomes of it depends on what is open;
//! where no field is, it must not run as commands.

use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::sequence::{Heard, Sequences, Source};
use crate::app::commands::key::{Code, Key};

/// How long the second letter of a burst may take; the first picture of a key that is typed waits as long.
const FIRST: Duration = Duration::from_millis(2);
/// How long each further letter may take.
const NEXT: Duration = Duration::from_millis(20);
/// The most letters that are gathered at once.
const LONGEST: usize = 1 << 20;
/// From so many letters on, of which so many differ, a burst is text: a key that is held down repeats one.
const TEXT: (usize, usize) = (4, 3);

/// What was read.
pub(super) enum Read {
    /// One event.
    One(Event),
    /// Letters that came at once.
    Burst(Vec<KeyEvent>),
    /// An answer of the terminal.
    Answer(String),
}

/// Events, with the letters that come at once gathered.
pub(super) struct Bursts<S> {
    sequences: Sequences<S>,
    ahead: Option<Heard>,
}

impl<S: Source> Bursts<S> {
    pub(super) fn new(sequences: Sequences<S>) -> Self {
        Self { sequences, ahead: None }
    }

    /// What comes next; waits for it.
    pub(super) fn next(&mut self) -> io::Result<Read> {
        let heard = match self.ahead.take() {
            Some(heard) => heard,
            None => self.sequences.next()?,
        };
        let event = match heard {
            Heard::Answer(text) => return Ok(Read::Answer(text)),
            Heard::Event(event) => event,
        };
        let Some(first) = letter(&event) else { return Ok(Read::One(event)) };
        let mut letters = vec![first];
        let mut patience = FIRST;
        while letters.len() < LONGEST && self.sequences.comes_within(patience)? {
            let heard = self.sequences.next()?;
            let Heard::Event(event) = &heard else {
                self.ahead = Some(heard);
                break;
            };
            let Some(next) = letter(event) else {
                self.ahead = Some(heard);
                break;
            };
            letters.push(next);
            patience = NEXT;
        }
        Ok(if letters.len() > 1 { Read::Burst(letters) } else { Read::One(event) })
    }
}

/// A key that writes something into a text.
fn letter(event: &Event) -> Option<KeyEvent> {
    let Event::Key(key) = event else { return None };
    let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    // A line feed that was not typed arrives as Ctrl-J.
    let line_feed = key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL;
    let writes = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab) && plain;
    (key.kind == KeyEventKind::Press && (writes || line_feed)).then_some(*key)
}

/// The text of keys that came at once; none where they are too few, or too much alike, to be one.
pub(super) fn text(keys: &[Key]) -> Option<String> {
    let text: String = keys
        .iter()
        .filter_map(|key| match (key.code, key.ctrl) {
            (Code::Enter, _) | (Code::Char('j'), true) => Some('\n'),
            (Code::Tab, _) => Some('\t'),
            (Code::Char(c), false) => Some(c),
            _ => None,
        })
        .collect();
    let mut differ: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let letters = differ.len();
    differ.sort_unstable();
    differ.dedup();
    (letters >= TEXT.0 && differ.len() >= TEXT.1).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.chars().map(|c| Key::plain(if c == '\n' { Code::Enter } else { Code::Char(c) })).collect()
    }

    #[test]
    fn words_are_text_and_repeated_keys_are_not() {
        assert_eq!(text(&keys("Vendre\nAcheter")).as_deref(), Some("Vendre\nAcheter"));
        for few in ["jjjjjjjjjj", "jkjkjkjk", "gg", "dd", "\n\n\n\n", "abc"] {
            assert_eq!(text(&keys(few)), None, "{few}");
        }
    }
}
