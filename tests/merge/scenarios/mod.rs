//! Twenty-seven merges of a document of fifty modules, beside `git merge-file` on the same files.
//!
//! The design page measured peers on 27 scenarios and names some of them: c, c2, c3, h2 and m differ by
//! order only, f2 is a module deleted with its mention against a new title, o two neighbours deleted, and
//! among the rest are rename against use, delete against use, a circle made by both, move against move
//! and move against delete. 19 should be clean and 8 are true contradictions. The list below was
//! rebuilt from that and from the catalogue: what people do most, one kind a scenario.

mod document;
mod list;

use std::fmt::Write as _;
use std::process::Command;

use mille_parcours::format::{read, write};
use mille_parcours::merge;
use mille_parcours::model::TrainingPath;
use mille_parcours::model::value::display_steps;

use crate::catalogue::{join, settled};
use crate::common::page::hold;
use crate::judge::Judged;
use crate::oracle::{Names, laws};
use document::document;
use list::scenarios;

type Edit = fn(&mut TrainingPath);

/// What must come of it.
enum Right {
    /// No question, and the base with these edits.
    Clean(Edit),
    /// A question whose place begins so.
    Asked(&'static str),
}

pub struct Scenario {
    letter: &'static str,
    /// What happens, in a few words.
    english: &'static str,
    french: &'static str,
    left: Edit,
    right: Edit,
    expected: Right,
}

/// How a merge ended, beside how it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Right,
    Needless,
    SilentlyWrong,
}

impl Verdict {
    fn english(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Needless => "needless question",
            Self::SilentlyWrong => "silently wrong",
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Right => "juste",
            Self::Needless => "question inutile",
            Self::SilentlyWrong => "faux en silence",
        }
    }
}

impl Scenario {
    fn versions(&self) -> [TrainingPath; 3] {
        let base = document();
        let (mut left, mut right) = (base.clone(), base.clone());
        (self.left)(&mut left);
        (self.right)(&mut right);
        [base, left, right]
    }

    fn ours(&self) -> (Verdict, String) {
        let [base, left, right] = self.versions();
        let merged = join(Some(&base), ("cci-nord", &left), ("cci-sud", &right));
        let asked = merge::questions(&merged.file);
        let places: Vec<String> =
            asked.iter().map(|q| format!("{} {}", q.kind, display_steps(&q.at))).collect();
        let judged = Judged::of(&base, &left, &right, &merged);
        let sound = judged.losses().is_empty() && judged.breaches(&left, &right, &merged.file).is_empty();
        let verdict = match &self.expected {
            Right::Clean(edit) => {
                let mut expected = base.clone();
                edit(&mut expected);
                match (asked.is_empty(), settled(&merged.file) == write(&expected)) {
                    (true, true) if sound => Verdict::Right,
                    (false, _) => Verdict::Needless,
                    _ => Verdict::SilentlyWrong,
                }
            }
            Right::Asked(at) => {
                let about =
                    asked.iter().any(|q| at.split('|').any(|at| display_steps(&q.at).starts_with(at)));
                if about && sound { Verdict::Right } else { Verdict::SilentlyWrong }
            }
        };
        (verdict, places.join(", "))
    }

    /// The line merge of git on the same files, with nothing but text to go by.
    fn git(&self) -> Verdict {
        let versions = self.versions();
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["left", "base", "right"];
        for (name, path) in names.iter().zip([&versions[1], &versions[0], &versions[2]]) {
            std::fs::write(folder.path().join(name), write(path)).expect("a file");
        }
        let done = Command::new("git")
            .args(["merge-file", "-p", "left", "base", "right"])
            .current_dir(folder.path())
            .output()
            .expect("git is there");
        let text = String::from_utf8(done.stdout).expect("UTF-8");
        let [base, left, right] = &versions;
        match (&self.expected, done.status.success()) {
            (Right::Clean(_), false) => Verdict::Needless,
            (Right::Asked(_), false) => Verdict::Right,
            (Right::Asked(_), true) => Verdict::SilentlyWrong,
            (Right::Clean(edit), true) => {
                let mut expected = base.clone();
                edit(&mut expected);
                let Ok(found) = read::<TrainingPath>(&text) else { return Verdict::SilentlyWrong };
                let names = Names::of(&[base, left, right, &found]);
                let lawful = laws::new_breaches(left, right, &found, &names).is_empty();
                if lawful && write(&found) == write(&expected) {
                    Verdict::Right
                } else {
                    Verdict::SilentlyWrong
                }
            }
        }
    }
}

/// How the scenarios end: in this program, with git.
fn verdicts() -> Vec<(Scenario, Verdict, Verdict)> {
    let judged = scenarios().into_iter().map(|scenario| {
        let (ours, said) = scenario.ours();
        if ours != Verdict::Right {
            println!("{} {}: {} ({said})", scenario.letter, scenario.english, ours.english());
        }
        let git = scenario.git();
        (scenario, ours, git)
    });
    judged.collect()
}

/// The table of the manual, with the sums below it.
fn table(
    title: &str,
    what: fn(&Scenario) -> &'static str,
    word: fn(Verdict) -> &'static str,
    all: &[(Scenario, Verdict, Verdict)],
) -> String {
    let mut out = format!("| | {title} | Mille Parcours | git merge-file |\n|---|---|---|---|\n");
    for (scenario, ours, git) in all {
        let _ =
            writeln!(out, "| {} | {} | {} | {} |", scenario.letter, what(scenario), word(*ours), word(*git));
    }
    for verdict in [Verdict::Right, Verdict::Needless, Verdict::SilentlyWrong] {
        let [ours, git] = [count(all, |row| row.1 == verdict), count(all, |row| row.2 == verdict)];
        let _ = writeln!(out, "| | **{}** | **{ours}** | **{git}** |", word(verdict));
    }
    out
}

fn count(
    all: &[(Scenario, Verdict, Verdict)],
    which: impl Fn(&(Scenario, Verdict, Verdict)) -> bool,
) -> usize {
    all.iter().filter(|row| which(row)).count()
}

#[test]
fn nothing_is_silently_wrong_in_twenty_seven_scenarios() {
    let all = verdicts();
    let clean = count(&all, |(scenario, ..)| matches!(scenario.expected, Right::Clean(_)));
    assert_eq!((all.len(), clean), (27, 19));
    let english = table("what happens", |scenario| scenario.english, Verdict::english, &all);
    println!("{english}");
    assert_eq!(count(&all, |row| row.1 == Verdict::SilentlyWrong), 0);
    assert!(count(&all, |row| row.1 == Verdict::Needless) <= 1);
    // The comparison says something only where git is sometimes wrong.
    assert!(count(&all, |row| row.2 == Verdict::SilentlyWrong) > 0);
    hold("docs/merge.md", "scenarios", &english);
    let french = table("ce qui arrive", |scenario| scenario.french, Verdict::french, &all);
    hold("docs/merge.fr.md", "scenarios", &french);
}
