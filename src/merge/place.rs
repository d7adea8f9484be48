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

/// The steps that a record wrote. A name that the declaration does not have becomes an item, which is
/// how a field of a later version is addressed.
pub(super) fn read(shape: &'static Shape, written: &[String]) -> Steps {
    let mut kind = Some(Kind::Record(shape));
    let mut steps = Steps::new();
    for name in written {
        let field = field_in(kind, name);
        steps.push(field.map_or_else(|| Step::Item(name.clone()), |field| Step::Field(field.name)));
        kind = inside(kind, name);
    }
    steps
}

/// What stands at a place, by the declaration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    /// The innermost field of a record on the way.
    pub field: Option<&'static Field>,
    /// What stands there; none for a field that this version does not know.
    pub kind: Option<Kind>,
}

/// Follows the steps through the declaration.
pub(super) fn seat(shape: &'static Shape, at: &[Step]) -> Seat {
    let mut seat = Seat { field: None, kind: Some(Kind::Record(shape)) };
    for step in at {
        let name = match step {
            Step::Field(name) => name,
            Step::Item(key) => key.as_str(),
            Step::At(_) => "",
        };
        seat.field = field_in(seat.kind, name).or(seat.field);
        seat.kind = inside(seat.kind, name);
    }
    seat
}

/// The field of this name, where a record stands.
fn field_in(around: Option<Kind>, name: &str) -> Option<&'static Field> {
    match around? {
        Kind::Record(shape) => shape.field(name),
        _ => None,
    }
}

/// What stands one step further.
fn inside(around: Option<Kind>, name: &str) -> Option<Kind> {
    match around? {
        Kind::Record(shape) => shape.field(name).map(|field| field.kind),
        Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) => Some(*inner),
        _ => None,
    }
}
