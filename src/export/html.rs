//! The programme as one HTML file that needs nothing else and prints on A4.
//!
//! The template escapes every text by itself; prose comes through `prose`. A content
//! security policy in the file forbids scripts and anything from elsewhere, whatever a text says.

use std::fmt::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use crate::i18n::{Lang, visible};

use super::outline::Outline;
use super::prose::{is_safe_url, to_html};

const TEMPLATE: &str = include_str!("outline.html");

/// Writes a programme.
///
/// # Errors
/// Only a mistake in the template makes it fail; nothing that a path holds can.
pub fn write(outline: &Outline) -> Result<String, Error> {
    let lang = Lang::from_tag(outline.language).unwrap_or_default();
    let mut environment = environment(lang)?;
    environment.add_filter("prose", |text: &str| Value::from_safe_string(to_html(text)));
    environment.add_filter("shown", |text: &str| visible(text).into_owned());
    environment.add_filter("css", css);
    environment.add_test("safe_url", |url: &str| is_safe_url(url));
    environment.add_template("outline.html", TEMPLATE)?;
    environment.get_template("outline.html")?.render(Value::from(Serde(outline)))
}

/// What every page is made with: each text is escaped, a name that is not there is a mistake, and `word`
/// gives the words of the program.
///
/// # Errors
/// None that a document can cause.
pub fn environment(lang: Lang) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.add_function("word", move |key: &str| lang.word(key).into_owned());
    Ok(environment)
}

/// Text inside quotes of a style sheet: everything but letters and digits by its number, so that it
/// can't end the quotes, the sheet or the element.
fn css(text: &str) -> String {
    let mut out = String::new();
    for c in visible(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            // Writing to a String can't fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out
}
