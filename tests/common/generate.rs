//! Random values for any record, made from its declaration: a new field is tested by existing.

use mille_parcours::model::node::{Node, RecordNode, SlotMut};
use mille_parcours::model::shape::{Kind, MapKey, Sense};
use mille_parcours::model::trivia::{Anchor, Comments, Unknown};
use mille_parcours::model::value::{Value, item_key};
use mille_parcours::model::{Prose, TrainingPath};

/// A small generator of random numbers, the same on every machine (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("less than the bound")
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// How wild the values are.
#[derive(Clone, Copy)]
pub struct Wild {
    /// Control characters, quotes, brackets, markers in texts.
    pub texts: bool,
    /// Comments, unknown fields, unknown names.
    pub trivia: bool,
}

const TAME: &[&str] = &[
    "Accueillir",
    "un client",
    "la négociation",
    "œuvrer",
    "«\u{202f}bien\u{202f}»",
    "3 h 30",
    "l’écoute",
    "Étape",
    "de vente",
    "à l'oral",
    "M. Martin",
    "p. ex.",
    "fin.",
    "Oui\u{202f}!",
    "Puis",
    "Ensuite",
];
const WILD: &[&str] = &[
    "\"",
    "\\",
    "\"#",
    "\"##",
    "{",
    ")",
    "],",
    "//",
    "/*",
    "*/",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{7}",
    "\t",
    "=======",
    "漢字",
    "e\u{301}",
    "r#\"",
    "# titre",
    "- point",
    "1. un",
    "> cité",
    "| a |",
    "```",
    "~~~",
    "    code",
    "---",
    "***",
    "&amp;",
    "\u{feff}",
    "\u{2028}",
    "\\n",
    "'",
    "fin\\",
];

pub fn line(random: &mut Random, wild: Wild) -> String {
    let mut out = String::new();
    for n in 0..random.below(6) {
        if n > 0 {
            out.push(' ');
        }
        let word = if wild.texts && random.one_in(3) { random.pick(WILD) } else { random.pick(TAME) };
        out.push_str(word);
    }
    if wild.texts && random.one_in(12) {
        out.push('\n');
    }
    out
}

pub fn prose(random: &mut Random, wild: Wild) -> Prose {
    let mut out = String::new();
    for _ in 0..random.below(7) {
        out.push_str(&line(random, wild));
        out.push_str(random.pick(&[".", ". ", ".\n", "\n\n", " ", "\r\n", "\n  ", "!\u{202f}? "]));
    }
    Prose::new(&out)
}

fn id(random: &mut Random) -> String {
    format!("m-{}", random.below(40))
}

/// Fills a node by its kind.
pub fn fill(node: &mut dyn Node, sense: Sense, random: &mut Random, wild: Wild) {
    let kind = node.kind();
    match node.slot() {
        SlotMut::Line(text) => {
            *text = match sense {
                Sense::Plain | Sense::Url => line(random, wild),
                Sense::Date => format!("2026-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28)),
                _ => id(random),
            };
        }
        SlotMut::Prose(text) => *text = prose(random, wild),
        SlotMut::Number(number) => *number = u32::try_from(random.below(2000)).expect("a small number"),
        SlotMut::Flag(flag) => *flag = random.one_in(2),
        SlotMut::Symbol(symbol) => {
            let Kind::Symbol(symbols) = kind else { return };
            if wild.trivia && random.one_in(20) {
                symbol.set(random.pick(&["Blended", "Blended(ratio: 2)", "Mixed([1, /* c */ 2])"]));
            } else {
                symbol.set(random.pick(symbols.names));
            }
        }
        SlotMut::List(list) => {
            for _ in 0..random.below(4) {
                fill(list.insert(usize::MAX), sense, random, wild);
                // Two records of one list never have one id.
                let newest = list.len() - 1;
                let id = |at: usize| {
                    list.item(at).filter(|item| matches!(item.kind(), Kind::Record(_))).and_then(item_key)
                };
                if id(newest).is_some() && (0..newest).any(|at| id(at) == id(newest)) {
                    list.remove(newest);
                }
            }
            list.settle();
        }
        SlotMut::Map(map) => {
            for _ in 0..random.below(4) {
                let key = match map.key_kind() {
                    MapKey::Id => id(random),
                    MapKey::Symbol(symbols) => random.pick(symbols.names).to_owned(),
                };
                fill(map.entry_or_new(&key), sense, random, wild);
            }
        }
        SlotMut::Record(record) => fill_record(record, random, wild),
        SlotMut::Optional(option) => {
            if random.one_in(2) {
                fill_record(option.present(), random, wild);
            }
        }
    }
    // An optional record that came out empty is one that is not there.
    if node.is_default()
        && let SlotMut::Optional(option) = node.slot()
    {
        option.clear();
    }
}

pub fn fill_record(record: &mut dyn RecordNode, random: &mut Random, wild: Wild) {
    let shape = record.shape();
    for (index, field) in shape.fields.iter().enumerate() {
        if field.required || random.one_in(3) {
            fill(record.field_mut(index), field.sense, random, wild);
        }
    }
    if wild.trivia && random.one_in(3) {
        decorate(record, random);
    }
}

fn comment(random: &mut Random) -> Box<str> {
    random
        .pick(&["// à revoir", "/* deux\n   lignes */", "//", "// \"guillemets\" (", "/* /* dans */ */"])
        .into()
}

fn decorate(record: &mut dyn RecordNode, random: &mut Random) {
    let index = random.below(record.shape().fields.len());
    let key = match Value::of(record.field(index)) {
        Value::List(items) if !items.is_empty() => match record.field(index).view() {
            mille_parcours::model::node::NodeView::List(list) => {
                list.item(0).filter(|item| !matches!(item.kind(), Kind::Record(_))).and_then(item_key)
            }
            _ => None,
        },
        _ => None,
    };
    let slot = match (key, random.below(3)) {
        (Some(key), 0) => Anchor::Item(index, key.into()),
        (_, 1) => Anchor::Tail,
        _ => Anchor::Field(index),
    };
    let tail = slot == Anchor::Tail;
    let text = comment(random);
    let mut comments = Comments::default();
    if tail || random.one_in(2) {
        comments.before.push(text);
    } else {
        comments.after.push(text);
    }
    record.trivia_mut().comments_mut(slot).absorb(comments);
    if random.one_in(2) {
        let raw =
            random.pick(&["(a: 1, b: [\"x\", 'c'])", "{\"k\": Some(-1.5e3)}", "\"mot\"", "[1, // un\n 2]"]);
        let name = format!("plus_tard_{}", record.trivia().unknown().len());
        record.trivia_mut().keep_unknown(Unknown { name: name.into(), raw: raw.into() });
    }
}

/// A whole path.
pub fn path(seed: u64, wild: Wild) -> TrainingPath {
    let mut random = Random(seed);
    let mut path = TrainingPath::default();
    fill_record(&mut path, &mut random, wild);
    path.format = 1;
    path
}

/// Changes something somewhere in a node: a text, an item, an order, a comment.
pub fn vary(node: &mut dyn Node, sense: Sense, random: &mut Random, wild: Wild) {
    let deeper = !random.one_in(4);
    match node.slot() {
        SlotMut::Record(record) if deeper => return vary_record(record, random, wild),
        SlotMut::Optional(option) if deeper => return vary_record(option.present(), random, wild),
        SlotMut::Map(map) if deeper && !map.is_empty() => {
            let at = random.below(map.len());
            let key = map.entry(at).expect("below its length").0.to_owned();
            if random.one_in(4) {
                map.remove(&key);
            } else {
                vary(map.get_mut(&key).expect("a key of it"), sense, random, wild);
            }
            return;
        }
        SlotMut::List(list) if deeper && list.len() > 1 => {
            let at = random.below(list.len());
            let value = Value::of(list.item(at).expect("below its length"));
            match random.below(3) {
                0 => list.remove(at),
                1 => {
                    list.remove(at);
                    let to = random.below(list.len() + 1);
                    value.store(list.insert(to));
                }
                _ if is_record(list.item(at)) => vary_item(list.item_mut(at).expect("an item"), random, wild),
                _ => vary(list.item_mut(at).expect("an item"), sense, random, wild),
            }
            list.settle();
            return;
        }
        _ => {}
    }
    fill(node, sense, random, wild);
}

fn is_record(item: Option<&dyn Node>) -> bool {
    item.is_some_and(|item| matches!(item.kind(), Kind::Record(_)))
}

/// As [`vary`], for a record of a list: it keeps its id.
fn vary_item(node: &mut dyn Node, random: &mut Random, wild: Wild) {
    let SlotMut::Record(record) = node.slot() else { return };
    let id = record.shape().index("id").map(|index| (index, Value::of(record.field(index))));
    vary_record(record, random, wild);
    if let Some((index, id)) = id {
        id.store(record.field_mut(index));
    }
}

/// Changes some fields of a record.
pub fn vary_record(record: &mut dyn RecordNode, random: &mut Random, wild: Wild) {
    let shape = record.shape();
    for _ in 0..=random.below(2) {
        let index = random.below(shape.fields.len());
        vary(record.field_mut(index), shape.fields[index].sense, random, wild);
    }
    if wild.trivia && random.one_in(4) {
        decorate(record, random);
    }
}
