//! Files of others that are brought in order: an import, a merge.

use mille_parcours::check::Severity;
use mille_parcours::format::write;
use mille_parcours::import::curricular_analytics;

use super::common::contested;
use super::common::screen::Session;
use super::{errors, form};

/// As a university hands it out: names and credits, requisites that point nowhere and round.
const CURRICULUM: &str = "\u{feff}Curriculum,Computer Science,,,,,,,,
Institution,Kennesaw State University,,,,,,,,
Degree Type,BS,,,,,,,,
System Type,semester,,,,,,,,
CIP,11.07,,,,,,,,
Courses,,,,,,,,,
Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours,Institution,Canonical Name
1,Technical Writing,TCOM,2010,,,,3,,
2,Calculus II,MATH,2202,3,,,4,,
3,Calculus I,MATH,1190,99,,,4,,
4,Programming I,CS,1301, 3 ,,5,3,,
5,Programming I Lab,CS,1301L,,,4,1,,
6,Data Structures,CS,3305,4;7,,,3,,
7,Algorithm Analysis,CS,4306,6,,,3,,
";

#[test]
fn an_imported_curriculum_is_repaired_finding_by_finding() {
    let import = curricular_analytics(CURRICULUM.as_bytes(), "kennesaw").unwrap();
    let mut session = Session::of(&write(&import.path), 100, 30);
    assert_eq!(errors(&session), 2, "a requisite that points nowhere and a cycle");
    // The list of findings leads to each; what is wrong there is taken away.
    session.keys("c");
    while !session.shows("› ✗")
        && session.app.shell.doc.derived.findings[session.app.shell.selection.finding].severity
            != Severity::Error
    {
        session.keys("<Down>");
    }
    session.keys("<Enter>");
    session.keys("x<Esc>");
    session.keys("c<Home>");
    while session.app.shell.doc.derived.findings[session.app.shell.selection.finding].severity
        != Severity::Error
    {
        session.keys("<Down>");
    }
    session.keys("<Enter>");
    session.keys("x<Esc>");
    assert_eq!(errors(&session), 0, "{session}");
    // Two semesters, and the hours of a module.
    session.keys("<Home>eSemestre 1<Enter>eSemestre 2<Enter>");
    for (module, semester) in [
        ("calculus i", "1"),
        ("programming i", "1"),
        ("programming i lab", "1"),
        ("technical", "1"),
        ("calculus ii", "2"),
        ("data", "2"),
        ("algorithm", "2"),
    ] {
        session.keys(&format!("g{module}<Enter>msemestre {semester}<Enter>"));
    }
    form(&mut session, "data", "Durée par modalité");
    session.keys("aprésentiel<Enter>45h<Enter><Esc>");
    insta::assert_snapshot!("curriculum_repaired", session.saved());
}

#[test]
fn the_questions_of_a_merge_are_settled() {
    let mut session = Session::of(&write(&contested::path()), 80, 24);
    session.keys("9");
    let all = session.app.views.questions.questions.len();
    // The price is written anew: neither side knew of the last talks.
    while session.app.views.questions.question().is_none_or(|found| found.module.is_some()) {
        session.keys("<Down>");
    }
    session.keys("m");
    session.keys("<Enter><Ctrl-U>390 €<Enter>9");
    assert_eq!(session.app.views.questions.questions.len(), all - 1, "{session}");
    // The hours of the south everywhere, in two keys.
    while !session.shows("Durée") && !session.shows("présentiel") {
        session.keys("<Down>");
    }
    let alike = session.app.views.questions.alike();
    assert!(alike > 1);
    session.keys("<Right>a");
    assert_eq!(session.app.views.questions.questions.len(), all - 1 - alike, "{session}");
    // The codes one by one: north, south, and the last later, then north.
    session.keys("<Enter><Right><Enter>p<Enter>");
    assert!(session.app.shell.doc.path.conflicts.is_empty(), "{session}");
    // A second thought about the last one.
    session.keys("u");
    assert_eq!(session.app.views.questions.questions.len(), 1);
    session.keys("<Right><Enter>");
    assert_eq!(session.app.views.questions.questions.len(), 0);
    let saved = session.saved();
    assert!(!saved.contains("conflicts"));
    insta::assert_snapshot!("merge_settled", saved);
}
