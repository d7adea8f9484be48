use encoding_rs::WINDOWS_1252;

use super::*;
use crate::import::ImportError;
use crate::import::read::decode;

fn lines(text: &str, separator: u8) -> Vec<(usize, Vec<String>)> {
    sheet(text, separator).rows.into_iter().map(|row| (row.line, row.cells)).collect()
}

#[test]
fn utf8_is_read_with_and_without_its_mark() {
    for bytes in ["été;œuvre".as_bytes(), "\u{feff}été;œuvre".as_bytes()] {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("été;œuvre", "UTF-8"));
    }
}

#[test]
fn utf16_is_read_by_its_mark() {
    let little: Vec<u8> = "\u{feff}Durée\t7".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{feff}Durée\t7".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(decode(&little, None).unwrap().text, "Durée\t7");
    assert_eq!(decode(&big, Some("windows-1252")).unwrap().text, "Durée\t7");
}

#[test]
fn short_french_texts_are_windows_1252() {
    for text in [
        "Durée",
        "Étape;Présentiel",
        "Intitulé;Durée;Prérequis\nÉcouter « activement »;3 h 30;Aucun\n",
        "Mener l’entretien – synthèse;50 €;œuvrer à l'accueil",
        "À l'issue: être ça où dû Noël",
    ] {
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        assert!(!lost);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "windows-1252"));
        assert!(!decoded.lossy);
    }
}

#[test]
fn a_mac_spreadsheet_is_read() {
    // « Durée;Présentiel à côté » as Mac Roman writes it.
    let bytes = b"Dur\x8ee;Pr\x8esentiel \x88 c\x99t\x8e";
    let decoded = decode(bytes, None).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding), ("Durée;Présentiel à côté", "macintosh"));
}

#[test]
fn what_is_no_text_is_refused() {
    let refused = |bytes: &[u8], wanted| decode(bytes, wanted).err();
    assert_eq!(refused(b"a;b\0c", None), Some(ImportError::Binary));
    assert_eq!(refused(b" \r\n ", None), Some(ImportError::Empty));
    assert_eq!(
        refused("é".as_bytes(), Some("klingon")),
        Some(ImportError::UnknownEncoding("klingon".into()))
    );
}

#[test]
fn the_encoding_that_is_asked_for_wins_over_a_guess() {
    assert_eq!(decode("é".as_bytes(), Some("windows-1252")).unwrap().text, "Ã©");
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = "a;b\n\n\nc;\"d\ne\"\n;;\nf;g\n";
    let row = |line, cells: [&str; 2]| (line, cells.map(String::from).to_vec());
    assert_eq!(lines(text, b';'), [row(1, ["a", "b"]), row(4, ["c", "d\ne"]), row(7, ["f", "g"])]);
}

#[test]
fn every_kind_of_line_end_is_one() {
    let decoded = decode(b"a;b\r\nc;d\re;f\n", None).unwrap();
    assert_eq!(decoded.text, "a;b\nc;d\ne;f\n");
}

#[test]
fn a_quote_that_nothing_closes_costs_no_line() {
    let text = "a;b\n\"c;d\ne;f\n\"g;h\";i\n\n";
    let sheet = sheet(text, b';');
    assert_eq!(sheet.facts.unclosed_quote, Some(2));
    let cells: Vec<_> = sheet.rows.iter().map(|row| (row.line, row.cells.clone())).collect();
    assert_eq!(cells.len(), 4);
    assert_eq!(cells[2], (3, vec!["e".into(), "f".into()]));
    assert_eq!(cells[3], (4, vec!["g;h".into(), "i".into()]));
}

#[test]
fn an_inch_mark_is_no_open_quote() {
    let sheet = sheet("a;b\n5\" pouces;x\nc;d\n", b';');
    assert_eq!(sheet.facts.unclosed_quote, None);
    assert_eq!(sheet.rows[1].cells, ["5\" pouces", "x"]);
}

#[test]
fn stray_blanks_quotes_and_guards_go() {
    assert_eq!(clean("  \" x \" "), "x");
    assert_eq!(clean("'=1+1"), "=1+1");
    assert_eq!(clean("'tis"), "'tis");
}

#[test]
fn the_separator_is_the_consistent_one() {
    let nothing = |_: &Row| 0;
    assert_eq!(separator("a;b;c\n1,5;2;3\n4;5,6;7\n", nothing), b';');
    assert_eq!(separator("a,b,c\n1,\"x;y\",3\n4,5,6\n", nothing), b',');
    assert_eq!(separator("a\tb\n1,5\t2\n", nothing), b'\t');
    assert_eq!(separator("only\none\ncolumn\n", nothing), b';');
    // Prose is full of commas: what the columns are called tells more.
    let known =
        |row: &Row| row.cells.iter().filter(|cell| ["titre", "durée"].contains(&cell.as_str())).count();
    assert_eq!(separator("titre;durée\na, b, c;1\nd, e, f;2\ng, h, i;3\n", known), b';');
}

#[test]
fn a_declared_separator_is_obeyed() {
    assert_eq!(declared_separator("sep=|\na|b"), (Some(b'|'), "\na|b"));
    assert_eq!(declared_separator("a|b\nc"), (None, "a|b\nc"));
}

#[test]
fn a_quote_that_was_not_doubled_is_told() {
    let sheet = sheet("1,\"LIGN \"STRUCTURE OF\"\",\"\",4\n2,\"\"\"A\"\" b\",\"\",4\n", b',');
    assert_eq!(sheet.rows[0].cells, ["1", "LIGN STRUCTURE OF", "", "4"]);
    assert!(sheet.rows[0].stray_quotes);
    assert_eq!(sheet.rows[1].cells, ["2", "\"A\" b", "", "4"]);
    assert!(!sheet.rows[1].stray_quotes);
}
