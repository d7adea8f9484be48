//! The author's Markdown, made harmless in Markdown and in HTML.
//!
//! Authors write Markdown; other people's files do too. Structure is kept (paragraphs, lists,
//! emphasis, tables, links to pages and mailboxes); raw HTML becomes the text it is written as, a
//! link of any other scheme becomes its own words, and a heading becomes a bold line, since the
//! headings of a programme are its sections.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::i18n::{visible, visible_lines};

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Whether an address may be followed: a web page or a mailbox, without blanks or controls in it.
pub fn is_safe_url(url: &str) -> bool {
    let scheme = ["https://", "http://", "mailto:"]
        .into_iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    scheme && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\`".contains(c))
}

/// Text as Markdown that shows it letter by letter. The result is one line that may begin anywhere.
pub fn escape(text: &str) -> String {
    let shown = visible(text);
    let text = shown.trim();
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        let escaped = match c {
            // `#` not only at the beginning: at the end of a heading it would be taken off. The last
            // four are mathematics, attributes and superscripts to some renderers.
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' | '{' | '}' | '^' => true,
            '+' | '-' | '=' | ':' => at == 0,
            // `1.` and `1)` begin a list.
            '.' | ')' => at == digits && (1..=9).contains(&digits) && after.is_none_or(char::is_whitespace),
            // Inside a word it is a letter to every renderer.
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// The prose as HTML.
pub fn to_html(prose: &str) -> String {
    let shown = visible_lines(prose);
    // What each open link or image became, to end it alike.
    let mut links = Vec::new();
    let events = Parser::new_ext(&shown, OPTIONS).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        // The text of a block of HTML needs something to stand in.
        Event::Start(Tag::HtmlBlock | Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock | TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let safe = is_safe_url(&dest_url);
            links.push(safe);
            safe.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        // Its words stand for a picture: the document loads nothing from elsewhere.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(Event::End(TagEnd::Link)),
        other => Some(other),
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

/// The prose as Markdown that a renderer may show beside text of the program.
pub fn to_markdown(prose: &str) -> String {
    let mut text = visible_lines(prose).into_owned();
    // Defusing one construct can uncover another under it; each round takes some away.
    for _ in 0..8 {
        let edits = edits(&text);
        if edits.is_empty() {
            return text;
        }
        text = apply(&text, edits);
    }
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

type Replacement = (Range<usize>, String);

/// What must be replaced so that the text is harmless; nothing when it is.
fn edits(text: &str) -> Vec<Replacement> {
    let mut edits: Vec<Replacement> = Vec::new();
    let parser = Parser::new_ext(text, OPTIONS);
    for (_, definition) in parser.reference_definitions().iter() {
        if !is_safe_url(&definition.dest) {
            edits.push((definition.span.clone(), flat(text, &definition.span)));
        }
    }
    let mut depth = 0_usize;
    let mut heading: Option<Range<usize>> = None;
    for (event, range) in parser.into_offset_iter() {
        match &event {
            Event::Html(_) | Event::InlineHtml(_) => edits.push((range.clone(), flat(text, &range))),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if !is_safe_url(dest_url) =>
            {
                edits.push((range.clone(), flat(text, &range)));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if depth == 0 => {
                edits.extend(unclosed(text, &range));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(0..0),
            Event::End(TagEnd::Heading(_)) => {
                let inner = heading.take().filter(|inner| inner.start < inner.end);
                let bold = inner.map_or_else(String::new, |inner| format!("**{}**", text[inner].trim()));
                let end = range.start + text[range.clone()].trim_end_matches('\n').len();
                edits.push((range.start..end, bold));
            }
            _ => {
                if let Some(inner) = &mut heading {
                    let start = if inner.end == 0 { range.start } else { inner.start };
                    *inner = start..range.end.max(inner.end);
                }
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    edits
}

/// A piece of text in which nothing is Markdown any more. Line breaks stay.
fn flat(text: &str, range: &Range<usize>) -> String {
    let piece = text.get(range.clone()).unwrap_or_default();
    let mut out = String::with_capacity(piece.len() * 2);
    let mut escaped = false;
    for c in piece.chars() {
        if c.is_ascii_punctuation() && !escaped && c != '\\' {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// Closes a fence that the author left open: it would swallow the rest of the document.
fn unclosed(text: &str, range: &Range<usize>) -> Option<Replacement> {
    let block = text.get(range.clone())?.trim_end();
    let mark = block.trim_start().chars().next()?;
    let fence: String = block.trim_start().chars().take_while(|c| *c == mark).collect();
    let last = block.lines().skip(1).last().unwrap_or_default().trim();
    let closed = last.len() >= fence.len() && last.chars().all(|c| c == mark);
    let end = range.start + block.len();
    (!closed).then(|| (end..range.end.max(end), format!("\n{fence}")))
}

/// Applies edits from the end to the beginning, so that earlier places stay right. Of two that
/// overlap, the inner one waits for the next round.
fn apply(text: &str, mut edits: Vec<Replacement>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Replacement> = Vec::new();
    for edit in edits {
        if kept.last().is_none_or(|(last, _)| last.end <= edit.0.start) {
            kept.push(edit);
        }
    }
    let mut out = text.to_owned();
    for (range, with) in kept.into_iter().rev() {
        out.replace_range(range, &with);
    }
    out
}
