//! Started by git (hooks, aliases, `rebase --exec`, `submodule foreach`) or in a linked work tree, bare and shallow
//! clones: every command is about the repository of the folder that it is asked about, and about no other.

use super::harness::GOOD;
use super::repository::Repository;
use super::sample::Edit::Minutes;
use super::sample::path;

const FILE: &str = "vente.path.ron";

/// Where commands are started, as arguments of git that run a script of the shell.
const SURROUNDINGS: [(&str, &[&str]); 4] = [
    ("alias", &["-c", "alias.run=!sh ../script", "run"]),
    ("alias of a linked work tree", &["-C", "../tree", "-c", "alias.run=!sh ../script", "run"]),
    ("rebase", &["rebase", "--quiet", "--exec", "sh ../script", "HEAD~1"]),
    ("submodule", &["submodule", "--quiet", "foreach", "sh ../../script"]),
];

/// A repository with a linked work tree and a submodule, and beside it another one with an open deletion.
fn surroundings() -> Repository {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.git(&["worktree", "add", "--quiet", "../tree", "-b", "mine"]);
    repository.git(&["init", "--quiet", "--initial-branch=main", "../part"]);
    repository.git(&["-C", "../part", "commit", "--quiet", "--allow-empty", "-m", "un"]);
    repository.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../part", "part"]);
    repository.commit("deux", &[]);
    // The other repository: one side deleted what the other one changed.
    for args in [
        ["clone", "--quiet", ".", "../other"].as_slice(),
        &["-C", "../other", "checkout", "--quiet", "-b", "sud"],
    ] {
        repository.git(args);
    }
    repository.write("../other/vente.path.ron", path(&[Minutes(840)]));
    for args in [
        ["commit", "--quiet", "--all", "-m", "sud"].as_slice(),
        &["checkout", "--quiet", "main"],
        &["rm", "--quiet", FILE],
        &["commit", "--quiet", "-m", "retiré"],
    ] {
        repository.git(&[&["-C", "../other"], args].concat());
    }
    let _ = repository.try_git(&["-C", "../other", "merge", "sud"]).ends(1);
    repository
}

/// What the script prints, between marks, whatever git says around it.
fn run(repository: &Repository, args: &[&str], command: &str) -> String {
    let other = repository.path("../other");
    let other = other.canonicalize().unwrap();
    repository
        .write("../script", format!("O='{}'\necho BEGIN\n{command}\necho \"END $?\"\n", other.display()));
    let ran = repository.try_git(args);
    let all = format!("{}{}", ran.out, ran.err);
    let found = all.split_once("BEGIN\n").and_then(|(_, rest)| rest.split_once("END "));
    let (said, rest) = found.unwrap_or_else(|| panic!("{args:?}: {all}"));
    format!("{said}exit {}", rest.lines().next().unwrap_or_default())
}

/// Everything about a repository that a command could move.
fn state(repository: &Repository) -> String {
    let refs = repository.git(&["for-each-ref"]);
    let config = repository.read(".git/config");
    format!("{refs}{config}{}", repository.git(&["status", "--porcelain", "--ignore-submodules"]))
}

#[test]
fn another_repository_is_asked_about_itself() {
    let repository = surroundings();
    let commands = [
        "parcours resolve --list \"$O/vente.path.ron\" 2>&1",
        "parcours diff \"$O/vente.path.ron\" \"$O/vente.path.ron\" 2>&1",
        "cd \"$O\" && parcours git status 2>&1",
        "cd \"$O\" && parcours diff HEAD~1:vente.path.ron sud:vente.path.ron 2>&1",
    ];
    for command in commands {
        let plain =
            run(&repository, &["-c", "alias.run=!env -u GIT_DIR -u GIT_PREFIX sh ../script", "run"], command);
        for (name, args) in SURROUNDINGS {
            let before = state(&repository);
            let other = repository.git(&["-C", "../other", "status", "--porcelain"]);
            assert_eq!(run(&repository, args, command), plain, "{name}: {command}");
            assert_eq!(state(&repository), before, "{name}: {command}");
            assert_eq!(
                repository.git(&["-C", "../other", "status", "--porcelain"]),
                other,
                "{name}: {command}"
            );
        }
    }
}

#[test]
fn an_open_deletion_is_never_called_merged() {
    let repository = surroundings();
    for (name, args) in SURROUNDINGS {
        let said = run(&repository, args, "parcours resolve --list \"$O\"/vente.path.ron 2>&1");
        assert!(said.contains("exit 1") && said.contains("vente"), "{name}: {said}");
    }
}

#[test]
fn a_demonstration_is_a_repository_of_its_own() {
    let repository = surroundings();
    for (at, (name, args)) in SURROUNDINGS.into_iter().enumerate() {
        let before = state(&repository);
        let said = run(&repository, args, &format!("parcours demo \"$O/../demo-{at}\" 2>&1"));
        assert!(said.contains("exit 0"), "{name}: {said}");
        assert_eq!(state(&repository), before, "{name}");
        let branches =
            repository.git(&["-C", &format!("../demo-{at}"), "branch", "--format=%(refname:short)"]);
        assert_eq!(branches, "centre-nord\ncentre-sud\nmain\n", "{name}");
    }
}

#[test]
fn a_hook_that_checks_sees_its_own_repository() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.write(
        ".git/hooks/pre-commit",
        "#!/bin/sh\nparcours diff HEAD:vente.path.ron vente.path.ron > ../said 2>&1\nexit 0\n",
    );
    std::fs::set_permissions(
        repository.path(".git/hooks/pre-commit"),
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )
    .unwrap();
    repository.commit("deux", &[(FILE, &path(&[Minutes(840)]))]);
    assert!(repository.read("../said").contains("14\u{202f}h"), "{}", repository.read("../said"));
}

#[test]
fn versions_are_read_in_bare_shallow_and_linked_clones() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.commit("deux", &[(FILE, &path(&[Minutes(840)]))]);
    let url = format!("file://{}", repository.path("").canonicalize().unwrap().display());
    repository.git(&["clone", "--quiet", "--bare", &url, "../bare"]);
    repository.git(&["clone", "--quiet", "--depth=1", &url, "../shallow"]);
    repository.git(&["worktree", "add", "--quiet", "../linked", "-b", "autre"]);
    let diff = |folder: &str, before: &str, after: &str| {
        let script =
            format!("!cd {folder} && parcours diff {before}:{FILE} {after}:{FILE} 2>&1; echo exit $?");
        repository.git(&["-c", &format!("alias.run={script}"), "run"])
    };
    for folder in ["../bare", "../linked"] {
        let said = diff(folder, "HEAD~1", "HEAD");
        assert!(said.contains("14\u{202f}h") && said.contains("exit 1"), "{folder}: {said}");
    }
    // What a shallow clone does not have is no revision there; that is said, and not « no change ».
    let said = diff("../shallow", "HEAD~1", "HEAD");
    assert!(said.contains("HEAD~1") && said.contains("exit 2"), "{said}");
}

#[test]
fn what_a_partial_clone_does_not_have_is_told_and_not_fetched() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.commit("deux", &[(FILE, &path(&[Minutes(840)]))]);
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", repository.path("").canonicalize().unwrap().display());
    let clone = ["clone", "--quiet", "--filter=blob:none", "--no-checkout", &url, "../partial"];
    repository.git(&clone);
    let objects = || repository.git(&["-C", "../partial", "count-objects", "-v"]);
    let before = objects();
    let mut command = repository.command(&["diff", &format!("HEAD~1:{FILE}"), &format!("HEAD:{FILE}")]);
    let output = command.current_dir(repository.path("../partial")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("clone partiel"), "{said}");
    assert_eq!(objects(), before, "nothing was fetched unasked");
}
