//! T: text that is not what it looks like.
//!
//! A character that steers a terminal, turns the direction of writing or is not seen at all changes
//! what a reader of the file takes it to say (CWE-150, CVE-2021-42574). It is kept, and told.

use std::collections::BTreeMap;

use super::report::FindingCollector;
use super::rule::{self, Rule};
use super::walk::{WalkPlace, WalkStep, WalkValue};
use crate::model::node::RecordNode;
use crate::model::text::hidden;
use crate::model::{Message, TrainingPath, fold};

/// Looks at every text of a file: values, keys, comments, unknown fields.
pub(super) fn see(place: &WalkPlace, seen: WalkValue, report: &mut FindingCollector) {
    match seen {
        WalkValue::Line(text) | WalkValue::Key(text) => judge(place, text, quotes(place), report),
        WalkValue::Prose(text) => judge(place, text, true, report),
        WalkValue::Record(record) if !record.trivia().is_empty() => {
            // A character is told once for all the trivia of a record.
            judge(place, &trivia_text(record), true, report);
        }
        _ => {}
    }
}

/// Whether a text stands here as a question of a merge quotes it, with its lines.
fn quotes(place: &WalkPlace) -> bool {
    matches!(place.parts.first(), Some(WalkStep::Field("conflicts")))
}

fn trivia_text(record: &dyn RecordNode) -> String {
    let mut all = String::new();
    for (_, comments) in record.trivia().all_comments() {
        comments.before.iter().chain(&comments.after).for_each(|text| all.push_str(text));
    }
    record.trivia().unknown().iter().for_each(|field| all.push_str(&field.raw));
    all
}

fn judge(place: &WalkPlace, text: &str, lines: bool, report: &mut FindingCollector) {
    // By rule: the first character and how many there are.
    let mut told: Vec<(&'static Rule, char, usize)> = Vec::new();
    for (_, c) in hidden(text) {
        let Some(rule) = class(c, lines) else { continue };
        match told.iter_mut().find(|(known, ..)| *known == rule) {
            Some((.., count)) => *count += 1,
            None => told.push((rule, c, 1)),
        }
    }
    for (rule, first, count) in told {
        let code = format!("U+{:04X}", u32::from(first));
        report.add(rule, place.steps(), rule.message().with("code", code).with("count", count));
    }
}

fn class(c: char, lines: bool) -> Option<&'static Rule> {
    match c {
        '\n' | '\t' if lines => None,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => Some(&rule::CONTROL_CHARACTER),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(&rule::BIDI_CHARACTER)
        }
        // The joiners U+200C and U+200D are left out: scripts and emoji need them.
        '\u{200b}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(&rule::INVISIBLE_CHARACTER),
        _ => None,
    }
}

/// T004: one keyword, two spellings, told where the rarer one stands.
pub(super) fn keywords(path: &TrainingPath, report: &mut FindingCollector) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in path.modules.values().flat_map(|module| &module.keywords) {
        *counts.entry(word).or_default() += 1;
    }
    let mut spellings: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for word in counts.keys() {
        spellings.entry(bare(word)).or_default().push(word);
    }
    let mut usual: BTreeMap<&str, &str> = BTreeMap::new();
    for words in spellings.values().filter(|words| words.len() > 1) {
        // The spelling used most, the first by letters among equals.
        let best = words.iter().max_by_key(|word| (counts.get(**word), std::cmp::Reverse(**word)));
        let Some(best) = best else { continue };
        usual.extend(words.iter().filter(|word| *word != best).map(|word| (*word, *best)));
    }
    if usual.is_empty() {
        return;
    }
    for (id, module) in path.modules.iter() {
        for (index, word) in module.keywords.iter().enumerate() {
            if let Some(usual) = usual.get(word.as_str()) {
                report.add(
                    &rule::KEYWORD_SPELLINGS,
                    crate::steps![Field("modules"), Item(id.as_str()), Field("keywords"), At(index)],
                    keyword_message(word, usual),
                );
            }
        }
    }
}

fn keyword_message(word: &str, usual: &str) -> Message {
    rule::KEYWORD_SPELLINGS.message().with("word", word).with("usual", usual)
}

/// A word without case, accents, blanks and marks.
fn bare(word: &str) -> String {
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}
