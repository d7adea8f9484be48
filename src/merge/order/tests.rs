//! Lists of two sides, by the letters of their items.

use super::*;

fn names(text: &str) -> Vec<String> {
    text.split_whitespace().map(String::from).collect()
}

/// Merges, and merges again with the sides exchanged.
fn merged(base: &str, left: &str, right: &str, needs: &[(&str, &str)]) -> Merged {
    let (base, left, right) = (names(base), names(left), names(right));
    let has = |list: &[String], name: &str| list.iter().any(|have| have == name);
    let gone = |name: &str| has(&base, name) && !(has(&left, name) && has(&right, name));
    let before = |one: &str, other: &str| needs.contains(&(one, other));
    let lists = Lists { base: base.clone(), sides: [left.clone(), right.clone()] };
    let found = merge(lists, |name| !gone(name), before);
    let lists = Lists { base: base.clone(), sides: [right.clone(), left.clone()] };
    let mirrored = merge(lists, |name| !gone(name), before);
    assert_eq!((&found.order, &found.told), (&mirrored.order, &mirrored.told));
    assert_eq!(found.clash.is_some(), mirrored.clash.is_some());
    found
}

fn order(base: &str, left: &str, right: &str) -> String {
    let found = merged(base, left, right, &[]);
    assert_eq!(found.clash, None);
    found.order.join(" ")
}

#[test]
fn different_gaps_are_independent() {
    assert_eq!(order("a b c", "a x b c", "a b y c"), "a x b y c");
    assert_eq!(order("a b c", "b c", "a b c y"), "b c y");
}

#[test]
fn one_gap_is_ordered_by_need_then_by_name() {
    let found = merged("a b", "a b y", "a b x", &[]);
    assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a b x y", 2));
    let found = merged("a b", "a b y", "a b x", &[("y", "x")]);
    assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a b y x", 0));
}

#[test]
fn moves_of_different_items_go_together() {
    assert_eq!(order("a b c d e", "b c d e a", "a b c e d"), "b c e d a");
    assert_eq!(order("a b c d", "b a c d", "a b d c"), "b a d c");
}

#[test]
fn what_both_inserted_is_what_they_have_in_common() {
    assert_eq!(order("", "x b", "b"), "x b");
    assert_eq!(order("a", "a x b y", "a b"), "a x b y");
}

#[test]
fn one_item_in_two_places_is_a_question() {
    let found = merged("a b c d e", "a c d e b", "a c b d e", &[]);
    assert_eq!(found.order.join(" "), "a b c d e");
    let Some(Clash::Places(places)) = found.clash else { panic!("{found:?}") };
    assert_eq!(places, [("b".to_owned(), [Some("e".to_owned()), Some("c".to_owned())])]);
}

#[test]
fn who_moved_is_only_said_where_it_is_certain() {
    // Either of two neighbours may have moved: both sides' demands go together, once and again.
    assert_eq!(order("a b c d", "a d b c", "a c b d"), "a d c b");
    assert_eq!(order("a b c d", "a d c b", "a c b d"), "a d c b");
}

#[test]
fn a_circle_of_demands_is_a_question() {
    let found = merged("a b c", "b a c", "a c b", &[]);
    assert!(found.clash.is_some(), "{found:?}");
    assert_eq!(found.order.join(" "), "a b c");
}

#[test]
fn an_insertion_goes_along_with_its_neighbours() {
    let found = merged("a b c d e f", "a e b c d f", "a b c x d e f", &[]);
    assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a e b c x d f", 1));
    let found = merged("a b c d", "d c b a", "a b x c d", &[("b", "x")]);
    assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("d c b x a", 1));
    let found = merged("a b c d", "d c b a", "a b x c d", &[("x", "c")]);
    assert_eq!(found.order.join(" "), "d x c b a");
}

#[test]
fn what_is_in_question_stays_where_it_was() {
    let lists = Lists { base: names("a b c"), sides: [names("a c"), names("c a b")] };
    let found = merge(lists, |_| true, |_, _| false);
    assert_eq!(found.order.join(" "), "c a b");
}

#[test]
fn what_both_inserted_does_not_say_who_moved() {
    let once = order("d e f g i", "a g b h d e f i", "d e g i f");
    assert_eq!(once, "a g b h d e i f");
    assert_eq!(order("d e f g i", &once, "a g b h d e f i"), once);
}

#[test]
fn what_was_put_first_comes_before_what_needs_it() {
    assert_eq!(merged("b c", "i b c", "c b", &[("i", "c")]).order.join(" "), "i c b");
}
