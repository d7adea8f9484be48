//! A world of its own for each test: a home, a folder to work in, and an environment in which nothing
//! of this machine is left.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_parcours");

pub struct World {
    home: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What a run ended with.
#[must_use]
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl World {
    /// Speaks French, as most of its users.
    pub fn new() -> Self {
        Self::with(&[("LANG", "fr_FR.UTF-8")])
    }

    pub fn english() -> Self {
        Self::with(&[("LANG", "en_GB.UTF-8")])
    }

    pub fn with(variables: &[(&'static str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("work")).unwrap();
        let variables = variables.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { home, variables }
    }

    /// With another value for a variable.
    #[allow(dead_code, reason = "each test program uses its own part")]
    pub fn and(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(have, _)| *have != name);
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Without a variable.
    #[allow(dead_code, reason = "each test program uses its own part")]
    pub fn without(mut self, name: &'static str) -> Self {
        self.variables.retain(|(have, _)| *have != name);
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("work").join(name)
    }

    pub fn config(&self, text: &str) {
        let folder = self.home.path().join("config");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.ron"), text).unwrap();
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(args)
            .env_clear()
            .env("HOME", self.home.path())
            .env("PARCOURS_CONFIG_DIR", self.home.path().join("config"))
            .env("PARCOURS_STATE_DIR", self.home.path().join("state"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home.path().join("work"))
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        finished(self.command(args).output().unwrap())
    }

    /// What a run sends to a terminal of its own; nobody types there.
    #[allow(dead_code, reason = "each test program uses its own part")]
    pub fn on_terminal(&self, args: &[&str]) -> String {
        use std::io::Read;
        let size = portable_pty::PtySize { rows: 40, cols: 100, ..Default::default() };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = portable_pty::CommandBuilder::new(PROGRAM);
        command.args(args);
        command.env_clear();
        for (name, value) in self.command(&[]).get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", "xterm-256color");
        command.cwd(self.path(""));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let reading = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            // The end of a terminal is an error.
            let _ = reader.read_to_end(&mut bytes);
            bytes
        });
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        // The end of what is typed.
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(b"\x04\x04").unwrap();
        child.wait().unwrap();
        drop((writer, pair.master));
        String::from_utf8_lossy(&reading.join().unwrap()).into_owned()
    }

    pub fn pipe(&self, args: &[&str], input: impl AsRef<[u8]>) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
        finished(child.wait_with_output().unwrap())
    }

    /// Every file of the folder, to see that nothing else was touched.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        fn collect(folder: &Path, into: &mut Vec<(PathBuf, Vec<u8>)>) {
            let mut entries: Vec<PathBuf> =
                std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            entries.sort();
            for path in entries {
                if path.is_dir() {
                    collect(&path, into);
                } else if path.is_file() {
                    let bytes = std::fs::read(&path).unwrap_or_default();
                    into.push((path, bytes));
                }
            }
        }
        let mut all = Vec::new();
        collect(&self.home.path().join("work"), &mut all);
        all
    }
}

fn finished(output: std::process::Output) -> Run {
    Run {
        code: output.status.code().expect("not killed"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

impl Run {
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// A path with one of everything that the commands look at, in canonical form.
pub const GOOD: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "vente-2b3c",
    title: "Les bases de la vente",
    language: "fr",
    goal: "Conduire une vente simple.",
    licence: "CC-BY-SA-4.0",
    stages: [
        (id: "s-un", title: "Vendre", modules: ["accueil-9d2m", "negocier-7t1c"]),
    ],
    modules: {
        "accueil-9d2m": (
            title: "Accueillir un client",
            // la règle des quatre minutes
            outcomes: {
                "o1": (text: "Reformuler la demande d'un client"),
            },
            assessments: {
                "e1": (outcomes: ["o1"]),
            },
            minutes: {OnSite: 420},
        ),
        "negocier-7t1c": (
            title: "Négocier",
            outcomes: {
                "o1": (text: "Défendre un prix"),
            },
            requires: [
                (any_of: ["accueil-9d2m"]),
            ],
            assessments: {
                "e1": (outcomes: ["o1"]),
            },
            minutes: {OnSite: 210},
        ),
    },
)
"#;

/// The same with a prerequisite that names nothing.
pub fn dangling() -> String {
    GOOD.replace(r#"(any_of: ["accueil-9d2m"])"#, r#"(any_of: ["acceuil-9d2m"])"#)
}
