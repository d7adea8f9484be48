//! Views and documents handed out: the documented view of a path (JSON), the programme de formation
//! (Markdown, HTML), and the plain pages of `parcours show`.
//!
//! Everything here reads one [`View`], which puts modules in teaching order, resolves prerequisites
//! to titles and lists what a programme must still say. The programme is built once, as an
//! [`Outline`] that knows neither Markdown nor HTML, and written by one small file a format. Owns no
//! rule of the field beyond which parts a programme must have ([`missing`]); computes no graph;
//! touches no disk and no screen.

pub mod audience;
mod card;
pub mod html;
pub mod json;
pub mod markdown;
pub mod matrix;
pub mod missing;
pub mod order;
pub mod outline;
pub mod plain;
pub mod programme;
mod prose;
mod reading;
pub mod record;
mod sections;
pub mod stats;
pub mod timeline;
pub mod view;
pub mod words;
mod wrap;

use crate::i18n::Lang;
use crate::model::{Message, TrainingPath};

pub use audience::Audience;
pub use matrix::{Matrix, matrix_json, matrix_page};
pub use missing::Missing;
pub use outline::Outline;
pub use plain::outline_page;
pub use reading::reading;
pub use record::record_page;
pub use stats::{stats_json, stats_page};
pub use timeline::{Timeline, timeline_json, timeline_page};
pub use view::View;

/// A form in which a path is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The programme de formation as Markdown.
    Markdown,
    /// The programme de formation as one self-contained HTML file that prints on A4.
    Html,
    /// The documented view that every export reads.
    Json,
}

impl Format {
    /// All of them, what people read first.
    pub const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Json];

    /// How the name of a file of this form ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// What an export gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The document.
    pub text: String,
    /// The obligatory parts that it lacks, each printed in it as « À compléter ».
    pub missing: Vec<Message>,
}

/// The language in which a path's programme is written unless another is asked for: its own, French
/// where the path does not say or says one that the program does not speak.
pub fn language_of(path: &TrainingPath) -> Lang {
    Lang::from_tag(&path.language).unwrap_or_default()
}

/// Writes a path whole, as [`export_for`] does for the centre.
///
/// # Errors
/// Those of [`export_for`].
pub fn export(path: &TrainingPath, format: Format, lang: Lang) -> Result<Exported, Message> {
    export_for(path, format, lang, Audience::Centre)
}

/// Writes a path in one of the formats for one kind of reader, with the words of `lang` around the
/// author's text. The view in JSON is the same for all of them.
///
/// # Errors
/// Only a mistake of this program (a template that does not render) makes it fail; the message says
/// so, since nothing that a path holds can.
pub fn export_for(
    path: &TrainingPath,
    format: Format,
    lang: Lang,
    audience: Audience,
) -> Result<Exported, Message> {
    let view = View::of(path, lang);
    let missing = view.missing.iter().filter(|missing| sections::concerns(missing, audience));
    let missing = missing.map(Missing::message).collect();
    let outline = || Outline::for_audience(&view, audience);
    let text = match format {
        Format::Markdown => markdown::write(&outline()),
        Format::Html => html::write(&outline()).map_err(|error| failed(&error))?,
        Format::Json => json::write(&view).map_err(|error| failed(&error))?,
    };
    Ok(Exported { text, missing })
}

fn failed(error: &dyn std::fmt::Display) -> Message {
    Message::new("export-failed").with("why", error.to_string())
}

#[cfg(test)]
mod tests;
