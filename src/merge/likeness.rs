//! How much two modules have in common, where nothing says that they are one.

use std::collections::BTreeMap;

use crate::model::node::{Node, NodeView};
use crate::model::value::{Value, entries, items};
use crate::model::{Module, fold};

/// Out of ten: what two modules share at least to be taken for one.
const SHARE: usize = 9;

/// Whether two modules say nearly the same. Who made them, and what they were called, is left out.
pub(super) fn is_same(one: &Module, other: &Module) -> bool {
    let (first, second) = (facts(one), facts(other));
    let weight = |facts: &BTreeMap<String, usize>| facts.values().sum::<usize>();
    let shared: usize =
        first.iter().map(|(fact, count)| (*count).min(second.get(fact).copied().unwrap_or(0))).sum();
    let all = weight(&first).max(weight(&second));
    all > 0 && shared * 10 >= all * SHARE
}

/// Whether two modules have one title and one set of outcomes: what two centres make of one idea.
pub(super) fn looks_alike(one: &Module, other: &Module) -> bool {
    let outcomes = |module: &Module| {
        let mut texts: Vec<String> =
            module.outcomes.values().map(|outcome| fold(outcome.text.trim())).collect();
        texts.sort();
        texts
    };
    !one.title.trim().is_empty()
        && fold(one.title.trim()) == fold(other.title.trim())
        && outcomes(one) == outcomes(other)
}

/// What a module says, each value weighed by its length.
fn facts(module: &Module) -> BTreeMap<String, usize> {
    let mut facts = BTreeMap::new();
    let bare = Module { was: <_>::default(), origin: None, contributors: <_>::default(), ..module.clone() };
    walk(&bare, "", &mut facts);
    facts
}

fn walk(node: &dyn Node, at: &str, into: &mut BTreeMap<String, usize>) {
    if node.is_default() {
        return;
    }
    match node.view() {
        NodeView::Record(record) => {
            for (index, field) in record.shape().fields.iter().enumerate() {
                walk(record.field(index), &format!("{at}.{}", field.name), into);
            }
        }
        NodeView::Map(map) => entries(map).for_each(|(key, value)| walk(value, &format!("{at}.{key}"), into)),
        NodeView::List(list) => items(list).for_each(|item| walk(item, at, into)),
        NodeView::Absent => {}
        _ => {
            let value = format!("{:?}", Value::of(node));
            *into.entry(format!("{at}={value}")).or_default() += value.len();
        }
    }
}
