//! Sequences of the terminal that arrive in pieces, and answers that nobody asked for.
//!
//! The library that reads keys takes an Escape that comes alone for the key, and what follows it for letters: over a slow line
//! an arrow would close a prompt and type `[D` elsewhere; an answer of the terminal (OSC, DCS, APC) would be typed as text. Here
//! what follows within [`PATIENCE`] is put together again: keys become keys, answers become nothing. Owns no reading of its own.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// How long the rest of a sequence may take. Nobody types the next key so fast.
const PATIENCE: Duration = Duration::from_millis(50);
/// The longest answer that is waited for, in letters; a longer one ends there.
const LONGEST: usize = 4096;

/// Where events come from.
pub(super) trait Source {
    /// The next event; waits for it.
    fn read(&mut self) -> io::Result<Event>;
    /// Whether an event is there, or comes within a time.
    fn comes_within(&mut self, time: Duration) -> io::Result<bool>;
}

/// What the terminal gives.
#[derive(Debug)]
pub(super) enum Heard {
    /// An event.
    Event(Event),
    /// The text of an answer: what stands between its beginning and its end.
    Answer(String),
}

/// Events, with the pieces of sequences put together.
pub(super) struct Sequences<S> {
    source: S,
    /// Events that were read ahead and belong to no sequence.
    ahead: VecDeque<Event>,
}

impl<S: Source> Sequences<S> {
    pub(super) fn new(source: S) -> Self {
        Self { source, ahead: VecDeque::new() }
    }

    /// Whether an event is there, or comes within a time.
    pub(super) fn comes_within(&mut self, time: Duration) -> io::Result<bool> {
        if self.ahead.is_empty() { self.source.comes_within(time) } else { Ok(true) }
    }

    /// The next event; waits for it.
    pub(super) fn next(&mut self) -> io::Result<Heard> {
        loop {
            let event = match self.ahead.pop_front() {
                Some(event) => event,
                None => self.source.read()?,
            };
            let Some(opening) = self.opening(&event)? else { return Ok(Heard::Event(event)) };
            let heard = match opening {
                '[' => self.control_sequence()?.map(Heard::Event),
                'O' => Some(Heard::Event(self.single_shift()?)),
                c => self.string(if is_escape(&event) { alt(c) } else { event })?,
            };
            if let Some(heard) = heard {
                return Ok(heard);
            }
        }
    }

    /// The letter behind Escape with which a sequence begins, where this event and the next are such a beginning.
    fn opening(&mut self, event: &Event) -> io::Result<Option<char>> {
        // The whole beginning came in one piece: the library takes it for Alt and a letter.
        if let Some((c @ (']' | 'P' | '_' | '^' | 'X'), true)) = letter(event) {
            return Ok(Some(c));
        }
        if !is_escape(event) {
            return Ok(None);
        }
        let Some(next) = self.follows()? else { return Ok(None) };
        if let Some((c @ ('[' | 'O' | ']' | 'P' | '_' | '^' | 'X'), false)) = letter(&next) {
            return Ok(Some(c));
        }
        self.ahead.push_front(next);
        Ok(None)
    }

    /// The key of `ESC O x`; Alt and O where no such key follows.
    fn single_shift(&mut self) -> io::Result<Event> {
        let Some(next) = self.follows()? else { return Ok(alt('O')) };
        let code = letter(&next).filter(|(_, alt)| !alt).and_then(|(c, _)| single_shift(c));
        if let Some(code) = code {
            return Ok(key(code, KeyModifiers::NONE));
        }
        self.ahead.push_front(next);
        Ok(alt('O'))
    }

    /// Takes an answer away; gives the key back where nothing follows it: then it was typed.
    fn string(&mut self, typed: Event) -> io::Result<Option<Heard>> {
        let Some(next) = self.follows()? else { return Ok(Some(Heard::Event(typed))) };
        self.ahead.push_front(next);
        Ok(Some(Heard::Answer(self.rest_of_string()?)))
    }

    /// The event that follows at once, if any does.
    fn follows(&mut self) -> io::Result<Option<Event>> {
        if let Some(event) = self.ahead.pop_front() {
            return Ok(Some(event));
        }
        if self.source.comes_within(PATIENCE)? { self.source.read().map(Some) } else { Ok(None) }
    }

    /// The rest of a control sequence: a key where it is one, nothing where it is an answer.
    fn control_sequence(&mut self) -> io::Result<Option<Event>> {
        let mut inside = String::new();
        while inside.len() < LONGEST {
            let Some(event) = self.follows()? else { return Ok(None) };
            match letter(&event) {
                Some((c, false)) if matches!(c, '@'..='~') => return Ok(control_key(&inside, c)),
                Some((c, false)) if matches!(c, ' '..='?') => inside.push(c),
                _ => {
                    self.ahead.push_front(event);
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    /// Takes the rest of an answer, up to BEL, ST or a pause.
    fn rest_of_string(&mut self) -> io::Result<String> {
        let mut text = String::new();
        while text.len() < LONGEST {
            let Some(event) = self.follows()? else { break };
            match letter(&event) {
                // ST in one piece.
                Some(('\\', true)) => break,
                Some((c, _)) => text.push(c),
                // ST in two pieces.
                None if is_escape(&event) => match self.follows()? {
                    Some(next) if letter(&next) == Some(('\\', false)) => break,
                    Some(next) => {
                        self.ahead.push_front(next);
                        self.ahead.push_front(event);
                        break;
                    }
                    None => break,
                },
                None if is_bell(&event) => break,
                None => {
                    self.ahead.push_front(event);
                    break;
                }
            }
        }
        Ok(text)
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn alt(c: char) -> Event {
    key(KeyCode::Char(c), KeyModifiers::ALT)
}

fn pressed(event: &Event) -> Option<&KeyEvent> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(key),
        _ => None,
    }
}

fn is_escape(event: &Event) -> bool {
    pressed(event).is_some_and(|key| key.code == KeyCode::Esc && key.modifiers.is_empty())
}

/// BEL, which arrives as Ctrl-G.
fn is_bell(event: &Event) -> bool {
    pressed(event).is_some_and(|key| key.code == KeyCode::Char('g') && key.modifiers == KeyModifiers::CONTROL)
}

/// A letter, and whether Alt is held.
fn letter(event: &Event) -> Option<(char, bool)> {
    let key = pressed(event)?;
    let KeyCode::Char(c) = key.code else { return None };
    match key.modifiers - KeyModifiers::SHIFT {
        KeyModifiers::NONE => Some((c, false)),
        KeyModifiers::ALT => Some((c, true)),
        _ => None,
    }
}

/// The key of `ESC O x`.
fn single_shift(c: char) -> Option<KeyCode> {
    Some(match c {
        'P'..='S' => KeyCode::F(u8::try_from(u32::from(c) - u32::from('P')).ok()? + 1),
        _ => return cursor(c),
    })
}

fn cursor(c: char) -> Option<KeyCode> {
    Some(match c {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        _ => return None,
    })
}

/// The key of `ESC [ inside c`, with its modifiers; nothing for an answer of the terminal.
fn control_key(inside: &str, c: char) -> Option<Event> {
    let mut numbers = inside.split(';').map(|part| part.parse::<u8>().ok());
    let (first, second) = (numbers.next().flatten(), numbers.next().flatten());
    let modifiers = second.map_or(KeyModifiers::NONE, |code| {
        let bits = code.saturating_sub(1);
        let held = |bit: u8, modifier| if bits & bit == 0 { KeyModifiers::NONE } else { modifier };
        held(1, KeyModifiers::SHIFT) | held(2, KeyModifiers::ALT) | held(4, KeyModifiers::CONTROL)
    });
    let code = match (c, first) {
        ('Z', _) => return Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        ('~', Some(1 | 7)) => KeyCode::Home,
        ('~', Some(2)) => KeyCode::Insert,
        ('~', Some(3)) => KeyCode::Delete,
        ('~', Some(4 | 8)) => KeyCode::End,
        ('~', Some(5)) => KeyCode::PageUp,
        ('~', Some(6)) => KeyCode::PageDown,
        ('~', Some(number @ 11..=15)) => KeyCode::F(number - 10),
        ('~', Some(number @ 17..=21)) => KeyCode::F(number - 11),
        ('~', Some(number @ 23..=24)) => KeyCode::F(number - 12),
        ('P'..='S', _) => single_shift(c)?,
        _ => cursor(c)?,
    };
    // A letter alone is a key; with numbers before it, only `1` and modifiers: `24;80R` says where the cursor is.
    let with_modifiers = first == Some(1) && second.is_some_and(|code| (2..=16).contains(&code));
    (inside.is_empty() || c == '~' || with_modifiers).then(|| key(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Events with a pause before some of them.
    struct Script(VecDeque<(u64, Event)>);

    impl Source for Script {
        fn read(&mut self) -> io::Result<Event> {
            self.0.pop_front().map(|(_, event)| event).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }

        fn comes_within(&mut self, time: Duration) -> io::Result<bool> {
            Ok(self.0.front().is_some_and(|(pause, _)| Duration::from_millis(*pause) <= time))
        }
    }

    /// The keys of a text in which `␛` is Escape, `¶` a long pause, `␇` BEL, and `A+x` Alt and a letter.
    fn keys(text: &str) -> Vec<String> {
        let mut script = VecDeque::new();
        let mut pause = 1;
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            let event = match c {
                '¶' => {
                    pause = 500;
                    continue;
                }
                '␛' => key(KeyCode::Esc, KeyModifiers::NONE),
                '␇' => key(KeyCode::Char('g'), KeyModifiers::CONTROL),
                '⌥' => alt(letters.next().unwrap()),
                c => key(KeyCode::Char(c), KeyModifiers::NONE),
            };
            script.push_back((pause, event));
            pause = 1;
        }
        let mut sequences = Sequences::new(Script(script));
        let mut out = Vec::new();
        while let Ok(heard) = sequences.next() {
            let Heard::Event(Event::Key(key)) = heard else { continue };
            let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
            let ctrl = if key.modifiers.contains(KeyModifiers::CONTROL) { "Ctrl-" } else { "" };
            out.push(format!("{ctrl}{alt}{:?}", key.code));
        }
        out
    }

    #[test]
    fn a_key_in_pieces_is_one_key() {
        assert_eq!(keys("␛[D"), ["Left"]);
        assert_eq!(keys("␛[1;5C"), ["Ctrl-Right"]);
        assert_eq!(keys("␛[3~x"), ["Delete", "Char('x')"]);
        assert_eq!(keys("␛OP␛OA"), ["F(1)", "Up"]);
        assert_eq!(keys("␛[Z"), ["BackTab"]);
        assert_eq!(keys("␛[15~"), ["F(5)"]);
    }

    #[test]
    fn keys_that_people_type_stay_what_they_are() {
        assert_eq!(keys("␛"), ["Esc"]);
        assert_eq!(keys("␛¶[¶D"), ["Esc", "Char('[')", "Char('D')"]);
        assert_eq!(keys("␛j"), ["Esc", "Char('j')"]);
        assert_eq!(keys("␛␛"), ["Esc", "Esc"]);
        assert_eq!(keys("⌥P¶x"), ["Alt-Char('P')", "Char('x')"]);
        assert_eq!(keys("a]b"), ["Char('a')", "Char(']')", "Char('b')"]);
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys() {
        for answer in [
            "␛]11;rgb:0000/0000/0000␇",
            "⌥]11;rgb:0000/0000/0000␇",
            "⌥]11;rgb:0000/0000/0000⌥\\",
            "␛]52;c;YWJj␛\\",
            "⌥P1$r0m⌥\\",
            "␛_Gi=1;OK␛\\",
            "␛[?1;2c",
            "␛[?2026;2$y",
            "␛[24;80R",
        ] {
            assert_eq!(keys(&format!("{answer}q")), ["Char('q')"], "{answer}");
        }
        // Cut off: what comes after a pause is typed.
        assert_eq!(keys("⌥]11;rgb:00¶q"), ["Char('q')"]);
    }
}
