//! `parcours textconv`: a file read out, for what git shows of history.
//!
//! Never fails on a text: one that is refused is given as it is, so that history can always be read.

use crate::cli::args::Textconv;
use crate::cli::session::{Failure, Session};
use crate::cli::{Outcome, input, output};
use crate::export;
use crate::format::{self, Content};
use crate::i18n::Lang;
use crate::vcs::Caller;

/// `parcours textconv FILE`
pub(in crate::cli) fn run(args: &Textconv, session: &Session) -> Result<Outcome, Failure> {
    let bytes = input::bytes(&args.file, session)?;
    // A patch made of what is read out would apply to nothing.
    if Caller::find().makes_patch() {
        return output::print_bytes(&bytes).map(|()| Outcome::Clean);
    }
    let text = format::lossy(&bytes);
    // git gives the content in a file of its own, which has another name.
    let read = Content::read(input::kind(&args.file, &text), &text);
    let shown = match read {
        Ok(content) => reading(&content, session.lang),
        Err(_) => text.into_owned(),
    };
    session.print_plain(&shown)?;
    Ok(Outcome::Clean)
}

/// A file of any kind, read out.
pub(super) fn reading(content: &Content, lang: Lang) -> String {
    match content {
        Content::Path(file) => export::reading(file, lang),
        Content::Module(file) => export::reading(file, lang),
        Content::Card(file) => export::reading(file, lang),
        Content::Charter(file) => export::reading(file, lang),
    }
}
