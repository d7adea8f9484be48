use super::*;

/// Modules 0 to 4, by code and title.
fn names() -> Names {
    let mut names = Names::default();
    let all = [
        ("M1", "Accueillir et conseiller"),
        ("M2", "Les bases de la vente"),
        ("M3", "Négocier"),
        ("M4", "Excel (niveau 1)"),
        ("M5", "Vente / fidélisation"),
    ];
    for (index, (code, title)) in all.iter().enumerate() {
        names.add(index, code);
        names.add(index, title);
    }
    names
}

/// Groups as text: members by number, words in quotes.
fn groups(cell: &str) -> Vec<String> {
    let shown = |member: &Member| match member {
        Member::Module(index, _) => index.to_string(),
        Member::Words(text) => format!("« {text} »"),
    };
    let reading = read(cell, &names());
    reading.groups.iter().map(|group| group.iter().map(shown).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn codes_and_titles_in_any_case() {
    assert_eq!(groups("M2"), ["1"]);
    assert_eq!(groups("m2; NEGOCIER"), ["1", "2"]);
    assert_eq!(groups("Module M3"), ["2"]);
    assert_eq!(groups("Modules M3 et M1"), ["2", "0"]);
    assert_eq!(groups("M2 – Les bases de la vente"), ["1"]);
    assert_eq!(groups("Négocier (M3)"), ["2"]);
    assert_eq!(groups("- M1\n- « Négocier ».\n"), ["0", "2"]);
}

#[test]
fn all_of_and_any_of() {
    assert_eq!(groups("M1 et M2"), ["0", "1"]);
    assert_eq!(groups("M1 + M2, M3 & M4"), ["0", "1", "2", "3"]);
    assert_eq!(groups("M1 ou M2"), ["0|1"]);
    assert_eq!(groups("M1 | M2 / M3"), ["0|1|2"]);
    assert_eq!(groups("M1 et (M2 ou M3)"), ["0", "1|2"]);
    assert_eq!(groups("(M1 ou M2) et (M3 ou M4)"), ["0|1", "2|3"]);
    assert_eq!(groups("M1 ou M2\nM3"), ["0|1", "2"]);
}

#[test]
fn a_title_may_hold_the_words_that_part() {
    assert_eq!(groups("Accueillir et conseiller et Négocier"), ["0", "2"]);
    assert_eq!(groups("Vente / fidélisation / Négocier"), ["4|2"]);
    assert_eq!(groups("Excel (niveau 1) ou Négocier"), ["3|2"]);
    assert_eq!(groups("Négocier et (Excel (niveau 1) ou M2)"), ["2", "3|1"]);
}

#[test]
fn words_are_kept_whole() {
    assert_eq!(groups("Notions d'anglais et d'espagnol"), ["« Notions d'anglais et d'espagnol »"]);
    assert_eq!(groups("M1 ou expérience équivalente"), ["0|« expérience équivalente »"]);
    assert_eq!(groups("Bac (STMG) et BTS (MCO)"), ["« Bac (STMG) et BTS (MCO) »"]);
    assert_eq!(groups("(a) et (b)"), ["« (a) et (b) »"]);
    assert_eq!(groups("Permis B ; M1"), ["« Permis B »", "0"]);
    assert_eq!(groups("M1, Excel ou Calc"), ["0", "« Excel ou Calc »"]);
}

#[test]
fn none_is_none() {
    for cell in ["", " - ", "Aucun", "Néant", "aucun prérequis.", "n/a", "/", ";;"] {
        assert_eq!(groups(cell), [""; 0], "{cell}");
    }
}

#[test]
fn what_binds_how_is_told_where_it_is_not_certain() {
    let ambiguous = |cell: &str| read(cell, &names()).ambiguous;
    assert!(!ambiguous("M1 et M2"));
    assert!(!ambiguous("M1 et (M2 ou M3)"));
    assert!(!ambiguous("M1 ou M2 ; M3"));
    assert!(!ambiguous("Accueillir et conseiller ou M3"));
    assert!(ambiguous("M1 et M2 ou M3"));
    assert_eq!(groups("M1 et M2 ou M3"), ["« M1 et M2 ou M3 »"]);
    assert!(ambiguous("(M1 et M2) ou M3"));
    assert_eq!(groups("(M1 et M2) ou M3"), ["« (M1 et M2) ou M3 »"]);
}

#[test]
fn choices_are_alternatives() {
    assert_eq!(groups("au choix : M1, M2, M3"), ["0|1|2"]);
    assert_eq!(groups("l’un des modules suivants : M1, M2"), ["0|1"]);
    assert_eq!(groups("One of: M1; M2"), ["0|1"]);
    assert_eq!(groups("M1, M2 ou M3"), ["0|1|2"]);
    assert_eq!(groups("M1, M2/M3"), ["0", "1|2"]);
    assert_eq!(groups("M5\nau choix : M1, M2"), ["4", "0|1"]);
}

#[test]
fn so_many_out_of_a_list_are_groups_that_mean_it() {
    assert_eq!(groups("2 parmi M1, M2, M3"), ["0|1", "0|2", "1|2"]);
    assert_eq!(groups("deux modules parmi : M1, M2, M3"), ["0|1", "0|2", "1|2"]);
    assert_eq!(groups("3 parmi M1, M2, M3"), ["0", "1", "2"]);
    // Ten groups at most, and never for what names no module.
    assert_eq!(groups("2 parmi M1, M2, Inconnu"), ["« 2 parmi M1, M2, Inconnu »"]);
    assert_eq!(groups("4 parmi M1, M2"), ["« 4 parmi M1, M2 »"]);
}

#[test]
fn codes_are_compared_without_blanks_and_hyphens() {
    assert_eq!(groups("M-1 ; m 2"), ["0", "1"]);
    assert_eq!(groups("Vente fidélisation"), ["« Vente fidélisation »"]);
}

#[test]
fn the_nearest_name_is_suggested_and_no_far_one() {
    assert_eq!(names().nearest("Les base de la vente"), Some("Les bases de la vente"));
    assert_eq!(names().nearest("Negociér"), Some("Négocier"));
    assert_eq!(names().nearest("Permis de conduire"), None);
    assert_eq!(names().nearest(&"x".repeat(1_000_000)), None);
}

#[test]
fn namesakes_are_counted() {
    let mut names = Names::default();
    names.add(0, "Stage");
    names.add(1, "stage");
    assert_eq!(read("Stage", &names).groups, [[Member::Module(0, 2)]]);
}

#[test]
fn a_hostile_cell_is_read_in_bounded_time() {
    let cell = "a,".repeat(20_000);
    assert_eq!(read(&cell, &names()).groups.len(), 1);
    let cell = "(".repeat(100_000);
    assert_eq!(read(&cell, &names()).groups.len(), 0);
}
