//! Tables of modules as centres keep them: encodings, separators, durations, prerequisites in
//! words, merged cells, totals, and what is said about each line.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may break")]

use encoding_rs::WINDOWS_1252;
use mille_parcours::import::{self, Import, ImportError, ReadOptions, Severity, TableOptions};
use mille_parcours::model::{Modality, Module, ModuleKind, Prose, RequirementKind, is_valid_id};

/// The path of a table as it is proposed, with nothing corrected.
fn table(bytes: &[u8]) -> Result<Import, ImportError> {
    let table = import::read(bytes, ReadOptions::default())?;
    let proposal = import::propose(&table);
    import::make(&table, &proposal, &TableOptions { name: "vente_2026", language: "fr" })
}

fn read(text: &str) -> Import {
    table(text.as_bytes()).unwrap()
}

fn module<'a>(import: &'a Import, title: &str) -> &'a Module {
    import.path.modules.values().find(|module| module.title == title).unwrap()
}

fn minutes(module: &Module) -> Vec<(Modality, u32)> {
    module.minutes.iter().map(|(modality, minutes)| (modality.clone(), *minutes)).collect()
}

/// Groups of prerequisites as text, sorted.
fn requires(module: &Module) -> Vec<String> {
    let group = |group: &mille_parcours::model::Requirement| {
        let mut shown = group.any_of.join("|");
        if !group.knowledge.is_empty() {
            shown = format!("{shown}« {} »", group.knowledge);
        }
        shown
    };
    let mut groups: Vec<String> = module.requires.iter().map(group).collect();
    groups.sort();
    groups
}

/// Line, column and key of each remark.
fn remarks(import: &Import) -> Vec<(usize, usize, &str)> {
    let place = |value: Option<usize>| value.unwrap_or(0);
    import
        .remarks
        .iter()
        .map(|remark| (place(remark.line), place(remark.column), remark.message.key.as_str()))
        .collect()
}

const SALES: &str = "\
Parcours vendeur conseil;;;;;;
Organisme;CCI Nord;;;;;
;;;;;;
Réf.;Intitulé du module;Durée;Modalité;Prérequis;Bloc;Objectifs pédagogiques
V1;Accueillir et conseiller;7h;Présentiel;Aucun;Accueillir;\"- Accueillir un client
- Reformuler sa demande\"
V2;Les bases de la vente;3 h 30;Classe virtuelle;V1;Vendre;\"Citer les étapes ; Conduire un entretien\"
V3;Négocier;3,5;e-learning;Les bases de la vente et (V1 ou V4);;
V4;Fidéliser;210 min;AFEST;\"Les base de la vente\";;
;Total;21h;;;;
";

#[test]
fn a_table_of_windows_1252_reads_like_its_utf8() {
    let (bytes, _, lost) = WINDOWS_1252.encode(SALES);
    assert!(!lost);
    let latin = table(&bytes).unwrap();
    let utf8 = read(SALES);
    assert_eq!(latin.path, utf8.path);
    assert_eq!(latin.remarks[0].message.key, "import-encoding");
    assert_eq!(latin.remarks[1..], utf8.remarks[..]);
}

#[test]
fn separators_marks_and_line_ends_change_nothing() {
    let expected = read(SALES);
    let utf16: Vec<u8> = format!("\u{feff}{SALES}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("mark", format!("\u{feff}{SALES}").into_bytes()),
        ("crlf", SALES.replace('\n', "\r\n").into_bytes()),
        ("tab", tabbed().into_bytes()),
        ("sep=", format!("sep=;\n{SALES}").into_bytes()),
    ] {
        assert_eq!(table(&bytes).unwrap().path, expected.path, "{name}");
    }
    assert_eq!(table(&utf16).unwrap().path, expected.path);
}

/// The table with tabs, whose own semicolons stay.
fn tabbed() -> String {
    let cells = |line: &str| line.replace("étapes ; Conduire", "étapes \u{1} Conduire").replace(';', "\t");
    SALES.lines().map(|line| cells(line).replace('\u{1}', ";") + "\n").collect()
}

#[test]
fn what_a_table_says_stands_in_the_path() {
    let import = read(SALES);
    let path = &import.path;
    assert_eq!((path.title.as_str(), path.language.as_str()), ("Parcours vendeur conseil", "fr"));
    assert_eq!(path.notes.iter().map(Prose::as_str).collect::<Vec<_>>(), ["Organisme | CCI Nord"]);
    let ids: Vec<&String> = path.modules.keys().collect();
    assert_eq!(ids, ["accueillir-conseiller", "bases-vente", "fideliser", "negocier"]);
    assert!(ids.iter().all(|id| is_valid_id(id)));
    assert_eq!(module(&import, "Négocier").code, "V3");

    assert_eq!(minutes(module(&import, "Accueillir et conseiller")), [(Modality::OnSite, 420)]);
    assert_eq!(minutes(module(&import, "Les bases de la vente")), [(Modality::RemoteLive, 210)]);
    assert_eq!(minutes(module(&import, "Négocier")), [(Modality::SelfPaced, 210)]);
    assert_eq!(minutes(module(&import, "Fidéliser")), [(Modality::Workplace, 210)]);

    assert!(requires(module(&import, "Accueillir et conseiller")).is_empty());
    assert_eq!(requires(module(&import, "Les bases de la vente")), ["accueillir-conseiller"]);
    assert_eq!(requires(module(&import, "Négocier")), ["accueillir-conseiller|fideliser", "bases-vente"]);
    assert_eq!(requires(module(&import, "Fidéliser")), ["« Les base de la vente »"]);

    let outcomes = |title: &str| -> Vec<(String, String)> {
        let outcomes = module(&import, title).outcomes.iter();
        outcomes.map(|(id, outcome)| (id.clone(), outcome.text.clone())).collect()
    };
    let outcome = |id: &str, text: &str| (id.to_owned(), text.to_owned());
    let both = [outcome("o1", "Accueillir un client"), outcome("o2", "Reformuler sa demande")];
    assert_eq!(outcomes("Accueillir et conseiller"), both);
    let both = [outcome("o1", "Citer les étapes"), outcome("o2", "Conduire un entretien")];
    assert_eq!(outcomes("Les bases de la vente"), both);

    let stages: Vec<(&str, String)> =
        path.stages.iter().map(|stage| (stage.title.as_str(), stage.modules.join(" "))).collect();
    let all = [
        ("Accueillir", String::from("accueillir-conseiller")),
        ("Vendre", String::from("bases-vente negocier fideliser")),
    ];
    assert_eq!(stages, all);
}

#[test]
fn each_remark_names_its_line_and_column() {
    let import = read(SALES);
    assert_eq!(
        remarks(&import),
        [
            (0, 0, "import-stage-carried"),
            (1, 0, "import-title-above"),
            (2, 0, "import-line-in-notes"),
            (9, 5, "import-prerequisite-unknown-near"),
            (10, 0, "import-total-line"),
            (10, 3, "import-total-differs"),
        ]
    );
    let near = import.remarks.iter().find(|remark| remark.column == Some(5)).unwrap();
    let texts: Vec<String> = near.message.args.iter().map(|arg| format!("{arg:?}")).collect();
    assert!(texts.iter().any(|text| text.contains("Les bases de la vente")), "{texts:?}");
}

#[test]
fn hours_by_modality_in_columns_of_their_own() {
    let import = read(
        "Module;Présentiel (h);E-learning (h);Durée totale\nA1;7;2;9\nB1;3,5;;4\nC1;x;;3\nTotal;10,5;2;15\n",
    );
    let a = [(Modality::OnSite, 420), (Modality::SelfPaced, 120)];
    assert_eq!(minutes(module(&import, "A1")), a);
    assert_eq!(minutes(module(&import, "B1")), [(Modality::OnSite, 210)]);
    assert_eq!(minutes(module(&import, "C1")), [(Modality::OnSite, 180)]);
    assert_eq!(
        remarks(&import),
        [(3, 0, "import-duration-differs"), (5, 0, "import-total-line"), (5, 4, "import-total-differs")]
    );
}

#[test]
fn a_cell_may_tell_its_own_modality() {
    let import =
        read("Module;Distanciel;Durée;Contenu\nA1;2;;\"Voir :\n• un\n• deux\"\nB1;;140 h en entreprise;\n");
    assert_eq!(minutes(module(&import, "A1")), [(Modality::RemoteLive, 120)]);
    assert_eq!(module(&import, "A1").summary.as_str(), "Voir :\n\n- un\n- deux");
    assert_eq!(minutes(module(&import, "B1")), [(Modality::Company, 8400)]);
    assert_eq!(remarks(&import), [(1, 2, "import-column-assumed-live")]);
}

#[test]
fn modalities_that_cannot_be_shared_out_are_told() {
    let import = read(
        "Titre;Heures;Modalité\nMixte un;7;Hybride\nMixte deux;7;Présentiel + distanciel\n\
         Réparti;;5 h présentiel + 2h30 e-learning\nSans;7;\nLoin;7;À distance\nÉtrange;7;Sous l'eau\nVide;;Tutorat\n",
    );
    assert_eq!(minutes(module(&import, "Mixte un")), [(Modality::OnSite, 420)]);
    assert_eq!(module(&import, "Mixte un").methods.to_vec(), ["Hybride"]);
    assert_eq!(minutes(module(&import, "Mixte deux")), [(Modality::OnSite, 420)]);
    let shared = [(Modality::OnSite, 300), (Modality::SelfPaced, 150)];
    assert_eq!(minutes(module(&import, "Réparti")), shared);
    assert_eq!(minutes(module(&import, "Loin")), [(Modality::RemoteLive, 420)]);
    assert_eq!(module(&import, "Étrange").methods.to_vec(), ["Sous l'eau"]);
    assert!(minutes(module(&import, "Vide")).is_empty());
    assert_eq!(
        remarks(&import),
        [
            (0, 0, "import-assumed-on-site"),
            (0, 0, "import-assumed-live"),
            (2, 3, "import-modality-mixed"),
            (3, 3, "import-modality-mixed"),
            (7, 3, "import-modality-unknown"),
            (8, 3, "import-modality-without-hours"),
        ]
    );
}

#[test]
fn days_count_seven_hours_and_what_is_no_duration_is_kept() {
    let import =
        read("Titre;Nb jours;Modalité\nA1;2;Présentiel\nB1;à définir;Présentiel\nC1;1 à 2;Présentiel\n");
    assert_eq!(minutes(module(&import, "A1")), [(Modality::OnSite, 840)]);
    assert!(minutes(module(&import, "B1")).is_empty());
    assert_eq!(module(&import, "B1").summary.as_str(), "Nb jours: à définir");
    assert_eq!(minutes(module(&import, "C1")), [(Modality::OnSite, 840)]);
    assert_eq!(
        remarks(&import),
        [
            (0, 0, "import-days-as-hours"),
            (3, 2, "import-duration-unknown"),
            (3, 3, "import-modality-without-hours"),
            (4, 2, "import-duration-range"),
        ]
    );
}

#[test]
fn lines_that_are_no_module_are_told_apart() {
    let import = read(
        "Titre;Heures;Contenu\nBloc 1 – Vendre;;\nA1;1;un\n;;deux\nSous-total;1;\nBloc 2 – Gérer;;\n\
         Titre;Heures;Contenu\nTotal Quality Management;2;\n;3;perdu\nTotal général;3;;reste\n",
    );
    let titles: Vec<&str> = import.path.modules.values().map(|module| module.title.as_str()).collect();
    assert_eq!(titles, ["A1", "Total Quality Management"]);
    assert_eq!(module(&import, "A1").summary.as_str(), "un\n\ndeux");
    let stages: Vec<&str> = import.path.stages.iter().map(|stage| stage.title.as_str()).collect();
    assert_eq!(stages, ["Bloc 1 – Vendre", "Bloc 2 – Gérer"]);
    assert_eq!(
        remarks(&import)[1..],
        [
            (2, 0, "import-line-heading"),
            (4, 0, "import-line-continues"),
            (5, 0, "import-total-line"),
            (6, 0, "import-line-heading"),
            (7, 0, "import-header-again"),
            (9, 0, "import-line-unused"),
            (10, 0, "import-total-line"),
        ]
    );
    let lost: Vec<_> = import
        .remarks
        .iter()
        .filter(|remark| remark.severity == Severity::Error)
        .map(|remark| remark.line)
        .collect();
    assert_eq!(lost, [Some(9)]);
}

#[test]
fn a_cell_beyond_the_columns_is_lost_and_told() {
    let import = read("Titre;Heures\nA1;7\nB1;7;;de trop\n");
    assert_eq!(remarks(&import)[1..], [(3, 4, "import-cell-beyond")]);
    assert_eq!(import.remarks[1].severity, Severity::Error);
}

#[test]
fn namesakes_numbers_and_oneself() {
    let import =
        read("N°,Module,Hours,Prerequisites\n1,Stage,7,\n2,Stage,7,1\n3,Bilan,7,Stage\n4,Boucle,7,4\n");
    let ids: Vec<&String> = import.path.modules.keys().collect();
    assert_eq!(ids, ["bilan", "boucle", "stage-1", "stage-2"]);
    assert_eq!(requires(import.path.modules.get("stage-2").unwrap()), ["stage-1"]);
    assert_eq!(requires(module(&import, "Bilan")), ["stage-1"]);
    assert_eq!(requires(module(&import, "Boucle")), ["boucle"]);
    assert_eq!(
        remarks(&import)[2..],
        [(4, 4, "import-prerequisite-namesakes"), (5, 4, "import-prerequisite-itself")]
    );
}

#[test]
fn kinds_and_advice() {
    let import = read(
        "Title\tType\tRecommended prerequisites\tCorequisites\tRoom\nOne\tmandatory\t\t\t12\n\
         Two\toptionnel\tOne\t\t\nThree\tà la carte\t\tTwo\t\nFour\tbizarre\t\t\t\n",
    );
    assert_eq!(import.path.language, "en");
    assert_eq!(module(&import, "One").kind, ModuleKind::Core);
    assert_eq!(module(&import, "One").summary.as_str(), "Room: 12");
    assert_eq!(module(&import, "Two").kind, ModuleKind::Optional);
    assert_eq!(module(&import, "Two").requires[0].kind, RequirementKind::Recommended);
    assert_eq!(module(&import, "Three").kind, ModuleKind::Tailored);
    assert_eq!(module(&import, "Three").requires[0].kind, RequirementKind::Corequisite);
    assert_eq!(module(&import, "Four").summary.as_str(), "Type: bizarre");
    assert_eq!(remarks(&import), [(1, 0, "import-columns-in-summary"), (5, 2, "import-kind-unknown")]);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    let refused = |text: &str| table(text.as_bytes()).unwrap_err();
    assert_eq!(refused(" \n"), ImportError::Empty);
    assert_eq!(refused("Titre;Heures\n;;\n"), ImportError::NoModules);
    let seen = ["un", "deux"].map(String::from).to_vec();
    assert_eq!(refused("un;deux\n1;2\n"), ImportError::NoTitleColumn(seen));
}

#[test]
fn reading_twice_gives_the_same_and_a_cut_file_never_breaks() {
    assert_eq!(read(SALES), read(SALES));
    for cut in 0..SALES.len() {
        if let Ok(import) = table(&SALES.as_bytes()[..cut]) {
            assert!(import.path.modules.keys().all(|id| is_valid_id(id)));
        }
    }
}

#[test]
fn a_large_table_is_read_in_bounded_time() {
    use std::fmt::Write as _;
    let mut text = String::from("Code;Titre;Heures;Prérequis\n");
    for index in 0..5_000 {
        writeln!(text, "C{index};Module numéro {index};7;Inconnu {index}").unwrap();
    }
    let start = std::time::Instant::now();
    let import = table(text.as_bytes()).unwrap();
    assert_eq!(import.path.modules.len(), 5_000);
    println!("5,000 modules with an unknown prerequisite each: {:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 60);
}

proptest::proptest! {
    /// Whatever the bytes, there is a path with valid ids or a reason, never a panic; and
    /// stages hold nothing but modules of the path.
    #[test]
    fn hostile_tables_give_a_path_or_a_reason(
        cells in proptest::collection::vec(
            proptest::sample::select(vec![
                "Titre", "Durée", "Prérequis", "Modalité", "Bloc", "Module", "Présentiel", "A", "B et C", "A ou (B",
                "3h30", "1x1x1", "½", "7:00", "-", "(", ")", "\"", "\"\"", ";", ";", ";", ",", "\t", "\n", "\n", "\r\n",
                " et ", " ou ", "é", "œ", "\u{202f}", "\u{0}", "=1", "Total", "sep=;", "1.", "•", "日本",
            ]),
            0..80,
        ),
        noise in proptest::collection::vec(proptest::num::u8::ANY, 0..12),
    ) {
        let mut bytes = format!("Titre;Durée;Prérequis;Modalité\n{}", cells.concat()).into_bytes();
        bytes.extend(noise);
        for bytes in [&bytes[..], &bytes[30..]] {
            if let Ok(import) = table(bytes) {
                proptest::prop_assert!(import.path.modules.keys().all(|id| is_valid_id(id)));
                let staged = import.path.stages.iter().flat_map(|stage| &stage.modules);
                proptest::prop_assert!(staged.clone().all(|id| import.path.modules.contains_key(id)));
                proptest::prop_assert!(staged.count() <= import.path.modules.len());
            }
            let _ = mille_parcours::import::curricular_analytics(bytes, "x");
        }
    }
}

#[test]
fn the_number_of_a_row_identifies_no_module() {
    let import = read("N°;Intitulé;Durée (h)\n1;Accueil;7\n2;Vente;14\n");
    assert!(import.path.modules.values().all(|module| module.code.is_empty()));
    assert!(import.remarks.iter().any(|remark| remark.message.key == "import-numbers-count"));
    // Gaps say more than the order of the rows: that is told.
    let import = read("N°;Intitulé;Durée (h);Après\n10;Accueil;7;\n30;Vente;14;10\n");
    assert!(import.path.modules.values().all(|module| module.code.is_empty()));
    assert!(import.remarks.iter().any(|remark| remark.message.key == "import-numbers-left-out"));
    assert_eq!(requires(module(&import, "Vente")), ["accueil"]);
    // A number of several parts is a code.
    let import = read("N°;Intitulé;Durée (h)\n1.1;Accueil;7\n1.2;Vente;14\n");
    assert_eq!(module(&import, "Vente").code, "1.2");
}
