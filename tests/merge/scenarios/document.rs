//! The document of fifty modules, and what people do to it.

use mille_parcours::model::{Modality, Module, Requirement, Stage, TrainingPath};

/// Fifty modules in five stages. In each stage all but the first and the last require the one before.
pub fn document() -> TrainingPath {
    let mut path = TrainingPath::new("reference-50", "Conseiller et vendre");
    path.language = "fr".into();
    path.licence = "CC-BY-SA-4.0".into();
    for number in 1..=50_u32 {
        let mut module = Module { title: format!("Module {number:02}"), ..Module::default() };
        module.summary = format!(
            "La séance {number} part d'un cas vécu. Le groupe cherche en binômes. Chacun repart avec une fiche."
        )
        .as_str()
        .into();
        module.minutes.insert(Modality::OnSite, 60 + 10 * (number % 3));
        module.keywords = [format!("thème {}", number % 7), "vente".to_owned()].into_iter().collect();
        if number % 10 > 1 {
            module.requires.insert(needs(number - 1));
        }
        path.modules.insert(id(number), module);
    }
    for stage in 0..5_u32 {
        let modules = (1..=10).map(|n| id(stage * 10 + n)).collect();
        path.stages.push(Stage {
            id: format!("s-{}", stage + 1),
            title: format!("Étape {}", stage + 1),
            modules,
            ..Stage::default()
        });
    }
    path
}

pub fn id(number: u32) -> String {
    format!("m{number:02}")
}

pub fn needs(number: u32) -> Requirement {
    Requirement { any_of: [id(number)].into_iter().collect(), ..Requirement::default() }
}

pub fn module(path: &mut TrainingPath, number: u32) -> &mut Module {
    path.modules.get_mut(&id(number)).expect("a module of the document")
}

pub fn title(path: &mut TrainingPath, number: u32) {
    module(path, number).title = format!("Module {number:02}, revu");
}

pub fn minutes(path: &mut TrainingPath, number: u32, minutes: u32) {
    module(path, number).minutes.insert(Modality::OnSite, minutes);
}

pub fn add(path: &mut TrainingPath, name: &str, stage: usize, at: usize) {
    let module = Module { title: format!("Nouveau : {name}"), ..Module::default() };
    path.modules.insert(name.into(), module);
    path.stages[stage].modules.insert(at, name.into());
}

pub fn delete(path: &mut TrainingPath, number: u32) {
    let gone = id(number);
    path.modules.remove(&gone);
    for stage in &mut path.stages {
        stage.modules.retain(|have| *have != gone);
    }
    for module in path.modules.values_mut() {
        module.requires.retain(|group| group.any_of.iter().all(|member| *member != gone));
    }
}

pub fn require(path: &mut TrainingPath, number: u32, other: u32) {
    module(path, number).requires.insert(needs(other));
}

pub fn word(path: &mut TrainingPath, number: u32, word: &str) {
    module(path, number).keywords.insert(word.into());
}

pub fn place(path: &mut TrainingPath, number: u32, stage: usize, at: usize) {
    let moved = id(number);
    for stage in &mut path.stages {
        stage.modules.retain(|have| *have != moved);
    }
    path.stages[stage].modules.insert(at, moved);
}

pub fn sentence(path: &mut TrainingPath, number: u32, old: &str, new: &str) {
    let text = module(path, number).summary.as_str().replace(old, new);
    module(path, number).summary = text.as_str().into();
}

pub fn rename(path: &mut TrainingPath, number: u32, new: &str) {
    let old = id(number);
    let mut module = path.modules.remove(&old).expect("a module of the document");
    module.was.insert(old.clone());
    path.modules.insert(new.into(), module);
    for stage in &mut path.stages {
        stage.modules.iter_mut().filter(|have| **have == old).for_each(|have| *have = new.into());
    }
    for module in path.modules.values_mut() {
        module.requires = module
            .requires
            .iter()
            .map(|group| {
                let mut group = group.clone();
                group.any_of = group
                    .any_of
                    .iter()
                    .map(|have| if *have == old { new.into() } else { have.clone() })
                    .collect();
                group
            })
            .collect();
    }
}

pub fn module_named<'a>(path: &'a mut TrainingPath, name: &str) -> &'a mut Module {
    path.modules.get_mut(name).expect("a module")
}

pub fn person(path: &mut TrainingPath, key: &str) {
    let contributor = mille_parcours::model::Contributor { name: key.into(), ..Default::default() };
    path.contributors.insert(key.into(), contributor);
}
