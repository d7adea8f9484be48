//! `check`: what is judged, what is told, and exit codes.

use serde_json::json;

use super::harness::{GOOD, World, dangling};

#[test]
fn a_good_path_is_clean_and_a_dangling_prerequisite_is_shown_in_place() {
    let world = World::new();
    world.write("bon.path.ron", GOOD);
    let run = world.run(&["check", "bon.path.ron"]).ends(0);
    assert!(run.out.contains("1 fichier vérifié\u{a0}: aucune erreur"), "{}", run.out);

    world.write("faux.path.ron", dangling());
    let run = world.run(&["verifier", "faux.path.ron"]).ends(1);
    assert!(run.out.contains("erreur[R001]"), "{}", run.out);
    assert!(run.out.contains(" --> faux.path.ron:30:27\n"), "{}", run.out);
    assert!(run.out.contains("30 |                 (any_of: [\"acceuil-9d2m\"])"), "{}", run.out);
    let underlined = run.out.lines().find(|line| line.contains('^')).unwrap();
    assert_eq!(underlined.matches('^').count(), "\"acceuil-9d2m\"".len(), "{}", run.out);
    assert!(run.out.contains("Accueillir un client"), "the nearest is suggested: {}", run.out);
    let english = World::english();
    english.write("faux.path.ron", dangling());
    let run = english.run(&["check", "faux.path.ron"]).ends(1);
    assert!(run.out.contains("error[R001]") && run.out.contains("= help:"), "{}", run.out);
}

#[test]
fn the_current_folder_is_checked_and_what_is_passed_over_is_told() {
    let world = World::new();
    world.write("a/bon.path.ron", GOOD);
    world.write("b/faux.path.ron", dangling());
    world.write("b/casse.path.ron", &GOOD[..200]);
    world.write("b/autre.ron", "(whatever");
    world.write("a/bon (conflicted copy 2026-11-23 101112).path.ron", "x");
    world.write("a/bon.sync-conflict-20261123-101112-ABCDEFG.path.ron", "x");
    let pipe = std::process::Command::new("mkfifo").arg(world.path("a/tube.path.ron")).status();
    assert!(pipe.unwrap().success());
    std::os::unix::fs::symlink(world.path("."), world.path("b/boucle")).unwrap();
    let before = world.files();
    let run = world.run(&["check", "--format", "json"]).ends(1);
    let report = run.json();
    assert_eq!(report["files"], 3);
    let codes: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| (finding["file"].clone(), finding["code"].clone()))
        .collect();
    // The two copies of one path in two folders are told too, but not as an error.
    assert_eq!(
        codes,
        [(json!("b/casse.path.ron"), json!("F003")), (json!("b/faux.path.ron"), json!("R001"))]
    );
    assert_eq!(run.err.matches("copie de conflit").count(), 2, "{}", run.err);
    assert_eq!(world.files(), before);
}

#[test]
fn json_is_the_contract() {
    let world = World::english();
    world.write("f.path.ron", dangling());
    let report = world.run(&["check", "f.path.ron", "--format", "json"]).ends(1).json();
    super::schema::assert_valid(&world, "check", &report);
    let found = report["findings"].as_array().unwrap();
    let wrong = found.iter().find(|finding| finding["code"] == "R001").unwrap();
    assert_eq!(wrong["severity"], "error");
    assert_eq!((&wrong["line"], &wrong["column"]), (&json!(30), &json!(27)));
    assert_eq!((&wrong["path"], &wrong["module"]), (&json!("vente-2b3c"), &json!("negocier-7t1c")));
    assert!(wrong["field"].as_str().unwrap().starts_with("modules.negocier-7t1c.requires.0"), "{wrong}");
    let of = |severity: &str| found.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!(report["errors"], of("error"));
    assert_eq!(report["warnings"], of("warning"));
    assert_eq!(report["infos"], of("info"));
}

#[test]
fn the_threshold_and_the_profiles_decide() {
    let world = World::new();
    world.write("bon.path.ron", GOOD);
    let run = world.run(&["check", "bon.path.ron", "--profile", "base,qualiopi,lheo"]).ends(0);
    assert!(run.out.contains("[Q0"), "{}", run.out);
    let _ = world.run(&["check", "bon.path.ron", "--profile", "qualiopi", "--fail-on", "info"]).ends(1);
    let quiet = world.run(&["check", "-q", "bon.path.ron", "--profile", "qualiopi"]).ends(0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    world.config(r#"{"profile": "qualiopi", "fail-on": "info"}"#);
    let _ = world.run(&["check", "bon.path.ron"]).ends(1);
    let _ = world.run(&["check", "bon.path.ron", "--fail-on", "error"]).ends(0);
}

#[test]
fn a_draft_is_judged_mildly_and_a_shared_path_strictly() {
    let world = World::new();
    world.write("p.path.ron", GOOD.replace("licence: \"CC-BY-SA-4.0\",", ""));
    let _ = world.run(&["check", "p.path.ron"]).ends(0);
    world.write("p.path.ron", GOOD.replace("licence: \"CC-BY-SA-4.0\",", "status: Shared,"));
    let run = world.run(&["check", "p.path.ron"]).ends(1);
    assert!(run.out.contains("erreur[C003]"), "{}", run.out);
}

#[test]
fn references_to_the_commons_are_judged_with_the_commons() {
    let world = World::new();
    let card = "Card(format: 1, id: \"brise-glace-1a2b\", title: \"Brise-glace\", kind: Practice)";
    world.write(
        "commons.ron",
        "Commons(format: 1, id: \"c\", title: \"C\", centres: {\"nord\": (name: \"Nord\")})",
    );
    world.write("cards/brise-glace-1a2b.card.ron", card);
    let activity = r#"activities: [(id: "a", title: "Tour", practice: "brise-glace-1a2b")],
            minutes: {OnSite: 420},"#;
    world.write("nord/p.path.ron", GOOD.replace("minutes: {OnSite: 420},", activity));
    // Alone on the command line, and still not a reference to nothing.
    let report = world.run(&["check", "nord/p.path.ron", "--format", "json"]).ends(0).json();
    assert_eq!(report["files"], 1);
    assert!(!report.to_string().contains("B004"), "{report}");
    std::fs::remove_file(world.path("cards/brise-glace-1a2b.card.ron")).unwrap();
    let report = world.run(&["check", "nord/p.path.ron", "--format", "json"]).ends(0).json();
    assert!(report.to_string().contains("B004"), "{report}");
}

#[test]
fn what_cannot_be_looked_at_is_trouble_and_the_rest_is_told() {
    let world = World::new();
    world.write("faux.path.ron", dangling());
    let run = world.run(&["check", "absent.path.ron", "faux.path.ron"]).ends(2);
    assert!(run.err.contains("absent.path.ron") && run.out.contains("R001"), "{run:#?}");
    assert!(std::process::Command::new("mkfifo").arg(world.path("tube")).status().unwrap().success());
    for command in
        [&["check", "tube"][..], &["show", "tube"], &["fmt", "tube"], &["export", "tube", "--to", "md"]]
    {
        let run = world.run(command).ends(2);
        assert!(run.err.contains("« tube »".replace(' ', "\u{202f}").as_str()), "{}", run.err);
    }
    let _ = world.run(&["import", "tube", "--from", "csv"]).ends(2);
}

#[test]
fn a_text_that_is_none_is_a_finding() {
    let world = World::new();
    let mut latin = dangling().replace("Négocier", "N\u{1}gocier").into_bytes();
    latin.iter_mut().filter(|byte| **byte == 1).for_each(|byte| *byte = 0xe9);
    let path = world.write("latin.path.ron", &latin);
    let run = world.run(&["check", "latin.path.ron", "--format", "json"]).ends(1);
    let finding = run.json()["findings"][0].clone();
    assert_eq!((&finding["code"], &finding["line"]), (&json!("F014"), &json!(25)));
    assert!(finding["message"].as_str().unwrap().contains("Windows-1252"), "{finding}");
    assert_eq!(std::fs::read(&path).unwrap(), latin);
    let run = world.pipe(&["check", "-", "--format", "json"], &latin).ends(1);
    assert_eq!(run.json()["findings"][0]["code"], "F014");

    world.write("vide.path.ron", "");
    let run = world.run(&["check", "vide.path.ron"]).ends(1);
    assert!(run.out.contains("erreur[F001]"), "{}", run.out);
    world.write("grand.path.ron", format!("{}{}", GOOD, " ".repeat(1 << 20)));
    let run = world.run(&["check", "grand.path.ron", "--max-size", "1"]).ends(1);
    assert!(run.out.contains("F017"), "{}", run.out);
    let _ = world.run(&["check", "grand.path.ron", "--max-size", "2"]).ends(0);
}

#[test]
fn standard_input_is_a_file_like_others() {
    let world = World::new();
    let _ = world.pipe(&["check", "-"], GOOD).ends(0);
    let run = world.pipe(&["check", "-"], dangling()).ends(1);
    assert!(run.out.contains("--> -:30:27"), "{}", run.out);
    let run = world.pipe(&["check", "-"], "Card(format: 1, id: \"a\", title: \"b\", kind: Practice)").ends(0);
    assert!(run.out.contains("aucune erreur"), "{}", run.out);
}

#[test]
fn duplicate_keys_are_shown_both() {
    let world = World::new();
    world.write("d.path.ron", GOOD.replace("negocier-7t1c\": (", "accueil-9d2m\": ("));
    let run = world.run(&["check", "d.path.ron"]).ends(1);
    assert!(run.out.contains("erreur[F006]") && run.out.contains("première fois ici"), "{}", run.out);
    assert!(run.out.contains("13 |") && run.out.contains("24 |"), "{}", run.out);
}

#[test]
fn a_report_for_a_merge_request() {
    let world = World::new();
    world.write("a_b.path.ron", dangling());
    let run = world.run(&["check", "a_b.path.ron", "--format", "markdown"]).ends(1);
    assert!(run.out.starts_with("## parcours check\n"), "{}", run.out);
    assert!(run.out.contains("### a\\_b.path.ron\n"), "{}", run.out);
    assert!(run.out.contains("- **erreur R001** 30:27 "), "{}", run.out);
}

#[test]
fn the_sample_commons_has_no_error() {
    let world = World::new();
    let commons = concat!(env!("CARGO_MANIFEST_DIR"), "/paths");
    let report = world.run(&["check", commons, "--format", "json"]).ends(0).json();
    assert!(report["files"].as_u64().unwrap() > 20, "{report}");
}
