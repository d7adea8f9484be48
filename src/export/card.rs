//! A module as the déroulé shows it.
//!
//! Who teaches it stands in section 13. Variants and hints for those who adapt it are no part of
//! what a learner is promised, and stay in the workspace.

use crate::model::{
    Activity, Assessment, Grouping, LearningType, Level, Message, Module, ModuleKind, Moment, Prose, Resource,
};

use super::missing::Missing;
use super::outline::{Block, Card, OutlineItem, OutlineWords, Text, capital, dotted};
use super::view::{ModuleView, View};

/// The label of the list of outcomes.
const OUTCOMES: &str = "field-module-outcomes";

/// The card of one module, with what it lacks.
pub(super) fn of<'a>(view: &View, module: &ModuleView, missing: impl Iterator<Item = &'a Missing>) -> Card {
    let words = OutlineWords(view.lang);
    let mut tags = words.modalities(&module.by_modality);
    tags.push(words.symbol(&ModuleKind::SYMBOLS, module.module.kind.name()));
    let prerequisites =
        module.words.iter().map(|phrase| OutlineItem::new(&phrase.text).note(phrase.reasons.join(" ")));
    Card {
        place: module.place,
        title: module.title().to_owned(),
        duration: words.duration(module.minutes),
        tags,
        prerequisites: prerequisites.collect(),
        blocks: blocks(view, module.module, missing),
    }
}

fn blocks<'a>(view: &View, module: &Module, missing: impl Iterator<Item = &'a Missing>) -> Vec<Block> {
    let words = OutlineWords(view.lang);
    let mut cards = CardBlocks { words, blocks: Vec::new() };
    cards.prose("", &module.summary);
    cards.list(OUTCOMES, outcomes(view, module));
    cards.list("field-module-activities", module.activities.iter().map(|step| activity(words, step)));
    cards.list("field-module-assessments", module.assessments.values().map(|a| assessment(words, module, a)));
    cards.list("field-module-resources", module.resources.values().map(resource));
    cards.line("field-module-methods", &module.methods.join(" · "));
    cards.line("field-module-deliverables", &module.deliverables.join(" · "));
    cards.line("field-module-code", &module.code);
    cards.blocks.extend(missing.map(|missing| Block::Missing { text: words.text(&missing.here()) }));
    cards.blocks
}

/// Blocks in the making; what is empty is left out.
struct CardBlocks {
    words: OutlineWords,
    blocks: Vec<Block>,
}

impl CardBlocks {
    fn line(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            let value = Text { text: text.to_owned(), url: String::new() };
            self.blocks.push(Block::Fact(super::outline::OutlineFact { label: self.words.of(label), value }));
        }
    }

    fn prose(&mut self, label: &str, body: &Prose) {
        if !body.is_empty() {
            let label = if label.is_empty() { String::new() } else { self.words.of(label) };
            self.blocks.push(Block::Prose { label, body: body.clone() });
        }
    }

    fn list(&mut self, label: &str, items: impl IntoIterator<Item = OutlineItem>) {
        let items: Vec<OutlineItem> = items.into_iter().collect();
        if !items.is_empty() {
            // Assessments refer to outcomes by number.
            let numbered = label == OUTCOMES;
            self.blocks.push(Block::List { label: self.words.of(label), numbered, items });
        }
    }
}

fn outcomes<'a>(view: &'a View, module: &'a Module) -> impl Iterator<Item = OutlineItem> + 'a {
    let words = OutlineWords(view.lang);
    module.outcomes.values().map(move |outcome| {
        let level = match &outcome.level {
            Level::Unstated => String::new(),
            level => words.symbol(&Level::SYMBOLS, level.name()),
        };
        let competencies = outcome.competencies.iter().map(|id| competency(view, id));
        OutlineItem::new(&outcome.text).note(dotted([level, competencies.collect::<Vec<_>>().join(", ")]))
    })
}

/// What to call a competency in a few letters: its code, else its id.
pub(super) fn competency(view: &View, id: &str) -> String {
    match view.path.competencies.get(id) {
        Some(found) if !found.code.is_empty() => found.code.clone(),
        _ => id.to_owned(),
    }
}

/// Practice and posture are left out: they name cards, which are the trainer's, not the reader's.
/// Its resources stand once, with those of the module.
fn activity(words: OutlineWords, step: &Activity) -> OutlineItem {
    let title = if step.title.is_empty() { &step.id } else { &step.title };
    let assistance = match step.assistance.as_str() {
        "" => String::new(),
        value => words.text(&Message::new("export-assistance").with("value", value)),
    };
    let note = dotted([
        activity_minutes(words, step),
        words.modality(&step.modality),
        words.symbol(&LearningType::SYMBOLS, step.learning.name()),
        words.symbol(&Grouping::SYMBOLS, step.grouping.name()),
        if step.trainer { words.of("export-with-trainer") } else { String::new() },
        assistance,
    ]);
    OutlineItem { body: step.script.clone(), ..OutlineItem::new(title).note(note) }
}

/// The duration of an activity, a range where the author gave one.
pub(super) fn activity_minutes(words: OutlineWords, step: &Activity) -> String {
    if step.minutes_max > step.minutes && step.minutes > 0 {
        let message = Message::new("export-range")
            .with("from", crate::model::Arg::Minutes(step.minutes))
            .with("to", crate::model::Arg::Minutes(step.minutes_max));
        return words.text(&message);
    }
    words.duration(step.minutes.max(step.minutes_max))
}

fn assessment(words: OutlineWords, module: &Module, assessment: &Assessment) -> OutlineItem {
    let moment = words.symbol(&Moment::SYMBOLS, assessment.when.name());
    let texts = assessed(words, module, assessment);
    let note = dotted([words.duration(assessment.minutes), texts]);
    let text = match assessment.form.as_str() {
        "" => capital(&moment),
        form => {
            words.text(&Message::new("export-assessment").with("moment", capital(&moment)).with("form", form))
        }
    };
    OutlineItem { body: assessment.criteria.clone(), ..OutlineItem::new(text).note(note) }
}

/// The outcomes that an assessment is about, by their numbers in the module's list; one that the
/// module does not have keeps its id.
fn assessed(words: OutlineWords, module: &Module, assessment: &Assessment) -> String {
    let number = |id: &String| match module.outcomes.position(id) {
        Some(at) => (at + 1).to_string(),
        None => id.clone(),
    };
    let numbers: Vec<String> = assessment.outcomes.iter().map(number).collect();
    match numbers.len() {
        0 => String::new(),
        count => words.text(&Message::new("export-assesses").with("count", count).with("outcomes", numbers)),
    }
}

fn resource(resource: &Resource) -> OutlineItem {
    let about = [&resource.kind, &resource.author, &resource.licence, &resource.card];
    let text = Text { text: resource.title.clone(), url: resource.url.clone() };
    OutlineItem { text, ..OutlineItem::default() }.note(dotted(about.map(Clone::clone)))
}
