//! `parcours man`: manual pages, one a command.

use clap::{Command, CommandFactory};

use super::args::{Args, Man};
use super::output::{self, OutputTarget};
use super::session::{Failure, Session, shown};
use super::{Outcome, help, keys, usage};
use crate::i18n::Lang;
use crate::model::Message;

/// `parcours man`
pub(super) fn run(args: &Man, session: &Session) -> Result<Outcome, Failure> {
    let mut tree = help::localised(Args::command(), session.lang);
    tree.build();
    if let Some(folder) = &args.out {
        std::fs::create_dir_all(folder).map_err(|error| {
            Message::new("cli-folder-failed").with("folder", shown(folder)).with("reason", error.to_string())
        })?;
        let mut pages = Vec::new();
        collect(&tree, &mut Vec::new(), session.lang, &mut pages);
        for (name, page) in pages {
            let path = folder.join(format!("{name}.1"));
            output::deliver(&page, &OutputTarget { path: Some(&path), force: true, sources: &[] }, session)?;
        }
        return Ok(Outcome::Clean);
    }
    let mut names = vec![String::from("parcours")];
    let mut found = &tree;
    for name in &args.command {
        found = match found.find_subcommand(name) {
            Some(sub) => sub,
            None => return Err(usage::unknown_command(name)),
        };
        names.push(found.get_name().to_owned());
    }
    output::give(&page(found, &names.join("-"), session.lang))?;
    Ok(Outcome::Clean)
}

fn collect(command: &Command, above: &mut Vec<String>, lang: Lang, pages: &mut Vec<(String, String)>) {
    above.push(command.get_name().to_owned());
    let name = above.join("-");
    let text = page(command, &name, lang);
    pages.push((name, text));
    command.get_subcommands().for_each(|sub| collect(sub, above, lang, pages));
    above.pop();
}

/// A page in roff, with the headings of its language.
fn page(command: &Command, name: &str, lang: Lang) -> String {
    let command = command.clone().name(name.to_owned()).display_name(name.to_owned());
    let mut roff = Vec::new();
    // Writing to memory can't fail.
    let _ = clap_mangen::Man::new(command).date("").manual("Mille Parcours").render(&mut roff);
    let mut text = String::new();
    for line in String::from_utf8_lossy(&roff).lines() {
        let translated = HEADINGS.iter().find(|(heading, _)| line == *heading);
        match translated {
            Some((_, key)) => {
                text.push_str(".SH ");
                text.push_str(&lang.word(key));
            }
            // The space before a colon has no place in a heading of its own.
            None if line.starts_with(".SH ") => text.push_str(&line.replace('\u{202f}', "")),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    // The program's own page opens the workspace, so it has the keys too; the version comes last.
    if name == "parcours" {
        let version = format!(".SH {}\n", lang.word("cli-man-version"));
        let at = text.rfind(&version).unwrap_or(text.len());
        text.insert_str(at, &keys::roff(lang));
    }
    text
}

/// The headings that `clap_mangen` writes, and the keys of their words.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", "cli-man-name"),
    (".SH SYNOPSIS", "cli-man-synopsis"),
    (".SH DESCRIPTION", "cli-man-description"),
    (".SH SUBCOMMANDS", "cli-man-commands"),
    (".SH EXTRA", "cli-man-more"),
    (".SH VERSION", "cli-man-version"),
];
