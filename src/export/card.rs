//! A module as the déroulé shows it.
//!
//! Who teaches it stands in section 13. Variants and hints for those who adapt it are no part of
//! what a learner is promised, and stay in the workspace.

use crate::model::{
    Activity, Assessment, Grouping, LearningType, Level, Message, Module, ModuleKind, Moment, Prose, Resource,
};

use super::audience::Audience;
use super::missing::Missing;
use super::outline::{Block, Card, OutlineItem, OutlineWords, Text, capital, dotted};
use super::view::{ModuleView, View};
use super::words::{PrerequisitePhrase, phrases};

/// The label of the list of outcomes.
const OUTCOMES: &str = "field-module-outcomes";

/// The card of one module, with what it lacks.
pub(super) fn of<'a>(
    view: &View,
    module: &ModuleView,
    audience: Audience,
    missing: impl Iterator<Item = &'a Missing>,
) -> Card {
    let words = OutlineWords(view.lang);
    let mut tags = words.modalities(&module.by_modality);
    tags.push(words.symbol(&ModuleKind::SYMBOLS, module.module.kind.name()));
    let phrases = match audience {
        Audience::Centre => module.words.clone(),
        _ => phrases_for_readers(view, module),
    };
    let reasons = |phrase: &PrerequisitePhrase| match audience {
        Audience::Learner => String::new(),
        _ => phrase.reasons.join(" "),
    };
    let prerequisites = phrases.iter().map(|phrase| OutlineItem::new(&phrase.text).note(reasons(phrase)));
    Card {
        place: module.place,
        title: title_for(view, module, audience),
        duration: words.duration(module.minutes),
        tags,
        prerequisites: prerequisites.collect(),
        blocks: blocks(view, module.module, audience, missing),
    }
}

/// What a reader calls a module: the id of one without a title is for the centre only.
pub(super) fn title_for(view: &View, module: &ModuleView, audience: Audience) -> String {
    if module.module.title.is_empty() && !audience.is_centre() {
        return view.lang.text(&Message::new("export-module-number").with("number", module.place));
    }
    module.title().to_owned()
}

/// What a reader calls an activity: one without a title by its learning type.
pub(super) fn step_title(words: OutlineWords, step: &Activity, audience: Audience) -> String {
    match step.title.as_str() {
        "" if audience.is_centre() => step.id.clone(),
        "" => capital(&words.symbol(&LearningType::SYMBOLS, step.learning.name())),
        title => title.to_owned(),
    }
}

/// Prerequisites without the modules that the path does not have: their ids say nothing to a reader.
fn phrases_for_readers(view: &View, module: &ModuleView) -> Vec<PrerequisitePhrase> {
    let titled = |id: &str| view.path.modules.get(id).is_some_and(|found| !found.title.is_empty());
    let mut groups = module.prerequisites.clone();
    for group in &mut groups {
        group.members.retain(|member| titled(member.id));
    }
    groups.retain(|group| !group.members.is_empty() || !group.knowledge.is_empty());
    phrases(&groups, view.lang)
}

/// What a learner is told of a module: what it is about, what they will be able to do, what they will do.
/// Scripts, criteria and the answers they hold stay with trainers.
fn learner_blocks(view: &View, module: &Module) -> CardBlocks {
    let words = OutlineWords(view.lang);
    let mut cards = CardBlocks { words, blocks: Vec::new() };
    cards.prose("", &module.summary);
    cards.list("field-module-outcomes", module.outcomes.values().map(|o| OutlineItem::new(&o.text)));
    let steps = module.activities.iter().filter(|step| !step.title.is_empty());
    cards.line("export-contents-of-module", &dotted(steps.map(|step| step.title.clone())));
    cards.line("field-module-methods", &module.methods.join(" · "));
    cards
}

fn blocks<'a>(
    view: &View,
    module: &Module,
    audience: Audience,
    missing: impl Iterator<Item = &'a Missing>,
) -> Vec<Block> {
    let words = OutlineWords(view.lang);
    let mut cards = match audience {
        Audience::Centre => centre_blocks(view, module),
        Audience::Funder => funder_blocks(view, module),
        Audience::Learner | Audience::Leaflet => learner_blocks(view, module),
    };
    cards.blocks.extend(missing.map(|missing| Block::Missing { text: words.text(&missing.here()) }));
    cards.blocks
}

/// The learner's card, with levels and competencies, what assesses them, and the resources.
fn funder_blocks(view: &View, module: &Module) -> CardBlocks {
    let words = OutlineWords(view.lang);
    let mut cards = CardBlocks { words, blocks: Vec::new() };
    cards.prose("", &module.summary);
    cards.list(OUTCOMES, outcomes(view, module, Audience::Funder));
    let step = |step: &Activity| OutlineItem {
        body: Prose::default(),
        text: Text { text: step_title(words, step, Audience::Funder), url: String::new() },
        ..activity(words, step)
    };
    cards.list("field-module-activities", module.activities.iter().map(step));
    cards.list(
        "field-module-assessments",
        module.assessments.values().map(|a| assessment(words, module, a, Audience::Funder)),
    );
    let resources = module.resources.values().map(|found| Resource { card: String::new(), ..found.clone() });
    cards.list("field-module-resources", resources.map(|found| resource(&found)));
    cards.line("field-module-methods", &module.methods.join(" · "));
    cards.line("field-module-deliverables", &module.deliverables.join(" · "));
    cards.line("field-module-code", &module.code);
    cards
}

fn centre_blocks(view: &View, module: &Module) -> CardBlocks {
    let words = OutlineWords(view.lang);
    let mut cards = CardBlocks { words, blocks: Vec::new() };
    cards.prose("", &module.summary);
    cards.list(OUTCOMES, outcomes(view, module, Audience::Centre));
    cards.list("field-module-activities", module.activities.iter().map(|step| activity(words, step)));
    cards.list(
        "field-module-assessments",
        module.assessments.values().map(|a| assessment(words, module, a, Audience::Centre)),
    );
    cards.list("field-module-resources", module.resources.values().map(resource));
    cards.line("field-module-methods", &module.methods.join(" · "));
    cards.line("field-module-deliverables", &module.deliverables.join(" · "));
    cards.line("field-module-code", &module.code);
    cards
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

fn outcomes<'a>(
    view: &'a View,
    module: &'a Module,
    audience: Audience,
) -> impl Iterator<Item = OutlineItem> + 'a {
    let words = OutlineWords(view.lang);
    module.outcomes.values().map(move |outcome| {
        let level = match &outcome.level {
            Level::Unstated => String::new(),
            level => words.symbol(&Level::SYMBOLS, level.name()),
        };
        let competencies = outcome.competencies.iter().map(|id| competency(view, id, audience));
        let competencies = competencies.filter(|code| !code.is_empty());
        OutlineItem::new(&outcome.text).note(dotted([level, competencies.collect::<Vec<_>>().join(", ")]))
    })
}

/// What to call a competency in a few letters: its code, else, for the centre, its id.
pub(super) fn competency(view: &View, id: &str, audience: Audience) -> String {
    match view.path.competencies.get(id) {
        Some(found) if !found.code.is_empty() => found.code.clone(),
        _ if audience.is_centre() => id.to_owned(),
        _ => String::new(),
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

fn assessment(
    words: OutlineWords,
    module: &Module,
    assessment: &Assessment,
    audience: Audience,
) -> OutlineItem {
    let moment = words.symbol(&Moment::SYMBOLS, assessment.when.name());
    let texts = assessed(words, module, assessment, audience);
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
/// module does not have keeps its id for the centre, and is left out for others.
fn assessed(words: OutlineWords, module: &Module, assessment: &Assessment, audience: Audience) -> String {
    let number = |id: &String| match module.outcomes.position(id) {
        Some(at) => Some((at + 1).to_string()),
        None => audience.is_centre().then(|| id.clone()),
    };
    let numbers: Vec<String> = assessment.outcomes.iter().filter_map(number).collect();
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
