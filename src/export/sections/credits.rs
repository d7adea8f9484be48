//! Sections 19 to 21: whom to ask, what came of it, who made it.

use std::collections::HashSet;

use crate::i18n::date;
use crate::model::{Adaptation, Contributor, Message, Nature, Origin, Role};

use super::super::outline::{OutlineItem, OutlineWords, Text, capital, dotted};
use super::super::view::View;
use super::Maker;

/// 19. Contacts, règlement intérieur (L6353-8).
pub(super) fn contacts(maker: &mut Maker) {
    let contacts = maker.view.path.contacts.values();
    let items = contacts.map(|contact| {
        let url = if contact.email.is_empty() { String::new() } else { format!("mailto:{}", contact.email) };
        let (name, note) = match contact.name.as_str() {
            "" => (contact.role.clone(), String::new()),
            name => (name.to_owned(), contact.role.clone()),
        };
        let text = Text { text: if name.is_empty() { contact.email.clone() } else { name }, url };
        OutlineItem { text, ..OutlineItem::default() }.note(dotted([
            note,
            contact.email.clone(),
            contact.phone.clone(),
        ]))
    });
    maker.list("", items);
    // A path that says nothing yet does not say this either.
    if !maker.view.modules.is_empty() {
        maker.note(&Message::new("export-rules"));
    }
}

/// 20. Résultats: the format has no field for them, and the programme says so rather than nothing.
pub(super) fn results(maker: &mut Maker) {
    if maker.audience.is_centre() {
        maker.note(&Message::new("export-no-results"));
    }
}

/// Section 21, Crédits: authors, origin, adaptations, licence. Readers outside the commons get the
/// names, whose work it rests on, and the licence by its name.
pub(super) fn credits(maker: &mut Maker) {
    if !maker.audience.is_centre() {
        short_credits(maker);
        return;
    }
    let (view, words) = (maker.view, maker.words);
    let path = view.path;
    maker.list("field-path-contributors", path.contributors.values().map(|c| contributor(words, c)));
    maker.list("field-path-origin", credited(path.origin.as_deref()).map(|found| origin(words, found)));
    maker.list("field-path-adaptations", path.adaptations.values().map(|change| adaptation(words, change)));
    for module in &view.modules {
        let parts = module.module.contributors.values().map(|c| contributor(words, c));
        let origins = credited(module.module.origin.as_deref()).map(|found| origin(words, found));
        let changes = module.module.adaptations.values().map(|change| adaptation(words, change));
        let licence = Some(&module.module.licence).filter(|licence| !licence.is_empty());
        let licence = licence.map(|licence| OutlineItem {
            text: Text { text: licence.clone(), url: licence_url(licence, words).unwrap_or_default() },
            ..OutlineItem::default()
        });
        let items: Vec<OutlineItem> = parts.chain(origins).chain(changes).chain(licence).collect();
        if !items.is_empty() {
            let label = words.text(&Message::new("export-credits-of").with("title", module.title()));
            maker.blocks.push(super::Block::List { label, numbered: false, items });
        }
    }
    maker.link("field-path-licence", &path.licence, &licence_url(&path.licence, words).unwrap_or_default());
}

fn short_credits(maker: &mut Maker) {
    let (view, words) = (maker.view, maker.words);
    let modules = || view.modules.iter().map(|module| module.module);
    let people = view.path.contributors.values().chain(modules().flat_map(|m| m.contributors.values()));
    let names = distinct(people.map(|person| person.name.as_str()));
    maker.fact("field-path-contributors", names.join(", "));
    let sources =
        view.path.origin.as_deref().into_iter().chain(modules().filter_map(|m| m.origin.as_deref()));
    let owners = distinct(sources.flat_map(|found| &found.authors).map(String::as_str));
    let owners: Vec<&str> = owners.into_iter().filter(|owner| !names.contains(owner)).collect();
    maker.fact("export-sources", owners.join(", "));
    let licence = &view.path.licence;
    let url = licence_url(licence, words).unwrap_or_default();
    maker.link("field-path-licence", licence_name(view, licence), &url);
}

/// Texts that are not empty, each once, in order.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    texts.filter(|text| !text.is_empty() && seen.insert(*text)).collect()
}

/// A Creative Commons licence by its name; another as it is written.
fn licence_name(view: &View, licence: &str) -> String {
    let name = |key: &str, version: &str| view.lang.text(&Message::new(key).with("version", version));
    let kinds = [
        ("CC-BY-NC-ND-", "export-licence-by-nc-nd"),
        ("CC-BY-NC-SA-", "export-licence-by-nc-sa"),
        ("CC-BY-NC-", "export-licence-by-nc"),
        ("CC-BY-ND-", "export-licence-by-nd"),
        ("CC-BY-SA-", "export-licence-by-sa"),
        ("CC-BY-", "export-licence-by"),
        ("CC0-", "export-licence-zero"),
    ];
    let found = kinds.into_iter().find_map(|(start, key)| Some((key, licence.strip_prefix(start)?)));
    found.map_or_else(|| licence.to_owned(), |(key, version)| name(key, version))
}

fn contributor(words: OutlineWords, contributor: &Contributor) -> OutlineItem {
    let roles = contributor.roles.iter().map(|role| words.symbol(&Role::SYMBOLS, role.name()));
    let roles = roles.collect::<Vec<_>>().join(", ");
    OutlineItem::new(&contributor.name).note(dotted([contributor.centre.clone(), roles]))
}

/// An origin that credits somebody or something. The id that a foreign system gave to what was imported
/// is for the next import, not for readers.
fn credited(origin: Option<&Origin>) -> impl Iterator<Item = &Origin> {
    origin.into_iter().filter(|origin| {
        let told =
            [&origin.title, &origin.module, &origin.path, &origin.centre, &origin.licence, &origin.url];
        told.iter().any(|text| !text.is_empty()) || !origin.authors.is_empty()
    })
}

fn origin(words: OutlineWords, origin: &Origin) -> OutlineItem {
    let names = [&origin.title, &origin.module, &origin.path];
    let name = names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    let text = words.text(&Message::new("export-based-on").with("title", name));
    let version = match origin.version.as_str() {
        "" => String::new(),
        version => words.text(&Message::new("export-mark-version").with("value", version)),
    };
    let note = dotted([
        version,
        origin.centre.clone(),
        origin.authors.join(", "),
        origin.licence.clone(),
        date(words.0, &origin.date),
    ]);
    OutlineItem { text: Text { text, url: origin.url.clone() }, ..OutlineItem::default() }.note(note)
}

fn adaptation(words: OutlineWords, change: &Adaptation) -> OutlineItem {
    let nature = capital(&words.symbol(&Nature::SYMBOLS, change.nature.name()));
    let text = match change.scope.join(", ").as_str() {
        "" => nature,
        scope => words.text(&Message::new("export-adapted").with("nature", nature).with("scope", scope)),
    };
    let note = dotted([change.centre.clone(), change.by.clone(), date(words.0, &change.date)]);
    OutlineItem { body: change.reason.clone(), ..OutlineItem::new(text).note(note) }
}

/// The deed of a Creative Commons licence in the reader's language; none for other licences.
fn licence_url(licence: &str, words: OutlineWords) -> Option<String> {
    let tag = words.0.tag();
    if licence == "CC0-1.0" {
        return Some(format!("https://creativecommons.org/publicdomain/zero/1.0/deed.{tag}"));
    }
    let (kind, version) = licence.strip_prefix("CC-")?.rsplit_once('-')?;
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    (plain(kind) && plain(version)).then(|| {
        format!("https://creativecommons.org/licenses/{}/{version}/deed.{tag}", kind.to_ascii_lowercase())
    })
}
