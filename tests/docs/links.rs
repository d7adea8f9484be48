//! Links between the pages, and the map of the architecture page.

use std::collections::BTreeSet;
use std::path::Path;

use crate::common::page::{file, text};

const PAGES: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/format.md",
    "docs/format.fr.md",
    "docs/keys.md",
    "docs/keys.fr.md",
    "docs/merge.md",
    "docs/merge.fr.md",
    "paths/LICENCE.md",
];

/// The targets of the links of a page.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.map(str::to_owned).collect()
}

/// The anchors of a page: of headings as they are made from their words, and explicit ones.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#')).map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let letters = words.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        letters.map(|c| if c == ' ' { '-' } else { c }).collect::<String>()
    });
    let ids = page.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut anchors: BTreeSet<String> = headings.collect();
    for id in ids {
        assert!(anchors.insert(id.to_owned()), "two anchors {id}");
    }
    anchors
}

#[test]
fn every_link_leads_somewhere() {
    let mut seen = 0;
    for name in PAGES {
        let page = text(name);
        anchors(&page);
        for link in links(&page) {
            if link.starts_with("http") {
                continue;
            }
            seen += 1;
            let (target, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let folder = Path::new(name).parent().expect("a page of the project");
            let target = if target.is_empty() { file(name) } else { file("").join(folder).join(target) };
            assert!(target.exists(), "{name}: {link}");
            if !anchor.is_empty() {
                let page = std::fs::read_to_string(&target).expect("a page");
                assert!(anchors(&page).contains(anchor), "{name}: {link}");
            }
        }
    }
    assert!(seen > 10);
}

#[test]
fn the_map_has_every_folder_of_the_source() {
    let page = text("docs/architecture.md");
    for entry in std::fs::read_dir(file("src")).expect("the source") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            assert!(page.contains(&format!("- **`src/{name}`**")), "src/{name} is not on the map");
        }
    }
    // What the page names is there.
    for part in page.split('`').skip(1).step_by(2) {
        let path = part.split([' ', ':', '#']).next().unwrap_or_default();
        let ours =
            ["src/", "tests/", "benches/", "docs/", "paths/"].iter().any(|start| path.starts_with(start));
        if ours && !path.contains(['*', '<', '…']) && path.chars().all(|c| !c.is_uppercase()) {
            assert!(file(path).exists(), "docs/architecture.md names {path}");
        }
    }
}

#[test]
fn no_page_names_the_machine_it_was_written_on() {
    for name in PAGES {
        let page = text(name);
        for folder in ["home", "root", "tmp"] {
            assert!(!page.contains(&format!("/{folder}/")), "{name}: {folder}");
        }
    }
}
