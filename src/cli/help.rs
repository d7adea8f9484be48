//! The words of the command tree, in the user's language, and `parcours help`.
//!
//! clap has no translations. So the tree is walked once, and every command and argument takes its
//! words from `i18n` by its place: the argument `--profile` of `check` under `cli-check-profile`, the
//! command itself under `cli-check`, options of every command under `cli-opt-…`, names of values
//! under `cli-value-…`. The attribute `.more` of a command stands behind its help. What clap would
//! add in English (headings, possible values, defaults, aliases) is added here instead.

use clap::builder::{Resettable, StyledStr, Styles};
use clap::{Arg, Command, CommandFactory};

use super::args::{Args, Help};
use super::session::{Failure, Session};
use super::{Outcome, usage};
use crate::i18n::Lang;
use crate::model::Message;

/// Options that every command has.
pub(crate) const EVERYWHERE: &[&str] =
    &["lang", "color", "max_size", "theme", "ascii", "plain", "log", "quiet", "verbose", "help", "version"];

/// The key under which the words of a command stand, given its names from the program's own on.
pub(crate) fn command_key(names: &[&str]) -> String {
    match names {
        [] => String::from("cli-parcours"),
        names => format!("cli-{}", names.join("-")),
    }
}

/// The key under which the words of an argument stand.
pub(crate) fn argument_key(command: &[&str], argument: &Arg) -> String {
    let id = argument.get_id().as_str();
    if EVERYWHERE.contains(&id) {
        return format!("cli-opt-{}", id.replace('_', "-"));
    }
    format!("{}-{}", command_key(command), id.replace('_', "-"))
}

/// The key under which the name of a value stands.
pub(crate) fn value_key(name: &str) -> String {
    format!("cli-value-{}", name.to_ascii_lowercase())
}

/// The tree in a language.
pub(crate) fn localised(tree: Command, lang: Lang) -> Command {
    command(tree, lang, &mut Vec::new())
}

fn command(tree: Command, lang: Lang, names: &mut Vec<String>) -> Command {
    let path: Vec<&str> = names.iter().map(String::as_str).collect();
    let key = command_key(&path);
    let words = about(lang, &key, &tree);
    let mut tree = tree
        .about(words)
        .long_about(Resettable::<StyledStr>::Reset)
        .help_template(template(lang))
        .subcommand_help_heading(heading(lang, "cli-heading-commands"))
        .subcommand_value_name(lang.word(&value_key("COMMAND")).into_owned());
    if let Some(more) = lang.lookup(&format!("{key}.more"), &[]) {
        tree = tree.after_help(more);
    }
    let owned: Vec<String> = names.clone();
    let mut places = 0..;
    tree = tree.mut_args(move |arg| {
        let path: Vec<&str> = owned.iter().map(String::as_str).collect();
        let arg = argument(arg, lang, &path);
        // Under a heading of ours clap would put them in the order of their names.
        if arg.is_positional() { arg.display_order(places.next().unwrap_or_default()) } else { arg }
    });
    let subcommands: Vec<String> = tree.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in subcommands {
        names.push(name.clone());
        tree = tree.mut_subcommand(&name, |sub| command(sub, lang, names));
        names.pop();
    }
    tree
}

/// What a command is for; in French, with the French name by which it can also be called.
fn about(lang: Lang, key: &str, command: &Command) -> String {
    let words = lang.word(key).into_owned();
    match command.get_all_aliases().next() {
        Some(alias) if lang == Lang::Fr => {
            format!("{words} {}", lang.text(&Message::new("cli-hint-alias").with("name", alias)))
        }
        _ => words,
    }
}

fn argument(arg: Arg, lang: Lang, command: &[&str]) -> Arg {
    let mut words = lang.word(&argument_key(command, &arg)).into_owned();
    let section = match arg.get_id().as_str() {
        id if EVERYWHERE.contains(&id) => "cli-heading-everywhere",
        _ if arg.is_positional() => "cli-heading-arguments",
        _ => "cli-heading-options",
    };
    let arg = arg.long_help(Resettable::<StyledStr>::Reset).help_heading(heading(lang, section));
    if !arg.get_action().takes_values() {
        return arg.help(words);
    }
    let possible = arg.get_possible_values().into_iter().map(|value| value.get_name().to_owned());
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let hints: [(&str, Vec<String>); 2] =
        [("cli-hint-values", possible.collect()), ("cli-hint-default", default.collect())];
    for (key, values) in hints.into_iter().filter(|(_, values)| !values.is_empty()) {
        words.push(' ');
        words.push_str(&lang.text(&Message::new(key).with("values", values.join(", "))));
    }
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names.map(|name| lang.word(&value_key(name)).into_owned()).collect();
    let arg = arg.help(words).hide_possible_values(true).hide_default_value(true);
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// clap puts a colon behind a heading; French puts a narrow space before it.
fn heading(lang: Lang, key: &str) -> String {
    let words = lang.word(key).into_owned();
    match lang {
        Lang::Fr => format!("{words}\u{202f}"),
        Lang::En => words,
    }
}

fn template(lang: Lang) -> String {
    let style = Styles::styled();
    let usage = style.get_usage();
    let words = lang.word("cli-heading-usage");
    format!("{{about-with-newline}}\n{usage}{words}{usage:#} {{usage}}\n\n{{all-args}}{{after-help}}")
}

/// `parcours help`
pub(super) fn run(args: &Help, session: &Session) -> Result<Outcome, Failure> {
    let mut tree = localised(Args::command(), session.lang);
    tree.build();
    let mut found = &mut tree;
    for name in &args.command {
        found = match found.find_subcommand_mut(name) {
            Some(sub) => sub,
            None => return Err(usage::unknown_command(name)),
        };
    }
    session.print(&found.render_long_help().ansi().to_string())?;
    Ok(Outcome::Clean)
}
