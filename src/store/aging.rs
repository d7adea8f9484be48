//! What is kept for convenience goes away by age and by size.

use super::fs::Fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// A file that is kept.
pub(super) type Kept = (SystemTime, u64, PathBuf);

/// Removes what is older than `kept_for`, then the oldest while all together take more than `most` bytes.
pub(super) fn forget<F: Fs>(fs: &F, mut kept: Vec<Kept>, (most, kept_for): (u64, Duration), now: SystemTime) {
    kept.sort();
    let mut total: u64 = kept.iter().map(|(_, len, _)| len).sum();
    for (at, len, path) in kept {
        let old = now.duration_since(at).is_ok_and(|age| age > kept_for);
        if !old && total <= most {
            break;
        }
        if fs.unlink(&path).is_ok() {
            total -= len;
        }
    }
}
