//! Keys that come in the moment of a new size: none of them waits for the next one.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

#[path = "common/pty.rs"]
#[allow(dead_code, reason = "this file needs a part of it")]
mod pty;

use pty::Home;

#[test]
fn a_key_in_the_moment_of_a_new_size_is_taken_at_once() {
    let home = Home::new();
    home.file("vente.path.ron", include_str!("fixtures/small.path.ron"));
    let mut terminal = home.open("vente.path.ron", "Accueillir un client");
    for turn in 0..12_u16 {
        // The reader of keys is told of both at once, often enough.
        terminal.resize(90 + turn % 2, 24);
        terminal.type_in("2");
        terminal.wait_for("╭ Graphe");
        terminal.resize(80 + turn % 2, 24);
        terminal.type_in("1");
        terminal.wait_for("╭ Parcours");
    }
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
}
