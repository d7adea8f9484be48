//! Places, as records write them and as the declaration understands them.

use crate::model::shape::{Field, Kind, Shape};
use crate::model::value::{Step, Steps};

/// The steps as a record writes them.
pub(super) fn written(at: &[Step]) -> Vec<String> {
    at.iter()
        .map(|step| match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Item(key) => key.clone(),
            Step::At(index) => index.to_string(),
        })
        .collect()
}

/// What stands at a place, by the declaration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    /// The innermost field of a record on the way.
    pub field: Option<&'static Field>,
    /// What stands there; none for a field that this version does not know.
    pub kind: Option<&'static Kind>,
}

/// Follows the steps through the declaration.
pub(super) fn seat(shape: &'static Shape, at: &[Step]) -> Seat {
    let mut seat = Seat { field: None, kind: None };
    let mut around = Some(shape);
    for step in at {
        let next = match (around, seat.kind, step) {
            (Some(shape), _, Step::Field(name)) => shape.field(name).map(|field| {
                seat.field = Some(field);
                &field.kind
            }),
            (None, Some(Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner)), _) => Some(*inner),
            _ => None,
        };
        seat.kind = next;
        around = match next {
            Some(Kind::Record(shape)) => Some(shape),
            _ => None,
        };
    }
    seat
}

/// The steps that a record wrote. A name that the declaration does not have becomes an item, which is
/// how a field of a later version is addressed.
pub(super) fn read(shape: &'static Shape, written: &[String]) -> Steps {
    let mut steps = Steps::new();
    let mut around = Some(shape);
    let mut kind: Option<&Kind> = None;
    for name in written {
        let (step, next) = match around {
            Some(shape) => match shape.field(name) {
                Some(field) => (Step::Field(field.name), Some(&field.kind)),
                None => (Step::Item(name.clone()), None),
            },
            None => {
                let inner = match kind {
                    Some(Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner)) => Some(*inner),
                    _ => None,
                };
                (Step::Item(name.clone()), inner)
            }
        };
        steps.push(step);
        kind = next;
        around = match next {
            Some(Kind::Record(shape)) => Some(shape),
            _ => None,
        };
    }
    steps
}
