//! The bytes of a journal.
//!
//! Owns the frame (length, its check, checksum, payload), the difference between two texts as one splice, and
//! the replay of many. Each checksum covers the one before it, so a record counts only after all
//! those it builds on; whatever follows the first that fails is as if it had never been written. The length
//! has a check of its own, by which a record that was cut is told from one that is damaged.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How a journal begins, before the number of its version.
pub(super) const MAGIC: &[u8] = b"PARCOURS JOURNAL ";
/// The rest of the first line, in this version.
pub(super) const VERSION: &[u8] = b"2\n";

/// A checksum: the first bytes of a BLAKE3 hash, plenty against accidents.
pub(super) type Checksum = [u8; 8];

/// The length, its check and the checksum.
const FRAME_HEAD: usize = 4 + 4 + size_of::<Checksum>();

fn sum_of(before: Checksum, payload: &[u8]) -> Checksum {
    digest(before, payload)
}

/// The check of a length, which depends on the record before, too.
fn check_of(before: Checksum, len: [u8; 4]) -> [u8; 4] {
    digest(before, &len)
}

fn digest<const N: usize>(before: Checksum, bytes: &[u8]) -> [u8; N] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&before);
    hasher.update(bytes);
    let mut digest = [0; N];
    hasher.finalize_xof().fill(&mut digest);
    digest
}

/// Appends a record to `out`; returns its checksum, for the next. `None` when the payload is too
/// long for a record (4 GiB).
pub(super) fn frame(out: &mut Vec<u8>, before: Checksum, payload: &[u8]) -> Option<Checksum> {
    let len = u32::try_from(payload.len()).ok()?.to_le_bytes();
    let sum = sum_of(before, payload);
    out.extend_from_slice(&len);
    out.extend_from_slice(&check_of(before, len));
    out.extend_from_slice(&sum);
    out.extend_from_slice(payload);
    Some(sum)
}

/// The payloads of the records at the head of `bytes`, up to the first that is damaged or cut.
pub(super) struct Frames<'a> {
    rest: &'a [u8],
    before: Checksum,
}

impl<'a> Frames<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, before: Checksum::default() }
    }

    /// Whether everything was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether the rest is shorter than the record it begins, as a kill leaves it; otherwise it is
    /// damaged.
    pub(super) fn is_cut(&self) -> bool {
        let Some((len, check, rest)) = self.head() else { return self.rest.len() < FRAME_HEAD };
        check == check_of(self.before, len) && rest.len() < payload_len(len)
    }

    /// The length, its check, and what follows the head of the next record.
    fn head(&self) -> Option<([u8; 4], [u8; 4], &'a [u8])> {
        let (len, rest) = self.rest.split_first_chunk::<4>()?;
        let (check, rest) = rest.split_first_chunk::<4>()?;
        Some((*len, *check, rest.get(size_of::<Checksum>()..)?))
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (len, check, rest) = self.head()?;
        let (payload, rest) = rest.split_at_checked(payload_len(len))?;
        let sum = sum_of(self.before, payload);
        let written = self.rest.get(FRAME_HEAD - size_of::<Checksum>()..FRAME_HEAD)?;
        if check != check_of(self.before, len) || written != sum {
            return None;
        }
        self.before = sum;
        self.rest = rest;
        Some(payload)
    }
}

fn payload_len(len: [u8; 4]) -> usize {
    usize::try_from(u32::from_le_bytes(len)).unwrap_or(usize::MAX)
}

/// One change of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Splice<'a> {
    pub(super) offset: usize,
    pub(super) removed: usize,
    pub(super) inserted: &'a [u8],
}

impl<'a> Splice<'a> {
    /// The smallest single change that makes `new` of `old`; one pass over both.
    pub(super) fn between(old: &[u8], new: &'a [u8]) -> Self {
        let offset = common_prefix(old, new);
        let (old, new) = (old.get(offset..).unwrap_or_default(), new.get(offset..).unwrap_or_default());
        let suffix = common_suffix(old, new);
        let inserted = new.get(..new.len() - suffix).unwrap_or_default();
        Self { offset, removed: old.len() - suffix, inserted }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.removed == 0 && self.inserted.is_empty()
    }

    /// The payload of its record, with the time it was made.
    pub(super) fn encode(&self, at: SystemTime) -> Vec<u8> {
        let millis = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let mut payload = Vec::with_capacity(24 + self.inserted.len());
        for number in [u64::try_from(millis).unwrap_or_default(), self.offset as u64, self.removed as u64] {
            payload.extend_from_slice(&number.to_le_bytes());
        }
        payload.extend_from_slice(self.inserted);
        payload
    }

    pub(super) fn decode(payload: &'a [u8]) -> Option<(SystemTime, Self)> {
        let (millis, rest) = payload.split_first_chunk::<8>()?;
        let (offset, rest) = rest.split_first_chunk::<8>()?;
        let (removed, inserted) = rest.split_first_chunk::<8>()?;
        let at = UNIX_EPOCH.checked_add(Duration::from_millis(u64::from_le_bytes(*millis)))?;
        let offset = usize::try_from(u64::from_le_bytes(*offset)).ok()?;
        let removed = usize::try_from(u64::from_le_bytes(*removed)).ok()?;
        Some((at, Self { offset, removed, inserted }))
    }
}

/// Long enough for the comparison of two blocks to be as fast as memory, short enough for the
/// search in the block that differs to cost nothing.
const BLOCK: usize = 512;

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let same: usize =
        a.chunks(BLOCK).zip(b.chunks(BLOCK)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    same + a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    let same: usize =
        a.rchunks(BLOCK).zip(b.rchunks(BLOCK)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let a = a.get(..a.len() - same).unwrap_or_default();
    let b = b.get(..b.len() - same).unwrap_or_default();
    same + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// A text to which splices are applied. The bytes after the last change are kept apart and
/// reversed, so that changes near each other cost what they change, not the length of the text.
pub(super) struct Replay {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Replay {
    pub(super) fn new(base: &[u8]) -> Self {
        Self { before: base.to_vec(), after: Vec::new() }
    }

    /// Applies a change; `None`, with nothing changed, when it lies outside of the text.
    pub(super) fn apply(&mut self, splice: &Splice<'_>) -> Option<()> {
        let len = self.before.len() + self.after.len();
        let end = splice.offset.checked_add(splice.removed).filter(|end| *end <= len)?;
        // The gap goes to the end of what is removed, which then is the end of `before`.
        if end <= self.before.len() {
            self.after.extend(self.before.drain(end..).rev());
        } else {
            let from = len - end;
            self.before.extend(self.after.drain(from..).rev());
        }
        self.before.truncate(splice.offset);
        self.before.extend_from_slice(splice.inserted);
        Some(())
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.before.extend(self.after.drain(..).rev());
        self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_splice_is_as_small_as_it_can_be() {
        let splice = Splice::between(b"abcdef", b"abXYef");
        assert_eq!(splice, Splice { offset: 2, removed: 2, inserted: b"XY" });
        assert_eq!(Splice::between(b"aaa", b"aa"), Splice { offset: 2, removed: 1, inserted: b"" });
        assert!(Splice::between(b"same", b"same").is_nothing());
        let long = vec![b'x'; 3 * BLOCK + 7];
        let mut other = long.clone();
        other[BLOCK + 1] = b'y';
        assert_eq!(Splice::between(&long, &other), Splice { offset: BLOCK + 1, removed: 1, inserted: b"y" });
    }

    #[test]
    fn a_splice_outside_of_the_text_is_refused() {
        let mut replay = Replay::new(b"abc");
        for (offset, removed) in [(4, 0), (3, 1), (usize::MAX, 2)] {
            assert!(replay.apply(&Splice { offset, removed, inserted: b"x" }).is_none());
        }
        assert_eq!(replay.finish(), b"abc");
    }

    proptest! {
        #[test]
        fn replayed_splices_give_each_text(texts in proptest::collection::vec("[ab]{0,40}", 1..12)) {
            let mut replay = Replay::new(texts[0].as_bytes());
            for pair in texts.windows(2) {
                let splice = Splice::between(pair[0].as_bytes(), pair[1].as_bytes());
                let payload = splice.encode(SystemTime::now());
                prop_assert_eq!(Splice::decode(&payload).map(|(_, splice)| splice), Some(splice));
                replay.apply(&splice).unwrap();
            }
            let finished = replay.finish();
            prop_assert_eq!(finished.as_slice(), texts[texts.len() - 1].as_bytes());
        }
    }
}
