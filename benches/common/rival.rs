//! A program in a terminal of its own, and a clock at the terminal's end of the line: what a person who
//! presses a key waits for.
//!
//! The terminal answers what terminals are asked (who are you, where is the cursor, which colours), so that
//! no program waits in vain.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The window: as large as people have theirs.
pub const COLUMNS: u16 = 120;
pub const ROWS: u16 = 40;

/// Longer than any of them takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A picture has ended when nothing has come for so long.
const GAP: Duration = Duration::from_millis(2);

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// A program at work.
pub struct Rival {
    child: Box<dyn Child + Send + Sync>,
    writer: Writer,
    output: Receiver<(Instant, Vec<u8>)>,
    emulator: vt100::Parser,
    started: Instant,
    // Held as long as the window is open.
    _master: Box<dyn MasterPty + Send>,
}

/// What became of a key.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// From the key to the end of the picture.
    pub time: Duration,
    /// How many bytes came, for this key, until the next.
    pub bytes: usize,
}

impl Rival {
    /// Starts a program with nothing of the machine around it.
    pub fn start(program: &str, arguments: &[&str], home: &Path) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(home);
        for (name, value) in [("LANG", "C.UTF-8"), ("TERM", "xterm-256color"), ("GIT_CONFIG_NOSYSTEM", "1")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.env("PARCOURS_STATE_DIR", home.join("state"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let mut from = pair.master.try_clone_reader().expect("the terminal's output");
        let writer: Writer = Arc::new(Mutex::new(pair.master.take_writer().expect("the terminal's input")));
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        let (to, output) = channel();
        let answers = Arc::clone(&writer);
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                if !pass_on(&bytes[..count], &to, &answers) {
                    return;
                }
            }
        });
        let emulator = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        Self { child, writer, output, emulator, started, _master: pair.master }
    }

    /// How long it took from the start until this text stood on the screen.
    pub fn first_frame(&mut self, text: &str) -> Duration {
        loop {
            let (when, bytes) = self.output.recv_timeout(PATIENCE).unwrap_or_else(|_| {
                panic!("never came: {text}; the screen is\n{}", self.emulator.screen().contents())
            });
            self.emulator.process(&bytes);
            if self.emulator.screen().contents().contains(text) {
                return when - self.started;
            }
        }
    }

    /// Waits until nothing has come for so long.
    pub fn settle(&mut self, quiet: Duration) -> usize {
        let mut count = 0;
        while let Ok((_, bytes)) = self.output.recv_timeout(quiet) {
            count += bytes.len();
            self.emulator.process(&bytes);
        }
        count
    }

    /// Types something whose time nobody takes.
    pub fn type_in(&mut self, keys: &str) {
        self.send(keys);
        self.settle(Duration::from_millis(300));
    }

    /// Presses a key, and waits for the picture that answers it, then for `quiet`.
    pub fn press(&mut self, key: &str, quiet: Duration) -> Answer {
        let pressed = Instant::now();
        self.send(key);
        let mut last = pressed;
        let mut bytes = 0;
        let mut patience = Duration::from_millis(500);
        loop {
            match self.output.recv_timeout(patience) {
                Ok((when, chunk)) => {
                    last = when;
                    bytes += chunk.len();
                    self.emulator.process(&chunk);
                    patience = GAP;
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended"),
            }
        }
        Answer { time: last - pressed, bytes: bytes + self.settle(quiet) }
    }

    fn send(&mut self, keys: &str) {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.write_all(keys.as_bytes()).expect("a terminal that takes keys");
        writer.flush().expect("a terminal that takes keys");
    }

    /// How often its threads were woken so far, and how long they worked.
    pub fn toil(&self) -> (u64, Duration) {
        let (mut wakes, mut work) = (0, 0);
        let pid = self.child.process_id().expect("a process");
        let Ok(tasks) = std::fs::read_dir(format!("/proc/{pid}/task")) else { return (0, Duration::ZERO) };
        for task in tasks.flatten() {
            let read = |name: &str| std::fs::read_to_string(task.path().join(name)).unwrap_or_default();
            let status = read("status");
            let switches = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            wakes += switches.and_then(|count| count.trim().parse::<u64>().ok()).unwrap_or_default();
            let schedule = read("schedstat");
            work +=
                schedule.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or_default();
        }
        (wakes, Duration::from_nanos(work))
    }
}

impl Drop for Rival {
    fn drop(&mut self) {
        // One that has ended can't be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hands output on with its time, and answers what the terminal is asked in it.
fn pass_on(bytes: &[u8], to: &Sender<(Instant, Vec<u8>)>, answers: &Writer) -> bool {
    let when = Instant::now();
    let asks = |question: &str| bytes.windows(question.len()).any(|window| window == question.as_bytes());
    let known = [
        ("\x1b[c", "\x1b[?62;22c"),
        ("\x1b[0c", "\x1b[?62;22c"),
        ("\x1b[>c", "\x1b[>41;354;0c"),
        ("\x1b[6n", "\x1b[1;1R"),
        ("\x1b]10;?", "\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
        ("\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\"),
    ];
    for (_, answer) in known.iter().filter(|(question, _)| asks(question)) {
        let mut writer = answers.lock().unwrap_or_else(PoisonError::into_inner);
        // A program that has ended hears nothing.
        let _ = writer.write_all(answer.as_bytes()).and_then(|()| writer.flush());
    }
    to.send((when, bytes.to_vec())).is_ok()
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a size")
}
