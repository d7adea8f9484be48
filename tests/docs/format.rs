//! The examples of the format pages.

use crate::common::page::{Block, blocks, text};
use mille_parcours::format::{Content, FileKind};

const PAGES: [&str; 2] = ["docs/format.md", "docs/format.fr.md"];

/// What an example is, by the record that it opens with.
fn kind(block: &Block) -> FileKind {
    let opening = block.text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    match opening.split('(').next() {
        Some("Path") => FileKind::Path,
        Some("Module") => FileKind::Module,
        Some("Card") => FileKind::Card,
        Some("Commons") => FileKind::Charter,
        other => panic!("line {}: {other:?} opens no file", block.line),
    }
}

#[test]
fn examples_are_read_and_canonical_ones_are_canonical() {
    for page in PAGES {
        let mut loose: Option<String> = None;
        let mut seen = (0, 0);
        for block in blocks(&text(page)) {
            let Some(claim) = block.info.strip_prefix("ron") else { continue };
            let place = format!("{page}:{}", block.line);
            let content =
                Content::read(kind(&block), &block.text).unwrap_or_else(|error| panic!("{place}: {error:?}"));
            match claim.trim() {
                "canonical" => {
                    assert_eq!(content.write(), block.text, "{place} is not canonical");
                    seen.0 += 1;
                    if let Some(written) = loose.take() {
                        assert_eq!(written, block.text, "{place} is not what the example before it becomes");
                        seen.1 += 1;
                    }
                }
                "loose" => {
                    assert_ne!(content.write(), block.text, "{place} is canonical already");
                    loose = Some(content.write());
                }
                other => panic!("{place}: « ron {other} » says nothing"),
            }
        }
        assert!(loose.is_none(), "{page}: what does the loose example become?");
        assert!(seen.0 >= 4 && seen.1 >= 1, "{page}: {seen:?}");
    }
}

#[test]
fn both_pages_have_the_same_examples() {
    let [english, french] = PAGES.map(|page| blocks(&text(page)));
    // Comments are in the language of the page.
    let bare = |blocks: &[Block]| -> Vec<String> {
        let bare = |text: &str| {
            text.lines()
                .map(|l| l.split("//").next().unwrap_or_default().trim_end())
                .collect::<Vec<_>>()
                .join("\n")
        };
        blocks.iter().map(|block| format!("{}\n{}", block.info, bare(&block.text))).collect()
    };
    assert_eq!(bare(&english), bare(&french));
}
