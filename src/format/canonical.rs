//! Whether a text is in canonical form already, found without making that form as a whole.
//!
//! What a program of this family wrote is canonical, and versions of one work have most of their entries
//! in common: what one version was found to say in canonical form, another says in canonical form too.

use std::borrow::Cow;

use super::like::{Like, LikeMap};
use super::writer::Writer;
use super::{FileRecord, Original, write_sized};
use crate::model::node::{Node, RecordNode};

/// A text that is to be what is written.
pub(super) struct Expected<'a> {
    text: &'a str,
    /// How much of it was met.
    at: usize,
    /// A version in canonical form, whose entries are taken from its text.
    like: Option<Like<'a>>,
}

impl<'a> Writer<'a> {
    /// Whether `text` is the canonical one of a record.
    fn finds(record: &dyn RecordNode, text: &'a str, like: Option<Like<'a>>) -> bool {
        /// A few entries.
        const ROOM: usize = 16 << 10;
        let mut writer = Writer::with_capacity(ROOM);
        writer.expected = Some(Expected { text, at: 0, like });
        writer.file(record);
        writer.goes_on_as_expected() && writer.expected.is_some_and(|expected| expected.at == text.len())
    }

    /// The entries of a map at the top whose lines are known.
    pub(super) fn known(&self, field: usize) -> Option<LikeMap<'a>> {
        self.expected.as_ref()?.like.as_ref()?.map(field)
    }

    /// Whether what was written so far is what was expected. It is not kept then.
    pub(super) fn goes_on_as_expected(&mut self) -> bool {
        let Some(expected) = &mut self.expected else { return true };
        let met = expected.text.as_bytes()[expected.at..].starts_with(self.out.as_bytes());
        if met {
            expected.at += self.out.len();
            self.out.clear();
        }
        met
    }
}

impl LikeMap<'_> {
    /// The lines of an entry that this version shares in memory with the one being written.
    pub(super) fn shared(&mut self, key: &str, value: &dyn Node) -> Option<&str> {
        self.reach(key);
        let (_, known) = self.map.entry(self.next).filter(|(found, _)| *found == key)?;
        let span = self.spans.get(self.next).filter(|span| !span.is_empty())?;
        // From line break to line break; the first one belongs to what stands before.
        std::ptr::addr_eq(known, value).then(|| &self.text[span.start + 1..span.end])
    }

    /// Goes on to a key, or to where it would stand.
    fn reach(&mut self, key: &str) {
        while self.map.entry(self.next).is_some_and(|(found, _)| found < key) {
            self.next += 1;
        }
    }
}

impl<T: FileRecord> Original<'_, T> {
    /// Whether its text is the canonical one.
    pub fn is_canonical(&self) -> bool {
        Writer::finds(&self.record, self.text, None)
    }

    /// The canonical text of another version, which `text` says: that text itself, where it is in canonical
    /// form. Of this version it is known by now whether it is.
    pub fn canonical<'t>(&self, is_canonical: bool, record: &T, text: &'t str) -> Cow<'t, str> {
        let like = is_canonical.then(|| self.like());
        if Writer::finds(record, text, like) { Cow::Borrowed(text) } else { write_sized(record, 0).into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, write};
    use crate::model::{Module, TrainingPath};

    fn path() -> TrainingPath {
        let mut path = TrainingPath::new("parcours-k7m2", "Un parcours");
        for n in 0..5 {
            let module = Module { title: format!("Séance {n}"), ..Module::default() };
            path.modules.insert(format!("m{n}"), module);
        }
        path
    }

    #[test]
    fn a_text_is_canonical_as_it_is_written_and_not_otherwise() {
        let commented = write(&path())
            .replacen("        \"m2\"", "        // Une remarque.\n        \"m2\"", 1)
            .replacen("\"Séance 3\",", "\"Séance 3\", // Une autre.", 1);
        for text in [write(&path()), commented] {
            let read = Original::<TrainingPath>::read(&text).unwrap();
            assert_eq!(write(read.record()), text);
            assert!(read.is_canonical());
            // Any other text of the same content is not.
            let longer = format!("{text}\n");
            let spaced = text.replacen("title: \"Séance 1\"", "title:  \"Séance 1\"", 1);
            let shorter = text.trim_end().to_owned();
            for other in [longer, spaced, shorter] {
                let read = Original::<TrainingPath>::read(&other).unwrap();
                assert!(!read.is_canonical(), "{other}");
                assert_eq!(read.canonical(false, read.record(), &other), text);
            }
        }
    }

    #[test]
    fn a_version_beside_another_has_the_canonical_text_that_it_has_alone() {
        let base = write(&path());
        let mut other = path();
        other.modules.remove("m0");
        other.modules.get_mut("m3").unwrap().title = "Autre".into();
        other.modules.insert("m25".into(), Module::default());
        let canonical = write(&other);
        let loose = canonical.replacen("        \"m1\": (", "        \"m1\"  : (", 1);
        let spaced = base.replacen("        \"m4\": (", "        \"m4\"  : (", 1);
        for (first, text) in [(&base, &canonical), (&base, &loose), (&spaced, &canonical)] {
            let first = Original::<TrainingPath>::read(first).unwrap();
            let read = first.beside(text).unwrap();
            let found = first.canonical(first.is_canonical(), &read, text);
            assert_eq!(found, canonical);
            assert_eq!(matches!(found, Cow::Borrowed(_)), *text == canonical);
        }
        assert!(format::read::<TrainingPath>(&loose).is_ok());
    }
}
