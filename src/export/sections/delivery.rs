//! Sections 11 to 16: the déroulé, the means, the trainers, how it is followed and assessed.

use std::collections::BTreeMap;

use crate::model::{Assessment, Message, ModuleKind, Moment, Prose};

use super::super::audience::Audience;
use super::super::card::{self, title_for};
use super::super::outline::{Block, OutlineItem, capital};
use super::super::view::ModuleView;
use super::Maker;

/// 11. Déroulé: stages and their modules, in teaching order.
pub(super) fn content(maker: &mut Maker) {
    let (view, words, audience) = (maker.view, maker.words, maker.audience);
    if !audience.is_centre() {
        module_table(maker);
    }
    if audience == Audience::Leaflet {
        return;
    }
    // What modules lack is listed in their order.
    let mut missing =
        view.missing.iter().filter(|found| found.section == 11 && found.module.is_some()).peekable();
    for modules in view.modules.chunk_by(|one, next| one.stage == next.stage) {
        if !view.path.stages.is_empty() {
            let minutes = modules.iter().fold(0, |sum: u32, module| sum.saturating_add(module.minutes));
            let stage = modules.first().and_then(|module| view.path.stages.get(module.stage?));
            let (title, goal) = match stage {
                Some(stage) if stage.title.is_empty() => {
                    let title = if audience.is_centre() { stage.id.clone() } else { String::new() };
                    (title, stage.goal.clone())
                }
                Some(stage) => (stage.title.clone(), stage.goal.clone()),
                None => (words.of("export-no-stage"), Prose::default()),
            };
            maker.blocks.push(Block::Stage { title, duration: words.duration(minutes), goal });
        }
        for module in modules {
            let here =
                std::iter::from_fn(|| missing.next_if(|found| found.module.as_deref() == Some(module.id)));
            maker.blocks.push(Block::Module(Box::new(card::of(view, module, audience, here))));
        }
    }
}

/// The modules at a glance: order, hours, modality, whether they are obligatory.
fn module_table(maker: &mut Maker) {
    let (view, words, audience) = (maker.view, maker.words, maker.audience);
    let row = |module: &ModuleView| {
        let modalities = module.by_modality.iter().filter(|(_, minutes)| *minutes > 0);
        let modalities: Vec<String> = modalities.map(|(modality, _)| words.modality(modality)).collect();
        vec![
            module.place.to_string(),
            title_for(view, module, audience),
            words.duration(module.minutes),
            capital(&modalities.join(", ")),
            match module.module.kind {
                ModuleKind::Core => String::new(),
                ref kind => capital(&words.symbol(&ModuleKind::SYMBOLS, kind.name())),
            },
        ]
    };
    let mut rows: Vec<Vec<String>> = view.modules.iter().map(row).collect();
    if view.totals.minutes > 0 {
        let total = words.duration(view.totals.minutes);
        rows.push(vec![String::new(), words.of("export-total"), total, String::new(), String::new()]);
    }
    let head = [
        "export-number",
        "export-module",
        "field-activity-minutes",
        "field-activity-modality",
        "field-module-kind",
    ];
    maker.table("field-path-modules", &head, rows);
}

/// 12. Moyens pédagogiques, techniques, d'encadrement.
pub(super) fn means(maker: &mut Maker) {
    let Some(means) = &maker.view.path.means else { return };
    maker.prose("field-means-teaching", &means.teaching);
    maker.prose("field-means-technical", &means.technical);
    maker.prose("field-means-staffing", &means.staffing);
}

/// 13. Intervenants: the profiles that modules ask for, each once.
pub(super) fn trainers(maker: &mut Maker) {
    let mut profiles: Vec<(&ModuleView, Vec<String>)> = Vec::new();
    for module in &maker.view.modules {
        let profile = &module.module.trainer_profile;
        if profile.is_empty() {
            continue;
        }
        match profiles.iter_mut().find(|(first, _)| first.module.trainer_profile == *profile) {
            Some((_, titles)) => titles.push(title_for(maker.view, module, maker.audience)),
            None => profiles.push((module, vec![title_for(maker.view, module, maker.audience)])),
        }
    }
    let named = maker.audience != Audience::Learner;
    let items = profiles.into_iter().map(|(module, titles)| OutlineItem {
        body: module.module.trainer_profile.clone(),
        ..OutlineItem::new(if named { titles.join(", ") } else { String::new() })
    });
    maker.list("", items);
    if maker.audience.is_centre()
        && maker.blocks.is_empty()
        && maker.view.path.means.as_ref().is_some_and(|m| !m.staffing.is_empty())
    {
        maker.note(&Message::new("export-trainers-above"));
    }
}

/// 14. Modalités de suivi.
pub(super) fn tracking(maker: &mut Maker) {
    maker.prose("", &maker.view.path.tracking);
}

/// 15. Modalités d'évaluation, by moment.
pub(super) fn assessment(maker: &mut Maker) {
    let (view, words, audience) = (maker.view, maker.words, maker.audience);
    let mut moments: BTreeMap<usize, Vec<(&ModuleView, &Assessment)>> = BTreeMap::new();
    for module in &view.modules {
        for assessment in module.module.assessments.values() {
            moments.entry(rank(&assessment.when)).or_default().push((module, assessment));
        }
    }
    let row = |(module, assessment): (&ModuleView, &Assessment)| {
        let moment = words.symbol(&Moment::SYMBOLS, assessment.when.name());
        vec![
            capital(&moment),
            title_for(view, module, audience),
            assessment.form.clone(),
            words.duration(assessment.minutes),
        ]
    };
    let rows = moments.into_values().flatten().map(row).collect();
    let head =
        ["field-assessment-when", "export-module", "field-assessment-form", "field-assessment-minutes"];
    maker.table("export-assessments", &head, rows);
    if !maker.blocks.is_empty() && audience != Audience::Learner {
        maker.note(&Message::new("export-criteria-above"));
    }
}

/// Moments in the order of a training; those of later versions at the end.
fn rank(moment: &Moment) -> usize {
    let order =
        [Moment::Positioning, Moment::Formative, Moment::Summative, Moment::Certifying, Moment::Deferred];
    order.iter().position(|known| known == moment).unwrap_or(order.len())
}

/// 16. Sanction.
pub(super) fn completion(maker: &mut Maker) {
    let path = maker.view.path;
    maker.prose("", &path.completion);
    if let Some(certification) = &path.certification {
        maker.fact("field-path-certification", &certification.title);
        maker.fact(
            "field-certification-blocks",
            certification.blocks.keys().cloned().collect::<Vec<_>>().join(", "),
        );
    }
}
