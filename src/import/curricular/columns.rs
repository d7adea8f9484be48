//! The columns of the form by their names.
//!
//! Owns the names that versions of the form give them. Does not read courses.

use crate::import::read::Row;
use crate::import::text::one_line;
use crate::import::{Remarks, Severity};
use crate::model::{Message, RequirementKind, fold};

/// The label of the column of credits, folded.
pub(super) const CREDITS: &str = "credit hours";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Name,
    Prefix,
    Number,
    Needs(RequirementSort),
    Institution,
    CanonicalName,
    Term,
    Metric,
}

/// The three kinds of requisites of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequirementSort {
    Before,
    With,
    Strictly,
}

impl RequirementSort {
    pub(super) fn kind(self) -> RequirementKind {
        match self {
            Self::Before => RequirementKind::Required,
            Self::With => RequirementKind::Corequisite,
            Self::Strictly => RequirementKind::StrictCorequisite,
        }
    }
}

impl Field {
    pub(super) fn named(label: &str) -> Option<Self> {
        let label = fold(label).replace(['-', '_'], " ");
        Some(match label.trim() {
            "course id" => Self::Id,
            "course name" => Self::Name,
            "prefix" => Self::Prefix,
            "number" => Self::Number,
            "prerequisites" => Self::Needs(RequirementSort::Before),
            "corequisites" => Self::Needs(RequirementSort::With),
            "strict corequisites" => Self::Needs(RequirementSort::Strictly),
            "institution" => Self::Institution,
            "canonical name" => Self::CanonicalName,
            "term" => Self::Term,
            "complexity" | "blocking" | "delay" | "centrality" => Self::Metric,
            _ => return None,
        })
    }
}

/// The columns by what they hold; those of other names are kept in the summary under their label.
pub(super) struct Columns {
    pub(super) fields: Vec<Option<Field>>,
    pub(super) labels: Vec<String>,
}

impl Columns {
    pub(super) fn new(header: &Row, remarks: &mut Remarks) -> Self {
        let fields: Vec<_> = header.cells.iter().map(|cell| Field::named(cell)).collect();
        let labels: Vec<_> = header.cells.iter().map(|cell| one_line(cell)).collect();
        let having = |wanted: &dyn Fn(Option<Field>) -> bool| -> Vec<String> {
            let both = fields.iter().zip(&labels);
            both.filter(|(field, label)| wanted(**field) && !label.is_empty())
                .map(|(_, label)| label.clone())
                .collect()
        };
        let metrics = having(&|field| field == Some(Field::Metric));
        if !metrics.is_empty() {
            let message = Message::new("import-metrics-left-out").with("columns", metrics);
            remarks.line(header.line, Severity::Info, message);
        }
        let mut labelled = having(&|field| field.is_none());
        // Credits have a remark of their own.
        labelled.retain(|label| fold(label) != CREDITS);
        if !labelled.is_empty() {
            let message = Message::new("import-columns-in-summary").with("columns", labelled);
            remarks.line(header.line, Severity::Info, message);
        }
        Self { fields, labels }
    }

    pub(super) fn cell<'a>(&self, row: &'a Row, field: Field) -> &'a str {
        self.place(field).map_or("", |index| row.cell(index))
    }

    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|found| *found == Some(field))
    }
}
