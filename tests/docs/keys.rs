//! The pages of the keys.

use crate::common::page::hold_file;
use mille_parcours::cli::keys::page;
use mille_parcours::i18n::Lang;

#[test]
fn the_pages_of_the_keys_are_those_of_the_program() {
    hold_file("docs/keys.md", &page(Lang::En));
    hold_file("docs/keys.fr.md", &page(Lang::Fr));
}
