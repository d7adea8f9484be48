//! A place in a text, underlined, in rustc's manner.
//!
//! Owns how little of a text is shown (one line a place, a long line cut around it) and that nothing
//! of it reaches the terminal raw.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::format::{Position, ReadError};
use crate::i18n::{Lang, visible};
use crate::model::{Message, is_hidden};

/// How grave something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gravity {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Worth knowing.
    Info,
}

impl Gravity {
    fn level(self, lang: Lang) -> Level<'static> {
        let (level, key) = match self {
            Self::Error => (Level::ERROR, "check-severity-error"),
            Self::Warning => (Level::WARNING, "check-severity-warning"),
            Self::Info => (Level::INFO, "check-severity-info"),
        };
        level.with_name(lang.text(&Message::new(key)))
    }
}

/// What is said about a place.
pub(crate) struct Diagnostic<'a> {
    /// How grave it is.
    pub(crate) gravity: Gravity,
    /// Its code.
    pub(crate) code: &'a str,
    /// What is wrong, in words.
    pub(crate) message: &'a str,
    /// What to do, in words.
    pub(crate) help: &'a str,
    /// The file, fit to print.
    pub(crate) name: &'a str,
    /// Its text.
    pub(crate) text: &'a str,
    /// The place.
    pub(crate) span: Range<usize>,
    /// Where it begins.
    pub(crate) position: Position,
    /// A second place, and what it is in words.
    pub(crate) related: Option<(Range<usize>, String)>,
}

/// The diagnostic as text, with a line break at its end.
pub(crate) fn render(lang: Lang, diagnostic: &Diagnostic) -> String {
    let Diagnostic { name, text, position, .. } = diagnostic;
    let title = diagnostic.gravity.level(lang).primary_title(diagnostic.message).id(diagnostic.code);
    let origin = || Origin::path(*name).line(position.line).char_column(position.column);
    let mut group: Group = if text.is_empty() {
        title.element(origin())
    } else {
        let excerpt = Excerpt::new(text, &diagnostic.span, position.line);
        // The place is read off the excerpt, but for lines that are not shown as they are.
        let faithful = excerpt.column() == position.column;
        let snippet = excerpt.snippet(AnnotationKind::Primary, None);
        if faithful { title.element(snippet.path(*name)) } else { title.element(origin()).element(snippet) }
    };
    if let Some((span, label)) = &diagnostic.related {
        let line = Position::of(text, span.start).line;
        let related = Excerpt::new(text, span, line).snippet(AnnotationKind::Context, Some(label.clone()));
        group = group.element(related.path(*name));
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.with_name(lang.word("cli-help-name")).message(diagnostic.help));
    }
    let mut text = Renderer::styled().hyperlink(false).render(&[group]);
    text.push('\n');
    text
}

/// A text that was refused.
pub(crate) fn refusal(lang: Lang, name: &str, text: &str, error: &ReadError, gravity: Gravity) -> String {
    let related = error.related.clone().zip(error.related_message().map(|message| lang.text(&message)));
    render(
        lang,
        &Diagnostic {
            gravity,
            code: error.code(),
            message: &lang.text(&error.message().brief()),
            help: &lang.text(&error.help().brief()),
            name: &visible(name),
            text,
            span: error.span.clone(),
            position: Position::of(text, error.span.start),
            related,
        },
    )
}

/// The line of a place, fit to print.
struct Excerpt {
    line: String,
    span: Range<usize>,
    line_number: usize,
}

/// How much of a line is shown on each side of a place, in bytes.
const AROUND: usize = 160;

impl Excerpt {
    /// The first line of the place, which has the number `line_number`: an entry of many lines is named by its
    /// first. Looks at what is shown only, however long the line is.
    fn new(text: &str, span: &Range<usize>, line_number: usize) -> Self {
        let at = floor(text, span.start);
        let near = floor(text, at.saturating_sub(AROUND));
        let start = text[near..at].rfind('\n').map(|newline| near + newline + 1);
        let from = start.unwrap_or(near);
        let is_cut = start.is_none() && near > 0 && text.as_bytes()[near - 1] != b'\n';
        let far = floor(text, at.saturating_add(2 * AROUND));
        let end = text[at..far].find('\n').map_or(far, |newline| at + newline);
        let to = floor(text, span.end.clamp(at, end).min(at.saturating_add(AROUND)));
        let until = floor(text, to.saturating_add(AROUND).min(end));
        let goes_on = until < text.len() && text.as_bytes()[until] != b'\n';
        let mut line = String::new();
        if is_cut {
            line.push('…');
        }
        push_visible(&mut line, &text[from..at]);
        let shown = line.len();
        push_visible(&mut line, &text[at..to]);
        let span = shown..line.len();
        push_visible(&mut line, text[to..until.max(to)].trim_end_matches('\r'));
        if goes_on {
            line.push('…');
        }
        Self { line, span, line_number }
    }

    /// The column of the place in the line as it is shown.
    fn column(&self) -> usize {
        self.line[..self.span.start].chars().count() + 1
    }

    fn snippet(
        self,
        kind: AnnotationKind,
        label: Option<String>,
    ) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let annotation = match label {
            Some(label) => kind.span(self.span).label(label),
            None => kind.span(self.span),
        };
        Snippet::source(self.line).line_start(self.line_number).annotation(annotation)
    }
}

/// As [`visible`], but a tab keeps to be one for whoever measures columns.
fn push_visible(line: &mut String, text: &str) {
    if text.contains(is_hidden) { line.push_str(&visible(text)) } else { line.push_str(text) }
}

/// The nearest boundary between letters at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, span: Range<usize>) -> (String, String, usize, usize) {
        let excerpt = Excerpt::new(text, &span, Position::of(text, span.start).line);
        let marked = excerpt.line[excerpt.span.clone()].to_owned();
        (excerpt.line, marked, excerpt.line_number, Position::of(text, span.start).column)
    }

    #[test]
    fn the_line_is_shown_and_the_place_marked() {
        let text = "ab\nçd: 12,\nx";
        assert_eq!(of(text, 8..10), ("çd: 12,".into(), "12".into(), 2, 5));
        assert_eq!(of(text, text.len()..text.len()), ("x".into(), String::new(), 3, 2));
        assert_eq!(of(text, 3..12), ("çd: 12,".into(), "çd: 12,".into(), 2, 1));
        assert_eq!(of("", 0..0), (String::new(), String::new(), 1, 1));
        assert_eq!(of("x", 5..9).3, 2);
    }

    #[test]
    fn what_steers_a_terminal_is_shown_and_the_place_stays() {
        let (line, marked, ..) = of("a\u{1b}[2J: \u{202e}x\u{9b}", 7..11);
        assert_eq!(line, "a␛[2J: <U+202E>x<U+009B>");
        assert_eq!(marked, "<U+202E>x");
    }

    #[test]
    fn a_line_without_end_is_cut_around_the_place() {
        let text = format!("{}é12é{}", "a".repeat(5_000_000), "b".repeat(5_000_000));
        let (line, marked, _, column) = of(&text, 5_000_002..5_000_004);
        assert!(line.len() < 400 && line.starts_with('…') && line.ends_with('…'), "{line}");
        assert_eq!((marked.as_str(), column), ("12", 5_000_002));
    }
}
