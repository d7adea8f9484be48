//! `parcours explain`: why a finding is one.

use super::Outcome;
use std::fmt::Write as _;

use super::args::Explain;
use super::markup::{Style, paint};
use super::session::{Failure, Session};
use crate::check::{self, RULES, Rule, Severity};
use crate::i18n::visible;
use crate::model::Message;

/// How many refusals of the format there are: F001 to this.
const REFUSALS: usize = 21;

/// `parcours explain`
pub(super) fn run(args: &Explain, session: &Session) -> Result<Outcome, Failure> {
    let text = match &args.code {
        Some(code) => one(code, session)?,
        None => all(session),
    };
    session.print(&text)?;
    Ok(Outcome::Clean)
}

/// The codes of texts that are refused.
pub(super) fn refusals() -> impl Iterator<Item = String> {
    (1..=REFUSALS).map(|number| format!("F{number:03}"))
}

fn one(code: &str, session: &Session) -> Result<String, Failure> {
    let wanted = code.trim().to_ascii_uppercase();
    let mut parts = Vec::new();
    if let Some(rule) = check::explain(&wanted) {
        parts.push(rule_page(rule, session));
    }
    if refusals().any(|known| known == wanted) {
        parts.push(refusal_page(&wanted, session));
    }
    if parts.is_empty() {
        return Err(Message::new("cli-explain-unknown").with("code", visible(code).into_owned()).into());
    }
    Ok(parts.join("\n"))
}

fn severities(rule: &Rule, session: &Session) -> Message {
    let word = |severity: Severity| session.text(&Message::new(severity.label_key()));
    let message = match rule.draft {
        Some(draft) if draft == rule.severity => Message::new("cli-explain-severity"),
        Some(draft) => Message::new("cli-explain-severity-draft").with("draft", word(draft)),
        None => Message::new("cli-explain-severity-no-draft"),
    };
    message.with("severity", word(rule.severity)).with("profile", rule.profile.name())
}

fn rule_page(rule: &Rule, session: &Session) -> String {
    let heading = paint(Style::Heading, rule.code);
    format!(
        "{heading} · {}\n\n{}\n",
        session.text(&severities(rule, session)),
        session.text(&rule.explanation())
    )
}

fn refusal_page(code: &str, session: &Session) -> String {
    let key = format!("cli-refusal-{}", code.to_ascii_lowercase());
    let heading = paint(Style::Heading, code);
    let severity = session.lang.word("cli-explain-refusal");
    format!(
        "{heading} · {severity}\n\n{}\n{}\n",
        session.lang.word(&key),
        session.lang.word(&format!("{key}.explain"))
    )
}

/// Every code with its severity and the beginning of its explanation.
fn all(session: &Session) -> String {
    let mut out = String::new();
    let mut row = |code: &str, severity: &str, words: &str| {
        // Writing to a String can’t fail.
        let _ = writeln!(out, "{}  {severity:<13}  {words}", paint(Style::Literal, code));
    };
    let error = session.text(&Message::new(Severity::Error.label_key()));
    for code in refusals() {
        let key = format!("cli-refusal-{}", code.to_ascii_lowercase());
        row(&code, &error, &session.lang.word(&key));
    }
    for rule in RULES {
        let severity = session.text(&Message::new(rule.severity.label_key()));
        row(rule.code, &severity, &first_sentence(&session.text(&rule.explanation())));
    }
    out
}

fn first_sentence(text: &str) -> String {
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text.to_owned(),
    }
}
