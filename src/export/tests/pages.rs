//! What the pages look like, kept as pictures in letters.

use unicode_width::UnicodeWidthStr;

use super::rich;
use crate::export::{Format, export, outline_page, stats_json, stats_page};
use crate::i18n::Lang;
use crate::model::TrainingPath;

fn small() -> TrainingPath {
    super::read(
        r#"Path(format: 1, id: "petit-5e6f", title: "Petit parcours", modules: {
            "fin-2b": (title: "Finir", requires: [(any_of: ["debut-1a"])], minutes: {OnSite: 45}),
            "debut-1a": (title: "Commencer", minutes: {OnSite: 30}),
        })"#,
    )
}

fn keep(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn markdown() {
    for lang in Lang::ALL {
        for (name, path) in [("small", small()), ("rich", rich())] {
            let page = export(&path, Format::Markdown, lang).unwrap().text;
            keep(&format!("markdown-{name}-{}", lang.tag()), &page);
        }
    }
}

#[test]
fn plain() {
    for lang in Lang::ALL {
        for (name, path) in [("small", small()), ("rich", rich())] {
            keep(&format!("outline-{name}-{}", lang.tag()), &outline_page(&path, lang, 80));
            keep(&format!("stats-{name}-{}", lang.tag()), &stats_page(&path, lang, 80));
        }
    }
}

#[test]
fn plain_pages_keep_their_width() {
    let mut path = rich();
    path.modules.get_mut("accueil-1a").unwrap().title = "接客の基本 ".repeat(30) + &"é".repeat(200);
    for lang in Lang::ALL {
        for width in [40, 80, 120] {
            for line in outline_page(&path, lang, width).lines() {
                assert!(line.width() <= width, "{} columns of {width}: {line}", line.width());
            }
        }
        for line in stats_page(&path, lang, 80).lines() {
            assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
    }
}

#[test]
fn figures_as_json() {
    let figures = stats_json(&rich());
    assert_eq!(figures["totals"]["minutes"], 870);
    // 180 + 240 on site beside 60 of the sale and 120 of the project.
    assert_eq!(
        figures["minutes_by_modality"],
        serde_json::json!({"OnSite": 420, "SelfPaced": 90, "Workplace": 300, "PersonalWork": 60})
    );
    assert_eq!(figures["hours_by_modality"]["OnSite"], 7.0);
    let sale = figures["modules"].as_array().unwrap().iter().find(|m| m["id"] == "vente-3c").unwrap();
    // Nothing waits for it; three chains of two modules lead to it.
    assert_eq!((sale["blocking"].as_u64(), sale["delay"].as_u64()), (Some(0), Some(2)));
    assert_eq!(sale["complexity"], 2);
    // The reception, then the sale: 240 + 360.
    assert_eq!(figures["critical_path"]["minutes"], 600);
    assert_eq!(figures["critical_path"]["modules"], serde_json::json!(["accueil-1a", "vente-3c"]));
}

#[test]
fn every_sample_path_is_handed_out_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("paths");
    let centres = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = centres.flat_map(|centre| std::fs::read_dir(centre.path()).into_iter().flatten().flatten());
    let mut seen = 0;
    for file in files.filter(|file| file.path().to_string_lossy().ends_with(".path.ron")) {
        seen += 1;
        let path = super::read(&std::fs::read_to_string(file.path()).unwrap());
        let page = export(&path, Format::Markdown, Lang::Fr).unwrap().text;
        assert_eq!(page.lines().filter(|line| line.starts_with("#### ")).count(), path.modules.len());
        let page = export(&path, Format::Html, Lang::Fr).unwrap().text;
        assert_eq!(page.matches("<article class=\"module\"").count(), path.modules.len());
    }
    if seen == 0 {
        eprintln!("skipped: no sample paths here");
    }
}

#[test]
fn a_branch_goes_on_beside_a_title_of_two_lines() {
    let mut path = small();
    path.modules.get_mut("debut-1a").unwrap().title = "Commencer par le commencement de tout".into();
    let page = outline_page(&path, Lang::Fr, 34);
    assert!(page.contains("\n│  commencement de tout\n│"), "{page}");
}
