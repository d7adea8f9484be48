//! Valid RON is read wherever the `ron` crate reads it: the corners of its grammar through both readers, one by one and
//! put together at random. What is unknown comes back as it was written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_push_string,
    reason = "a test may break"
)]

mod common;

use common::generate::Random;
use mille_parcours::format::{read, write};
use mille_parcours::model::TrainingPath;

/// Values of every kind, as a later version of the format or another program may have them.
const VALUES: &[&str] = &[
    "1",
    "-1",
    "+1",
    "0",
    "-0",
    "1_000",
    "0x1F",
    "0xff_ff",
    "-0x10",
    "0o17",
    "0b1010_1010",
    "5u8",
    "7i64",
    "0x7fu8",
    "1.5",
    "-1.5",
    ".5",
    "5.",
    "1e5",
    "1E-5",
    "1.5e+3",
    "1_000.5",
    "1.5f32",
    "2f64",
    "inf",
    "-inf",
    "+inf",
    "NaN",
    "-NaN",
    "+NaN",
    "inff32",
    "-inff64",
    "NaNf32",
    "18446744073709551616",
    "..",
    "..5",
    "..=5",
    "1..",
    "1..5",
    "1..=5",
    "-1..1",
    "-5..-1",
    "1.5..2.5",
    "1..inf",
    "b'a'",
    "b'\\n'",
    "b'\\''",
    "b'\\x41'",
    "'a'",
    "'é'",
    "'\\''",
    "'\\\\'",
    "'\\u{1F600}'",
    "'\"'",
    "' '",
    "\"\"",
    "\"texte\"",
    "\"a\\\"b\"",
    "\"\\n\\t\\r\\0\\\\\\'\"",
    "\"\\x41\\xC3\\xA9\"",
    "\"\\u{e9}\"",
    "\"deux\nlignes\"",
    "\"suite \\\n    ici\"",
    "\"suite \\\r\n  ici\"",
    "r\"brut \\n\"",
    "r#\"a \"b\" c\"#",
    "r##\"a \"# b\"##",
    "r\"\"",
    "\"// non\"",
    "\"/* non */\"",
    "b\"octets\"",
    "b\"\\0\\xff\\n\"",
    "b\"\"",
    "br\"brut\"",
    "br#\"a \"b\"\"#",
    "true",
    "false",
    "()",
    "None",
    "Some(1)",
    "Some(())",
    "Some(None)",
    "Some(Some(1),)",
    "Some ( 1 )",
    "Nom",
    "_nom",
    "r#type",
    "r#a.b-c+d",
    "été",
    "e\u{301}te\u{301}",
    "Nom()",
    "Nom(1)",
    "Nom(1, 2)",
    "Nom(1, 2,)",
    "Nom(a: 1)",
    "Nom(a: 1, b: 2,)",
    "Nom (a : 1)",
    "(a: 1)",
    "(r#type: 1)",
    "(a: Nom(b: 1))",
    "(1)",
    "(1,)",
    "(1, 2)",
    "(1, (2, 3), [4])",
    "[]",
    "[1]",
    "[1,]",
    "[1, 2,]",
    "[[], [[]]]",
    "[(), ()]",
    "{}",
    "{\"a\": 1}",
    "{\"a\": 1,}",
    "{1: 2, 3: 4}",
    "{'a': b'b'}",
    "{A: B}",
    "{(1, 2): [3]}",
    "{Some(1): None}",
    "{true: ()}",
    "{[1]: {}}",
    "{1.5: 2}",
    "{\"a\": {\"b\": {}}}",
    "[ /* un */ 1, // deux\n 2 /* trois /* quatre */ */ ]",
    "(/**/)",
    "( // vide\n)",
    "{ /* a */ \"b\" /* c */ : /* d */ 1 /* e */ , }",
    "Nom /* ici */ (1)",
    "[\"]\", \"}\", ')']",
    "[\u{85}1\u{2028},\u{200e}2\u{b}]",
    "[inf, -inf, NaN]",
    "(a: -inf, b: b\"x\", c: 'c')",
    "Un(Deux(Trois(4)))",
    "Un((2))",
    "[Un, Deux(1), Trois(a: 1)]",
];

fn path_with(value: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nPath(\n    format: 1,\n    id: \"essai\",\n    title: \"Essai\",\n    plus_tard: {value},\n)\n"
    )
}

/// Whether the crate reads a path; what it holds has to be what this program reads.
fn same(text: &str) -> bool {
    let Ok(by_ron) = ron::from_str::<TrainingPath>(text) else { return false };
    let ours: TrainingPath = read(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    let known = |path: &TrainingPath| serde_json::to_string(&path).unwrap();
    assert_eq!(known(&by_ron), known(&ours), "{text}");
    true
}

/// What is written can be read by both, and says the same.
fn survives(text: &str) -> String {
    let ours: TrainingPath = read(text).unwrap();
    let written = write(&ours);
    assert_eq!(write(&read::<TrainingPath>(&written).unwrap()), written, "{text}");
    assert!(same(&written), "{:?}\n{written}", ron::from_str::<TrainingPath>(&written));
    written
}

#[test]
fn every_value_is_kept_in_a_field_of_a_later_version() {
    let mut refused = Vec::new();
    for value in VALUES {
        let text = path_with(value);
        if !same(&text) {
            refused.push(*value);
            continue;
        }
        let written = survives(&text);
        let lines = value.replace("\r\n", "\n");
        assert!(written.contains(&format!("plus_tard: {lines},")), "{value}\n{written}");
    }
    println!("not read by ron itself: {refused:?}");
    assert!(refused.len() * 20 < VALUES.len(), "{refused:?}");
}

/// A value made of others.
fn composed(random: &mut Random, depth: usize) -> String {
    let gap = |random: &mut Random| {
        String::from(random.pick(&["", "", " ", "\n", "/* a */", "// b\n", " /* c /* d */ */ ", "\t"]))
    };
    if depth == 0 || random.one_in(3) {
        return String::from(random.pick(VALUES));
    }
    let count = random.below(4);
    let (open, close) =
        [("[", "]"), ("(", ")"), ("{", "}"), ("Nom(", ")"), ("Some(", ")"), ("Nom(", ")")][random.below(6)];
    let count = if open == "Some(" { 1 } else { count };
    let fields = open.ends_with('(') && open != "Some(" && random.one_in(2);
    let mut out = String::from(open);
    for at in 0..count {
        out += &gap(random);
        if open == "{" {
            out += &format!(
                "{}{}:{}",
                random.pick(&["1", "\"a\"", "Nom", "'c'", "(1, 2)"]),
                gap(random),
                gap(random)
            );
        } else if fields {
            out +=
                &format!("{}{at}{}:{}", random.pick(&["a", "r#type", "été", "_"]), gap(random), gap(random));
        }
        out += &composed(random, depth - 1);
        out += &gap(random);
        if at + 1 < count || random.one_in(3) {
            out += ",";
        }
    }
    out += &gap(random);
    out + close
}

#[test]
fn values_put_together_at_random_are_read_where_the_crate_reads_them() {
    let mut read = 0;
    for seed in 0..3_000 {
        let value = composed(&mut Random(seed), 4);
        let text = path_with(&value);
        if same(&text) {
            survives(&text);
            read += 1;
        }
    }
    println!("{read} of 3000 are valid");
    assert!(read > 1_500, "{read}");
}

#[test]
fn whole_files_from_other_hands() {
    let body = "format: 1, id: \"essai\", title: \"Essai\"";
    let module = "modules: {\"a\": (title: \"A\", minutes: {OnSite: 60})}";
    for text in [
        format!("({body})"),
        format!("Path({body},)"),
        format!("Path ( {body} )"),
        format!("/* avant */ Path({body}) // après"),
        format!("#![enable(implicit_some)]#![enable(unwrap_newtypes)]\nPath({body})"),
        format!("# ! [ enable ( implicit_some , unwrap_newtypes , ) ] Path({body})"),
        format!(
            "#![enable(unwrap_variant_newtypes, implicit_some)]\nPath({body}, origin: Some(foreign: \"x\"))"
        ),
        format!("#![enable(unwrap_variant_newtypes)]\nPath({body}, origin: Some(foreign: \"x\",))"),
        format!("#![enable(implicit_some)]\nPath({body}, origin: Some((foreign: \"x\")))"),
        format!("#![enable(implicit_some)]\nPath({body}, origin: Some(Origin(foreign: \"x\"),))"),
        format!("Path({body}, origin: Some(Origin(foreign: \"x\")))"),
        format!("Path({body}, origin: None)"),
        format!("#![enable(implicit_some)]\nPath({body}, origin: (foreign: \"x\"))"),
        format!(
            "#![type = \"Path\"]\n#![enable(implicit_some)]\n#![schema = \"https://example.org/p.json\"]\nPath({body})"
        ),
        format!("#![schema = r\"a ] b\"]\n(\n{body})"),
        format!("Path({body}, {module})"),
        format!(
            "Path({body}, modules: {{r\"a\": Module(title: r#\"A \"b\"\"#, minutes: {{OnSite: 0x3C}})}})"
        ),
        format!(
            "Path({body}, modules: {{\"a\": Module(title: \"A\", minutes: {{OnSite: 1_000u32, Company: 0b11, SelfPaced: 0o17, Tutoring: +5}})}})"
        ),
        format!(
            "Path({body}, modules: {{\"a\": (title: \"A\", kind: r#Optional, requires: [Requirement(any_of: [\"b\",],),],)}})"
        ),
        format!("Path({body}, stages: [Stage(id: \"s\", title: \"S\", modules: [\"a\"])], {module})"),
        format!("Path({body}, goal: \"\\xC3\\xA9cole \\\n     du \\u{{e9}}\")"),
        "Path(r#format: 1, r#id: \"essai\", title: \"\\x45\\'\\\"\")".to_owned(),
        "\u{200e}Path(\u{2028}format\u{85}:\u{b}1,\u{c}id:\"essai\",title:\"Essai\")".to_owned(),
    ] {
        assert!(same(&text), "{:?}\n{text}", ron::from_str::<TrainingPath>(&text));
        survives(&text);
    }
}

#[test]
fn what_attributes_say_to_other_programs_is_kept() {
    let text = "#![schema = \"https://example.org/p.json\"]\n#![enable(implicit_some)]\nPath(\n    format: 1,\n    id: \"essai\",\n    title: \"Essai\",\n)\n";
    let written = write(&read::<TrainingPath>(text).unwrap());
    assert!(written.contains("#![schema = \"https://example.org/p.json\"]\n"), "{written}");
}
