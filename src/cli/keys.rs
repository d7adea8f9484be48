//! The keys of the workspace, from its table of commands: `docs/keys.md`, and the part of the manual
//! page that lists them.

use std::fmt::Write as _;

use crate::app::commands::all;
use crate::app::commands::command::{Command, Scope};
use crate::app::commands::keymap::Keymap;
use crate::i18n::Lang;

/// The scopes that have commands, in the order of the help, with their commands.
fn scopes() -> impl Iterator<Item = (Scope, Vec<&'static Command>)> {
    let of = |scope| all().filter(move |command| command.scope == scope).collect();
    Scope::all().map(move |scope| (scope, of(scope))).filter(|(_, of): &(_, Vec<_>)| !of.is_empty())
}

/// The page of the keys, as Markdown.
#[cfg(feature = "testing")]
pub fn page(lang: Lang) -> String {
    let keymap = Keymap::default();
    let mut out = String::from(
        "<!-- Generated from the program. To renew it: UPDATE_DOCS=1 cargo test --test docs -->\n\n",
    );
    // Writing to a String can't fail.
    let _ = write!(out, "# {}\n\n{}\n", lang.word("shell-keys-title"), lang.word("shell-keys-intro"));
    for (scope, commands) in scopes() {
        let _ = write!(
            out,
            "\n## {}\n\n{}\n|---|---|---|---|\n",
            lang.word(scope.label()),
            lang.word("shell-keys-head")
        );
        for command in commands {
            let keys: Vec<String> =
                keymap.shown(command, lang).iter().map(|key| format!("`{key}`")).collect();
            let (label, help) = (lang.word(&command.label()), help(command, lang));
            let _ = writeln!(out, "| {} | {label} | {help} | `{}` |", keys.join(" "), command.id);
        }
    }
    for (title, text) in
        [("shell-keys-mouse", "shell-keys-mouse.text"), ("shell-keys-plain", "plain-welcome")]
    {
        let _ = write!(out, "\n## {}\n\n{}\n", lang.word(title), lang.word(text));
    }
    out
}

/// What a command is called, and what it does.
fn words(command: &Command, lang: Lang) -> String {
    let colon = if lang == Lang::Fr { "\u{a0}:" } else { ":" };
    format!("{}{colon} {}", lang.word(&command.label()), help(command, lang))
}

fn help(command: &Command, lang: Lang) -> String {
    lang.word(&format!("{}.help", command.label())).into_owned()
}

/// The part of the manual page, in roff.
pub(super) fn roff(lang: Lang) -> String {
    let keymap = Keymap::default();
    let mut out = format!(
        ".SH {}\n{}\n",
        escaped(&lang.word("shell-man-keys")),
        escaped(&lang.word("shell-keys-intro"))
    );
    for (scope, commands) in scopes() {
        // Writing to a String can't fail.
        let _ = writeln!(out, ".SS {}", escaped(&lang.word(scope.label())));
        for command in commands {
            let keys = keymap.shown(command, lang);
            let keys = if keys.is_empty() { command.id.to_owned() } else { keys.join(", ") };
            let _ = writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(&keys), escaped(&words(command, lang)));
        }
    }
    out
}

/// A text of one line that roff prints as it is.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ");
    if plain.starts_with(['.', '\'']) { format!("\\&{plain}") } else { plain }
}
