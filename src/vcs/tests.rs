//! The layer against the real program, in repositories of its own.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::*;

const LIMIT: u64 = 1 << 20;

/// A repository with one commit for each state of its files.
struct Sample(TempDir);

impl Sample {
    fn new() -> Self {
        let sample = Self(tempfile::tempdir().unwrap());
        sample.git(&["init", "--quiet", "--initial-branch=main"]);
        sample
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, args: &[&str]) -> bool {
        Command::new("git")
            .args(["-c", "user.name=A. Martin", "-c", "user.email=a@example.org"])
            .args(["-c", "commit.gpgSign=false"])
            .args(args)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap()
            .status
            .success()
    }

    fn commit(&self, subject: &str, files: &[(&str, &str)]) {
        for (name, text) in files {
            let file = self.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        assert!(self.git(&["add", "--all"]) && self.git(&["commit", "--quiet", "-m", subject]));
    }
}

fn shown(folder: &Path, argument: &str) -> Result<String, VcsError> {
    show(folder, Path::new(argument), LIMIT).map(|bytes| String::from_utf8(bytes).unwrap())
}

#[test]
fn a_version_is_found_by_revision_and_name() {
    let sample = Sample::new();
    sample.commit("un", &[("nord/a b.path.ron", "1"), ("é\".ron", "e")]);
    sample.commit("deux", &[("nord/a b.path.ron", "2")]);
    let (top, nord) = (sample.path(), sample.path().join("nord"));
    assert_eq!(shown(top, "HEAD:nord/a b.path.ron").unwrap(), "2");
    assert_eq!(shown(top, "HEAD~1:nord/a b.path.ron").unwrap(), "1");
    assert_eq!(shown(top, "main:é\".ron").unwrap(), "e");
    assert_eq!(shown(&nord, "HEAD~1:./a b.path.ron").unwrap(), "1");
    assert_eq!(shown(&nord, "HEAD~1:a b.path.ron").unwrap(), "1", "as people expect");
    std::fs::write(nord.join("a b.path.ron"), "3").unwrap();
    sample.git(&["add", "--all"]);
    assert_eq!(shown(&nord, ":a b.path.ron").unwrap(), "3", "the index");
}

#[test]
fn what_is_missing_is_named() {
    let sample = Sample::new();
    sample.commit("un", &[("nord/a.ron", "1")]);
    let show = |argument: &str| shown(sample.path(), argument).unwrap_err();
    assert!(matches!(show("HAED:nord/a.ron"), VcsError::NoRevision { revision } if revision == "HAED"));
    for argument in ["HEAD:b.ron", "HEAD:nord", "HEAD:../x", ":b.ron", ":1:nord/a.ron"] {
        assert!(matches!(show(argument), VcsError::NoFile { .. }), "{argument}: {:?}", show(argument));
    }
    assert!(matches!(show("--output=x:a"), VcsError::NoRevision { .. }));
    assert!(!sample.path().join("x:a").exists());
    let large = super::show(sample.path(), Path::new("HEAD:nord/a.ron"), 0);
    assert!(matches!(large, Err(VcsError::TooLarge { limit: 0, .. })));
    let nowhere = tempfile::tempdir().unwrap();
    assert!(matches!(shown(nowhere.path(), "HEAD:a"), Err(VcsError::NoRepository { .. })));
}

#[test]
fn only_a_revision_is_taken_for_one() {
    for yes in ["HEAD:a", ":a", ":2:a", "a:b/c:d", "v1.2:x.path.ron"] {
        assert!(is_revision(Path::new(yes)), "{yes}");
    }
    for no in ["a", "HEAD:", "c:\\a", "c:/a", "-x:a", ":"] {
        assert!(!is_revision(Path::new(no)), "{no}");
    }
}

#[test]
fn stages_are_read_whatever_the_names() {
    let sample = Sample::new();
    let odd = "nord/a \"b\"\t%ç\n.ron";
    sample.commit("un", &[(odd, "1\n"), ("gone.ron", "1\n"), ("same.ron", "1\n")]);
    sample.git(&["checkout", "--quiet", "-b", "centre-sud"]);
    sample.commit("sud", &[(odd, "3\n"), ("both.ron", "r\n"), ("gone.ron", "2\n")]);
    sample.git(&["checkout", "--quiet", "main"]);
    std::fs::remove_file(sample.path().join("gone.ron")).unwrap();
    sample.commit("nord", &[(odd, "2\n"), ("both.ron", "l\n")]);
    assert!(!sample.git(&["merge", "--quiet", "centre-sud"]));

    let repository = Repository::around(&sample.path().join("nord")).unwrap();
    assert_eq!(repository.top(), sample.path().canonicalize().unwrap());
    let open = repository.unmerged(None).unwrap();
    let names: Vec<&OsStr> = open.iter().map(|file| file.name.as_os_str()).collect();
    assert_eq!(names, ["both.ron", "gone.ron", odd]);
    let sides = |at: usize| {
        let file = &open[at];
        [&file.base, &file.left, &file.right].map(|entry| {
            entry.as_ref().map(|entry| {
                assert!(entry.is_file);
                String::from_utf8(repository.blob(&entry.id, LIMIT).unwrap()).unwrap()
            })
        })
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(sides(0), [None, text("l\n"), text("r\n")]);
    assert_eq!(sides(1), [text("1\n"), None, text("2\n")]);
    assert_eq!(sides(2), [text("1\n"), text("2\n"), text("3\n")]);
    assert_eq!(repository.operation(), Operation::Merge);
    let (left, right) = repository.side_labels().unwrap();
    assert_eq!((left.as_deref(), right.as_deref()), (Some("main"), Some("centre-sud")));

    let name = repository.name_of(&sample.path().join("nord/../gone.ron"));
    assert_eq!(name.as_deref(), Some(OsStr::new("gone.ron")));
    assert_eq!(repository.name_of(Path::new("/elsewhere/gone.ron")), None);
    let name = repository.name_of(&sample.path().join("gone.ron")).unwrap();
    assert_eq!(repository.unmerged(Some(&name)).unwrap(), &open[1..2]);
    assert_eq!(repository.unmerged(Some(OsStr::new("*.ron"))).unwrap(), []);
    std::fs::remove_file(sample.path().join("gone.ron")).unwrap();
    repository.mark_merged(&name).unwrap();
    assert_eq!(repository.unmerged(Some(&name)).unwrap(), []);
}

#[test]
fn a_rebase_names_the_commit_and_its_new_ground() {
    let sample = Sample::new();
    sample.commit("un", &[("a.ron", "1\n")]);
    sample.git(&["checkout", "--quiet", "-b", "mine"]);
    sample.commit("Accueil à distance", &[("a.ron", "2\n")]);
    sample.git(&["checkout", "--quiet", "main"]);
    sample.commit("nord", &[("a.ron", "3\n")]);
    sample.git(&["checkout", "--quiet", "mine"]);
    assert!(!sample.git(&["rebase", "--quiet", "main"]));
    let repository = Repository::around(sample.path()).unwrap();
    assert_eq!(repository.operation(), Operation::Rebase);
    let (left, right) = repository.side_labels().unwrap();
    assert_eq!(left.as_deref(), Some("main"));
    assert_eq!(right.as_deref(), Some("A. Martin: Accueil à distance"));
}

#[cfg(unix)]
#[test]
fn a_repository_runs_nothing_of_its_own() {
    let sample = Sample::new();
    sample.commit("un", &[("a.ron", "1\n")]);
    let trap = sample.path().join("trap.sh");
    let sprung = sample.path().join("sprung");
    std::fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\n", sprung.display())).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&trap, mode).unwrap();
    let trap = trap.to_str().unwrap();
    let hooks = sample.path().join(".git/hooks");
    std::fs::create_dir_all(&hooks).unwrap();
    for hook in ["post-index-change", "post-checkout", "reference-transaction"] {
        std::fs::copy(trap, hooks.join(hook)).unwrap();
    }
    for key in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "gpg.program",
        "core.sshCommand",
        "alias.ls-files",
        "diff.x.textconv",
    ] {
        sample.git(&["config", key, trap]);
    }
    sample.git(&["config", "log.showSignature", "true"]);
    std::fs::write(sample.path().join(".gitattributes"), "*.ron diff=x\n").unwrap();
    std::fs::remove_file(&sprung).ok();

    let repository = Repository::around(sample.path()).unwrap();
    repository.unmerged(None).unwrap();
    repository.side_labels().unwrap();
    assert_eq!(shown(sample.path(), "HEAD:a.ron").unwrap(), "1\n");
    assert!(!sprung.exists());
}

#[test]
fn work_trees_and_bare_repositories() {
    let sample = Sample::new();
    sample.commit("un", &[("a.ron", "1\n")]);
    let other = tempfile::tempdir().unwrap();
    let tree = other.path().join("arbre de travail");
    assert!(sample.git(&["worktree", "add", "--quiet", "--detach", tree.to_str().unwrap()]));
    let repository = Repository::around(&tree.join("a.ron")).unwrap();
    assert_eq!(repository.top(), tree.canonicalize().unwrap());
    assert_ne!(repository.folder(), repository.common_folder());
    assert_eq!(
        repository.common_folder().canonicalize().unwrap(),
        sample.path().join(".git").canonicalize().unwrap()
    );
    let bare = tempfile::tempdir().unwrap();
    Command::new("git").args(["init", "--bare", "--quiet"]).current_dir(bare.path()).status().unwrap();
    assert!(Repository::around(bare.path()).is_err());
    assert!(Git::in_folder(bare.path()).version().unwrap() >= GitVersion(2, 20));
}

#[test]
fn the_last_change_of_each_file_is_told() {
    let sample = Sample::new();
    sample.commit("Un début", &[("nord/a b.path.ron", "1"), ("é\".ron", "e"), ("nord/c.path.ron", "c")]);
    sample.commit("Deux heures de plus", &[("nord/a b.path.ron", "2")]);
    let repository = Repository::around(sample.path()).unwrap();
    let all = repository.last_changes(sample.path(), 100).unwrap();
    let what = |file: &str| all.iter().find(|change| change.file == file).map(|change| change.what.as_str());
    assert_eq!(what("nord/a b.path.ron"), Some("Deux heures de plus"));
    assert_eq!(what("nord/c.path.ron"), Some("Un début"));
    assert_eq!(what("é\".ron"), Some("Un début"));
    assert!(all.iter().all(|change| change.by == "A. Martin" && change.at > 0));
    let below = repository.last_changes(&sample.path().join("nord"), 100).unwrap();
    let files: Vec<&str> = below.iter().map(|change| change.file.as_str()).collect();
    assert_eq!(files, ["a b.path.ron", "c.path.ron"]);
    assert_eq!(repository.last_changes(sample.path(), 1).unwrap().len(), 1, "no more commits than asked for");
}

#[test]
fn earlier_versions_are_found_on_every_branch() {
    let sample = Sample::new();
    let name = "nord/é \"a\".ron";
    sample.commit("un", &[(name, "1\n"), ("b.ron", "b\n")]);
    sample.git(&["checkout", "--quiet", "-b", "sud"]);
    sample.commit("sud", &[(name, "2\n")]);
    sample.git(&["checkout", "--quiet", "main"]);
    sample.commit("nord", &[(name, "3\n")]);
    sample.commit("ailleurs", &[("b.ron", "c\n")]);
    let repository = Repository::around(sample.path()).unwrap();
    let past = repository.past(&[name.into()], 100).unwrap();
    let ids: Vec<&str> = past.iter().map(|past| past.blob.as_str()).collect();
    let mut texts = repository.blobs(&ids, LIMIT).unwrap();
    texts.sort();
    assert_eq!(texts, [b"1\n", b"2\n", b"3\n"]);
    assert_eq!(repository.blobs(&ids, 60).unwrap().len(), 1, "cut off behind a whole one");
    assert_eq!(repository.past(&[], 100).unwrap(), []);
    assert_eq!(repository.tracked(&[OsStr::new("é \"a\".ron")]).unwrap(), [name]);
    let (sud, main) =
        (repository.commit("sud").unwrap().unwrap(), repository.commit("main").unwrap().unwrap());
    let parting = repository.parting(&sud, &main).unwrap().unwrap();
    let blob = repository.blob_of(&parting, OsStr::new(name)).unwrap().unwrap();
    assert_eq!(repository.blob(&blob, LIMIT).unwrap(), b"1\n");
    assert_eq!(repository.blob_of(&parting, OsStr::new("none")).unwrap(), None);
    assert_eq!(repository.commit("none").unwrap(), None);
}

#[test]
fn a_file_has_its_commits_and_the_branches_in_which_it_is_another() {
    let sample = Sample::new();
    let name = "nord/é (1).path.ron";
    sample.commit("un", &[(name, "1\n"), ("b.ron", "b\n")]);
    sample.git(&["branch", "pareil"]);
    sample.git(&["checkout", "--quiet", "-b", "sud"]);
    sample.commit("sud", &[(name, "2\n")]);
    sample.git(&["checkout", "--quiet", "main"]);
    sample.commit("ailleurs", &[("b.ron", "c\n")]);
    let repository = Repository::around(sample.path()).unwrap();
    let file = sample.path().join(name);
    let subjects: Vec<String> =
        repository.commits_of(&file, 9).unwrap().into_iter().map(|commit| commit.subject).collect();
    assert_eq!(subjects, ["un"]);
    assert_eq!(repository.branches_of(&file, 9).unwrap(), ["sud"]);
    let mut others = repository.branches_of(&sample.path().join("b.ron"), 9).unwrap();
    others.sort();
    assert_eq!(others, ["pareil", "sud"]);
    assert_eq!(repository.branches_of(&sample.path().join("none.ron"), 9).unwrap(), [""; 0]);
}
