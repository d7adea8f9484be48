//! A table on the screen: columns are corrected with keys, the mapping is saved, the path is made.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may break")]

use mille_parcours::app::commands::key::keys;
use mille_parcours::app::import::{LowerPart, TableScreen, TableSource, TableWish, is_pasted_table};
use mille_parcours::app::mouse::{Drawn, Gesture, Mouse, Spot};
use mille_parcours::i18n::Lang;
use mille_parcours::import::mapping::{self, Mapping};
use mille_parcours::import::{Certainty, Import};
use mille_parcours::ui::{Theme, draw_table};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SALES: &str = "\
Séquence;Temps;Tarif horaire;Après;Intervenant
Accueillir un client;7;45;;J. Martin
Conseiller et vendre;14;45;Accueillir un client;A. Diallo
Encaisser;3,5;40;Conseiller et vendre;J. Martin
Fidéliser;7;45;Encaisser ou Conseiller et vendre;A. Diallo
";

fn screen_of(bytes: &[u8], mappings: Vec<(String, Mapping)>, size: (u16, u16)) -> TableScreen {
    let source = TableSource {
        name: "formation.csv".into(),
        stem: "formation".into(),
        bytes: bytes.to_vec(),
        mappings,
        mapping_name: "mappings/formation.ron".into(),
    };
    let mut screen = TableScreen::read(source, Lang::Fr, size).expect("a table");
    screen.resize(size.0, size.1);
    screen
}

fn typed(screen: &mut TableScreen, line: &str) -> TableWish {
    keys(line).into_iter().fold(TableWish::Stay, |_, key| screen.key(key))
}

fn drawn(screen: &TableScreen) -> (String, Drawn) {
    let (width, height) = screen.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut drawn = Drawn::default();
    terminal.draw(|frame| drawn = draw_table(screen, &Theme::TERMINAL, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let line = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    ((0..height).map(line).collect::<Vec<_>>().join("\n"), drawn)
}

fn picture(screen: &TableScreen) -> String {
    drawn(screen).0
}

fn roles(screen: &TableScreen) -> Vec<String> {
    screen.proposal().columns.iter().map(|column| column.role.spelling()).collect()
}

fn made(wish: TableWish) -> Import {
    match wish {
        TableWish::Make(import) => *import,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_looks_as_it_should_at_two_sizes() {
    for (width, height) in [(80, 24), (160, 48)] {
        let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (width, height));
        insta::assert_snapshot!(format!("first_{width}x{height}"), picture(&screen));
        typed(&mut screen, "<Right><Right><Space>");
        insta::assert_snapshot!(format!("meanings_{width}x{height}"), picture(&screen));
        typed(&mut screen, "laissee<Enter><Tab>");
        insta::assert_snapshot!(format!("account_{width}x{height}"), picture(&screen));
        typed(&mut screen, "<Ctrl-S>");
        insta::assert_snapshot!(format!("saving_{width}x{height}"), picture(&screen));
    }
}

#[test]
fn nothing_breaks_in_a_small_or_growing_window() {
    let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (80, 24));
    for size in [(1, 1), (20, 4), (40, 12), (119, 9), (120, 5), (300, 90)] {
        screen.resize(size.0, size.1);
        typed(&mut screen, "<Right><End><PageDown><Space>");
        picture(&screen);
        typed(&mut screen, "<Esc><Home>");
        picture(&screen);
    }
}

#[test]
fn what_is_unsure_is_asked_and_then_the_path_is_made() {
    let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (80, 24));
    let unsure = screen.unsure().count();
    assert!(unsure > 0, "{:?}", roles(&screen));
    assert_eq!(screen.at, screen.unsure().next().unwrap(), "the first of them is chosen");
    for _ in 0..unsure {
        assert_eq!(typed(&mut screen, "<Enter>"), TableWish::Stay);
    }
    let import = made(typed(&mut screen, "<Enter>"));
    assert_eq!(import.path.modules.len(), 4);
}

#[test]
fn a_column_is_corrected_and_the_mapping_asks_nothing_the_next_time() {
    let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (80, 24));
    typed(&mut screen, "<End><Space>formateur<Enter>");
    assert_eq!(roles(&screen).last().map(String::as_str), Some("trainer"));
    let wish = typed(&mut screen, "<Ctrl-S><Enter>");
    let TableWish::Save { file, text } = wish else { panic!("{wish:?}") };
    assert_eq!(file, "mappings/formation.ron");
    screen.saved(Ok(file));
    assert!(picture(&screen).contains("Correspondance enregistrée"), "{}", picture(&screen));

    let known = vec![(String::from("mappings/formation.ron"), mapping::parse(&text).unwrap())];
    let mut again = screen_of(SALES.as_bytes(), known, (80, 24));
    assert_eq!(roles(&again), roles(&screen));
    assert!(again.proposal().columns.iter().all(|column| column.certainty == Certainty::Given));
    assert!(picture(&again).contains("mappings/formation.ron"), "{}", picture(&again));
    let import = made(typed(&mut again, "<Enter>"));
    let trainers = import.path.modules.values().filter(|module| !module.trainer_profile.is_empty());
    assert_eq!(trainers.count(), 4);
}

#[test]
fn going_through_the_meanings_of_one_column_changes_no_other_for_good() {
    let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (80, 24));
    let before = roles(&screen);
    typed(&mut screen, "<End>");
    let count = mille_parcours::app::import::meanings().len();
    for _ in 0..count {
        typed(&mut screen, "<Down>");
    }
    assert_eq!(roles(&screen), before);
    for _ in 0..count {
        typed(&mut screen, "<Up>");
    }
    assert_eq!(roles(&screen), before);
    // The title is taken from the first column while the last one has it.
    typed(&mut screen, "<Space>titre<Enter>");
    let titles = roles(&screen).iter().filter(|role| *role == "title").count();
    assert_eq!((roles(&screen).last().map(String::as_str), titles), (Some("title"), 1));
}

#[test]
fn the_sheet_is_chosen() {
    let bytes = include_bytes!("fixtures/import/calc.xlsx");
    let mut screen = screen_of(bytes, Vec::new(), (80, 24));
    let first = screen.sheet().map(str::to_owned);
    typed(&mut screen, "<F4>");
    if first.is_some() {
        typed(&mut screen, "<Down><Enter>");
        assert_ne!(screen.sheet().map(str::to_owned), first);
    } else {
        assert!(picture(&screen).contains("qu’une feuille"), "{}", picture(&screen));
    }
}

#[test]
fn the_mouse_chooses_a_column_and_its_meaning() {
    let mut screen = screen_of(SALES.as_bytes(), Vec::new(), (80, 24));
    let press = |screen: &mut TableScreen, wanted: Spot| {
        let drawn = drawn(screen).1;
        let mut place = None;
        for row in 0..24 {
            for column in 0..80 {
                if place.is_none() && drawn.at(column, row).is_some_and(|(_, spot)| *spot == wanted) {
                    place = Some((column, row));
                }
            }
        }
        let (column, row) = place.expect("it is drawn");
        screen.mouse(Mouse { gesture: Gesture::Press, column, row }, &drawn)
    };
    press(&mut screen, Spot::Cell(2, 1));
    assert_eq!(screen.at, 2);
    press(&mut screen, Spot::Cell(2, 1));
    assert!(screen.dialog.is_some());
    press(&mut screen, Spot::Choice(10));
    assert!(screen.dialog.is_none());
    assert_eq!(roles(&screen)[2], "ignore");
}

#[test]
fn a_table_without_titles_says_so_and_can_be_corrected() {
    let mut screen = screen_of("Durée;Prix\n7;45\n14;60\n".as_bytes(), Vec::new(), (80, 24));
    while screen.unsure().next().is_some() {
        typed(&mut screen, "<Enter>");
    }
    assert_eq!(typed(&mut screen, "<Enter>"), TableWish::Stay);
    assert!(screen.said.as_ref().is_some_and(|(refused, _)| *refused));
    typed(&mut screen, "<Home><Right><Space>titre<Enter>");
    assert_eq!(made(typed(&mut screen, "<Enter>")).path.modules.len(), 2);
    assert_eq!(screen.lower, LowerPart::Path);
}

#[test]
fn a_pasted_table_is_told_from_a_text() {
    assert!(is_pasted_table("Titre\tDurée\nA\t7\n"));
    assert!(!is_pasted_table("accueil"));
    assert!(!is_pasted_table("Une phrase\nEt une autre\n"));
}
