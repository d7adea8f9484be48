//! The report as one JSON object; `parcours schema diff` describes it.

use serde_json::{Map, Value as Json, json};

use super::Compared;
use crate::cli::markup;
use crate::diff::{Effect, EffectKind, Line, Section};
use crate::i18n::Lang;
use crate::model::Message;
use crate::model::shape::Kind;
use crate::model::value::{Value, display_steps};

/// Values are those of the file; messages are in words of `lang` and stand alone.
pub(super) fn write(compared: &Compared, lang: Lang) -> String {
    let report = &compared.report;
    let changes: Vec<Json> = report.lines().map(|(section, line)| change(section, line, lang)).collect();
    let effects: Vec<Json> = report.effects.iter().map(|found| effect(found, lang)).collect();
    let guesses: Vec<Json> = report
        .guesses
        .iter()
        .map(|guess| json!({"before": guess.before, "after": guess.after, "by": guess.by.name()}))
        .collect();
    markup::json_text(&json!({
        "same": report.is_same(),
        "before": compared.names[0],
        "after": compared.names[1],
        "changes": changes,
        "effects": effects,
        "guesses": guesses,
    }))
}

fn change(section: &Section, line: &Line, lang: Lang) -> Json {
    let message =
        Message::new("cli-diff-in").with("where", section.title.clone()).with("what", line.message.clone());
    json!({
        "kind": line.name(),
        "entity": line.entity,
        "id": line.id,
        "module": section.about.module(),
        "field": line.field,
        "at": display_steps(&line.at),
        "before": line.before.as_ref().map(|found| value(found, &line.kind)),
        "after": line.after.as_ref().map(|found| value(found, &line.kind)),
        "message": lang.text(&message),
    })
}

fn effect(effect: &Effect, lang: Lang) -> Json {
    let (severity, code) = match effect.kind {
        EffectKind::FindingCame(severity, code) | EffectKind::FindingWent(severity, code) => {
            (Some(severity.name()), Some(code))
        }
        _ => (None, None),
    };
    json!({
        "kind": effect.kind.name(),
        "module": effect.module,
        "before": effect.before,
        "after": effect.after,
        "severity": severity,
        "code": code,
        "message": lang.text(&effect.message),
    })
}

/// A value as JSON. Comments and fields that this version does not know are changes of their own, or
/// stand in the file.
fn value(found: &Value, kind: &Kind) -> Json {
    match (found, kind) {
        (Value::Line(text) | Value::Symbol(text), _) => json!(text),
        (Value::Prose(text), _) => json!(text.as_str()),
        (Value::Number(number), _) => json!(number),
        (Value::Flag(flag), _) => json!(flag),
        (Value::List(items), Kind::List(inner) | Kind::Set(inner)) => {
            items.iter().map(|item| value(item, inner)).collect()
        }
        (Value::Map(entries), Kind::Map(_, inner)) => {
            Json::Object(entries.iter().map(|(key, item)| (key.clone(), value(item, inner))).collect())
        }
        (Value::Record(fields, _), Kind::Record(shape)) => {
            let field = |(index, item): &(usize, Value)| {
                let field = shape.fields.get(*index)?;
                Some((field.name.to_owned(), value(item, &field.kind)))
            };
            Json::Object(fields.iter().filter_map(field).collect::<Map<String, Json>>())
        }
        _ => Json::Null,
    }
}
