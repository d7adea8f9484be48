//! `diff`: where versions come from, what is told in which form, and exit codes.

use serde_json::json;

use super::harness::{GOOD, World};

/// [`GOOD`] after an afternoon's work.
fn reworked() -> String {
    GOOD.replace("Conduire une vente simple.", "Conduire une vente simple et la conclure.")
        .replace("minutes: {OnSite: 210}", "minutes: {OnSite: 210, SelfPaced: 90}")
        .replace("(any_of: [\"accueil-9d2m\"])", "(any_of: [\"accueil-9d2m\"], kind: Recommended)")
        .replace("la règle des quatre minutes", "la règle des cinq minutes")
}

fn two(world: &World) {
    world.write("avant.path.ron", GOOD);
    world.write("apres.path.ron", reworked());
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn equal_versions_say_so_and_end_with_0() {
    let world = World::new();
    world.write("a.path.ron", GOOD);
    // Another form of the same file is the same file; that the form differs is said.
    world.write("b.path.ron", GOOD.replace("    ", "  ").replace("\n  id", "\n\n  id"));
    let run = world.run(&["diff", "a.path.ron", "b.path.ron"]).ends(0);
    assert_eq!(plain(&run.out), "Seule la mise en forme du fichier change : ce qu’il dit est le même.\n");
    let run = world.run(&["diff", "a.path.ron", "a.path.ron"]).ends(0);
    assert_eq!(run.out, "Aucun changement.\n");
    assert_eq!(world.run(&["comparer", "-q", "a.path.ron", "a.path.ron"]).ends(0).out, "");
}

#[test]
fn what_changed_reads_as_an_outline() {
    let world = World::new();
    two(&world);
    let run = world.run(&["diff", "avant.path.ron", "apres.path.ron"]).ends(1);
    let expected = "\
Parcours « Les bases de la vente »
  ~ Objectif professionnel : « Conduire une vente simple. » → « Conduire une
    vente simple et la conclure. »

Module « Accueillir un client »
  ~ Commentaire modifié (Objectifs pédagogiques)
      // la règle des [-quatre-]{+cinq+} minutes

Module « Négocier »
  ↓ « Accueillir un client » : simple conseil à présent (requis → recommandé)
  + Durée par modalité · e-learning : 1 h 30

Ce qui en découle
  = Durée totale : 10 h 30 → 12 h (1 h 30 de plus)
  = dont e-learning : 0 min → 1 h 30 (1 h 30 de plus)
  = Chemin critique : 10 h 30 → 7 h (3 h 30 de moins)

4 changements, 2 modules touchés
";
    assert_eq!(plain(&run.out), expected);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    // Colours say the same, and words are struck through and underlined.
    let run = world.run(&["diff", "avant.path.ron", "apres.path.ron", "--color", "always"]).ends(1);
    assert!(run.out.contains("\u{1b}[9m") && !run.out.contains("[-"), "{:?}", run.out);
}

#[test]
fn versions_come_from_standard_input_and_from_git() {
    let world = World::new();
    two(&world);
    let run = world.pipe(&["diff", "-", "apres.path.ron"], GOOD).ends(1);
    assert!(run.out.contains("4 changements"), "{}", run.out);
    assert!(world.run(&["diff", "-", "-"]).ends(2).err.contains("l’entrée standard"));
    for args in [
        &["init", "-q"][..],
        &["add", "."],
        &["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "un"],
    ] {
        let mut git = std::process::Command::new("git");
        git.args(args).current_dir(world.path("."));
        assert!(git.status().unwrap().success());
    }
    world.write("avant.path.ron", reworked());
    let path = std::env::var("PATH").unwrap();
    let mut command = world.command(&["diff", "HEAD:avant.path.ron", "avant.path.ron", "--format", "json"]);
    let output = command.env("PATH", path).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["before"], "HEAD:avant.path.ron");
    assert_eq!(report["changes"].as_array().unwrap().len(), 4);
}

#[test]
fn json_is_the_contract() {
    let world = World::english();
    two(&world);
    let report = world.run(&["diff", "avant.path.ron", "apres.path.ron", "--format", "json"]).ends(1).json();
    super::schema::assert_valid(&world, "diff", &report);
    assert_eq!(report["same"], false);
    let changes = report["changes"].as_array().unwrap();
    let kinds: Vec<_> = changes.iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["field-changed", "comment-changed", "requirement-weakened", "field-changed"]);
    assert_eq!(changes[2]["module"], "negocier-7t1c");
    assert_eq!(changes[2]["before"], json!({"any_of": ["accueil-9d2m"]}));
    assert_eq!(changes[3]["field"], "minutes");
    assert_eq!((&changes[3]["before"], &changes[3]["after"]), (&json!(null), &json!(90)));
    assert_eq!(changes[3]["at"], "modules.negocier-7t1c.minutes.SelfPaced");
    let effects = report["effects"].as_array().unwrap();
    let hours = effects.iter().find(|effect| effect["kind"] == "hours").unwrap();
    assert_eq!((&hours["before"], &hours["after"]), (&json!(630), &json!(720)));
    let same = world.run(&["diff", "avant.path.ron", "avant.path.ron", "--format", "json"]).ends(0).json();
    assert_eq!(same["same"], true);
}

#[test]
fn markdown_is_fit_for_a_merge_request() {
    let world = World::new();
    two(&world);
    let run = world.run(&["diff", "avant.path.ron", "apres.path.ron", "--format", "markdown"]).ends(1);
    assert!(run.out.starts_with("## Les bases de la vente"), "{}", run.out);
    assert!(run.out.contains("### Module «\u{202f}Négocier\u{202f}»\n\n- **↓** "), "{}", run.out);
    assert!(run.out.contains("// la règle des <del>quatre</del><ins>cinq</ins> minutes"), "{}", run.out);
}

#[test]
fn html_stands_alone_side_by_side() {
    let world = World::new();
    two(&world);
    let args = ["diff", "avant.path.ron", "apres.path.ron", "--format", "html", "-o", "d.html"];
    let _report = world.run(&args).ends(1);
    let page = world.read("d.html");
    assert!(page.contains("<del>quatre</del>") && page.contains("<ins>cinq</ins>"), "{page}");
    assert!(page.contains("default-src 'none'"), "nothing comes from elsewhere");
    assert!(!page.contains("<script") && !page.contains(" src="));
    assert!(world.run(&args).ends(2).err.contains("--force"), "a file that is there stays");
}

#[test]
fn a_report_replaces_neither_version() {
    let world = World::new();
    two(&world);
    let before = world.files();
    for version in ["avant.path.ron", "apres.path.ron"] {
        let run = world.run(&["diff", "avant.path.ron", "apres.path.ron", "-o", version, "--force"]).ends(2);
        assert!(run.err.contains(version) && run.out.is_empty(), "{run:#?}");
    }
    assert!(world.files() == before, "no file was touched");
}

#[test]
fn whatever_a_text_says_stays_text() {
    let world = World::new();
    let hostile =
        "</td><script>alert(1)</script> - un\n# titre *gras* [lien](http://x) <img src=x> | {{ x }}";
    world.write("avant.path.ron", GOOD);
    let text = serde_json::to_string(hostile).unwrap();
    world.write(
        "apres.path.ron",
        GOOD.replace("\"Conduire une vente simple.\"", &text)
            .replace("title: \"Négocier\"", &format!("title: {}", text.replace("\\n", " "))),
    );
    let page = world.run(&["diff", "avant.path.ron", "apres.path.ron", "--format", "html"]).ends(1).out;
    assert!(!page.contains("<script>") && !page.contains("<img"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
    let page = world.run(&["diff", "avant.path.ron", "apres.path.ron", "--format", "markdown"]).ends(1).out;
    assert!(page.contains("\\<script\\>") && !page.contains("<script>"), "{page}");
    assert!(!page.lines().any(|line| line.trim_start_matches(['>', ' ']).starts_with("# titre")), "{page}");
}

#[test]
fn what_can_t_be_compared_is_said() {
    let world = World::new();
    two(&world);
    world.write("c.card.ron", "Card(format: 1, id: \"c\", title: \"C\", kind: Practice)");
    let run = world.run(&["diff", "avant.path.ron", "c.card.ron"]).ends(2);
    assert!(run.err.contains("même genre"), "{}", run.err);
    assert!(world.run(&["diff", "avant.path.ron", "rien.path.ron"]).ends(2).err.contains("rien.path.ron"));
    world.write("casse.path.ron", &GOOD[..200]);
    let run = world.run(&["diff", "casse.path.ron", "apres.path.ron"]).ends(2);
    assert!(run.err.contains("casse.path.ron:"), "{}", run.err);
    assert_eq!(run.out, "");
}
