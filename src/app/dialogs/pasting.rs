//! Text that was pasted where no field is open: nothing is done with it unasked.
//!
//! Owns the reading of its lines and the question what they are: new modules, or items of the list that is chosen.

use crate::app::dialogs::layer::{Answer, Layer, PromptPurpose, QuestionDialog};
use crate::app::{App, Scope};
use crate::edit::{Change, change};
use crate::model::{Message, Module, propose_id};

/// The most lines that are taken from one text.
const MOST_LINES: usize = 200;
/// The longest line that is taken, in letters.
const LONGEST: usize = 400;

/// The lines of a text that say something, without the signs of a list in front.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let line = line.trim().trim_start_matches(['-', '*', '•', '–', '·', '▪']).trim_start();
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
        let line = if numbered { digits[1..].trim_start() } else { line };
        line.chars().filter(|c| !c.is_control()).take(LONGEST).collect::<String>()
    };
    text.split(['\n', '\r']).map(bare).filter(|line| !line.is_empty()).take(MOST_LINES).collect()
}

impl App {
    /// Whether letters go into a text that is being typed.
    pub fn takes_text(&self) -> bool {
        let search = self.shell.view == crate::app::ViewKind::Commons && self.views.commons.is_typing();
        match self.shell.layers.last() {
            None => search || matches!(self.shell.work, crate::app::TypingState::Editing(_)),
            Some(Layer::Question(_) | Layer::Help(_) | Layer::Text(_)) => false,
            Some(_) => true,
        }
    }

    /// Asks what a text is that was pasted where no field is open.
    pub(in crate::app) fn offer_pasted(&mut self, text: &str) {
        let lines = lines(text);
        let Some(first) = lines.first().cloned() else { return };
        if !self.shell.may_edit() {
            return self.shell.refuse(Message::new("app-paste-read-only"));
        }
        let count = lines.len();
        let counted = |key: &str| Message::new(key.to_owned()).with("count", count);
        let mut answers = vec![
            (Message::new("app-answer-leave"), Answer::Stay),
            (counted("app-answer-paste-modules"), Answer::PasteModules),
        ];
        if self.pasted_list().is_some() {
            answers.push((counted("app-answer-paste-items"), Answer::PasteItems));
        }
        self.shell.pasted = lines;
        let title = counted("app-pasted");
        let body = Some(Message::new("app-pasted-body").with("first", first));
        self.shell.layers.push(Layer::Question(QuestionDialog { title, body, answers, at: 0 }));
    }

    /// The list of lines that is chosen in the form.
    fn pasted_list(&self) -> Option<PromptPurpose> {
        if self.scope() != Scope::Form {
            return None;
        }
        self.views.outline.list_of_lines().map(PromptPurpose::NewLine)
    }

    /// Makes a module of each line that was pasted, in one change.
    pub(in crate::app) fn paste_modules(&mut self) {
        let mut place = self.shell.place_of_new();
        let mut path = self.shell.doc.path.clone();
        let mut ops = Vec::new();
        let lines = std::mem::take(&mut self.shell.pasted);
        for title in &lines {
            let taken = |id: &str| {
                path.modules.contains_key(id)
                    || path.modules.values().any(|m| m.was.iter().any(|old| old == id))
            };
            let id = propose_id(title, self.shell.now.chance, taken);
            let module = Module { title: title.clone(), ..Module::default() };
            let change = change::add_module(&path, &id, &module, place);
            // The next one stands behind it.
            place = place.map(|(stage, at)| (stage, at + 1));
            change.apply(&mut path);
            ops.extend(change.ops);
        }
        let label = Message::new("edit-add-modules").with("count", lines.len());
        self.shell.change(Some(Change { label, ops }));
    }

    /// Adds each line that was pasted to the list that is chosen.
    pub(in crate::app) fn paste_items(&mut self) {
        let lines = std::mem::take(&mut self.shell.pasted);
        let Some(list) = self.pasted_list() else { return };
        for line in lines {
            // A line that is there already is refused, the others are taken.
            let _ = self.answered(&list, &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_lose_the_signs_of_a_list() {
        let text = "  - Accueillir\r\n* Vendre\n\n2. Négocier\n10) Conclure\n• \n3 heures\u{1b}[2J\n";
        assert_eq!(lines(text), ["Accueillir", "Vendre", "Négocier", "Conclure", "3 heures[2J"]);
    }
}
