//! Versions of one path, by what was changed in it.

use super::harness::GOOD;

/// A change of [`GOOD`].
#[derive(Clone, Copy)]
pub enum Edit<'a> {
    /// The first module takes so many minutes.
    Minutes(u32),
    /// The second module is called so.
    Title(&'a str),
    /// The path aims at this.
    Goal(&'a str),
}

use Edit::{Goal, Minutes, Title};

/// [`GOOD`] with these changes.
pub fn path(edits: &[Edit]) -> String {
    let mut text = GOOD.to_owned();
    for edit in edits {
        let (from, to) = match edit {
            Minutes(minutes) => ("OnSite: 420".to_owned(), format!("OnSite: {minutes}")),
            Title(title) => ("title: \"Négocier\"".to_owned(), format!("title: \"{title}\"")),
            Goal(goal) => ("Conduire une vente simple.".to_owned(), (*goal).to_owned()),
        };
        assert!(text.contains(&from), "{from}");
        text = text.replace(&from, &to);
    }
    text
}
