//! Licences, codes, addresses, durations: more than one case a rule.

use super::*;
use crate::check::licence::CcLicence;
use crate::model::value::display_steps;
use crate::model::{Adaptation, Certification, Classification, GroupSize, Organisation, Origin, Register};

/// Which adaptation of a work (rows) may be given out under which licence (columns), as the
/// compatibility chart of Creative Commons says: `x` for lawful.
const CHART: &str = "
             CC0 BY BY-SA BY-NC BY-NC-SA BY-ND BY-NC-ND
    CC0      x   x  x     x     x        x     x
    BY       -   x  x     x     x        x     x
    BY-SA    -   -  x     -     -        -     -
    BY-NC    -   -  -     x     x        -     x
    BY-NC-SA -   -  -     -     x        -     -
    BY-ND    -   -  -     -     -        -     -
    BY-NC-ND -   -  -     -     -        -     -
";

#[test]
fn adaptations_follow_the_chart() {
    let spdx = |name: &str| if name == "CC0" { "CC0-1.0".to_owned() } else { format!("CC-{name}-4.0") };
    let licence = |name: &str| CcLicence::of(&spdx(name)).unwrap();
    let mut rows = CHART.lines().filter(|row| !row.trim().is_empty());
    let columns: Vec<&str> = rows.next().unwrap().split_whitespace().collect();
    let mut judged = 0;
    for row in rows {
        let mut cells = row.split_whitespace();
        let of = cells.next().unwrap();
        for (under, cell) in columns.iter().zip(cells) {
            assert_eq!(licence(of).allows(licence(under)), cell == "x", "{of} under {under}");
            judged += 1;
        }
    }
    assert_eq!(judged, 49);
    let of = |spdx: &str| CcLicence::of(spdx).unwrap();
    assert!(of("CC-BY-SA-3.0").allows(of("CC-BY-SA-4.0")), "a later version is allowed");
    assert!(!of("CC-BY-SA-4.0").allows(of("CC-BY-SA-3.0")), "an earlier one is not");
}

#[test]
fn licences_are_spdx_identifiers() {
    for good in
        ["CC-BY-4.0", "cc-by-sa-4.0", "CC-BY-3.0-FR", "CC0-1.0", "MIT", "etalab-2.0", "LicenseRef-maison"]
    {
        assert!(CcLicence::is_plausible(good), "{good}");
    }
    for bad in ["CC-BY", "CC BY 4.0", "CC-BY-SA", "CC-BY-4", "CC-XY-4.0", "libre de droits", "CC-4.0", "CC"] {
        assert!(!CcLicence::is_plausible(bad), "{bad}");
    }
}

#[test]
fn an_unedited_copy_is_a_collection() {
    let mut path = sound();
    let origin = Origin { licence: "CC-BY-NC-SA-4.0".into(), ..Origin::default() };
    bases(&mut path).origin = Some(Box::new(origin.clone()));
    let told = |path: &TrainingPath, edited: &[&str]| {
        let edited = edited.iter().map(|id| (*id).to_owned()).collect();
        codes(&check(path, &CheckOptions { edited, ..CheckOptions::default() }))
    };
    assert_eq!(told(&path, &[]), ["C006"]);
    assert_eq!(told(&path, &["bases-3f8k"]), ["C005"], "whoever compares digests says so");
    bases(&mut path).licence = "CC-BY-NC-SA-4.0".into();
    assert_eq!(told(&path, &["bases-3f8k"]), [""; 0], "the module keeps the licence of its origin");
    bases(&mut path).origin = None;
    path.origin = Some(Box::new(origin));
    assert_eq!(told(&path, &[]), ["C006"]);
    let reason = Prose::new("Public plus jeune.");
    path.adaptations = keyed("a1", Adaptation { reason, ..Adaptation::default() });
    assert_eq!(told(&path, &[]), ["C005"]);
}

#[test]
fn codes_of_registers_are_told_each_by_its_form() {
    let mut path = sound();
    path.organisation = Some(Box::new(Organisation {
        name: "CCI".into(),
        siret: "12345678901234x".into(),
        nda: "11 75 12345 75".into(),
        ..Organisation::default()
    }));
    path.classification = Some(Box::new(Classification {
        formacode: set(["34566", "3456"]),
        nsf: set(["312", "31A"]),
        rome: set(["D1401", "1401D", "d1401"]),
        ..Classification::default()
    }));
    path.certification = Some(Box::new(Certification {
        register: Register::Rncp,
        code: "RS5616".into(),
        ..Certification::default()
    }));
    let places: Vec<String> = check(&path, &CheckOptions::default())
        .iter()
        .map(|it| format!("{} {}", it.rule.code, display_steps(&it.steps)))
        .collect();
    assert_eq!(
        places,
        [
            "V004 certification.code",
            "V004 classification.formacode[0]",
            "V004 classification.nsf[1]",
            "V004 classification.rome[0]",
            "V004 classification.rome[2]",
            "V004 organisation.siret",
        ]
    );
}

#[test]
fn addresses_lead_to_the_web_or_into_the_commons() {
    let is_bad = |url: &str| {
        let mut path = sound();
        path.origin = Some(Box::new(Origin { url: url.into(), ..Origin::default() }));
        codes(&check(&path, &CheckOptions::default())) == ["V002"]
    };
    for bad in [
        "javascript:alert(1)",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "\\\\serveur\\x",
        "https://",
        "ftp://x.fr",
        "https://a b",
        "JAVASCRIPT:x",
        "supports/../../x",
        "data:text/html,x",
    ] {
        assert!(is_bad(bad), "{bad}");
    }
    for good in ["https://example.org/a?b=c:d#e", "HTTP://EXAMPLE.ORG", "supports/guide.pdf"] {
        assert!(!is_bad(good), "{good}");
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    for (day, good) in [
        ("2026-09-14", true),
        ("2026-9-14", false),
        ("2026-13-01", false),
        ("2027-02-29", false),
        ("14/09/2026", false),
        ("2026-09-14T10:00", false),
        ("20260914", false),
    ] {
        let mut path = sound();
        path.updated = day.into();
        assert_eq!(codes(&check(&path, &CheckOptions::default())).contains(&"V001"), !good, "{day}");
    }
}

#[test]
fn stated_minutes_lie_within_those_of_the_activities() {
    let told = |stated: u32, activities: &[(u32, u32)], assessment: u32| {
        let mut path = sound();
        let module = bases(&mut path);
        *module.minutes.get_mut("OnSite").unwrap() = stated;
        module.assessments.get_mut("e1").unwrap().minutes = assessment;
        module.activities = activities
            .iter()
            .enumerate()
            .map(|(at, (minutes, minutes_max))| Activity {
                id: format!("a{at}x"),
                minutes: *minutes,
                minutes_max: *minutes_max,
                ..activity(Modality::OnSite)
            })
            .collect();
        codes(&check(&path, &CheckOptions::default())).contains(&"D002")
    };
    assert!(!told(120, &[(60, 0), (60, 0)], 0));
    assert!(told(90, &[(60, 0), (60, 0)], 0));
    assert!(told(150, &[(60, 0), (60, 0)], 0));
    assert!(!told(150, &[(60, 0), (60, 0)], 30), "assessments may count");
    assert!(!told(100, &[(40, 60), (40, 60)], 0), "within the range");
    assert!(!told(150, &[(60, 0), (0, 0)], 0), "an activity has no minutes yet");
    assert!(told(50, &[(60, 0), (0, 0)], 0), "too short whatever it will get");
    assert!(!told(u32::MAX, &[(u32::MAX, 0), (60, 0)], 0), "sums saturate");
}

#[test]
fn ids_that_look_alike_are_those_that_the_eye_confuses() {
    let alike = |one: &str, other: &str| {
        let mut path = sound();
        add(&mut path, one, "Un", []);
        add(&mut path, other, "Deux", []);
        codes(&check(&path, &CheckOptions::default())).contains(&"I002")
    };
    for (one, other) in
        [("vente-o", "vente-0"), ("vi1le", "ville"), ("modern", "modem"), ("a-b", "ab"), ("wagon", "vvagon")]
    {
        assert!(alike(one, other), "{one} {other}");
    }
    for (one, other) in [("c1-12", "c11-2"), ("vente", "ventes"), ("a2", "a3")] {
        assert!(!alike(one, other), "{one} {other}");
    }
}

#[test]
fn bounds_of_groups_may_be_open() {
    for (min, max, good) in [(4, 12, true), (4, 4, true), (0, 12, true), (4, 0, true), (5, 4, false)] {
        let mut path = sound();
        path.group_size = Some(Box::new(GroupSize { min, max, ..GroupSize::default() }));
        assert_eq!(codes(&check(&path, &CheckOptions::default())).is_empty(), good, "{min} to {max}");
    }
}

#[test]
fn every_hidden_character_is_told_wherever_it_stands() {
    let hidden = ('\0'..=char::MAX).filter(|c| crate::i18n::visible(&c.to_string()) != c.to_string());
    for c in hidden {
        for before in [0, 63, 64, 200] {
            let mut path = sound();
            bases(&mut path).title = format!("{}{c}é’", "a".repeat(before));
            let found = codes(&check(&path, &CheckOptions::default()));
            assert!(found.len() == 1 && found[0].starts_with('T'), "{c:?}: {found:?}");
        }
    }
}
