//! A system with little to give: few threads, few descriptors, little memory, no home, nothing to write to.
//! Every command works or says why; none breaks down.

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::harness::{GOOD, PROGRAM, World};

/// Large enough for several threads to read it.
fn large(title: &str) -> String {
    let filler = "x".repeat(1_400);
    let modules = (0..900).fold(String::new(), |mut modules, at| {
        // Writing to a String can't fail.
        let _ = writeln!(modules, "\"m-{at}\": (title: \"Module {at} {filler}\"),");
        modules
    });
    GOOD.replace("modules: {", &format!("modules: {{\n{modules}")).replace("Les bases de la vente", title)
}

const COMMANDS: [&[&str]; 9] = [
    &["check", "p.path.ron"],
    &["check", "l.path.ron"],
    &["merge", "p.path.ron", "q.path.ron", "--dry-run"],
    &["merge", "l.path.ron", "r.path.ron", "--base", "l.path.ron", "--dry-run"],
    &["merge", "p.path.ron", "q.path.ron", "--base", "p.path.ron", "-o", "out.path.ron", "--force"],
    &["diff", "l.path.ron", "r.path.ron"],
    &["show", "p.path.ron", "--as", "graph"],
    &["export", "p.path.ron", "--to", "html"],
    &["doctor"],
];

/// Runs every command behind a line of the shell that takes something away.
fn run_behind(limit: &str, world: &World) {
    world.write("p.path.ron", GOOD);
    world.write("q.path.ron", GOOD.replace("OnSite: 420", "OnSite: 840"));
    world.write("l.path.ron", large("Gauche"));
    world.write("r.path.ron", large("Droite"));
    for args in COMMANDS {
        let mut command = world.command(&[]);
        let environment: Vec<_> = command
            .get_envs()
            .map(|(name, value)| (name.to_owned(), value.unwrap_or_default().to_owned()))
            .collect();
        let folder = command.get_current_dir().unwrap().to_owned();
        command = Command::new("sh");
        command.args(["-c", &format!("{limit} exec \"$0\" \"$@\""), PROGRAM]).args(args);
        command.env_clear().envs(environment).current_dir(folder).stdin(std::process::Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap());
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{limit} {args:?}: {code:?} {said}");
        assert!(!said.contains("panicked"), "{limit} {args:?}: {said}");
        assert!(code != Some(2) || !said.trim().is_empty(), "{limit} {args:?} says nothing");
    }
}

#[test]
fn descriptors() {
    run_behind("ulimit -n 64;", &World::new());
}

#[test]
fn memory() {
    run_behind("ulimit -v 262144;", &World::new());
}

#[test]
fn no_home_no_user_and_a_state_that_is_no_folder() {
    run_behind("unset HOME USER LOGNAME PARCOURS_STATE_DIR PARCOURS_CONFIG_DIR;", &World::new());
    let world = World::new();
    let file = world.write("file", "");
    run_behind("", &world.and("PARCOURS_STATE_DIR", file.join("state").to_str().unwrap()));
}

/// Only somebody else can be given fewer processes than they have: as root, a user who has none.
#[test]
fn threads() {
    let is_root = rustix::process::geteuid().is_root();
    for threads in [1, 2] {
        let world = World::new();
        if is_root {
            for folder in [world.path("").parent().unwrap(), &world.path("")] {
                std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
            }
            let user = 61_000 + threads;
            // The limit counts what the user runs, in the moment in which a thread is wanted.
            let limit = format!(
                "exec prlimit --nproc={threads}:{threads} setpriv --reuid={user} --regid={user} --clear-groups"
            );
            run_behind(&format!("{limit} \"$0\" \"$@\";"), &world);
        } else {
            run_behind("ulimit -u 1;", &world);
        }
    }
}
