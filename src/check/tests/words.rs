//! What is told reads well in both languages, and says what matters.

use super::table::CASES;
use super::*;
use crate::i18n::Lang;
use crate::model::value::{Step, display_steps, find};

#[test]
fn every_rule_has_its_words() {
    for rule in RULES {
        for lang in Lang::ALL {
            for part in ["", ".help", ".explain"] {
                let key = format!("{}{part}", rule.key());
                let text = lang.lookup(&key, &[]).unwrap_or_default();
                assert!(!text.trim().is_empty(), "{} lacks {key}", lang.tag());
            }
        }
    }
    for severity in [Severity::Info, Severity::Warning, Severity::Error] {
        assert!(Lang::Fr.lookup(severity.label_key(), &[]).is_some());
    }
}

#[test]
fn codes_stand_once_and_in_order_of_their_family() {
    let mut known = std::collections::BTreeSet::new();
    for rule in RULES {
        assert!(known.insert(rule.code), "{} stands twice", rule.code);
        assert!(rule.code.len() == 4 && rule.code[1..].bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(explain(&rule.code.to_lowercase()), Some(*rule));
        assert_eq!(rule.family() == Family::Notices, rule.code.starts_with('N'), "{}", rule.code);
    }
    assert_eq!(explain("X999"), None);
}

/// A key without translation, or a placeholder without argument.
fn is_raw(text: &str) -> bool {
    text.contains("{$") || text.contains("check-") || text.contains("field-")
}

#[test]
fn every_message_has_its_translations_and_arguments() {
    for (code, trigger, _) in CASES {
        let mut path = sound();
        trigger(&mut path);
        for finding in check(&path, &options()) {
            for lang in Lang::ALL {
                for message in [&finding.message, &finding.help(), &finding.rule.explanation()] {
                    let text = lang.text(message);
                    assert!(!is_raw(&text), "{code}, {}: {text}", lang.tag());
                    assert!(!text.chars().any(char::is_control), "{code}: {text:?}");
                }
            }
        }
    }
}

#[test]
fn every_finding_leads_to_its_place() {
    for (code, trigger, _) in CASES {
        let mut path = sound();
        trigger(&mut path);
        for finding in check(&path, &options()) {
            assert!(find(&path, &finding.steps).is_some(), "{code}: {}", display_steps(&finding.steps));
            let in_module = matches!(finding.steps.as_slice(), [Step::Field("modules"), Step::Item(_), ..]);
            assert_eq!(finding.module.is_some(), in_module, "{code}");
        }
    }
}

/// The French message of the only finding with this code.
fn told(path: &TrainingPath, code: &str) -> String {
    let found = check(path, &options());
    let mut of_code = found.iter().filter(|finding| finding.rule.code == code);
    let finding = of_code.next().unwrap_or_else(|| panic!("{code} is not told"));
    assert!(of_code.next().is_none(), "{code} is told twice");
    // The no-break spaces of French typography are spaces here, to be read.
    Lang::Fr.text(&finding.message).replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn a_cycle_is_told_in_words_with_titles() {
    let mut path = sound();
    add(&mut path, "negocier-7t1c", "Négocier", [group(["bases-3f8k"])]);
    add(&mut path, "apres-1111", "Fidéliser", [group(["negocier-7t1c"])]);
    bases(&mut path).requires = [group(["negocier-7t1c"])].into_iter().collect();
    assert_eq!(
        told(&path, "P002"),
        "« Les bases de la vente » exige « Négocier », qui exige « Les bases de la vente » : ce cycle bloque 3 modules"
    );
    assert_eq!(
        told(&path, "P003"),
        "personne ne peut atteindre « Fidéliser » : il attend « Négocier », lui-même bloqué"
    );
    let cycle = check(&path, &options()).into_iter().find(|it| it.rule.code == "P002").unwrap();
    assert_eq!(display_steps(&cycle.steps), "modules.bases-3f8k.requires[0]");
}

#[test]
fn each_link_of_a_cycle_says_how_it_binds() {
    let mut path = sound();
    add(&mut path, "c", "C", [group(["b"])]);
    add(&mut path, "b", "B", [group_of(["a"], RequirementKind::Corequisite)]);
    add(&mut path, "a", "A", [group(["c"])]);
    assert_eq!(
        told(&path, "P002"),
        "« A » exige « C », qui exige « B », qui accompagne « A » : ce cycle bloque 3 modules"
    );
}

#[test]
fn a_long_cycle_is_told_shortly() {
    let mut path = sound();
    for at in 0..20 {
        let before = format!("m{:02}", (at + 19) % 20);
        add(&mut path, &format!("m{at:02}"), &format!("Module {at}"), [group([before.as_str()])]);
    }
    assert_eq!(
        told(&path, "P002"),
        "« Module 0 » exige « Module 19 », qui exige « Module 18 », qui exige « Module 17 », \
         qui exige « Module 16 », qui exige « Module 15 », qui exige « Module 14 », qui exige « Module 13 », \
         et ainsi de suite par 12 autres modules, qui exige « Module 0 » : ce cycle bloque 20 modules"
    );
}

#[test]
fn what_dangles_comes_with_what_was_meant() {
    let suggestion = |wanted: &str| {
        let mut path = sound();
        add(&mut path, "negocier-7t1c", "Négocier un prix", []);
        add(&mut path, "suite", "La suite", [group([wanted])]);
        bases(&mut path).was = set(["vieux-module"]);
        told(&path, "R001").split_once(". ").map(|(_, hint)| hint.to_owned())
    };
    let bases = || Some("Vouliez-vous dire « Les bases de la vente » (bases-3f8k) ?".to_owned());
    let negotiate = || Some("Vouliez-vous dire « Négocier un prix » (negocier-7t1c) ?".to_owned());
    assert_eq!(suggestion("bases-3f8l"), bases(), "one letter is wrong");
    assert_eq!(suggestion("base-9z9z"), bases(), "another random ending");
    assert_eq!(suggestion("Négocier-7T1C"), negotiate(), "accents and capitals");
    assert_eq!(suggestion("negocier-prix"), negotiate(), "by its title");
    assert_eq!(suggestion("comptabilite"), None, "nothing is near");
    assert_eq!(
        suggestion("vieux-module").as_deref(),
        Some("C’est un ancien identifiant de « Les bases de la vente » (bases-3f8k)")
    );
}

#[test]
fn a_number_is_no_slip_of_the_pen() {
    let suggestion = |wanted: &str| {
        let mut path = sound();
        add(&mut path, "module-13", "Module 13", []);
        add(&mut path, "excel-ii", "Excel II", []);
        add(&mut path, "suite", "La suite", [group([wanted])]);
        told(&path, "R001").split_once(". ").map(|(_, hint)| hint.to_owned())
    };
    assert_eq!(suggestion("module-12"), None);
    assert_eq!(suggestion("module-1"), None);
    assert_eq!(suggestion("excel-iii"), None);
    assert!(suggestion("modul-13").unwrap().contains("(module-13)"));
    assert!(suggestion("module-013").unwrap().contains("(module-13)"));
}

#[test]
fn a_missing_module_is_judged_with_the_alternatives_beside_it() {
    let mut path = sound();
    add(&mut path, "a", "A", []);
    add(&mut path, "b", "B", [group(["a", "nulle-part"])]);
    assert_eq!(
        told(&path, "R006"),
        "« nulle-part » n’est pas dans ce parcours, mais « A » suffit à ce prérequis de « B »"
    );
    let codes = |path: &TrainingPath| -> Vec<&str> {
        check(path, &options())
            .iter()
            .map(|it| it.rule.code)
            .filter(|code| "RP".contains(&code[..1]))
            .collect()
    };
    assert_eq!(codes(&path), ["R006"]);

    // What would be enough is out of reach itself, at once or two steps on.
    add(&mut path, "a", "A", [group(["absent"])]);
    assert_eq!(codes(&path), ["R001", "P003", "R001"]);
    assert_eq!(
        told(&path, "P003"),
        "personne ne peut atteindre « B » : ses prérequis au choix sont bloqués (A) ou absents de ce parcours \
         (nulle-part)"
    );
    let mut path = sound();
    add(&mut path, "b", "B", [group(["nulle-part", "ailleurs"])]);
    assert_eq!(
        told(&path, "P003"),
        "personne ne peut atteindre « B » : ses prérequis au choix sont tous absents de ce parcours (ailleurs et \
         nulle-part)"
    );

    // Advice and knowledge bind nobody to the missing module.
    add(&mut path, "b", "B", [group_of(["nulle-part"], RequirementKind::Recommended)]);
    assert_eq!(
        told(&path, "R006"),
        "« nulle-part » n’est pas dans ce parcours, mais n’est que conseillé pour « B »"
    );
    add(&mut path, "b", "B", [Requirement { knowledge: "Lire".into(), ..group(["nulle-part"]) }]);
    assert_eq!(
        told(&path, "R006"),
        "« nulle-part » n’est pas dans ce parcours, mais des acquis suffisent à ce prérequis de « B »"
    );
}

#[test]
fn alternatives_that_are_all_blocked_are_all_named() {
    let mut path = sound();
    add(&mut path, "x", "X", [group(["y"])]);
    add(&mut path, "y", "Y", [group(["x"])]);
    add(&mut path, "z", "Z", [group(["x", "y"])]);
    assert_eq!(
        told(&path, "P003"),
        "personne ne peut atteindre « Z » : ses prérequis au choix sont tous bloqués (X et Y)"
    );
}

#[test]
fn verbs_are_judged_in_the_language_of_the_path() {
    let judged = |language: &str, text: &str| {
        let mut path = sound();
        path.language = language.into();
        bases(&mut path).outcomes.get_mut("o1").unwrap().text = text.into();
        codes(&check(&path, &CheckOptions::default())).contains(&"O001")
    };
    for good in [
        "Reformuler la demande",
        "Être capable de négocier",
        "être capable d'établir un devis",
        "Mettre en œuvre un plan",
        "S’approvisionner auprès d’un fournisseur",
        "Sensibiliser les clients au tri",
        "Facturer une prestation",
        "À choisir une offre",
    ] {
        assert!(!judged("fr", good), "{good}");
    }
    for vague in [
        "Connaître les produits",
        "CONNAITRE les produits",
        "Comprendre le client",
        "Savoir vendre",
        "Se sensibiliser au handicap",
        "Être capable de comprendre",
        "Être capable",
        "La vente en magasin",
        "Histoire de l’art",
        "Maîtriser Excel",
    ] {
        assert!(judged("fr", vague), "{vague}");
    }
    for (text, vague) in [
        ("Understand the customer", true),
        ("Be able to negotiate", false),
        ("Negotiation", true),
        ("Implement a plan", false),
        ("Be aware of the risks", true),
    ] {
        assert_eq!(judged("en", text), vague, "{text}");
    }
    assert!(!judged("de", "Die Kunden verstehen"), "a language without lists is not judged");
}
