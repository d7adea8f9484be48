//! What the names of everything kept for one file begin with.

use std::path::Path;

/// What the names of the journals and copies of a file begin with: the same for every way to name it, as far as the disk
/// can tell.
pub(super) fn mark_of(file: &Path) -> String {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let real = whole.canonicalize().ok().or_else(|| {
        // Not there now: its folder may still be.
        Some(whole.parent()?.canonicalize().ok()?.join(whole.file_name()?))
    });
    let real = real.unwrap_or(whole);
    blake3::hash(real.as_os_str().as_encoded_bytes()).to_hex().get(..16).unwrap_or_default().to_owned()
}
