//! The texts of one path as it changes: what did not change since the last text is copied from it.
//!
//! Owns only the shortcut; what a path looks like is said by [`Writer`]. A path whose journal is kept while
//! somebody types is written twice a second, and of ten thousand modules hardly ever more than one differs.

use super::shared_base::{EntrySpans, SharedBase};
use super::writer::{OutputMode, Writer};
use crate::model::TrainingPath;

/// Writes one version of a path after another.
#[derive(Default)]
pub struct Rewriter {
    /// What was written last: its path, shared with the next in most parts, its text, its entries.
    last: Option<(TrainingPath, String, EntrySpans)>,
    /// An earlier text, for its room.
    spare: String,
}

impl Rewriter {
    /// The canonical text of a path, as [`write`](super::write) gives it.
    pub fn write(&mut self, path: TrainingPath) -> &str {
        let mut room = std::mem::take(&mut self.spare);
        room.clear();
        let mut writer = Writer::behind(room);
        writer.like = self.last.as_ref().map(|(record, text, entries)| SharedBase {
            text,
            record,
            entries,
            canonical: text.len(),
        });
        writer.fate = OutputMode::Noted(EntrySpans::default());
        writer.file(&path);
        let (text, entries) = writer.into_noted();
        if let Some((_, earlier, _)) = self.last.take() {
            self.spare = earlier;
        }
        let (_, text, _) = self.last.insert((path, text, entries));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{read, write};
    use crate::model::Module;

    #[test]
    fn what_changed_and_what_did_not_are_written_as_ever() {
        let text = "// tête\n#![enable(implicit_some)]\nPath(\n    format: 1,\n    id: \"p\",\n    title: \"P\",\n    \
                    modules: {\n        // le premier\n        \"a\": (title: \"A\"), // au bout\n        \"b\": \
                    (\n            // dedans\n            title: \"B\",\n        ),\n    },\n)\n";
        let mut path: TrainingPath = read(text).expect("a path");
        let mut rewriter = Rewriter::default();
        let mut same = |path: &TrainingPath| assert_eq!(rewriter.write(path.clone()), write(path));
        same(&path);
        same(&path);
        path.modules.get_mut("a").expect("there").title = "Autre".into();
        same(&path);
        path.modules.insert("aa".into(), Module { title: "Entre".into(), ..Module::default() });
        same(&path);
        path.title = "Q".into();
        path.modules.remove("a");
        same(&path);
        let b = path.modules.remove("b").expect("there");
        same(&path);
        path.modules.insert("c".into(), b);
        same(&path);
        same(&TrainingPath::new("other", "Autre"));
        same(&path);
    }
}
