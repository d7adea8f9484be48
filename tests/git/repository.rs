//! A repository of its own for each test.

use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Output};

use super::harness::{PROGRAM, World};

/// A world whose folder of work is a repository. Both `git` and `parcours` are found on its PATH.
pub struct Repository {
    world: World,
}

impl Deref for Repository {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

/// What a run of git ended with.
#[must_use]
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("not killed"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Repository {
    /// A repository without a commit, on the branch `main`.
    pub fn new() -> Self {
        let program = Path::new(PROGRAM).parent().unwrap().to_str().unwrap();
        Self::with_path(&format!("{program}:{}", std::env::var("PATH").unwrap()))
    }

    /// The same where `parcours` on the PATH is this script.
    pub fn with_program(script: &str) -> Self {
        let repository = Self::with_path(&format!("/nowhere:{}", std::env::var("PATH").unwrap()));
        let folder = repository.path("../bin");
        std::fs::create_dir_all(&folder).unwrap();
        let program = folder.join("parcours");
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        Self { world: repository.world.and("PATH", &path) }
    }

    /// The same with another PATH.
    pub fn with_path(path: &str) -> Self {
        let world = World::with(&[
            ("LANG", "fr_FR.UTF-8"),
            ("PATH", path),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "A. Martin"),
            ("GIT_AUTHOR_EMAIL", "a.martin@example.org"),
            ("GIT_COMMITTER_NAME", "A. Martin"),
            ("GIT_COMMITTER_EMAIL", "a.martin@example.org"),
            ("GIT_EDITOR", "true"),
        ]);
        let repository = Self { world };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// A repository with the drivers in it and one commit that has these files.
    pub fn with_drivers(files: &[(&str, &str)]) -> Self {
        let repository = Self::new();
        let _ = repository.run(&["git", "install"]).ends(0);
        repository.commit("un", files);
        repository
    }

    /// The same without a variable.
    pub fn without(self, name: &'static str) -> Self {
        Self { world: self.world.without(name) }
    }

    /// Runs git, however it ends.
    pub fn try_git(&self, args: &[&str]) -> Ran {
        self.git_with(args, &[])
    }

    /// Runs git with more in its environment, however it ends.
    pub fn git_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new("git");
        let like = self.command(&[]);
        command.args(args).current_dir(like.get_current_dir().unwrap()).env_clear();
        for (name, value) in like.get_envs() {
            command.env(name, value.unwrap());
        }
        command.envs(variables.iter().copied());
        command.output().unwrap().into()
    }

    /// Runs git, which must succeed; gives what it printed.
    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        let ran = self.try_git(args);
        assert_eq!(ran.code, 0, "git {args:?}: {ran:#?}");
        ran.out
    }

    /// Writes files and commits everything.
    #[track_caller]
    pub fn commit(&self, subject: &str, files: &[(&str, &str)]) {
        for (name, text) in files {
            self.write(name, text);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", subject]);
    }

    /// Commits these files on a new branch that starts from `from`, and stays there.
    #[track_caller]
    pub fn branch(&self, name: &str, from: &str, files: &[(&str, &str)]) {
        self.git(&["checkout", "--quiet", "-b", name, from]);
        self.commit(name, files);
    }

    /// What git has not merged yet: `UU a.path.ron`.
    pub fn open(&self) -> Vec<String> {
        let lines =
            self.git(&["-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=no"]);
        let open = |line: &&str| line.starts_with(['U', 'D', 'A']) && line.as_bytes()[1] != b' ';
        lines.lines().filter(open).map(str::to_owned).collect()
    }
}
