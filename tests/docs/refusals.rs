//! The table of refusals: each code with a text that is refused for it, and what the program says.

use std::fmt::Write as _;

use crate::common::page;
use mille_parcours::format::{MAX_BYTES, Problem, ReadError, decode, read};
use mille_parcours::i18n::Lang;
use mille_parcours::model::TrainingPath;

/// Texts that are refused. What the page shows of them, where it is not the text itself, stands
/// behind. The sizes of `F016` and `F017` make texts that nobody would write.
fn examples() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let deep = format!("Path(format: 1, id: \"p\", title: \"\", later: {})", "[".repeat(200));
    vec![
        ("F001", b"/* */".to_vec(), ""),
        ("F002", b"Path(format 1)".to_vec(), ""),
        ("F003", b"Path(format: 1,".to_vec(), ""),
        ("F004", b"Path(format: 1, title: 5)".to_vec(), ""),
        ("F005", b"Card(format: 1)".to_vec(), ""),
        ("F006", b"Path(modules: {\"a\": (title: \"A\"), \"a\": (title: \"B\")})".to_vec(), ""),
        ("F007", b"Path(format: 1, id: \"a\", id: \"b\")".to_vec(), ""),
        ("F008", b"Path(format: 1, id: \"p\")".to_vec(), ""),
        ("F009", b"Path(format: 1, id: \"p".to_vec(), ""),
        ("F010", b"Path(format: 1, /* id: \"p\")".to_vec(), ""),
        ("F011", b"Path(format: 1, id: \"\\q\")".to_vec(), ""),
        ("F012", b"Path(format: -1)".to_vec(), ""),
        ("F013", b"Path(format: 1, id: \"\0\")".to_vec(), "U+0000"),
        ("F014", b"Path(format: 1, id: \"p\", title: \"\xc9tude\")".to_vec(), "Windows-1252"),
        (
            "F015",
            b"Path(\n<<<<<<< HEAD\n  id: \"a\",\n=======\n  id: \"b\",\n>>>>>>> main\n)".to_vec(),
            "<<<<<<< HEAD",
        ),
        ("F016", deep.into_bytes(), "[[[[[[…"),
        ("F017", Vec::new(), "> 64 MiB"),
        ("F018", b"Path(format: 2, id: \"p\")".to_vec(), ""),
        ("F019", b"Path(format: 0, id: \"p\", title: \"\")".to_vec(), ""),
        ("F020", b"#![enable(magic)]".to_vec(), ""),
        ("F021", b"Path(format: 1, id: \"p\", title: \"\") Path()".to_vec(), ""),
    ]
}

fn refusal(code: &str, bytes: &[u8]) -> ReadError {
    if code == "F017" {
        // The disk refuses by size, before anything is read.
        let problem = Problem::TooLarge { size: MAX_BYTES + 1, limit: MAX_BYTES };
        return ReadError { problem, span: 0..0, related: None };
    }
    match decode(bytes).and_then(read::<TrainingPath>) {
        Err(error) => error,
        Ok(_) => panic!("{code}: the example is read"),
    }
}

fn table(lang: Lang, head: &str) -> String {
    let mut out = format!("| {head} |\n|---|---|---|\n");
    let cell = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " ");
    let words = |text: &str| cell(&text.replace('\\', "\\\\").replace('*', "\\*"));
    for (number, (code, bytes, shown)) in examples().iter().enumerate() {
        assert_eq!(*code, format!("F{:03}", number + 1), "codes in order, each once");
        let error = refusal(code, bytes);
        assert_eq!(error.code(), *code, "{error:?}");
        let message = error.message();
        let help = lang.text(&error.help());
        let text = String::from_utf8_lossy(bytes);
        let shown = if shown.is_empty() { text.trim_end() } else { shown };
        let _ = writeln!(
            out,
            "| {code} | `{}` | {}. {} |",
            cell(shown),
            words(&capital(&lang.text(&message))),
            words(&help)
        );
    }
    out
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn there_is_an_example_of_every_code() {
    let source = page::text("src/format/error.rs");
    let codes = source.matches("=> \"F").count();
    assert_eq!(examples().len(), codes);
}

#[test]
fn every_refusal_stands_on_the_page_with_what_is_said() {
    page::hold("docs/format.md", "refusals", &table(Lang::En, "code | for instance | what is said"));
    page::hold("docs/format.fr.md", "refusals", &table(Lang::Fr, "code | par exemple | ce qui est dit"));
}
