//! A list to choose from by typing, for the dialogs of a table.

use crate::app::dialogs::sought::Sought;
use crate::model::Message;

/// A list with what each line stands for.
pub struct ChoiceList {
    /// What to say above it.
    pub title: Message,
    /// What is looked for in it.
    pub sought: Sought,
    /// What is shown, and what it stands for.
    lines: Vec<(String, String)>,
}

impl ChoiceList {
    /// A list in which the line that stands for `value` is chosen.
    pub fn new(title: Message, lines: Vec<(String, String)>, value: &str) -> Self {
        let mut sought = Sought::among(lines.iter().map(|(label, value)| (label.as_str(), value.as_str())));
        sought.aim(|at| lines[at].1 == value);
        Self { title, sought, lines }
    }

    /// The text of a line, by its place in the list.
    pub fn label(&self, place: usize) -> &str {
        self.lines.get(place).map_or("", |(label, _)| label.as_str())
    }

    /// How many lines there are in all.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// What the chosen line stands for.
    pub fn chosen(&self) -> Option<&str> {
        Some(self.lines.get(self.sought.chosen()?)?.1.as_str())
    }
}
