//! The documented view as JSON: every field of the format, and beside it what is derived.
//!
//! The object is the path itself, each field under its name in the file and always there (an absent
//! record is `null`), in the order of the format page; then `modules`, a list in teaching order;
//! then `derived`. Each module is an object with its `id`, its fields, and its own `derived`, where
//! prerequisites stand with the titles they name and in words. Names of variants are strings,
//! unknown ones too; fields that this version does not know stand in `unknown_fields` of their
//! record, each as the text that the file holds. Written from the declaration, so that a new field
//! appears here by itself.

use std::fmt::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::node::{Node, NodeView as Value, RecordNode};
use crate::model::value::{entries, items};
use crate::model::{Modality, is_hidden};

use super::view::{ModuleView, Prerequisite, View, ViewMember};

/// The version of this view; a field may be added under the same number, none changes its meaning.
pub const VERSION: u32 = 1;

/// Writes the view, indented by two, with a line break at its end.
///
/// # Errors
/// Nothing that a path holds makes it fail.
pub fn write(view: &View) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(view).map(|text| escaped(&(text + "\n")))
}

/// JSON in which nothing hidden stands raw: whatever steers a terminal becomes an escape, so that the
/// value stays what it was.
pub fn escaped(text: &str) -> String {
    if !text.contains(|c| is_hidden(c) && c != '\n') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) && c != '\n' {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String can't fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Any value of the model, by its declaration.
struct Any<'a>(&'a dyn Node);

impl Serialize for Any<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.view() {
            Value::Line(text) | Value::Symbol(text) => to.serialize_str(text),
            Value::Prose(text) => to.serialize_str(text.as_str()),
            Value::Number(number) => to.serialize_u32(number),
            Value::Flag(flag) => to.serialize_bool(flag),
            Value::List(list) => to.collect_seq(items(list).map(Any)),
            Value::Map(map) => to.collect_map(entries(map).map(|(key, value)| (key, Any(value)))),
            Value::Absent => to.serialize_none(),
            Value::Record(record) => {
                let mut map = to.serialize_map(None)?;
                fields::<S>(&mut map, record, "")?;
                map.end()
            }
        }
    }
}

/// Writes the fields of a record but one, and those that this version does not know.
fn fields<S: Serializer>(
    map: &mut S::SerializeMap,
    record: &dyn RecordNode,
    except: &str,
) -> Result<(), S::Error> {
    for (index, field) in record.shape().fields.iter().enumerate() {
        if field.name != except {
            map.serialize_entry(field.name, &Any(record.field(index)))?;
        }
    }
    let unknown = record.trivia().unknown();
    if !unknown.is_empty() {
        let texts = Pairs(unknown.iter().map(|field| (&*field.name, &*field.raw)).collect());
        map.serialize_entry("unknown_fields", &texts)?;
    }
    Ok(())
}

/// A map in the order given.
struct Pairs<'a, V>(Vec<(&'a str, V)>);

impl<V: Serialize> Serialize for Pairs<'_, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Minutes by the names of modalities.
pub(super) fn by_modality(minutes: &[(Modality, u32)]) -> impl Serialize + '_ {
    Pairs(minutes.iter().map(|(modality, minutes)| (modality.name(), *minutes)).collect())
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        fields::<S>(&mut map, self.path, "modules")?;
        map.serialize_entry("modules", &self.modules)?;
        map.serialize_entry("derived", &DerivedJson(self))?;
        map.end()
    }
}

struct DerivedJson<'a>(&'a View<'a>);

impl Serialize for DerivedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (view, totals) = (self.0, &self.0.totals);
        let missing: Vec<_> = view
            .missing
            .iter()
            .map(|missing| {
                serde_json::json!({
                    "section": missing.section,
                    "at": missing.at,
                    "text": view.lang.text(&missing.message()),
                })
            })
            .collect();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("view", &VERSION)?;
        map.serialize_entry("words_in", view.lang.tag())?;
        map.serialize_entry("minutes", &totals.minutes)?;
        map.serialize_entry("minutes_optional", &totals.optional)?;
        map.serialize_entry("minutes_at_company", &totals.company)?;
        map.serialize_entry("minutes_at_distance", &totals.distance)?;
        map.serialize_entry("minutes_by_modality", &by_modality(&totals.by_modality))?;
        map.serialize_entry("critical_path", &totals.critical)?;
        map.serialize_entry("missing", &missing)?;
        map.end()
    }
}

impl Serialize for ModuleView<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", self.id)?;
        fields::<S>(&mut map, self.module, "")?;
        map.serialize_entry("derived", &DerivedModule(self))?;
        map.end()
    }
}

struct DerivedModule<'a>(&'a ModuleView<'a>);

impl Serialize for DerivedModule<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let module = self.0;
        let words: Vec<&str> = module.words.iter().map(|phrase| phrase.text.as_str()).collect();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("place", &module.place)?;
        map.serialize_entry("stage", &module.stage)?;
        map.serialize_entry("minutes", &module.minutes)?;
        map.serialize_entry("minutes_by_modality", &by_modality(&module.by_modality))?;
        map.serialize_entry("prerequisites", &module.prerequisites)?;
        map.serialize_entry("prerequisites_in_words", &words)?;
        map.end()
    }
}

impl Serialize for Prerequisite<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.name())?;
        map.serialize_entry("any_of", &self.members)?;
        map.serialize_entry("knowledge", self.knowledge)?;
        map.serialize_entry("why", self.why)?;
        map.end()
    }
}

impl Serialize for ViewMember<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("title", self.title)?;
        map.serialize_entry("in_path", &self.present)?;
        map.end()
    }
}
