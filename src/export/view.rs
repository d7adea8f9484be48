//! The one view of a path that every export reads: the path itself and what follows from it.
//!
//! Owns what is derived for readers: teaching order, totals, prerequisites with the titles they
//! name, and the list of what a programme must still say. Adds nothing to the fields of the format:
//! they are read from the path, and [`super::json`] writes them all by their declaration.

use crate::i18n::Lang;
use crate::model::{Modality, Module, ModuleKind, RequirementKind, TrainingPath};

use super::missing::{self, Missing};
use super::order::{self, Chain};
use super::words;

/// A path as its readers need it.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The path.
    pub path: &'a TrainingPath,
    /// The language of everything the program says about it.
    pub lang: Lang,
    /// Its modules in teaching order.
    pub modules: Vec<ModuleView<'a>>,
    /// Sums over its modules.
    pub totals: Totals<'a>,
    /// The obligatory parts of a programme that the path does not give, in the order of sections.
    pub missing: Vec<Missing>,
}

/// A module as its readers need it.
#[derive(Debug, Clone)]
pub struct ModuleView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The module.
    pub module: &'a Module,
    /// Its place in teaching order, from 1.
    pub place: usize,
    /// The place of its stage among the path's stages, from 0; none where it stands in no stage.
    pub stage: Option<usize>,
    /// Its duration in minutes: stated, else the sum of its activities.
    pub minutes: u32,
    /// Minutes by modality.
    pub by_modality: Vec<(Modality, u32)>,
    /// Its prerequisites, with the titles of the modules they name.
    pub prerequisites: Vec<Prerequisite<'a>>,
    /// The same in words, one phrase a kind: « après A et (B ou C) ».
    pub words: Vec<words::PrerequisitePhrase>,
}

/// One group of prerequisites: any one of its members satisfies it.
#[derive(Debug, Clone)]
pub struct Prerequisite<'a> {
    /// How strongly it binds.
    pub kind: &'a RequirementKind,
    /// The modules of which one is enough.
    pub members: Vec<ViewMember<'a>>,
    /// Knowledge in words; empty where there is none.
    pub knowledge: &'a str,
    /// The author's reason; empty where there is none.
    pub why: &'a str,
}

/// A module that a prerequisite names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewMember<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title, or its id where the path has no such module.
    pub title: &'a str,
    /// Whether the path has it.
    pub present: bool,
}

/// Sums over the modules of a path, in minutes. All saturate.
#[derive(Debug, Clone, Default)]
pub struct Totals<'a> {
    /// Everything.
    pub minutes: u32,
    /// What is in modules that a learner may skip.
    pub optional: u32,
    /// What takes place at a company: AFEST and periods in the company.
    pub company: u32,
    /// What takes place at a distance, live or not.
    pub distance: u32,
    /// By modality, in the order of the declaration.
    pub by_modality: Vec<(Modality, u32)>,
    /// The longest chain of modules that must follow one another.
    pub critical: Chain<'a>,
}

/// Whether a modality is at a distance in the sense of D6313-3-1.
pub fn is_distance(modality: &Modality) -> bool {
    matches!(modality, Modality::RemoteLive | Modality::SelfPaced)
}

/// Whether a modality takes place in a company.
pub fn is_company(modality: &Modality) -> bool {
    matches!(modality, Modality::Workplace | Modality::Company)
}

impl<'a> ModuleView<'a> {
    /// What to call it: its title, or its id where there is none.
    pub fn title(&self) -> &'a str {
        if self.module.title.is_empty() { self.id } else { &self.module.title }
    }
}

impl<'a> View<'a> {
    /// Looks at a path in a language.
    pub fn of(path: &'a TrainingPath, lang: Lang) -> Self {
        let reading = order::read(path);
        let modules = modules(path, &reading.order, lang);
        let totals = totals(&modules, reading.critical);
        let mut view = Self { path, lang, modules, totals, missing: Vec::new() };
        view.missing = missing::find(&view);
        view
    }
}

fn modules<'a>(path: &'a TrainingPath, order: &[&'a str], lang: Lang) -> Vec<ModuleView<'a>> {
    let stages = stages_by_module(path);
    let found = order.iter().filter_map(|id| Some((*id, path.modules.get(id)?)));
    found
        .enumerate()
        .map(|(index, (id, module))| {
            let prerequisites = prerequisites(path, module);
            ModuleView {
                id,
                module,
                place: index + 1,
                stage: stages.get(id).copied(),
                minutes: module.total_minutes(),
                by_modality: module.minutes_by_modality(),
                words: words::phrases(&prerequisites, lang),
                prerequisites,
            }
        })
        .collect()
}

/// The stage of each module; the first one where a mistaken path names it twice.
fn stages_by_module(path: &TrainingPath) -> std::collections::HashMap<&str, usize> {
    let mut stages = std::collections::HashMap::new();
    for (at, stage) in path.stages.iter().enumerate() {
        for id in &stage.modules {
            stages.entry(id.as_str()).or_insert(at);
        }
    }
    stages
}

fn prerequisites<'a>(path: &'a TrainingPath, module: &'a Module) -> Vec<Prerequisite<'a>> {
    let member =
        |id: &'a String| ViewMember { id, title: path.title_of(id), present: path.modules.contains_key(id) };
    module
        .requires
        .iter()
        .map(|group| Prerequisite {
            kind: &group.kind,
            members: group.any_of.iter().map(member).collect(),
            knowledge: &group.knowledge,
            why: &group.why,
        })
        .collect()
}

fn totals<'a>(modules: &[ModuleView<'a>], critical: Chain<'a>) -> Totals<'a> {
    let mut totals = Totals { critical, ..Totals::default() };
    let add = |to: &mut u32, minutes: u32| *to = to.saturating_add(minutes);
    let mut by_modality = std::collections::BTreeMap::<Modality, u32>::new();
    for module in modules {
        add(&mut totals.minutes, module.minutes);
        if module.module.kind == ModuleKind::Optional {
            add(&mut totals.optional, module.minutes);
        }
        for (modality, minutes) in &module.by_modality {
            add(by_modality.entry(modality.clone()).or_default(), *minutes);
            if is_company(modality) {
                add(&mut totals.company, *minutes);
            }
            if is_distance(modality) {
                add(&mut totals.distance, *minutes);
            }
        }
    }
    totals.by_modality = by_modality.into_iter().filter(|(_, minutes)| *minutes > 0).collect();
    totals
}
