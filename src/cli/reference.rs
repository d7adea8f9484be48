//! `docs/commands.md`: the command reference, made from the command tree in both languages. Its
//! words are the program's own, so that nothing of them has to be escaped.
//!
//! A test holds the page equal to what this makes.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use super::help;
use crate::i18n::Lang;

/// The whole page, as Markdown.
pub fn page() -> String {
    let mut out = String::from(
        "<!-- Generated from the program. To renew it: UPDATE_DOCS=1 cargo test --test cli -->\n",
    );
    for lang in [Lang::En, Lang::Fr] {
        let mut tree = help::localised(Args::command(), lang);
        tree.build();
        let title = lang.word("cli-reference-title");
        // Writing to a String can't fail.
        let _ = write!(out, "\n# {title}\n\n{}\n", lang.word("cli-reference-intro"));
        command(&tree, &mut Vec::new(), &mut out);
    }
    out
}

fn command(found: &Command, above: &mut Vec<String>, out: &mut String) {
    above.push(found.get_name().to_owned());
    let name = above.join(" ");
    let _ = write!(out, "\n## `{name}`\n\n");
    if let Some(about) = found.get_about() {
        let _ = writeln!(out, "{about}\n");
    }
    let usage = found.clone().render_usage().to_string();
    let usage = usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim();
    let _ = writeln!(out, "```text\n{usage}\n```");
    let top = above.len() == 1;
    let shown = |arg: &&Arg| top || !help::EVERYWHERE.contains(&arg.get_id().as_str());
    let mut arguments: Vec<&Arg> = found.get_arguments().filter(shown).collect();
    arguments.sort_by_key(|arg| !arg.is_positional());
    if !arguments.is_empty() {
        out.push('\n');
    }
    for arg in arguments {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, "- `{}`: {}", spelled(arg), help);
    }
    if let Some(more) = found.get_after_help() {
        let _ = writeln!(out, "\n{more}");
    }
    found.get_subcommands().for_each(|sub| command(sub, above, out));
    above.pop();
}

/// An argument as one types it.
fn spelled(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let value = match (names.first(), arg.get_action().takes_values()) {
        (Some(name), true) => format!("{name}"),
        _ => String::new(),
    };
    match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long} {value}").trim_end().to_owned(),
        (None, Some(long)) => format!("--{long} {value}").trim_end().to_owned(),
        (Some(short), None) => format!("-{short} {value}").trim_end().to_owned(),
        (None, None) => value,
    }
}
