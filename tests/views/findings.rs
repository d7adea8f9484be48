//! The findings as a view.

use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::check::Severity;

use super::common::screen::{SAMPLE, Session};
use super::{HOSTILE, harmless, pictures};

#[test]
fn the_findings_look_as_they_should() {
    pictures("findings", SAMPLE, "5");
    pictures("findings_by_place", SAMPLE, "5t<Down><Down>");
    pictures("findings_by_rule", SAMPLE, "5tt<Right>");
}

fn shown(session: &Session) -> Vec<Severity> {
    use mille_parcours::app::findings::FindingsLine;
    let found = |line: &FindingsLine| match line {
        FindingsLine::Finding(at) => Some(session.app.shell.doc.derived.findings[*at].severity),
        FindingsLine::Heading(..) => None,
    };
    session.app.views.findings.lines.iter().filter_map(found).collect()
}

#[test]
fn the_gravest_come_first_and_the_filter_hides_the_others() {
    let mut session = Session::sample(100, 30);
    session.keys("5");
    let all = shown(&session);
    assert!(all.is_sorted_by(|one, other| one >= other) && all.contains(&Severity::Info), "{all:?}");
    session.keys("f");
    assert!(shown(&session).iter().all(|severity| *severity >= Severity::Warning));
    assert!(session.shows("sans les informations"), "{session}");
    session.keys("ff");
    assert_eq!(shown(&session), all);
}

#[test]
fn grouped_by_place_they_follow_the_outline() {
    let mut session = Session::sample(100, 30);
    session.keys("5t");
    let place = |at: usize| session.app.shell.doc.derived.findings[at].module.clone();
    let mut rows: Vec<usize> = Vec::new();
    for line in &session.app.views.findings.lines {
        if let mille_parcours::app::findings::FindingsLine::Finding(at) = line {
            let row = place(*at).and_then(|id| {
                session.app.shell.selection.rows.iter().position(|row| row.module() == Some(&id))
            });
            rows.push(row.map_or(0, |row| row + 1));
        }
    }
    assert!(rows.is_sorted() && rows.last() > Some(&1), "{rows:?}");
}

#[test]
fn grouped_by_rule_what_is_repaired_alike_stands_together_and_groups_are_walked() {
    use mille_parcours::app::findings::FindingsLine;
    let mut session = Session::sample(100, 30);
    session.keys("5tt");
    let findings = &session.app.shell.doc.derived.findings;
    let mut codes: Vec<&str> = Vec::new();
    let mut groups = 0;
    for line in &session.app.views.findings.lines {
        match line {
            FindingsLine::Heading(..) => groups += 1,
            FindingsLine::Finding(at) => codes.push(findings[*at].rule.code),
        }
    }
    codes.dedup();
    assert!(groups > 2 && codes.len() == groups, "a rule has one group: {codes:?}");
    // A key a group, however many findings it has.
    let code = |session: &Session| {
        session.app.shell.doc.derived.findings[session.app.shell.selection.finding].rule.code
    };
    session.keys("<Home>");
    let mut walked = vec![code(&session)];
    for _ in 1..groups {
        session.keys("<Right>");
        walked.push(code(&session));
    }
    assert_eq!(walked, codes);
    session.keys(&"<Left>".repeat(groups));
    assert_eq!(code(&session), codes[0]);
    session.keys("t");
    assert!(shown(&session).is_sorted_by(|one, other| one >= other), "by gravity again");
}

#[test]
fn the_chosen_finding_is_explained_and_leads_to_its_place() {
    let mut session = Session::sample(80, 44);
    session.keys("5<Down>");
    let found = session.app.shell.doc.derived.findings[session.app.shell.selection.finding].clone();
    let words = |message| session.app.shell.lang.text(&message);
    assert!(session.shows(&words(found.help())), "what to do\n{session}");
    assert!(session.shows(&words(found.rule.explanation())), "and why\n{session}");
    session.keys("<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
    assert!(found.steps.starts_with(&session.app.shell.chosen().steps()));
    session.keys("<F8>");
    assert!(session.app.shell.notice.is_some());
}

#[test]
fn nothing_to_say_is_said() {
    let text = "#![enable(implicit_some)]\nPath(format: 1, id: \"p\", title: \"P\", goal: \"Un but.\", licence: \"CC0-1.0\")\n";
    let mut session = Session::of(text, 80, 24);
    session.keys("5");
    assert!(session.shows("Rien à signaler"), "{session}");
    session.keys("<Down><Enter>tff<Esc>");
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let text = SAMPLE.replace("title: \"", &format!("title: \"{HOSTILE}"));
    harmless(&text, "5<Down>t<Down><Down>fL<Enter>");
}
