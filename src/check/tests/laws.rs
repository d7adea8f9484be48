//! What holds of all rules alike, shown by their cases.

use super::table::CASES;
use super::*;

#[test]
fn a_sound_path_has_no_findings() {
    assert_eq!(codes(&check(&sound(), &options())), [""; 0]);
}

#[test]
fn each_rule_is_triggered_and_nearly_triggered() {
    for (code, trigger, near) in CASES {
        let (mut hit, mut miss) = (sound(), sound());
        trigger(&mut hit);
        near(&mut miss);
        let (found, spared) = (check(&hit, &options()), check(&miss, &options()));
        assert!(codes(&found).contains(code), "{code} is not told, only {:?}", codes(&found));
        assert!(!codes(&spared).contains(code), "{code} is told of a near miss");
    }
}

#[test]
fn every_rule_has_a_case() {
    for rule in RULES {
        let cases = CASES.iter().filter(|(code, ..)| *code == rule.code).count();
        let across = super::cases::ACROSS_FILES.iter().filter(|code| **code == rule.code).count();
        assert_eq!(cases + across, 1, "cases of {}", rule.code);
    }
}

#[test]
fn draft_and_shared_are_judged_as_the_table_says() {
    for (code, trigger, _) in CASES {
        let rule = explain(code).unwrap();
        let mut path = sound();
        trigger(&mut path);
        let told = |path: &TrainingPath| {
            check(path, &options()).into_iter().find(|finding| finding.rule == rule).map(|it| it.severity)
        };
        assert_eq!(told(&path), Some(rule.severity), "{code}, shared");
        path.status = Status::Draft;
        assert_eq!(told(&path), rule.draft, "{code}, draft");
        assert!(rule.draft <= Some(rule.severity), "{code}: a draft is judged more strictly");
    }
}

#[test]
fn profiles_are_asked_one_by_one() {
    let mut path = sound();
    path.price = String::new();
    path.title = "x".repeat(300);
    assert_eq!(codes(&check(&path, &CheckOptions::default())), [""; 0]);
    let only = |profile| CheckOptions { profiles: [profile].into(), ..CheckOptions::default() };
    assert_eq!(codes(&check(&path, &only(Profile::Qualiopi))), ["Q001"]);
    assert_eq!(codes(&check(&path, &only(Profile::Lheo))), ["L001"]);
}
