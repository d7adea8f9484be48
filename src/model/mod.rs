//! The data of the program: plain structs with public fields, and the declaration that the rest
//! reads.
//!
//! Owns what a path, a module, a card and a charter are made of, the name, kind, sense, label key,
//! merge policy and layout of each field ([`shape`]), and one way to look at any value without
//! knowing its type ([`node`]). Does not know files, screens, languages or the clock, and uses
//! nothing else of the project.

pub mod common;
pub mod commons;
pub mod conflict;
pub mod duration;
pub mod id;
pub mod keyed;
pub mod message;
pub mod module;
pub mod node;
pub mod path;
pub mod prose;
pub(crate) mod record;
pub mod set;
pub mod shape;
mod symbol;
pub mod text;
pub mod trivia;
pub mod value;

pub use crate::letters::numbering;
pub use common::{
    Adaptation, Classification, Contact, Contributor, Nature, Observation, Origin, Resource, Role,
};
pub use commons::{Card, CardKind, Centre, Charter, ModuleFile, Ritual, Rule};
pub use conflict::{Conflict, Edit, Side};
pub use id::{fold, is_valid_id, propose_id, slug};
pub use keyed::Keyed;
pub use message::{Arg, Message};
pub use module::{
    Activity, Assessment, Grouping, LearningType, Level, Modality, Module, ModuleKind, Moment, Outcome,
    Requirement, RequirementKind,
};
pub use path::{
    Access, Certification, Competency, GroupSize, Means, Organisation, Register, Stage, Status, TrainingPath,
};
pub use prose::Prose;
pub use set::Set;
pub use text::is_hidden;
