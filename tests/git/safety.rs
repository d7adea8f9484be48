//! Whatever goes wrong, no version is lost: git stops, or asks.

use super::harness::GOOD;
use super::repository::{Ran, Repository};
use super::sample::Edit::{Minutes, Title};
use super::sample::path;

const FILE: &str = "vente.path.ron";

/// Branches `nord` (checked out) and `sud`, with the drivers of the real program in the configuration.
fn prepared(repository: &Repository, nord: &str, sud: &str) {
    let real = Repository::new();
    let _ = real.run(&["git", "install"]).ends(0);
    for line in real.git(&["config", "--local", "--list", "-z"]).split('\0') {
        if let Some((key, value)) = line.split_once('\n').filter(|(key, _)| key.contains(".parcours.")) {
            // The place of the program is that of another machine.
            let elsewhere = value.replace(env!("CARGO_BIN_EXE_parcours"), "/nowhere/parcours");
            repository.git(&["config", key, &elsewhere]);
        }
    }
    repository.commit("un", &[(FILE, GOOD), (".gitattributes", &real.read(".gitattributes"))]);
    repository.branch("sud", "main", &[(FILE, sud)]);
    repository.branch("nord", "main", &[(FILE, nord)]);
}

#[test]
fn without_the_program_git_merges_line_by_line() {
    let path_only = std::env::var("PATH").unwrap();
    let repository = Repository::with_path(&path_only);
    prepared(&repository, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let text = repository.read(FILE);
    for part in ["<<<<<<< HEAD", "840", "|||||||", "420", "=======", "210", ">>>>>>> sud"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(repository.open(), [format!("UU {FILE}")]);
    repository.git(&["merge", "--abort"]);

    let repository = Repository::with_path(&path_only);
    prepared(&repository, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    repository.git(&["merge", "--no-edit", "sud"]);
    let text = repository.read(FILE);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
    // Differences and history can be read too.
    repository.write(FILE, GOOD);
    let shown = repository.git(&["diff"]);
    assert!(shown.contains(FILE) && shown.contains("OnSite: 420"), "{shown}");
    let shown = repository.git(&["log", "-p", "-1", "sud"]);
    assert!(
        shown.contains("+            title: \"Négocier un prix\"")
            || shown.contains("title: \"Négocier un prix\""),
        "{shown}"
    );
}

/// What git does when the program ends like this.
fn broken(script: &str) -> (Repository, Ran) {
    let repository = Repository::with_program(script);
    prepared(&repository, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let ran = repository.try_git(&["merge", "--no-edit", "sud"]);
    (repository, ran)
}

#[test]
fn a_program_that_breaks_down_stops_git_and_changes_nothing() {
    // A panic, a crash, an older version that does not know the command, a script without a line.
    for script in
        ["#!/bin/sh\nexit 101\n", "#!/bin/sh\nkill -9 $$\n", "#!/bin/sh\nexit 2\n", "#!/bin/sh\nexit 127\n"]
    {
        let (repository, ran) = broken(script);
        assert!(ran.code > 1, "{script}: {ran:#?}");
        assert_eq!(repository.read(FILE), path(&[Minutes(840)]), "{script}");
        assert_eq!(repository.git(&["status", "--porcelain"]), "", "{script}");
        assert_eq!(repository.git(&["rev-parse", "HEAD"]), repository.git(&["rev-parse", "nord"]));
        // What only shows is shown by git itself then.
        repository.write(FILE, GOOD);
        let shown = repository.git(&["diff"]);
        assert!(shown.contains("OnSite: 420"), "{script}: {shown}");
        assert!(repository.git(&["log", "-p", "-1"]).contains("OnSite: 840"), "{script}");
    }
}

#[test]
fn a_side_that_does_not_read_stops_git_with_its_place() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch(
        "sud",
        "main",
        &[(FILE, &path(&[Title("Négocier un prix")]).replace("modules: {", "modules: {{"))],
    );
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let ran = repository.try_git(&["merge", "--no-edit", "sud"]);
    assert!(ran.code > 1 && ran.err.contains("F002") && ran.err.contains("(sud)"), "{ran:#?}");
    assert_eq!(repository.read(FILE), path(&[Minutes(840)]));
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    // Who knows better lets git merge its lines.
    let ran = repository.git_with(&["merge", "--no-edit", "sud"], &[("PARCOURS_TEXT_MERGE", "1")]).ends(1);
    assert!(ran.err.contains("ligne par ligne"), "{ran:#?}");
    let text = repository.read(FILE);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
    assert_eq!(repository.open(), [format!("UU {FILE}")]);
}

#[test]
fn committed_markers_a_newer_format_and_a_pointer_stop_git() {
    let markers = format!("<<<<<<< a\n{GOOD}=======\n{GOOD}>>>>>>> b\n");
    let newer = GOOD.replace("format: 1", "format: 99");
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";
    for (text, says) in [(markers.as_str(), "marqueurs"), (&newer, "99"), (pointer, "git lfs pull")] {
        let repository = Repository::with_drivers(&[(FILE, GOOD)]);
        repository.branch("sud", "main", &[(FILE, text)]);
        repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
        let ran = repository.try_git(&["merge", "--no-edit", "sud"]);
        assert!(ran.code > 1 && ran.err.contains(says), "{says}: {ran:#?}");
        assert_eq!(repository.read(FILE), path(&[Minutes(840)]));
    }
}

#[test]
fn a_common_version_that_does_not_read_is_left_out() {
    let repository = Repository::with_drivers(&[(FILE, "Path(\n")]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let ran = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert!(ran.err.contains("version commune"), "{ran:#?}");
    assert!(repository.read(FILE).contains("conflicts:"));
}

#[test]
fn a_file_that_one_side_emptied_is_asked_about() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, "")]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert_eq!(repository.read(FILE), path(&[Minutes(840)]));
    repository.git(&["merge", "--abort"]);
    repository.git(&["checkout", "--quiet", "sud"]);
    let _ = repository.try_git(&["merge", "--no-edit", "nord"]).ends(1);
    assert_eq!(repository.read(FILE), path(&[Minutes(840)]), "what was written is kept");
}

#[test]
fn a_call_that_makes_no_sense_stops_git() {
    let world = Repository::new();
    let _ = world.run(&["merge-driver"]).ends(129);
    let _ = world.run(&["merge-driver", "a", "b"]).ends(129);
    let _ = world.run(&["merge-driver", "none", "none", "none", "7", "x.path.ron"]).ends(129);
    let _ = world.run(&["merge-driver", "--help"]).ends(0);
}

#[test]
fn a_filter_of_the_repository_is_not_run_and_one_of_the_user_is() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let attributes = repository.read(".gitattributes") + "*.path.ron filter=foreign\n";
    repository.write(".gitattributes", attributes);
    for part in ["clean", "process"] {
        let key = format!("filter.foreign.{part}");
        repository.git(&["config", "--local", &key, "touch ran; cat"]);
        let run = repository.run(&["resolve", "--take-all", "nord", "--add", FILE]).ends(2);
        assert!(run.err.contains("foreign") && run.err.contains("touch ran; cat"), "{part}: {}", run.err);
        assert!(!repository.path("ran").exists(), "{part}");
        repository.git(&["config", "--local", "--unset", &key]);
    }
    repository.git(&["config", "--global", "filter.foreign.clean", "touch ran; cat"]);
    let _ = repository.run(&["resolve", "--add", FILE]).ends(0);
    assert!(repository.path("ran").exists(), "it is the user's own");
    assert!(repository.open().is_empty());
}
