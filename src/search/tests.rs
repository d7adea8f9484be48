use super::*;

fn found(query: &str, texts: &[&str]) -> Vec<usize> {
    SearchIndex::new(texts.iter().copied()).search(query).into_iter().map(|hit| hit.index).collect()
}

#[test]
fn accents_ligatures_and_gaps_are_forgiven() {
    let texts = ["Mettre en œuvre", "Sécurité au poste", "Élève référent", "Négocier"];
    assert_eq!(found("oeuvre", &texts), [0]);
    assert_eq!(found("SECUR", &texts), [1]);
    assert_eq!(found("elv ref", &texts), [2]);
    assert_eq!(found("ngc", &texts), [3]);
    assert!(found("xyz", &texts).is_empty());
    assert_eq!(found("", &texts), [0, 1, 2, 3]);
    assert_eq!(found("  ", &texts), [0, 1, 2, 3]);
}

#[test]
fn words_may_come_in_any_order() {
    let texts = ["Les bases de la vente", "Vente en ligne", "Bases du tableur"];
    assert_eq!(found("vente bases", &texts), [0]);
    assert_eq!(found("bases vente", &texts), [0]);
    assert_eq!(found("li ven", &texts), [1]);
}

#[test]
fn what_begins_as_was_typed_comes_first_then_whole_words_then_pieces() {
    let texts = ["Réinvention", "Prévente", "La vente", "Vente", "Vous entendez"];
    assert_eq!(found("vente", &texts), [3, 2, 1, 4]);
    // Of what is equally good, the smaller rank.
    let ranked = SearchIndex::ranked([("vendre", 3), ("vendre mieux", 1), ("revendre", 0)]);
    let order: Vec<usize> = ranked.search("vendre").into_iter().map(|hit| hit.index).collect();
    assert_eq!(order, [1, 0, 2]);
}

#[test]
fn typographic_signs_are_typed_as_keys_have_them() {
    let texts = ["L’accueil «\u{202f}client\u{202f}» – suite"];
    for query in ["l'accueil", "\"client", "- suite", "accueil client suite"] {
        assert_eq!(found(query, &texts), [0], "{query}");
    }
}

#[test]
fn other_letters_are_found_too() {
    let texts = ["漢字の基本", "Основы продаж", "Grundlagen für Größen"];
    assert_eq!(found("基本", &texts), [0]);
    assert_eq!(found("ПРОДАЖ", &texts), [1]);
    assert_eq!(found("grossen", &texts), [2]);
}

#[test]
fn the_letters_that_matched_are_those_of_the_text() {
    let marked = |query: &str, text: &str| -> String {
        let letters = letters(query, text);
        text.chars().enumerate().filter(|(at, _)| letters.contains(at)).map(|(_, c)| c).collect()
    };
    assert_eq!(marked("oeu", "Mise en œuvre"), "œu");
    assert_eq!(marked("vente bas", "Les bases de la vente"), "basvente");
    // A word that stands elsewhere marks nothing.
    assert_eq!(marked("vente socle", "La vente"), "vente");
    assert_eq!(marked("", "La vente"), "");
}

/// Whatever is typed, the same texts are found as by looking at every one of them plainly.
#[test]
fn nothing_is_missed_and_nothing_is_invented() {
    let stems = ["Accueil", "Vente", "Œuvre", "Sécurité", "Négociation", "Écrit", "漢字", "Bases"];
    let texts: Vec<String> = (0..2_000usize)
        .map(|n| format!("{} {} {n}", stems[n % 8], stems[n / 8 % 8].to_lowercase()))
        .collect();
    let index = SearchIndex::new(texts.iter().map(String::as_str));
    for query in ["a", "ven", "acc 12", "oeu sec", "ngc", "ecrit 7 b", "漢", "z", "s e c", "1 9"] {
        let mut fast: Vec<usize> = index.search(query).into_iter().map(|hit| hit.index).collect();
        fast.sort_unstable();
        let holds = |text: &str| {
            let text: Vec<char> = fold(text).map(|(_, c)| c).collect();
            let in_order = |word: &str| {
                let mut rest = text.iter();
                word.chars().all(|c| rest.any(|have| *have == c))
            };
            let query: String = fold(query).map(|(_, c)| c).collect();
            query.split_whitespace().all(in_order)
        };
        let plain: Vec<usize> = (0..texts.len()).filter(|at| holds(&texts[*at])).collect();
        assert_eq!(fast, plain, "{query}");
    }
}
