//! One case a rule: a change to a sound path that triggers it, and one that is near and does not.

use super::*;
use crate::model::Conflict;
use crate::model::path::Competency;
use crate::model::trivia::{Anchor, Unknown};
use crate::model::{
    Adaptation, Certification, GroupSize, Means, ModuleKind, Organisation, Origin, Register, Resource,
};

/// A code, a change that triggers its rule, a near miss.
pub(crate) type Case = (&'static str, fn(&mut TrainingPath), fn(&mut TrainingPath));

fn certify<'a>(path: &'a mut TrainingPath, register: Register, code: &str) -> &'a mut Certification {
    let certification = Certification { register, code: code.into(), ..Certification::default() };
    path.certification.insert(Box::new(certification))
}

fn taken(path: &mut TrainingPath, licence: &str, is_adapted: bool) {
    let module = bases(path);
    module.origin = Some(Box::new(Origin { licence: licence.into(), ..Origin::default() }));
    if is_adapted {
        let reason = Prose::new("Un autre public.");
        module.adaptations = keyed("a1", Adaptation { reason, ..Adaptation::default() });
    }
}

fn activities(path: &mut TrainingPath, steps: Vec<Activity>) {
    let module = bases(path);
    module.minutes = Keyed::default();
    module.activities = steps;
}

fn competency(path: &mut TrainingPath, block: &str) {
    let line = Competency { label: "Conseiller".into(), block: block.into(), ..Competency::default() };
    path.competencies = keyed("c1", line);
    bases(path).outcomes.get_mut("o1").unwrap().competencies = set(["c1"]);
}

fn resource(path: &mut TrainingPath, author: &str, url: &str) {
    bases(path).resources = keyed(
        "r1",
        Resource {
            title: "Guide".into(),
            url: url.into(),
            author: author.into(),
            licence: "CC-BY-4.0".into(),
            ..Resource::default()
        },
    );
}

fn keywords(path: &mut TrainingPath, first: &str, second: &str) {
    add(path, "suite-4d4d", "La suite", []);
    bases(path).keywords = set([first]);
    path.modules.get_mut("suite-4d4d").unwrap().keywords = set([second]);
}

fn outcome(path: &mut TrainingPath, text: &str) {
    bases(path).outcomes.get_mut("o1").unwrap().text = text.into();
}

/// A path of two stages, « la suite » in the second one.
fn two_stages(path: &mut TrainingPath) {
    add(path, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
    path.stages = vec![stage("s1", &["bases-3f8k"]), stage("s2", &["suite-4d4d"])];
}

pub(crate) const CASES: &[Case] = &[
    ("I001", |p| add(p, "Négocier", "N", []), |p| add(p, "negocier", "N", [])),
    ("I002", |p| add(p, "bases3f8k", "N", []), |p| add(p, "bases-3f9k", "N", [])),
    ("I003", |p| bases(p).title = " ".into(), |p| bases(p).summary = Prose::default()),
    (
        "I004",
        |p| add(p, "autre", "LES BASES de la vente", []),
        |p| add(p, "autre", "Les bases de la vente 2", []),
    ),
    (
        "I005",
        |p| p.stages = vec![stage("s1", &["bases-3f8k"]), stage("s1", &[])],
        |p| p.stages = vec![stage("s1", &["bases-3f8k"]), stage("s2", &[])],
    ),
    (
        "I006",
        |p| {
            add(p, "suite-4d4d", "La suite", []);
            bases(p).was = set(["suite-4d4d"]);
        },
        |p| bases(p).was = set(["suite-4d4d"]),
    ),
    (
        "R001",
        |p| bases(p).requires = [group(["basses-3f8k"])].into_iter().collect(),
        |p| {
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
        },
    ),
    ("R002", |p| bases(p).outcomes.get_mut("o1").unwrap().competencies = set(["c1"]), |p| competency(p, "")),
    ("R003", |p| bases(p).assessments.get_mut("e1").unwrap().outcomes = set(["o1", "o2"]), |_| {}),
    (
        "R004",
        |p| activities(p, vec![Activity { resources: set(["r1"]), ..activity(Modality::OnSite) }]),
        |p| {
            resource(p, "A. Martin", "");
            activities(p, vec![Activity { resources: set(["r1"]), ..activity(Modality::OnSite) }]);
        },
    ),
    (
        "R005",
        |p| {
            competency(p, "RNCP37274BC02");
            certify(p, Register::Rncp, "RNCP37274").blocks = keyed("RNCP37274BC01", "Vendre".to_owned());
        },
        |p| {
            competency(p, "RNCP37274BC01");
            certify(p, Register::Rncp, "RNCP37274").blocks = keyed("RNCP37274BC01", "Vendre".to_owned());
        },
    ),
    (
        "R006",
        |p| {
            add(p, "autre", "Une autre voie", []);
            add(p, "suite-4d4d", "La suite", [group(["autre", "nulle-part"])]);
        },
        |p| {
            add(p, "autre", "Une autre voie", []);
            add(p, "suite-4d4d", "La suite", [group(["autre", "bases-3f8k"])]);
        },
    ),
    (
        "P001",
        |p| bases(p).requires = [group(["bases-3f8k"])].into_iter().collect(),
        |p| {
            bases(p).requires =
                [group_of(["bases-3f8k"], RequirementKind::Recommended)].into_iter().collect();
        },
    ),
    (
        "P002",
        |p| {
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
            bases(p).requires =
                [group_of(["suite-4d4d"], RequirementKind::Corequisite)].into_iter().collect();
        },
        |p| {
            // The circle leaves another way, so it blocks nobody.
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
            add(p, "autre", "Une autre voie", []);
            bases(p).requires = [group(["autre", "suite-4d4d"])].into_iter().collect();
        },
    ),
    (
        "P003",
        |p| {
            bases(p).requires = [Requirement::default()].into_iter().collect();
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
        },
        |p| {
            bases(p).requires = [Requirement::default()].into_iter().collect();
            add(p, "suite-4d4d", "La suite", [group_of(["bases-3f8k"], RequirementKind::Recommended)]);
        },
    ),
    (
        "P004",
        |p| {
            add(p, "suite-4d4d", "La suite", [group_of(["bases-3f8k"], RequirementKind::Corequisite)]);
            bases(p).requires =
                [group_of(["suite-4d4d"], RequirementKind::Corequisite)].into_iter().collect();
        },
        |p| add(p, "suite-4d4d", "La suite", [group_of(["bases-3f8k"], RequirementKind::Corequisite)]),
    ),
    (
        "P005",
        |p| bases(p).requires = [Requirement::default()].into_iter().collect(),
        |p| {
            let knowledge = Requirement { knowledge: "Tableur".into(), ..Requirement::default() };
            bases(p).requires = [knowledge].into_iter().collect();
        },
    ),
    (
        "P006",
        |p| {
            let kind = RequirementKind::Corequisite;
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"]), group_of(["bases-3f8k"], kind)]);
        },
        |p| {
            add(p, "autre", "Autre", []);
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"]), group(["autre", "bases-3f8k"])]);
        },
    ),
    (
        "P007",
        |p| {
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
            add(p, "troisieme", "Troisième", [group(["bases-3f8k"]), group(["suite-4d4d"])]);
        },
        |p| {
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
            add(p, "troisieme", "Troisième", [group(["suite-4d4d"])]);
        },
    ),
    (
        "P008",
        |p| {
            bases(p).kind = ModuleKind::Optional;
            add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]);
        },
        |p| {
            bases(p).kind = ModuleKind::Optional;
            add(p, "autre", "Autre", []);
            add(p, "suite-4d4d", "La suite", [group(["autre", "bases-3f8k"])]);
        },
    ),
    (
        "S001",
        |p| {
            two_stages(p);
            p.stages[1].modules.push("bases-3f8k".into());
        },
        two_stages,
    ),
    ("S002", |p| p.stages = vec![stage("s1", &[])], |p| p.stages = Vec::new()),
    ("S003", |p| p.stages = vec![stage("s1", &["bases-3f8k", "bases-3f9k"])], two_stages),
    ("S004", |p| p.stages = vec![stage("s1", &["bases-3f8k"]), stage("s2", &[])], two_stages),
    (
        "S005",
        |p| {
            two_stages(p);
            p.stages.reverse();
        },
        |p| {
            two_stages(p);
            p.stages.reverse();
            let kind = RequirementKind::Recommended;
            add(p, "suite-4d4d", "La suite", [group_of(["bases-3f8k"], kind)]);
        },
    ),
    ("D001", |p| bases(p).minutes = Keyed::default(), |p| activities(p, vec![activity(Modality::OnSite)])),
    (
        "D002",
        |p| bases(p).activities = vec![activity(Modality::OnSite)],
        |p| {
            // 420 minutes lie within the range.
            let range = Activity { minutes: 400, minutes_max: 440, ..activity(Modality::OnSite) };
            bases(p).activities = vec![range];
        },
    ),
    (
        "D003",
        |p| activities(p, vec![Activity { minutes_max: 30, ..activity(Modality::OnSite) }]),
        |p| activities(p, vec![Activity { minutes_max: 60, ..activity(Modality::OnSite) }]),
    ),
    (
        "D004",
        |p| *bases(p).minutes.get_mut("OnSite").unwrap() = 120_001,
        |p| *bases(p).minutes.get_mut("OnSite").unwrap() = 120_000,
    ),
    (
        "D005",
        |p| p.group_size = Some(Box::new(GroupSize { min: 12, max: 4, ..GroupSize::default() })),
        |p| p.group_size = Some(Box::new(GroupSize { min: 4, max: 0, ..GroupSize::default() })),
    ),
    ("O001", |p| outcome(p, "Comprendre le client"), |p| outcome(p, "Être capable d’accueillir un client")),
    (
        "O002",
        |p| bases(p).assessments = Keyed::default(),
        |p| bases(p).assessments.get_mut("e1").unwrap().form = String::new(),
    ),
    (
        "O003",
        |p| bases(p).assessments.get_mut("e1").unwrap().outcomes = Set::default(),
        |p| bases(p).assessments.get_mut("e1").unwrap().form = String::new(),
    ),
    ("O004", |p| bases(p).outcomes = Keyed::default(), |_| {}),
    (
        "O005",
        |p| {
            competency(p, "");
            bases(p).outcomes.get_mut("o1").unwrap().competencies = Set::default();
        },
        |p| competency(p, ""),
    ),
    ("O006", |p| p.goal = Prose::default(), |p| p.goal = Prose::new("Vendre.")),
    (
        "A001",
        |p| activities(p, vec![activity(Modality::SelfPaced)]),
        |p| {
            let assistance = "Tuteur en ligne, sous 48 h".into();
            activities(p, vec![Activity { assistance, ..activity(Modality::SelfPaced) }]);
        },
    ),
    (
        "A002",
        |p| activities(p, vec![Activity { minutes: 0, ..activity(Modality::RemoteLive) }]),
        |p| activities(p, vec![Activity { minutes: 0, ..activity(Modality::OnSite) }]),
    ),
    (
        "A003",
        |p| activities(p, vec![activity(Modality::Workplace)]),
        |p| {
            let assistance = "B. Durand, tuteur".into();
            activities(p, vec![Activity { assistance, ..activity(Modality::Workplace) }]);
        },
    ),
    (
        "A004",
        |p| {
            activities(p, vec![activity(Modality::Workplace)]);
            bases(p).assessments = Keyed::default();
        },
        |p| activities(p, vec![activity(Modality::Workplace)]),
    ),
    (
        "A005",
        |p| activities(p, vec![activity(Modality::Workplace)]),
        |p| {
            let reflection = Activity { id: "a2".into(), ..activity(Modality::OnSite) };
            activities(p, vec![activity(Modality::Workplace), reflection]);
        },
    ),
    (
        "C001",
        |p| p.adaptations = keyed("a1", Adaptation::default()),
        |p| {
            let reason = Prose::new("Public plus jeune.");
            p.adaptations = keyed("a1", Adaptation { reason, ..Adaptation::default() });
        },
    ),
    ("C002", |p| resource(p, "", "https://example.org/guide"), |p| resource(p, "", "")),
    ("C003", |p| p.licence = String::new(), |p| p.licence = "CC0-1.0".into()),
    ("C004", |p| p.licence = "CC-BY-SB-4.0".into(), |p| p.licence = "CC-BY-SA-3.0-IGO".into()),
    ("C005", |p| taken(p, "CC-BY-NC-4.0", true), |p| taken(p, "CC-BY-4.0", true)),
    ("C006", |p| taken(p, "CC-BY-ND-4.0", false), |p| taken(p, "CC-BY-SA-3.0", false)),
    ("C007", |p| p.contributors = Keyed::default(), |_| {}),
    ("C008", |p| p.updated = String::new(), |p| p.updated = "2026-01-01".into()),
    ("V001", |p| p.updated = "2026-02-30".into(), |p| p.updated = "2028-02-29".into()),
    (
        "V002",
        |p| resource(p, "A. Martin", "javascript:alert(1)"),
        |p| resource(p, "A. Martin", "supports/guide.pdf"),
    ),
    ("V003", |p| p.language = "français".into(), |p| p.language = "pt-BR".into()),
    (
        "V004",
        |p| p.organisation.as_mut().unwrap().siret = "1234567890123".into(),
        |p| p.organisation.as_mut().unwrap().siret = "123 456 789 01234".into(),
    ),
    (
        "V005",
        |p| {
            certify(p, Register::Rs, "RS5616").blocks = keyed("BC01", "Vendre".to_owned());
        },
        |p| certify(p, Register::Rs, "RS5616").title = "Anglais".into(),
    ),
    ("T001", |p| p.title = "Vendre\u{1b}]52;c;x\u{7}".into(), |p| p.goal = Prose::new("- un\n- deux")),
    ("T002", |p| bases(p).title = "Vendre\u{202e}".into(), |p| bases(p).title = "Vendre\u{202f}!".into()),
    ("T003", |p| bases(p).title = "Ven\u{200b}dre".into(), |p| bases(p).title = "👩\u{200d}🏫".into()),
    ("T004", |p| keywords(p, "e-learning", "E-Learning"), |p| keywords(p, "vente", "ventes")),
    (
        "N001",
        |p| p.trivia.comments_mut(Anchor::Whole).before.push("// à relire".into()),
        |p| p.notes = [Prose::new("// à relire")].into_iter().collect(),
    ),
    ("N002", |p| bases(p).trivia.keep_unknown(Unknown { name: "titel".into(), raw: "\"x\"".into() }), |_| {}),
    ("N003", |p| bases(p).kind = ModuleKind::named("Blended"), |p| bases(p).kind = ModuleKind::Tailored),
    (
        "N004",
        |p| p.conflicts = keyed("q1", Conflict { kind: "both-changed".into(), ..Conflict::default() }),
        |_| {},
    ),
    ("Q001", |p| p.price = " ".into(), |p| p.price = "Gratuit".into()),
    (
        "Q002",
        |p| p.means = Some(Box::new(Means { teaching: Prose::new("Ateliers"), ..Means::default() })),
        |p| p.means.as_mut().unwrap().technical = Prose::new("Aucun"),
    ),
    ("Q003", |p| bases(p).methods = Set::default(), |p| bases(p).methods = set(["Cours"])),
    ("Q004", |p| bases(p).outcomes = Keyed::default(), |p| add(p, "suite-4d4d", "La suite", [])),
    ("Q005", |p| p.updated = "2025-11-22".into(), |p| p.updated = "2025-11-23".into()),
    ("L001", |p| p.title = "x".repeat(256), |p| p.title = "é".repeat(255)),
    (
        "L002",
        |p| p.organisation = Some(Box::new(Organisation { name: " ".into(), ..Organisation::default() })),
        |p| p.organisation.as_mut().unwrap().centre = String::new(),
    ),
    (
        "L003",
        |p| add(p, "suite-4d4d", "La suite", [group_of(["bases-3f8k"], RequirementKind::Corequisite)]),
        |p| add(p, "suite-4d4d", "La suite", [group(["bases-3f8k"])]),
    ),
];
