//! Commands that write files: `fmt`, `new`, `init`, `import`, and `export -o`.

use super::harness::{GOOD, World};

/// A text that means the same as [`GOOD`] in another form.
fn loose() -> String {
    format!("\u{feff}{}", GOOD.replace("    ", "\t").replace('\n', "\r\n"))
}

#[test]
fn fmt_writes_the_canonical_form_and_keeps_comments() {
    let world = World::new();
    world.write("p.path.ron", loose());
    let run = world.run(&["fmt", "--check", "p.path.ron"]).ends(1);
    assert_eq!(run.out, "p.path.ron\n");
    assert_eq!(world.read("p.path.ron"), loose(), "--check writes nothing");
    let run = world.run(&["fmt", "p.path.ron"]).ends(0);
    assert!(run.err.contains("Mis en forme\u{a0}: p.path.ron"), "{}", run.err);
    assert_eq!(world.read("p.path.ron"), GOOD);
    let _ = world.run(&["formater", "--check", "p.path.ron"]).ends(0);
    let run = world.run(&["fmt", "p.path.ron"]).ends(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
}

#[test]
fn what_a_save_left_torn_leads_to_the_complete_version() {
    let world = World::new();
    world.write("p.path.ron", &GOOD[..200]);
    assert!(!world.run(&["show", "p.path.ron"]).ends(2).err.contains("recovery"));
    // As a save in place leaves it beside the file, when the machine stops.
    let copy = ".p.path.ron.12.0123456789abcdef.recovery";
    world.write(copy, GOOD);
    let run = world.run(&["show", "p.path.ron"]).ends(2);
    assert!(run.err.contains("F003") && run.err.contains(copy), "{}", run.err);
    world.write("p.path.ron", GOOD);
    assert!(!world.run(&["show", "p.path.ron"]).ends(0).err.contains("recovery"));
}

#[test]
fn fmt_takes_standard_input() {
    let world = World::new();
    assert_eq!(world.pipe(&["fmt", "-"], loose()).ends(0).out, GOOD);
    let _ = world.pipe(&["fmt", "-", "--check"], GOOD).ends(0);
    assert_eq!(world.pipe(&["fmt", "-", "--check"], GOOD.replace("    ", " ")).ends(1).out, "-\n");
    let run = world.pipe(&["fmt", "-"], "Path(").ends(2);
    assert!(run.out.is_empty() && run.err.contains("F003"), "{run:#?}");
}

#[test]
fn one_broken_file_keeps_no_other_from_its_form() {
    let world = World::new();
    world.write("a.path.ron", "Path(format: 1,");
    world.write("b.path.ron", loose());
    world.write("c.card.ron", "Card(format:1,id:\"a\",title:\"b\",kind:Posture)");
    let run = world.run(&["fmt", "a.path.ron", "b.path.ron", "c.card.ron"]).ends(2);
    assert!(run.err.contains("--> a.path.ron:1:16"), "{}", run.err);
    assert_eq!(world.read("a.path.ron"), "Path(format: 1,");
    assert_eq!(world.read("b.path.ron"), GOOD);
    assert!(world.read("c.card.ron").contains("    kind: Posture,\n"));
}

#[test]
fn errors_leave_every_file_as_it_was() {
    let world = World::new();
    world.write("newer.path.ron", GOOD.replace("format: 1", "format: 9"));
    world
        .write("marks.path.ron", GOOD.replace("    modules:", "<<<<<<< a\n=======\n>>>>>>> b\n    modules:"));
    world.write("nul.path.ron", GOOD.replace("vente-2b3c", "vente\0"));
    world.write("bon.path.ron", GOOD);
    let before = world.files();
    for file in ["newer.path.ron", "marks.path.ron", "nul.path.ron", "absent.path.ron"] {
        for command in [
            &["fmt", file][..],
            &["show", file],
            &["export", file, "--to", "html", "-o", "out.html"],
            &["show", file, "--as", "stats"],
        ] {
            let run = world.run(command).ends(2);
            assert!(run.out.is_empty() && run.err.contains(file), "{run:#?}");
        }
    }
    let _ = world.run(&["export", "bon.path.ron", "--to", "md", "-o", "bon.path.ron", "--force"]).ends(2);
    let _ = world.run(&["export", "bon.path.ron", "--to", "md", "-o", "./bon.path.ron"]).ends(2);
    let _ = world.run(&["export", "bon.path.ron", "--to", "md", "-o", "absent/out.md"]).ends(2);
    let _ = world.run(&["import", "bon.path.ron", "--from", "csv", "-o", "x.path.ron"]).ends(2);
    let _ = world.run(&["new", "bon.path.ron", "--title", "Autre"]).ends(2);
    assert_eq!(world.files(), before);
}

#[test]
fn a_link_to_the_source_is_the_source() {
    let world = World::new();
    world.write("bon.path.ron", GOOD);
    std::os::unix::fs::symlink("bon.path.ron", world.path("lien.md")).unwrap();
    std::fs::hard_link(world.path("bon.path.ron"), world.path("dur.md")).unwrap();
    for out in ["lien.md", "dur.md"] {
        let run = world.run(&["export", "bon.path.ron", "--to", "md", "-o", out, "--force"]).ends(2);
        assert!(run.err.contains("n’est jamais") || run.err.contains("jamais remplacé"), "{}", run.err);
    }
    assert_eq!(world.read("bon.path.ron"), GOOD);
}

#[test]
fn new_makes_a_draft_that_checks() {
    let world = World::new();
    let run = world.run(&["nouveau", "vente", "--title", "  Vendre à l’étranger "]).ends(0);
    assert!(run.err.contains("vente.path.ron"), "{}", run.err);
    let text = world.read("vente.path.ron");
    assert!(
        text.contains("id: \"vendre-etranger-") && text.contains("title: \"Vendre à l’étranger\""),
        "{text}"
    );
    assert!(text.contains("language: \"fr\"") && text.contains("updated: \"20"), "{text}");
    let _ = world.run(&["check", "vente.path.ron"]).ends(0);
    let _ = world.run(&["fmt", "--check", "vente.path.ron"]).ends(0);
    let again = world.run(&["new", "vente.path.ron", "--title", "Autre"]).ends(2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(world.read("vente.path.ron"), text);
    let _ = world.run(&["new", "vente.path.ron", "--title", "Autre", "--force"]).ends(0);
    assert!(world.read("vente.path.ron").contains("Autre"));
    let _ = world.run(&["new", "x.card.ron", "--title", "Autre"]).ends(2);
    let _ = world.run(&["new", "x", "--title", " "]).ends(2);
    let run = world.run(&["new", "-", "--title", "Autre"]).ends(0);
    assert!(run.out.starts_with("#![enable(implicit_some)]\nPath("), "{}", run.out);
}

#[test]
fn init_makes_a_commons_that_checks() {
    for world in [World::new(), World::english()] {
        let _ = world.run(&["init", "communs", "--title", "Communs du Nord"]).ends(0);
        let text = world.read("communs/commons.ron");
        assert!(text.contains("Communs du Nord") && text.contains("CC-BY-SA-4.0"), "{text}");
        assert!(world.path("communs/modules").is_dir() && world.path("communs/cards").is_dir());
        let _ = world.run(&["check", "communs", "--fail-on", "warning"]).ends(0);
        let _ = world.run(&["fmt", "--check", "communs/commons.ron"]).ends(0);
        let _ = world.run(&["creer", "communs"]).ends(2);
        assert_eq!(world.read("communs/commons.ron"), text);
        world.write("fichier", "");
        let refused = world.run(&["init", "fichier"]).ends(2).err;
        assert!(refused.contains("fichier") && !refused.contains("commons.ron"), "{refused}");
    }
}

#[test]
fn a_table_becomes_a_path_with_a_report() {
    let world = World::new();
    let table =
        "Titre;Heures;Prérequis\r\nAccueillir;7;\r\nNégocier;3,5;Accueillir\r\nClore;beaucoup;Négosier\r\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    world.write("modules.csv", &windows);
    let run = world.run(&["importer", "modules.csv", "--from", "csv", "-o", "t.path.ron"]).ends(0);
    assert!(run.err.contains("modules.csv:4"), "what is lost is told with its line: {}", run.err);
    assert!(run.err.contains("3 modules importés"), "{}", run.err);
    let text = world.read("t.path.ron");
    assert!(text.contains("title: \"Négocier\"") && text.contains("any_of: [\"accueillir"), "{text}");
    let again = world.run(&["import", "modules.csv", "--from", "csv", "-o", "t.path.ron"]).ends(2);
    assert!(again.err.contains("--force"), "{}", again.err);
    let stdout = world.pipe(&["import", "-", "--from", "csv"], &windows).ends(0);
    let _ = world.pipe(&["fmt", "--check", "-"], &stdout.out).ends(0);
    let run = world.run(&["import", "modules.csv", "--from", "csv", "--format", "json"]).ends(0);
    let report: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    assert!(report["remarks"].as_array().unwrap().iter().any(|remark| remark["line"] == 4), "{report}");
    let run = world.pipe(&["import", "-", "--from", "curricular-analytics"], "a,b\n1,2\n").ends(2);
    assert!(run.out.is_empty() && run.err.contains("--from csv"), "{run:#?}");
}

#[test]
fn a_published_curriculum_goes_all_the_way() {
    let name = "data/curricula/plans/Kennesaw_State_University_CS.csv";
    let Some(plan) = crate::common::shared(name) else { return };
    let world = World::new();
    let plan = plan.to_str().unwrap();
    let run = world.run(&["import", plan, "--from", "curricular-analytics", "-o", "k.path.ron"]).ends(0);
    assert!(run.err.contains("modules importés"), "{}", run.err);
    let report = world.run(&["check", "k.path.ron", "--format", "json"]).json();
    super::schema::assert_valid(&world, "check", &report);
    let stats = world.run(&["show", "k.path.ron", "--as", "stats", "--format", "json"]).ends(0).json();
    super::schema::assert_valid(&world, "stats", &stats);
    assert!(stats["modules"].as_array().unwrap().len() > 30, "{stats}");
    let html = world.run(&["export", "k.path.ron", "--to", "html"]).ends(0).out;
    assert!(html.starts_with("<!doctype html>") || html.starts_with("<!DOCTYPE html>"));
    let _ = world.run(&["fmt", "--check", "k.path.ron"]).ends(0);
}
