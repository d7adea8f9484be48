//! The terminal taken over and given back, whatever happens.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write, stdout};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// Whether the terminal is ours now, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is ours while the terminal is.
static MOUSE: AtomicBool = AtomicBool::new(true);

/// What is drawn, until it goes out in one piece: no half of a picture is ever seen, and whoever shows it is
/// woken once. Being asked to flush, which the backend is at every move of the cursor, does nothing.
#[derive(Clone, Default)]
struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal while the program has it; dropping it gives it back.
pub(super) struct Screen {
    /// Its size is told, never asked for at each picture, which would open the terminal anew.
    terminal: Terminal<CrosstermBackend<Sheet>>,
    sheet: Sheet,
    /// The size of what the terminal shows; none where it shows something that is not ours.
    shows: Option<(u16, u16)>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn take() -> io::Result<Self> {
        super::panic::prepare();
        enter()?;
        let sheet = Sheet::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::ZERO) };
        let terminal = Terminal::with_options(CrosstermBackend::new(sheet.clone()), options)?;
        Ok(Self { terminal, sheet, shows: None })
    }

    /// Takes it again after [`give_back`], or after a stop during which the shell set it up its own way;
    /// gives the size that it has now.
    pub(super) fn take_again(&mut self) -> io::Result<(u16, u16)> {
        // Raw mode is remembered as on, whatever a shell did meanwhile: only off and on sets it anew.
        disable_raw_mode()?;
        enter()?;
        self.forget();
        size()
    }

    /// What the terminal shows is not known any more: the next picture is drawn whole.
    pub(super) fn forget(&mut self) {
        self.shows = None;
    }

    /// Shows a picture of so many columns and rows.
    pub(super) fn draw(&mut self, size: (u16, u16), picture: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if self.shows != Some(size) {
            self.terminal.resize(Rect::new(0, 0, size.0, size.1))?;
            self.shows = Some(size);
        }
        self.terminal.draw(picture)?;
        let mut sheet = self.sheet.0.borrow_mut();
        let mut out = stdout().lock();
        let sent = out.write_all(&sheet).and_then(|()| out.flush());
        sheet.clear();
        sent
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

/// Columns and rows of the terminal; one that does not tell has 80 and 24 until it says otherwise.
pub(super) fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size().map(usable)
}

/// A size that a picture can be drawn in.
pub(super) fn usable((width, height): (u16, u16)) -> (u16, u16) {
    if width == 0 || height == 0 { (80, 24) } else { (width, height) }
}

/// Gives a text to the clipboard of the terminal, through whatever lies between.
pub(super) fn copy(text: &str) -> io::Result<()> {
    if !stdout().is_terminal() {
        return Ok(());
    }
    give_to_tmux(text);
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Gives a text to tmux, which as it comes does not let programs set its clipboard by escape sequences. `-w` hands it on
/// to the terminal outside, where tmux knows that.
fn give_to_tmux(text: &str) {
    if std::env::var_os("TMUX").is_none_or(|socket| socket.is_empty()) {
        return;
    }
    for args in [["load-buffer", "-w", "-"].as_slice(), &["load-buffer", "-"]] {
        let child = Command::new("tmux")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = child else { return };
        let written = child.stdin.take().is_some_and(|mut to| to.write_all(text.as_bytes()).is_ok());
        if written && child.wait().is_ok_and(|status| status.success()) {
            return;
        }
    }
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
