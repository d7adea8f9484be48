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

use super::outline::{Block, OutlineFact, OutlineItem, OutlineSection, OutlineWords, Text};
use super::view::View;

pub(super) use terms::{group, manner};

/// Writes the blocks of a section.
type SectionWriter = fn(&mut Maker);

/// The title of each section and what writes it.
const SECTIONS: [(&str, SectionWriter); 21] = [
    ("export-section-organisation", identity::organisation),
    ("export-section-title", identity::title),
    ("export-section-goals", identity::goals),
    ("export-section-competencies", identity::competencies),
    ("export-section-audience", terms::audience),
    ("export-section-entry", terms::entry),
    ("export-section-positioning", terms::positioning),
    ("export-section-duration", terms::durations),
    ("export-section-modality", terms::modality),
    ("export-section-access", terms::access),
    ("export-section-content", delivery::content),
    ("export-section-means", delivery::means),
    ("export-section-trainers", delivery::trainers),
    ("export-section-tracking", delivery::tracking),
    ("export-section-assessment", delivery::assessment),
    ("export-section-completion", delivery::completion),
    ("export-section-price", terms::price),
    ("export-section-accessibility", terms::accessibility),
    ("export-section-contacts", credits::contacts),
    ("export-section-results", credits::results),
    ("export-section-credits", credits::credits),
];

/// All sections of the programme.
pub(super) fn all(view: &View) -> Vec<OutlineSection> {
    let section = |(number, (title, write)): (u8, &(&str, SectionWriter))| {
        let mut maker = Maker { view, words: OutlineWords(view.lang), blocks: Vec::new() };
        write(&mut maker);
        let missing = view.missing.iter().filter(|missing| missing.section == number);
        // Section 11 says what a module lacks in the module's own card.
        let here = missing.filter(|missing| number != 11 || missing.module.is_none());
        let here = here.map(|missing| Block::Missing { text: view.lang.text(&missing.message()) });
        maker.blocks.extend(here);
        OutlineSection { number, title: maker.words.of(title), blocks: maker.blocks }
    };
    (1..).zip(&SECTIONS).map(section).collect()
}

/// The blocks of a section in the making. What is empty is left out.
struct Maker<'v, 'a> {
    view: &'v View<'a>,
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
