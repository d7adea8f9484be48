//! Prerequisites read as people would say them.

use super::read;
use crate::export::View;
use crate::export::words::sentence;
use crate::i18n::Lang;

/// The prerequisites of module `m` of a path with modules A, B and C, in words. No-break spaces are
/// told as `~`.
fn said(requires: &str, lang: Lang) -> String {
    let path = read(&format!(
        r#"Path(format: 1, id: "p", title: "P", modules: {{
            "a": (title: "A"), "b": (title: "B"), "c": (title: "C"),
            "m": (title: "M", requires: [{requires}]),
        }})"#
    ));
    let view = View::of(&path, lang);
    let module = view.modules.iter().find(|module| module.id == "m").unwrap();
    sentence(&module.words, lang).replace(['\u{202f}', '\u{a0}'], "~")
}

#[test]
fn prerequisites_are_said_in_french() {
    let cases = [
        ("", ""),
        (r#"(any_of: ["a"])"#, "après «~A~»"),
        (r#"(any_of: ["a", "b"])"#, "après «~A~» ou «~B~»"),
        (r#"(any_of: ["a", "b", "c"])"#, "après «~A~», «~B~» ou «~C~»"),
        (r#"(any_of: ["a"]), (any_of: ["b", "c"])"#, "après «~A~» et («~B~» ou «~C~»)"),
        (r#"(any_of: ["a"]), (any_of: ["b"]), (any_of: ["c"])"#, "après «~A~», «~B~» et «~C~»"),
        (r#"(any_of: ["a"], kind: Recommended)"#, "de préférence après «~A~»"),
        (r#"(any_of: ["a"], kind: Corequisite)"#, "avec ou après «~A~»"),
        (r#"(any_of: ["a"], kind: StrictCorequisite)"#, "en même temps que «~A~»"),
        (r#"(knowledge: "le tableur")"#, "en ayant~: le tableur"),
        (r#"(any_of: ["a"], knowledge: "le tableur")"#, "après «~A~» ou en ayant~: le tableur"),
        (r#"(any_of: ["a"], kind: Recommended), (any_of: ["b"])"#, "après «~B~»~; de préférence après «~A~»"),
        (r#"(any_of: ["z"])"#, "après «~z~» (absent du parcours)"),
        ("(any_of: [])", "après (aucun module)"),
    ];
    for (requires, words) in cases {
        assert_eq!(said(requires, Lang::Fr), words, "{requires}");
    }
}

#[test]
fn prerequisites_are_said_in_english() {
    let cases = [
        (r#"(any_of: ["a"]), (any_of: ["b", "c"])"#, "after “A” and (“B” or “C”)"),
        (r#"(any_of: ["a"], kind: Corequisite), (any_of: ["b"])"#, "after “B”; with or after “A”"),
        (r#"(any_of: ["a"], kind: StrictCorequisite)"#, "at the same time as “A”"),
    ];
    for (requires, words) in cases {
        assert_eq!(said(requires, Lang::En), words, "{requires}");
    }
}

#[test]
fn a_kind_of_a_later_version_is_named() {
    let words = said(r#"(any_of: ["a"], kind: Blended)"#, Lang::Fr);
    assert_eq!(words, "lien «~Blended~» avec «~A~»");
}
