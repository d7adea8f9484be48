//! What several test programs share.
#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test may break")]

pub mod cases;
pub mod contested;
pub mod generate;
pub mod library;
pub mod looks;
pub mod page;
pub mod readable;
pub mod screen;
pub mod source;
pub mod svg;
pub mod tables;

use std::path::PathBuf;

/// The folder of real data beside the project, where there is one; says so when there is not.
pub fn shared(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PARCOURS_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(part);
    if found.exists() {
        return Some(found);
    }
    eprintln!("SKIPPED: no shared data here ({part})");
    None
}

/// Every file of the sample commons.
pub fn sample_files() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("paths")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sample commons") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "ron") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
