//! Prerequisites as people say them: « après A et (B ou C) ».
//!
//! Owns the grammar only; which modules a prerequisite names is resolved by [`super::view`].

use crate::i18n::Lang;
use crate::model::{Arg, Message, RequirementKind};

use super::view::{Prerequisite, ViewMember};

/// All prerequisites of one kind, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrerequisitePhrase {
    /// The kind.
    pub kind: RequirementKind,
    /// In words, without a capital or a full stop.
    pub text: String,
    /// The reasons that the author gave, in the order of the file.
    pub reasons: Vec<String>,
}

/// One phrase for each kind of prerequisite, the binding ones first, knowledge last.
pub fn phrases(prerequisites: &[Prerequisite], lang: Lang) -> Vec<PrerequisitePhrase> {
    let mut kinds: Vec<&RequirementKind> = prerequisites.iter().map(|group| group.kind).collect();
    kinds.sort_by_key(|kind| rank(kind));
    kinds.dedup();
    kinds.into_iter().flat_map(|kind| of_kind(prerequisites, kind, lang)).collect()
}

/// Knowledge that no module gives reads as a phrase of its own, « en ayant : … », since one is not
/// « après » a knowledge.
fn of_kind(prerequisites: &[Prerequisite], kind: &RequirementKind, lang: Lang) -> Vec<PrerequisitePhrase> {
    let of_kind = || prerequisites.iter().filter(|group| group.kind == kind);
    let knowing = |group: &&Prerequisite| group.members.is_empty() && !group.knowledge.is_empty();
    let following: Vec<_> = of_kind().filter(|group| !knowing(group)).collect();
    let knowledge: Vec<_> = of_kind().filter(knowing).collect();
    let mut phrases = Vec::new();
    if !following.is_empty() {
        let alone = following.len() == 1;
        let groups = following.iter().map(|group| one_of(group, alone, lang)).collect();
        phrases.push(phrase(kind, &following_key(kind, groups), &following, lang));
    }
    if !knowledge.is_empty() {
        let texts = knowledge.iter().map(|group| group.knowledge.to_owned()).collect();
        let message = match kind {
            RequirementKind::Recommended => Message::new("export-knowing-recommended"),
            _ => Message::new("export-knowing"),
        };
        phrases.push(phrase(kind, &message.with("what", Arg::List(texts)), &knowledge, lang));
    }
    phrases
}

fn phrase(
    kind: &RequirementKind,
    message: &Message,
    groups: &[&Prerequisite],
    lang: Lang,
) -> PrerequisitePhrase {
    let reasons = groups.iter().filter(|group| !group.why.is_empty());
    PrerequisitePhrase {
        kind: kind.clone(),
        text: lang.text(message),
        reasons: reasons.map(|group| group.why.to_owned()).collect(),
    }
}

fn following_key(kind: &RequirementKind, groups: Vec<String>) -> Message {
    match kind {
        RequirementKind::Required => Message::new("export-after"),
        RequirementKind::Recommended => Message::new("export-after-recommended"),
        RequirementKind::Corequisite => Message::new("export-with-or-after"),
        RequirementKind::StrictCorequisite => Message::new("export-together-with"),
        RequirementKind::Unknown(name) => Message::new("export-after-unknown").with("kind", &**name),
    }
    .with("groups", Arg::List(groups))
}

fn rank(kind: &RequirementKind) -> usize {
    let order = [
        RequirementKind::Required,
        RequirementKind::Corequisite,
        RequirementKind::StrictCorequisite,
        RequirementKind::Recommended,
    ];
    order.iter().position(|known| known == kind).unwrap_or(order.len())
}

/// One group; its alternatives stand in parentheses where other groups stand beside them.
fn one_of(group: &Prerequisite, alone: bool, lang: Lang) -> String {
    let mut names: Vec<String> = group.members.iter().map(|member| name(member, lang)).collect();
    if !group.knowledge.is_empty() {
        names.push(lang.text(&Message::new("export-knowing").with("what", group.knowledge)));
    }
    let Some(last) = names.pop() else { return lang.word("export-no-module").into_owned() };
    if names.is_empty() {
        return last;
    }
    let text = lang.text(&Message::new("export-or").with("first", names.join(", ")).with("last", last));
    if alone { text } else { format!("({text})") }
}

fn name(member: &ViewMember, lang: Lang) -> String {
    let message =
        if member.present { Message::new("export-quoted") } else { Message::new("export-quoted-absent") };
    lang.text(&message.with("title", member.title))
}

/// The phrases of a module in one line, parted by semicolons: an « et » would bind the last words.
pub fn sentence(phrases: &[PrerequisitePhrase], lang: Lang) -> String {
    let mut texts = phrases.iter().map(|phrase| phrase.text.clone());
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |first, rest| {
        lang.text(&Message::new("export-phrases").with("first", first).with("rest", rest))
    })
}
