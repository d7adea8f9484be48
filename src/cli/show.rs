//! `parcours show`: a path on one page.

use super::args::{Page, Show, TextOrJson};
use super::session::{Failure, Session};
use super::{Outcome, input, markup};
use crate::export::{self, Format};
use crate::model::TrainingPath;

/// `parcours show`
pub(super) fn run(args: &Show, session: &Session) -> Result<Outcome, Failure> {
    let (path, _) = input::record::<TrainingPath>(&args.file, session)?;
    let page = match (args.page, args.format) {
        (Page::Outline, TextOrJson::Text) => export::outline_page(&path, session.lang, session.width()),
        (Page::Stats, TextOrJson::Text) => export::stats_page(&path, session.lang, session.width()),
        (Page::Outline, TextOrJson::Json) => {
            markup::json(&export::export(&path, Format::Json, session.lang)?.text)
        }
        (Page::Stats, TextOrJson::Json) => markup::json_text(&export::stats_json(&path)),
    };
    session.print(&page)?;
    Ok(Outcome::Clean)
}
