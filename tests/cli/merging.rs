//! `merge`: exit codes, where the result and the report go, what the versions are called.

use super::harness::{GOOD, World};
use super::schema::assert_valid;

/// The left version says seven hours more, the right one another title; both contradict nobody.
fn apart() -> [String; 2] {
    [GOOD.replace("OnSite: 420", "OnSite: 840"), GOOD.replace("\"Négocier\"", "\"Négocier un prix\"")]
}

/// Two durations for one module.
fn against() -> [String; 2] {
    [GOOD.replace("OnSite: 420", "OnSite: 840"), GOOD.replace("OnSite: 420", "OnSite: 210")]
}

fn world(versions: [String; 2]) -> World {
    let world = World::new();
    world.write("base.path.ron", GOOD);
    for (name, text) in ["nord.path.ron", "sud.path.ron"].iter().zip(versions) {
        world.write(name, text);
    }
    world
}

const SIDES: [&str; 5] = ["fusionner", "nord.path.ron", "sud.path.ron", "--base", "base.path.ron"];

fn args<'a>(more: &[&'a str]) -> Vec<&'a str> {
    SIDES.iter().chain(more).copied().collect()
}

#[test]
fn what_does_not_contradict_is_merged() {
    let world = world(apart());
    let run = world.run(&SIDES).ends(0);
    assert!(run.out.contains("OnSite: 840") && run.out.contains("Négocier un prix"), "{}", run.out);
    assert!(run.err.contains("1 modification") && run.err.contains("nord") && run.err.contains("sud"));
    let written = world.run(&args(&["-o", "out.path.ron"])).ends(0);
    assert_eq!(world.read("out.path.ron"), run.out);
    assert!(written.out.contains("Les bases de la vente") && written.err.contains("out.path.ron"));
    // Exchanging the two gives the same file.
    let swapped = world.run(&["merge", "sud.path.ron", "nord.path.ron", "--base", "base.path.ron"]).ends(0);
    assert_eq!(swapped.out, run.out);
}

#[test]
fn what_contradicts_is_asked_and_written() {
    let world = world(against());
    let run = world.run(&args(&["-o", "out.path.ron"])).ends(1);
    assert!(run.out.contains("1 question") && run.err.contains("parcours resolve out.path.ron"), "{run:#?}");
    let text = world.read("out.path.ron");
    assert!(text.contains("conflicts:") && text.contains("OnSite: 420"), "{text}");
    // The file with its questions is one like any other.
    let _ = world.run(&["show", "out.path.ron"]).ends(0);
    let _ = world.run(&["fmt", "--check", "out.path.ron"]).ends(0);
}

#[test]
fn the_report_is_data_too() {
    let world = world(against());
    let before = world.files();
    let report = world.run(&args(&["--format", "json"])).ends(1).json();
    assert_valid(&world, "merge", &report);
    assert_eq!((&report["clean"], &report["base"]), (&false.into(), &"given".into()));
    assert_eq!(report["labels"], serde_json::json!({"left": "nord", "right": "sud"}));
    let account = &report["account"];
    for side in ["left", "right"] {
        let count = |part: &str| account[side][part].as_u64().unwrap();
        assert_eq!(count("changes"), count("applied") + count("noted") + count("asked"));
        assert_eq!(count("asked"), 1);
    }
    let question = &report["conflicts"][0];
    assert_eq!(question["module"], "accueil-9d2m");
    assert!(question["options"].as_array().unwrap().len() >= 2, "{question}");
    let again = world.run(&args(&["--dry-run", "--format", "json"])).ends(1).json();
    assert_eq!(again, report);
    let markdown = world.run(&args(&["--format", "markdown"])).ends(1).out;
    assert!(markdown.starts_with("## ") && markdown.contains("accueil-9d2m"), "{markdown}");
    assert_eq!(world.files(), before, "nothing was written");
}

#[test]
fn a_file_that_is_there_is_replaced_on_demand_only() {
    let world = world(apart());
    let before = world.files();
    let _ = world.run(&args(&["-o", "nord.path.ron"])).ends(2);
    assert_eq!(world.files(), before);
    let _ = world.run(&args(&["-o", "nord.path.ron", "--force"])).ends(0);
    assert!(world.read("nord.path.ron").contains("Négocier un prix"));
    let piped = world.pipe(&["merge", "-", "sud.path.ron", "--base", "base.path.ron"], GOOD).ends(0);
    assert_eq!(piped.out, world.read("sud.path.ron"), "one side changed nothing");
}

#[test]
fn versions_are_called_what_people_call_them() {
    let body = |name: &str| {
        GOOD.replace("    licence", &format!("    organisation: (name: \"{name}\"),\n    licence"))
    };
    let world = world([body("CCI Nord"), body("CCI Sud")]);
    let labels =
        |more: &[&str]| world.run(&args(&[more, &["--format", "json"]].concat())).json()["labels"].clone();
    assert_eq!(labels(&[]), serde_json::json!({"left": "CCI Nord", "right": "CCI Sud"}));
    let given = labels(&["--label-left", "A. Martin"]);
    assert_eq!(given, serde_json::json!({"left": "A. Martin", "right": "CCI Sud"}));
}

#[test]
fn a_change_is_explained() {
    let world = world(against());
    let told = world.run(&args(&["--explain", "minutes"])).ends(1).out;
    assert!(told.contains("nord") && told.contains("sud") && told.contains("en question"), "{told}");
    let none = world.run(&args(&["--explain", "rien-de-tel"])).ends(1).out;
    assert!(none.contains("rien de tel") || none.contains("rien-de-tel"), "{none}");
}

#[test]
fn every_kind_of_file_is_merged_and_two_kinds_are_not() {
    let world = World::english();
    let card = "Card(\n    format: 1,\n    id: \"c-1\",\n    title: \"T\",\n    kind: Practice,\n    minutes: 10,\n)\n";
    world.write("base.card.ron", card);
    world.write("a.card.ron", card.replace("\"T\"", "\"Title\""));
    world.write("b.card.ron", card.replace("10", "20"));
    let args = ["merge", "a.card.ron", "b.card.ron", "--base", "base.card.ron"];
    let merged = world.run(&args).ends(0).out;
    assert!(merged.contains("\"Title\"") && merged.contains("minutes: 20"), "{merged}");
    world.write("p.path.ron", GOOD);
    let refused = world.run(&["merge", "a.card.ron", "p.path.ron"]).ends(2).err;
    assert!(refused.contains("one kind"), "{refused}");
}

#[test]
fn a_side_that_does_not_read_is_refused_and_a_base_is_left_out() {
    let world = world(apart());
    world.write("sud.path.ron", "Path(\n    format: 1,\n");
    let refused = world.run(&args(&["-o", "out.path.ron"])).ends(2);
    assert!(refused.err.contains("sud.path.ron") && refused.err.contains("F003"), "{}", refused.err);
    assert!(!world.path("out.path.ron").exists());
    world.write("sud.path.ron", GOOD);
    world.write("base.path.ron", "Path(\n");
    let report = world.run(&args(&["--format", "json"]));
    assert!(report.err.contains("base.path.ron"), "{}", report.err);
    assert_eq!(report.json()["base"], "none");
}
