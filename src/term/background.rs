//! The background of the terminal, dark or light, for the theme that follows it.
//!
//! Owns the question (OSC 11) and the reading of the answer. Nobody waits for it: the first picture is drawn at
//! once, and drawn anew when the answer comes, if one comes.

use std::io::{self, Write as _};

/// Asks the terminal for the colour of its background.
pub(super) fn ask() -> io::Result<()> {
    let terminal = std::env::var("TERM").unwrap_or_default();
    // Consoles print what they do not know.
    if matches!(terminal.as_str(), "linux" | "dumb" | "") {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    out.write_all(b"\x1b]11;?\x1b\\")?;
    out.flush()
}

/// Whether an answer of the terminal tells of a light background; none where it answers something else.
pub(super) fn is_light(answer: &str) -> Option<bool> {
    let colour = answer.strip_prefix("11;")?;
    let colour = colour.strip_prefix("rgba:").or_else(|| colour.strip_prefix("rgb:"))?;
    let mut parts = colour.split('/').map(|part| {
        let number = u32::from_str_radix(part, 16).ok()?;
        // One to four digits, of which the largest is white.
        let most =
            16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        (part.len() <= 4).then(|| f64::from(number) / f64::from(most))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // As the eye weighs them (ITU-R BT.601).
    let light = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(light > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_terminals_are_read() {
        for dark in ["11;rgb:0000/0000/0000", "11;rgb:1e1e/1e1e/2e2e", "11;rgba:00/2b/36/ff", "11;rgb:0/0/8"]
        {
            assert_eq!(is_light(dark), Some(false), "{dark}");
        }
        for light in ["11;rgb:ffff/ffff/ffff", "11;rgb:fd/f6/e3", "11;rgb:f/f/d"] {
            assert_eq!(is_light(light), Some(true), "{light}");
        }
        for other in [
            "",
            "10;rgb:0/0/0",
            "11;?",
            "11;rgb:",
            "11;rgb:0/0",
            "11;rgb:/0/0",
            "11;rgb:00000/0/0",
            "11;rgb:x/0/0",
        ] {
            assert_eq!(is_light(other), None, "{other}");
        }
    }
}
