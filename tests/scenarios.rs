//! Three mornings of an engineer, key by key, down to the file that they leave.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

mod common;

use common::screen::Session;
use mille_parcours::check::Severity;
use mille_parcours::format::write;
use mille_parcours::import::curricular_analytics;
use mille_parcours::model::TrainingPath;
use similar::{ChangeTag, TextDiff};

/// Goes to a module or stage and opens its form at a field.
fn form(session: &mut Session, row: &str, field: &str) {
    session.keys(&format!("g{row}<Enter><Enter>"));
    session.open_field(field);
}

#[test]
fn a_path_of_six_modules_is_built_from_an_empty_draft() {
    let draft = write(&TrainingPath::new("vendre-en-magasin-k7m2", "Vendre en magasin"));
    let mut session = Session::of(&draft, 80, 24);
    // The outline first: two stages, six modules, each behind the one before.
    session.keys("eAccueillir et comprendre<Enter>");
    session.keys("aAccueillir un client<Enter>aDécouvrir les besoins<Enter>aPrésenter un produit<Enter>");
    session.keys("eVendre et fidéliser<Enter>");
    session.keys("aArgumenter<Enter>aConclure la vente<Enter>aFidéliser<Enter>");
    // Who needs what.
    session.keys("gargumenter<Enter>pdécouvrir<Enter>");
    session.keys("gconclure<Enter>pargumenter<Enter>");
    session.keys("gfidéliser<Enter>pconclure<Enter>paccueillir un<Tab><Enter>");
    // One or the other will do.
    form(&mut session, "argumenter", "Prérequis");
    session.keys("<Space><Down>oprésenter<Enter><Esc>");
    // How long, and in which way.
    for (module, modality, time) in [
        ("accueillir un", "présentiel", "7h"),
        ("découvrir", "présentiel", "3h30"),
        ("présenter", "e-learning", "90"),
        ("argumenter", "présentiel", "1,5 h"),
        ("conclure", "présentiel", "7h"),
        ("fidéliser", "présentiel", "3h"),
    ] {
        form(&mut session, module, "Durée par modalité");
        session.keys(&format!("a{modality}<Enter>{time}<Enter><Esc>"));
    }
    // What is learnt, and how it is seen.
    form(&mut session, "conclure", "Objectifs pédagogiques");
    session.keys("a<Enter>Conclure une vente en respectant la charte<Enter><Enter>appliquer<Enter><Esc>");
    form(&mut session, "conclure", "Évaluations");
    session.keys("a");
    session.open_field("Moment");
    session.keys("<Enter>certificative<Enter>");
    session.open_field("Forme");
    session.keys("<Enter>Jeu de rôle filmé, vingt minutes<Enter>");
    session.open_field("Objectifs évalués");
    session.keys("aconclure<Enter><Esc>");
    assert!(!session.app.doc.derived.findings.iter().any(|found| found.severity == Severity::Error));
    insta::assert_snapshot!("built_from_nothing", session.saved());
}

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
    let import = curricular_analytics(CURRICULUM.as_bytes(), "kennesaw", 7).unwrap();
    let mut session = Session::of(&write(&import.path), 100, 30);
    let errors = |session: &Session| {
        session.app.doc.derived.findings.iter().filter(|found| found.severity == Severity::Error).count()
    };
    assert_eq!(errors(&session), 2, "a requisite that points nowhere and a cycle");
    // The list of findings leads to each; what is wrong there is taken away.
    session.keys("c");
    while !session.shows("› ✗")
        && session.app.doc.derived.findings[session.app.finding].severity != Severity::Error
    {
        session.keys("<Down>");
    }
    session.keys("<Enter>");
    session.keys("x<Esc>");
    session.keys("c<Home>");
    while session.app.doc.derived.findings[session.app.finding].severity != Severity::Error {
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
fn a_sample_path_is_reorganised_and_only_what_was_meant_changes() {
    let files = common::sample_files();
    let sample = files.iter().find(|file| file.ends_with("cci-nord/agent-logistique-q8c5.path.ron")).unwrap();
    let text = std::fs::read_to_string(sample).unwrap();
    let mut session = Session::of(&text, 80, 24);
    let whole = session.text();
    // One module goes down into the next stage and back up; nothing is left of it.
    session.keys("<Down><Down>");
    session.keys(&"J".repeat(6));
    assert_ne!(session.text(), whole);
    session.keys(&"K".repeat(6));
    assert_eq!(session.text(), whole);
    // A module changes stage, another gets a copy with a title of its own, a third goes.
    session.keys("<Down>m<Down><Enter>");
    session.keys("gorganiser<Enter>d<Enter><Enter><Ctrl-U>Organiser les flux d'un magasin<Enter><Esc>");
    session.keys("gcomprendre<Enter>x");
    // One too many, taken back.
    session.keys("gmission<Enter>x");
    assert!(!session.text().contains("title: \"Mission"));
    session.keys("u");
    let saved = session.saved();
    let diff = TextDiff::from_lines(&text, &saved);
    let mut told = String::new();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {}
            ChangeTag::Delete => told.extend(['-'.to_string(), change.to_string()]),
            ChangeTag::Insert => told.extend(['+'.to_string(), change.to_string()]),
        }
    }
    insta::assert_snapshot!("sample_reorganised", told);
}
