//! One small table for each kind of table that was read wrongly once, with what it says; and the tables that
//! were reported, where they are present.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

mod common;

use common::tables::{hours, import, keys, links};
use mille_parcours::import::{Import, ImportError, Severity, curricular_analytics};

fn read(text: &str) -> Import {
    import(text.as_bytes()).unwrap()
}

#[test]
fn order_of_teaching_is_order_of_rows() {
    let import = read("Ordre;Module;Durée\n1;Zone de vente;2\n2;Accueil;3\n3;Mise en rayon;4\n");
    assert_eq!(
        hours(&import),
        ["Zone de vente: OnSite 120", "Accueil: OnSite 180", "Mise en rayon: OnSite 240"]
    );
    let import = read("Module;Bloc\nYoga;\nAnatomie;Bloc B\nBotanique;Bloc A\nZen;Bloc B\n");
    let order: Vec<String> = hours(&import).iter().map(|line| line.replace(": ", "")).collect();
    assert_eq!(order, ["Yoga", "Anatomie", "Zen", "Botanique"], "rows before the first stage come first");
}

#[test]
fn what_is_counted_besides_hours_is_no_duration() {
    for header in [
        "Effectif min",
        "Nb de stagiaires min",
        "Tarif horaire",
        "Prix par jour",
        "Coût / heure",
        "Taux horaire",
    ] {
        for text in [
            format!("Intitulé;{header};Durée (h)\nVendre;45;7\n"),
            format!("Intitulé;Durée (h);{header}\nVendre;7;45\n"),
        ] {
            let import = read(&text);
            assert_eq!(hours(&import), ["Vendre: OnSite 420"], "{text}");
            let module = import.path.modules.values().next().unwrap();
            assert_eq!(module.summary.as_str(), format!("{header}: 45"), "the figure is kept under its name");
        }
    }
}

#[test]
fn a_time_of_the_day_is_no_duration() {
    for header in ["Heure", "Heure de début", "Horaire", "Début", "Start time"] {
        let import = read(&format!("Intitulé;{header};Durée\nVendre;09:00;7\nAccueillir;14:00;3,5\n"));
        assert_eq!(hours(&import), ["Vendre: OnSite 420", "Accueillir: OnSite 210"], "{header}");
    }
}

#[test]
fn hours_and_days_tell_one_thing_twice() {
    let import = read("Intitulé;Nb heures;Nb jours\nVendre;14;2\nAccueillir;;0,5\nGérer;10;2\n");
    assert_eq!(hours(&import), ["Vendre: OnSite 840", "Accueillir: OnSite 210", "Gérer: OnSite 600"]);
    assert_eq!(keys(&import, Severity::Warning), ["import-duration-two-tellings"]);
}

#[test]
fn hours_by_place_and_form_are_parts_of_one_duration() {
    let import = read("Intitulé;Centre (h);Entreprise (h);Total\nVendre;10;20;30\nGérer;5;0;6\n");
    assert_eq!(hours(&import), ["Vendre: Company 1200, OnSite 600", "Gérer: OnSite 300"]);
    assert_eq!(keys(&import, Severity::Warning), ["import-duration-differs"], "a stated total is compared");
    let import = read("Intitulé;CM;TD;TP;Tutorat;Travail personnel\nAlgèbre;10;20;5;2;30\n");
    assert_eq!(hours(&import), ["Algèbre: OnSite 2100, PersonalWork 1800, Tutoring 120"]);
    let algebra = import.path.modules.values().next().unwrap();
    assert_eq!(algebra.summary.as_str(), "CM: 10 ; TD: 20 ; TP: 5", "the parts are kept");
}

#[test]
fn two_lines_of_headers_are_read_as_two() {
    for text in [
        "Module;Volume horaire;;Bilan\n;Présentiel;E-learning;\nAccueillir;7;2;Quiz\n",
        "Module;Volume horaire;Volume horaire;Bilan\nModule;Présentiel;E-learning;Bilan\nAccueillir;7;2;Quiz\n",
    ] {
        assert_eq!(hours(&read(text)), ["Accueillir: OnSite 420, SelfPaced 120"], "{text}");
    }
}

#[test]
fn totals_are_compared_and_no_modules() {
    let import = read(
        "Intitulé;Heures\nAccueillir;7\nSous total 1;7\nVendre;14\nTotal bloc 2;14\nTOTAL GÉNÉRAL;21\nVolume total;22\n",
    );
    assert_eq!(hours(&import), ["Accueillir: OnSite 420", "Vendre: OnSite 840"]);
    assert_eq!(keys(&import, Severity::Warning), ["import-total-differs"]);
    assert_eq!(import.remarks.last().unwrap().line, Some(7));
}

#[test]
fn thousands_are_thousands() {
    for blank in [" ", "\u{a0}", "\u{202f}", "\u{2009}", "."] {
        let text = format!(
            "Intitulé;Durée (h)\nProjet;1{blank}200\nAlternance;1{blank}607 h\nStage;1{blank}000,5 h\n"
        );
        let all = ["Projet: OnSite 72000", "Alternance: OnSite 96420", "Stage: OnSite 60030"];
        assert_eq!(hours(&read(&text)), all, "{blank:?}");
    }
}

#[test]
fn alternatives_are_no_requirements() {
    let import = read(
        "Code;Module;Prérequis\nM1;Un;\nM2;Deux;\nM3;Trois;\nM4;Quatre;au choix : M1, M2\n\
         M5;Cinq;l'une des matières suivantes : M1, M2, M3\nM6;Six;deux parmi M1, M2, M3\nM7;Sept;Un, Deux ou Trois\n\
         M8;Huit;M1 et (M2 ou M3)\nM9;Neuf;\"one of: M1; M2\"\n",
    );
    assert_eq!(
        links(&import)[3..],
        [
            "Quatre: Deux|Un",
            "Cinq: Deux|Trois|Un",
            "Six: Deux|Trois + Deux|Un + Trois|Un",
            "Sept: Deux|Trois|Un",
            "Huit: Deux|Trois + Un",
            "Neuf: Deux|Un",
        ]
    );
    let import = read("Code;Module;Prérequis\nM1;Un;\nM2;Deux;\nM3;Trois;\nM4;Quatre;M1 et M2 ou M3\n");
    assert_eq!(links(&import)[3], "Quatre: M1 et M2 ou M3", "kept in words rather than too strong");
    assert_eq!(keys(&import, Severity::Warning), ["import-prerequisite-in-words"]);
}

#[test]
fn an_unknown_title_column_is_proposed_and_asked_for() {
    let import = read("Chapitre étudié;Durée;Objectifs\nAccueillir;7;Saluer\nVendre;7;Conclure\n");
    assert_eq!(hours(&import), ["Accueillir: OnSite 420", "Vendre: OnSite 420"]);
    assert_eq!(keys(&import, Severity::Warning), ["import-column-unsure"]);
}

#[test]
fn predecessors_of_project_plans_are_prerequisites() {
    let import = read(
        "ID,Name,Duration,Predecessors\n1,Greet,2 days,\n2,Sell,1 day,1\n3,Cash,1 day,\"1;2FS+2 days\"\n4,Close,4 hrs,3FS\n",
    );
    assert_eq!(links(&import), ["Greet: ", "Sell: Greet", "Cash: Greet + Sell", "Close: Cash"]);
}

#[test]
fn a_unit_in_a_column_of_its_own_joins_the_numbers() {
    let import = read("Name;Scale;Length\nGreet;Hour;7\nSell;Day;2\nCash;Minute;90\n");
    assert_eq!(hours(&import), ["Greet: OnSite 420", "Sell: OnSite 840", "Cash: OnSite 90"]);
    let import = read("Intitulé;Durée;Unité\nAccueillir;7;h\nVendre;2;jours\n");
    assert_eq!(hours(&import), ["Accueillir: OnSite 420", "Vendre: OnSite 840"]);
}

const COURSES: &str = "Courses,,,,,,,,,\n\
    Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours,Institution,Canonical Name\n";

fn curriculum(text: &str) -> Import {
    curricular_analytics(text.as_bytes(), "essai").unwrap()
}

#[test]
fn curricula_are_read_as_the_reference_programs_read_them() {
    let preamble =
        "# written by hand\nCurriculum Name,Licence Pro\nDegree Plan Name,Plan B\nInstitution,École\n";
    let import = curriculum(&format!(
        "{preamble}{COURSES}1,,,,2,,,4,,Calculus I\n2,Remise à niveau,,,,,,3,,\n3,Physique,PH,1,1:2,,,3,,\n4,Chimie,CH,1,PH 1,,,3,,\n"
    ));
    assert_eq!(import.path.title, "Licence Pro");
    let mut found: Vec<String> = import
        .path
        .modules
        .values()
        .map(|module| {
            let title = |id: &String| import.path.modules.get(id).unwrap().title.clone();
            let needs: Vec<String> =
                module.requires.iter().flat_map(|group| group.any_of.iter().map(title)).collect();
            format!("{}: {}", module.title, needs.join(", "))
        })
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "Calculus I: Remise à niveau",
            "Chimie: Physique",
            "Physique: Calculus I, Remise à niveau",
            "Remise à niveau: ",
        ]
    );
}

#[test]
fn pages_of_the_web_are_named_as_that() {
    for page in [
        "<html><body><table><tr><td>Intitulé</td></tr></table></body></html>",
        "\u{feff}<!DOCTYPE html>\n<table/>",
    ] {
        assert_eq!(import(page.as_bytes()).unwrap_err(), ImportError::Markup("HTML"));
    }
    assert_eq!(import(b"<?xml version=\"1.0\"?><Workbook/>").unwrap_err(), ImportError::Markup("XML"));
}

/// What is right for each table that was reported: hours, or links where the table is about them.
const REPORTED: &[(&str, &[&str])] = &[
    (
        "i01-row-order",
        &[
            "Vendre: OnSite 420",
            "Accueillir: OnSite 420",
            "Zoom sur la posture: OnSite 180",
            "Bilan: OnSite 60",
        ],
    ),
    ("i02-effectif-min", &["Vendre: OnSite 420"]),
    ("i03-tarif-horaire", &["Vendre: OnSite 420"]),
    ("i05-heure-de-debut", &["Vendre: OnSite 420", "Accueillir: OnSite 210"]),
    ("i07-heures-et-jours", &["Vendre: OnSite 720", "Accueillir: OnSite 420"]),
    ("i08-centre-entreprise", &["Vendre: Company 2100, OnSite 840"]),
    ("i10-cm-td-tp", &["Algèbre: OnSite 1800, PersonalWork 1800"]),
    (
        "i11-deux-lignes-de-titres",
        &["Accueillir un client: OnSite 420, RemoteLive 120", "Vendre en boutique: OnSite 840"],
    ),
    ("i12-totaux", &["Accueillir: OnSite 420", "Vendre: OnSite 840"]),
    ("i14-milliers", &["Projet: OnSite 72000", "Alternance: OnSite 96420", "Stage: OnSite 60030"]),
    ("i18-titres-inconnus", &["Accueillir: OnSite 420"]),
    ("i20-scale-length", &["Accueillir un client: OnSite 420", "Vendre en boutique: SelfPaced 840"]),
];

#[test]
fn the_tables_that_were_reported() {
    let Some(folder) = common::shared("cases/import") else { return };
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    for (name, right) in REPORTED {
        assert_eq!(hours(&import(&bytes(&format!("{name}.csv"))).unwrap()), *right, "{name}");
    }
    let choices = import(&bytes("i16-au-choix.csv")).unwrap();
    assert_eq!(
        links(&choices)[3..],
        [
            "Négocier: Accueillir|Encaisser|Vendre",
            "Fidéliser: Accueillir|Vendre",
            "Conclure: Accueillir|Encaisser + Accueillir|Vendre + Encaisser|Vendre",
            "Relancer: Accueillir|Encaisser|Vendre",
        ]
    );
    let plan = import(&bytes("i19-predecesseurs.csv")).unwrap();
    assert_eq!(links(&plan), ["Greet: ", "Sell: Greet", "Cash: Sell"]);
    let curriculum = |name: &str| curricular_analytics(&bytes(name), "x").unwrap().path;
    let titles: Vec<String> =
        curriculum("i21-canonical-name.csv").modules.values().map(|module| module.title.clone()).collect();
    assert_eq!(titles, ["Analyse I", "Mise à niveau"]);
    assert_eq!(curriculum("i23-curriculum-name.csv").title, "Licence Essai");
    let path = curriculum("i25-colon-between-requisites.csv");
    let third = path.modules.values().find(|module| module.title == "Trois").unwrap();
    assert_eq!(third.requires.iter().map(|group| group.any_of.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(import(&bytes("i26-html.xls")).unwrap_err(), ImportError::Markup("HTML"));
}
