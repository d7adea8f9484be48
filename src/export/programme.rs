//! The programme de formation of a path: its head, its summary and its sections, made from the view.

use crate::i18n::{date, duration};
use crate::model::{Message, Modality, Status};

use super::audience::Audience;
use super::outline::{ModalityShare, Outline, OutlineFact, OutlineWords, Text, capital};
use super::sections;
use super::view::View;

impl Outline {
    /// Builds the whole programme of a path.
    pub fn of(view: &View) -> Self {
        Self::for_audience(view, Audience::Centre)
    }

    /// Builds the programme of a path for one kind of reader.
    pub fn for_audience(view: &View, audience: Audience) -> Self {
        let (path, words) = (view.path, OutlineWords(view.lang));
        let organisation = path.organisation.as_ref().map(|body| body.name.clone()).unwrap_or_default();
        let title = match path.title.as_str() {
            "" if audience.is_centre() => path.id.clone(),
            "" => words.of("export-untitled"),
            title => title.to_owned(),
        };
        let missing = view.missing.iter().filter(|missing| sections::concerns(missing, audience));
        let missing: Vec<String> = missing.map(|missing| view.lang.text(&missing.message())).collect();
        let footer = [organisation.as_str(), title.as_str()].into_iter().filter(|part| !part.is_empty());
        Self {
            language: view.lang.tag(),
            subtitle: audience.subtitle(words),
            marks: marks(view, words, audience),
            summary: summary(view, words),
            shares: shares(view, words),
            sections: sections::all(view, audience),
            missing_title: match missing.len() {
                0 => String::new(),
                count => words.text(&Message::new("export-missing-title").with("count", count)),
            },
            missing,
            footer: footer.collect::<Vec<_>>().join(" · "),
            title,
            organisation,
        }
    }
}

/// Reference, version, day of the last change and status: what tells one print from another.
fn marks(view: &View, words: OutlineWords, audience: Audience) -> Vec<String> {
    let path = view.path;
    let mark = |key: &str, value: &str| {
        (!value.is_empty()).then(|| words.text(&Message::new(key).with("value", value)))
    };
    let status = (path.status != Status::Approved && audience.is_centre())
        .then(|| capital(&words.symbol(&Status::SYMBOLS, path.status.name())));
    let day = date(view.lang, &path.updated);
    [
        mark("export-mark-reference", &path.code),
        mark("export-mark-version", &path.version),
        mark("export-mark-updated", &day),
        status,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn summary(view: &View, words: OutlineWords) -> Vec<OutlineFact> {
    let path = view.path;
    let fact = |key: &str, value: String| OutlineFact {
        label: words.of(key),
        value: Text { text: value, url: String::new() },
    };
    let mut facts = Vec::new();
    if view.totals.minutes > 0 {
        facts.push(fact("export-summary-duration", words.long_duration(view.totals.minutes)));
        facts.push(fact("export-summary-modality", sections::manner(view)));
    }
    let group = sections::group(view);
    if !group.is_empty() {
        facts.push(fact("field-path-group_size", group));
    }
    if !path.price.is_empty() {
        facts.push(fact("field-path-price", path.price.clone()));
    }
    if let Some(certification) = path.certification.as_ref().filter(|found| !found.code.is_empty()) {
        facts.push(fact("field-path-certification", certification.code.clone()));
    }
    facts.push(fact("field-path-modules", crate::i18n::number(view.lang, count(view.modules.len()))));
    facts
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn shares(view: &View, words: OutlineWords) -> Vec<ModalityShare> {
    let parts = &view.totals.by_modality;
    let whole = parts.iter().map(|(_, minutes)| u64::from(*minutes)).sum::<u64>().max(1);
    let thousandths = |minutes: u64| u32::try_from(minutes * 1000 / whole).unwrap_or(1000);
    let mut before = 0;
    let share = |(modality, minutes): &(Modality, u32)| {
        let start = thousandths(before);
        before += u64::from(*minutes);
        ModalityShare {
            label: words.modality(modality),
            duration: duration(view.lang, *minutes),
            start,
            size: thousandths(before) - start,
        }
    };
    parts.iter().map(share).collect()
}
