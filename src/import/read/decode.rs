//! From bytes to text: which encoding a file has.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use super::super::ImportError;

/// A file as text.
pub(in crate::import) struct Decoded {
    /// With LF at the end of lines and without byte order mark.
    pub text: String,
    /// The name of the encoding, as the web spells it.
    pub encoding: &'static str,
    /// Whether some bytes meant nothing in it and were replaced.
    pub lossy: bool,
    /// The lines, from 1, of bytes that are no UTF-8 in a file that else is; they were read as Windows-1252.
    pub foreign_bytes: Vec<usize>,
}

/// Reads bytes as text: a byte order mark decides, then valid UTF-8 is UTF-8, then `wanted` decides, else a guess
/// in favour of what spreadsheets in France write.
///
/// # Errors
/// When the bytes are no text, or `wanted` names no encoding.
pub(in crate::import) fn decode(bytes: &[u8], wanted: Option<&str>) -> Result<Decoded, ImportError> {
    let marked = Encoding::for_bom(bytes).is_some();
    let mut decoded = if !marked && wanted.is_none() && is_mostly_utf8(bytes) {
        mixed(bytes)
    } else {
        let encoding = match wanted {
            _ if marked => UTF_8,
            Some(label) => Encoding::for_label(label.as_bytes())
                .ok_or_else(|| ImportError::UnknownEncoding(label.to_owned()))?,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => guess(bytes),
        };
        // `decode` obeys a byte order mark whatever the encoding it is asked of.
        let (text, used, lossy) = encoding.decode(bytes);
        Decoded { text: text.into_owned(), encoding: used.name(), lossy, foreign_bytes: Vec::new() }
    };
    if decoded.text.contains('\0') {
        return Err(ImportError::Binary);
    }
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if decoded.text.contains('\r') {
        decoded.text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(decoded)
}

/// Whether a file that is no valid UTF-8 is UTF-8 but for a few bytes: what is written in several bytes is valid
/// at least three times as often as not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    invalid > 0 && valid >= 3 * invalid
}

/// UTF-8 with some bytes of Windows-1252 between.
fn mixed(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut foreign_bytes = Vec::new();
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
            if foreign_bytes.last() != Some(&line) {
                foreign_bytes.push(line);
            }
        }
    }
    Decoded { text, encoding: UTF_8.name(), lossy: false, foreign_bytes }
}

/// Guesses a one-byte encoding.
fn guess(bytes: &[u8]) -> &'static Encoding {
    // The commonest accented letters of French in Mac Roman, which a Mac's spreadsheet still writes:
    // rare signs or nothing in Windows-1252, whose own accented letters stand higher up.
    let mac = bytes.iter().filter(|byte| matches!(byte, 0x88 | 0x8D..=0x90)).count();
    let windows = bytes.iter().filter(|byte| matches!(byte, 0xC0..=0xC9 | 0xE0..=0xFF)).count();
    if mac > windows {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    // A few accents tell little: only a guess that reads every byte is followed.
    if guessed.decode_without_bom_handling(bytes).1 { WINDOWS_1252 } else { guessed }
}
