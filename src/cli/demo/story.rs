//! The history of the demonstration: the commits of two centres, by the table `story.ron`.
//!
//! Owns the kinds of changes that the table can name, and how each is made to a path. A change that names
//! something absent changes nothing; a test holds that each commit of the table changes something.

use serde::Deserialize;

use crate::model::{Modality, Module, Prose, Requirement, Set, TrainingPath};

/// What the two centres did.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    /// The commits of the centre of the north, in order.
    pub(super) north: Vec<StoryCommit>,
    /// The commits of the centre of the south, in order.
    pub(super) south: Vec<StoryCommit>,
}

/// One commit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryCommit {
    /// The name of the author.
    pub(super) name: String,
    /// The address of the author.
    pub(super) email: String,
    /// The day, as 2026-11-02.
    pub(super) day: String,
    /// The subject of the commit.
    pub(super) subject: String,
    changes: Vec<StoryChange>,
}

/// One change to the path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
enum StoryChange {
    /// An activity takes so many more minutes, and the module in that modality with it.
    Lengthen { module: String, activity: String, modality: Modality, minutes: u32 },
    /// How many learners a group may have.
    GroupMaximum(u32),
    /// The price, as the path says it.
    Price(String),
    /// The day of the last change that the path states.
    Updated(String),
    /// A module leaves the path.
    Remove { module: String },
    /// A module needs another one.
    Require { module: String, needs: String, why: String },
    /// A module goes behind another one in its stage.
    MoveBehind { module: String, other: String },
    /// A part of a text is written otherwise.
    Replace { text: StoryText, old: String, new: String },
    /// A text has one more sentence at its end.
    Append { text: StoryText, sentence: String },
    /// A new module at the end of a stage.
    AddModule { id: String, stage: String, module: Box<Module> },
}

/// A text of the path.
#[derive(Debug, Deserialize)]
enum StoryText {
    Positioning,
    Accessibility,
    /// The summary of this module.
    Summary(String),
}

const TABLE: &str = include_str!("story.ron");

impl Story {
    /// Reads the table; a test reads it as well, so that it is never empty in a build that passed.
    pub(super) fn load() -> Self {
        ron::from_str(TABLE).unwrap_or_default()
    }
}

impl StoryCommit {
    /// Makes the changes of this commit to a path.
    pub(super) fn apply(&self, path: &mut TrainingPath) {
        for change in &self.changes {
            change.apply(path);
        }
    }
}

impl StoryChange {
    fn apply(&self, path: &mut TrainingPath) {
        match self {
            Self::Lengthen { module, activity, modality, minutes } => {
                lengthen(path, module, activity, modality, *minutes);
            }
            Self::GroupMaximum(learners) => {
                if let Some(size) = &mut path.group_size {
                    size.max = *learners;
                }
            }
            Self::Price(price) => path.price.clone_from(price),
            Self::Updated(day) => path.updated.clone_from(day),
            Self::Remove { module } => {
                path.modules.remove(module);
                for stage in &mut path.stages {
                    stage.modules.retain(|found| found != module);
                }
            }
            Self::Require { module, needs, why } => {
                if let Some(module) = path.modules.get_mut(module) {
                    module.requires.insert(Requirement {
                        any_of: Set::from_iter([needs.clone()]),
                        why: why.clone(),
                        ..Requirement::default()
                    });
                }
            }
            Self::MoveBehind { module, other } => move_behind(path, module, other),
            Self::Replace { text, old, new } => {
                if let Some(text) = text.find(path) {
                    *text = Prose::new(&text.as_str().replace(old, new));
                }
            }
            Self::Append { text, sentence } => {
                if let Some(text) = text.find(path) {
                    *text = Prose::new(&format!("{text} {sentence}"));
                }
            }
            Self::AddModule { id, stage, module } => {
                path.modules.insert(id.clone(), (**module).clone());
                if let Some(stage) = path.stages.iter_mut().find(|found| found.id == *stage) {
                    stage.modules.push(id.clone());
                }
            }
        }
    }
}

impl StoryText {
    fn find<'p>(&self, path: &'p mut TrainingPath) -> Option<&'p mut Prose> {
        match self {
            Self::Positioning => Some(&mut path.positioning),
            Self::Accessibility => Some(&mut path.accessibility),
            Self::Summary(module) => path.modules.get_mut(module).map(|module| &mut module.summary),
        }
    }
}

fn lengthen(path: &mut TrainingPath, module: &str, activity: &str, modality: &Modality, more: u32) {
    let Some(module) = path.modules.get_mut(module) else { return };
    if let Some(activity) = module.activities.iter_mut().find(|found| found.id == activity) {
        activity.minutes += more;
    }
    if let Some(minutes) = module.minutes.get_mut(modality.name()) {
        *minutes += more;
    }
}

fn move_behind(path: &mut TrainingPath, module: &str, other: &str) {
    for stage in &mut path.stages {
        stage.modules.retain(|found| found != module);
        if let Some(at) = stage.modules.iter().position(|found| found == other) {
            stage.modules.insert(at + 1, module.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;
    use crate::check::{CheckOptions, Severity, check};
    use crate::diff::changes;
    use crate::format;

    #[test]
    fn the_table_is_read_and_every_change_of_it_changes_something() {
        let story: Story =
            ron::from_str(TABLE).unwrap_or_else(|error| panic!("story.ron:{}: {}", error.span, error.code));
        let base: TrainingPath = format::read(files::PATH_TEXT).unwrap();
        for commits in [story.north, story.south] {
            assert!(!commits.is_empty());
            let mut path = base.clone();
            for commit in commits {
                let first = path.clone();
                for change in &commit.changes {
                    let before = path.clone();
                    change.apply(&mut path);
                    assert!(path != before, "{}: {change:?}", commit.subject);
                }
                assert!(changes(&first, &path).len() >= 2, "{}", commit.subject);
            }
            let findings = check(&path, &CheckOptions::default());
            let grave: Vec<_> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
            assert!(grave.is_empty(), "both versions are lawful alone: {grave:#?}");
        }
    }
}
