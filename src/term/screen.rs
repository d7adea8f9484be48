//! The terminal taken over and given back, whatever happens.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// Whether the terminal is ours now, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Room for the largest picture that is usual, in bytes.
const PICTURE: usize = 64 * 1024;

/// Whether the mouse is ours while the terminal is.
static MOUSE: AtomicBool = AtomicBool::new(true);

/// The terminal while the program has it; dropping it gives it back.
pub(super) struct Screen {
    /// A picture goes out in one piece, so that no half of it is ever seen.
    pub(super) terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn take() -> io::Result<Self> {
        super::panic::prepare();
        enter()?;
        let out = BufWriter::with_capacity(PICTURE, stdout());
        Ok(Self { terminal: Terminal::new(CrosstermBackend::new(out))? })
    }

    /// Takes it again after [`give_back`], or after a stop during which the shell set it up its own way.
    pub(super) fn take_again(&mut self) -> io::Result<()> {
        // Raw mode is remembered as on, whatever a shell did meanwhile: only off and on sets it anew.
        disable_raw_mode()?;
        enter()?;
        // Not `clear`, which asks the terminal where the cursor is: the answer would go to the thread
        // that reads keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if MOUSE.load(Ordering::SeqCst) { mouse(true) } else { Ok(()) }
}

/// Gives a text to the clipboard of the terminal, through whatever lies between.
pub(super) fn copy(text: &str) -> io::Result<()> {
    if !stdout().is_terminal() {
        return Ok(());
    }
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Says, before the terminal is taken over, whether the mouse is left to it.
pub(super) fn leave_mouse(left: bool) {
    MOUSE.store(!left, Ordering::SeqCst);
}

/// Takes the mouse, or leaves it to the terminal.
pub(super) fn take_mouse(taken: bool) -> io::Result<()> {
    MOUSE.store(taken, Ordering::SeqCst);
    mouse(taken)
}

/// Asks for clicks, the wheel and moves with a button down. Not for every move, as crossterm would: an
/// idle program stays idle while the mouse passes over it.
#[cfg(not(windows))]
fn mouse(on: bool) -> io::Result<()> {
    let switch = if on { 'h' } else { 'l' };
    write!(stdout(), "\x1b[?1000{switch}\x1b[?1002{switch}\x1b[?1006{switch}")?;
    stdout().flush()
}

#[cfg(windows)]
fn mouse(on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
}

/// Gives the terminal back as it was. A terminal that is gone can't be told, so nothing is reported.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = mouse(false);
        let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
        let _ = stdout().flush();
    }
}
