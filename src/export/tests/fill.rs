//! Fills a value of the model by its declaration, so that a new field is tested from its first day.

use crate::model::node::{Node, SlotMut};
use crate::model::shape::{Kind, MapKey};

/// What to write into texts and symbols; called with the record's label and the field's name.
pub(super) trait Texts {
    fn line(&mut self, record: &'static str, field: &'static str) -> String;
    fn prose(&mut self, record: &'static str, field: &'static str) -> String {
        self.line(record, field)
    }
    fn symbol(&mut self, record: &'static str, field: &'static str) -> String;
    fn number(&mut self, record: &'static str, field: &'static str) -> u32;
    fn key(&mut self, record: &'static str, field: &'static str) -> String;
}

/// Fills every field of `node` and of everything in it: one item a list, one entry a map.
pub(super) fn fill(node: &mut dyn Node, record: &'static str, field: &'static str, texts: &mut dyn Texts) {
    let kind = node.kind();
    match node.slot() {
        SlotMut::Line(text) => *text = texts.line(record, field),
        SlotMut::Prose(text) => *text = texts.prose(record, field).as_str().into(),
        SlotMut::Number(number) => *number = texts.number(record, field),
        SlotMut::Flag(flag) => *flag = true,
        SlotMut::Symbol(symbol) => symbol.set(&texts.symbol(record, field)),
        SlotMut::List(list) => {
            fill(list.insert(0), record, field, texts);
            list.settle();
        }
        SlotMut::Map(map) => {
            let key = match kind {
                Kind::Map(MapKey::Symbol(_), _) => texts.symbol(record, field),
                _ => texts.key(record, field),
            };
            map.append(&key, &mut |node| fill(node, record, field, texts));
            map.settle();
        }
        SlotMut::Record(inner) => fields(inner, texts),
        SlotMut::Optional(option) => fields(option.present(), texts),
    }
}

fn fields(record: &mut dyn crate::model::node::RecordNode, texts: &mut dyn Texts) {
    let shape = record.shape();
    for (index, field) in shape.fields.iter().enumerate() {
        fill(record.field_mut(index), shape.label, field.name, texts);
    }
}
