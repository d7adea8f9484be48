//! Everything that can happen, in one queue: keys, signals, changes on disk.

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::Sender;

use crossterm::event::{
    Event as Terminal, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::background;
use super::burst::{Bursts, Read};
use super::keys::{self, Keys};
use super::sequence::Sequences;
use crate::app::Msg;
use crate::app::commands::key::{Code, Key};
use crate::app::mouse::{Gesture, Mouse};

/// How many rows one click of the wheel scrolls.
const WHEEL: isize = 3;

/// Something that happened outside.
#[derive(Debug)]
pub(super) enum Event {
    /// A key was pressed.
    Key(Key),
    /// Keys came faster than a person types.
    Burst(Vec<Key>),
    /// The mouse moved, or a button or the wheel of it.
    Mouse(Mouse),
    /// A line was typed, where lines are typed.
    Line(String),
    /// No more lines come.
    EndOfLines,
    /// A text was pasted.
    Paste(String),
    /// The terminal told whether its background is light.
    Background(bool),
    /// The terminal has another size.
    Resize(u16, u16),
    /// What a thread found out for the document of this number; one of a document that was closed comes
    /// too late.
    Answer(u64, Box<Msg>),
    /// The person's own editor ended.
    EditorEnded(io::Result<std::process::ExitStatus>),
    /// A thread broke.
    Broken,
    /// A signal asks the program to end.
    End(i32),
    /// A signal asks the program to stop for a while.
    Suspend,
    /// The program goes on after a stop that it did not ask for.
    Continue,
    /// The terminal is gone.
    Hangup,
}

/// Reads the terminal in a thread of its own; what it gives makes the thread rest.
pub(super) fn read_terminal(to: Sender<Event>) -> io::Result<Keys> {
    let (keys, reader) = keys::reins();
    std::thread::Builder::new().name("keys".to_owned()).spawn(move || {
        let mut bursts = Bursts::new(Sequences::new(reader));
        loop {
            let Ok(read) = bursts.next() else {
                // The receiver is gone only when the program ends anyway.
                let _ = to.send(Event::Hangup);
                return;
            };
            let event = match read {
                Read::Burst(keys) => {
                    let burst = Event::Burst(keys.into_iter().filter_map(key_of).collect());
                    if to.send(burst).is_err() {
                        return;
                    }
                    continue;
                }
                Read::Answer(text) => {
                    let light = background::is_light(&text);
                    if light.is_some_and(|light| to.send(Event::Background(light)).is_err()) {
                        return;
                    }
                    continue;
                }
                Read::One(event) => event,
            };
            let event = match event {
                Terminal::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Event::Key),
                Terminal::Mouse(mouse) => mouse_of(mouse).map(Event::Mouse),
                Terminal::Paste(text) => Some(Event::Paste(text)),
                Terminal::Resize(width, height) => {
                    let (width, height) = super::screen::usable((width, height));
                    Some(Event::Resize(width, height))
                }
                _ => None,
            };
            if event.is_some_and(|event| to.send(event).is_err()) {
                return;
            }
        }
    })?;
    Ok(keys)
}

/// Watches in a thread of its own whether the terminal is still there: the reader of keys takes one
/// that is gone for one that is silent, and would ask it without end.
#[cfg(unix)]
pub(super) fn watch_terminal(to: Sender<Event>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    std::thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        let tty = std::fs::File::open("/dev/tty");
        let stdin = io::stdin();
        loop {
            // Nothing is asked for: only the end and errors are told, as they always are. Standard input may be
            // something else than the terminal.
            let watched = match (&tty, stdin.is_terminal()) {
                (Ok(tty), false) => PollFd::new(tty, PollFlags::empty()),
                _ => PollFd::new(&stdin, PollFlags::empty()),
            };
            let mut terminal = [watched];
            match poll(&mut terminal, None) {
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
                Ok(_) => {
                    // The receiver is gone only when the program ends anyway.
                    let _ = to.send(Event::Hangup);
                    return;
                }
            }
        }
    })?;
    Ok(())
}

/// Elsewhere the reader of keys tells.
#[cfg(not(unix))]
pub(super) fn watch_terminal(_: Sender<Event>) -> io::Result<()> {
    Ok(())
}

/// A key as the application names it.
fn key_of(event: KeyEvent) -> Option<Key> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        // What some terminals send for Backspace, 0x08, is Ctrl-H for others: no command has that key.
        KeyCode::Char('h') if ctrl && !alt => {
            return Some(Key { code: Code::Backspace, ctrl: false, alt: false, shift: false });
        }
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    let marks = matches!(code, Code::Char(_) | Code::BackTab);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT) && !marks;
    // AltGr arrives as control and alt together on some systems: then the letter is meant.
    let (ctrl, alt) = if ctrl && alt { (false, false) } else { (ctrl, alt) };
    Some(Key { code, ctrl, alt, shift })
}

/// What the mouse does, as the application names it.
fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Drop,
        MouseEventKind::ScrollUp => Gesture::Wheel(-WHEEL),
        MouseEventKind::ScrollDown => Gesture::Wheel(WHEEL),
        _ => return None,
    };
    Some(Mouse { gesture, column: event.column, row: event.row })
}

/// Hears signals in a thread of its own.
#[cfg(unix)]
pub(super) fn hear_signals(to: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Continue,
                // The reader of keys misses a new size when a key comes at the same moment.
                SIGWINCH => match super::screen::size() {
                    Ok((width, height)) => Event::Resize(width, height),
                    Err(_) => continue,
                },
                signal => Event::End(signal),
            };
            if to.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Signals are told apart on Unix only.
#[cfg(not(unix))]
pub(super) fn hear_signals(_: Sender<Event>) -> io::Result<()> {
    Ok(())
}
