//! Parts of pages that are made from the program, held equal to what it makes.
//!
//! Such a part stands between `<!-- NAME begin … -->` and `<!-- NAME end -->`. `UPDATE_DOCS=1` writes it
//! anew; without it a part that differs fails the test.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Tests of one program run side by side, and several write to one page.
static PAGES: Mutex<()> = Mutex::new(());

/// A file of the project by its path from the root.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a page.
pub fn text(name: &str) -> String {
    let _alone = PAGES.lock().unwrap_or_else(PoisonError::into_inner);
    read(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Holds the part `part` of the page `name` equal to `made`.
pub fn hold(name: &str, part: &str, made: &str) {
    let _alone = PAGES.lock().unwrap_or_else(PoisonError::into_inner);
    let old = read(name);
    let (begin, end) = bounds(&old, part).unwrap_or_else(|| panic!("{name}: no part « {part} »"));
    let made = format!("\n{}\n", made.trim_matches('\n'));
    if old[begin..end] == made {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{name}: the part « {part} » is no longer what the program makes; UPDATE_DOCS=1 writes it anew:\n{made}"
    );
    let new = format!("{}{made}{}", &old[..begin], &old[end..]);
    std::fs::write(file(name), new).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// Holds a whole file equal to `made`.
pub fn hold_file(name: &str, made: &str) {
    let _alone = PAGES.lock().unwrap_or_else(PoisonError::into_inner);
    if std::fs::read_to_string(file(name)).is_ok_and(|old| old == made) {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{name} is no longer what the program makes; UPDATE_DOCS=1 writes it anew"
    );
    let path = file(name);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    std::fs::write(path, made).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// The bounds of a part in bytes, without the lines of its marks.
fn bounds(page: &str, part: &str) -> Option<(usize, usize)> {
    let opening = page.find(&format!("<!-- {part} begin"))?;
    let begin = opening + page[opening..].find('\n')?;
    let end = page.find(&format!("<!-- {part} end -->"))?;
    (begin < end).then_some((begin, end))
}

/// A fenced block of a page.
pub struct Block {
    /// The line of the page on which its text begins, from 1.
    pub line: usize,
    /// What stands behind the opening marks.
    pub info: String,
    /// Its text.
    pub text: String,
}

/// The fenced blocks of a page.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Block { line: number + 2, info: info.trim().to_owned(), text: String::new() });
            }
            (Some(_), Some("")) => found.extend(open.take()),
            (Some(block), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fenced block is not closed");
    found
}
