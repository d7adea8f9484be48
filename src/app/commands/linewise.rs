//! What a person does who works line by line, without keys and without a picture: names a command, names
//! something that is shown, answers with a whole line.

use crate::app::App;
use crate::app::commands::all;
use crate::app::commands::command::Command;
use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::layer::Layer;
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::typing::TypingState;
use crate::app::text::input::Input;
use crate::app::views::kind::ViewKind;
use crate::search::SearchIndex;

impl App {
    /// A command was named. What was being typed is kept first; what lies above is left.
    pub(in crate::app) fn named(&mut self, id: &str) {
        self.shell.notice = None;
        self.shell.layers.clear();
        if matches!(self.shell.work, TypingState::Editing(_)) && !self.finish_editing() {
            return;
        }
        self.run_named(id);
    }

    /// Something that is shown was named: as if it were clicked, but it never opens.
    pub(in crate::app) fn chosen_by_name(&mut self, spot: &Spot) {
        self.shell.notice = None;
        match spot {
            Spot::Choice(_) if !self.shell.layers.is_empty() => {
                self.mouse_on_layer(Gesture::Press, Some(spot));
            }
            Spot::Row(_) | Spot::Field(_) | Spot::Finding(_) | Spot::Pane(_) => {
                // Where the outline is out of sight its panes have no keys to give.
                let focus = self.views.outline.focus;
                self.views.outline.choose_spot(spot, &mut self.shell);
                if self.shell.view != ViewKind::Outline {
                    self.views.outline.focus = focus;
                }
            }
            _ => self.views.get_mut(self.shell.view).mouse(Gesture::Press, Some(spot), &mut self.shell),
        }
    }

    /// A line was typed: it answers what is asked, or says what is looked for in a list.
    pub(in crate::app) fn answered_by_line(&mut self, line: &str) {
        self.shell.notice = None;
        match self.shell.layers.last_mut() {
            Some(Layer::Prompt(prompt)) => {
                prompt.input = Input::new(line);
                self.layer_key(Key::plain(Code::Enter));
            }
            Some(Layer::Picker(picker)) => {
                picker.sought.clear();
                picker.sought.paste(line);
                if picker.sought.hits.len() == 1 {
                    self.layer_key(Key::plain(Code::Enter));
                }
            }
            Some(Layer::Link(asked)) => {
                asked.picker.sought.clear();
                asked.picker.sought.paste(line);
                if asked.picker.sought.hits.len() == 1 {
                    self.layer_key(Key::plain(Code::Enter));
                }
            }
            Some(Layer::Checklist(list)) => {
                list.sought.clear();
                list.sought.paste(line);
            }
            Some(Layer::Finder(finder)) => {
                finder.ask(line);
                if finder.hits.len() == 1 {
                    self.layer_key(Key::plain(Code::Enter));
                }
            }
            Some(Layer::Handout(handout)) => {
                handout.file = Input::new(line);
                self.layer_key(Key::plain(Code::Enter));
            }
            Some(_) => {}
            None => {
                if let TypingState::Editing(editing) = &mut self.shell.work {
                    editing.input = Input::new(line);
                    self.finish_editing();
                }
            }
        }
    }
}

/// What a line means that a person typed where a command is expected.
#[derive(Debug)]
pub enum Meant {
    /// This command, and what stands behind it, which answers it.
    Command(&'static Command, String),
    /// A command that does not count here.
    Elsewhere(&'static Command),
    /// None; these are the nearest.
    Near(Vec<&'static Command>),
}

/// How many of the nearest commands are named.
const NEAREST: usize = 3;

impl App {
    /// The command that a line names: by a key, by its name or by its label, in any case; what counts here
    /// goes first.
    pub fn meant(&self, line: &str) -> Meant {
        let (line, here) = (line.trim(), self.scope());
        if let Some(command) = self.keyed(line) {
            return Meant::Command(command, String::new());
        }
        let folded = line.to_lowercase();
        let of_name = |command: &'static Command| {
            let names = [command.id.to_owned(), self.shell.lang.word(&command.label()).to_lowercase()];
            let rest = names.iter().filter_map(|name| {
                let rest = folded.strip_prefix(name.as_str())?;
                // In lower case a text may be longer or shorter: what stands behind is found from its end.
                let behind = line.chars().rev().take(rest.chars().count()).count();
                let start = line.char_indices().rev().take(behind).last().map_or(line.len(), |(at, _)| at);
                (rest.is_empty() || rest.starts_with(' '))
                    .then(|| (name.len(), line[start..].trim().to_owned()))
            });
            rest.max().map(|(length, rest)| (command.scope.covers(here), length, command, rest))
        };
        let all = all().filter_map(of_name);
        match all.max_by_key(|(here, length, ..)| (*here, *length)) {
            Some((true, _, command, rest)) => Meant::Command(command, rest),
            Some((false, _, command, _)) => Meant::Elsewhere(command),
            None => {
                let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
                match self.keyed(first) {
                    Some(command) => Meant::Command(command, rest.trim().to_owned()),
                    None => Meant::Near(self.nearest(line)),
                }
            }
        }
    }

    fn keyed(&self, name: &str) -> Option<&'static Command> {
        let here = self.scope();
        let shown = |command: &&'static Command| {
            let keys = self.keymap.shown(command, self.shell.lang);
            command.scope.covers(here)
                && keys.iter().any(|key| key.chars().count() > 1 && key.to_lowercase() == name.to_lowercase())
        };
        let parsed = Key::parse(name).and_then(|key| self.keymap.command(key, here));
        parsed.or_else(|| all().find(|command| shown(command)))
    }

    fn nearest(&self, line: &str) -> Vec<&'static Command> {
        let scope = self.scope();
        let here: Vec<&'static Command> = all().filter(|command| command.scope.covers(scope)).collect();
        let texts: Vec<String> = here
            .iter()
            .map(|command| format!("{} {}", self.shell.lang.word(&command.label()), command.id))
            .collect();
        let hits = SearchIndex::new(texts.iter().map(String::as_str)).search(line);
        hits.iter().take(NEAREST).filter_map(|hit| here.get(hit.index).copied()).collect()
    }
}
