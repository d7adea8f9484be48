//! Whether a text is in canonical form already, found without making that form as a whole.
//!
//! What a program of this family wrote is canonical, and versions of one work have most of their entries
//! in common: what one version was found to say in canonical form, another says in canonical form too. It is
//! found from the beginning of a text on, and what is known so far can be used while the rest is looked at.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::shared_base::SharedBase;
use super::writer::{CanonicalText, OutputMode, Writer};
use super::{FileRecord, Original};
use crate::model::node::RecordNode;

/// What is known about the form of a text.
#[derive(Default)]
pub(super) struct Form {
    /// How many bytes from its beginning are known to be in canonical form.
    known: AtomicUsize,
    /// Whether the whole is, once that was found.
    whole: OnceLock<bool>,
    /// Whether somebody looks, or did.
    looked_at: AtomicBool,
}

impl<'a> Writer<'a> {
    /// Whether `text` is the canonical one of a record; `like` is another version, whose entries are taken
    /// from its text where they are canonical.
    fn finds(
        record: &dyn RecordNode,
        text: &'a str,
        like: Option<SharedBase<'a>>,
        heard: &'a (dyn Fn(usize) -> bool + Sync),
    ) -> bool {
        /// A few entries.
        const ROOM: usize = 16 << 10;
        let mut writer = Writer::with_capacity(ROOM);
        writer.fate = OutputMode::Compared(CanonicalText { text, at: 0, heard });
        writer.like = like;
        writer.file(record);
        writer.goes_on_as_expected()
            && matches!(writer.fate, OutputMode::Compared(expected) if expected.at == text.len())
    }

    /// Whether what was written so far is what was expected, and more is wanted. It is not kept then.
    pub(super) fn goes_on_as_expected(&mut self) -> bool {
        let OutputMode::Compared(expected) = &mut self.fate else { return true };
        let met = expected.text.as_bytes()[expected.at..].starts_with(self.out.as_bytes());
        if met {
            expected.at += self.out.len();
            self.out.clear();
        }
        met && (expected.heard)(expected.at)
    }
}

impl<T: FileRecord> Original<'_, T> {
    /// Whether its text is the canonical one. Found once, and known from then on.
    fn is_canonical(&self) -> bool {
        self.form.looked_at.store(true, Ordering::Relaxed);
        let heard = |met: usize| {
            self.form.known.fetch_max(met, Ordering::Relaxed);
            true
        };
        *self.form.whole.get_or_init(|| Writer::finds(&self.record, &self.text, None, &heard))
    }

    /// Finds how much of its text is in canonical form, for as long as `go_on` says so; what was found is
    /// known to [`write`](Self::write) at once. Does nothing where somebody did so already.
    pub fn look_while(&self, go_on: impl Fn() -> bool + Sync) {
        if self.form.looked_at.swap(true, Ordering::Relaxed) {
            return;
        }
        let heard = |met: usize| {
            self.form.known.fetch_max(met, Ordering::Relaxed);
            go_on()
        };
        Writer::finds(&self.record, &self.text, None, &heard);
    }

    /// The canonical text of another version, which `text` says: that text itself, where it is in canonical
    /// form.
    pub fn canonical<'t>(&self, record: &T, text: &'t str) -> Cow<'t, str> {
        self.is_canonical();
        if Writer::finds(record, text, Some(self.like()), &|_| true) {
            Cow::Borrowed(text)
        } else {
            self.write(record).into()
        }
    }

    /// The canonical text of another version, as [`write`](super::write) gives it. What that one shares with
    /// this one in memory is taken from this text, as far as it is known to be canonical.
    pub fn write(&self, record: &T) -> String {
        self.write_in(String::new(), record)
    }

    /// As [`write`](Self::write), into the room of a text that is not needed any more.
    pub fn write_in(&self, mut room: String, record: &T) -> String {
        room.clear();
        // About as long as this one, and a little more, so that it is not copied as it grows.
        room.reserve(self.text.len() + self.text.len() / 20);
        let mut writer = Writer::behind(room);
        writer.like = Some(self.like());
        writer.file(record);
        writer.into_text()
    }

    pub(super) fn like(&self) -> SharedBase<'_> {
        let canonical = self.form.known.load(Ordering::Relaxed);
        SharedBase { text: &self.text, record: &self.record, entries: &self.entries, canonical }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, write};
    use crate::model::shape::Shaped;
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
                assert_eq!(read.canonical(read.record(), &other), text);
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
            assert_eq!(first.write(&read), canonical, "whether this one is canonical is not known yet");
            let found = first.canonical(&read, text);
            assert_eq!(found, canonical);
            assert_eq!(first.write(&read), canonical);
            assert_eq!(matches!(found, Cow::Borrowed(_)), *text == canonical);
        }
        assert!(format::read::<TrainingPath>(&loose).is_ok());
    }

    #[test]
    fn what_is_known_so_far_is_taken_and_nothing_else() {
        let base = write(&path());
        let mut other = path();
        other.modules.get_mut("m1").unwrap().title = "Autre".into();
        let canonical = write(&other);
        let spaced = base.replacen("        \"m3\": (", "        \"m3\"  : (", 1);
        for (text, most) in [(&base, 5), (&spaced, 3)] {
            let known = |steps: usize| {
                let first = Original::<TrainingPath>::read(text).unwrap();
                let wanted = AtomicUsize::new(steps);
                first.look_while(|| wanted.fetch_sub(1, Ordering::Relaxed) > 1);
                let read = first.beside(&canonical).unwrap();
                assert_eq!(first.write(&read), canonical);
                first.like().map(TrainingPath::SHAPE.index("modules").unwrap()).unwrap().in_canonical_form()
            };
            let found: Vec<usize> = (1..7).map(known).collect();
            assert_eq!(found, (1..7).map(|steps| steps.min(most)).collect::<Vec<_>>());
        }
    }
}
