//! The real program on a real pseudo-terminal: a person types, a terminal emulator shows.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longer than anything that works takes, even on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const DOWN: &str = "\x1b[B";
pub const CTRL_S: &str = "\x13";

/// A home that nobody else has.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A file in it.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// How many journals lie there.
    pub fn journals(&self) -> usize {
        let mut folders = vec![self.state()];
        let mut count = 0;
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(folder) else { continue };
            for entry in entries.map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    count += usize::from(entry.path().to_string_lossy().ends_with("journal"));
                }
            }
        }
        count
    }

    /// The program, with nothing of the machine around it.
    pub fn program(&self, arguments: &[&str]) -> CommandBuilder {
        self.command(env!("CARGO_BIN_EXE_parcours"), arguments)
    }

    pub fn command(&self, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(self.folder());
        command.env("HOME", self.folder());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("PARCOURS_STATE_DIR", self.state());
        command.env("PARCOURS_CONFIG_DIR", self.folder().join("config"));
        command.env("LANG", "fr_FR.UTF-8");
        command.env("TERM", "xterm-256color");
        command
    }

    /// Opens the workspace on a file and waits until it is there.
    pub fn open(&self, name: &str, title: &str) -> Terminal {
        let terminal = Terminal::start(self.program(&[name]), 80, 24);
        terminal.wait_for(title);
        terminal
    }
}

struct Seen {
    emulator: vt100::Parser,
    raw: Vec<u8>,
}

/// A program that does not outlive the test, whatever becomes of it.
pub struct Running(Box<dyn Child + Send + Sync>);

impl Running {
    /// Waits for the end; gives the exit code.
    pub fn end(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "never ends");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends it at once, with no word of warning.
    pub fn kill(&mut self) {
        let pid = i32::try_from(self.0.process_id().unwrap()).unwrap();
        let pid = rustix::process::Pid::from_raw(pid).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended can't be killed.
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// A terminal with a program in it.
pub struct Terminal {
    pub child: Running,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
    reader: Option<JoinHandle<()>>,
    leaves: Arc<AtomicBool>,
    modes_before: String,
}

impl Terminal {
    pub fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = modes(&*pair.master);
        let child = Running(pair.slave.spawn_command(command).unwrap());
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Seen {
            emulator: vt100::Parser::new(cells(rows), cells(columns), 0),
            raw: Vec::new(),
        }));
        let leaves = Arc::new(AtomicBool::new(false));
        let mut from = pair.master.try_clone_reader().unwrap();
        let reader = std::thread::spawn({
            let (seen, leaves) = (seen.clone(), leaves.clone());
            move || {
                let mut bytes = [0; 4096];
                while let Ok(count @ 1..) = from.read(&mut bytes) {
                    let mut seen = seen.lock().unwrap();
                    seen.emulator.process(&bytes[..count]);
                    seen.raw.extend_from_slice(&bytes[..count]);
                    if leaves.load(Ordering::SeqCst) {
                        return;
                    }
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, writer, seen, reader: Some(reader), leaves, modes_before }
    }

    pub fn type_in(&mut self, bytes: &str) {
        self.writer.write_all(bytes.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Presses Escape alone: nothing may follow at once that would make it the start of another key.
    pub fn escape(&mut self) {
        self.type_in(ESC);
        std::thread::sleep(Duration::from_millis(150));
    }

    /// The letters on the screen.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().emulator.screen().contents()
    }

    /// Whether the terminal is the shell's again: its own screen, a cursor, paste as it comes.
    pub fn is_given_back(&self) -> bool {
        let seen = self.seen.lock().unwrap();
        let screen = seen.emulator.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// Whether the line discipline is as it was before the program began.
    pub fn modes_are_back(&self) -> bool {
        modes(&*self.master) == self.modes_before
    }

    /// Everything that the program has sent.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.lock().unwrap().raw.clone()
    }

    /// Forgets the picture, so that only what is drawn from now on counts.
    pub fn forget_picture(&self) {
        let mut seen = self.seen.lock().unwrap();
        seen.emulator.process(b"\x1b[2J");
    }

    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |terminal| squeeze(&terminal.screen()).contains(&squeeze(text)));
    }

    pub fn wait_until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            assert!(begun.elapsed() < PATIENCE, "never came: {what}; the screen is\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        // The emulator first: what the program draws must meet the size it is drawn for.
        self.seen.lock().unwrap().emulator.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    pub fn pid(&self) -> u32 {
        self.child.0.process_id().unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(i32::try_from(self.pid()).unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Waits until all that was sent before the end is read.
    pub fn end_and_read(&mut self) -> u32 {
        let code = self.child.end();
        self.wait_until("the last bytes", |terminal| {
            terminal.reader.as_ref().is_none_or(JoinHandle::is_finished)
        });
        code
    }

    /// The file of the terminal.
    pub fn tty(&self) -> PathBuf {
        self.master.tty_name().unwrap()
    }

    /// Closes the window with the program in it.
    pub fn close_window(mut self) -> Running {
        // The reader holds the window open until it reads once more: a key makes the program draw.
        self.leaves.store(true, Ordering::SeqCst);
        self.type_in(DOWN);
        self.reader.take().unwrap().join().unwrap();
        let Self { child, .. } = self;
        child
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn squeeze(text: &str) -> String {
    text.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
