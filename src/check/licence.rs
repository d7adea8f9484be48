//! Creative Commons licences as far as combining works is concerned.
//!
//! What an adaptation may be given out under follows from the licence of what was adapted. A
//! collection, which takes works as they are, keeps the licence of each and is always lawful. Licences
//! that are not of this family are not judged.

/// A Creative Commons licence, read from its SPDX identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CcLicence {
    terms: Terms,
    /// The version in tenths: 40 for 4.0; 0 where none is given.
    version: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Terms {
    Zero,
    By,
    BySa,
    ByNc,
    ByNcSa,
    ByNd,
    ByNcNd,
}

impl CcLicence {
    /// The licence with this identifier, if it is one of the family.
    pub(super) fn of(spdx: &str) -> Option<Self> {
        const TERMS: [(&str, Terms); 7] = [
            ("CC0", Terms::Zero),
            ("CC-BY", Terms::By),
            ("CC-BY-SA", Terms::BySa),
            ("CC-BY-NC", Terms::ByNc),
            ("CC-BY-NC-SA", Terms::ByNcSa),
            ("CC-BY-ND", Terms::ByNd),
            ("CC-BY-NC-ND", Terms::ByNcNd),
        ];
        // SPDX matches identifiers whatever their case, and CC-BY-3.0-FR is a port of CC-BY-3.0.
        let upper = spdx.to_ascii_uppercase();
        let at = upper
            .find(|c: char| c.is_ascii_digit() && !upper.starts_with("CC0-"))
            .or_else(|| upper.strip_prefix("CC0-").map(|_| "CC0-".len()))?;
        let (name, rest) = (upper[..at].strip_suffix('-')?, &upper[at..]);
        let number = rest.split('-').next()?;
        let (major, minor) = number.split_once('.')?;
        let version = major.parse::<u32>().ok()?.checked_mul(10)?.checked_add(minor.parse().ok()?)?;
        let (_, terms) = TERMS.into_iter().find(|(known, _)| *known == name)?;
        Some(Self { terms, version })
    }

    /// Whether an identifier may be one: a well-formed Creative Commons one, or anything that has the
    /// form of an SPDX expression and does not pretend to be Creative Commons.
    pub(super) fn is_plausible(spdx: &str) -> bool {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
        if spdx.to_ascii_uppercase().starts_with("CC") {
            return Self::of(spdx).is_some();
        }
        !spdx.is_empty() && spdx.chars().all(letters)
    }

    /// Whether an adaptation of a work under this licence may be given out under `under`.
    pub(super) fn allows(self, under: Self) -> bool {
        use Terms::{By, ByNc, ByNcNd, ByNcSa, ByNd, BySa, Zero};
        match (self.terms, under.terms) {
            (Zero, _) | (By, By | BySa | ByNc | ByNcSa | ByNd | ByNcNd) | (ByNc, ByNc | ByNcSa | ByNcNd) => {
                true
            }
            // Share alike: the same licence, in this version or a later one.
            (BySa, BySa) | (ByNcSa, ByNcSa) => under.version >= self.version,
            _ => false,
        }
    }
}
