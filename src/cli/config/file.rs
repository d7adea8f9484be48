//! A configuration file: one RON map, whose entries are read one by one.
//!
//! Owns the rule that a wrong entry is reported with its place and leaves the others valid; after a mistake
//! of syntax, the entries before it are valid. What the entries mean is up to those who name their type.

use std::ops::Range;
use std::path::Path;

use ron::value::RawValue;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::cli::failure::Failure;
use crate::format::{Problem, ReadError};
use crate::store::{DiskFs, LoadError, load};

/// The largest configuration file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The text of a configuration file, with its name.
pub(super) struct ConfigFile {
    name: String,
    text: String,
}

/// The entries of a file, each with its place.
pub(super) struct ConfigEntries<'t> {
    file: &'t ConfigFile,
    entries: Vec<ConfigEntry<'t>>,
}

struct ConfigEntry<'t> {
    key: String,
    /// From the key to the end of the value.
    span: Range<usize>,
    value: &'t RawValue,
}

impl ConfigFile {
    /// Reads a file. None where there is none, or where it cannot be read, which is added to `errors`.
    pub(super) fn open(path: &Path, errors: &mut Vec<Failure>) -> Option<Self> {
        match load(&DiskFs, path, LARGEST) {
            Ok(loaded) => Some(Self { name: path.display().to_string(), text: loaded.text }),
            Err(LoadError::Missing { .. }) => None,
            Err(error) => {
                errors.push(error.into());
                None
            }
        }
    }

    /// The entries of the map, without those whose key is no text or was there before.
    pub(super) fn entries(&self, errors: &mut Vec<Failure>) -> ConfigEntries<'_> {
        let mut pairs = Vec::new();
        if let Err(error) = ron::Options::default().from_str_seed(&self.text, EntryCollector(&mut pairs)) {
            errors.push(self.failure(ReadError::from_ron(&error, &self.text)));
        }
        let mut entries: Vec<ConfigEntry> = Vec::new();
        for (raw_key, value) in pairs {
            let key_span = self.span(raw_key);
            let span = key_span.start..self.span(value).end;
            match raw_key.into_rust::<String>() {
                Err(error) => {
                    let problem = Problem::from_ron(&error.code, &self.text[key_span]);
                    errors.push(self.failure(ReadError { problem, span, related: None }));
                }
                Ok(key) => match entries.iter().find(|entry| entry.key == key) {
                    Some(first) => errors.push(self.failure(ReadError {
                        problem: Problem::DuplicateKey { key },
                        span,
                        related: Some(first.span.clone()),
                    })),
                    None => entries.push(ConfigEntry { key, span, value }),
                },
            }
        }
        ConfigEntries { file: self, entries }
    }

    /// Where a part of this text stands, without the blanks and comments around it.
    fn span(&self, part: &RawValue) -> Range<usize> {
        let part = part.trim().get_ron();
        let start = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        start..start + part.len()
    }

    fn failure(&self, error: ReadError) -> Failure {
        Failure::Refused { name: self.name.clone(), text: self.text.clone(), error: Box::new(error) }
    }
}

impl<'t> ConfigEntries<'t> {
    /// The entries as a value. An entry that `T` does not take is added to `errors` and left out. `T` takes
    /// any entry alone: a map, or a struct with a default for each field.
    pub(super) fn read<T: Deserialize<'t> + Default>(&'t self, errors: &mut Vec<Failure>) -> T {
        let mut valid = Vec::new();
        for entry in &self.entries {
            match deserialize::<T>(&[entry]) {
                Ok(_) => valid.push(entry),
                Err(error) => {
                    let raw = entry.value.trim().get_ron();
                    let found = entry.value.into_rust::<String>().unwrap_or_else(|_| raw.to_owned());
                    errors.push(self.error(&entry.key, None, Problem::from_ron(&error, &found)));
                }
            }
        }
        deserialize(&valid).unwrap_or_default()
    }

    /// An error in the entry of a key, or in an item of the list that is its value.
    pub(super) fn error(&self, key: &str, item: Option<usize>, problem: Problem) -> Failure {
        let span = self.entries.iter().find(|entry| entry.key == key).map(|entry| {
            let items = || entry.value.into_rust::<Vec<&RawValue>>().ok();
            let item = item.and_then(|at| items()?.get(at).copied());
            item.map_or(entry.span.clone(), |item| self.file.span(item))
        });
        self.file.failure(ReadError { problem, span: span.unwrap_or_default(), related: None })
    }
}

fn deserialize<'t, T: Deserialize<'t>>(entries: &[&'t ConfigEntry<'t>]) -> Result<T, ron::Error> {
    T::deserialize(MapDeserializer::new(
        entries.iter().map(|entry| (entry.key.as_str(), EntryValue(entry.value.get_ron()))),
    ))
}

/// Collects the entries of a map, also those before an error.
struct EntryCollector<'a, 't>(&'a mut Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> DeserializeSeed<'t> for EntryCollector<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'t> Visitor<'t> for EntryCollector<'_, 't> {
    type Value = ();

    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("a map")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(entry) = map.next_entry()? {
            self.0.push(entry);
        }
        Ok(())
    }
}

/// The RON text of one value, read as the type that is asked for; an optional field needs no `Some`.
struct EntryValue<'t>(&'t str);

impl<'t> EntryValue<'t> {
    fn ron(&self) -> Result<ron::Deserializer<'t>, ron::Error> {
        ron::Deserializer::from_str(self.0).map_err(|error| error.code)
    }
}

impl<'t> IntoDeserializer<'t, ron::Error> for EntryValue<'t> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'t> Deserializer<'t> for EntryValue<'t> {
    type Error = ron::Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ron::Error> {
        self.ron()?.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ron::Error> {
        self.ron()?.deserialize_string(visitor)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ron::Error> {
        self.ron()?.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ron::Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::Keyed;

    fn read(text: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
        let file = ConfigFile { name: "keymap.ron".to_owned(), text: text.to_owned() };
        let mut errors = Vec::new();
        let entries = file.entries(&mut errors);
        let map: Keyed<Vec<String>> = entries.read(&mut errors);
        let told = errors.iter().map(|error| match error {
            Failure::Refused { text, error, .. } => {
                format!("{} at {}", Lang::En.text(&error.message()), &text[error.span.clone()])
            }
            other => format!("{other:?}"),
        });
        (map.iter().map(|(key, value)| (key.clone(), value.clone())).collect(), told.collect())
    }

    fn keys(map: &[(String, Vec<String>)]) -> Vec<&str> {
        map.iter().map(|(key, _)| key.as_str()).collect()
    }

    #[test]
    fn a_wrong_entry_is_told_with_its_place_and_the_others_hold() {
        let (map, told) = read(
            "// mine\n{\n  /* a */ \"save\": [\"F5\"], // s\n  \"undo\": \"u\",\n  \"quit\": [q],\n  redo: [],\n  \"save\": [],\n  \"find\": [],\n}\n",
        );
        assert_eq!(keys(&map), ["find", "save"]);
        assert_eq!(
            told,
            [
                "unexpected “redo”; a text in quotation marks should stand here at redo: []",
                "the key “save” stands twice at \"save\": []",
                "unexpected “u”; a list “[ … ]” should stand here at \"undo\": \"u\"",
                "unexpected “[q]”; a text in quotation marks should stand here at \"quit\": [q]",
            ]
        );
    }

    #[test]
    fn what_stands_before_a_mistake_of_syntax_holds() {
        let (map, told) = read("{\"save\": [\"F5\"], \"undo\" [\"u\"], \"quit\": []}");
        assert_eq!(keys(&map), ["save"]);
        assert_eq!(told, ["unexpected “[”; “:” should stand here at ["]);
    }

    #[test]
    fn an_item_of_a_list_has_its_own_place() {
        let file = ConfigFile { name: String::new(), text: "{\"save\": [\"a\", /* é */ \"b\"]}".to_owned() };
        let entries = file.entries(&mut Vec::new());
        let Failure::Refused { error, .. } = entries.error("save", Some(1), Problem::Nul) else { panic!() };
        assert_eq!(&file.text[error.span], "\"b\"");
    }
}
