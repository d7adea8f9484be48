use super::*;
use crate::format::read;
use crate::i18n::Lang;

const PATH: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "essai",
    title: "Essai",
    competencies: {
        "c1": (label: "Conseiller", block: "B2"),
        "c2": (label: "Encaisser", block: "B1"),
        "c3": (label: "Ranger"),
        "c4": (label: "Rêver", block: "B1"),
    },
    stages: [
        (id: "s2", title: "Deux", modules: ["b", "absent", "b"]),
        (id: "s1", title: "Un", modules: ["a"]),
    ],
    modules: {
        "a": (
            title: "Alpha",
            outcomes: {
                "o1": (text: "Dire", competencies: ["c1", "c2"]),
                "o2": (text: "Faire", competencies: ["c1"]),
                "o3": (text: "Seul"),
            },
            assessments: {
                "e1": (when: Summative, outcomes: ["o1"]),
                "e2": (when: Positioning, outcomes: ["o2"]),
            },
        ),
        "b": (
            title: "Beta",
            outcomes: {"o1": (text: "Essayer", competencies: ["c3", "inconnue"])},
            activities: [(id: "t", learning: Production, minutes: 60)],
        ),
        "c": (title: "Gamma"),
    },
)
"#;

fn matrix(text: &str) -> Matrix {
    let path: TrainingPath = read(text).unwrap();
    Matrix::of(&path, &Graph::of(&path))
}

#[test]
fn columns_follow_the_author_and_each_module_stands_once() {
    let columns: Vec<(String, Option<usize>)> =
        matrix(PATH).columns.into_iter().map(|column| (column.id, column.stage)).collect();
    assert_eq!(columns, [("b".into(), Some(0)), ("a".into(), Some(1)), ("c".into(), None)]);
}

#[test]
fn cells_say_how_far_a_module_goes() {
    let matrix = matrix(PATH);
    let told = |at: usize| {
        let row: &MatrixRow = &matrix.rows[at];
        let cells: Vec<_> =
            row.cells.iter().map(|cell| (cell.column, cell.coverage, cell.outcomes, cell.assessed)).collect();
        (row.competency.as_deref(), row.gap, cells)
    };
    assert_eq!(told(0), (Some("c2"), None, vec![(1, Coverage::Assessed, 1, 1)]));
    assert_eq!(told(1), (Some("c4"), Some(MatrixGap::NotTaught), vec![]));
    assert_eq!(told(2), (Some("c1"), None, vec![(1, Coverage::Assessed, 2, 1)]));
    assert_eq!(told(3), (Some("c3"), Some(MatrixGap::NotAssessed), vec![(0, Coverage::Practised, 1, 0)]));
    assert_eq!(told(4), (Some("inconnue"), Some(MatrixGap::Unknown), vec![(0, Coverage::Practised, 1, 0)]));
    assert_eq!(told(5), (None, None, vec![(1, Coverage::Taught, 1, 0)]));
    assert_eq!(matrix.rows.len(), 6);
}

#[test]
fn a_positioning_is_no_assessment_and_sums_count_what_is_missing() {
    let matrix = matrix(PATH);
    assert_eq!(matrix.rows[2].outcomes[1].coverage, Coverage::Taught);
    let expected = MatrixTotals {
        competencies: 4,
        not_taught: 1,
        not_assessed: 1,
        outcomes: 4,
        outcomes_assessed: 1,
        outcomes_without: 1,
        modules_without: 1,
    };
    assert_eq!(matrix.totals, expected);
    assert_eq!(matrix.rows[2].reached(Coverage::Assessed), 1);
    assert_eq!(matrix.rows[3].reached(Coverage::Taught), 1);
    assert_eq!(matrix.rows[3].reached(Coverage::Assessed), 0);
}

#[test]
fn the_page_keeps_to_its_width_and_goes_on_below() {
    use unicode_width::UnicodeWidthStr;
    let mut path: TrainingPath = read(PATH).unwrap();
    for at in 0..30 {
        let module = Module { title: format!("Module {at} \u{1b}[2J"), ..Module::default() };
        path.modules.insert(format!("m{at:02}"), module);
    }
    for width in [24, 40, 80, 120] {
        let page = matrix_page(&path, Lang::Fr, width);
        assert!(page.lines().all(|line| line.width() <= width), "{width}\n{page}");
        assert!(!page.contains('\u{1b}'));
        // Every module has its number above one part of the table, and its line below.
        for number in 1..=33 {
            let told = page.split_whitespace().filter(|word| *word == number.to_string()).count();
            assert!(told >= 2, "{number} at {width}\n{page}");
        }
    }
}

#[test]
fn the_page_reads_as_people_expect() {
    let path: TrainingPath = read(PATH).unwrap();
    insta::assert_snapshot!(matrix_page(&path, Lang::Fr, 80));
}
