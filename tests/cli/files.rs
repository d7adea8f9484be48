//! What a command leaves of a file it writes, and which files it does not touch.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use super::harness::{GOOD, World};

/// A text with Windows line ends.
fn windows(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// The lines that are in one text and not in the other, by position.
fn changed(one: &str, other: &str) -> usize {
    let (one, other): (Vec<_>, Vec<_>) = (one.split('\n').collect(), other.split('\n').collect());
    one.len().abs_diff(other.len()) + one.iter().zip(&other).filter(|(one, other)| one != other).count()
}

#[test]
fn a_merge_and_an_answer_change_no_line_end_mark_or_last_line() {
    type Form = fn(&str) -> String;
    let forms: [(&str, Form); 4] = [
        ("CRLF", windows),
        ("byte order mark", |text| format!("\u{feff}{text}")),
        ("no last line end", |text| text.trim_end().to_owned()),
        ("all of them", |text| format!("\u{feff}{}", windows(text.trim_end()))),
    ];
    for (name, form) in forms {
        let world = World::english();
        let base = form(GOOD);
        world.write("base.path.ron", &base);
        world.write("left.path.ron", form(&GOOD.replace("OnSite: 420", "OnSite: 840")));
        world.write("right.path.ron", form(&GOOD.replace("\"Négocier\"", "\"Négocier un prix\"")));
        let args = ["merge", "left.path.ron", "right.path.ron", "--base", "base.path.ron"];
        let printed = world.run(&args).ends(0).out;
        let _ = world.run(&[&args[..], &["-o", "out.path.ron"]].concat()).ends(0);
        let written = world.read("out.path.ron");
        assert_eq!(changed(&base, &written), 2, "{name}: {written:?}");
        assert_eq!(printed, written, "{name}");

        // An answer to a question, too.
        world.write("right.path.ron", form(&GOOD.replace("OnSite: 420", "OnSite: 210")));
        let _ = world.run(&[&args[..], &["-o", "open.path.ron"]].concat()).ends(1);
        let _ = world.run(&["resolve", "open.path.ron", "--take-all", "left"]).ends(0);
        assert_eq!(changed(&base, &world.read("open.path.ron")), 1, "{name}");

        // Only `fmt` makes the form canonical, and says so.
        let said = world.run(&["fmt", "out.path.ron"]).ends(0).err;
        assert_eq!(said.contains("CRLF"), base.contains('\r'), "{name}: {said}");
        assert_eq!(said.contains("BOM"), base.contains('\u{feff}'), "{name}: {said}");
        assert_eq!(said.contains("last line"), !base.ends_with('\n'), "{name}: {said}");
        let text = world.read("out.path.ron");
        assert!(text.ends_with('\n') && !text.contains(['\r', '\u{feff}']), "{name}");
    }
}

#[test]
fn a_merge_takes_the_line_ends_that_one_side_changed() {
    let world = World::new();
    world.write("base.path.ron", GOOD);
    world.write("left.path.ron", GOOD.replace("OnSite: 420", "OnSite: 840"));
    world.write("right.path.ron", windows(GOOD));
    let args = ["merge", "left.path.ron", "right.path.ron", "--base", "base.path.ron"];
    let merged = world.run(&args).ends(0).out;
    assert_eq!(merged, windows(&GOOD.replace("OnSite: 420", "OnSite: 840")));
}

#[test]
fn an_output_that_is_there_is_refused_before_it_is_read() {
    let world = World::english();
    world.write("a.path.ron", GOOD);
    // More than any memory holds, and nothing on the disk.
    for name in ["out", "out.path.ron"] {
        std::fs::File::create(world.path(name)).unwrap().set_len(1 << 40).unwrap();
    }
    for args in [
        ["export", "a.path.ron", "--to", "markdown", "-o", "out"].as_slice(),
        &["merge", "a.path.ron", "a.path.ron", "-o", "out"],
        &["diff", "a.path.ron", "a.path.ron", "--format", "html", "-o", "out"],
        &["new", "--title", "Vente", "out.path.ron"],
    ] {
        let begun = Instant::now();
        let run = world.run(args).ends(2);
        assert!(run.err.contains("exists") || run.err.contains("already"), "{args:?}: {}", run.err);
        assert!(begun.elapsed() < Duration::from_secs(5), "{args:?}");
    }
}

#[test]
fn the_log_goes_to_a_log_and_nothing_else() {
    let world = World::new();
    world.write("a.path.ron", GOOD);
    world.write("vente.path.ron", GOOD);
    world.write("notes.txt", "à garder");
    let pipe = world.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("vente.path.ron", world.path("link")).unwrap();
    let before = world.files();
    for place in
        ["vente.path.ron", "new.path.ron", "new.module.ron", "notes.txt", "pipe", "/dev/null", ".", "link"]
    {
        let said = world.run(&["check", "a.path.ron", "--log", place]).ends(2).err;
        assert!(said.contains("journal de marche"), "{place}: {said}");
    }
    assert_eq!(world.files(), before);
    for lines in [1, 2] {
        let _ = world.run(&["check", "a.path.ron", "--log", "log.txt"]).ends(0);
        assert!(world.read("log.txt").lines().count() >= lines);
    }
}

/// A folder whose path is longer than the system takes: nobody can list it, whatever their rights.
fn unreachable_folder(world: &World) {
    let name = "d".repeat(200);
    let script = format!(
        "i=0; while [ $i -lt 25 ]; do mkdir {name}; cd -P ./{name} 2>/dev/null || exit 0; i=$((i+1)); done"
    );
    let done = world.command(&[]).get_current_dir().map(|folder| {
        std::process::Command::new("sh").args(["-c", &script]).current_dir(folder).status().unwrap()
    });
    assert!(done.is_some());
}

#[test]
fn what_could_not_be_looked_at_is_no_clean_check() {
    let world = World::english();
    world.write("a.path.ron", GOOD);
    let _ = world.run(&["check", "."]).ends(0);
    unreachable_folder(&world);
    for format in ["text", "json", "markdown"] {
        let run = world.run(&["check", ".", "--format", format]).ends(2);
        assert!(!run.out.contains("no error"), "{format}: {}", run.out);
        assert!(run.err.contains("could not be read"), "{format}: {}", run.err);
    }
    let report = world.run(&["check", ".", "--format", "json"]).ends(2).json();
    super::schema::assert_valid(&world, "check", &report);
    assert_eq!((&report["files"], &report["unread"]), (&1.into(), &1.into()));
    let missing = world.run(&["check", "a.path.ron", "missing.path.ron"]).ends(2);
    assert!(missing.out.contains("1 item could not be looked at"), "{}", missing.out);
    // A name that is no text is one all the same.
    let world = World::english();
    let name = std::os::unix::ffi::OsStrExt::from_bytes(b"\xff.path.ron".as_slice());
    std::fs::write(world.path("").join::<&std::ffi::OsStr>(name), "Path(").unwrap();
    let _ = world.run(&["check", "."]).ends(1);
}

/// A program called `git` that does this.
fn with_git(world: World, script: &str) -> World {
    let git = world.write("bin/git", format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(git, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", world.path("bin").display(), std::env::var("PATH").unwrap());
    world.and("PATH", &path)
}

#[test]
fn a_git_that_hangs_hangs_nothing_and_is_told() {
    // One that waits, one that leaves its pipes to a child, one that closes them and waits.
    for script in ["sleep 1000", "sleep 1000 & exit 0", "exec >&- 2>&-; sleep 1000"] {
        let world = with_git(World::english(), script).and("PARCOURS_GIT_TIMEOUT", "1");
        world.write("l.path.ron", GOOD);
        world.write("r.path.ron", GOOD.replace("OnSite: 420", "OnSite: 840"));
        let begun = Instant::now();
        let merged = world.run(&["merge", "l.path.ron", "r.path.ron", "--dry-run"]);
        assert_eq!(merged.err.matches("git did not give").count(), 1, "{script}: {}", merged.err);
        let told = world.run(&["diff", "l.path.ron", "HEAD:l.path.ron"]).ends(2).err;
        assert!(begun.elapsed() < Duration::from_secs(12), "{script}: {:?}", begun.elapsed());
        assert!(told.contains("git"), "{script}: {told}");
    }
}
