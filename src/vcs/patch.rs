//! The patch of one file, as `git diff` would have made it without this program.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::Path;

use super::error::VcsError;
use super::run::Git;

/// One side of a difference, as git tells a driver of it.
#[derive(Debug, Clone, Copy)]
pub struct PatchSide<'a> {
    /// The name in the repository.
    pub name: &'a Path,
    /// The file that holds the content; the empty device where there is none.
    pub file: &'a Path,
    /// The id of the content: zeros for one that is not stored.
    pub id: &'a str,
    /// The mode, `100644`, or `.` where there is no file.
    pub mode: &'a str,
}

impl PatchSide<'_> {
    fn exists(&self) -> bool {
        self.mode != "."
    }
}

/// The patch from one side to the other; `renamed` holds the lines that git gives of a rename.
///
/// # Errors
/// git can't compare the files.
pub fn patch(old: PatchSide<'_>, new: PatchSide<'_>, renamed: Option<&str>) -> Result<Vec<u8>, VcsError> {
    let args: [&OsStr; 9] = [
        OsStr::new("diff"),
        OsStr::new("--no-index"),
        OsStr::new("--no-ext-diff"),
        OsStr::new("--no-textconv"),
        OsStr::new("--no-color"),
        OsStr::new("--no-prefix"),
        OsStr::new("--"),
        old.file.as_os_str(),
        new.file.as_os_str(),
    ];
    let git = Git::in_folder(Path::new("."));
    let answer = git.ask(&args)?;
    if !matches!(answer.code, Some(0 | 1)) {
        return Err(git.refusal("diff", &answer));
    }
    let (old_name, new_name) = (named("a/", old.name), named("b/", new.name));
    let mut head = vec![format!("diff --git {old_name} {new_name}")];
    match (old.exists(), new.exists()) {
        (false, true) => head.push(format!("new file mode {}", new.mode)),
        (true, false) => head.push(format!("deleted file mode {}", old.mode)),
        _ if old.mode != new.mode => {
            head.extend([format!("old mode {}", old.mode), format!("new mode {}", new.mode)]);
        }
        _ => {}
    }
    match renamed {
        Some(lines) => head.extend(lines.lines().map(str::to_owned)),
        None if old.id != new.id || answer.code == Some(1) => {
            let mode = if old.mode == new.mode { format!(" {}", new.mode) } else { String::new() };
            head.push(format!("index {}..{}{mode}", short(old.id), short(new.id)));
        }
        None => {}
    }
    let body = hunks(&answer.out);
    if body.starts_with(b"@@") {
        let side = |side: &PatchSide<'_>, name: &str| {
            if side.exists() { with_tab(name) } else { String::from("/dev/null") }
        };
        head.extend([format!("--- {}", side(&old, &old_name)), format!("+++ {}", side(&new, &new_name))]);
    }
    let mut out = (head.join("\n") + "\n").into_bytes();
    out.extend_from_slice(body);
    Ok(out)
}

/// The part of a patch behind the lines that name the files.
fn hunks(patch: &[u8]) -> &[u8] {
    let mut start = 0;
    for line in patch.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"@@ ") {
            return &patch[start..];
        }
        start += line.len();
    }
    &[]
}

fn short(id: &str) -> &str {
    id.get(..7).unwrap_or(id)
}

/// A name as git writes it in a patch: quoted where a line could not hold it.
fn named(prefix: &str, name: &Path) -> String {
    let mut full = OsString::from(prefix);
    full.push(name);
    let text = full.to_string_lossy();
    if !text.chars().any(|c| c.is_control() || c == '"' || c == '\\') {
        return text.into_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Writing to a String can’t fail.
            c if c.is_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A name with a blank in it ends with a tab, or a reader would not know where it ends.
fn with_tab(name: &str) -> String {
    if name.contains(' ') && !name.starts_with('"') { format!("{name}\t") } else { name.to_owned() }
}
