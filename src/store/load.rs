//! Reading a file with care.
//!
//! Owns the refusals that come before any parsing (not a file, too large, not UTF-8) and the
//! identity by which a later save knows that the file is still the one that was read.

use super::error::{Encoding, LoadError};
use super::fs::{Access, EntryKind, Fs, Metadata, patiently, read_up_to};
use super::resolve::{Unresolved, resolve};
use super::saved::FileIdentity;
use super::text_form::TextForm;
use std::io;
use std::path::{Path, PathBuf};

impl FileIdentity {
    /// The identity of a file with these bytes.
    pub(super) fn of(found: &Metadata, bytes: &[u8]) -> Self {
        Self {
            device: found.device,
            inode: found.inode,
            len: bytes.len() as u64,
            modified: found.modified,
            hash: hash(bytes),
        }
    }

    /// Whether two versions have the same bytes, wherever and whenever they were written.
    pub fn same_content(&self, other: &Self) -> bool {
        self.len == other.len && self.hash == other.hash
    }
}

/// The hash and the length of an open file, in a piece of memory however long it is.
pub(super) fn hash_of<F: Fs>(fs: &F, file: &F::File) -> io::Result<([u8; 32], u64)> {
    let mut hasher = blake3::Hasher::new();
    let mut piece = vec![0; PIECE];
    let mut len = 0;
    loop {
        let read = patiently(|| fs.read_at(file, len, &mut piece))?;
        if read == 0 {
            return Ok((*hasher.finalize().as_bytes(), len));
        }
        hasher.update(piece.get(..read).unwrap_or_default());
        len += read as u64;
    }
}

/// How much is read at once where only the hash is wanted, in bytes.
const PIECE: usize = 256 * 1024;

/// The hash by which contents are compared.
pub(super) fn hash(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Its text, without the byte order mark.
    pub text: String,
    /// How the text stands in the file, for the next save.
    pub form: TextForm,
    /// The version that was read, with the mark.
    pub identity: FileIdentity,
    /// Whether this process may not write it: the file opens read-only, and another name is offered.
    pub read_only: bool,
    /// The real file, at the end of the links.
    pub path: PathBuf,
}

/// Reads the text of a file of at most `limit` bytes.
pub fn load<F: Fs>(fs: &F, path: &Path, limit: u64) -> Result<Loaded, LoadError> {
    let real = real(fs, path)?;
    let (bytes, found) = read(fs, path, &real, limit)?;
    let identity = FileIdentity::of(&found, &bytes);
    let (text, bom) = decode(path, bytes)?;
    let form = TextForm::of(&text, bom);
    Ok(Loaded { text, form, identity, read_only: !fs.may_write(&real), path: real })
}

/// Reads the bytes of a file of at most `limit`, in whatever encoding.
pub fn load_bytes<F: Fs>(fs: &F, path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
    let real = real(fs, path)?;
    read(fs, path, &real, limit).map(|(bytes, _)| bytes)
}

/// The file at the end of the links, which is there.
fn real<F: Fs>(fs: &F, path: &Path) -> Result<PathBuf, LoadError> {
    let target = resolve(fs, path).map_err(|why| unresolved(path, why))?;
    match target.found {
        Some(_) => Ok(target.path),
        None => Err(LoadError::Missing { path: path.to_path_buf() }),
    }
}

/// As [`load`], for who will not save the file again and needs no more than its text, without the byte order
/// mark.
pub fn load_text<F: Fs>(fs: &F, path: &Path, limit: u64) -> Result<String, LoadError> {
    Ok(decode(path, load_bytes(fs, path, limit)?)?.0)
}

/// The version of a file that stands at a path now; `None` when nothing does.
pub fn identify<F: Fs>(fs: &F, path: &Path) -> Result<Option<FileIdentity>, LoadError> {
    let target = resolve(fs, path).map_err(|why| unresolved(path, why))?;
    if target.found.is_none() {
        return Ok(None);
    }
    match hashed(fs, path, &target.path) {
        Err(LoadError::Missing { .. }) => Ok(None),
        found => found.map(Some),
    }
}

/// Whether anything stands at a path, at the end of its links; reads nothing of it.
pub fn exists<F: Fs>(fs: &F, path: &Path) -> Result<bool, LoadError> {
    let target = resolve(fs, path).map_err(|why| unresolved(path, why))?;
    Ok(target.found.is_some())
}

/// The identity of the real file `at`, read piece by piece: it may be larger than what fits in memory.
fn hashed<F: Fs>(fs: &F, path: &Path, at: &Path) -> Result<FileIdentity, LoadError> {
    let (file, found) = open_ordinary(fs, path, at)?;
    let (hash, len) = hash_of(fs, &file).map_err(|source| failed(path, source))?;
    Ok(FileIdentity { device: found.device, inode: found.inode, len, modified: found.modified, hash })
}

fn unresolved(path: &Path, why: Unresolved) -> LoadError {
    let path = path.to_path_buf();
    match why {
        Unresolved::Dangling(target) => LoadError::Dangling { path, target },
        Unresolved::Loop => LoadError::Loop { path },
        Unresolved::Refused(source) => LoadError::Failed { path, source },
    }
}

/// Reads the bytes of the real file `at`; `path` is the name it goes by in errors.
fn read<F: Fs>(fs: &F, path: &Path, at: &Path, limit: u64) -> Result<(Vec<u8>, Metadata), LoadError> {
    let (file, found) = open_ordinary(fs, path, at)?;
    let too_large = |len| LoadError::TooLarge { path: path.to_path_buf(), len, limit };
    if found.len > limit {
        return Err(too_large(found.len));
    }
    let bytes = read_up_to(fs, &file, found.len, limit).map_err(|source| failed(path, source))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok((bytes, found))
}

fn failed(path: &Path, source: io::Error) -> LoadError {
    match source.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { path: path.to_path_buf() },
        _ => LoadError::Failed { path: path.to_path_buf(), source },
    }
}

/// Opens the real file `at`, which is no folder, pipe or device.
fn open_ordinary<F: Fs>(fs: &F, path: &Path, at: &Path) -> Result<(F::File, Metadata), LoadError> {
    let failed = |source| failed(path, source);
    // Looked at before it is opened, because opening some devices does something; and looked at
    // again once open, because another file may have come in its place.
    let ordinary = |found: Metadata| match found.kind {
        EntryKind::File => Ok(found),
        kind => Err(LoadError::NotAFile { path: path.to_path_buf(), kind }),
    };
    ordinary(patiently(|| fs.metadata(at)).map_err(failed)?)?;
    let file = patiently(|| fs.open(at, Access::Read)).map_err(failed)?;
    let found = ordinary(patiently(|| fs.metadata_of(&file)).map_err(failed)?)?;
    Ok((file, found))
}

/// U+FEFF at the head of a text, in UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

fn decode(path: &Path, mut bytes: Vec<u8>) -> Result<(String, bool), LoadError> {
    let bom = bytes.starts_with(BOM);
    if bom {
        bytes.drain(..BOM.len());
    }
    let skipped = if bom { BOM.len() } else { 0 };
    let refused = |bytes: &[u8], at: usize, encoding| LoadError::NotUtf8 {
        path: path.to_path_buf(),
        offset: (skipped + at) as u64,
        line: 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count(),
        encoding,
    };
    // Plain letters in UTF-16 are valid UTF-8 too, every second one a NUL: looked at first.
    if let Some(encoding) = utf16(&bytes) {
        let nul = bytes.iter().position(|byte| matches!(byte, 0 | 0xfe | 0xff)).unwrap_or_default();
        return Err(refused(&bytes, nul, encoding));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, bom)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let encoding = if bytes.contains(&0) { Encoding::Unknown } else { Encoding::Windows1252 };
            Err(refused(&bytes, at, encoding))
        }
    }
}

/// Whether the text looks like UTF-16: by its mark, or because most of its first letters have a NUL
/// on the same side.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some(Encoding::Utf16Little);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some(Encoding::Utf16Big);
    }
    let (pairs, _) = bytes.get(..bytes.len().min(512)).unwrap_or_default().as_chunks::<2>();
    let (mut little, mut big) = (0, 0);
    for pair in pairs {
        match pair {
            [1..=255, 0] => little += 1,
            [0, 1..=255] => big += 1,
            _ => {}
        }
    }
    // A short text with a stray NUL in it is no UTF-16.
    let most = |count: usize| count >= 4 && count * 4 >= pairs.len() * 3;
    if most(little) {
        Some(Encoding::Utf16Little)
    } else if most(big) {
        Some(Encoding::Utf16Big)
    } else {
        None
    }
}
