//! Which process, of whom, on which machine.
//!
//! Owns the identity that locks, journals and temporary files carry, and the question whether such
//! a process still runs. A number alone proves little (numbers are used again, and another machine
//! has its own), so locks of the system are asked first wherever there are any.

use serde::{Deserialize, Serialize};

/// A process of a user on a machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The name of the machine.
    pub host: String,
    /// The name of the user, empty when unknown.
    pub user: String,
    /// The number of the process.
    pub pid: u32,
}

impl Owner {
    /// This process.
    pub fn current() -> Self {
        let named = |name: &&str| std::env::var(name).ok().filter(|user| !user.trim().is_empty());
        let user = ["USER", "LOGNAME", "USERNAME"].iter().find_map(named);
        Self { host: host(), user: user.unwrap_or_default(), pid: std::process::id() }
    }

    /// Whether it is, or was, a process of this machine.
    pub fn is_here(&self) -> bool {
        self.host == host()
    }

    /// Whether a process with this number runs here. Meaningless for another machine.
    pub fn is_running(&self) -> bool {
        is_running(self.pid)
    }
}

/// The name of this machine.
pub(super) fn host() -> String {
    #[cfg(unix)]
    return rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

/// Whether a process with this number runs on this machine; where that cannot be known, it does.
pub fn is_running(pid: u32) -> bool {
    #[cfg(unix)]
    {
        let Some(pid) = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw) else {
            return false;
        };
        // Anything but "no such process" is a process, if perhaps not one of ours.
        rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
    }
    #[cfg(not(unix))]
    {
        let _ = pid;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_runs_and_an_ended_one_does_not() {
        assert!(Owner::current().is_running() && Owner::current().is_here());
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let pid = child.id();
        child.wait().unwrap();
        assert!(!is_running(pid));
        assert!(!is_running(0) && !is_running(u32::MAX));
    }
}
