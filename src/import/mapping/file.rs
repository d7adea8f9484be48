//! Mappings as RON files, which a centre keeps and shares.

use std::fmt::Write as _;

use ron::error::SpannedError;
use serde::Deserialize;

use super::{Column, Mapping, Role};

#[derive(Deserialize)]
#[serde(rename = "Mapping", deny_unknown_fields)]
struct MappingFile {
    columns: Vec<ColumnLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnLine {
    header: String,
    role: String,
}

/// Why a mapping file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// It is no RON of this shape: what `ron` says, and where.
    Syntax(SpannedError),
    /// A column has a role that does not exist.
    Role {
        /// The header of the column.
        header: String,
        /// What the file says.
        role: String,
    },
}

/// Reads a mapping file.
///
/// # Errors
/// Where the text is no mapping, or names a role that does not exist.
pub fn parse(text: &str) -> Result<Mapping, MappingError> {
    let file: MappingFile =
        ron::from_str(text.trim_start_matches('\u{feff}')).map_err(MappingError::Syntax)?;
    let columns = file.columns.into_iter().map(|line| match Role::parse(&line.role) {
        Some(role) => Ok(Column { header: line.header, role }),
        None => Err(MappingError::Role { header: line.header, role: line.role }),
    });
    Ok(Mapping { columns: columns.collect::<Result<_, _>>()? })
}

/// Writes a mapping file, one column a line.
pub fn write(mapping: &Mapping) -> String {
    let mut out = String::from("Mapping(\n    columns: [\n");
    for column in &mapping.columns {
        // `{:?}` of a text escapes what RON escapes; writing to a String can’t fail.
        let _ = writeln!(
            out,
            "        (header: {}, role: {}),",
            quoted(&column.header),
            quoted(&column.role.spelling())
        );
    }
    out.push_str("    ],\n)\n");
    out
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let column =
            |header: &str, role: &str| Column { header: header.into(), role: Role::parse(role).unwrap() };
        let mapping = Mapping {
            columns: vec![
                column("Séquence", "title"),
                column("a \"b\" \\ c\n\u{1b}d", "ignore"),
                column("Durée (h)", "hours OnSite"),
            ],
        };
        assert_eq!(parse(&write(&mapping)), Ok(mapping));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let wrong = parse("Mapping(\n    columns: [\n        (header: \"A\", role: title),\n    ],\n)");
        assert!(matches!(&wrong, Err(MappingError::Syntax(error)) if error.span.end.line == 3), "{wrong:?}");
        let wrong = parse("Mapping(columns: [(header: \"A\", role: \"titel\")])");
        assert_eq!(wrong, Err(MappingError::Role { header: "A".into(), role: "titel".into() }));
    }
}
