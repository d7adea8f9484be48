//! The one table of commands: those of the views and those that count everywhere.

pub mod command;
pub mod help;
pub mod key;
pub mod keymap;
pub mod linewise;

use crate::app::commands::command::{Command, Scope};
use crate::app::dialogs::layer::PromptPurpose;
use crate::app::views::kind::ViewKind;
use crate::app::views::list::for_each_view;
use crate::app::{
    App, Effect, changes, commons, findings, graph, history, matrix, outline, questions, timeline,
};

/// Declares the commands that count everywhere: `ID FOOTER [KEYS] ENABLED => RUN`, both of the application.
macro_rules! everywhere {
    ($table:ident; $($id:expr, $footer:literal [$($key:literal),*] $enabled:expr => $run:expr;)+) => {
        const $table: &[Command] = &[$(Command {
            id: $id,
            keys: &[$($key),*],
            scope: Scope::Everywhere,
            footer: $footer,
            enabled: $enabled,
            #[cfg(feature = "testing")]
            always: matches!(stringify!($enabled).as_bytes(), b"always"),
            run: $run,
        }),+];
    };
}

fn always(_: &App) -> bool {
    true
}

everywhere! { MOVES;
    "up", 0 ["Up", "k"] always => |app| app.step(-1);
    "down", 0 ["Down", "j"] always => |app| app.step(1);
    "page-up", 0 ["PageUp"] always => |app| app.page(-1);
    "page-down", 0 ["PageDown"] always => |app| app.page(1);
    "first", 0 ["Home"] always => |app| app.step(isize::MIN / 2);
    "last", 0 ["End"] always => |app| app.step(isize::MAX / 2);
}

everywhere! { DOCUMENT;
    "save", 1 ["Ctrl-S"] always => |app| app.save(false);
    "undo", 2 ["u", "Ctrl-Z"] |app| app.shell.can_undo() => |app| app.shell.undo();
    "redo", 4 ["U", "Ctrl-Y", "Ctrl-R"] |app| app.shell.can_redo() => |app| app.shell.redo();
    "jump", 5 ["g", "/", "Ctrl-F"] always => App::find;
    "findings", 4 ["c"] always => App::toggle_findings;
    "next-finding", 6 ["F8", "n"] |app| app.shell.has_findings() => |app| app.next_finding(true);
    "previous-finding", 0 ["F7", "N"] |app| app.shell.has_findings() => |app| app.next_finding(false);
    "next-pane", 3 ["Tab"] App::has_panes => |app| app.next_pane(true);
    "previous-pane", 0 ["BackTab"] App::has_panes => |app| app.next_pane(false);
}

macro_rules! view_commands {
    ($($(#[$doc:meta])+ $kind:ident, $module:ident::$view:ident, [$($key:literal),*];)+) => {
        everywhere! { VIEWS;
            $(concat!("view-", stringify!($module)), 0 [$($key),*] always => |app| app.open_view(ViewKind::$kind);)+
        }

        const TABLES: &[&[Command]] =
            &[MOVES, $($module::COMMANDS,)+ outline::FORM_COMMANDS, DOCUMENT, VIEWS, WORKSPACE];
    };
}

everywhere! { WORKSPACE;
    "save-as", 0 [] always => App::ask_save_as;
    "export", 7 ["X"] always => App::ask_export;
    "import-table", 0 [] always => |app| app.shell.prompt("table-ask-file", "", PromptPurpose::Table);
    "recover", 0 [] |app| app.shell.has_recovery() => |app| app.shell.ask_about_recovery();
    "palette", 3 [":", "F2"] always => App::pick_command;
    "language", 8 ["L", "F3"] always => |app| app.shell.lang = app.shell.lang.other();
    "copy-outline", 0 [] always => |app| app.shell.copy_outline();
    "mouse", 0 [] always => |app| app.shell.toggle_mouse();
    "redraw", 0 ["Ctrl-L"] always => |app| app.shell.effects.push(Effect::Redraw);
    "suspend", 0 [] always => |app| app.shell.effects.push(Effect::Suspend);
    "help", 2 ["?", "F1"] always => App::help;
    "quit", 1 ["q", "Ctrl-Q"] always => App::quit;
}

for_each_view!(view_commands);

/// Every command: those of the views by view, then those that count everywhere.
pub fn all() -> impl Iterator<Item = &'static Command> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// The command of a name.
pub fn named(id: &str) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}

/// The commands that the footer shows, the most useful first.
pub fn footer(app: &App) -> Vec<&'static Command> {
    let here = app.scope();
    let mut shown: Vec<&Command> = all()
        .filter(|command| command.footer > 0 && command.scope.covers(here) && (command.enabled)(app))
        .collect();
    // Saving, leaving and help are never crowded out by what only counts here.
    shown.sort_by_key(|command| (command.footer, command.scope == Scope::Everywhere));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands::command::{Command, Scope};
    use crate::app::commands::key::Key;
    use crate::i18n::Lang;

    #[test]
    fn every_command_has_words_in_both_languages() {
        for command in all() {
            for lang in Lang::ALL {
                let mut wanted = vec![command.label(), format!("{}.help", command.label())];
                wanted.extend((!command.always).then(|| format!("{}.why", command.label())));
                for key in wanted {
                    assert!(
                        lang.lookup(&key, &[]).is_some_and(|words| !words.is_empty()),
                        "{key} in {lang:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_that_can_be_typed() {
        let commands: Vec<&Command> = all().collect();
        for (at, command) in commands.iter().enumerate() {
            let typed = command.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(typed && commands[..at].iter().all(|other| other.id != command.id), "{}", command.id);
        }
    }

    #[test]
    fn every_key_can_be_typed_on_azerty() {
        for command in all() {
            for name in command.keys {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{}: {name}", command.id));
                if let crate::app::commands::key::Code::Char(letter) = key.code {
                    assert!(!"[]{}~#|@`\\^".contains(letter), "{}: {name} needs AltGr", command.id);
                }
            }
        }
    }

    /// Two commands of one view, or one of a view and one of everywhere: the same key would mean two
    /// things.
    #[test]
    fn no_key_means_two_things() {
        let commands: Vec<&Command> = all().collect();
        for (at, command) in commands.iter().enumerate() {
            for other in &commands[at + 1..] {
                for key in command.keys.iter().filter(|key| other.keys.contains(key)) {
                    assert!(!command.scope.meets(other.scope), "{key}: {} and {}", command.id, other.id);
                }
            }
        }
    }

    #[test]
    fn habits_of_other_programs_hold() {
        for (key, id) in [
            ("Ctrl-S", "save"),
            ("Ctrl-Z", "undo"),
            ("Ctrl-Y", "redo"),
            ("Ctrl-F", "jump"),
            ("Ctrl-Q", "quit"),
            ("F1", "help"),
            ("/", "jump"),
        ] {
            let command = named(id).unwrap();
            assert!(command.scope == Scope::Everywhere && command.keys.contains(&key), "{key}: {id}");
        }
    }
}
