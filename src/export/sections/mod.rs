//! What each of the 21 sections of a programme de formation says, in the recommended order.
//!
//! Every section is always there, with its number, so that two programmes can be laid side by side.
//! An obligatory part that is missing stands in its section as « À compléter : … »; what a path may
//! lawfully leave out is left out, or said in so many words (« Aucun »).

mod credits;
mod delivery;
mod identity;
mod terms;

use crate::model::{Message, Prose};

use super::audience::Audience;
use super::missing::Missing;
use super::outline::{Block, OutlineFact, OutlineItem, OutlineSection, OutlineWords, Text};
use super::view::View;

pub(super) use terms::{group, manner};

/// Writes the blocks of a section.
type SectionWriter = fn(&mut Maker);

/// A section: its title, what writes it, who reads it.
struct DocumentSection {
    title: &'static str,
    write: SectionWriter,
    readers: &'static [Audience],
}

/// Who reads a section that is of use to all.
const ALL: &[Audience] = &Audience::ALL;
/// Who reads what is too long for a leaflet.
const PROGRAMMES: &[Audience] = &[Audience::Centre, Audience::Learner, Audience::Funder];
/// Who reads references.
const FILES: &[Audience] = &[Audience::Centre, Audience::Funder];

const fn section(title: &'static str, write: SectionWriter, readers: &'static [Audience]) -> DocumentSection {
    DocumentSection { title, write, readers }
}

/// The 21 sections in order, and which of them belongs to whom.
const SECTIONS: [DocumentSection; 21] = [
    section("export-section-organisation", identity::organisation, ALL),
    // The cover says what a learner needs of it.
    section("export-section-title", identity::title, FILES),
    section("export-section-goals", identity::goals, ALL),
    section("export-section-competencies", identity::competencies, PROGRAMMES),
    section("export-section-audience", terms::audience, ALL),
    section("export-section-entry", terms::entry, ALL),
    section("export-section-positioning", terms::positioning, PROGRAMMES),
    section("export-section-duration", terms::durations, PROGRAMMES),
    section("export-section-modality", terms::modality, PROGRAMMES),
    section("export-section-access", terms::access, ALL),
    section("export-section-content", delivery::content, ALL),
    section("export-section-means", delivery::means, PROGRAMMES),
    section("export-section-trainers", delivery::trainers, PROGRAMMES),
    section("export-section-tracking", delivery::tracking, PROGRAMMES),
    section("export-section-assessment", delivery::assessment, PROGRAMMES),
    section("export-section-completion", delivery::completion, ALL),
    section("export-section-price", terms::price, ALL),
    section("export-section-accessibility", terms::accessibility, ALL),
    section("export-section-contacts", credits::contacts, ALL),
    section("export-section-results", credits::results, ALL),
    section("export-section-credits", credits::credits, ALL),
];

/// Whether a missing part belongs into the document of a reader. The cover gives the title and the day of
/// the last change to all of them; what a single module lacks is no business of a leaflet.
pub(super) fn concerns(missing: &Missing, audience: Audience) -> bool {
    let of_section = usize::from(missing.section).checked_sub(1).and_then(|at| SECTIONS.get(at));
    let read = missing.section == 2 || of_section.is_some_and(|found| found.readers.contains(&audience));
    read && (audience != Audience::Leaflet || missing.module.is_none())
}

/// The sections of the programme that a reader gets, numbered one after the other.
/// A section that has nothing to say is left out, except for the centre, which lays programmes side by side.
pub(super) fn all(view: &View, audience: Audience) -> Vec<OutlineSection> {
    let section = |(number, section): (u8, &DocumentSection)| {
        let mut maker = Maker { view, audience, words: OutlineWords(view.lang), blocks: Vec::new() };
        (section.write)(&mut maker);
        let missing = view.missing.iter().filter(|missing| missing.section == number);
        // Section 11 says what a module lacks in the module's own card.
        let here = missing.filter(|missing| number != 11 || missing.module.is_none());
        let here = here.filter(|missing| concerns(missing, audience));
        let here = here.map(|missing| Block::Missing { text: view.lang.text(&missing.message()) });
        maker.blocks.extend(here);
        OutlineSection { number, title: maker.words.of(section.title), blocks: maker.blocks }
    };
    let read = (1..).zip(&SECTIONS).filter(|(_, section)| section.readers.contains(&audience));
    let written = read.map(section).filter(|found| audience.is_centre() || !found.blocks.is_empty());
    let mut sections: Vec<OutlineSection> = written.collect();
    if !audience.is_centre() {
        for (number, section) in (1..).zip(&mut sections) {
            section.number = number;
        }
    }
    sections
}

/// The blocks of a section in the making. What is empty is left out.
struct Maker<'v, 'a> {
    view: &'v View<'a>,
    audience: Audience,
    words: OutlineWords,
    blocks: Vec<Block>,
}

impl Maker<'_, '_> {
    fn label(&self, key: &str) -> String {
        if key.is_empty() { String::new() } else { self.words.of(key) }
    }

    fn fact(&mut self, label: &str, value: impl Into<String>) {
        self.link(label, value, "");
    }

    fn link(&mut self, label: &str, value: impl Into<String>, url: &str) {
        let value = Text { text: value.into(), url: url.to_owned() };
        if !value.text.trim().is_empty() {
            self.blocks.push(Block::Fact(OutlineFact { label: self.label(label), value }));
        }
    }

    fn prose(&mut self, label: &str, body: &Prose) {
        if !body.is_empty() {
            self.blocks.push(Block::Prose { label: self.label(label), body: body.clone() });
        }
    }

    fn note(&mut self, message: &Message) {
        self.blocks.push(Block::Note { text: self.words.text(message) });
    }

    fn list(&mut self, label: &str, items: impl IntoIterator<Item = OutlineItem>) {
        let items: Vec<OutlineItem> = items.into_iter().collect();
        if !items.is_empty() {
            self.blocks.push(Block::List { label: self.label(label), numbered: false, items });
        }
    }

    /// A table; a column in which no row says anything is left out.
    fn table(&mut self, caption: &str, head: &[&str], mut rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let said =
            |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<usize> = (0..head.len()).filter(|column| said(*column)).collect();
        let head = kept.iter().map(|column| self.label(head[*column])).collect();
        for row in &mut rows {
            *row = kept.iter().filter_map(|column| row.get(*column).cloned()).collect();
        }
        self.blocks.push(Block::Table { caption: self.label(caption), head, rows });
    }
}
