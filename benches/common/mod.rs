//! What the benches share: a path of any size, and times of two rivals taken in turn.
#![allow(dead_code)] // each bench uses its own part

use std::hint::black_box;
use std::time::{Duration, Instant};

use mille_parcours::model::{
    Contributor, Keyed, Level, Modality, Module, Outcome, Prose, Requirement, Role, Set, Stage, TrainingPath,
};

const SENTENCES: &[&str] = &[
    "Le module installe les gestes professionnels attendus dès la première semaine en entreprise.",
    "Les stagiaires analysent trois situations vécues, puis rédigent une fiche réflexe commune.",
    "L’évaluation s’appuie sur une mise en situation filmée et sur une grille partagée.",
    "Les écarts entre la procédure écrite et la pratique réelle nourrissent la discussion.",
    "Chaque participant repart avec un plan d’action daté, relu par son tuteur.",
];

/// A path of `count` modules of about 1.8 KB each, in French.
pub fn path(count: usize) -> TrainingPath {
    let id = |n: usize| format!("module-{n:05}-k7m2");
    let mut modules = Keyed::default();
    for n in 0..count {
        let prose: Vec<&str> = (0..7).map(|k| SENTENCES[(n + k * 3) % SENTENCES.len()]).collect();
        let outcomes = (1..=3).map(|k| {
            let text = format!("Analyser la situation {n} et proposer une réponse adaptée au client ({k})");
            let competencies = [format!("bc01-c{k}")].into_iter().collect();
            (format!("o{k}"), Outcome { text, level: Level::Analyse, competencies, ..Outcome::default() })
        });
        let requires: Set<Requirement> = (1..=2)
            .filter(|back| n >= back * 3)
            .map(|back| Requirement {
                any_of: [id(n - back * 3)].into_iter().collect(),
                ..Requirement::default()
            })
            .collect();
        let module = Module {
            title: format!("Accueillir, écouter et conseiller, séquence {n}"),
            code: format!("AC-{n:05}"),
            summary: Prose::new(&prose.join(" ")),
            outcomes: outcomes.collect(),
            requires,
            minutes: [(Modality::OnSite, 210 + (n as u32 % 5) * 30), (Modality::SelfPaced, 60)]
                .into_iter()
                .collect(),
            methods: ["étude de cas", "jeu de rôle", "débriefing"].map(String::from).into_iter().collect(),
            keywords: ["accueil", "écoute", "relation client"].map(String::from).into_iter().collect(),
            licence: "CC-BY-SA-4.0".into(),
            contributors: [(
                "cci-nord/a-martin".to_owned(),
                Contributor {
                    name: "A. Martin".into(),
                    centre: "cci-nord".into(),
                    roles: [Role::Author].into_iter().collect(),
                    ..Contributor::default()
                },
            )]
            .into_iter()
            .collect(),
            ..Module::default()
        };
        modules.insert(id(n), module);
    }
    let stages = (0..count.div_ceil(20)).map(|s| Stage {
        id: format!("s-{s:04}"),
        title: format!("Étape {s}"),
        modules: (s * 20..count.min(s * 20 + 20)).map(id).collect(),
        ..Stage::default()
    });
    TrainingPath {
        language: "fr".into(),
        stages: stages.collect(),
        modules,
        ..TrainingPath::new("grand-parcours-k7m2", "Un grand parcours")
    }
}

/// The median times of two rivals that take turns, after a warm-up.
pub fn duel<A, B>(
    runs: usize,
    mut ours: impl FnMut() -> A,
    mut theirs: impl FnMut() -> B,
) -> (Duration, Duration) {
    let mut times = (Vec::new(), Vec::new());
    for run in 0..=runs {
        let start = Instant::now();
        let kept = black_box(ours());
        let first = start.elapsed();
        drop(kept);
        let start = Instant::now();
        let kept = black_box(theirs());
        let second = start.elapsed();
        drop(kept);
        if run > 0 {
            times.0.push(first);
            times.1.push(second);
        }
    }
    times.0.sort();
    times.1.sort();
    (times.0[runs / 2], times.1[runs / 2])
}

/// One row: who, their times, the ratio, and the most it may be.
pub fn row(name: &str, ours: Duration, theirs: Duration, gate: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    let verdict = if ratio <= gate { "holds" } else { "MISSED" };
    println!(
        "{name:<34} {:>10.3} ms {:>10.3} ms   ratio {ratio:.3}   at most {gate:.3}: {verdict}",
        ours.as_secs_f64() * 1e3,
        theirs.as_secs_f64() * 1e3
    );
}
