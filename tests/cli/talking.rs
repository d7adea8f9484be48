//! Languages, colours, help, what is wrong with what was typed, the configuration, closed pipes.

use std::io::Read;
use std::process::Stdio;

use super::harness::{GOOD, World};

#[test]
fn the_language_is_asked_for_then_configured_then_the_systems() {
    let french = "Utilisation\u{a0}:";
    let speaks = |world: &World, args: &[&str]| {
        let help = world.run(args).ends(0).out;
        if help.contains(french) { "fr" } else { "en" }
    };
    assert_eq!(speaks(&World::with(&[]), &["--help"]), "fr", "French by default");
    assert_eq!(speaks(&World::english(), &["--help"]), "en");
    assert_eq!(speaks(&World::with(&[("LANG", "de_DE")]), &["--help"]), "fr");
    assert_eq!(speaks(&World::with(&[("LANG", "fr_FR"), ("LC_ALL", "en_US.UTF-8")]), &["--help"]), "en");
    let world = World::with(&[("LANG", "fr_FR"), ("PARCOURS_LANG", "en")]);
    assert_eq!(speaks(&world, &["--help"]), "en");
    world.config("{\"lang\": \"fr\"}");
    assert_eq!(speaks(&world, &["--help"]), "fr");
    assert_eq!(speaks(&world, &["--help", "--lang", "en"]), "en");
    assert_eq!(speaks(&world, &["check", "--help", "--lang=en"]), "en");
    assert_eq!(speaks(&world, &["aide", "check", "--lang=en"]), "en");
}

#[test]
fn every_command_answers_to_its_french_name() {
    let world = World::new();
    for (english, french) in [
        ("check", "verifier"),
        ("show", "montrer"),
        ("fmt", "formater"),
        ("new", "nouveau"),
        ("init", "creer"),
        ("import", "importer"),
        ("export", "exporter"),
        ("explain", "expliquer"),
        ("man", "manuel"),
        ("help", "aide"),
    ] {
        let help = world.run(&[english, "--help"]).ends(0).out;
        assert_eq!(world.run(&[french, "--help"]).ends(0).out, help);
        assert!(help.contains(&format!("[alias\u{a0}: {french}]")), "{help}");
    }
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_in_the_users_language() {
    let (french, english) = (World::new(), World::english());
    for (args, words) in [
        (&["check", "--profil", "base"][..], ["n’existe pas ici", "no option"]),
        (&["check", "--format", "xml"], ["Valeurs possibles", "Possible values"]),
        (&["export", "a.path.ron"], ["il manque", "is missing"]),
        (&["new"], ["il manque", "is missing"]),
        (&["check", "--max-size", "0"], ["n’est pas une valeur", "is no value"]),
        (&["check", "--max-size"], ["attend une valeur", "needs a value"]),
        (&["check", "-q", "-v"], ["ne va pas avec", "does not go with"]),
        (&["config", "pth"], ["n’existe pas", "there is no command"]),
        (&["chekc"], ["Vouliez-vous dire", "Did you mean"]),
        (&["help", "chek"], ["Vouliez-vous dire", "Did you mean"]),
        (&["a.path.ron", "check"], ["après la commande", "behind the command"]),
        (&["man", "check", "--out", "x"], ["ne va pas avec", "does not go with"]),
    ] {
        for (world, words) in [(&french, words[0]), (&english, words[1])] {
            let run = world.run(args).ends(2);
            assert!(run.out.is_empty() && run.err.contains(words), "{args:?}: {}", run.err);
            assert!(!run.err.contains("cli-usage"), "{}", run.err);
        }
        let run = french.run(args).ends(2);
        for word in ["error:", "Usage", "tip:", "For more information"] {
            assert!(!run.err.contains(word), "{word} in {}", run.err);
        }
    }
}

#[test]
fn help_lists_arguments_in_the_order_in_which_they_are_typed() {
    for (command, order) in [("diff", ["<BEFORE>", "<AFTER>"]), ("merge-driver", ["<RIGHT>", "[FILE]"])] {
        let help = World::english().run(&["help", command]).ends(0).out;
        let arguments = help.split("Arguments").nth(1).unwrap();
        let places = order.map(|name| arguments.find(name).unwrap());
        assert!(places[0] < places[1], "{help}");
    }
}

#[test]
fn version_and_help_go_to_standard_output() {
    let world = World::new();
    let run = world.run(&["--version"]).ends(0);
    assert_eq!(run.out, concat!("parcours ", env!("CARGO_PKG_VERSION"), "\n"));
    let run = world.run(&["check", "-h"]).ends(0);
    assert!(run.err.is_empty() && run.out.contains("--fail-on"), "{run:#?}");
    let _ = world.run(&["config"]).ends(2);
}

#[test]
fn the_configuration_is_shown_with_its_origins_and_its_mistakes_do_no_harm() {
    let world = World::with(&[("PARCOURS_LANG", "en")]);
    let path = world.run(&["config", "path"]).ends(0).out;
    assert!(path.trim_end().ends_with("config/config.ron"), "{path}");
    let shown = world.run(&["config", "show", "--origin"]).ends(0).out;
    assert!(shown.contains("\"lang\": \"en\", // by the variable PARCOURS_LANG"), "{shown}");
    assert!(shown.contains("\"max-size\": \"64\", // by default"), "{shown}");

    world.config("// mine\n{\"max-size\": \"3\", \"color\": \"never\", \"profile\": \"base, lheo\"}");
    let shown = world.run(&["config", "show", "--origin", "--lang", "en"]).ends(0);
    assert!(shown.err.is_empty(), "{}", shown.err);
    assert!(shown.out.contains("\"max-size\": \"3\", // by the configuration"), "{}", shown.out);
    assert!(shown.out.contains("\"profile\": \"base,lheo\""), "{}", shown.out);
    assert!(shown.out.contains("\"lang\": \"en\", // by an argument"), "{}", shown.out);

    // What `config show` prints is a configuration.
    world.config(&shown.out);
    let again = world.run(&["config", "show"]).ends(0);
    assert!(again.err.is_empty() && again.out.contains("\"max-size\": \"3\""), "{again:#?}");

    world.config("{\"lang\": \"de\", \"colour\": \"x\", \"max-size\": \"2\"}");
    let run = world.run(&["config", "show"]).ends(0);
    assert!(run.err.contains("config.ron:1:2") && run.err.contains("“de”"), "{}", run.err);
    assert!(run.err.contains("“colour”"), "{}", run.err);
    assert!(run.out.contains("\"max-size\": \"2\""), "what is right holds: {}", run.out);
    world.config("{\"lang\": ");
    world.write("p.path.ron", GOOD);
    let run = world.run(&["check", "p.path.ron"]).ends(0);
    assert!(run.err.contains("warning[F00"), "{}", run.err);
}

#[test]
fn the_files_to_start_from_are_files_that_can_be_taken() {
    for world in [World::new(), World::english()] {
        let keymap = world.run(&["config", "keymap"]).ends(0).out;
        assert!(keymap.contains("\"save\": [\"Ctrl-S\"]"), "{keymap}");
        let theme = world.run(&["config", "theme", "dark"]).ends(0).out;
        assert!(theme.contains("\"base\": \"dark\"") && theme.contains("\"bad\": \"210 bold\""), "{theme}");
        world.config("{\"theme\": \"contrast\", \"ascii\": \"yes\", \"plain\": \"no\"}");
        let shown = world.run(&["config", "show", "--origin", "--lang", "en"]).ends(0);
        assert!(shown.out.contains("\"theme\": \"contrast\", // by the configuration"), "{}", shown.out);
        assert!(shown.out.contains("\"ascii\": \"yes\", // by the configuration"), "{}", shown.out);
        assert!(world.run(&["config", "theme"]).ends(0).out.contains("\"base\": \"contrast\""));
        world.config("{\"theme\": \"rose\", \"ascii\": \"oui\"}");
        let run = world.run(&["config", "show"]).ends(0);
        assert!(
            run.err.contains("rose") && run.err.contains("contrast") && run.err.contains("yes"),
            "{}",
            run.err
        );
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let coloured = |variables: &[(&'static str, &str)], args: &[&str]| {
        let world = World::with(variables);
        world.write("p.path.ron", super::harness::dangling());
        let mut all = vec!["check", "p.path.ron"];
        all.extend(args);
        world.run(&all).ends(1).out.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "not into a pipe");
    assert!(coloured(&[], &["--color", "always"]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &["--color", "never"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color=never"]));
    assert!(!coloured(&[("NO_COLOR", "1")], &[]));
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always"]), "who asks gets it");
    let world = World::with(&[("CLICOLOR_FORCE", "1")]);
    world.write("p.path.ron", GOOD);
    for args in [&["check", "p.path.ron", "--format", "json"][..], &["export", "p.path.ron", "--to", "html"]]
    {
        assert!(!world.run(args).ends(0).out.contains('\u{1b}'), "data has no colours");
    }
}

/// `… | head -0`: nobody reads, and nothing is said about it.
#[test]
fn a_closed_pipe_ends_quietly() {
    let world = World::new();
    world.write("p.path.ron", super::harness::dangling());
    for args in [
        &["check", "p.path.ron"][..],
        &["show", "p.path.ron"],
        &["export", "p.path.ron", "--to", "html"],
        &["explain"],
        &["--help"],
        &["man"],
        &["completions", "bash"],
        &["schema", "view"],
        &["fmt", "--check", "p.path.ron", "loose.path.ron"],
    ] {
        world.write("loose.path.ron", GOOD.replace("    ", " "));
        // Closed before the program begins, so that it never writes in time.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = world.command(args).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let code = child.wait().unwrap().code().unwrap();
        assert_eq!((code, err.as_str()), (141, ""), "{args:?}");
    }
}

#[test]
fn a_full_disk_under_the_output_is_said() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        eprintln!("SKIPPED: no /dev/full here");
        return;
    };
    let world = World::new();
    world.write("p.path.ron", GOOD);
    let output = world.command(&["show", "p.path.ron"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("la sortie n’a pas pu être écrite"));
}

#[test]
fn the_workspace_asks_for_a_terminal() {
    let world = World::new();
    world.write("a.path.ron", GOOD);
    for args in [&[][..], &["a.path.ron"], &["."], &["-"], &["absent.path.ron"]] {
        let run = world.run(args).ends(2);
        assert!(run.out.is_empty() && run.err.contains("terminal"), "{args:?}: {run:#?}");
    }
}

#[test]
fn a_log_says_what_was_done_and_nothing_of_the_path() {
    let world = World::new();
    world.write("a.path.ron", GOOD);
    let told = world.run(&["diff", "a.path.ron", "HEAD:a.path.ron", "--log", "log.txt"]).ends(2).err;
    assert!(!told.is_empty());
    let log = world.read("log.txt");
    assert!(
        log.contains(concat!(
            "INFO  mille_parcours::cli::log_file mille-parcours ",
            env!("CARGO_PKG_VERSION")
        )),
        "{log}"
    );
    assert!(log.contains("DEBUG mille_parcours::vcs::run git"), "{log}");
    assert!(log.contains("ERROR mille_parcours::cli"), "{log}");
    let told = world.run(&["check", "a.path.ron", "--log", "no/such/folder/log.txt"]).ends(2).err;
    assert!(told.contains("no/such/folder/log.txt"), "{told}");
}
