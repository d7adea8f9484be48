//! In which order a reader meets what changed: the file, its stages, its modules as they are taught.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::report::{About, Line, Section};
use super::version::Version;
use crate::model::{Message, TrainingPath};

/// Puts lines into sections.
pub(super) fn sections(sides: [Version; 2], lines: Vec<(About, Line)>) -> Vec<Section> {
    let mut by_about: BTreeMap<About, Vec<Line>> = BTreeMap::new();
    for (about, line) in lines {
        by_about.entry(about).or_default().push(line);
    }
    let mut sections: Vec<Section> = by_about
        .into_iter()
        .map(|(about, lines)| Section { title: title(sides, &about), about, lines })
        .collect();
    if let [Version::Path(before), Version::Path(after)] = sides {
        let wanted: HashSet<&str> = sections
            .iter()
            .filter_map(|section| match &section.about {
                About::Module(id) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        let ranks: HashMap<String, usize> = teaching_order(before, after)
            .into_iter()
            .filter(|id| wanted.contains(id))
            .enumerate()
            .map(|(rank, id)| (id.to_owned(), rank))
            .collect();
        let rank = |about: &About| match about {
            About::Module(id) => ranks.get(id).copied(),
            _ => None,
        };
        sections.sort_by_key(|section| rank(&section.about));
    }
    sections
}

fn title([before, after]: [Version; 2], about: &About) -> Message {
    let named = |key: &str, name: &str| Message::new(key).with("name", name);
    match about {
        About::File => named(&format!("diff-the-{}", after.record().shape().label), after.title()),
        About::Stages => Message::new("diff-stages"),
        About::Module(id) => {
            let title = |file: Version| match file {
                Version::Path(path) => path.modules.get(id).map(|module| module.title.clone()),
                Version::Module(file) => Some(file.module.title.clone()),
                _ => None,
            };
            let title = title(after).or_else(|| title(before)).filter(|title| !title.is_empty());
            named("diff-the-module", title.as_deref().unwrap_or(id))
        }
    }
}

/// The modules of both versions: those of now as they are taught, each that went behind the one that it
/// stood behind.
fn teaching_order<'a>(before: &'a TrainingPath, after: &'a TrainingPath) -> Vec<&'a str> {
    if before.modules.keys().eq(after.modules.keys()) {
        return sequence(after);
    }
    let mut order: Vec<&str> = Vec::new();
    let mut behind: HashMap<Option<&str>, Vec<&str>> = HashMap::new();
    let mut last = None;
    for id in sequence(before) {
        if after.modules.contains_key(id) {
            last = Some(id);
        } else {
            behind.entry(last).or_default().push(id);
        }
    }
    order.extend(behind.remove(&None).into_iter().flatten());
    for id in sequence(after) {
        order.push(id);
        order.extend(behind.remove(&Some(id)).into_iter().flatten());
    }
    order
}

/// The modules stage by stage, then those in no stage by id.
fn sequence(path: &TrainingPath) -> Vec<&str> {
    let mut left: HashSet<&str> = path.modules.keys().map(String::as_str).collect();
    let staged = path.stages.iter().flat_map(|stage| &stage.modules);
    staged.chain(path.modules.keys()).map(String::as_str).filter(|id| left.remove(id)).collect()
}
