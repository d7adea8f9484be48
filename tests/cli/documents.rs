//! Commands that print: `show`, `export`, `explain`, `schema`, `man`, `completions`, and the page of
//! documentation that is made from the program.

use super::harness::{GOOD, World};

#[test]
fn show_prints_a_page_in_the_users_language() {
    let world = World::new();
    world.write("p.path.ron", GOOD);
    let outline = world.run(&["montrer", "p.path.ron"]).ends(0).out;
    assert!(outline.contains("Négocier") && outline.contains("3\u{202f}h\u{202f}30"), "{outline}");
    assert!(outline.lines().all(|line| line.chars().count() <= 80), "{outline}");
    let stats = world.run(&["show", "p.path.ron", "--as", "stats"]).ends(0).out;
    assert!(stats.contains("Négocier"), "{stats}");
    let english = world.run(&["show", "p.path.ron", "--lang", "en"]).ends(0).out;
    assert_ne!(outline, english);
    assert_eq!(world.pipe(&["show", "-"], GOOD).ends(0).out, outline);
    let narrow = World::with(&[("LANG", "fr_FR.UTF-8"), ("COLUMNS", "40")]);
    narrow.write("p.path.ron", GOOD);
    let page = narrow.run(&["show", "p.path.ron"]).ends(0).out;
    assert!(page.lines().all(|line| line.chars().count() <= 40), "{page}");
}

const SAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/paths/cci-nord/assistant-commercial-k7m2.path.ron");

#[test]
fn the_graph_is_printed_in_cells() {
    let world = World::new();
    let show = |more: &[&str]| world.run(&[&["show", SAMPLE, "--as", "graph"], more].concat()).ends(0).out;
    let page = show(&[]);
    for seen in ["1. Accueillir", "─▸[● Accueillir un client", "▸ou", "╌╌▸ recommandé", "ou un seul suffit"]
    {
        assert!(page.contains(seen), "{seen} in {page}");
    }
    assert!(!page.contains('\u{1b}'), "{page}");
    assert!(show(&["--color", "always"]).contains('\u{1b}'));
    // Letters with accents are language; lines and signs are not.
    let ascii = show(&["--ascii", "--lang", "en"]);
    let picture: String = ascii.lines().skip(2).collect();
    assert!(
        picture.chars().all(|c| c.is_ascii() || c.is_alphabetic() || c.is_whitespace() || c == '\u{2019}'),
        "{ascii}"
    );
    assert!(ascii.contains("->[* Accueillir un client"), "{ascii}");
    // Turned, each edge runs down.
    assert!(show(&["--towards", "down", "--stages", "none"]).contains('▾'));
    assert_ne!(show(&["--stages", "blocks"]), page);
    let json = world.run(&["show", SAMPLE, "--as", "graph", "--format", "json"]).ends(0).json();
    let [nodes, edges] = ["nodes", "edges"].map(|name| json[name].as_array().expect(name));
    let lines: Vec<&str> = page.lines().collect();
    let head = lines.iter().position(|line| line.starts_with("1. ")).expect("the first stage");
    for node in nodes.iter().filter(|node| node["kind"] == "module") {
        let at = |name: &str| usize::try_from(node[name].as_u64().expect(name)).expect(name);
        let shown = lines[head + at("row")].chars().nth(at("column"));
        assert_eq!(shown, Some('['), "{node} stands where the JSON says");
    }
    assert!(edges.iter().all(|edge| edge["cells"].as_array().is_some_and(|cells| !cells.is_empty())));
}

#[test]
fn lanes_lead_from_each_module_to_those_that_need_it() {
    let world = World::with(&[("LANG", "fr_FR.UTF-8"), ("COLUMNS", "40")]);
    let page = world.run(&["show", SAMPLE, "--as", "lanes"]).ends(0).out;
    assert!(page.lines().all(|line| line.chars().count() <= 40), "{page}");
    assert!(page.lines().any(|line| line.starts_with("├╌●")), "{page}");
    let json = world.run(&["show", SAMPLE, "--as", "lanes", "--format", "json"]).ends(0).json();
    let rows = json["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), page.lines().count());
    let place = |id: &serde_json::Value| rows.iter().position(|row| row["id"] == *id);
    for (at, row) in rows.iter().enumerate() {
        for need in row["needs"].as_array().expect("needs") {
            assert!(place(&need["id"]) < Some(at), "{need} comes before {row}");
        }
    }
}

#[test]
fn export_writes_the_programme_and_says_what_is_missing() {
    let world = World::english();
    world.write("p.path.ron", GOOD);
    let run = world.run(&["export", "p.path.ron", "--to", "md", "-o", "p.md"]).ends(0);
    assert!(run.out.is_empty() && run.err.contains("obligatory parts"), "{run:#?}");
    let text = world.read("p.md");
    assert!(text.contains("Programme de formation"), "in the language of the path: {text}");
    assert_eq!(world.run(&["export", "p.path.ron", "--to", "md"]).ends(0).out, text);
    assert_eq!(world.pipe(&["exporter", "-", "--to", "md", "-o", "-"], GOOD).ends(0).out, text);
    let english = world.run(&["export", "p.path.ron", "--to", "md", "--lang", "en"]).ends(0).out;
    assert_ne!(english, text);
    let again = world.run(&["export", "p.path.ron", "--to", "html", "-o", "p.md"]).ends(2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(world.read("p.md"), text);
    let _ = world.run(&["export", "p.path.ron", "--to", "html", "-o", "p.md", "--force"]).ends(0);
    assert_ne!(world.read("p.md"), text);
    let quiet = world.run(&["export", "p.path.ron", "--to", "md", "-q"]).ends(0);
    assert_eq!(quiet.err, "");
    let verbose = world.run(&["export", "p.path.ron", "--to", "md", "-v"]).ends(0);
    assert!(verbose.err.lines().count() > 10, "{}", verbose.err);
}

#[test]
fn every_code_is_explained() {
    for world in [World::new(), World::english()] {
        let list = world.run(&["explain"]).ends(0).out;
        let codes: Vec<&str> = list.lines().map(|line| &line[..4]).collect();
        assert!(codes.len() > 60, "{list}");
        for code in ["F001", "F021", "I001", "P002", "Q001", "L001"] {
            assert!(codes.contains(&code), "{code} is not in {list}");
            let text = world.run(&["explain", code]).ends(0).out;
            assert!(text.starts_with(code) && text.len() > 60 && !text.contains("{$"), "{text}");
        }
        assert!(!list.contains("{$"), "{list}");
        assert_eq!(
            world.run(&["expliquer", "p002"]).ends(0).out,
            world.run(&["explain", "P002"]).ends(0).out
        );
    }
    let run = World::new().run(&["explain", "Z9"]).ends(2);
    assert!(run.err.contains("Z9"), "{}", run.err);
}

#[test]
fn schemas_are_listed_and_are_json() {
    let world = World::new();
    let list = world.run(&["schema"]).ends(0).out;
    for name in list.lines() {
        let _ = world.run(&["schema", name]).ends(0).json();
    }
    let names: Vec<&str> = list.lines().collect();
    let help = world.run(&["schema", "--help"]).ends(0).out;
    assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(&names.join(", ")), "{help}");
    let _ = world.run(&["schema", "other"]).ends(2);
}

#[test]
fn completions_for_every_shell() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = world.run(&["completions", shell]).ends(0).out;
        assert!(script.contains("curricular-analytics"), "{shell}: {script}");
    }
}

#[test]
fn manual_pages_in_both_languages() {
    for (world, heading) in [(World::new(), ".SH NOM"), (World::english(), ".SH NAME")] {
        let page = world.run(&["man"]).ends(0).out;
        assert!(page.contains("\\fBCtrl\\-S\\fR\n"), "the keys are in it\n{page}");
        let page = world.run(&["man", "check"]).ends(0).out;
        assert!(page.contains(heading) && page.contains("\\-\\-fail\\-on"), "{page}");
        let _ = world.run(&["manuel", "--out", "pages"]).ends(0);
        for name in ["parcours.1", "parcours-check.1", "parcours-config-show.1"] {
            assert!(world.path("pages").join(name).is_file(), "{name}");
        }
        assert_eq!(world.read("pages/parcours-check.1"), page);
        let _ = world.run(&["man", "none"]).ends(2);
    }
}

#[test]
fn the_command_reference_is_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let page = mille_parcours::cli::reference::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &page).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == page,
        "docs/commands.md is not what the program says: UPDATE_DOCS=1 cargo test --test cli"
    );
}
