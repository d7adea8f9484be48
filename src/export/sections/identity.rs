//! Sections 1 to 4: who offers it, what it is called, what it leads to.

use crate::i18n::date;
use crate::model::{Message, Register, Status};

use super::super::audience::Audience;
use super::super::card;
use super::super::outline::{OutlineItem, capital, dotted};
use super::Maker;

/// 1. Organisme.
pub(super) fn organisation(maker: &mut Maker) {
    let path = maker.view.path;
    if let Some(body) = &path.organisation {
        maker.fact("export-organisation", &body.name);
        if maker.audience.is_centre() {
            maker.fact("field-organisation-centre", &body.centre);
        }
        // The law wants it said that registration is not approval by the State (L6352-12).
        if !body.nda.is_empty() {
            let nda = Message::new("export-nda").with("nda", body.nda.as_str());
            let nda = maker.words.text(&nda);
            maker.fact("field-organisation-nda", nda);
        }
        maker.fact("field-organisation-siret", &body.siret);
    }
    maker.fact("field-path-disability_contact", &path.disability_contact);
}

/// 2. Intitulé, référence, version, date de mise à jour.
pub(super) fn title(maker: &mut Maker) {
    let (path, lang) = (maker.view.path, maker.view.lang);
    maker.fact("field-path-title", &path.title);
    maker.fact("field-path-code", &path.code);
    if maker.audience.is_centre() {
        maker.fact("field-path-id", &path.id);
    }
    maker.fact("field-path-version", &path.version);
    maker.fact("field-path-updated", date(lang, &path.updated));
    let status = maker.words.symbol(&Status::SYMBOLS, path.status.name());
    maker.fact("field-path-status", capital(&status));
    if let Some(codes) = &path.classification {
        maker.fact("field-classification-formacode", codes.formacode.join(", "));
        maker.fact("field-classification-nsf", codes.nsf.join(", "));
        maker.fact("field-classification-rome", codes.rome.join(", "));
    }
}

/// 3. Objectif professionnel, objectifs opérationnels et évaluables.
pub(super) fn goals(maker: &mut Maker) {
    let view = maker.view;
    maker.prose("field-path-goal", &view.path.goal);
    if matches!(maker.audience, Audience::Learner | Audience::Leaflet) {
        return;
    }
    maker.prose("field-path-context", &view.path.context);
    // The cards of a funder's programme say them beside what assesses them.
    if maker.audience == Audience::Funder {
        return;
    }
    let outcomes = view.modules.iter().flat_map(|module| module.module.outcomes.values());
    maker.list("export-outcomes", outcomes.map(|outcome| OutlineItem::new(&outcome.text)));
}

/// 4. Compétences visées, certification.
pub(super) fn competencies(maker: &mut Maker) {
    let (path, view, audience) = (maker.view.path, maker.view, maker.audience);
    let block = |code: &str| {
        let title = path.certification.as_ref().and_then(|found| found.blocks.get(code));
        dotted([code.to_owned(), title.cloned().unwrap_or_default()])
    };
    let row = |(id, _): (&String, &crate::model::Competency)| {
        let competency = path.competencies.get(id).cloned().unwrap_or_default();
        vec![
            card::competency(view, id, audience),
            competency.label,
            block(&competency.block),
            competency.referential,
        ]
    };
    if maker.audience == Audience::Learner {
        let said = path.competencies.values().map(|found| OutlineItem::new(&found.label).note(&found.code));
        maker.list("", said);
    }
    let whole = maker.audience != Audience::Learner;
    let rows = path.competencies.iter().filter(|_| whole).map(row).collect();
    let head = [
        "field-competency-code",
        "field-competency-label",
        "field-competency-block",
        "field-competency-referential",
    ];
    maker.table("export-competencies", &head, rows);
    let Some(certification) = &path.certification else {
        // A path that says nothing yet does not say this either.
        if !maker.view.modules.is_empty() {
            maker.note(&Message::new("export-no-certification"));
        }
        return;
    };
    let register = maker.words.symbol(&Register::SYMBOLS, certification.register.name());
    maker.fact("field-certification-title", &certification.title);
    maker.fact("field-certification-register", capital(&register));
    maker.fact("field-certification-code", &certification.code);
    maker.fact("field-certification-certifier", &certification.certifier);
    let blocks = certification.blocks.iter();
    maker.list("field-certification-blocks", blocks.map(|(code, title)| OutlineItem::new(title).note(code)));
}
