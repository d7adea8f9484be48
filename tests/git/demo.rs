//! `demo`: a newcomer sees the point in a minute, without any set-up of git.

use super::repository::Repository;

/// Nobody has said who they are.
fn nobody() -> Repository {
    let mut repository = Repository::new();
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        repository = repository.without(name);
    }
    repository
}

const PATH: &str = "d/cci-nord/assistant-commercial-k7m2.path.ron";

#[test]
fn two_branches_are_made_and_merge_with_a_few_questions() {
    let world = nobody();
    let run = world.run(&["demo", "d"]).ends(0);
    for command in ["cd d && git merge centre-sud", "parcours resolve cci-nord/", "git log -p"] {
        assert!(run.out.contains(command), "{command}: {}", run.out);
    }
    assert_eq!(world.git(&["-C", "d", "status", "--porcelain"]), "");
    assert_eq!(
        world.git(&["-C", "d", "branch", "--format=%(refname:short)"]),
        "centre-nord\ncentre-sud\nmain\n"
    );
    assert_eq!(world.git(&["-C", "d", "log", "--format=%an", "-1", "centre-sud"]), "L. Petit\n");
    assert!(world.try_git(&["config", "--global", "user.name"]).code == 1, "only the folder has a name");
    let _ = world.run(&["check", "d", "--fail-on", "warning"]).ends(0);

    let _ = world.try_git(&["-C", "d", "merge", "centre-sud"]).ends(1);
    let text = world.read(PATH);
    for clean in
        ["Vendre en visioconférence", "5 100 €", "langue des signes", "Entretien d’une heure", "le jour même"]
    {
        assert!(text.contains(clean), "{clean}");
    }
    let list = world.run(&["resolve", PATH, "--list", "--format", "json"]).ends(1).json();
    let questions = list["files"][0]["conflicts"].as_array().unwrap();
    assert!((2..=6).contains(&questions.len()), "{questions:#?}");
    let about = |place: &str| questions.iter().any(|q| q["where"].as_str().unwrap().contains(place));
    assert!(about("group_size") && about("anglais-accueil-6j4r"), "{questions:#?}");
    // What the sides did to links is said, though it is no value of a field.
    let list = world.run(&["resolve", PATH, "--list"]).ends(1).out;
    assert!(list.contains("«\u{202f}Suivre et fidéliser"), "{list}");
    assert!(list.lines().all(|line| !line.trim_end().ends_with(':')), "{list}");
    let log = world.git(&["-C", "d", "log", "-p", "-1"]);
    assert!(log.contains("Modules › "), "{log}");
    world.git(&["-C", "d", "merge", "--abort"]);
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let world = nobody();
    world.write("d/notes.txt", "x");
    let before = world.files();
    let run = world.run(&["démo", "d"]).ends(2);
    assert!(run.err.contains("n’est pas vide"), "{}", run.err);
    assert_eq!(world.files(), before);
    let _ = world.run(&["demo"]).ends(0);
    assert!(world.path("parcours-demo/commons.ron").is_file());
    let _ = world.run(&["demo", "l'essai 100 %"]).ends(0);
    let _ = world.try_git(&["-C", "l'essai 100 %", "merge", "--quiet", "centre-sud"]).ends(1);
}

#[test]
fn who_is_known_stays_who_they_are() {
    let world = Repository::new();
    let _ = world.run(&["demo", "d"]).ends(0);
    assert_eq!(world.try_git(&["-C", "d", "config", "--local", "user.name"]).code, 1);
    assert_eq!(world.git(&["-C", "d", "log", "--format=%an", "-1"]), "A. Martin\n");
}

#[test]
fn without_git_it_says_so() {
    let world = super::harness::World::with(&[("LANG", "fr_FR"), ("PATH", "/nowhere")]);
    let run = world.run(&["demo", "d"]).ends(2);
    assert!(run.err.contains("git est introuvable"), "{}", run.err);
}
