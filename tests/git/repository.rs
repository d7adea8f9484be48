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

impl Repository {
    /// A repository without a commit, on the branch `main`.
    pub fn new() -> Self {
        let program = Path::new(PROGRAM).parent().unwrap().to_str().unwrap();
        let path = format!("{program}:{}", std::env::var("PATH").unwrap());
        let world = World::with(&[
            ("LANG", "fr_FR.UTF-8"),
            ("PATH", &path),
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

    /// Runs git, however it ends.
    pub fn try_git(&self, args: &[&str]) -> Output {
        let mut command = Command::new("git");
        let like = self.command(&[]);
        command.args(args).current_dir(like.get_current_dir().unwrap()).env_clear();
        for (name, value) in like.get_envs() {
            command.env(name, value.unwrap());
        }
        command.output().unwrap()
    }

    /// Runs git, which must succeed; gives what it printed.
    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        assert!(output.status.success(), "git {args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
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
}
