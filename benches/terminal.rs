//! The workspace beside `vim`, `tig` and `less` in one run, each in a terminal of its own: how soon the
//! first picture is there, how soon a key is answered and with how many bytes, and what is done while nobody
//! does anything.
//!
//! `cargo bench --bench terminal`. Programs take turns key by key, so that what else runs on the machine
//! disturbs all alike. One that is not installed is left out, and the run says so.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]

mod common;
#[cfg(unix)]
#[path = "common/rival.rs"]
mod rival;

#[cfg(not(unix))]
fn main() {
    println!("skipped: only Unix has these rivals");
}

#[cfg(unix)]
fn main() {
    measured::main();
}

#[cfg(unix)]
mod measured {
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::Duration;

    use mille_parcours::format::write;

    use super::common::path;
    use super::rival::{Answer, Rival};

    /// Long enough for a picture, and as long as fast fingers take.
    const BETWEEN_KEYS: Duration = Duration::from_millis(25);

    /// The key-to-frame gate: a quarter of a picture at 60 a second.
    const FRAME: f64 = 4.2;

    struct Program {
        name: &'static str,
        command: &'static str,
        arguments: &'static [&'static str],
        /// What stands in its first picture.
        shows: &'static str,
        /// What leads to where the measuring begins.
        begins: &'static str,
        /// Keys that move, that turn pages, that change something and take it back, that type.
        down: &'static [&'static str],
        page: &'static [&'static str],
        change: &'static [&'static str],
        /// What leads into a text, and out of it.
        text: Option<(&'static str, &'static str)>,
    }

    const PROGRAMS: &[Program] = &[
        Program {
            name: "parcours",
            command: env!("CARGO_BIN_EXE_parcours"),
            arguments: &["big.path.ron"],
            shows: "Un grand parcours",
            begins: "jjjj",
            down: &["j"],
            page: &["\x1b[6~", "\x1b[6~", "\x1b[5~"],
            change: &["K", "J"],
            text: Some(("lj\r", "\x1b")),
        },
        Program {
            name: "tig",
            command: "tig",
            arguments: &[],
            shows: "Un grand parcours",
            begins: "",
            down: &["j"],
            page: &["\x1b[6~", "\x1b[6~", "\x1b[5~"],
            change: &[],
            text: None,
        },
        Program {
            name: "vim",
            command: "vim",
            arguments: &["-u", "NONE", "-i", "NONE", "-n", "big.path.ron"],
            shows: "Un grand parcours",
            begins: ":set nocp\r",
            down: &["j"],
            page: &["\x06", "\x06", "\x02"],
            change: &["x", "u"],
            text: Some(("o", "\x1b")),
        },
        Program {
            name: "less",
            command: "less",
            arguments: &["big.path.ron"],
            shows: "Un grand parcours",
            begins: "",
            down: &["j"],
            page: &[" ", " ", "b"],
            change: &[],
            text: None,
        },
    ];

    pub(super) fn main() {
        let programs: Vec<&Program> = PROGRAMS.iter().filter(|program| is_there(program)).collect();
        for modules in [200, 10_000] {
            let home = tempfile::tempdir().expect("a folder");
            std::fs::write(home.path().join("big.path.ron"), write(&path(modules))).expect("a file");
            commits(home.path(), modules);
            println!("{modules} modules, {modules} commits");
            let large = modules > 1_000;
            first_frames(&programs, home.path(), large);
            let mut rivals: Vec<Rival> = programs.iter().map(|program| begin(program, home.path())).collect();
            idle(&programs, &mut rivals);
            for (what, keys, count) in [
                ("down", (|program| program.down) as fn(&Program) -> &'static [&'static str], 400),
                ("page", |program| program.page, 150),
                ("change", |program| program.change, 300),
            ] {
                key_table((what, large), &programs, &mut rivals, keys, count);
            }
            for (program, rival) in programs.iter().zip(&mut rivals) {
                if let Some((into, _)) = program.text {
                    rival.type_in(into);
                }
            }
            let letters = |program: &Program| -> &'static [&'static str] {
                if program.text.is_some() { &["é", "l", "a", "n", " "] } else { &[] }
            };
            key_table(("type", large), &programs, &mut rivals, letters, 300);
        }
    }

    fn is_there(program: &Program) -> bool {
        let found = Command::new(program.command).arg("--version").stdout(Stdio::null()).status().is_ok();
        if !found {
            println!("skipped: {} is not installed", program.name);
        }
        found
    }

    /// A history with as many commits as the path has modules, for `tig`.
    fn commits(home: &Path, count: usize) {
        let git = |arguments: &[&str], input: Option<&str>| {
            use std::io::Write;
            let mut command = Command::new("git");
            command.args(arguments).current_dir(home).env("HOME", home).stdin(Stdio::piped());
            let Ok(mut child) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else { return };
            if let (Some(text), Some(mut stdin)) = (input, child.stdin.take()) {
                stdin.write_all(text.as_bytes()).expect("git reads");
            }
            child.wait().expect("git ends");
        };
        let commit = |n: usize| {
            let subject = format!("Un grand parcours, changement {n:05}");
            let who = format!("A. Martin <a@example.org> {} +0100", 1_700_000_000 + n * 60);
            format!("commit refs/heads/main\ncommitter {who}\ndata {}\n{subject}\n", subject.len())
        };
        git(&["init", "-q", "-b", "main"], None);
        git(&["fast-import", "--quiet"], Some(&(0..count).map(commit).collect::<String>()));
    }

    fn start(program: &Program, home: &Path) -> Rival {
        Rival::start(program.command, program.arguments, home)
    }

    fn begin(program: &Program, home: &Path) -> Rival {
        let mut rival = start(program, home);
        rival.first_frame(program.shows);
        rival.settle(Duration::from_millis(1_500));
        rival.type_in(program.begins);
        rival
    }

    /// How soon the first picture is there; at most as late as `tig`'s for a path as people have them.
    fn first_frames(programs: &[&Program], home: &Path, large: bool) {
        let runs = if large { 9 } else { 25 };
        let mut times = vec![Vec::new(); programs.len()];
        for _ in 0..runs {
            for (program, times) in programs.iter().zip(&mut times) {
                let mut rival = start(program, home);
                times.push(millis(rival.first_frame(program.shows)));
            }
        }
        let medians: Vec<f64> = times.iter_mut().map(|times| quantile(times, 0.5)).collect();
        for (program, median) in programs.iter().zip(&medians) {
            println!("  first frame   {:<10} {median:>9.2} ms   {}", program.name, beside(&medians, *median));
        }
        if let Some(tig) = of("tig", programs, &medians) {
            verdict("first frame", medians[0] / tig, (!large).then_some(1.0), "of tig's");
        }
    }

    /// How keys are answered; the gates are those of a large path.
    fn key_table(
        (what, gated): (&str, bool),
        programs: &[&Program],
        rivals: &mut [Rival],
        keys: impl Fn(&Program) -> &'static [&'static str],
        count: usize,
    ) {
        let mut answers: Vec<Vec<Answer>> = vec![Vec::new(); programs.len()];
        let before: Vec<Duration> = rivals.iter().map(|rival| rival.toil().1).collect();
        for turn in 0..count {
            for ((program, rival), answers) in programs.iter().zip(rivals.iter_mut()).zip(&mut answers) {
                let keys = keys(program);
                if !keys.is_empty() {
                    answers.push(rival.press(keys[turn % keys.len()], BETWEEN_KEYS));
                }
            }
        }
        let rows: Vec<Option<[f64; 4]>> = (answers.iter_mut().zip(rivals.iter()).zip(before))
            .map(|((answers, rival), before)| {
                let mut times: Vec<f64> = answers.iter().map(|answer| millis(answer.time)).collect();
                let bytes: usize = answers.iter().map(|answer| answer.bytes).sum();
                let work = millis(rival.toil().1.saturating_sub(before));
                let each = answers.len().max(1) as f64;
                (!times.is_empty()).then(|| {
                    let (middle, late) = (quantile(&mut times, 0.5), quantile(&mut times, 0.99));
                    [middle, late, bytes as f64 / each, work / each]
                })
            })
            .collect();
        for (program, row) in programs.iter().zip(&rows) {
            if let Some([middle, late, bytes, work]) = row {
                println!(
                    "  {what:<13} {:<10} {middle:>9.2} ms at 50 %  {late:>8.2} ms at 99 %  {bytes:>7.0} bytes \
                     a key  {work:>7.3} ms of work a key",
                    program.name
                );
            }
        }
        let Some([middle, late, bytes, _]) = rows[0] else { return };
        if gated {
            println!("  {what:<13} 99 % at {late:.2} ms, at most {FRAME} ms: {}", holds(late, FRAME));
        }
        if let Some(Some([middle_of_tig, late_of_tig, bytes_of_tig, _])) = of("tig", programs, &rows) {
            verdict(what, middle / middle_of_tig, gated.then_some(1.5), "of tig's median");
            verdict(what, bytes / bytes_of_tig, gated.then_some(1.2), "of tig's bytes");
            println!("  {what:<13} {:.2} of tig's 99 %", late / late_of_tig);
        }
    }

    /// What is done in two seconds in which nobody does anything.
    fn idle(programs: &[&Program], rivals: &mut [Rival]) {
        let before: Vec<(u64, Duration)> = rivals.iter().map(Rival::toil).collect();
        std::thread::sleep(Duration::from_secs(2));
        for ((program, rival), (wakes, work)) in programs.iter().zip(rivals).zip(before) {
            let (wakes_after, work_after) = rival.toil();
            println!(
                "  idle          {:<10} {:>3} wake-ups, {:.3} ms of work in two seconds",
                program.name,
                wakes_after - wakes,
                millis(work_after.saturating_sub(work))
            );
        }
    }

    fn of<T: Copy>(name: &str, programs: &[&Program], values: &[T]) -> Option<T> {
        let at = programs.iter().position(|program| program.name == name)?;
        values.get(at).copied()
    }

    fn beside(values: &[f64], value: f64) -> String {
        values.first().map_or_else(String::new, |ours| format!("ours is {:.2} of it", ours / value))
    }

    fn verdict(what: &str, ratio: f64, gate: Option<f64>, of: &str) {
        match gate {
            Some(gate) => println!("  {what:<13} {ratio:.2} {of}, at most {gate}: {}", holds(ratio, gate)),
            None => println!("  {what:<13} {ratio:.2} {of}"),
        }
    }

    fn holds(value: f64, gate: f64) -> &'static str {
        if value <= gate { "holds" } else { "MISSED" }
    }

    fn quantile(values: &mut [f64], part: f64) -> f64 {
        values.sort_by(f64::total_cmp);
        let last = values.len().saturating_sub(1) as f64;
        values.get((last * part).round() as usize).copied().unwrap_or_default()
    }

    fn millis(time: Duration) -> f64 {
        time.as_secs_f64() * 1e3
    }
}
