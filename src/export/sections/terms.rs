//! Sections 5 to 10, 17 and 18: for whom, on which terms, how long, where.

use crate::model::{Message, Modality};

use super::super::audience::Audience;
use super::super::card::{activity_minutes, step_title, title_for};
use super::super::outline::{OutlineItem, capital};
use super::super::view::{View, is_company, is_distance};
use super::Maker;

/// 5. Public visé.
pub(super) fn audience(maker: &mut Maker) {
    maker.prose("", &maker.view.path.audience);
}

/// 6. Prérequis d'entrée; a programme without any says so.
pub(super) fn entry(maker: &mut Maker) {
    let lines = &maker.view.path.entry_requirements;
    // A path that says nothing yet does not say this either.
    if lines.is_empty() && !maker.view.modules.is_empty() {
        maker.note(&Message::new("export-no-entry"));
    }
    maker.list("", lines.iter().map(OutlineItem::new));
}

/// 7. Positionnement à l'entrée.
pub(super) fn positioning(maker: &mut Maker) {
    maker.prose("", &maker.view.path.positioning);
}

/// 8. Durée, by modality and by place; effectif.
pub(super) fn durations(maker: &mut Maker) {
    let (view, words) = (maker.view, maker.words);
    let totals = &view.totals;
    if totals.minutes > 0 {
        maker.fact("export-total", words.long_duration(totals.minutes));
    }
    if totals.optional > 0 {
        maker.fact("export-optional", words.duration(totals.optional));
    }
    if totals.company > 0 {
        maker.fact("export-at-centre", words.duration(totals.minutes.saturating_sub(totals.company)));
        maker.fact("export-at-company", words.duration(totals.company));
    }
    let row = |(modality, minutes): &(Modality, u32)| {
        vec![capital(&words.modality(modality)), words.duration(*minutes)]
    };
    let rows = totals.by_modality.iter().map(row).collect();
    maker.table("export-by-modality", &["field-activity-modality", "field-activity-minutes"], rows);
    maker.fact("field-path-group_size", group(view));
    if totals.minutes > 0 {
        maker.note(&Message::new("export-timetable"));
    }
}

/// The size of a group in words; empty where the path does not say.
pub(in super::super) fn group(view: &View) -> String {
    let words = view.path.group_size.as_ref().and_then(|size| size.words());
    words.map_or_else(String::new, |words| view.lang.text(&words))
}

/// How it is delivered, in a few words: LHEO's three manners, then AFEST and periods in a company.
pub(in super::super) fn manner(view: &View) -> String {
    let minutes = |modality: Modality| {
        view.totals
            .by_modality
            .iter()
            .find(|(found, _)| *found == modality)
            .map_or(0, |(_, minutes)| *minutes)
    };
    let elsewhere = view.totals.company.saturating_add(view.totals.distance);
    let mut parts = Vec::new();
    match (view.totals.distance > 0, view.totals.minutes > elsewhere) {
        (true, true) => parts.push(view.lang.word("export-manner-mixed")),
        (true, false) => parts.push(view.lang.word("export-manner-distance")),
        (false, true) => parts.push(view.lang.word("export-manner-on-site")),
        (false, false) => {}
    }
    if minutes(Modality::Workplace) > 0 {
        parts.push(view.lang.word("export-manner-workplace"));
    }
    if minutes(Modality::Company) > 0 {
        parts.push(view.lang.word("export-manner-company"));
    }
    capital(&parts.join(", "))
}

/// 9. Modalité; distance activities with duration and assistance (D6313-3-1), AFEST (D6313-3-2).
pub(super) fn modality(maker: &mut Maker) {
    let (view, words, audience) = (maker.view, maker.words, maker.audience);
    maker.fact("export-summary-modality", manner(view));
    let rows = |wanted: fn(&Modality) -> bool| {
        let mut rows = Vec::new();
        for module in &view.modules {
            for step in module.module.activities.iter().filter(|step| wanted(&step.modality)) {
                rows.push(vec![
                    title_for(view, module, audience),
                    step_title(words, step, audience),
                    words.modality(&step.modality),
                    activity_minutes(words, step),
                    step.assistance.clone(),
                ]);
            }
        }
        rows
    };
    let (distance, company) = (rows(is_distance), rows(is_company));
    let assessed = !distance.is_empty() || !company.is_empty();
    let columns = ["export-module", "export-activity", "field-activity-modality"];
    let head = |last: [&'static str; 2]| [&columns[..], &last[..]].concat();
    maker.table("export-distance", &head(["export-average-duration", "field-activity-assistance"]), distance);
    maker.table("export-workplace", &head(["field-activity-minutes", "export-tutor"]), company);
    // Sections are numbered otherwise for other readers.
    if assessed && audience == Audience::Centre {
        maker.note(&Message::new("export-assessed-below"));
    }
}

/// 10. Modalités et délais d'accès, lieu.
pub(super) fn access(maker: &mut Maker) {
    let Some(access) = &maker.view.path.access else { return };
    maker.prose("field-access-terms", &access.terms);
    maker.fact("field-access-lead_time", &access.lead_time);
    maker.fact("field-access-place", &access.place);
}

/// 17. Tarif.
pub(super) fn price(maker: &mut Maker) {
    maker.fact("field-path-price", &maker.view.path.price);
}

/// 18. Accessibilité.
pub(super) fn accessibility(maker: &mut Maker) {
    let path = maker.view.path;
    maker.prose("", &path.accessibility);
    maker.fact("field-path-disability_contact", &path.disability_contact);
}
