//! `merge` without a common version at hand: where it is found, and that a guess is called one.

use std::time::{Duration, UNIX_EPOCH};

use mille_parcours::format::FileKind;
use mille_parcours::store::versions::{Digest, lineage};
use mille_parcours::store::{DiskFs, VersionSource, Versions};
use serde_json::Value;

use super::harness::{GOOD, World};
use super::repository::Repository;
use super::sample::Edit::{Goal, Minutes, Title};
use super::sample::path;

/// What the program keeps of a version that was opened or saved in it.
fn remember(world: &World, text: &str, seen: VersionSource, parents: &[&str], day: u64) {
    let state = world.path("../state");
    let versions = Versions::of(&DiskFs, &state, &lineage(FileKind::Path, "vente-2b3c"));
    let parents: Vec<Digest> = parents.iter().map(|text| Digest::of(text)).collect();
    let at = UNIX_EPOCH + Duration::from_secs(1_790_000_000 + day * 86_400);
    versions.remember(text, seen, &parents, at).unwrap();
}

fn report(world: &World, args: &[&str], code: i32) -> Value {
    world.run(&[&["merge", "--format", "json"], args].concat()).ends(code).json()
}

const MAILED: [&str; 2] = ["nord.path.ron", "sud.path.ron"];

fn mailed(nord: &str, sud: &str) -> World {
    let world = World::new();
    world.write(MAILED[0], nord);
    world.write(MAILED[1], sud);
    world
}

#[test]
fn what_was_made_here_of_one_version_is_known_to_be() {
    let (nord, sud) = (path(&[Minutes(840)]), path(&[Title("Négocier un prix")]));
    let world = mailed(&nord, &sud);
    remember(&world, GOOD, VersionSource::Opened, &[], 1);
    remember(&world, &nord, VersionSource::Saved, &[GOOD], 2);
    remember(&world, &sud, VersionSource::Saved, &[GOOD], 3);
    let report = report(&world, &MAILED, 0);
    assert_eq!((&report["base"], &report["doubtful"]), (&"kept".into(), &0.into()));
    assert!(report["base_message"].as_str().unwrap().contains("2026"), "{report}");
    let merged = world.run(&[&["merge"], MAILED.as_slice()].concat()).ends(0);
    assert_eq!(merged.out, path(&[Minutes(840), Title("Négocier un prix")]));
}

#[test]
fn the_nearest_known_version_is_a_guess_and_called_one() {
    let earlier = path(&[Goal("Vendre.")]);
    let nord = path(&[Minutes(840)]);
    let sud = path(&[Title("Négocier un prix")]).replace("            // la règle des quatre minutes\n", "");
    let world = mailed(&nord, &sud);
    remember(&world, &earlier, VersionSource::Opened, &[], 1);
    remember(&world, GOOD, VersionSource::Saved, &[&earlier], 2);
    // A third version of somebody else, and another work.
    remember(&world, &path(&[Goal("Conseiller.")]), VersionSource::Opened, &[], 3);
    let report = report(&world, &MAILED, 0);
    assert_eq!(report["base"], "alike");
    assert!(report["base_message"].as_str().unwrap().contains("supposition"), "{report}");
    let merged = world.run(&[&["merge"], MAILED.as_slice()].concat()).ends(0);
    assert!(merged.out.contains("840") && merged.out.contains("Négocier un prix"), "{}", merged.out);
    let none = world.run(&[&["merge", "--no-base", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(none["base"], "none");
}

#[test]
fn removals_that_rest_on_a_guess_are_counted() {
    let sud = GOOD.replace(
        "                \"o1\": (text: \"Défendre un prix\"),\n",
        "                \"o2\": (text: \"Conclure\"),\n",
    );
    let world = mailed(&path(&[Minutes(840)]), &sud);
    remember(&world, GOOD, VersionSource::Opened, &[], 1);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "alike");
    assert!(report["doubtful"].as_u64().unwrap() >= 1, "{report}");
}

#[test]
fn one_of_the_two_is_no_guess() {
    // The right one may have been made of the left one, or of what the left one was before.
    let (nord, sud) = (path(&[Minutes(840)]), path(&[Title("Négocier un prix")]));
    let world = mailed(&nord, &sud);
    remember(&world, &nord, VersionSource::Saved, &[], 1);
    remember(&world, &sud, VersionSource::Opened, &[], 2);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "none");
    // Where it is known to have been, it is one.
    remember(&world, &sud, VersionSource::Saved, &[&nord], 3);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).ends(0).json();
    assert_eq!(report["base"], "kept");
}

#[test]
fn what_was_merged_is_remembered() {
    let world = mailed(&path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    world.write("base.path.ron", GOOD);
    let _ = world
        .run(&[&["merge"], MAILED.as_slice(), &["--base", "base.path.ron", "-o", "tous.path.ron"]].concat())
        .ends(0);
    // The south goes on from what it sent; its new version and the merged one have that in common.
    let sud = path(&[Title("Négocier un prix"), Goal("Vendre.")]);
    world.write("sud-2.path.ron", &sud);
    remember(&world, &sud, VersionSource::Saved, &[&path(&[Title("Négocier un prix")])], 400);
    let report = report(&world, &["tous.path.ron", "sud-2.path.ron"], 0);
    assert_eq!(report["base"], "kept");
    // Looking leaves nothing behind.
    let fresh = mailed(&path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let _ = fresh.run(&[&["merge", "--dry-run"], MAILED.as_slice()].concat());
    assert!(!fresh.path("../state/versions").exists());
}

#[test]
fn two_revisions_have_what_stands_where_they_part() {
    let repository = Repository::new();
    let file = "centre/vente.path.ron";
    repository.commit("un", &[(file, GOOD)]);
    repository.branch("sud", "main", &[(file, &path(&[Title("Négocier un prix")]))]);
    repository.branch("nord", "main", &[(file, &path(&[Minutes(840)]))]);
    let of = |left: &str, right: &str| report(&repository, &[left, right], 0);
    for (left, right) in [
        ("nord:centre/vente.path.ron", "sud:centre/vente.path.ron"),
        (file, "sud:centre/vente.path.ron"),
        ("sud:centre/vente.path.ron", file),
    ] {
        let report = of(left, right);
        assert_eq!(report["base"], "git", "{left} {right}: {report}");
    }
    let merged = repository.run(&["merge", file, "sud:centre/vente.path.ron"]).ends(0);
    assert_eq!(merged.out, path(&[Minutes(840), Title("Négocier un prix")]));
}

#[test]
fn a_mailed_file_finds_its_ancestor_in_the_history_of_the_commons() {
    let repository = Repository::new();
    let file = "centre/vente-2b3c.path.ron";
    repository.commit("un", &[(file, &path(&[Goal("Vendre.")]))]);
    repository.commit("deux", &[(file, GOOD)]);
    repository.commit("trois", &[(file, &path(&[Minutes(840)]))]);
    repository.write("../courrier/reçu.path.ron", path(&[Title("Négocier un prix")]));
    let report = report(&repository, &[file, "../courrier/reçu.path.ron"], 0);
    assert_eq!(report["base"], "alike");
    let commit = repository.git(&["rev-parse", "HEAD~1"]);
    assert!(report["base_message"].as_str().unwrap().contains(&commit[..10]), "{report}");
    // Two mailed files too, from within the commons.
    repository.write("../courrier/autre.path.ron", path(&[Goal("Conseiller.")]));
    let args = ["merge", "../courrier/autre.path.ron", "../courrier/reçu.path.ron", "--format", "json"];
    let report = repository.run(&args).ends(0).json();
    assert_eq!(report["base"], "alike");
}

#[test]
fn another_work_under_the_same_name_is_no_ancestor() {
    let world = mailed(&path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let other = "#![enable(implicit_some)]\nPath(\n    format: 1,\n    id: \"vente-2b3c\",\n    title: \"Tout autre chose\",\n)\n";
    remember(&world, other, VersionSource::Opened, &[], 1);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "none");
}

/// A module of a commons, and what another centre took from it.
const LIBRARY: &str = r#"#![enable(implicit_some)]
Module(
    format: 1,
    id: "tarif-1a2b",
    module: (
        title: "Présenter un tarif",
        summary: "Le prix vient après le besoin, en une fois.",
        minutes: {OnSite: 210},
    ),
)
"#;

#[test]
fn what_was_taken_says_itself_from_what() {
    let world = World::new();
    world.write("tarif.module.ron", LIBRARY);
    let taken = LIBRARY.replace("tarif-1a2b", "tarif-sud-3c4d");
    let origin = |digest: &str| {
        taken.replace(
            "        minutes",
            &format!("        origin: (module: \"tarif-1a2b\", digest: \"{digest}\"),\n        minutes"),
        )
    };
    let file: mille_parcours::model::ModuleFile = mille_parcours::format::read(LIBRARY).unwrap();
    let copy = origin(&mille_parcours::format::digest(&file.module));
    world.write("sud.module.ron", copy.replace("210", "420"));
    let both = ["merge", "tarif.module.ron", "sud.module.ron", "--format", "json"];
    assert_eq!(world.run(&both).json()["base"], "taken");
    // The origin went on since: whoever read its earlier version knows it.
    let later = LIBRARY.replace("en une fois", "une fois");
    world.write("tarif.module.ron", &later);
    assert_eq!(world.run(&both).json()["base"], "taken");
    let elsewhere = World::new();
    elsewhere.write("tarif.module.ron", &later);
    elsewhere.write("sud.module.ron", copy.replace("210", "420"));
    assert_eq!(elsewhere.run(&both).json()["base"], "none");
}

#[test]
fn answers_are_versions_too() {
    let (nord, sud) = (path(&[Minutes(840)]), path(&[Minutes(210)]));
    let world = mailed(&nord, &sud);
    world.write("base.path.ron", GOOD);
    let args = [&["merge"], MAILED.as_slice(), &["--base", "base.path.ron", "-o", "tous.path.ron"]].concat();
    let _ = world.run(&args).ends(1);
    let _ = world.run(&["resolve", "tous.path.ron", "--take-all", "nord"]);
    let questions = world.run(&["resolve", "tous.path.ron", "--list", "--format", "json"]).json();
    let open = questions["files"][0]["questions"].as_array().map_or(0, Vec::len);
    if open > 0 {
        let question = &questions["files"][0]["questions"][0];
        let (id, key) = (&question["id"], &question["options"][0]["key"]);
        let answer = format!("{}={}", id.as_str().unwrap(), key.as_str().unwrap());
        let _ = world.run(&["resolve", "tous.path.ron", "--take", &answer]).ends(0);
    }
    // The south has the merged file with its question; the answered one was made of it.
    assert_eq!(report(&world, &["tous.path.ron", "sud.path.ron"], 0)["base"], "kept");
}

#[test]
fn the_users_folders_are_found_as_the_system_names_them() {
    let (nord, sud) = (path(&[Minutes(840)]), path(&[Title("Négocier un prix")]));
    let world = mailed(&nord, &sud);
    world.write("base.path.ron", GOOD);
    let run = |args: &[&str]| {
        let mut command = world.command(args);
        command.env_remove("PARCOURS_STATE_DIR").env("XDG_STATE_HOME", world.path("../xdg"));
        command.output().unwrap()
    };
    let _ = run(&["merge", "base.path.ron", "base.path.ron"]);
    assert!(world.path("../xdg/parcours/versions").is_dir());
    let out = run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat());
    let report: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(report["base"], "alike");
}

/// A way to break it, and what that is.
type Break = (&'static str, Box<dyn Fn(&World)>);

/// Whatever stands where versions are kept: the merge is the one without them, at once.
#[test]
fn a_broken_folder_of_versions_is_as_if_there_were_none() {
    let merge = |world: &World| {
        let begun = std::time::Instant::now();
        let run = world.run(&[&["merge"], MAILED.as_slice()].concat());
        assert!(begun.elapsed() < Duration::from_secs(20));
        assert!(run.code < 2, "{run:#?}");
        run.out
    };
    let sides = || mailed(&path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    let expected = merge(&sides());
    let folder = |world: &World| {
        remember(world, GOOD, VersionSource::Opened, &[], 1);
        let lineages = std::fs::read_dir(world.path("../state/versions")).unwrap();
        lineages.map(|entry| entry.unwrap().path()).next().unwrap()
    };
    let kept = |folder: &std::path::Path| -> Vec<std::path::PathBuf> {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|end| end == "ron")).collect()
    };
    let breaks: Vec<Break> = vec![
        (
            "a file for the folder",
            Box::new(|world| {
                std::fs::create_dir_all(world.path("../state")).unwrap();
                std::fs::write(world.path("../state/versions"), "x").unwrap();
            }),
        ),
        ("a file for the whole", Box::new(|world| std::fs::write(world.path("../state"), "x").unwrap())),
        (
            "bytes that are none",
            Box::new(move |world| {
                let folder = folder(world);
                std::fs::write(folder.join("log"), [0xff_u8; 5000]).unwrap();
            }),
        ),
        (
            "a text that is another",
            Box::new(move |world| {
                for file in kept(&folder(world)) {
                    std::fs::write(file, path(&[Goal("Tout autre chose.")])).unwrap();
                }
            }),
        ),
        (
            "a pipe that nobody writes to",
            Box::new(move |world| {
                let folder = folder(world);
                for file in kept(&folder).into_iter().chain([folder.join("log")]) {
                    std::fs::remove_file(&file).unwrap();
                    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
                }
            }),
        ),
        (
            "a log and a text of a terabyte",
            Box::new(move |world| {
                let folder = folder(world);
                let log = std::fs::read(folder.join("log")).unwrap();
                for file in kept(&folder).into_iter().chain([folder.join("log")]) {
                    std::fs::File::create(file).unwrap().set_len(1 << 40).unwrap();
                }
                let name = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
                assert!(name.exists() && !log.is_empty());
            }),
        ),
        (
            "a link that leads round",
            Box::new(|world| {
                std::fs::create_dir_all(world.path("../state")).unwrap();
                std::os::unix::fs::symlink("versions", world.path("../state/versions")).unwrap();
            }),
        ),
    ];
    for (what, breaks) in breaks {
        let world = sides();
        breaks(&world);
        assert_eq!(merge(&world), expected, "{what}");
    }
}

#[test]
fn programs_at_once_keep_what_each_has_seen() {
    let world = World::new();
    for number in 0..6 {
        world.write(&format!("{number}.path.ron"), path(&[Minutes(60 + number)]));
        world.write(&format!("{number}-b.path.ron"), path(&[Minutes(600 + number), Goal("Vendre.")]));
    }
    let started: Vec<_> = (0..6)
        .map(|number| {
            let names = [format!("{number}.path.ron"), format!("{number}-b.path.ron")];
            let out = format!("{number}-tous.path.ron");
            let args = ["merge", "--no-base", &names[0], &names[1], "-o", &out];
            world
                .command(&args)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
        })
        .collect();
    for program in started {
        assert_eq!(program.unwrap().wait().unwrap().code(), Some(1), "the minutes contradict");
    }
    let state = world.path("../state");
    let versions = Versions::of(&DiskFs, &state, &lineage(FileKind::Path, "vente-2b3c"));
    let log = versions.log();
    assert_eq!(log.len(), 18, "{log:#?}");
    assert_eq!(log.iter().filter(|version| version.parents.len() == 2).count(), 6);
    assert!(log.iter().all(|version| versions.text(&version.digest).is_some()));
}

#[test]
fn a_draft_of_one_side_is_no_common_version() {
    let nord = path(&[Minutes(840)]);
    let (draft, sud) = (path(&[Goal("Vendre.")]), path(&[Goal("Vendre."), Title("Négocier un prix")]));
    let goal = |report: &Value| {
        let conflicts = report["conflicts"].as_array().unwrap();
        conflicts.iter().any(|question| question["where"] == "goal")
    };
    // Seen together with the other side: it was not made from it.
    let world = mailed(&nord, &sud);
    remember(&world, &nord, VersionSource::Opened, &[], 1);
    remember(&world, &draft, VersionSource::Opened, &[], 1);
    let found = report(&world, &MAILED, 1);
    assert_eq!(found["base"], "none");
    assert!(goal(&found), "{found}");
    // One side was made from it, the other one was not.
    let world = mailed(&nord, &sud);
    remember(&world, &draft, VersionSource::Saved, &[], 1);
    remember(&world, &sud, VersionSource::Saved, &[&draft], 2);
    assert_eq!(report(&world, &MAILED, 1)["base"], "none");
    // Only opened: it may be a draft, so what rests on it is asked.
    let world = mailed(&nord, &sud);
    remember(&world, &draft, VersionSource::Opened, &[], 1);
    let found = report(&world, &MAILED, 1);
    assert_eq!(found["base"], "alike");
    assert!(goal(&found), "{found}");
}
