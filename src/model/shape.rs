//! The declaration of the model: what a field is called, what it holds, how it merges and how it
//! is laid out.
//!
//! A [`Shape`] is produced by the `record!` macro from the one place where a record is declared.
//! Everything that works on all fields alike (reader, writer, form, diff, merge, check, export)
//! reads it; nothing else lists the fields again. This file owns no data of a path.

use std::collections::BTreeSet;

/// What a value is, as far as the file format is concerned.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Markdown of any length; see [`crate::model::Prose`].
    Prose,
    /// A whole number, zero when absent.
    Number,
    /// Yes or no, no when absent.
    Flag,
    /// One of a closed list of names, open to names of later versions.
    Symbol(&'static Symbols),
    /// A record with named fields.
    Record(&'static Shape),
    /// Items whose order is the author's.
    List(&'static Kind),
    /// Items whose order means nothing: sorted, each once.
    Set(&'static Kind),
    /// Values by key, sorted by key.
    Map(MapKey, &'static Kind),
}

/// How the keys of a map are written.
#[derive(Debug, Clone, Copy)]
pub enum MapKey {
    /// A quoted identifier of the author's.
    Id,
    /// A bare name out of a closed list.
    Symbol(&'static Symbols),
}

/// The names of a closed list, for choices on the screen.
#[derive(Debug)]
pub struct Symbols {
    /// First part of the label keys: `status` gives `status-draft`.
    pub label: &'static str,
    /// The names as the file writes them, in the order of the declaration.
    pub names: &'static [&'static str],
}

impl Symbols {
    /// The key under which the translations of `name` stand.
    pub fn label_key(&self, name: &str) -> String {
        let mut key = String::from(self.label);
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                key.push('-');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    }
}

/// What a line or a number stands for, where its type alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Nothing more than its kind.
    Plain,
    /// An identifier: 1 to 64 of `a-z 0-9 -`.
    Id,
    /// A calendar day, `YYYY-MM-DD`.
    Date,
    /// A duration in whole minutes.
    Minutes,
    /// A web address.
    Url,
    /// A licence by its SPDX identifier.
    Licence,
    /// A language by its BCP 47 tag.
    Language,
    /// The identifier of something else in the same file.
    Refers(RefTarget),
    /// An identifier in another file or system, or a digest: what programs follow, not what people read.
    Trace,
}

/// What an identifier refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefTarget {
    /// A module of the path.
    Module,
    /// A competency of the path.
    Competency,
    /// An outcome of the same module.
    Outcome,
    /// A resource of the same module.
    Resource,
    /// A card of the commons.
    Card,
    /// A centre of the commons' charter.
    Centre,
}

/// How two sides that both touched a field are brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergePolicy {
    /// One value replaces the other; two different changes are a question.
    Replace,
    /// By sentence, then by word.
    Text,
    /// Additions and removals of items are independent of each other.
    Set,
    /// Entry by entry, by key.
    Keyed,
    /// Field by field.
    Fields,
    /// By constraints of order between items.
    Order,
    /// As [`MergePolicy::Keyed`], and nothing is ever removed without a question: credit is not lost.
    UnionKeep,
    /// A change by both sides is always a question, a change by one is always listed.
    Guarded,
    /// The later date wins, and is listed.
    Latest,
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The name as the file writes it.
    pub name: &'static str,
    /// The key of its translations: label, and help as the attribute `.help`.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What a line or a number stands for.
    pub sense: Sense,
    /// How it merges.
    pub merge: MergePolicy,
    /// A file without it is refused, and it is written even at its default.
    pub required: bool,
    /// It may stand on one line where it fits.
    pub inline: bool,
}

impl Field {
    /// Whether it says something whenever its record is there: one of several things that has no other
    /// meaning when absent.
    pub const fn always_says(&self) -> bool {
        self.required && matches!(self.kind, Kind::Symbol(_))
    }

    /// A field with the defaults of its kind.
    pub const fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        let merge = match kind {
            Kind::Line | Kind::Number | Kind::Flag | Kind::Symbol(_) => MergePolicy::Replace,
            Kind::Prose => MergePolicy::Text,
            Kind::Record(_) => MergePolicy::Fields,
            Kind::List(_) => MergePolicy::Order,
            Kind::Set(_) => MergePolicy::Set,
            Kind::Map(..) => MergePolicy::Keyed,
        };
        Self { name, label, kind, sense: Sense::Plain, merge, required: false, inline: false }
    }

    /// Refuse files without this field.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Let it stand on one line where it fits.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    /// Say what its text or number stands for.
    #[must_use]
    pub const fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Say what its identifiers refer to.
    #[must_use]
    pub const fn refers(self, target: RefTarget) -> Self {
        self.sense(Sense::Refers(target))
    }

    /// Merge it otherwise than its kind suggests.
    #[must_use]
    pub const fn merge(mut self, merge: MergePolicy) -> Self {
        self.merge = merge;
        self
    }
}

/// A record: its name in the file and its fields in the order in which they are written.
#[derive(Debug)]
pub struct Shape {
    /// The name before the parenthesis; empty for records that the file leaves unnamed.
    pub name: &'static str,
    /// The name of its type, which other programs may write there, as the `ron` crate does.
    pub type_name: &'static str,
    /// First part of the label keys of its fields.
    pub label: &'static str,
    /// Whether it may stand on one line where it fits.
    pub inline: bool,
    /// Its fields, in the order of writing.
    pub fields: &'static [Field],
}

impl Shape {
    /// Whether a record of this shape says something as soon as it is there.
    pub const fn always_says(&self) -> bool {
        let mut at = 0;
        while at < self.fields.len() {
            if self.fields[at].always_says() {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The place of the field `name` in [`Shape::fields`].
    pub fn index(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// As [`Shape::index`], looking first from `hint` on: fields mostly come in the order of the
    /// declaration.
    pub fn index_near(&self, name: &str, hint: usize) -> Option<usize> {
        let hint = hint.min(self.fields.len());
        let near = self.fields[hint..].iter().position(|field| field.name == name);
        near.map(|at| at + hint).or_else(|| self.fields[..hint].iter().position(|field| field.name == name))
    }

    /// The names of all fields of this record and of those inside it.
    pub fn names(&'static self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        let mut seen: Vec<&'static Self> = vec![self];
        let mut next = 0;
        while let Some(shape) = seen.get(next).copied() {
            next += 1;
            for field in shape.fields {
                names.insert(field.name);
                let mut kind = &field.kind;
                while let Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) = kind {
                    kind = inner;
                }
                if let Kind::Record(inner) = kind
                    && !seen.iter().any(|have| std::ptr::eq(*have, *inner))
                {
                    seen.push(inner);
                }
            }
        }
        names
    }

    /// The field `name`.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A type that has a kind.
pub trait Typed {
    /// What a value of this type is.
    const KIND: Kind;
}

/// A record type, which has a shape.
pub trait Shaped {
    /// Its declaration.
    const SHAPE: &'static Shape;
}
