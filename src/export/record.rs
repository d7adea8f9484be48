//! Any record as a plain page: each field that says something, under its label. For those who look at a
//! module or a card before they take it.
//!
//! Made from the declaration: a new field is on it by itself.

use super::outline::{OutlineWords, capital};
use super::wrap::wrap;
use crate::i18n::{Lang, date, duration, visible};
use crate::model::Message;
use crate::model::node::{Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MapKey, Sense};
use crate::model::value::{entries, items};

/// The fields that say nothing to a reader.
const SILENT: &[&str] = &["format", "digest"];

/// The fields of a record, as lines of at most `width` columns; every line ends with a line break.
pub fn record_page(record: &dyn RecordNode, lang: Lang, width: usize) -> String {
    let mut page = RecordPage { words: OutlineWords(lang), width: width.max(20), lines: Vec::new() };
    page.record(record, 0);
    page.lines.iter().fold(String::new(), |text, line| text + line + "\n")
}

struct RecordPage {
    words: OutlineWords,
    width: usize,
    lines: Vec<String>,
}

impl RecordPage {
    fn record(&mut self, record: &dyn RecordNode, depth: usize) {
        for (index, field) in record.shape().fields.iter().enumerate() {
            let node = record.field(index);
            let said = !node.is_default() || matches!(node.view(), NodeView::Symbol(_));
            if said && field.sense != Sense::Id && !SILENT.contains(&field.name) {
                self.field(field, node, depth);
            }
        }
    }

    fn field(&mut self, field: &Field, node: &dyn Node, depth: usize) {
        let label = self.words.of(field.label);
        match (node.view(), field.kind) {
            (NodeView::Record(record), _) => {
                self.text(&label, depth);
                self.record(record, depth + 1);
            }
            (NodeView::List(list), _) if items(list).all(is_plain) => {
                let kind = match field.kind {
                    Kind::List(inner) | Kind::Set(inner) => *inner,
                    other => other,
                };
                let told = |item: &dyn Node| self.value(item, kind, field.sense);
                let texts: Vec<String> = items(list).filter_map(told).collect();
                if field.inline || texts.len() == 1 {
                    self.labelled(&label, &texts.join(", "), depth);
                } else {
                    self.text(&label, depth);
                    for text in texts {
                        self.bullet(&text, depth + 1);
                    }
                }
            }
            (NodeView::Prose(text), _) if text.as_str().contains('\n') => {
                self.text(&label, depth);
                for line in text.as_str().lines().filter(|line| !line.trim().is_empty()) {
                    self.text(line.trim_start(), depth + 1);
                }
            }
            (NodeView::List(list), _) => {
                self.text(&label, depth);
                for item in items(list) {
                    self.item("", item, field.sense, depth + 1);
                }
            }
            (NodeView::Map(map), Kind::Map(keys, _)) => {
                self.text(&label, depth);
                for (key, value) in entries(map) {
                    let name = match keys {
                        MapKey::Symbol(symbols) => capital(&self.words.symbol(symbols, key)),
                        MapKey::Id => String::new(),
                    };
                    self.item(&name, value, field.sense, depth + 1);
                }
            }
            _ => {
                if let Some(value) = self.value(node, field.kind, field.sense) {
                    self.labelled(&label, &value, depth);
                }
            }
        }
    }

    /// An item of a list or an entry of a map: its first text behind a dash, the others below it.
    fn item(&mut self, name: &str, node: &dyn Node, sense: Sense, depth: usize) {
        let NodeView::Record(record) = node.view() else {
            let value = self.value(node, node.kind(), sense).unwrap_or_default();
            return if name.is_empty() {
                self.bullet(&value, depth);
            } else {
                self.labelled(name, &value, depth);
            };
        };
        let shape = record.shape();
        let first = (0..shape.fields.len()).find(|at| {
            let node = record.field(*at);
            let is_text = is_plain(node) && !matches!(node.view(), NodeView::Symbol(_));
            shape.fields[*at].sense != Sense::Id && is_text && !node.is_default()
        });
        let heading = first.and_then(|at| {
            let field = &shape.fields[at];
            self.value(record.field(at), field.kind, field.sense)
        });
        self.bullet(heading.as_deref().unwrap_or(name), depth);
        for (at, field) in shape.fields.iter().enumerate().filter(|(at, _)| Some(*at) != first) {
            if record.says(at) && field.sense != Sense::Id {
                self.field(field, record.field(at), depth + 1);
            }
        }
    }

    /// A value on one line; none where it says nothing.
    fn value(&self, node: &dyn Node, kind: Kind, sense: Sense) -> Option<String> {
        let lang = self.words.0;
        Some(match (node.view(), kind) {
            (NodeView::Line("") | NodeView::Flag(false) | NodeView::Absent, _) => return None,
            (NodeView::Line(day), _) if sense == Sense::Date => date(lang, day),
            (NodeView::Line(text), _) => text.to_owned(),
            (NodeView::Prose(text), _) => text.as_str().replace('\n', " "),
            (NodeView::Number(minutes), _) if sense == Sense::Minutes => duration(lang, minutes),
            (NodeView::Number(number), _) => number.to_string(),
            (NodeView::Flag(true), _) => self.words.of("export-yes"),
            (NodeView::Symbol(name), Kind::Symbol(symbols)) => self.words.symbol(symbols, name),
            (NodeView::Symbol(name), _) => name.to_owned(),
            _ => return None,
        })
    }

    fn labelled(&mut self, label: &str, value: &str, depth: usize) {
        let label = self.words.text(&Message::new("export-label").with("label", label));
        self.text(&format!("{label} {value}"), depth);
    }

    fn bullet(&mut self, text: &str, depth: usize) {
        let margin = "  ".repeat(depth.saturating_sub(1));
        let room = self.width.saturating_sub(margin.len() + 2);
        for (at, line) in wrap(&visible(&text.replace('\n', " ")), room).into_iter().enumerate() {
            self.lines.push(format!("{margin}{} {line}", if at == 0 { "–" } else { " " }));
        }
    }

    fn text(&mut self, text: &str, depth: usize) {
        let margin = "  ".repeat(depth);
        let room = self.width.saturating_sub(margin.len());
        for line in wrap(&visible(&text.replace('\n', " ")), room) {
            self.lines.push(format!("{margin}{line}"));
        }
    }
}

/// Whether a value is a text or a name.
fn is_plain(node: &dyn Node) -> bool {
    matches!(node.view(), NodeView::Line(_) | NodeView::Prose(_) | NodeView::Symbol(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::read;
    use crate::model::{Card, ModuleFile};
    use unicode_width::UnicodeWidthStr;

    const MODULE: &str = include_str!("../../paths/modules/accueil-client-9d2m.module.ron");
    const CARD: &str = include_str!("../../paths/cards/jeu-de-role-m2t8.card.ron");

    #[test]
    fn a_module_and_a_card_are_told_field_by_field() {
        let module: ModuleFile = read(MODULE).unwrap();
        insta::assert_snapshot!("record-module-fr", record_page(&module, Lang::Fr, 72));
        let card: Card = read(CARD).unwrap();
        insta::assert_snapshot!("record-card-en", record_page(&card, Lang::En, 60));
    }

    #[test]
    fn lines_keep_to_their_width_and_nothing_steers_a_terminal() {
        let text = MODULE.replace("title: \"", "title: \"\\u{1b}[2J\\u{202e}");
        let module: ModuleFile = read(&text).unwrap();
        for width in [20, 33, 60] {
            let page = record_page(&module, Lang::En, width);
            assert!(page.lines().all(|line| line.width() <= width), "{page}");
            assert!(!page.contains(['\u{1b}', '\u{202e}']));
        }
    }
}
