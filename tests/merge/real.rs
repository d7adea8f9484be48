//! Real merges of real curricula, beside what people committed.
//!
//! Reads the shared data beside the project, and says so where there is none.

use std::path::{Path, PathBuf};
use std::process::Command;

use mille_parcours::format::read;
use mille_parcours::merge::{self, Side};
use mille_parcours::model::TrainingPath;
use mille_parcours::model::value::display_steps;

use crate::catalogue::{difference, join, settled};
use crate::common::shared;
use crate::judge::{Judged, spell};

/// Where people did something that no version says, with what they did. Read by eye once.
const PEOPLE_DID_OTHERWISE: &[(&str, &str)] = &[];

struct Real {
    name: String,
    base: TrainingPath,
    left: TrainingPath,
    right: TrainingPath,
    /// What people committed; one of them is no JSON.
    human: Option<TrainingPath>,
}

fn folders() -> Option<Vec<PathBuf>> {
    let root = shared("data/merges")?;
    let mut found: Vec<PathBuf> = Vec::new();
    for track in std::fs::read_dir(root).expect("tracks") {
        let entries = std::fs::read_dir(track.expect("a track").path()).expect("merges");
        found.extend(entries.map(|entry| entry.expect("a merge").path()).filter(|path| path.is_dir()));
    }
    found.sort();
    Some(found)
}

fn convert(tool: &Path, from: &Path) -> Option<Real> {
    let target = tempfile::tempdir().expect("a folder");
    let done = Command::new("python3").arg(tool).arg("--triple").arg(from).arg(target.path()).output();
    if !done.ok()?.status.success() {
        return None;
    }
    let path = |name: &str| -> Option<TrainingPath> {
        let text = std::fs::read_to_string(target.path().join(format!("{name}.path.ron"))).ok()?;
        Some(read(&text).unwrap_or_else(|error| panic!("{}/{name}: {error:?}", from.display())))
    };
    Some(Real {
        name: from.file_name()?.to_string_lossy().into_owned(),
        base: path("base")?,
        left: path("ours")?,
        right: path("theirs")?,
        human: path("human-merged"),
    })
}

/// The text with the modules of each stage in the order of their names.
fn unordered(path: &TrainingPath) -> String {
    let mut path = path.clone();
    path.stages.iter_mut().for_each(|stage| stage.modules.sort());
    settled(&path)
}

#[test]
fn real_merges_lose_nothing_and_ask_only_what_contradicts() {
    let (Some(folders), Some(tool)) = (folders(), shared("tools/exercism_to_path.py")) else { return };
    let mut counts = [0; 4];
    let mut wrong = Vec::new();
    for folder in &folders {
        let Some(real) = convert(&tool, folder) else {
            eprintln!("SKIPPED: {} can't be converted here (python3)", folder.display());
            continue;
        };
        counts[0] += 1;
        let merged = join(Some(&real.base), ("ours", &real.left), ("theirs", &real.right));
        let judged = Judged::of(&real.base, &real.left, &real.right, &merged);
        let name = &real.name;
        wrong.extend(judged.losses().iter().map(|lost| format!("{name}: lost {lost}")));
        wrong.extend(judged.inventions().iter().map(|made| format!("{name}: invented {made}")));
        let broken = judged.breaches(&real.left, &real.right, &merged.file);
        wrong.extend(broken.iter().map(|breach| format!("{name}: {breach:?}")));
        let asked = merge::questions(&merged.file);
        counts[1] += usize::from(asked.is_empty());
        counts[2] += asked.len();
        for question in &asked {
            let place = spell(&question.at, &judged.names);
            let both = judged.touched(Side::Left, &place) && judged.touched(Side::Right, &place);
            println!("{name} asks: {} {}", question.kind, display_steps(&question.at));
            if !both {
                wrong.push(format!("{name}: needless {} {}", question.kind, display_steps(&question.at)));
            }
        }
        if let (true, Some(human)) = (asked.is_empty(), &real.human) {
            let (ours, human) = (unordered(&merged.file), unordered(human));
            let known = PEOPLE_DID_OTHERWISE.iter().any(|(known, _)| known == name);
            counts[3] += usize::from(ours == human);
            if (ours == human) == known {
                wrong.push(format!("{name}: people did\n{}", difference(&human, &ours)));
            }
        }
    }
    println!(
        "{} real merges: {} clean, {} questions, {} clean ones as people did them",
        counts[0], counts[1], counts[2], counts[3]
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
