//! Every field of the declaration reaches the documents it belongs to.

use serde_json::Value;

use super::fill::{Texts, fill};
use super::rich;
use crate::export::{Format, export};
use crate::i18n::Lang;
use crate::model::node::{Node, NodeView};
use crate::model::trivia::Unknown;
use crate::model::value::{entries, items};
use crate::model::{Level, TrainingPath};

/// A different word in every place, made of letters and digits that nothing escapes.
#[derive(Default)]
pub(super) struct Sentinels {
    pub(super) texts: Vec<(&'static str, &'static str, String)>,
    numbers: Vec<u32>,
}

impl Sentinels {
    fn next(&mut self, record: &'static str, field: &'static str) -> String {
        let text = format!("Zq{}x", self.texts.len());
        self.texts.push((record, field, text.clone()));
        text
    }
}

impl Texts for Sentinels {
    fn line(&mut self, record: &'static str, field: &'static str) -> String {
        self.next(record, field)
    }
    fn symbol(&mut self, record: &'static str, field: &'static str) -> String {
        self.next(record, field)
    }
    fn number(&mut self, _: &'static str, _: &'static str) -> u32 {
        let number = 40_001 + u32::try_from(self.numbers.len()).unwrap();
        self.numbers.push(number);
        number
    }
    fn key(&mut self, _: &'static str, _: &'static str) -> String {
        format!("key-{}", self.texts.len())
    }
}

/// A path with a sentinel in every field, its one module standing in its one stage.
pub(super) fn filled() -> (TrainingPath, Sentinels) {
    let mut path = TrainingPath::default();
    let mut sentinels = Sentinels::default();
    fill(&mut path, "", "", &mut sentinels);
    let id = path.modules.keys().next().unwrap().clone();
    path.stages[0].modules = vec![id];
    sentinels.texts.retain(|(record, field, _)| (*record, *field) != ("stage", "modules"));
    (path, sentinels)
}

#[test]
fn the_json_view_holds_every_value_of_the_path() {
    let (path, sentinels) = filled();
    let text = export(&path, Format::Json, Lang::Fr).unwrap().text;
    assert!(sentinels.texts.len() > 100, "the filler reaches the whole declaration");
    for (record, field, sentinel) in &sentinels.texts {
        assert!(text.contains(&format!("\"{sentinel}\"")), "{record}.{field} is not in the JSON");
    }
    for number in &sentinels.numbers {
        assert!(text.contains(&number.to_string()), "{number} is not in the JSON");
    }
}

/// The JSON object of a record has each of its fields, whatever they hold.
fn demand(node: &dyn Node, json: &Value, at: &str) {
    match node.view() {
        NodeView::Record(record) => {
            for (index, field) in record.shape().fields.iter().enumerate() {
                let at = format!("{at}.{}", field.name);
                let inner = json.get(field.name).unwrap_or_else(|| panic!("no {at}"));
                if at != ".modules" {
                    demand(record.field(index), inner, &at);
                }
            }
        }
        NodeView::List(list) => {
            assert_eq!(list.len(), json.as_array().unwrap().len(), "{at}");
            items(list).zip(json.as_array().unwrap()).for_each(|(item, json)| demand(item, json, at));
        }
        NodeView::Map(map) => entries(map).for_each(|(key, value)| demand(value, &json[key], at)),
        NodeView::Line(text) | NodeView::Symbol(text) => assert_eq!(json, text, "{at}"),
        NodeView::Prose(text) => assert_eq!(json, text.as_str(), "{at}"),
        NodeView::Number(number) => assert_eq!(json, number, "{at}"),
        NodeView::Flag(flag) => assert_eq!(json, flag, "{at}"),
        NodeView::Absent => assert!(json.is_null(), "{at}"),
    }
}

#[test]
fn the_json_view_has_every_field_even_where_it_is_empty() {
    for path in [rich(), filled().0, TrainingPath::new("vide-1a2b", "")] {
        let text = export(&path, Format::Json, Lang::Fr).unwrap().text;
        let json: Value = serde_json::from_str(&text).unwrap();
        demand(&path, &json, "");
        let modules = json["modules"].as_array().unwrap();
        assert_eq!(modules.len(), path.modules.len());
        for module in modules {
            let id = module["id"].as_str().unwrap();
            demand(path.modules.get(id).unwrap(), module, id);
        }
    }
}

#[test]
fn the_json_view_says_what_follows() {
    let json: Value = serde_json::from_str(&export(&rich(), Format::Json, Lang::Fr).unwrap().text).unwrap();
    let ids: Vec<&str> =
        json["modules"].as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["accueil-1a", "distance-2b", "vente-3c", "projet-4d"]);
    let sale = &json["modules"][2]["derived"];
    // 300 minutes at work and 60 on site.
    assert_eq!(sale["minutes"], 360);
    assert_eq!(sale["minutes_by_modality"], serde_json::json!({"OnSite": 60, "Workplace": 300}));
    assert_eq!(sale["prerequisites"].as_array().unwrap().len(), 3);
    let members: Vec<(&str, bool)> = sale["prerequisites"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["any_of"].as_array().unwrap())
        .map(|member| (member["title"].as_str().unwrap(), member["in_path"].as_bool().unwrap()))
        .collect();
    assert!(members.contains(&("Accueillir un client", true)), "{members:?}");
    assert!(members.contains(&("stage-disparu", false)), "{members:?}");
    // 240 + 90 + 360 + 180.
    assert_eq!(json["derived"]["minutes"], 870);
    assert_eq!(json["derived"]["minutes_optional"], 90);
    assert_eq!(json["derived"]["missing"], serde_json::json!([]));
}

#[test]
fn unknown_fields_and_variants_are_told_verbatim() {
    let mut path = rich();
    path.trivia.keep_unknown(Unknown { name: "colour".into(), raw: "Shade(\"blue\") /* why */".into() });
    let module = path.modules.get_mut("accueil-1a").unwrap();
    module.outcomes.get_mut("o1").unwrap().level = Level::Unknown("Invent(3)".into());
    let json: Value = serde_json::from_str(&export(&path, Format::Json, Lang::Fr).unwrap().text).unwrap();
    assert_eq!(json["unknown_fields"]["colour"], "Shade(\"blue\") /* why */");
    assert_eq!(json["modules"][0]["outcomes"]["o1"]["level"], "Invent(3)");
    let page = export(&path, Format::Markdown, Lang::Fr).unwrap().text;
    assert!(page.contains("Invent(3)"), "{page}");
}

/// What a programme de formation leaves to the workspace, with the reason.
const NOT_PRINTED: &[(&str, &str)] = &[
    // About the file, not about the training.
    ("path", "format"),
    ("path", "language"),
    // Remarks among authors.
    ("path", "notes"),
    ("observation", "*"),
    ("conflict", "*"),
    ("side", "*"),
    ("edit", "*"),
    // Ids that a title stands for.
    ("stage", "id"),
    ("activity", "id"),
    ("origin", "path"),
    ("origin", "module"),
    ("origin", "foreign"),
    ("origin", "digest"),
    ("module", "was"),
    // What trainers look up in the commons.
    ("activity", "posture"),
    ("activity", "practice"),
    ("activity", "resources"),
    ("module", "keywords"),
    // For those who adapt a module, no promise to those who follow it.
    ("module", "variants"),
    ("module", "adaptation_hints"),
];

#[test]
fn the_programme_says_every_field_that_readers_need() {
    let (path, sentinels) = filled();
    for format in [Format::Markdown, Format::Html] {
        let text = export(&path, format, Lang::Fr).unwrap().text;
        for (record, field, sentinel) in &sentinels.texts {
            let left_out = NOT_PRINTED.contains(&(record, field)) || NOT_PRINTED.contains(&(record, "*"));
            let there = text.contains(sentinel.as_str());
            assert_eq!(there, !left_out, "{record}.{field} in {format:?}");
        }
    }
}
