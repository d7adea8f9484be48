//! What is copied.

use crate::common::screen::Session;
use mille_parcours::app::Effect;

#[test]
fn what_is_copied_goes_to_the_terminal_and_can_be_pasted_here() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter>y");
    let Some(Effect::Copy(text)) = session.asked.last().cloned() else { panic!("nothing was copied") };
    assert!(text.starts_with("## ") && text.contains("Négocier"), "{text}");
    session.keys("Y");
    assert_eq!(session.asked.last(), Some(&Effect::Copy("negociation-7t1c".to_owned())));
    session.keys("<Enter>");
    session.open_field("Référence");
    session.keys("<Enter><Ctrl-V><Enter>");
    assert!(session.text().contains("code: \"negociation-7t1c\""), "{session}");
    session.open_field("Référence");
    session.keys("y");
    assert_eq!(session.asked.last(), Some(&Effect::Copy("negociation-7t1c".to_owned())));
    session.keys(":copier le plan<Enter>");
    let Some(Effect::Copy(text)) = session.asked.last() else { panic!("nothing was copied") };
    assert!(text.contains("Négocier") && text.contains("Accueillir un client"), "{text}");
}
