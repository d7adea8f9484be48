use super::*;
use crate::format::read;
use crate::i18n::Lang;

const PATH: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "essai",
    title: "Essai",
    stages: [
        (id: "s1", title: "Un", modules: ["a", "b"]),
        (id: "s2", title: "Vide"),
        (id: "s3", title: "Deux", modules: ["c"]),
    ],
    modules: {
        "a": (title: "Alpha", minutes: {OnSite: 210, SelfPaced: 30}),
        "b": (title: "Beta", kind: Optional, minutes: {OnSite: 60}),
        "c": (title: "Gamma", requires: [(any_of: ["a"])], minutes: {Workplace: 120}),
        "d": (title: "Delta"),
    },
)
"#;

fn timeline() -> Timeline {
    let path: TrainingPath = read(PATH).unwrap();
    Timeline::of(&path, &Graph::of(&path))
}

#[test]
fn bars_follow_each_other_and_sums_agree() {
    let timeline = timeline();
    let bars: Vec<(&str, u32, u32, bool)> = timeline
        .groups
        .iter()
        .flat_map(|group| &group.bars)
        .map(|bar| (bar.id.as_str(), bar.start, bar.end(), bar.critical))
        .collect();
    assert_eq!(
        bars,
        [("a", 0, 240, true), ("b", 240, 300, false), ("c", 300, 420, true), ("d", 420, 420, false)]
    );
    assert_eq!((timeline.minutes, timeline.optional, timeline.critical), (420, 60, 360));
    let by =
        |modality: &Modality| timeline.by_modality.iter().find(|(have, _)| have == modality).map(|b| b.1);
    assert_eq!(by(&Modality::OnSite), Some(270));
    assert_eq!(by(&Modality::Workplace), Some(120));
    let stages: Vec<(Option<usize>, u32)> = timeline.groups.iter().map(|g| (g.stage, g.minutes)).collect();
    assert_eq!(stages, [(Some(0), 300), (Some(1), 0), (Some(2), 120), (None, 0)]);
}

#[test]
fn cells_share_the_axis_out() {
    let bar = |start, minutes: &[u32]| Bar {
        id: String::new(),
        title: String::new(),
        minutes: minutes.iter().sum(),
        by_modality: Modality::ALL.iter().cloned().zip(minutes.iter().copied()).collect(),
        start,
        critical: false,
        optional: false,
    };
    for width in 1..60 {
        for total in [1, 7, 60, 421, 100_000] {
            let mut start = 0;
            let mut last = 0;
            for minutes in [[1, 0], [total / 3, total / 9], [0, total / 4]] {
                let bar = bar(start, &minutes);
                start = (start + bar.minutes).min(total);
                let (from, parts) = cells(&bar, total, width);
                let taken: usize = parts.iter().map(|(_, count)| count).sum();
                assert!(from + taken <= width, "{width} {total}");
                assert_eq!(taken > 0, bar.minutes > 0, "what takes time is seen: {width} {total}");
                assert!(from + 1 >= last, "bars follow each other: {width} {total}");
                last = from + taken;
            }
        }
    }
    let (from, parts) = cells(&bar(30, &[30, 60]), 120, 12);
    assert_eq!((from, parts), (3, vec![(Modality::OnSite, 3), (Modality::RemoteLive, 6)]));
    assert_eq!(cells(&bar(0, &[]), 0, 10), (0, vec![]));
}

#[test]
fn the_page_reads_as_people_expect() {
    let path: TrainingPath = read(PATH).unwrap();
    for width in [24, 40, 80, 120] {
        use unicode_width::UnicodeWidthStr;
        let page = timeline_page(&path, Lang::Fr, width);
        let over: Vec<&str> = page.lines().filter(|line| line.width() > width.max(56)).collect();
        assert!(over.is_empty(), "{width}: {over:#?}");
    }
    insta::assert_snapshot!(timeline_page(&path, Lang::Fr, 80));
}
