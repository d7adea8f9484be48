//! The exact difference, case by case.

use super::super::*;
use super::{group, path};
use crate::format;
use crate::model::value::{Value, display_steps};
use crate::model::{Activity, Requirement, RequirementKind, TrainingPath};

/// What differs after an edit, in short; the laws are held on the way.
fn after(base: &TrainingPath, edit: impl FnOnce(&mut TrainingPath)) -> Vec<String> {
    let mut other = base.clone();
    edit(&mut other);
    let found = changes(base, &other);
    let mut made = base.clone();
    assert_eq!(apply(&mut made, &found), 0);
    assert_eq!(format::write(&made), format::write(&other));
    let back: Vec<Change> = found.iter().cloned().map(Change::inverse).collect();
    assert_eq!(apply(&mut made, &back), 0);
    assert_eq!(format::write(&made), format::write(base));
    assert_eq!(changes(&other, base).len(), found.len());
    found.iter().map(short).collect()
}

fn short(change: &Change) -> String {
    let sign = match &change.what {
        What::Value { .. } => String::from("="),
        What::Item { before, after, spot } => {
            let spot = spot.as_ref().map(|spot| format!(" {}", spot.index)).unwrap_or_default();
            let sign = match (before, after) {
                (None, _) => "+",
                (_, None) => "-",
                _ => "!",
            };
            format!("{sign}{spot}")
        }
        What::Moved { from, to } => format!("{} > {}", from.index, to.index),
        What::Group { before, after } => {
            let (before, after) = (before.is_some(), after.is_some());
            String::from(if before && after {
                "~"
            } else if after {
                "+"
            } else {
                "-"
            })
        }
        What::Comments { slot, .. } => format!("// {slot:?}"),
        What::Unknown { name, .. } => format!("? {name}"),
    };
    format!("{} {sign}", display_steps(&change.at))
}

#[test]
fn nothing_is_no_change() {
    assert!(after(&path(), |_| {}).is_empty());
}

#[test]
fn a_field_is_a_change_of_that_field() {
    let found = after(&path(), |path| {
        path.title = "Q".into();
        path.modules.get_mut("b").unwrap().summary = "Autre chose.".into();
        path.stages[1].goal = "Savoir.".into();
        path.modules.get_mut("c").unwrap().minutes.insert(crate::model::Modality::OnSite, 60);
    });
    assert_eq!(found, ["title =", "stages.two.goal =", "modules.b.summary =", "modules.c.minutes.OnSite +"]);
}

#[test]
fn as_few_items_move_as_can_be() {
    let base = path();
    assert_eq!(after(&base, |path| path.stages[0].modules.rotate_left(1)), ["stages.one.modules.a 0 > 2"]);
    assert_eq!(after(&base, |path| path.stages.rotate_right(1)), ["stages.three 2 > 0"]);
    let many = |ids: &[usize]| ids.iter().map(|n| format!("m{n}")).collect::<Vec<String>>();
    let mut long = path();
    long.stages[0].modules = many(&[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    let found = after(&long, |path| path.stages[0].modules = many(&[0, 7, 1, 2, 4, 5, 6, 3, 8]));
    assert_eq!(found, ["stages.one.modules.m7 7 > 1", "stages.one.modules.m3 3 > 7"]);
}

#[test]
fn a_module_in_another_stage_left_the_one_and_came_into_the_other() {
    let found = after(&path(), |path| {
        let moved = path.stages[0].modules.remove(1);
        path.stages[2].modules.insert(0, moved);
    });
    assert_eq!(found, ["stages.one.modules.b - 1", "stages.three.modules.b + 0"]);
}

#[test]
fn an_item_added_behind_others_finds_its_place_alone() {
    let mut other = path();
    other.stages[0].modules = ["x", "y", "a", "z", "c", "w"].map(String::from).to_vec();
    let found = changes(&path(), &other);
    let only = |name: &str| {
        let mut made = path();
        let one: Vec<Change> =
            found.iter().filter(|change| display_steps(&change.at).ends_with(name)).cloned().collect();
        assert_eq!(apply(&mut made, &one), 0);
        made.stages[0].modules.join("")
    };
    assert_eq!(
        [only(".x"), only(".y"), only(".z"), only(".w"), only(".b")],
        ["xabc", "yabc", "azbc", "abcw", "ac"]
    );
}

#[test]
fn a_list_in_which_a_name_stands_twice_changes_as_a_whole() {
    let found = after(&path(), |path| path.stages[0].modules.push("a".into()));
    assert_eq!(found, ["stages.one.modules ="]);
}

#[test]
fn a_group_with_another_strength_or_reason_is_the_same_group() {
    let mut base = path();
    let groups = [
        group(&["a"], RequirementKind::Required, "Parce que."),
        group(&["b", "c"], RequirementKind::Required, ""),
        group(&["c", "d"], RequirementKind::Corequisite, ""),
    ];
    base.modules.get_mut("f").unwrap().requires = groups.into_iter().collect();
    let found = after(&base, |path| {
        let groups = [
            group(&["a"], RequirementKind::Recommended, "Autrement."),
            group(&["b", "c", "e"], RequirementKind::Required, ""),
            group(&["c", "d"], RequirementKind::Corequisite, ""),
        ];
        path.modules.get_mut("f").unwrap().requires = groups.into_iter().collect();
    });
    assert_eq!(found, ["modules.f.requires ~", "modules.f.requires ~"]);
    let found = after(&base, |path| {
        let groups = [
            group(&["e"], RequirementKind::Required, "Parce que."),
            group(&["c"], RequirementKind::Required, ""),
        ];
        path.modules.get_mut("f").unwrap().requires = groups.into_iter().collect();
    });
    // `c` shares as much with one group as with the other; its strength decides.
    assert_eq!(
        found,
        ["modules.f.requires -", "modules.f.requires ~", "modules.f.requires -", "modules.f.requires +"]
    );
}

#[test]
fn the_way_back_pairs_the_same_groups() {
    let sets: [&[&[&str]]; 2] =
        [&[&["a", "b"], &["b", "c"], &["c", "d"]], &[&["a", "d"], &["b"], &["c"], &["a", "c"]]];
    let [one, other] = sets.map(|set| {
        set.iter().map(|members| group(members, RequirementKind::Required, "")).collect::<Vec<Requirement>>()
    });
    let nodes =
        |groups: &'_ [Requirement]| -> Vec<Value> { groups.iter().map(|group| Value::of(group)).collect() };
    assert_eq!((nodes(&one).len(), nodes(&other).len()), (3, 4));
    let there = pairs(&dynamic(&one), &dynamic(&other));
    let mut back: Vec<(usize, usize)> =
        pairs(&dynamic(&other), &dynamic(&one)).into_iter().map(|(a, b)| (b, a)).collect();
    back.sort_unstable();
    assert_eq!(there, back);
}

fn dynamic(groups: &[Requirement]) -> Vec<&dyn crate::model::node::Node> {
    groups.iter().map(|group| group as &dyn crate::model::node::Node).collect()
}

#[test]
fn knowledge_in_words_is_recognised_when_reworded() {
    let knows = |text: &str| Requirement { knowledge: text.into(), ..Requirement::default() };
    let mut base = path();
    base.modules.get_mut("a").unwrap().requires =
        [knows("Lire un plan d’atelier"), knows("Permis B")].into_iter().collect();
    let found = after(&base, |path| {
        path.modules.get_mut("a").unwrap().requires =
            [knows("Lire un plan simple d’atelier"), knows("Parler anglais")].into_iter().collect();
    });
    assert_eq!(found, ["modules.a.requires ~", "modules.a.requires -", "modules.a.requires +"]);
}

#[test]
fn activities_are_joined_by_id() {
    let step = |id: &str, title: &str| Activity { id: id.into(), title: title.into(), ..Activity::default() };
    let mut base = path();
    base.modules.get_mut("a").unwrap().activities = vec![step("x", "X"), step("y", "Y"), step("z", "Z")];
    let found = after(&base, |path| {
        path.modules.get_mut("a").unwrap().activities =
            vec![step("z", "Z"), step("x", "Autre"), step("n", "N"), step("y", "Y")];
    });
    assert_eq!(
        found,
        ["modules.a.activities.x.title =", "modules.a.activities.z 2 > 0", "modules.a.activities.n + 2"]
    );
}

#[test]
fn comments_and_unknown_fields_are_changes_too() {
    let text = "Path(format: 1, id: \"p\", title: \"P\", // vu\n later: 1, sooner: 2, modules: {\"a\": (title: \"A\")})";
    let base: TrainingPath = format::read(text).unwrap();
    let other =
        text.replace("// vu", "// relu").replace("later: 1, sooner: 2", "sooner: 2, later: 3, new: 4");
    let found = after(&base, |path| *path = format::read(&other).unwrap());
    assert_eq!(found, [" // Field(3)", " ? later", " ? new"]);
}

#[test]
fn an_optional_record_comes_and_goes_whole_and_changes_by_field() {
    let mut base = path();
    base.access = Some(Box::default());
    base.access.as_mut().unwrap().place = "Lille".into();
    let found = after(&base, |path| {
        path.access.as_mut().unwrap().place = "Douai".into();
        path.group_size = Some(Box::new(crate::model::GroupSize { min: 4, ..Default::default() }));
    });
    assert_eq!(found, ["access.place =", "group_size ="]);
    assert_eq!(after(&base, |path| path.access = None), ["access ="]);
}

#[test]
fn what_finds_no_place_is_counted() {
    let mut other = path();
    other.modules.get_mut("b").unwrap().title = "Z".into();
    let found = changes(&path(), &other);
    let mut without = path();
    without.modules.remove("b");
    assert_eq!(apply(&mut without, &found), 1);
}
