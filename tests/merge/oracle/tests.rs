//! The judge is judged: mergers that lose, invent or break something are caught.

use std::collections::BTreeSet;

use mille_parcours::model::{Requirement, TrainingPath};

use super::laws::{Breach, new_breaches};
use super::loss::losses;
use super::{Facts, Names, Said, facts, invention};
use crate::common::generate::Random;
use crate::random::{base, play};

fn facts_of(versions: [&TrainingPath; 4]) -> [Facts; 4] {
    let names = Names::of(&versions);
    versions.map(|path| facts::of_path(path, &names))
}

fn lost(
    base: &TrainingPath,
    left: &TrainingPath,
    right: &TrainingPath,
    merged: &TrainingPath,
) -> Vec<String> {
    let [b, l, r, m] = facts_of([base, left, right, merged]);
    losses(&b, &l, &r, &m, &Said::default())
}

/// A few edits by number.
fn edits(random: &mut Random, most: usize) -> Vec<u64> {
    (0..=random.below(most)).map(|_| random.next()).collect()
}

#[test]
fn a_result_that_has_everything_of_one_side_loses_nothing() {
    for seed in 0..300 {
        let mut random = Random(seed);
        let base = base(random.next());
        let left = play(&base, &edits(&mut random, 4));
        for merged in [
            lost(&base, &left, &base, &left),
            lost(&base, &base, &left, &left),
            lost(&base, &left, &left, &left),
        ] {
            assert_eq!(merged, Vec::<String>::new(), "seed {seed}");
        }
    }
}

#[test]
fn a_merger_that_forgets_one_edit_is_caught() {
    let mut caught = 0;
    let mut seen = 0;
    for seed in 0..300 {
        let mut random = Random(seed);
        let base = base(random.next());
        let deeds = edits(&mut random, 4);
        let left = play(&base, &deeds);
        for at in 0..deeds.len() {
            let mut fewer = deeds.clone();
            fewer.remove(at);
            let merged = play(&base, &fewer);
            let [_, l, _, m] = facts_of([&base, &left, &base, &merged]);
            if l != m {
                seen += 1;
                caught += usize::from(!lost(&base, &left, &base, &merged).is_empty());
            }
        }
    }
    // What is not caught: the order of words inside a text, and of what stands beside an untouched
    // neighbour; both are judged by the fixtures.
    assert!(seen > 300, "{seen}");
    assert!(caught * 100 >= seen * 97, "{caught} of {seen}");
}

#[test]
fn a_merger_that_takes_one_side_is_caught() {
    for (left, right) in [(&[1_u64, 3][..], &[5_u64][..]), (&[7], &[9]), (&[13], &[3])] {
        let base = base(7);
        let (left, right) = (play(&base, left), play(&base, right));
        if left != right && left != base {
            assert!(!lost(&base, &left, &right, &right).is_empty());
        }
    }
}

#[test]
fn what_is_said_excuses_its_own_place_only() {
    let base = base(3);
    let id = base.modules.keys().next().expect("a module").clone();
    let mut left = base.clone();
    left.modules.get_mut(&id).expect("it").title = "Tout autre titre".into();
    let [b, l, r, m] = facts_of([&base, &left, &base, &base]);
    let said = |place: &[&str]| Said {
        places: BTreeSet::from([place.iter().map(|part| (*part).to_owned()).collect()]),
        ..Said::default()
    };
    assert_eq!(losses(&b, &l, &r, &m, &said(&["modules", &id, "title"])), Vec::<String>::new());
    assert_eq!(losses(&b, &l, &r, &m, &said(&["modules", &id, "summary"])).len(), 1);
    assert_eq!(losses(&b, &l, &r, &m, &said(&["title"])).len(), 1);
    assert_eq!(losses(&b, &l, &r, &m, &said(&[])).len(), 1, "a note about nothing excuses nothing");
}

#[test]
fn what_nobody_wrote_is_an_invention() {
    let base = base(3);
    let mut merged = base.clone();
    merged.title = "Personne n'a écrit cela".into();
    merged.goal = "Inventé de toutes pièces.".into();
    let [b, l, r, m] = facts_of([&base, &base, &base, &merged]);
    assert_eq!(invention::inventions(&[&b, &l, &r], &m).len(), 1 + 4);
    assert_eq!(invention::inventions(&[&b, &l, &m], &m), Vec::<String>::new());
}

/// A path of modules that require others: `a: b c` means a requires b and c.
fn graph(lines: &[&str]) -> TrainingPath {
    let mut path = TrainingPath::new("p", "P");
    for line in lines {
        let (id, members) = line.split_once(':').expect("a colon");
        let mut module = mille_parcours::model::Module::default();
        for group in members.split_whitespace() {
            let any_of = group.split('|').map(str::to_owned).collect();
            module.requires.insert(Requirement { any_of, ..Requirement::default() });
        }
        path.modules.insert(id.into(), module);
    }
    path
}

#[test]
fn breaches_of_the_union_are_told_from_those_of_a_side() {
    let none = Names::default();
    let judge = |left: &[&str], right: &[&str], merged: &[&str]| {
        new_breaches(&graph(left), &graph(right), &graph(merged), &none)
    };
    let circle = |ids: &[&str]| vec![Breach::Circle(ids.iter().map(|id| (*id).to_owned()).collect())];
    assert_eq!(judge(&["a: b", "b:"], &["a:", "b: a"], &["a: b", "b: a"]), circle(&["a", "b"]));
    assert_eq!(judge(&["a: b", "b: a"], &["a:", "b:"], &["a: b", "b: a"]), []);
    assert_eq!(
        judge(&["a:"], &["b: c", "c:"], &["b: c"]),
        [Breach::Dangling("b requires".into(), "c".into())]
    );
    assert_eq!(judge(&["b: c"], &["b:"], &["b: c"]), []);
    // One way out is enough.
    assert_eq!(judge(&["a: b|c", "b:", "c:"], &["a:", "b: a", "c:"], &["a: b|c", "b: a", "c:"]), []);
    // What stands behind a circle is not in it.
    assert_eq!(judge(&["a: b", "b: a", "c:"], &["a:", "b:", "c: a"], &["a: b", "b: a", "c: a"]), []);
}

#[test]
fn a_group_that_went_is_gone_although_another_one_names_the_same_module() {
    let (base, left) = (graph(&["a:", "b:", "c: a b"]), graph(&["a:", "b:", "c: a"]));
    let right = graph(&["a:", "b:", "c: a|b b"]);
    let judge = |merged: &str| lost(&base, &left, &right, &graph(&["a:", "b:", merged]));
    assert_eq!(judge("c: a|b"), Vec::<String>::new());
    // Who takes one side, or puts the group elsewhere, is caught all the same.
    for merged in ["c: a|b b", "c: a b"] {
        assert!(!judge(merged).is_empty(), "{merged}");
    }
}

#[test]
fn what_stands_twice_has_no_order_with_itself() {
    let with = |modules: &[&str]| {
        let mut path = graph(&["a:", "b:"]);
        let modules = modules.iter().map(|id| (*id).to_owned()).collect();
        path.stages.push(mille_parcours::model::Stage { id: "s1".into(), modules, ..<_>::default() });
        path
    };
    let (base, left) = (with(&["a", "b"]), with(&["b", "a", "a"]));
    assert_eq!(lost(&base, &left, &base, &left), Vec::<String>::new());
    assert!(!lost(&base, &left, &base, &with(&["a", "a", "b"])).is_empty());
}

/// A path with its stages (`s1: a b`).
fn staged(stages: &[&str], modules: &[&str]) -> TrainingPath {
    let mut path = graph(modules);
    for stage in stages {
        let (id, members) = stage.split_once(':').unwrap();
        let modules = members.split_whitespace().map(str::to_owned).collect();
        path.stages.push(mille_parcours::model::Stage { id: id.into(), modules, ..<_>::default() });
    }
    path
}

#[test]
fn a_stage_that_is_gone_and_a_module_that_went_elsewhere_both_hold() {
    let base = staged(&["s1: a b"], &["a:", "b:"]);
    let left = staged(&["s1: b", "s2: a"], &["a:", "b:"]);
    let right = staged(&[], &["a:", "b:"]);
    let judge = |stages: &[&str]| lost(&base, &left, &right, &staged(stages, &["a:", "b:"]));
    assert_eq!(judge(&["s2: a"]), Vec::<String>::new());
    // Neither the stage nor the module may stand where it was.
    for stages in [&["s1:", "s2: a"][..], &["s2:"], &["s2: a b"]] {
        assert!(!judge(stages).is_empty(), "{stages:?}");
    }
}

#[test]
fn what_a_side_had_too_late_comes_no_earlier_with_what_it_only_named() {
    let left = staged(&["s1:", "s2: b"], &["b:"]);
    let right = staged(&["s1: c", "s2: d"], &["c: b|d", "d:"]);
    let merged = staged(&["s1: c", "s2: b d"], &["b:", "c: b|d", "d:"]);
    assert_eq!(new_breaches(&left, &right, &merged, &Names::default()), []);
    // What a side has in no stage comes no earlier either.
    let nowhere = staged(&["s1: c", "s2: d"], &["b:", "c: b|d", "d:"]);
    assert_eq!(new_breaches(&left, &nowhere, &merged, &Names::default()), []);
    // Had it been there, and early enough, the breach would be new.
    let early = staged(&["s1: b c", "s2: d"], &["b:", "c: b|d", "d:"]);
    assert!(!new_breaches(&left, &early, &merged, &Names::default()).is_empty());
}

#[test]
fn what_got_a_new_name_here_and_was_taken_up_there_is_the_same_module() {
    let base = graph(&["a:", "b:"]);
    let was = |modules: &[&str], heir: &str| {
        let mut path = graph(modules);
        path.modules.get_mut(heir).unwrap().was.insert("b".into());
        path
    };
    let names = Names::of(&[&base, &was(&["a:", "c:"], "c"), &was(&["a:"], "a")]);
    assert_eq!([names.one("c"), names.one("a")], ["b", "a"]);
}

#[test]
fn who_joins_a_group_has_its_reason_as_the_other_side_changed_it() {
    let with = |groups: &[(&[&str], &str)]| {
        let mut path = graph(&["a:", "b:", "c:"]);
        path.modules.get_mut("c").unwrap().requires = groups
            .iter()
            .map(|(members, why)| Requirement {
                any_of: members.iter().map(|id| (*id).to_owned()).collect(),
                why: (*why).into(),
                ..Requirement::default()
            })
            .collect();
        path
    };
    let base = with(&[(&["a", "b"], ""), (&["b"], "Ici.")]);
    let left = with(&[(&["a", "b"], ""), (&["b"], "Jury.")]);
    let right = with(&[(&["a", "b"], ""), (&["a", "b"], "Ici.")]);
    assert_eq!(
        lost(&base, &left, &right, &with(&[(&["a", "b"], ""), (&["a", "b"], "Jury.")])),
        Vec::<String>::new()
    );
    // A reason that the side itself wrote is lost all the same.
    let right = with(&[(&["a", "b"], ""), (&["b"], "Atelier.")]);
    assert!(!lost(&base, &left, &right, &with(&[(&["a", "b"], ""), (&["b"], "Jury.")])).is_empty());
}

#[test]
fn what_changed_in_a_module_that_was_taken_up_may_stand_at_its_heir() {
    let with = |modules: &[&str], heir: &str, was: &[&str]| {
        let mut path = graph(modules);
        path.modules.get_mut(heir).unwrap().was = was.iter().map(|id| (*id).to_owned()).collect();
        path
    };
    let base = graph(&["a:", "b:"]);
    let (left, right) = (with(&["b:"], "b", &["a"]), with(&["c:"], "c", &["a", "b"]));
    let judge = |merged: &TrainingPath| {
        let names = Names::of(&[&base, &left, &right, merged]);
        let facts = |path: &TrainingPath| facts::of_path(path, &names);
        let said = Said { heirs: names.heirs(), ..Said::default() };
        losses(&facts(&base), &facts(&left), &facts(&right), &facts(merged), &said)
    };
    assert_eq!(judge(&right), Vec::<String>::new());
    assert!(!judge(&with(&["c:"], "c", &["b"])).is_empty());
}

#[test]
fn a_name_on_the_way_to_another_is_no_further_module() {
    let with = |id: &str, was: &[&str]| {
        let mut path = TrainingPath::new("p-1", "P");
        let was = was.iter().map(|id| (*id).to_owned()).collect();
        path.modules.insert(id.into(), mille_parcours::model::Module { was, ..<_>::default() });
        path
    };
    let (base, left, right) = (with("a", &[]), with("a-y", &["a"]), with("a-y-y", &["a", "a-y"]));
    let names = Names::of(&[&base, &left, &right, &with("a", &["a-y"])]);
    assert_eq!(["a", "a-y", "a-y-y"].map(|id| names.one(id)), ["a", "a", "a"]);
    // Two that nobody else says are one are two.
    let names = Names::of(&[&base, &with("b", &[]), &with("c", &["a", "b"])]);
    assert_eq!(["a", "b", "c"].map(|id| names.one(id)), ["a", "b", "c"]);
}
