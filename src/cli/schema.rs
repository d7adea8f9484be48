//! `parcours schema`: what the JSON of other commands looks like, as JSON Schema.
//!
//! The schema of the view is made from the declaration of the model, so that a new field is in it by
//! itself; the others are small and written by hand.

use serde_json::{Map, Value, json};

use super::Outcome;
use super::args::Schema;
use super::choices::SchemaName;
use super::markup;
use super::session::{Failure, Session};
use crate::model::shape::{Kind, MapKey, Shape, Shaped, Symbols};
use crate::model::{Modality, TrainingPath};

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What has a schema, one a line.
const NAMES: &str = "check\ndiff\ngraph\nimport\nlanes\nmatrix\nmerge\nplan\nresolve\nstats\nview\n";

/// `parcours schema`
pub(super) fn run(args: &Schema, session: &Session) -> Result<Outcome, Failure> {
    let page = args.name.map_or_else(|| NAMES.to_owned(), text);
    session.print_plain(&page)?;
    Ok(Outcome::Clean)
}

fn text(name: SchemaName) -> String {
    match name {
        SchemaName::Check => include_str!("schemas/check.json").to_owned(),
        SchemaName::Diff => include_str!("schemas/diff.json").to_owned(),
        SchemaName::Graph => include_str!("schemas/graph.json").to_owned(),
        SchemaName::Import => include_str!("schemas/import.json").to_owned(),
        SchemaName::Lanes => include_str!("schemas/lanes.json").to_owned(),
        SchemaName::Matrix => include_str!("schemas/matrix.json").to_owned(),
        SchemaName::Merge => include_str!("schemas/merge.json").to_owned(),
        SchemaName::Plan => include_str!("schemas/plan.json").to_owned(),
        SchemaName::Resolve => markup::json_text(&resolve()),
        SchemaName::Stats => include_str!("schemas/stats.json").to_owned(),
        SchemaName::View => markup::json_text(&view()),
    }
}

/// What is open in each file; questions are those of the schema of `merge`.
fn resolve() -> Value {
    let merge: Value = serde_json::from_str(include_str!("schemas/merge.json")).unwrap_or_default();
    json!({
        "$schema": DIALECT,
        "title": "parcours resolve --list --format json",
        "type": "object",
        "properties": {
            "files": {
                "description": "the file that was named, or every file of an unfinished merge of git",
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "file": {"type": "string"},
                        "open": {"description": "how many questions there are", "type": "integer"},
                        "trouble": {"description": "why nobody knows", "type": ["string", "null"]},
                        // A question about the whole file has the id « file ».
                        "conflicts": {"$ref": "#/$defs/questions"},
                    },
                    "required": ["file", "open", "trouble", "conflicts"],
                    "additionalProperties": false,
                },
            },
        },
        "required": ["files"],
        "additionalProperties": false,
        "$defs": merge["$defs"],
    })
}

/// The documented view of a path: its fields, its modules in teaching order, and what is derived.
fn view() -> Value {
    let mut records = Map::new();
    let mut schema = object(TrainingPath::SHAPE, &mut records);
    let modules = json!({
        "description": "in teaching order",
        "type": "array",
        "items": {
            "allOf": [{"$ref": "#/$defs/module"}],
            "properties": {"id": {"type": "string"}, "derived": derived_of_module()},
            "required": ["id", "derived"],
        },
    });
    schema["properties"]["modules"] = modules;
    schema["properties"]["derived"] = derived();
    if let Some(required) = schema["required"].as_array_mut() {
        required.push("derived".into());
    }
    schema["$schema"] = DIALECT.into();
    schema["title"] = "parcours export --to json".into();
    schema["$defs"] = Value::Object(records);
    schema
}

/// A record: each field always there under its name in the file.
fn object(shape: &'static Shape, records: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        properties.insert(field.name.to_owned(), kind(&field.kind, records));
    }
    let required: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
    properties.insert(
        "unknown_fields".to_owned(),
        json!({"description": "what this version does not know, as the file writes it", "type": "object"}),
    );
    json!({"type": "object", "properties": properties, "required": required})
}

fn kind(kind: &Kind, records: &mut Map<String, Value>) -> Value {
    match kind {
        Kind::Line | Kind::Prose => json!({"type": "string"}),
        Kind::Number => json!({"type": "integer", "minimum": 0}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Symbol(symbols) => symbol(symbols),
        Kind::List(inner) | Kind::Set(inner) => json!({"type": "array", "items": self::kind(inner, records)}),
        Kind::Map(MapKey::Id | MapKey::Symbol(_), inner) => {
            json!({"type": "object", "additionalProperties": self::kind(inner, records)})
        }
        Kind::Record(shape) => {
            if !records.contains_key(shape.label) {
                // Known before its fields are walked, so that a record may hold itself.
                records.insert(shape.label.to_owned(), Value::Null);
                let described = object(shape, records);
                records.insert(shape.label.to_owned(), described);
            }
            json!({"anyOf": [{"$ref": format!("#/$defs/{}", shape.label)}, {"type": "null"}]})
        }
    }
}

/// Names of later versions are strings too.
fn symbol(symbols: &Symbols) -> Value {
    json!({"type": "string", "examples": symbols.names})
}

fn minutes_by_modality() -> Value {
    json!({
        "type": "object",
        "propertyNames": {"examples": Modality::SYMBOLS.names},
        "additionalProperties": {"type": "integer"},
    })
}

fn derived() -> Value {
    json!({
        "type": "object",
        "properties": {
            "view": {"description": "the version of this view", "type": "integer"},
            "words_in": {"enum": ["fr", "en"]},
            "minutes": {"type": "integer"},
            "minutes_optional": {"type": "integer"},
            "minutes_at_company": {"type": "integer"},
            "minutes_at_distance": {"type": "integer"},
            "minutes_by_modality": minutes_by_modality(),
            "critical_path": {"type": "object"},
            "missing": {
                "description": "obligatory parts of a programme that the path does not give",
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "section": {"type": "integer", "minimum": 1, "maximum": 21},
                        "at": {"type": "string"},
                        "text": {"type": "string"},
                    },
                    "required": ["section", "at", "text"],
                },
            },
        },
        "required": ["view", "words_in", "minutes", "minutes_by_modality", "critical_path", "missing"],
    })
}

fn derived_of_module() -> Value {
    json!({
        "type": "object",
        "properties": {
            "place": {"description": "in teaching order, from 1", "type": "integer", "minimum": 1},
            "stage": {"description": "the place of its stage, from 0", "type": ["integer", "null"]},
            "minutes": {"type": "integer"},
            "minutes_by_modality": minutes_by_modality(),
            "prerequisites": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "kind": {"type": "string"},
                        "any_of": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "properties": {
                                    "id": {"type": "string"},
                                    "title": {"type": "string"},
                                    "in_path": {"type": "boolean"},
                                },
                                "required": ["id", "title", "in_path"],
                            },
                        },
                        "knowledge": {"type": "string"},
                        "why": {"type": "string"},
                    },
                    "required": ["kind", "any_of", "knowledge", "why"],
                },
            },
            "prerequisites_in_words": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["place", "stage", "minutes", "prerequisites", "prerequisites_in_words"],
    })
}
