//! The programme as Markdown: opens everywhere, renders in merge requests.
//!
//! Everything that is not the author's own Markdown is escaped, so that it reads as the letters it
//! is made of in any renderer.

use std::fmt::Write;

use crate::i18n::Lang;
use crate::model::{Message, Prose};

use super::audience::Audience;
use super::card;
use super::outline::{Block, Card, Outline, OutlineItem, Text};
use super::prose::{escape, is_safe_url, to_markdown};
use super::view::View;

/// Writes a programme, with a line break at its end.
pub fn write(outline: &Outline) -> String {
    let lang = Lang::from_tag(outline.language).unwrap_or_default();
    let mut page = MarkdownPage { lang, out: String::new() };
    page.paragraph(&format!("# {}", escape(&outline.title)));
    page.paragraph(&escape(&outline.subtitle));
    if !outline.organisation.is_empty() {
        page.paragraph(&format!("**{}**", escape(&outline.organisation)));
    }
    page.paragraph(&outline.marks.iter().map(|mark| escape(mark)).collect::<Vec<_>>().join(" · "));
    let facts: Vec<Vec<String>> =
        outline.summary.iter().map(|fact| vec![fact.label.clone(), fact.value.text.clone()]).collect();
    if let Some((first, rest)) = facts.split_first() {
        page.table("", first, rest);
    }
    if !outline.missing.is_empty() {
        page.label(&outline.missing_title);
        page.bullets(outline.missing.iter().map(|text| escape(text)));
    }
    for section in &outline.sections {
        page.paragraph(&format!("## {}. {}", section.number, escape(&section.title)));
        page.blocks(&section.blocks, 3);
    }
    page.out
}

/// Writes the modules that are wanted as the programme shows them, with nothing around them.
pub fn modules(view: &View, wanted: impl Fn(&str) -> bool) -> String {
    let mut page = MarkdownPage { lang: view.lang, out: String::new() };
    for module in view.modules.iter().filter(|module| wanted(module.id)) {
        page.card(&card::of(view, module, Audience::Centre, std::iter::empty()), 2);
    }
    page.out
}

struct MarkdownPage {
    lang: Lang,
    out: String,
}

impl MarkdownPage {
    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A label with the punctuation of the language, in bold.
    fn labelled(&self, label: &str) -> String {
        let label = self.lang.text(&Message::new("export-label").with("label", label));
        format!("**{}**", escape(&label))
    }

    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            let label = self.labelled(label);
            self.paragraph(&label);
        }
    }

    fn prose(&mut self, label: &str, body: &Prose) {
        self.label(label);
        self.paragraph(&to_markdown(body.as_str()));
    }

    fn bullets(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.paragraph(&items.join("\n"));
    }

    fn items(&mut self, items: &[OutlineItem]) {
        self.bullets(items.iter().map(|found| item(found, "  ")));
    }

    fn numbers(&mut self, items: &[OutlineItem]) {
        let line = |(number, found): (usize, &OutlineItem)| {
            let mark = format!("{number}. ");
            let text = item(found, &" ".repeat(mark.len()));
            mark + &text
        };
        self.paragraph(&(1..).zip(items).map(line).collect::<Vec<_>>().join("\n"));
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<String>]) {
        self.label(caption);
        let row = |cells: &[String]| {
            format!("| {} |", cells.iter().map(|cell| escape(cell)).collect::<Vec<_>>().join(" | "))
        };
        let rule = format!("|{}", " --- |".repeat(head.len()));
        let lines: Vec<String> =
            [row(head), rule].into_iter().chain(rows.iter().map(|cells| row(cells))).collect();
        self.paragraph(&lines.join("\n"));
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        // Facts that follow one another make one list.
        let mut facts: Vec<String> = Vec::new();
        for block in blocks {
            if let Block::Fact(fact) = block {
                facts.push(format!("{} {}", self.labelled(&fact.label), link(&fact.value)));
                continue;
            }
            self.facts(std::mem::take(&mut facts));
            self.block(block, level);
        }
        self.facts(facts);
    }

    /// Another mark than that of [`MarkdownPage::bullets`], so that two lists in a row stay two.
    fn facts(&mut self, facts: Vec<String>) {
        let facts: Vec<String> = facts.into_iter().map(|fact| format!("* {fact}")).collect();
        self.paragraph(&facts.join("\n"));
    }

    fn block(&mut self, block: &Block, level: usize) {
        match block {
            Block::Fact(_) => {}
            Block::Prose { label, body } => self.prose(label, body),
            Block::Note { text } => self.paragraph(&escape(text)),
            Block::List { label, numbered, items } => {
                self.label(label);
                if *numbered {
                    self.numbers(items);
                } else {
                    self.items(items);
                }
            }
            Block::Table { caption, head, rows } => self.table(caption, head, rows),
            Block::Stage { title, duration, goal } => {
                self.heading(level, "", title, duration);
                self.paragraph(&to_markdown(goal.as_str()));
            }
            Block::Module(card) => self.card(card, level + 1),
            Block::Missing { text } => self.paragraph(&format!("> **{}**", escape(text))),
        }
    }

    fn heading(&mut self, level: usize, number: &str, title: &str, duration: &str) {
        let mut text = format!("{} {number}{}", "#".repeat(level), escape(title));
        if !duration.is_empty() {
            // Writing to a String can't fail.
            let _ = write!(text, " — {}", escape(duration));
        }
        self.paragraph(&text);
    }

    fn card(&mut self, card: &Card, level: usize) {
        self.heading(level, &format!("{}. ", card.place), &card.title, &card.duration);
        let tags = card.tags.iter().map(|tag| escape(tag)).collect::<Vec<_>>().join(" · ");
        self.paragraph(&format!("*{tags}*"));
        if !card.prerequisites.is_empty() {
            let label = self.lang.word("field-module-requires").into_owned();
            self.label(&label);
            self.items(&card.prerequisites);
        }
        self.blocks(&card.blocks, level + 1);
    }
}

/// A line, as a link where its address may be followed; the address in letters where not.
fn link(text: &Text) -> String {
    match text.url.as_str() {
        "" => escape(&text.text),
        url if is_safe_url(url) => format!("[{}](<{url}>)", escape(&text.text)),
        url => format!("{} ({})", escape(&text.text), escape(url)),
    }
}

/// An item: its line, what stands beside it, and the author's Markdown under it behind `margin`.
fn item(item: &OutlineItem, margin: &str) -> String {
    let mut text = link(&item.text);
    if !item.note.is_empty() {
        let between = if text.is_empty() { "" } else { " — " };
        let _ = write!(text, "{between}*{}*", escape(&item.note));
    }
    if item.body.is_empty() {
        return text;
    }
    let body = to_markdown(item.body.as_str());
    let indented = body.replace('\n', &format!("\n{margin}"));
    let indented = indented.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    if text.is_empty() { indented } else { format!("{text}\n\n{margin}{indented}") }
}
