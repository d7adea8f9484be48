//! `parcours show`: a path on one page.

mod canvas;
mod graph;
mod lanes;

use std::io::IsTerminal;

use super::args::Show;
use super::choices::{ShowPage, TextOrJson};
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
        (ShowPage::Outline, TextOrJson::Text) => export::outline_page(&path, session.lang, width()),
        (ShowPage::Stats, TextOrJson::Text) => export::stats_page(&path, session.lang, width()),
        (ShowPage::Matrix, TextOrJson::Text) => export::matrix_page(&path, session.lang, width()),
        (ShowPage::Plan, TextOrJson::Text) => export::timeline_page(&path, session.lang, width()),
        (ShowPage::Graph, TextOrJson::Text) => graph::text(&path, session, args, sheet)?,
        (ShowPage::Lanes, TextOrJson::Text) => lanes::text(&path, session, args, width()),
        (ShowPage::Outline, TextOrJson::Json) => export::export(&path, Format::Json, session.lang)?.text,
        (ShowPage::Stats, TextOrJson::Json) => markup::json_text(&export::stats_json(&path)),
        (ShowPage::Matrix, TextOrJson::Json) => markup::json_text(&export::matrix_json(&path)),
        (ShowPage::Plan, TextOrJson::Json) => markup::json_text(&export::timeline_json(&path)),
        (ShowPage::Graph, TextOrJson::Json) => markup::json_text(&graph::json(&path, session, args)?),
        (ShowPage::Lanes, TextOrJson::Json) => markup::json_text(&lanes::json(&path, args)),
    };
    match args.format {
        TextOrJson::Text => session.print(&page)?,
        TextOrJson::Json => session.print_plain(&page)?,
    }
    Ok(Outcome::Clean)
}
