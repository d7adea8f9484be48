//! What a merge tells: the account, what was decided alone, what is open.
//!
//! Owns the three forms of the report: text for people, JSON for programs, Markdown for the comment of
//! a merge request. The words of notes and questions are the engine's.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::base::BaseOrigin;
use super::join::MergeOutput;
use crate::cli::markup::{self, Style, paint};
use crate::i18n::{Lang, visible};
use crate::merge::{Choice, Note, Question, Tally};
use crate::model::Message;
use crate::model::value::display_steps;

/// A merge to tell of.
pub(in crate::cli) struct MergeReport<'a> {
    /// What came of it.
    pub(in crate::cli) joined: &'a MergeOutput,
    /// What the two versions are called.
    pub(in crate::cli) labels: [&'a str; 2],
    /// How the common version was found.
    pub(in crate::cli) base: &'a BaseOrigin,
}

impl MergeReport<'_> {
    /// « Centre Nord : 12 modifications = 10 appliquées + 1 signalée + 1 en question »
    fn tallies(&self) -> [Message; 2] {
        let line = |label: &str, tally: &Tally| {
            let part = |key: &str, count: usize| Message::new(key).with("count", count);
            Message::new("merging-tally")
                .with("label", label)
                .with("changes", part("merging-count-changes", tally.changes))
                .with("applied", part("merging-count-applied", tally.applied))
                .with("noted", part("merging-count-noted", tally.noted))
                .with("asked", part("merging-count-asked", tally.asked))
        };
        let account = &self.joined.account;
        [line(self.labels[0], &account.left), line(self.labels[1], &account.right)]
    }

    fn both(&self) -> Option<Message> {
        let both = self.joined.account.both;
        (both > 0).then(|| Message::new("merging-both").with("count", both))
    }

    /// What a person should look at where the common version is a guess.
    fn doubt(&self) -> Option<Message> {
        let count = self.base.doubtful(&self.joined.decisions);
        (count > 0).then(|| Message::new("merging-doubtful").with("count", count))
    }

    fn heading(&self) -> Message {
        Message::new("merging-heading")
            .with("title", self.joined.title.as_str())
            .with("left", self.labels[0])
            .with("right", self.labels[1])
    }

    fn verdict(&self) -> Message {
        Message::new("merging-open").with("count", self.joined.questions.len())
    }

    /// As text with colours of the program's own.
    pub(in crate::cli) fn text(&self, lang: Lang) -> String {
        let mut out = format!("{}\n", paint(Style::Heading, &lang.text(&self.heading())));
        let mut line = |message: &Message| {
            // Writing to a String can't fail.
            let _ = writeln!(out, "{}", lang.text(message));
        };
        line(&self.base.message(lang));
        self.doubt().iter().chain(&self.tallies()).chain(&self.both()).for_each(&mut line);
        out.push_str(&notes_text(&self.joined.notes, lang));
        out.push('\n');
        out.push_str(&questions_text(&self.joined.questions, lang));
        out
    }

    /// As Markdown.
    pub(in crate::cli) fn markdown(&self, lang: Lang) -> String {
        let plain = |message: &Message| markup::markdown(&lang.text(message));
        let mut out = format!("## {}\n\n", plain(&self.heading()));
        let base = [self.base.message(lang)];
        for message in base.iter().chain(&self.doubt()).chain(&self.tallies()).chain(&self.both()) {
            let _ = writeln!(out, "- {}", plain(message));
        }
        let notes = &self.joined.notes;
        if !notes.is_empty() {
            let _ =
                write!(out, "\n### {}\n\n", plain(&Message::new("merging-notes").with("count", notes.len())));
        }
        for note in notes {
            let _ = writeln!(out, "- {}", plain(&note.message));
        }
        let _ = writeln!(out, "\n### {}\n", plain(&self.verdict()));
        for question in &self.joined.questions {
            let place = markup::markdown(&visible(&display_steps(&question.at)));
            let _ = writeln!(out, "- **{}** {}", place, plain(&question.why));
            for (label, value) in said(question, lang) {
                let [label, value] = [label, value].map(|text| markup::markdown(&visible(&text)));
                let _ = writeln!(out, "  - {label}: {value}");
            }
        }
        out
    }

    /// As one JSON object; `parcours schema merge` describes it.
    pub(in crate::cli) fn json(&self, lang: Lang) -> String {
        let account = &self.joined.account;
        let tally = |tally: &Tally| {
            json!({
                "changes": tally.changes,
                "applied": tally.applied,
                "noted": tally.noted,
                "asked": tally.asked,
            })
        };
        markup::json_text(&json!({
            "clean": self.joined.is_clean(),
            "base": self.base.name(),
            "base_message": lang.text(&self.base.message(lang)),
            "doubtful": self.base.doubtful(&self.joined.decisions),
            "labels": {"left": self.labels[0], "right": self.labels[1]},
            "applied": {
                "left": account.left.applied - account.both,
                "right": account.right.applied - account.both,
                "both": account.both,
            },
            "account": {"left": tally(&account.left), "right": tally(&account.right), "both": account.both},
            "notes": notes_json(&self.joined.notes, lang),
            "conflicts": questions_json(&self.joined.questions, lang),
        }))
    }
}

/// What was decided without asking, as a list.
pub(in crate::cli) fn notes_json(notes: &[Note], lang: Lang) -> Value {
    notes.iter().map(|note| note_json(note, lang)).collect()
}

/// What was decided without asking.
pub(in crate::cli) fn notes_text(notes: &[Note], lang: Lang) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let heading = lang.text(&Message::new("merging-notes").with("count", notes.len()));
    let mut out = format!("\n{}\n", paint(Style::Heading, &heading));
    for note in notes {
        // Writing to a String can't fail.
        let _ = writeln!(out, "  {} {}", paint(Style::Note, "•"), lang.text(&note.message));
        if !note.at.is_empty() {
            let _ = writeln!(out, "    {}", visible(&display_steps(&note.at)));
        }
    }
    out
}

/// What is open, with how to answer it.
pub(in crate::cli) fn questions_text(questions: &[Question], lang: Lang) -> String {
    let heading = lang.text(&Message::new("merging-open").with("count", questions.len()));
    let mut out = format!("{}\n", paint(Style::Heading, &heading));
    for question in questions {
        // Writing to a String can't fail.
        let id = paint(Style::Literal, &visible(&question.id));
        let _ = writeln!(out, "  {} {id} {}", paint(Style::Warning, "?"), lang.text(&question.why));
        let _ = writeln!(out, "    {}", visible(&display_steps(&question.at)));
        for (label, value) in said(question, lang) {
            let message = Message::new("merging-said").with("label", label).with("value", value);
            let _ = writeln!(out, "      {}", lang.text(&message));
        }
        for (at, choice) in question.choices.iter().enumerate() {
            let suggested = if question.suggested == Some(at) {
                format!(" {}", lang.word("merging-suggested"))
            } else {
                String::new()
            };
            let key = paint(Style::Literal, &visible(&choice.key));
            let _ = writeln!(out, "      → {key}  {}{suggested}", lang.text(&choice.label));
        }
    }
    out
}

/// The values that stand against each other, the common one first, each on one line of a few words.
fn said(question: &Question, lang: Lang) -> Vec<(String, String)> {
    let in_words = |words: &Message| short(&lang.text(words));
    let base =
        question.base_words.as_ref().map(|base| (lang.word("merging-base").into_owned(), in_words(base)));
    let sides = question.sides.iter().map(|side| {
        // What a side did to links and places is told whole: it is no value that is known elsewhere.
        let words = if side.value.is_empty() { lang.text(&side.words) } else { in_words(&side.words) };
        (side.label.clone(), words)
    });
    base.into_iter().chain(sides).collect()
}

/// The longest value on a line, in letters.
const LONGEST: usize = 100;

fn short(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", value[..end].trim_end()),
        None => value,
    }
}

/// The questions as JSON.
pub(in crate::cli) fn questions_json(questions: &[Question], lang: Lang) -> Value {
    let question = |question: &Question| {
        let sides: Vec<Value> = question
            .sides
            .iter()
            .map(|side| {
                let words = lang.text(&side.words);
                json!({"label": side.label, "value": side.value, "removed": side.removed, "words": words})
            })
            .collect();
        json!({
            "id": question.id,
            "kind": question.kind,
            "module": question.module,
            "where": display_steps(&question.at),
            "why": lang.text(&question.why),
            "base": question.base,
            "sides": sides,
            "options": options_json(&question.choices, lang),
            "suggested": question.suggested.and_then(|at| question.choices.get(at)).map(|choice| &choice.key),
            "alike": question.alike,
        })
    };
    questions.iter().map(question).collect()
}

fn note_json(note: &Note, lang: Lang) -> Value {
    json!({
        "kind": note.kind,
        "where": display_steps(&note.at),
        "message": lang.text(&note.message),
        "options": options_json(&note.choices, lang),
    })
}

fn options_json(choices: &[Choice], lang: Lang) -> Value {
    choices.iter().map(|choice| json!({"key": choice.key, "label": lang.text(&choice.label)})).collect()
}
