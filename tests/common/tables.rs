//! What an import made of a table, as plain values: a test compares them with what was written.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::import::{self, Import, ImportError, ReadOptions, Severity, TableOptions};

/// A module by what a table says of it. Groups of prerequisites hold titles, and words that name no module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taught {
    pub title: String,
    pub code: String,
    /// The stage it stands in.
    pub stage: String,
    /// Minutes by the name of the modality.
    pub minutes: BTreeMap<String, u32>,
    pub requires: BTreeSet<BTreeSet<String>>,
}

/// The path of a table as it is proposed, with nothing corrected.
pub fn import(bytes: &[u8]) -> Result<Import, ImportError> {
    let table = import::read(bytes, ReadOptions::default())?;
    import::make(&table, &import::propose(&table), &TableOptions { name: "essai", language: "fr" })
}

/// The modules in the order of teaching.
pub fn taught(import: &Import) -> Vec<Taught> {
    let path = &import.path;
    let title = |id: &String| path.modules.get(id).map_or_else(|| format!("?{id}"), |m| m.title.clone());
    let modules = path.stages.iter().flat_map(|stage| stage.modules.iter().map(move |id| (stage, id)));
    modules
        .map(|(stage, id)| {
            let module = path.modules.get(id).expect("a module of the path");
            let group = |group: &mille_parcours::model::Requirement| {
                let words = Some(group.knowledge.clone()).filter(|words| !words.is_empty());
                group.any_of.iter().map(title).chain(words).collect()
            };
            Taught {
                title: module.title.clone(),
                code: module.code.clone(),
                stage: stage.title.clone(),
                minutes: module
                    .minutes
                    .iter()
                    .map(|(modality, m)| (modality.name().to_owned(), *m))
                    .collect(),
                requires: module.requires.iter().map(group).collect(),
            }
        })
        .collect()
}

/// Title and minutes by modality of each module, in the order of teaching: `Vendre: OnSite 420`.
pub fn hours(import: &Import) -> Vec<String> {
    let shown = |module: Taught| {
        let minutes: Vec<String> =
            module.minutes.iter().map(|(name, minutes)| format!("{name} {minutes}")).collect();
        format!("{}: {}", module.title, minutes.join(", "))
    };
    taught(import).into_iter().map(shown).collect()
}

/// Title and prerequisites of each module: `Négocier: Accueillir|Vendre + Bilan`.
pub fn links(import: &Import) -> Vec<String> {
    let shown = |module: Taught| {
        let group = |group: &BTreeSet<String>| group.iter().cloned().collect::<Vec<_>>().join("|");
        let groups: Vec<String> = module.requires.iter().map(group).collect();
        format!("{}: {}", module.title, groups.join(" + "))
    };
    taught(import).into_iter().map(shown).collect()
}

/// The keys of the remarks of at least this severity.
pub fn keys(import: &Import, least: Severity) -> Vec<&str> {
    let grave = import.remarks.iter().filter(|remark| remark.severity >= least);
    grave.map(|remark| remark.message.key.as_str()).collect()
}
