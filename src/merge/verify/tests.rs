//! The verifier judged by mutation: results are damaged as a faulty engine would damage them, and each damage has to be
//! noticed without a fixture that says what is right.
//!
//! A mutant forgets a field of the declaration, prefers a side in it, or drops a pass of the engine. It is caught where the
//! verifier opens a question about the damaged result, or mends it. `MUTANTS=all` takes every case of the catalogue, else
//! each fifth; the whole shows what notes still excuse although they do not say it.

use std::collections::BTreeMap;
use std::path::Path;

use super::verify;
use crate::format;
use crate::merge::{Merged, Party, engine};
use crate::model::node::{Node, NodeView, SlotMut};
use crate::model::value::{Step, Value, find, find_mut};
use crate::model::{Keyed, Module, TrainingPath};
use crate::steps;

/// Base, left and right of a case.
type Versions = [TrainingPath; 3];

/// A fault of an engine.
enum Mutant {
    /// A field of the path, or of its modules, keeps the value of a version: 0 the base, 1 left, 2 right.
    Field { of_module: bool, field: &'static str, version: usize },
    /// Another one, by name.
    Pass(&'static str, fn(&mut Merged<TrainingPath>, &Versions)),
}

impl Mutant {
    fn name(&self) -> String {
        match self {
            Self::Field { of_module, field, version } => {
                let of = if *of_module { "module" } else { "path" };
                format!("{of}.{field} as version {version} has it")
            }
            Self::Pass(name, _) => (*name).to_owned(),
        }
    }

    fn damage(&self, merged: &mut Merged<TrainingPath>, versions: &Versions) {
        match self {
            Self::Pass(_, damage) => damage(merged, versions),
            Self::Field { of_module: false, field, version } => {
                copy(&mut merged.file, &versions[*version], &[Step::Field(field)]);
            }
            Self::Field { of_module: true, field, version } => {
                let ids: Vec<String> = merged.file.modules.keys().cloned().collect();
                for id in ids {
                    if versions.iter().all(|path| path.modules.contains_key(&id)) {
                        let at = steps![Field("modules"), Item(id), Field(*field)];
                        copy(&mut merged.file, &versions[*version], &at);
                    }
                }
            }
        }
    }
}

fn copy(to: &mut TrainingPath, from: &TrainingPath, at: &[Step]) {
    let Some(value) = find(from, at).map(Value::of) else { return };
    let Some(node) = find_mut(to, at) else { return };
    match (node.slot(), &value) {
        (SlotMut::Optional(optional), Value::Absent) => optional.clear(),
        _ => value.store(node),
    }
}

/// The fields that a side writes. Who was there before is told by `was`, and what stands in which file by the rest.
fn fields(node: &dyn Node, without: &[&str]) -> Vec<&'static str> {
    let NodeView::Record(record) = node.view() else { return Vec::new() };
    record.shape().fields.iter().map(|field| field.name).filter(|name| !without.contains(name)).collect()
}

fn mutants() -> Vec<Mutant> {
    let mut all = Vec::new();
    let path = fields(&TrainingPath::default(), &["format", "id", "conflicts", "modules", "stages"]);
    let module = fields(&Module::default(), &["was"]);
    for version in 0..3 {
        let of = |of_module| move |field| Mutant::Field { of_module, field, version };
        all.extend(path.iter().copied().map(of(false)));
        all.extend(module.iter().copied().map(of(true)));
    }
    all.push(Mutant::Pass("new modules stay out", |merged, [base, ..]| {
        let new: Vec<String> =
            merged.file.modules.keys().filter(|id| !base.modules.contains_key(id)).cloned().collect();
        for id in new {
            merged.file.modules.remove(&id);
        }
    }));
    all.push(Mutant::Pass("removed modules stay", |merged, [base, ..]| {
        for (id, module) in base.modules.iter() {
            if !merged.file.modules.contains_key(id) {
                merged.file.modules.insert(id.clone(), module.clone());
            }
        }
    }));
    for side in [1, 2] {
        let stages: fn(&mut Merged<TrainingPath>, &Versions) = if side == 1 {
            |merged, [_, left, _]| merged.file.stages.clone_from(&left.stages)
        } else {
            |merged, [_, _, right]| merged.file.stages.clone_from(&right.stages)
        };
        all.push(Mutant::Pass(if side == 1 { "stages of left" } else { "stages of right" }, stages));
    }
    all.push(Mutant::Pass("stages of base", |merged, [base, ..]| {
        merged.file.stages.clone_from(&base.stages);
    }));
    all.push(Mutant::Pass("the first module of a stage last", |merged, _| {
        for stage in merged.file.stages.iter_mut().filter(|stage| stage.modules.len() > 1) {
            stage.modules.rotate_left(1);
        }
    }));
    all.push(Mutant::Pass("no questions", |merged, _| {
        let ids: Vec<String> = merged.file.conflicts.keys().cloned().collect();
        for id in ids {
            merged.file.conflicts.remove(&id);
        }
    }));
    all
}

fn cases(all: bool) -> Vec<(String, Versions)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge/cases");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let read = |folder: &Path, side: &str| -> Option<TrainingPath> {
        let text = std::fs::read_to_string(folder.join(format!("{side}.path.ron"))).ok()?;
        format::read(&text).ok()
    };
    let case = |folder: &std::path::PathBuf| {
        let [base, left, right] = ["base", "left", "right"].map(|side| read(folder, side));
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some((name, [base?, left?, right?]))
    };
    names.iter().filter_map(case).step_by(if all { 1 } else { 5 }).collect()
}

fn run(versions: &Versions) -> Merged<TrainingPath> {
    let [base, left, right] = versions;
    engine::run(Some(base), [Party { label: "nord", file: left }, Party { label: "sud", file: right }])
}

fn verified(versions: &Versions, mut merged: Merged<TrainingPath>) -> Merged<TrainingPath> {
    let [base, left, right] = versions;
    let parties = [Party { label: "nord", file: left }, Party { label: "sud", file: right }];
    verify(base, parties, &mut merged);
    merged
}

/// What counts as damage: what is in the file beside its questions.
fn content(merged: &Merged<TrainingPath>) -> String {
    let mut file = merged.file.clone();
    file.conflicts = Keyed::default();
    format::write(&file)
}

#[test]
fn each_damage_to_a_clean_result_is_noticed() {
    let all = std::env::var("MUTANTS").is_ok_and(|value| value == "all");
    let cases = cases(all);
    assert!(cases.len() > 20);
    // Only clean results: what is in question may hold any version's value until it is answered.
    let results: Vec<_> = cases
        .iter()
        .map(|(name, versions)| (name, versions, run(versions)))
        .filter(|(_, versions, merged)| versions[0].conflicts.is_empty() && merged.file.conflicts.is_empty())
        .collect();
    let (mut made, mut changing, mut caught) = (0, 0, 0);
    let mut missed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mutant in mutants() {
        made += 1;
        let mut changes = false;
        for (name, versions, merged) in &results {
            let mut damaged = merged.clone();
            mutant.damage(&mut damaged, versions);
            if content(&damaged) == content(merged) {
                continue;
            }
            changes = true;
            let before = content(&damaged);
            let judged = verified(versions, damaged);
            if judged.file.conflicts.is_empty() && content(&judged) == before {
                missed.entry(mutant.name()).or_default().push((*name).clone());
            }
        }
        changing += usize::from(changes);
        caught += usize::from(changes && !missed.contains_key(&mutant.name()));
    }
    println!("{made} mutants, {changing} change a result, {caught} caught in every case");
    for (mutant, cases) in &missed {
        println!("missed: {mutant}: {cases:?}");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
