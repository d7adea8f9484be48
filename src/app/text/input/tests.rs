use super::*;
use crate::app::commands::key::keys;

fn input(line: &str, width: Option<usize>) -> Input {
    let mut input = Input::default();
    for key in keys(line) {
        input.key(key, width);
    }
    input
}

fn typed(line: &str, width: Option<usize>) -> (String, usize) {
    let input = input(line, width);
    (input.text, input.cursor)
}

#[test]
fn editing_moves_by_letters_as_people_see_them() {
    assert_eq!(typed("e\u{301}te\u{301}<Backspace>", None), ("e\u{301}t".into(), 4));
    assert_eq!(typed("👩‍🏫a<Left><Left><Delete>", None), ("a".into(), 0));
    assert_eq!(typed("un deux<Ctrl-W>trois", None), ("un trois".into(), 8));
    assert_eq!(typed("abc<Home>x<End>y", None), ("xabcy".into(), 5));
    assert_eq!(typed("漢字<Left><Backspace>", None), ("字".into(), 0));
}

#[test]
fn a_letter_between_a_letter_and_its_mark_goes_and_the_cursor_stands_between_letters() {
    let mut input = Input::new("ae\u{301}");
    // Between `a` and `e`, then `e` alone goes: the mark joins the `a`.
    input.key(keys("<Home>")[0], None);
    input.key(keys("<Right>")[0], None);
    input.replace(1..2, "");
    assert_eq!((input.text(), input.cursor()), ("a\u{301}", 3));
}

#[test]
fn the_cursor_follows_the_lines_of_the_screen() {
    assert_eq!(typed("un deux trois<Up>X", Some(8)), ("un deXux trois".into(), 6));
    // End stays on its line, before the blank where the text was broken.
    assert_eq!(typed("un deux trois<Up><End>X", Some(8)), ("un deuxX trois".into(), 8));
    assert_eq!(typed("un deux trois<Home>X", Some(8)), ("un deux Xtrois".into(), 9));
    assert_eq!(typed("un deux trois<Ctrl-Home>X<Ctrl-End>Y", Some(8)).0, "Xun deux troisY");
    // The column is kept across a shorter line, and counted in cells.
    assert_eq!(typed("abcdef<Enter>x<Enter>abcdef<Up><Up>|", Some(20)).0, "abcdef|\nx\nabcdef");
    assert_eq!(
        typed("漢字漢字<Enter>abcdefgh<Left><Left><Left><Left><Up>|", Some(20)).0,
        "漢字|漢字\nabcdefgh"
    );
    // Beyond the first and the last line are the ends.
    assert_eq!(typed("abc<Up>|", Some(20)).0, "|abc");
    assert_eq!(typed("abc<Home><Down>|", Some(20)).0, "abc|");
    assert_eq!(typed("a<Enter>b<Enter>c<Enter>d<PageUp>|", Some(20)).0, "a|\nb\nc\nd");
}

#[test]
fn what_is_selected_is_replaced_taken_and_put_back() {
    assert_eq!(typed("un deux<Shift-Left><Shift-Left>x", None).0, "un dex");
    assert_eq!(input("un deux<Ctrl-Shift-Left>", None).selected(), Some("deux"));
    assert_eq!(typed("un deux<Ctrl-Shift-Left><Backspace>", None).0, "un ");
    // Without Shift, it is left at its end.
    assert_eq!(typed("un deux<Ctrl-Shift-Left><Left>x", None).0, "un xdeux");
    assert_eq!(typed("un deux<Ctrl-Shift-Left><Right>x", None).0, "un deuxx");
    assert_eq!(input("a<Enter>bc<Shift-Up>", Some(9)).selected(), Some("\nbc"));
    let mut cut = input("un deux<Ctrl-Shift-Left>", None);
    assert_eq!(cut.cut().as_deref(), Some("deux"));
    cut.insert("trois", false);
    assert_eq!(cut.text(), "un trois");
    assert!(cut.undo() && cut.undo() && cut.text() == "un deux");
}

#[test]
fn undo_goes_back_a_word_at_a_time_and_redo_forward() {
    let mut input = input("un deux trois", None);
    let mut texts = Vec::new();
    while input.undo() {
        texts.push(input.text().to_owned());
    }
    assert_eq!(texts, ["un deux ", "un ", ""]);
    assert!(input.redo() && input.redo());
    assert_eq!((input.text(), input.cursor()), ("un deux ", 8));
    // What is typed now has no future.
    input.insert("x", false);
    assert!(!input.redo());
    assert_eq!(typed("abc<Ctrl-Z>", None), (String::new(), 0));
    assert_eq!(typed("abcd<Backspace><Backspace><Ctrl-Z>", None), ("abcd".into(), 4));
    assert_eq!(typed("abcd<Home><Delete><Delete><Ctrl-Z>", None), ("abcd".into(), 0));
    assert_eq!(typed("abcd<Left>x<Ctrl-Z>", None), ("abcd".into(), 3));
}

#[test]
fn a_paste_is_one_edit_in_one_form_of_letters() {
    let mut input = input("a", None);
    input.insert("e\u{301}\r\nf\u{1b}g\u{7f}", true);
    assert_eq!(input.text(), "aé\nfg");
    assert!(input.undo());
    assert_eq!(input.text(), "a");
    input.insert("x\ny", false);
    assert_eq!(input.text(), "ax y");
}

#[test]
fn any_keys_leave_the_cursor_between_letters_and_undo_leads_to_the_start() {
    let pieces =
        ["a", "e\u{301}", "漢", "👩‍🏫", " ", "<Enter>", "<Left>", "<Shift-Left>", "<Up>", "<Shift-Down>"];
    let more =
        ["<Backspace>", "<Delete>", "<Ctrl-W>", "<Ctrl-Z>", "<Ctrl-Y>", "<End>", "<Ctrl-K>", "<Ctrl-U>"];
    let all: Vec<&str> = pieces.into_iter().chain(more).collect();
    let mut chance: usize = 7;
    for _ in 0..200 {
        let mut input = Input::new("Une phrase,\net une autre.");
        for _ in 0..60 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            for key in keys(all[(chance >> 33) % all.len()]) {
                input.key(key, Some(7));
            }
            assert_eq!(input.snapped(input.cursor), input.cursor, "{input:?}");
            assert!(input.selection().is_none_or(|range| input.text.get(range).is_some()));
        }
        let last = input.text.clone();
        let mut steps = 0;
        while input.undo() {
            steps += 1;
        }
        assert_eq!(input.text, "Une phrase,\net une autre.");
        for _ in 0..steps {
            input.redo();
        }
        assert_eq!(input.text, last);
    }
}
