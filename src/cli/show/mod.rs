//! `parcours show`: a path on one page.

mod canvas;
mod graph;
mod lanes;

use std::io::IsTerminal;

use super::args::Show;
use super::choices::{Page, TextOrJson};
use super::output::width;
use super::session::{Failure, Session};
use super::{Outcome, input, markup};
use crate::export::{self, Format};
use crate::model::TrainingPath;

/// `parcours show`
pub(super) fn run(args: &Show, session: &Session) -> Result<Outcome, Failure> {
    let (path, _) = input::record::<TrainingPath>(&args.file, session)?;
    // A picture in a file or a pipe is as wide as it is.
    let sheet = std::io::stdout().is_terminal().then(width);
    let page = match (args.page, args.format) {
        (Page::Outline, TextOrJson::Text) => export::outline_page(&path, session.lang, width()),
        (Page::Stats, TextOrJson::Text) => export::stats_page(&path, session.lang, width()),
        (Page::Matrix, TextOrJson::Text) => export::matrix_page(&path, session.lang, width()),
        (Page::Plan, TextOrJson::Text) => export::timeline_page(&path, session.lang, width()),
        (Page::Graph, TextOrJson::Text) => graph::text(&path, session, args, sheet)?,
        (Page::Lanes, TextOrJson::Text) => lanes::text(&path, session, args, width()),
        (Page::Outline, TextOrJson::Json) => export::export(&path, Format::Json, session.lang)?.text,
        (Page::Stats, TextOrJson::Json) => markup::json_text(&export::stats_json(&path)),
        (Page::Matrix, TextOrJson::Json) => markup::json_text(&export::matrix_json(&path)),
        (Page::Plan, TextOrJson::Json) => markup::json_text(&export::timeline_json(&path)),
        (Page::Graph, TextOrJson::Json) => markup::json_text(&graph::json(&path, session, args)?),
        (Page::Lanes, TextOrJson::Json) => markup::json_text(&lanes::json(&path, args)),
    };
    match args.format {
        TextOrJson::Text => session.print(&page)?,
        TextOrJson::Json => session.print_plain(&page)?,
    }
    Ok(Outcome::Clean)
}
