//! `parcours show`: a path on one page.

use std::io::IsTerminal;

use super::args::Show;
use super::choices::{Page, TextOrJson};
use super::session::{Failure, Session};
use super::{Outcome, input, markup};
use crate::export::{self, Format};
use crate::model::TrainingPath;

/// `parcours show`
pub(super) fn run(args: &Show, session: &Session) -> Result<Outcome, Failure> {
    let (path, _) = input::record::<TrainingPath>(&args.file, session)?;
    let page = match (args.page, args.format) {
        (Page::Outline, TextOrJson::Text) => export::outline_page(&path, session.lang, width()),
        (Page::Stats, TextOrJson::Text) => export::stats_page(&path, session.lang, width()),
        (Page::Matrix, TextOrJson::Text) => export::matrix_page(&path, session.lang, width()),
        (Page::Plan, TextOrJson::Text) => export::timeline_page(&path, session.lang, width()),
        (Page::Outline, TextOrJson::Json) => {
            markup::json(&export::export(&path, Format::Json, session.lang)?.text)
        }
        (Page::Stats, TextOrJson::Json) => markup::json_text(&export::stats_json(&path)),
        (Page::Matrix, TextOrJson::Json) => markup::json_text(&export::matrix_json(&path)),
        (Page::Plan, TextOrJson::Json) => markup::json_text(&export::timeline_json(&path)),
    };
    session.print(&page)?;
    Ok(Outcome::Clean)
}

/// How many columns a page has: the terminal's, else `COLUMNS`, else 80.
fn width() -> usize {
    const USUAL: usize = 80;
    const WIDEST: usize = 120;
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    let columns = if std::io::stdout().is_terminal() { seen().or(given) } else { given };
    columns.filter(|columns| *columns > 0).unwrap_or(USUAL).min(WIDEST)
}
