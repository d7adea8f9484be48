//! Gives the terminal back where the program itself can't: after an abort (no memory left) or a kill.
//!
//! Owns a small shell that waits for the end of a pipe which only this program holds. A program that ends in order
//! says so first. Where no shell is to be had, the session goes on without.

use std::io::Write as _;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Waits for a word; without one, puts the terminal back as `screen` does. What the terminal sends to everybody, and
/// the stop of one that sets it from behind, are not for it.
const SCRIPT: &str = r#"trap '' INT QUIT HUP TERM TSTP TTOU
read -r word
[ "$word" = done ] && exit 0
stty sane </dev/tty
printf '\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?1049l\033[?25h' >/dev/tty"#;

/// The shell that waits; dropping it tells it that all is in order.
pub(super) struct Watchdog {
    child: Child,
    stdin: Option<ChildStdin>,
}

impl Watchdog {
    /// Starts it; none where that can't be done.
    pub(super) fn start() -> Option<Self> {
        if !cfg!(unix) {
            return None;
        }
        let mut command = Command::new("/bin/sh");
        command.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().ok()?;
        let stdin = child.stdin.take();
        Some(Self { child, stdin })
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        if let Some(mut stdin) = self.stdin.take() {
            // One that is gone needs no word.
            let _ = stdin.write_all(b"done\n");
        }
        let _ = self.child.wait();
    }
}
