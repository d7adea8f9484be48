//! Which boxes and lines a path has.

use super::*;
use crate::model::{Module, Requirement, RequirementKind, Stage};

fn needs(any_of: &[&str], kind: RequirementKind) -> Requirement {
    Requirement { any_of: any_of.iter().map(|id| (*id).to_owned()).collect(), kind, ..Requirement::default() }
}

fn path(modules: &[(&str, Vec<Requirement>)]) -> TrainingPath {
    let mut path = TrainingPath::new("p", "P");
    for (id, requires) in modules {
        let requires = requires.iter().cloned().collect();
        path.modules
            .insert((*id).to_owned(), Module { title: (*id).to_owned(), requires, ..Module::default() });
    }
    path
}

fn seen(path: &TrainingPath, request: &PictureRequest) -> (Vec<BoxContent>, Vec<(usize, usize, Strength)>) {
    let picture = picture(path, &Graph::of(path), request);
    let ties = picture.ties.iter().map(|tie| (tie.from, tie.to, tie.strength)).collect();
    (picture.nodes.into_iter().map(|node| node.what).collect(), ties)
}

#[test]
fn one_of_several_goes_by_way_of_an_or() {
    let path = path(&[
        ("a", vec![]),
        ("b", vec![]),
        (
            "c",
            vec![needs(&["a", "b"], RequirementKind::Required), needs(&["a"], RequirementKind::Recommended)],
        ),
    ]);
    let choice = BoxContent::Choice(GroupAt { module: 2, requirement: 1 });
    let (nodes, ties) = seen(&path, &PictureRequest::default());
    assert_eq!(nodes, [BoxContent::Module(0), BoxContent::Module(1), BoxContent::Module(2), choice]);
    let required = Strength::Required;
    assert_eq!(ties, [(0, 2, Strength::Recommended), (0, 3, required), (3, 2, required), (1, 3, required)]);
}

#[test]
fn a_folded_stage_is_one_box_and_its_lines_are_taken_together() {
    let mut path = path(&[
        ("a", vec![]),
        ("b", vec![needs(&["a"], RequirementKind::Required)]),
        ("c", vec![needs(&["a"], RequirementKind::Recommended), needs(&["b"], RequirementKind::Required)]),
    ]);
    let stage = |modules: &[&str]| Stage {
        modules: modules.iter().map(|id| (*id).to_owned()).collect(),
        ..Stage::default()
    };
    path.stages = vec![stage(&["a", "b"]), stage(&["c"])];
    let folded = [0].into_iter().collect();
    let (nodes, ties) = seen(&path, &PictureRequest { folded: Some(&folded), ..PictureRequest::default() });
    assert_eq!(nodes, [BoxContent::Module(2), BoxContent::Stage(0)]);
    assert_eq!(ties, [(1, 0, Strength::Required)]);
}

#[test]
fn what_follows_from_others_can_be_left_out() {
    let required = RequirementKind::Required;
    let path = path(&[
        ("a", vec![]),
        ("b", vec![needs(&["a"], required.clone())]),
        ("c", vec![needs(&["a"], required.clone()), needs(&["b"], required)]),
    ]);
    assert_eq!(seen(&path, &PictureRequest::default()).1.len(), 3);
    assert_eq!(seen(&path, &PictureRequest { reduce: true, ..PictureRequest::default() }).1.len(), 2);
    let only = [true, false, true];
    assert_eq!(
        seen(&path, &PictureRequest { only: Some(&only), ..PictureRequest::default() }).1,
        [(0, 1, Strength::Required)]
    );
}

#[test]
fn rows_are_as_wide_as_they_say() {
    use unicode_width::UnicodeWidthStr;
    let label = Label::new("3.12", "Accueillir une clientèle étrangère", "3 h 30".into(), 20);
    assert_eq!(label.title, "Accueillir une clie…");
    assert_eq!(label.lines, ["Accueillir une", "clientèle étrangère"]);
    let counted = Label::counted("3", "Accueillir une clientèle étrangère", 12, String::new(), 20);
    assert_eq!(counted.title, "Accueillir une… +12");
    for label in [label, counted] {
        for detail in Detail::ALL {
            for (more, note) in [(0, ""), (5, "⚠ 2"), (0, "⚠ 1 000 000")] {
                let width = label.width(detail) as usize + more;
                let rows = label.rows(detail, "●", note, width, &BoxFrame::BOXES);
                assert_eq!(rows.len(), label.height(detail) as usize);
                assert!(rows.iter().all(|row| row.width() == width), "{rows:?}");
            }
        }
    }
}

#[test]
fn a_box_is_known_by_its_code_or_else_by_its_place() {
    let mut path = path(&[("a", vec![]), ("b", vec![]), ("c", vec![])]);
    path.modules.get_mut("a").unwrap().code = "M7".into();
    path.stages = vec![Stage { modules: ["a".into(), "b".into()].into_iter().collect(), ..Stage::default() }];
    let picture = picture(&path, &Graph::of(&path), &PictureRequest::default());
    let codes: Vec<&str> = picture.nodes.iter().map(|node| node.label.code.as_str()).collect();
    assert_eq!(codes, ["M7", "1.2", "-3"]);
}
