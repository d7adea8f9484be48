//! The help: every command with its keys, those that count here first, and the signs of the outline and the
//! graph, in rows for the screen.

use crate::app::App;
use crate::app::commands::all;
use crate::app::commands::command::Scope;
use crate::app::text::wrap::lines;
use crate::layout::LineStyle;

/// The most columns of the help.
pub const WIDEST: usize = 90;

/// The columns of the keys of a command, where what it does stands beside them.
const KEYS: usize = 24;

/// The columns before what a command does, where that stands below its keys.
const BELOW: usize = 4;

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// Where the commands below count.
    Where(String),
    /// The keys of a command, and what it does; without keys, how that goes on. Where there is little
    /// room the keys have a row of their own.
    Command(String, String),
    /// A sign, and what it means.
    Sign(Sign, String),
    /// A line of what there is to say besides.
    Said(String),
}

/// What the outline and the graph draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A module that everybody takes.
    Mandatory,
    /// One that may be left out.
    Optional,
    /// One that is made for one learner.
    Tailored,
    /// One that is named and not there.
    Missing,
    /// A link.
    Link(LineStyle),
}

/// Every sign, with the key of what it means.
const SIGNS: [(Sign, &str); 8] = [
    (Sign::Mandatory, "app-sign-mandatory"),
    (Sign::Optional, "app-sign-optional"),
    (Sign::Tailored, "app-sign-tailored"),
    (Sign::Missing, "app-sign-missing"),
    (Sign::Link(LineStyle::Plain), "app-sign-required"),
    (Sign::Link(LineStyle::Double), "app-sign-together"),
    (Sign::Link(LineStyle::Dashed), "app-sign-advised"),
    (Sign::Link(LineStyle::Dotted), "app-sign-any"),
];

/// The columns of a sign, with the space around it.
pub const SIGN: usize = 7;

fn room(app: &App) -> usize {
    usize::from(app.shell.size.0).min(WIDEST).saturating_sub(2)
}

/// The columns before what a command does.
pub fn indent(app: &App) -> usize {
    if room(app) < KEYS * 2 { BELOW } else { KEYS }
}

/// All rows, for the present width of the screen.
pub fn rows(app: &App) -> Vec<HelpRow> {
    let (room, indent) = (room(app), indent(app));
    let mut rows = Vec::new();
    // What counts here first, then what counts everywhere, then the rest.
    let here = app.scope();
    let mut scopes: Vec<Scope> = Scope::all().collect();
    scopes.sort_by_key(|scope| (!scope.covers(here), *scope == Scope::Everywhere));
    for scope in scopes {
        let mut commands = all().filter(|command| command.scope == scope).peekable();
        if commands.peek().is_none() {
            continue;
        }
        rows.push(HelpRow::Where(app.shell.lang.word(scope.label()).into_owned()));
        for command in commands {
            let mut keys = app.keymap.shown(command, app.shell.lang).join("  ");
            let help = app.shell.lang.word(&format!("{}.help", command.label()));
            if indent < KEYS {
                rows.push(HelpRow::Command(std::mem::take(&mut keys), String::new()));
            }
            for line in lines(&help, room.saturating_sub(indent)) {
                rows.push(HelpRow::Command(std::mem::take(&mut keys), line));
            }
        }
        rows.push(HelpRow::Said(String::new()));
    }
    rows.push(HelpRow::Where(app.shell.lang.word("app-help-signs").into_owned()));
    rows.extend(SIGNS.map(|(sign, key)| HelpRow::Sign(sign, app.shell.lang.word(key).into_owned())));
    rows.push(HelpRow::Said(String::new()));
    rows.extend(lines(&app.shell.lang.word("app-help-typing"), room).into_iter().map(HelpRow::Said));
    rows
}

/// The first row to show at the end of so many, in a box that has the screen.
pub(in crate::app) fn last_top(app: &App, rows: usize) -> usize {
    // Its frame, and the footer below it.
    const AROUND: u16 = 5;
    rows.saturating_sub(usize::from(app.shell.size.1.saturating_sub(AROUND)).max(1))
}
