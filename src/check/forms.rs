//! I001, I003, I005, D004, C004 and F: values whose form is fixed by their sense, wherever they stand.
//!
//! Which fields hold a date, an address, an id is read from the declaration of the model, so a field
//! that is added there is judged here without a line more.

use std::collections::BTreeSet;

use super::licence::CcLicence;
use super::report::FindingCollector;
use super::rule::{self, Rule};
use super::walk::{WalkPlace, WalkValue};
use crate::model::node::{ListNode, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, Sense};
use crate::model::value::items;
use crate::model::{
    Certification, Classification, Message, Organisation, Register, TrainingPath, is_valid_id,
};

/// More than this is nothing that one training lasts, in minutes: 2,000 hours.
const ABSURD_MINUTES: u32 = 2_000 * 60;

/// Judges the form of one value.
pub(super) fn see(place: &WalkPlace, seen: WalkValue, report: &mut FindingCollector) {
    let Some(field) = place.field else { return };
    match seen {
        WalkValue::Key(key) if !is_valid_key(field, key) => {
            let message = rule::INVALID_ID.message().with("id", key);
            report.add(&rule::INVALID_ID, place.steps(), message);
        }
        WalkValue::Line(text) => line(place, field, text, report),
        WalkValue::Number(minutes) if field.sense == Sense::Minutes && minutes > ABSURD_MINUTES => {
            let message = rule::ABSURD_DURATION.message();
            let limit = ABSURD_MINUTES;
            report.add(
                &rule::ABSURD_DURATION,
                place.steps(),
                message.with("minutes", minutes_arg(minutes)).with("limit", minutes_arg(limit)),
            );
        }
        WalkValue::List(list) => duplicate_ids(place, list, report),
        _ => {}
    }
}

fn minutes_arg(minutes: u32) -> crate::model::Arg {
    crate::model::Arg::Minutes(minutes)
}

/// Keys of blocks are codes of a register; contributors stand as `centre/person`; all others are ids.
fn is_valid_key(field: &Field, key: &str) -> bool {
    match field.name {
        "blocks" => true,
        "contributors" => key.split('/').count() <= 2 && key.split('/').all(is_valid_id),
        _ => is_valid_id(key),
    }
}

fn line(place: &WalkPlace, field: &'static Field, text: &str, report: &mut FindingCollector) {
    let rule = match field.sense {
        Sense::Plain if text.trim().is_empty() && field.required && matches!(field.kind, Kind::Line) => {
            let message = rule::EMPTY_TEXT.message().with("field", Message::new(field.label));
            return report.add(&rule::EMPTY_TEXT, place.steps(), message);
        }
        sense => match broken(sense, text) {
            Some(rule) => rule,
            None => return,
        },
    };
    report.add(rule, place.steps(), said(rule, field.sense, text));
}

/// The rule that a text of this sense breaks by its form alone.
fn broken(sense: Sense, text: &str) -> Option<&'static Rule> {
    match sense {
        Sense::Id if !is_valid_id(text) => Some(&rule::INVALID_ID),
        _ if text.is_empty() => None,
        Sense::Date if !is_day(text) => Some(&rule::BAD_DATE),
        Sense::Url if !is_address(text) => Some(&rule::BAD_URL),
        Sense::Language if !is_language(text) => Some(&rule::BAD_LANGUAGE),
        Sense::Licence if !CcLicence::is_plausible(text) => Some(&rule::UNKNOWN_LICENCE),
        _ => None,
    }
}

fn said(rule: &Rule, sense: Sense, text: &str) -> Message {
    rule.message().with(if sense == Sense::Id { "id" } else { "value" }, text)
}

/// What would be found about a key of the map that a field is, while it is typed.
pub fn doubt_key(field: &Field, key: &str) -> Option<Message> {
    (!is_valid_key(field, key)).then(|| rule::INVALID_ID.message().with("id", key))
}

/// What would be found about the form of a text of this sense, while it is typed.
pub fn doubt(sense: Sense, text: &str) -> Option<Message> {
    broken(sense, text).map(|rule| said(rule, sense, text))
}

/// A calendar day as files write it, `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.is_ascii() && text.parse::<jiff::civil::Date>().is_ok()
}

/// A web address, or a place inside the commons: nothing that leaves it, nothing that runs.
fn is_address(text: &str) -> bool {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        return rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    }
    let leaves = text.starts_with(['/', '\\']) || text.split(['/', '\\']).any(|part| part == "..");
    let scheme = text.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    !leaves && !scheme && !text.contains('\\')
}

/// The shape of a BCP 47 tag: a language of two or three letters, then parts of one to eight.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|first| {
        matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_lowercase())
    }) && parts
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// I005: items that are named by an id, where the declaration says so.
fn duplicate_ids(place: &WalkPlace, list: &dyn ListNode, report: &mut FindingCollector) {
    let mut known = BTreeSet::new();
    for (index, item) in items(list).enumerate() {
        let NodeView::Record(record) = item.view() else { return };
        let Some((name, id)) = own_id(record) else { return };
        if !known.insert(id) {
            let mut steps = place.steps();
            steps.extend(crate::steps![At(index), Field(name)]);
            report.add(&rule::DUPLICATE_ID, steps, rule::DUPLICATE_ID.message().with("id", id));
        }
    }
}

fn own_id(record: &dyn RecordNode) -> Option<(&'static str, &str)> {
    let fields = record.shape().fields;
    let index = fields.iter().position(|field| field.sense == Sense::Id && field.required)?;
    match record.field(index).view() {
        NodeView::Line(id) => Some((fields[index].name, id)),
        _ => None,
    }
}

/// V004 and V005: the codes of French registers.
pub(super) fn codes(path: &TrainingPath, report: &mut FindingCollector) {
    if let Some(organisation) = path.organisation.as_deref() {
        let Organisation { siret, nda, .. } = organisation;
        code(report, siret, &["organisation", "siret"], None, "siret", |text| is_digits(text, 14));
        code(report, nda, &["organisation", "nda"], None, "nda", |text| is_digits(text, 11));
    }
    if let Some(classification) = path.classification.as_deref() {
        let Classification { formacode, nsf, rome, .. } = classification;
        let mut each = |codes: &[String], name: &'static str, good: fn(&str) -> bool| {
            for (index, text) in codes.iter().enumerate() {
                code(report, text, &["classification", name], Some(index), name, good);
            }
        };
        each(formacode, "formacode", |text| is_digits(text, 5));
        each(nsf, "nsf", |text| is_digits(text, 3));
        each(rome, "rome", is_rome);
    }
    if let Some(certification) = path.certification.as_deref() {
        let (wording, prefix) = match certification.register {
            Register::Rncp => ("rncp", "RNCP"),
            Register::Rs => ("rs", "RS"),
            Register::Unknown(_) => return,
        };
        let good = |text: &str| text.strip_prefix(prefix).is_some_and(is_number);
        code(report, &certification.code, &["certification", "code"], None, wording, good);
        blocks(certification, report);
    }
}

fn code(
    report: &mut FindingCollector,
    text: &str,
    fields: &[&'static str],
    index: Option<usize>,
    wording: &str,
    good: impl Fn(&str) -> bool,
) {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if text.is_empty() || good(&plain) {
        return;
    }
    let mut steps: Vec<_> = fields.iter().map(|name| crate::model::value::Step::Field(name)).collect();
    steps.extend(index.map(crate::model::value::Step::At));
    let expected = rule::BAD_CODE.wording(wording);
    report.add(
        &rule::BAD_CODE,
        steps,
        rule::BAD_CODE.message().with("value", text).with("expected", expected),
    );
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && is_number(text)
}

fn is_rome(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && is_digits(letters.as_str(), 4)
}

fn blocks(certification: &Certification, report: &mut FindingCollector) {
    if certification.register == Register::Rs && !certification.blocks.is_empty() {
        let message = rule::BLOCKS_OUTSIDE_RNCP.message().with("count", certification.blocks.len());
        report.add(
            &rule::BLOCKS_OUTSIDE_RNCP,
            crate::steps![Field("certification"), Field("blocks")],
            message,
        );
    }
}
