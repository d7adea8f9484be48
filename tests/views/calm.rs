//! An edit of the graph leaves the rest where it is, on the screen.

use std::collections::BTreeMap;

use super::RICH;
use super::common::screen::Session;
use super::graph::{choose, scene};

/// By module, its column and row.
type Places = BTreeMap<String, (i64, i64)>;

/// By module, where its box is on the screen, if one counts on beyond its edges.
fn places(session: &Session) -> Places {
    let window = session.app.views.graph.window;
    let boxes = scene(session).layout.nodes.iter().enumerate();
    boxes
        .filter_map(|(at, placed)| {
            let place = (i64::from(placed.column) - window.left, i64::from(placed.row) - window.top);
            Some((scene(session).module(at)?.to_owned(), place))
        })
        .collect()
}

/// How many boxes stand elsewhere on the screen: more than a few columns or rows from where they were.
fn elsewhere(before: &Places, after: &Places) -> usize {
    let near = |(a, b): (&(i64, i64), &(i64, i64))| a.0.abs_diff(b.0) <= 3 && a.1.abs_diff(b.1) <= 2;
    before.iter().filter_map(|(id, place)| Some((place, after.get(id)?))).filter(|pair| !near(*pair)).count()
}

#[test]
fn an_edit_keeps_what_is_chosen_where_it_was() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("2gconduire un entretien<Enter>");
    let place = |session: &Session| places(session)[session.app.shell.chosen().module().unwrap()];
    let before = place(&session);
    session.keys("x<Enter>");
    assert!(place(&session).0.abs_diff(before.0) <= 1, "{session}");
    session.keys("u");
    assert_eq!(place(&session).0, before.0);
}

/// The same as if the window had followed most of them.
fn followed(before: &Places, after: &Places) -> Places {
    let by = before.iter().filter_map(|(id, (column, row))| {
        let (x, y) = after.get(id)?;
        Some((x - column, y - row))
    });
    let mut count: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    by.for_each(|by| *count.entry(by).or_default() += 1);
    let (x, y) = count.into_iter().max_by_key(|(_, count)| *count).map_or((0, 0), |(by, _)| by);
    after.iter().map(|(id, (column, row))| (id.clone(), (column - x, row - y))).collect()
}

#[test]
fn an_edit_leaves_most_boxes_where_they_were() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("2");
    let ids: Vec<String> = places(&session).into_keys().collect();
    let (mut edits, mut held, mut moved, mut boxes) = (0, 0, 0, 0);
    for id in &ids {
        // A module after it; its first link cut.
        for (keys, new) in [("aEncore un<Enter>", true), ("x<Enter>", false)] {
            let mut session = Session::of(RICH, 80, 24);
            session.keys("2");
            choose(&mut session, id);
            let (before, revision) = (places(&session), session.app.shell.doc.revision);
            session.keys(keys);
            if session.app.shell.doc.revision == revision {
                continue;
            }
            // Who looks for a new box finds it in sight, wherever it is; the others stay together.
            let after = if new { followed(&before, &places(&session)) } else { places(&session) };
            // What is chosen stays, unless the picture now ends before it.
            let here = [&before, &after].map(|places| places[id]);
            held += usize::from(here[0].0.abs_diff(here[1].0) <= 1 && here[0].1.abs_diff(here[1].1) <= 1);
            let away = elsewhere(&before, &after);
            (edits, moved, boxes) = (edits + 1, moved + away, boxes + before.len());
        }
    }
    assert!(held * 10 >= edits * 9, "{held} of {edits} times what is chosen stayed");
    assert!(edits >= 25 && moved * 8 <= boxes, "{edits} edits moved {moved} of {boxes}");
}

#[test]
fn laid_out_afresh_a_picture_is_that_of_a_path_that_was_just_opened() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("2");
    let ids: Vec<String> = places(&session).into_keys().collect();
    for id in ids.iter().step_by(2) {
        choose(&mut session, id);
        session.keys("aEncore un<Enter>");
    }
    let layout = |session: &Session| scene(session).layout.clone();
    let mut opened = Session::of(&session.text(), 80, 24);
    opened.keys("2");
    assert!(layout(&session) != layout(&opened), "the edits were to leave traces");
    session.keys("r");
    assert!(layout(&session) == layout(&opened), "{session}");
}
