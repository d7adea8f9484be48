//! Every field of the format is reached by a form, and edited there by keys alone. Which fields there are is
//! read from the declarations: a new one that no form reaches fails here.

use std::collections::BTreeSet;

use mille_parcours::app::TypingState;
use mille_parcours::app::dialogs::layer::Layer;
use mille_parcours::app::outline::form::FormRow;
use mille_parcours::model::TrainingPath;
use mille_parcours::model::shape::{Kind, MapKey, Sense, Shape, Shaped};

use crate::common::screen::Session;

/// What has another place than the form, and where.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("path", "format", "the program's own"),
    ("path", "stages", "the outline"),
    ("path", "modules", "the outline"),
    ("path", "conflicts", "the questions"),
    ("stage", "modules", "the outline"),
];

/// A field by the label of its record and its name.
type Name = (&'static str, &'static str);

/// Every field of every record that a path can hold, but the records of questions.
fn declared() -> BTreeSet<Name> {
    let mut fields = BTreeSet::new();
    let mut shapes: Vec<&'static Shape> = vec![TrainingPath::SHAPE];
    let mut known = BTreeSet::new();
    while let Some(shape) = shapes.pop() {
        if !known.insert(shape.label) {
            continue;
        }
        for field in shape.fields {
            if ELSEWHERE.iter().all(|(record, name, _)| (*record, *name) != (shape.label, field.name)) {
                fields.insert((shape.label, field.name));
            }
            if field.name != "conflicts" {
                shapes.extend(record_of(field.kind));
            }
        }
    }
    fields
}

fn record_of(kind: Kind) -> Option<&'static Shape> {
    match kind {
        Kind::Record(shape) => Some(shape),
        Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) => record_of(*inner),
        _ => None,
    }
}

/// The field that a row is, or is an item of.
fn name_of(row: &FormRow) -> Option<Name> {
    use mille_parcours::model::value::Step;
    let mut shape = TrainingPath::SHAPE;
    let mut found = None;
    for step in &row.steps {
        if let Step::Field(name) = step {
            let field = shape.field(name)?;
            found = Some((shape.label, field.name));
            shape = record_of(field.kind).unwrap_or(shape);
        }
    }
    found
}

/// Something to type into a field that is nowhere else: a set has each text once.
fn sample(sense: Sense, kind: Kind, number: usize) -> String {
    match (kind, sense) {
        (_, Sense::Minutes) => format!("{}h35", number % 90 + 1),
        (Kind::Number, _) => (number + 7).to_string(),
        (_, Sense::Date) => format!("20{:02}-11-25", number % 90 + 10),
        (_, Sense::Url) => format!("https://exemple.fr/{number}"),
        (_, Sense::Licence) => if number.is_multiple_of(2) { "CC0-1.0" } else { "MIT" }.to_owned(),
        (_, Sense::Language) => if number.is_multiple_of(2) { "en" } else { "fr" }.to_owned(),
        (_, Sense::Id | Sense::Refers(_)) => format!("nom-{number}"),
        _ => format!("Texte {number}"),
    }
}

/// Answers what a key opened, and leaves nothing open.
fn settle(session: &mut Session, number: usize) {
    for _ in 0..4 {
        match session.app.shell.layers.last() {
            Some(Layer::Prompt(_)) => session.keys(&format!("mot-{number}<Enter>")),
            Some(Layer::Picker(picker)) => {
                // Another than the one that is chosen.
                let keys = if picker.sought.at == 0 && picker.sought.hits.len() > 1 {
                    "<Down><Enter>"
                } else {
                    "<Home><Up><Enter>"
                };
                session.keys(keys);
            }
            _ => break,
        }
    }
    // What can't be chosen is left alone.
    while !session.app.shell.layers.is_empty() {
        session.keys("<Esc>");
    }
    if let TypingState::Editing(editing) = &session.app.shell.work {
        let ends = if editing.has_lines() { "<Esc>" } else { "<Enter>" };
        let text = sample(editing.sense, editing.kind, number);
        session.keys(&format!("<Ctrl-End><Ctrl-U>{text}{ends}"));
    }
    assert!(matches!(session.app.shell.work, TypingState::Looking), "{session}");
}

/// Goes down a form, edits each field and fills each list; gives what was changed.
fn work_through(session: &mut Session, numbers: &mut usize) -> BTreeSet<Name> {
    let mut changed = BTreeSet::new();
    let mut at = 0;
    while at < session.app.views.outline.form.len() {
        session.app.views.outline.field = at;
        let row = session.app.views.outline.form[at].clone();
        let before = session.text();
        *numbers += 1;
        match row.kind {
            Kind::Record(_) => {
                // Its fields count, not itself.
                changed.extend(name_of(&row));
                if row.open != Some(true) {
                    session.keys("<Space>");
                }
            }
            Kind::List(_) | Kind::Set(_) | Kind::Map(..) => {
                let count = |session: &Session| {
                    session
                        .app
                        .views
                        .outline
                        .form
                        .iter()
                        .filter(|other| {
                            other.steps.len() == row.steps.len() + 1 && other.steps.starts_with(&row.steps)
                        })
                        .count()
                };
                if row.open != Some(true) {
                    session.keys("<Space>");
                }
                if count(session) == 0 || session.text() == before {
                    session.keys("a");
                    settle(session, *numbers);
                }
            }
            _ => {
                session.keys("<Enter>");
                settle(session, *numbers);
            }
        }
        if session.text() != before {
            changed.extend(name_of(&row));
        }
        at += 1;
        assert!(at < 2_000, "a form without end");
    }
    changed
}

#[test]
fn a_form_reaches_every_field_and_keys_change_it() {
    let mut session = Session::sample(80, 12);
    let (mut changed, mut numbers) = (BTreeSet::new(), 0);
    // Twice: what refers to something can be chosen once that is there.
    for _ in 0..2 {
        for row in 0..session.app.shell.selection.rows.len() {
            session.keys("<Home>");
            session.keys(&"<Down>".repeat(row));
            session.keys("<Enter>");
            changed.extend(work_through(&mut session, &mut numbers));
            session.keys("<Esc>");
        }
    }
    let missed: Vec<Name> = declared().difference(&changed).copied().collect();
    assert!(missed.is_empty(), "no form changes {missed:?}");
}

#[test]
fn what_is_elsewhere_is_declared() {
    for (record, field, _) in ELSEWHERE {
        let shape = if *record == "path" {
            TrainingPath::SHAPE
        } else {
            record_of(TrainingPath::SHAPE.field("stages").unwrap().kind).unwrap()
        };
        assert!(shape.label == *record && shape.field(field).is_some(), "{record}.{field}");
    }
}

/// Every map with names of the author's can have an entry renamed where it stands.
#[test]
fn keys_of_maps_are_renamed_and_what_refers_to_them_follows() {
    let mut session = Session::sample(120, 40);
    session.keys("gaccueillir un<Enter>r<Ctrl-U>sur-place<Enter>");
    assert!(session.shows("✓ renommer"), "{session}");
    let text = session.text();
    assert!(text.contains("\"sur-place\": (") && text.contains("was: [\"accueil-client-9d2m\"]"), "{text}");
    session.keys("u");
    // Keys that can't stand are said to be so while they are typed.
    session.keys("r<Ctrl-U>Sur Place");
    assert!(session.shows("n’est pas un identifiant"), "{session}");
    session.keys("<Ctrl-U>bases-vente-3f8k");
    assert!(session.shows("existe déjà"), "{session}");
    session.keys("<Enter>");
    assert_eq!(session.app.shell.layers.len(), 1, "it can't be kept");
    session.keys("<Esc><Enter>");
    session.open_field("Objectifs pédagogiques");
    session.keys("<Space><Down>r");
    assert!(session.shows("Nouvelle clé"), "{session}");
    session.keys("<Ctrl-U>reformuler<Enter>");
    assert!(session.app.shell.layers.is_empty(), "{session}");
    assert!(session.text().contains("\"reformuler\": ("), "{}", session.text());
    session.keys("<Up>");
    assert!(session.text().contains("\"reformuler\""));
}

#[test]
fn every_kind_of_key_is_known() {
    let mut shapes = vec![TrainingPath::SHAPE];
    let (mut known, mut maps) = (BTreeSet::new(), 0);
    while let Some(shape) = shapes.pop() {
        if known.insert(shape.label) {
            for field in shape.fields {
                maps += usize::from(matches!(field.kind, Kind::Map(MapKey::Id, _)));
                shapes.extend(record_of(field.kind));
            }
        }
    }
    assert!(maps > 8, "the walk goes through the declarations");
}

#[test]
fn to_open_an_empty_list_is_to_put_something_there() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter>");
    session.open_field("Objectifs pédagogiques");
    session.keys("<Enter>");
    assert!(session.text().contains("\"o1\": ("), "{session}");
    session.keys("<Enter>Chiffrer une remise<Enter>");
    assert!(session.text().contains("text: \"Chiffrer une remise\""), "{session}");
    session.open_field("Durée par modalité");
    session.keys("<Enter>");
    assert!(session.shows("╭ Durée par modalité"), "{session}");
    session.keys("présentiel<Enter>3h30<Enter>");
    assert!(session.text().contains("OnSite: 210"), "{session}");
    // Full, it is looked into.
    session.open_field("Durée par modalité");
    let before = session.text();
    session.keys("<Enter><Enter>");
    assert_eq!(session.text(), before);
}
