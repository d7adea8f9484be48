//! `merge` without a common version at hand: where it is found, and that a guess is called one.

use std::time::{Duration, UNIX_EPOCH};

use mille_parcours::format::FileKind;
use mille_parcours::store::versions::{Digest, lineage};
use mille_parcours::store::{DiskFs, Seen, Versions};
use serde_json::Value;

use super::harness::{GOOD, World};
use super::repository::Repository;
use super::sample::Edit::{Goal, Minutes, Title};
use super::sample::path;

/// What the program keeps of a version that was opened or saved in it.
fn remember(world: &World, text: &str, seen: Seen, parents: &[&str], day: u64) {
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
    remember(&world, GOOD, Seen::Opened, &[], 1);
    remember(&world, &nord, Seen::Saved, &[GOOD], 2);
    remember(&world, &sud, Seen::Saved, &[GOOD], 3);
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
    remember(&world, &earlier, Seen::Opened, &[], 1);
    remember(&world, GOOD, Seen::Saved, &[&earlier], 2);
    // A third version of somebody else, and another work.
    remember(&world, &path(&[Goal("Conseiller.")]), Seen::Opened, &[], 3);
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
    remember(&world, GOOD, Seen::Opened, &[], 1);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "alike");
    assert!(report["doubtful"].as_u64().unwrap() >= 1, "{report}");
}

#[test]
fn one_of_the_two_is_no_guess() {
    // The right one may have been made of the left one, or of what the left one was before.
    let (nord, sud) = (path(&[Minutes(840)]), path(&[Title("Négocier un prix")]));
    let world = mailed(&nord, &sud);
    remember(&world, &nord, Seen::Saved, &[], 1);
    remember(&world, &sud, Seen::Opened, &[], 2);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "none");
    // Where it is known to have been, it is one.
    remember(&world, &sud, Seen::Saved, &[&nord], 3);
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
    remember(&world, &sud, Seen::Saved, &[&path(&[Title("Négocier un prix")])], 400);
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
    remember(&world, other, Seen::Opened, &[], 1);
    let report = world.run(&[&["merge", "--format", "json"], MAILED.as_slice()].concat()).json();
    assert_eq!(report["base"], "none");
}
