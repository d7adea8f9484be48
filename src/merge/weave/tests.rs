use super::{Woven, weave};

fn blocks<'a>(texts: &[&'a str]) -> Vec<Vec<&'a str>> {
    texts.iter().map(|text| text.split_whitespace().collect()).collect()
}

/// The three lists and what is tied.
fn woven(base: &[&str], left: &[&str], right: &[&str], needs: &[(&str, &str)]) -> [String; 4] {
    let before = |one: &str, other: &str| needs.contains(&(one, other));
    let Woven { base, sides: [left, right], tied } =
        weave(&blocks(base), &[blocks(left), blocks(right)], &before);
    [base, left, right, tied].map(|list| list.join(" "))
}

#[test]
fn one_stage_stays_as_it_is() {
    assert_eq!(woven(&["a b"], &["b a c"], &["a b"], &[]), ["a b", "b a c", "a b", ""]);
}

#[test]
fn what_only_one_side_says_nobody_moved() {
    // One side put the other stage in the middle: the other side has nothing against it.
    let found = woven(&["a b", "x y"], &["a x y b"], &["a b", "y x"], &[]);
    assert_eq!(found, ["a x y b", "a x y b", "a y x b", ""]);
    // Nobody says anything: one after the other.
    assert_eq!(woven(&["a b", "x y"], &["a b", "x y"], &["b", "x"], &[])[0], "a b x y");
}

#[test]
fn what_stands_behind_an_item_stays_with_it() {
    let found = woven(&["a b", "x"], &["a b", "x n"], &["a x b"], &[]);
    assert_eq!(found, ["a x b", "a x n b", "a x b", ""]);
}

#[test]
fn where_sides_contradict_prerequisites_or_names_decide() {
    let [base, left, right, tied] = woven(&["i a", "f g"], &["i", "f a g"], &["i a f g"], &[]);
    // That "f" comes first is then what one side changed.
    assert_eq!([base, left, right, tied], ["i f a g", "i f a g", "i a f g", "f"]);
    let [base, ..] = woven(&["i a", "f g"], &["i", "f a g"], &["i a f g"], &[("f", "a")]);
    assert_eq!(base, "i a f g");
}

#[test]
fn what_stands_beside_an_item_that_one_side_moved_went_along_with_it() {
    let found = woven(&["f g h", "e"], &["g h f e"], &["f e g h"], &[]);
    assert_eq!(found[0], "f e g h");
    let found = woven(&["h i a b", "g"], &["g h i a b"], &["i a b g h"], &[]);
    assert_eq!(found[0], "g h i a b");
}
