//! The git command that started this program as a driver: what it was asked, and whether a person reads what it prints.
//!
//! git tells a driver neither its options nor where its output goes. Where the system shows the processes above this one
//! (`/proc`), they are read from there; elsewhere only the pager is known.

use std::ffi::OsString;
use std::path::Path;

/// How far above the program git is looked for: a driver is started through a shell.
const MOST_ANCESTORS: usize = 6;

/// A git command that called this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// Its arguments without the program; empty where they are not known.
    args: Vec<OsString>,
    /// Whether its output goes to a terminal.
    on_terminal: bool,
    /// Whether its output goes through a pager.
    paged: bool,
}

impl Caller {
    /// The nearest git above this process.
    pub fn find() -> Self {
        let paged = std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true");
        let (args, on_terminal) = ancestor().unwrap_or_default();
        Self { args, on_terminal, paged }
    }

    /// Whether a person reads what is printed.
    pub fn is_read(&self) -> bool {
        self.paged || self.on_terminal
    }

    /// Whether the command makes a patch, for a file or for a program that applies it.
    pub fn makes_patch(&self) -> bool {
        const PATCHES: [&str; 7] =
            ["diff", "diff-files", "diff-index", "diff-tree", "stash", "add", "checkout"];
        let command = self.command().and_then(|command| command.to_str());
        !self.is_read() && command.is_none_or(|command| PATCHES.contains(&command))
    }

    /// Whether an option forbids colours.
    pub fn forbids_colours(&self) -> bool {
        let options = self.args.iter().take_while(|arg| *arg != "--");
        // The last one wins, as for git.
        let colours = options.filter_map(|arg| match arg.to_str() {
            Some("--no-color" | "--color=never") => Some(true),
            Some("--color" | "--color=always" | "--color=auto") => Some(false),
            _ => None,
        });
        colours.last().unwrap_or(false)
    }

    /// The name of the command, behind the options of git itself.
    fn command(&self) -> Option<&OsString> {
        let mut args = self.args.iter();
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some(
                    "-c" | "-C" | "--git-dir" | "--work-tree" | "--namespace" | "--exec-path"
                    | "--config-env",
                ) => {
                    args.next();
                }
                Some(option) if option.starts_with('-') => {}
                _ => return Some(arg),
            }
        }
        None
    }
}

/// The arguments of the nearest git above this process, and whether it prints to a terminal.
fn ancestor() -> Option<(Vec<OsString>, bool)> {
    let proc = Path::new("/proc");
    let mut process = std::fs::read_to_string(proc.join("self/stat")).ok().and_then(|stat| parent(&stat))?;
    for _ in 0..MOST_ANCESTORS {
        let folder = proc.join(process.to_string());
        let line = std::fs::read(folder.join("cmdline")).ok()?;
        let mut words = line.split(|byte| *byte == 0).map(super::names::os_string);
        let program = words.next()?;
        let name = Path::new(&program).file_stem().unwrap_or_default().to_os_string();
        if name == "git" {
            let args = words.filter(|word| !word.is_empty()).collect();
            let out = std::fs::read_link(folder.join("fd/1")).unwrap_or_default();
            let on_terminal = out.starts_with("/dev/pts")
                || out.starts_with("/dev/tty")
                || out == Path::new("/dev/console");
            return Some((args, on_terminal));
        }
        process = parent(&std::fs::read_to_string(folder.join("stat")).ok()?)?;
    }
    None
}

/// The parent in a line of `/proc/PID/stat`: the second field behind the name, which stands in parentheses and may
/// hold anything.
fn parent(stat: &str) -> Option<u32> {
    let behind = stat.rsplit_once(')')?.1;
    behind.split_ascii_whitespace().nth(1)?.parse().ok().filter(|process| *process > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(args: &[&str]) -> Caller {
        Caller { args: args.iter().map(OsString::from).collect(), ..Caller::default() }
    }

    #[test]
    fn the_command_stands_behind_the_options_of_git() {
        let caller = called(&["--no-pager", "-c", "color.ui=false", "-C", "sub", "diff", "--stat"]);
        assert_eq!(caller.command(), Some(&OsString::from("diff")));
        assert!(caller.makes_patch());
        assert!(!called(&["log", "-p"]).makes_patch());
        assert!(!Caller { on_terminal: true, ..called(&["diff"]) }.makes_patch());
        assert!(!Caller { paged: true, ..called(&["diff"]) }.makes_patch());
        assert!(called(&[]).makes_patch(), "nobody is known to read it");
    }

    #[test]
    fn the_last_option_about_colours_wins() {
        assert!(called(&["diff", "--no-color"]).forbids_colours());
        assert!(called(&["diff", "--color", "--color=never"]).forbids_colours());
        assert!(!called(&["diff", "--no-color", "--color=always"]).forbids_colours());
        assert!(!called(&["diff", "--", "--no-color"]).forbids_colours());
    }

    #[test]
    fn the_parent_stands_behind_a_name_with_anything_in_it() {
        assert_eq!(parent("12 (a) b ) (c) S 7 12 12 0"), Some(7));
        assert_eq!(parent("12 (init) S 0 1"), None);
        assert_eq!(parent("nonsense"), None);
    }
}
