//! The finder: everything that has a name, found by typing.

use crate::common::readable::assert_look;
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::app::{Effect, Focus, Msg};
use mille_parcours::i18n::Lang;

use crate::common::library;
use crate::common::screen::Session;

fn found(session: &Session) -> Vec<String> {
    session.to_string().lines().map(str::to_owned).collect()
}

#[test]
fn modules_commands_findings_and_the_commons_are_in_one_list() {
    let mut session = Session::sample(120, 40);
    session.keys("g");
    assert!(session.asked.contains(&Effect::ReadCommons), "the commons is read for it");
    session.send(Msg::Commons(library::sample()));
    session.keys("négo");
    assert!(session.shows("Négocier"), "{session}");
    session.keys("<Enter>");
    assert_eq!(session.app.shell.chosen().module(), Some("negociation-7t1c"));
    // A command.
    session.keys("gexporter<Enter>");
    assert!(session.shows("Exporter le parcours"), "{session}");
    session.keys("<Esc>");
    // A finding, by its code.
    session.keys("gR006<Enter>");
    assert!(
        session.app.shell.notice.is_some() && session.app.views.outline.focus == Focus::Form,
        "{session}"
    );
    // Something of the commons is shown where it stands.
    session.keys("gagent logistique polyvalent<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Commons, "{session}");
    let item = session.app.views.commons.browser.item().expect("an item");
    assert_eq!(item.title, "Agent logistique polyvalent");
}

#[test]
fn words_in_any_order_without_accents_and_tab_says_where() {
    let mut session = Session::sample(120, 40);
    session.send(Msg::Commons(library::sample()));
    session.keys("gvente bases");
    assert!(session.shows("Les bases de la vente"), "{session}");
    session.keys("<Ctrl-U>");
    let all = found(&session);
    session.keys("<Tab>");
    assert!(session.shows("Aller à · parcours · 5"), "{session}");
    session.keys("<BackTab>");
    assert_eq!(found(&session), all);
    session.keys("<Tab><Tab><Tab>agent");
    assert!(session.shows("Aller à · commun"), "{session}");
}

#[test]
fn what_is_chosen_is_previewed_beside_where_there_is_room() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let mut session = Session::sample(width, height);
        session.keys("gaccueillir");
        assert_look!(format!("finder_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        assert_eq!(session.shows("Aperçu"), width >= 80, "{session}");
    }
}
