//! One table as `LibreOffice` Calc writes it, in each kind of workbook: merged cells, two header lines, dates, times,
//! durations and a formula with its result.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

mod common;

use common::tables::{hours, import, links, taught};

#[test]
fn the_three_kinds_of_workbooks_read_to_the_same_path() {
    for ending in ["xlsx", "ods", "xls"] {
        let file = format!("{}/tests/fixtures/import/calc.{ending}", env!("CARGO_MANIFEST_DIR"));
        let import = import(&std::fs::read(file).unwrap()).unwrap();
        assert_eq!(import.path.title, "Parcours vendeur conseil", "{ending}");
        let all = [
            "Accueillir un client: OnSite 420, SelfPaced 120",
            "Les bases de la vente: OnSite 210, SelfPaced 90",
            "Négocier: OnSite 1680, SelfPaced 120",
            "Fidéliser: OnSite 420",
        ];
        assert_eq!(hours(&import), all, "{ending}");
        let all = [
            "Accueillir un client: ",
            "Les bases de la vente: Accueillir un client",
            "Négocier: Accueillir un client|Les bases de la vente",
            "Fidéliser: Les bases de la vente + Négocier",
        ];
        assert_eq!(links(&import), all, "{ending}");
        let stages: Vec<String> = taught(&import).into_iter().map(|module| module.stage).collect();
        let all = ["Bloc 1 – Accueillir", "Bloc 1 – Accueillir", "Bloc 2 – Vendre", "Bloc 2 – Vendre"];
        assert_eq!(stages, all, "{ending}");
    }
}
