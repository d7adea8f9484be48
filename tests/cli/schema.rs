//! JSON that the commands print, against the schemas that the program hands out: a small validator of
//! the part of JSON Schema that they use.

use serde_json::Value;

use super::harness::{GOOD, World};

#[track_caller]
pub fn assert_valid(world: &World, name: &str, value: &Value) {
    let schema = world.run(&["schema", name]).ends(0).json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let mut wrong = Vec::new();
    validate(&schema, &schema, value, "", &mut wrong);
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

fn validate(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect(reference);
        return validate(root, target, value, at, wrong);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        validate(root, part, value, at, wrong);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let failures: Vec<Vec<String>> = choices
            .iter()
            .map(|choice| {
                let mut found = Vec::new();
                validate(root, choice, value, at, &mut found);
                found
            })
            .collect();
        if failures.iter().all(|found| !found.is_empty()) {
            wrong.extend(failures.into_iter().flatten());
        }
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
    };
    let fits = |wanted: &&str| *wanted == kind || (*wanted == "number" && kind == "integer");
    if !kinds.is_empty() && !kinds.iter().any(fits) {
        wrong.push(format!("{at}: {kind}, not {kinds:?}"));
    }
    if schema["enum"].as_array().is_some_and(|names| !names.contains(value)) {
        wrong.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    if value.as_i64().zip(schema["minimum"].as_i64()).is_some_and(|(value, least)| value < least) {
        wrong.push(format!("{at}: {value} is too small"));
    }
    for item in value.as_array().into_iter().flatten().enumerate() {
        validate(root, &schema["items"], item.1, &format!("{at}/{}", item.0), wrong);
    }
    let Some(object) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(name) {
            wrong.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, inner) in object {
        let at = format!("{at}/{name}");
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => wrong.push(format!("{at}: not described")),
            (Value::Null, Value::Null) => {}
            (Value::Null, others) => validate(root, others, inner, &at, wrong),
            (described, _) => validate(root, described, inner, &at, wrong),
        }
    }
}

#[test]
fn what_is_printed_is_what_the_schemas_say() {
    let world = World::new();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/paths/cci-nord/assistant-commercial-k7m2.path.ron");
    world.write("bon.path.ron", GOOD);
    for file in ["bon.path.ron", sample] {
        let stats = world.run(&["show", file, "--as", "stats", "--format", "json"]).ends(0).json();
        assert_valid(&world, "stats", &stats);
        for page in ["matrix", "plan", "graph", "lanes"] {
            let shown = world.run(&["show", file, "--as", page, "--format", "json"]).ends(0).json();
            assert_valid(&world, page, &shown);
        }
        let view = world.run(&["export", file, "--to", "json"]).ends(0).json();
        assert_valid(&world, "view", &view);
        assert_eq!(view["modules"][0]["derived"]["place"], 1);
        let check = world.run(&["check", file, "--format", "json"]).json();
        assert_valid(&world, "check", &check);
    }
    let run =
        world.pipe(&["import", "-", "--from", "csv", "--format", "json"], "Titre;Heures\nUn;7\n;\n").ends(0);
    assert_valid(&world, "import", &serde_json::from_str(&run.err).unwrap());
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let world = World::new();
    world.write("bon.path.ron", GOOD);
    let schema = world.run(&["schema", "view"]).ends(0).json();
    let good = world.run(&["export", "bon.path.ron", "--to", "json"]).ends(0).json();
    for (pointer, bad) in [
        ("/title", serde_json::json!(7)),
        ("/modules/0/derived/place", serde_json::json!(0)),
        ("/modules/0/outcomes", serde_json::json!([])),
        ("/derived/words_in", serde_json::json!("de")),
        ("/stages/0", serde_json::json!({})),
    ] {
        let mut value = good.clone();
        *value.pointer_mut(pointer).unwrap() = bad;
        let mut wrong = Vec::new();
        validate(&schema, &schema, &value, "", &mut wrong);
        assert!(!wrong.is_empty(), "{pointer} passes");
    }
}
