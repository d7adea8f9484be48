//! The engine, case by case.

use super::*;
use crate::model::TrainingPath;

fn path(edit: impl FnOnce(&mut TrainingPath)) -> TrainingPath {
    let mut path = TrainingPath::new("p", "P");
    path.code = "A".into();
    edit(&mut path);
    path
}

fn merged(base: &TrainingPath, left: &TrainingPath, right: &TrainingPath) -> Merged<TrainingPath> {
    merge(Some(base), Party { label: "Nord", file: left }, Party { label: "Sud", file: right })
}

#[test]
fn what_does_not_touch_is_merged() {
    let (base, left, right) =
        (path(|_| {}), path(|path| path.title = "Q".into()), path(|path| path.code = "B".into()));
    let found = merged(&base, &left, &right);
    assert!(found.is_clean());
    assert_eq!((found.file.title.as_str(), found.file.code.as_str()), ("Q", "B"));
}

#[test]
fn two_values_are_a_question() {
    let (base, left, right) =
        (path(|_| {}), path(|path| path.title = "Q".into()), path(|path| path.title = "R".into()));
    let mut found = merged(&base, &left, &right);
    let asked = questions(&found.file);
    assert_eq!(asked.len(), 1);
    assert_eq!(found.file.title, "P");
    asked[0].choices[1].change.apply(&mut found.file);
    assert_eq!(found.file.title, "R");
    assert!(found.is_clean());
}
