//! What a reader is told, in French.

use super::super::*;
use super::{group, path};
use crate::i18n::Lang;
use crate::model::{
    Activity, Adaptation, Assessment, Competency, Contributor, Modality, Module, Outcome, RequirementKind,
    Stage, TrainingPath,
};

fn report(before: &TrainingPath, after: &TrainingPath) -> Report {
    Report::of(before.into(), after.into(), false).unwrap()
}

/// The lines after an edit: « heading | sign kind | words ».
fn told(base: &TrainingPath, edit: impl FnOnce(&mut TrainingPath)) -> Vec<String> {
    let mut other = base.clone();
    edit(&mut other);
    let report = report(base, &other);
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    report
        .lines()
        .map(|(section, line)| {
            let (title, words) = (Lang::Fr.text(&section.title), Lang::Fr.text(&line.message));
            plain(format!("{title} | {} | {words}", line.name()))
        })
        .collect()
}

fn effects(base: &TrainingPath, edit: impl FnOnce(&mut TrainingPath)) -> Vec<String> {
    let mut other = base.clone();
    edit(&mut other);
    let report = report(base, &other);
    let words = report.effects.iter().map(|effect| (effect.kind, Lang::Fr.text(&effect.message)));
    words
        .filter(|(kind, _)| !matches!(kind, EffectKind::FindingCame(..) | EffectKind::FindingWent(..)))
        .map(|(kind, text)| format!("{} | {}", kind.name(), text.replace(['\u{a0}', '\u{202f}'], " ")))
        .collect()
}

fn module<'a>(path: &'a mut TrainingPath, id: &str) -> &'a mut Module {
    path.modules.get_mut(id).unwrap()
}

#[test]
fn modules_come_go_and_move() {
    let found = told(&path(), |path| {
        let new = Module { minutes: [(Modality::OnSite, 210)].into_iter().collect(), ..Module::default() };
        path.modules.insert("n".into(), Module { title: "Neuf".into(), ..new });
        path.stages[1].modules.insert(0, "n".into());
        path.modules.remove("e");
        path.stages[1].modules.retain(|id| id != "e");
        path.stages[0].modules.rotate_left(1);
        path.stages[2].modules.clear();
        path.stages[1].modules.push("f".into());
        path.stages[2].modules.push("d".into());
        path.stages[1].modules.retain(|id| id != "d");
    });
    assert_eq!(
        found,
        [
            "Module « A » | module-moved | recule dans l’étape « one » : de la place 1 à la place 3",
            "Module « Neuf » | module-added | module ajouté : étape « two », 3 h 30",
            "Module « F » | module-moved | passe de l’étape « three » à l’étape « two »",
            "Module « D » | module-moved | passe de l’étape « two » à l’étape « three »",
            "Module « E » | module-removed | module supprimé : étape « two »",
        ]
    );
}

#[test]
fn a_stage_that_goes_lets_its_modules_go_elsewhere() {
    let found = told(&path(), |path| {
        path.stages.remove(2);
        path.stages[0].modules.push("f".into());
        path.stages.insert(0, Stage { id: "new".into(), title: "Neuve".into(), ..Stage::default() });
    });
    assert_eq!(
        found,
        [
            "Étapes | stage-removed | Étape « three » supprimée",
            "Étapes | stage-added | Étape « Neuve » ajoutée",
            "Module « F » | module-moved | passe de l’étape « three » à l’étape « one »",
        ]
    );
}

#[test]
fn another_id_that_is_recorded_is_one_module() {
    let mut base = path();
    module(&mut base, "c").requires = [group(&["b"], RequirementKind::Required, "")].into_iter().collect();
    let rename = |path: &mut TrainingPath| {
        let mut moved = path.modules.remove("b").unwrap();
        moved.was.insert("b".into());
        moved.title = "Bis".into();
        path.modules.insert("bb".into(), moved);
        path.stages[0].modules[1] = "bb".into();
        module(path, "c").requires = [group(&["bb"], RequirementKind::Required, "")].into_iter().collect();
    };
    assert_eq!(
        told(&base, rename),
        [
            "Module « Bis » | module-renamed | identifiant : b → bb",
            "Module « Bis » | field-changed | Intitulé du module : « B » → « Bis »",
        ]
    );
}

#[test]
fn what_comes_from_a_foreign_system_is_joined_by_a_guess_that_is_told() {
    let mut base = path();
    base.origin = Some(Box::default());
    base.origin.as_mut().unwrap().foreign = "42".into();
    module(&mut base, "a").code = "AC-1".into();
    let mut other = base.clone();
    for (old, new) in [("a", "x-1"), ("b", "x-2")] {
        let module = other.modules.remove(old).unwrap();
        other.modules.insert(new.into(), module);
    }
    other.stages[0].modules = ["x-1", "x-2", "c"].map(String::from).to_vec();
    let report = super::super::Report::of((&base).into(), (&other).into(), false).unwrap();
    let guesses: Vec<_> =
        report.guesses.iter().map(|guess| (guess.before.as_str(), guess.after.as_str(), guess.by)).collect();
    assert_eq!(guesses, [("a", "x-1", Likeness::Code), ("b", "x-2", Likeness::Title)]);
    assert_eq!(report.lines().count(), 2, "nothing but the two ids");
    // Without a foreign origin nothing is guessed, unless it is asked for.
    (base.origin, other.origin) = (None, None);
    let report = |guess| super::super::Report::of((&base).into(), (&other).into(), guess).unwrap();
    assert_eq!(report(false).guesses.len(), 0);
    assert_eq!(report(true).guesses.len(), 2);
}

#[test]
fn prerequisites_read_as_people_say_them() {
    let mut base = path();
    module(&mut base, "f").requires = [
        group(&["a"], RequirementKind::Required, "Parce que."),
        group(&["b"], RequirementKind::Recommended, ""),
        group(&["c", "d"], RequirementKind::Required, ""),
    ]
    .into_iter()
    .collect();
    let found = told(&base, |path| {
        module(path, "f").requires = [
            group(&["a"], RequirementKind::Recommended, "Autrement."),
            group(&["b"], RequirementKind::Required, ""),
            group(&["c", "e"], RequirementKind::Required, ""),
            group(&["inconnu"], RequirementKind::StrictCorequisite, ""),
        ]
        .into_iter()
        .collect();
    });
    assert_eq!(
        found,
        [
            "Module « F » | requirement-weakened | « A » : simple conseil à présent (requis → recommandé)",
            "Module « F » | requirement-changed | Prérequis « A » · Motif : « Parce que. » → « Autrement. »",
            "Module « F » | requirement-strengthened | « B » : exigé à présent (recommandé → requis)",
            "Module « F » | requirement-alternative-removed | n’accepte plus « D » à la place de « C » ou « E »",
            "Module « F » | requirement-alternative-added | accepte maintenant « E » à la place de « C » ou « D »",
            "Module « F » | requirement-added | demande maintenant inconnu (absent), dans la même période",
        ]
    );
    let found = told(&base, |path| module(path, "f").requires = crate::model::Set::default());
    assert_eq!(
        found,
        [
            "Module « F » | requirement-removed | ne demande plus « A »",
            "Module « F » | requirement-removed | ne conseille plus « B »",
            "Module « F » | requirement-removed | ne demande plus « C » ou « D »",
        ]
    );
}

#[test]
fn what_a_module_is_made_of_has_a_name() {
    let mut base = path();
    let outcome = |text: &str| Outcome { text: text.into(), ..Outcome::default() };
    module(&mut base, "a").outcomes.insert("o1".into(), outcome("Accueillir"));
    module(&mut base, "a").outcomes.insert("o2".into(), outcome("Conclure"));
    let step =
        |id: &str, minutes| Activity { id: id.into(), title: id.into(), minutes, ..Activity::default() };
    module(&mut base, "a").activities = vec![step("un", 60), step("deux", 30), step("trois", 0)];
    let found = told(&base, |path| {
        let module = module(path, "a");
        module.outcomes.get_mut("o1").unwrap().text = "Recevoir".into();
        module.outcomes.remove("o2");
        module.outcomes.insert("o3".into(), outcome("Relancer"));
        module.activities = vec![step("trois", 0), step("un", 90), step("deux", 30)];
        let assessment = Assessment { form: "Quiz".into(), ..Assessment::default() };
        module.assessments.insert("e1".into(), assessment);
        module.minutes.insert(Modality::OnSite, 150);
        module.keywords.insert("accueil".into());
    });
    assert_eq!(
        found,
        [
            "Module « A » | outcome-changed | Objectif « Recevoir » · Énoncé : « Accueillir » → « Recevoir »",
            "Module « A » | outcome-removed | Objectif « Conclure » supprimé",
            "Module « A » | outcome-added | Objectif « Relancer » ajouté",
            "Module « A » | activity-changed | Activité « un » · Durée : 1 h → 1 h 30",
            "Module « A » | activity-moved | Activité « trois » déplacée : de la place 3 à la place 1",
            "Module « A » | assessment-added | Évaluation « Quiz » ajoutée",
            "Module « A » | field-changed | Durée par modalité · présentiel : 2 h 30",
            "Module « A » | field-changed | Mots-clés : en plus, « accueil »",
        ]
    );
}

#[test]
fn what_the_path_says_of_itself_and_whom_it_credits() {
    let found = told(&path(), |path| {
        path.updated = "2026-11-23".into();
        path.contributors
            .insert("nord/a".into(), Contributor { name: "A. Martin".into(), ..Contributor::default() });
        path.competencies
            .insert("c1".into(), Competency { label: "Conseiller".into(), ..Competency::default() });
        path.adaptations
            .insert("x".into(), Adaptation { reason: "Public plus jeune.".into(), ..Adaptation::default() });
        path.entry_requirements.insert("Lire".into());
    });
    assert_eq!(
        found,
        [
            "Parcours « P » | field-changed | Mise à jour : 23 novembre 2026",
            "Parcours « P » | field-changed | Prérequis d’entrée : en plus, « Lire »",
            "Parcours « P » | contributor-added | Contributeur « A. Martin » ajouté",
            "Parcours « P » | adaptation-added | Adaptation « Public plus jeune. » ajoutée",
            "Parcours « P » | competency-added | Compétence « Conseiller » ajoutée",
        ]
    );
}

#[test]
fn an_item_that_was_reworded_is_one_change() {
    let mut base = path();
    base.notes.insert("Prévoir la salle des téléphones dès la rentrée.".into());
    base.notes.insert("Rien d’autre.".into());
    let mut other = base.clone();
    other.notes = ["Rien d’autre.", "Prévoir la grande salle des téléphones dès la rentrée."]
        .map(Into::into)
        .into_iter()
        .collect();
    let report = report(&base, &other);
    let (_, line) = report.lines().next().unwrap();
    assert_eq!((report.lines().count(), line.changes.len()), (1, 2));
    assert!(
        line.rows[0].iter().any(|piece| piece.mark == text::Mark::Added && piece.text.contains("grande"))
    );
}

#[test]
fn what_follows_is_told_in_hours_and_outcomes() {
    let mut base = path();
    module(&mut base, "a").minutes.insert(Modality::OnSite, 210);
    module(&mut base, "b").minutes.insert(Modality::OnSite, 60);
    module(&mut base, "b").requires = [group(&["a"], RequirementKind::Required, "")].into_iter().collect();
    module(&mut base, "a").outcomes.insert("o".into(), Outcome { text: "Agir".into(), ..Outcome::default() });
    let assessment = Assessment { outcomes: ["o".to_owned()].into_iter().collect(), ..Assessment::default() };
    module(&mut base, "a").assessments.insert("e".into(), assessment);
    let found = effects(&base, |path| {
        module(path, "a").minutes.insert(Modality::SelfPaced, 90);
        module(path, "a").assessments.remove("e");
        module(path, "c").minutes.insert(Modality::OnSite, 30);
        module(path, "c").requires = [group(&["b"], RequirementKind::Required, "")].into_iter().collect();
    });
    assert_eq!(
        found,
        [
            "hours | Durée totale : 4 h 30 → 6 h 30 (2 h de plus)",
            "hours-by-modality | dont présentiel : 4 h 30 → 5 h (30 min de plus)",
            "hours-by-modality | dont e-learning : 0 min → 1 h 30 (1 h 30 de plus)",
            "critical-path | Chemin critique : 4 h 30 → 6 h 30 (2 h de plus) ; il passe maintenant par « C »",
            "outcome-not-assessed | « A » : l’objectif « Agir » n’est plus évalué",
        ]
    );
}

#[test]
fn findings_come_and_go_by_place_and_not_by_number() {
    let mut base = path();
    let step = |id: &str| Activity { id: id.into(), modality: Modality::SelfPaced, ..Activity::default() };
    module(&mut base, "a").activities = vec![step("x")];
    let mut other = base.clone();
    module(&mut other, "a").activities = vec![step("y"), step("x")];
    let report = report(&base, &other);
    let about = |kind: &EffectKind| {
        matches!(kind, EffectKind::FindingCame(_, "A001") | EffectKind::FindingWent(_, "A001"))
    };
    assert_eq!(report.effects.iter().filter(|effect| about(&effect.kind)).count(), 1, "only that of « y »");
}

#[test]
fn every_thing_that_can_come_or_go_has_words() {
    use crate::model::shape::{Kind, Shape, Shaped};
    fn walk(shape: &'static Shape, found: &mut Vec<(&'static str, bool)>) {
        for field in shape.fields {
            let (inner, ordered) = match field.kind {
                Kind::Map(_, inner) => (inner, false),
                Kind::List(inner) => (inner, true),
                Kind::Record(shape) => {
                    walk(shape, found);
                    continue;
                }
                _ => continue,
            };
            let Kind::Record(inner) = inner else { continue };
            if inner.index("id").is_some() || !ordered {
                found.push((inner.label, ordered));
            }
            walk(inner, found);
        }
    }
    let mut found = Vec::new();
    let shapes = [
        TrainingPath::SHAPE,
        crate::model::ModuleFile::SHAPE,
        crate::model::Card::SHAPE,
        crate::model::Charter::SHAPE,
    ];
    for shape in shapes {
        walk(shape, &mut found);
        let words = [format!("diff-the-{}", shape.label), format!("diff-word-{}", shape.label)];
        assert!(words.iter().all(|key| Lang::Fr.lookup(key, &[]).is_some()), "{words:?}");
    }
    assert!(found.len() > 12, "{found:?}");
    for (label, ordered) in found {
        let deeds = [Deed::Added, Deed::Removed, Deed::Moved];
        let wanted = deeds.iter().filter(|deed| **deed != Deed::Moved || ordered && label != "module");
        for key in
            wanted.map(|deed| format!("diff-{label}-{}", deed.name())).chain([format!("diff-the-{label}")])
        {
            assert!(Lang::Fr.lookup(&key, &[]).is_some(), "no words for {key}");
        }
    }
}
