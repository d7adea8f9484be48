//! P16 and P18: names mean nothing but identity, and what has nothing to do with a merge changes nothing.

use mille_parcours::merge;
use mille_parcours::model::{Module, TrainingPath};
use proptest::prelude::*;

use super::{Three, config, hold, numbers, three};
use crate::catalogue::{difference, settled};

/// The path with another name for every module.
fn renamed(path: &TrainingPath, name: &dyn Fn(&str) -> String) -> TrainingPath {
    let mut path = path.clone();
    for stage in &mut path.stages {
        stage.modules.iter_mut().for_each(|id| *id = name(id));
    }
    path.modules = path
        .modules
        .iter()
        .map(|(id, module)| {
            let mut module = module.clone();
            module.was = module.was.iter().map(|id| name(id)).collect();
            module.requires = module
                .requires
                .iter()
                .map(|group| {
                    let mut group = group.clone();
                    group.any_of = group.any_of.iter().map(|id| name(id)).collect();
                    group
                })
                .collect();
            (name(id), module)
        })
        .collect();
    path
}

fn each(of: &Three, change: &dyn Fn(&TrainingPath) -> TrainingPath) -> Three {
    Three { base: change(&of.base), left: change(&of.left), right: change(&of.right) }
}

/// What is asked and noted, without places.
fn kinds(of: &Three) -> (Vec<String>, Vec<&'static str>) {
    let merged = of.merged();
    let mut asked: Vec<String> = merge::questions(&merged.file).into_iter().map(|q| q.kind).collect();
    let mut noted: Vec<&'static str> = merged.notes.iter().map(|note| note.kind).collect();
    asked.sort();
    noted.sort_unstable();
    (asked, noted)
}

proptest! {
    #![proptest_config(config())]

    /// P16: new names that keep their order change nothing; any new names change nothing where nothing had
    /// to be decided by name.
    #[test]
    fn names_mean_nothing(numbers in numbers()) {
        let of = three(&numbers);
        let plain = of.merged();
        let after = |id: &str| format!("m-{id}");
        let turned = |id: &str| id.chars().rev().collect::<String>();
        let clean = plain.is_clean() && plain.notes.is_empty();
        let mut ways: Vec<&dyn Fn(&str) -> String> = vec![&after];
        if clean {
            ways.push(&turned);
        }
        for name in ways {
            let other = each(&of, &|path| renamed(path, name));
            let (expected, found) = (settled(&renamed(&plain.file, name)), settled(&other.merged().file));
            hold(expected == found, "P16", &of, &difference(&expected, &found))?;
            hold(kinds(&of) == kinds(&other), "P16, kinds", &of, &format!("{:?} {:?}", kinds(&of), kinds(&other)))?;
        }
    }

    /// P18: a module that has to do with nothing changes nothing.
    #[test]
    fn what_is_unrelated_changes_nothing(numbers in numbers()) {
        let of = three(&numbers);
        let with = |path: &TrainingPath| {
            let mut path = path.clone();
            let module = Module { title: "Zone libre et sans rapport".into(), ..Module::default() };
            path.modules.insert("zz-libre".into(), module);
            path
        };
        let other = each(&of, &with);
        let (expected, found) = (settled(&with(&of.merged().file)), settled(&other.merged().file));
        hold(expected == found, "P18", &of, &difference(&expected, &found))?;
        hold(kinds(&of) == kinds(&other), "P18, kinds", &of, &format!("{:?} {:?}", kinds(&of), kinds(&other)))?;
    }
}
