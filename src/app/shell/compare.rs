//! Two versions of the path side by side in words: what differs, as lines to read.

use crate::app::dialogs::layer::{Layer, TextLayer};
use crate::app::shell::Shell;
use crate::diff::{Deed, Report, Version};
use crate::i18n::Lang;
use crate::model::{Message, TrainingPath};

/// The mark of a heading.
pub const HEADING: char = '#';

/// A line and its mark: `+`, `-`, `~`, or that of a heading.
pub type Marked = (char, String);

/// What differs, in words: a heading for what lines are about, then a line a change.
pub(in crate::app) fn difference(before: &TrainingPath, after: &TrainingPath, lang: Lang) -> Vec<Marked> {
    let Some(report) = Report::of(Version::Path(before), Version::Path(after), false) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for section in &report.sections {
        lines.push((HEADING, lang.text(&section.title)));
        for line in &section.lines {
            let mark = match line.shown_deed() {
                Deed::Added => '+',
                Deed::Removed => '-',
                _ => '~',
            };
            lines.push((mark, lang.text(&line.message)));
        }
    }
    lines
}

impl Shell {
    /// Shows what differs between two versions, above the document.
    pub(in crate::app) fn show_difference(
        &mut self,
        title: Message,
        before: &TrainingPath,
        after: &TrainingPath,
    ) {
        let columns = usize::from(self.body().width.saturating_sub(6)).max(10);
        let mut lines = Vec::new();
        for (mark, text) in difference(before, after, self.lang) {
            for (at, line) in crate::app::text::wrap::lines(&text, columns).into_iter().enumerate() {
                lines.push((if at == 0 || mark == HEADING { mark } else { ' ' }, line));
            }
        }
        self.layers.push(Layer::Text(TextLayer { title, lines, scroll: 0 }));
    }
}
