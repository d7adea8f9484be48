//! Reading and writing the entries of a large map by several threads at once, with the result of doing it
//! by one.
//!
//! Where this program wrote a file, an entry of a map at the top ends in a way that can be searched for. The
//! text is cut there, and each part is read by a thread of its own. Whether a cut is one is not guessed: the
//! reader of the part before it has to arrive there, between two entries. Whatever went otherwise, an error
//! above all, is read again in order, so a file reads the same by one thread as by many.
//!
//! An entry is written the same whatever stands around it, so writing needs no such care.

use std::sync::OnceLock;
use std::thread::{Builder, available_parallelism, scope};

use memchr::memmem;

use super::comment_context::CommentContext;
use super::lexer::Result;
use super::map_reader::EntriesRun;
use super::reader::Reader;
use super::shared_base::last_key;
use super::writer::Writer;
use crate::model::node::MapNode;

/// How a text is cut.
#[derive(Clone, Copy)]
pub(super) struct Cutting {
    /// The shortest part, in bytes: a shorter one is read faster than a thread is begun.
    pub(super) least: usize,
    /// The most parts: one a processor, and few, since they are put together one after the other.
    pub(super) most: usize,
}

impl Default for Cutting {
    fn default() -> Self {
        Self { least: 192 << 10, most: threads() }
    }
}

/// How many threads are of use: one a processor, and few.
fn threads() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors = *PROCESSORS.get_or_init(|| available_parallelism().map_or(1, usize::from));
    processors.min(4)
}

impl Cutting {
    /// The places behind `start` where an entry seems to end and the next to begin.
    fn cuts(self, text: &str, start: usize) -> Vec<usize> {
        /// Between two entries of a map at the top, as this program writes them.
        const SEAM: &[u8] = b"),\n        \"";
        let parts = (text.len() - start).checked_div(self.least).unwrap_or(0).min(self.most);
        let size = (text.len() - start).checked_div(parts).unwrap_or(0);
        let mut cuts: Vec<usize> = Vec::new();
        for part in 1..parts {
            let from = start + part * size;
            let Some(found) = memmem::find(&text.as_bytes()[from..], SEAM) else { break };
            let cut = from + found + "),".len();
            if cuts.last() != Some(&cut) {
                cuts.push(cut);
            }
        }
        cuts
    }
}

impl Reader<'_> {
    /// The entries of a map at the top up to its end, as [`Reader::entries`] reads them.
    pub(super) fn entries_in_parts(&mut self, map: &mut dyn MapNode) -> Result<EntriesRun> {
        let cuts = self.cutting.cuts(self.lex.text, self.lex.at);
        if cuts.is_empty() {
            return self.entries(map, None);
        }
        scope(|scope| {
            let mut parts = Vec::new();
            for (n, at) in cuts.iter().copied().enumerate() {
                let mut reader = self.fork(at);
                let mut part = map.another();
                let stop = cuts.get(n + 1).copied();
                let read = move || {
                    let run = reader.entries(&mut *part, stop);
                    run.ok().map(|run| (reader, part, run))
                };
                // Where no thread is to be had, the rest is read in order.
                let Ok(thread) = Builder::new().spawn_scoped(scope, read) else { break };
                parts.push((at, thread));
            }
            let mut run = self.entries(map, parts.first().map(|(at, _)| *at))?;
            for (at, thread) in parts {
                if run.closed || self.lex.at != at {
                    break;
                }
                let Ok(Some((reader, mut part, next))) = thread.join() else { break };
                run = EntriesRun { sorted: run.sorted && next.sorted && follows(&*part, map), ..next };
                map.append_all(&mut *part);
                self.join(reader);
            }
            if !run.closed {
                let rest = self.entries(map, None)?;
                run = EntriesRun { sorted: run.sorted && rest.sorted, ..rest };
            }
            Ok(run)
        })
    }

    /// A reader of the same text from `at` on, between two entries of the map that this one reads.
    fn fork(&self, at: usize) -> Self {
        let mut reader = Reader::new(self.lex.text);
        reader.lex.at = at;
        reader.field = self.field;
        reader.depth = self.depth;
        reader.like = self.like;
        reader.spans = self.spans.as_ref().map(|_| super::shared_base::EntrySpans::default());
        reader
    }

    /// Goes on where `other` came to, with what it gathered.
    fn join(&mut self, mut other: Self) {
        self.lex = other.lex;
        self.pending = other.pending;
        self.unattached_comments.append(&mut other.unattached_comments);
        if let Some((spans, more)) = self.spans.as_mut().zip(other.spans) {
            spans.append(more);
        }
    }
}

impl Writer<'_> {
    /// The entries of a map at the top, as [`Writer::entries`] writes them.
    pub(super) fn entries_in_parts(&mut self, map: &dyn MapNode, around: &CommentContext) {
        /// The fewest entries of a part: fewer are written faster than a thread is begun.
        const LEAST: usize = 128;
        self.entries_in(threads().min(map.len() / LEAST).max(1), map, around);
    }

    fn entries_in(&mut self, parts: usize, map: &dyn MapNode, around: &CommentContext) {
        // What is taken from another version is hardly any work: the rest is what is shared out.
        let known = self.like.and_then(|like| like.map(around.field));
        let known = known.map_or(0, |known| known.in_canonical_form()).min(map.len());
        let cut = |part: usize| if part == 0 { 0 } else { known + (map.len() - known) * part / parts };
        let room = self.out.capacity().saturating_sub(self.out.len()) / parts;
        scope(|scope| {
            let mut threads = Vec::new();
            for part in 1..parts {
                let range = cut(part)..cut(part + 1);
                let mut writer = Writer::with_capacity(room);
                writer.level = self.level;
                writer.like = self.like;
                let which = range.clone();
                let write = move || {
                    writer.entries(map, around, which);
                    writer.into_text()
                };
                threads.push((range, Builder::new().spawn_scoped(scope, write).ok()));
            }
            self.entries(map, around, 0..cut(1));
            for (range, thread) in threads {
                match thread.and_then(|thread| thread.join().ok()) {
                    Some(text) => self.out.push_str(&text),
                    // Where no thread is to be had, the rest is written in order.
                    None => self.entries(map, around, range),
                }
            }
        });
    }
}

/// Whether the first key of `part` comes after the last of `map`.
fn follows(part: &dyn MapNode, map: &dyn MapNode) -> bool {
    last_key(map).zip(part.entry(0)).is_none_or(|(last, (first, _))| last < first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::model::{Module, TrainingPath};

    fn read(text: &str, least: usize, most: usize) -> std::result::Result<TrainingPath, format::ReadError> {
        format::read_with(text, |reader| reader.cutting = Cutting { least, most }, |_| {})
    }

    fn text() -> String {
        let mut path = TrainingPath::new("parcours-k7m2", "Un parcours");
        for n in 0..9 {
            // A summary that looks like the end of an entry.
            let summary = "Voir\n\n```\n),\n        \"m5\": (\n```".into();
            let module = Module { title: format!("Séance {n}"), summary, ..Module::default() };
            path.modules.insert(format!("m{n}"), module);
        }
        let written = format::write(&path);
        written.replacen("        \"m3\"", "        // Une remarque.\n        \"m3\"", 1)
    }

    #[test]
    fn parts_give_what_one_reader_gives() {
        let text = text();
        let whole = read(&text, usize::MAX, 1).unwrap();
        assert_eq!(whole.modules.len(), 9);
        for most in 2..12 {
            assert!(!Cutting { least: 1, most }.cuts(&text, 0).is_empty());
            assert_eq!(read(&text, 1, most).unwrap(), whole);
        }
    }

    #[test]
    fn parts_are_written_as_a_whole_is() {
        let path = read(&text(), usize::MAX, 1).unwrap();
        let around = || CommentContext { trivia: &path.trivia, field: 0 };
        let written = |parts: usize| {
            let mut writer = Writer::with_capacity(0);
            writer.level = 2;
            writer.entries_in(parts, &path.modules, &around());
            writer.into_text()
        };
        assert!(written(1).contains("        // Une remarque.\n        \"m3\": ("));
        for parts in 2..12 {
            assert_eq!(written(parts), written(1));
        }
    }

    #[test]
    fn spoiled_texts_are_refused_in_the_same_words() {
        let text = text();
        let spoiled = (0..text.len()).filter(|at| text.is_char_boundary(*at)).flat_map(|at| {
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            [
                text[..at].to_owned(),
                format!("{}{}", &text[..at], &text[end..]),
                format!("{}\"{}", &text[..at], &text[at..]),
            ]
        });
        let mut refused = 0;
        for text in spoiled {
            let (one, many) = (read(&text, usize::MAX, 1), read(&text, 1, 4));
            assert_eq!(one, many, "{text}");
            refused += usize::from(one.is_err());
        }
        assert!(refused > 100);
    }

    #[test]
    fn a_key_that_stands_in_two_parts_is_refused() {
        let text = text().replacen("\"m8\": (", "\"m0\": (", 1);
        let (one, many) = (read(&text, usize::MAX, 1), read(&text, 1, 4));
        assert!(one.is_err());
        assert_eq!(one, many);
    }
}
