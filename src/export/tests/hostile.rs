//! Text of unknown origin stays text: the documents are read back, and only letters are found.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::fill::{Texts, fill};
use crate::export::prose::escape;
use crate::export::prose::{is_safe_url, to_html, to_markdown};
use crate::export::{Format, export, outline_page, stats_page};
use crate::i18n::{Lang, visible};
use crate::model::TrainingPath;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' onmouseover='alert(1)' x='",
    "javascript:alert(1)",
    "[clic](javascript:alert(1))",
    "![x](https://pisteur.example/a.png)",
    "<a href=javascript:alert(1)>x</a>",
    "<javascript:alert(1)>",
    "</style><script>alert(1)</script>",
    "\"; } body { background: url(https://pisteur.example) } x { content: \"",
    "{{ 7 * 7 }}{% raw %}",
    "--><!-- x",
    "```\nouvert",
    "# Titre\n\n---\n\n1. un",
    "| a | b |\n| --- | --- |\n| c | d |",
    "\u{1b}[2J\u{1b}]52;c;x\u{7}\u{9b}31m",
    "a\u{202e}b\u{200b}c\0d",
    "&lt;b&gt; &#60;b&#62;",
    "[x]: javascript:alert(1)\n\n[x]",
    "<div>\n[x](javascript:alert(1))\n</div>",
    "data:text/html,<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "$\\unsafe$ `code` ~~x~~ *y* _z_",
];

/// One hostile text everywhere.
struct Everywhere(&'static str);

impl Texts for Everywhere {
    fn line(&mut self, _: &'static str, _: &'static str) -> String {
        self.0.to_owned()
    }
    fn symbol(&mut self, _: &'static str, _: &'static str) -> String {
        self.0.to_owned()
    }
    fn number(&mut self, _: &'static str, _: &'static str) -> u32 {
        u32::MAX
    }
    fn key(&mut self, _: &'static str, _: &'static str) -> String {
        self.0.to_owned()
    }
}

fn infested(text: &'static str) -> TrainingPath {
    let mut path = TrainingPath::default();
    fill(&mut path, "", "", &mut Everywhere(text));
    path
}

fn all_options() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

/// The name of an element and its attributes.
type Element = (String, Vec<(String, String)>);

/// What a browser would see: the elements with their attributes, and the text between them. Reads
/// what this program writes, which quotes every attribute; anything else is a panic.
fn tokens(html: &str) -> (Vec<Element>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let mut attributes = Vec::new();
        let end = rest.find([' ', '>', '\n']).expect("an element ends");
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        while !rest.starts_with('>') {
            let end = rest.find(['=', '>', ' ']).expect("an attribute ends");
            let key = rest[..end].to_owned();
            rest = rest[end..].trim_start();
            if let Some(value) = rest.strip_prefix("=\"") {
                let close = value.find('"').expect("a value ends");
                attributes.push((key, value[..close].to_owned()));
                rest = value[close + 1..].trim_start();
            } else {
                attributes.push((key, String::new()));
            }
        }
        rest = &rest[1..];
        if name == "style" {
            rest = &rest[rest.find("</style>").expect("the sheet ends")..];
        }
        tags.push((name, attributes));
    }
    text.push_str(rest);
    (tags, unescape(&text))
}

fn unescape(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

const ELEMENTS: &[&str] = &[
    "!DOCTYPE",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "nav",
    "ol",
    "li",
    "a",
    "span",
    "main",
    "header",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "dl",
    "dt",
    "dd",
    "figure",
    "svg",
    "rect",
    "details",
    "summary",
    "section",
    "article",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "code",
    "pre",
    "hr",
    "del",
    "blockquote",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "aria-label",
    "aria-hidden",
    "role",
    "viewBox",
    "preserveAspectRatio",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "scope",
    "start",
    // The list of what is missing: a closed one is not printed.
    "open",
    "html",
    // Of an element that ends itself.
    "/",
];

#[test]
fn html_holds_no_element_attribute_or_link_of_a_text() {
    for text in HOSTILE {
        let page = export(&infested(text), Format::Html, Lang::Fr).unwrap().text;
        assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        let (tags, shown) = tokens(&page);
        for (name, attributes) in &tags {
            assert!(ELEMENTS.contains(&name.trim_start_matches('/')), "<{name}> from {text:?}");
            for (key, value) in attributes {
                assert!(ATTRIBUTES.contains(&key.as_str()), "{key} from {text:?}");
                let safe = value.starts_with('#') || is_safe_url(&unescape(value));
                assert!(key != "href" || safe, "{value} from {text:?}");
            }
        }
        let sheets = page.matches("<style>").count() + page.matches("</style>").count();
        assert_eq!(sheets, 2, "{text:?}");
        let literal = visible(text);
        assert!(shown.contains(&*literal), "{text:?} is not told");
    }
}

#[test]
fn markdown_reads_back_as_the_letters_of_the_text() {
    for text in HOSTILE {
        let page = export(&infested(text), Format::Markdown, Lang::Fr).unwrap().text;
        assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        let mut title = None::<String>;
        let mut inside = false;
        let mut sections = 0;
        for event in Parser::new_ext(&page, all_options()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html} from {text:?}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    assert!(is_safe_url(&dest_url), "{dest_url} from {text:?}");
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    inside = title.is_none();
                    sections += usize::from(level as usize == 2);
                }
                Event::End(pulldown_cmark::TagEnd::Heading(_)) => inside = false,
                Event::Text(letters) if inside => title.get_or_insert_default().push_str(&letters),
                _ => {}
            }
        }
        assert_eq!(title.as_deref(), Some(visible(text).trim()), "the title");
        assert_eq!(sections, 21, "sections with {text:?}");
    }
}

#[test]
fn plain_pages_hold_no_control_character() {
    for text in HOSTILE {
        let path = infested(text);
        for page in [outline_page(&path, Lang::Fr, 80), stats_page(&path, Lang::Fr, 80)] {
            assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{text:?}: {page}");
        }
    }
}

#[test]
fn addresses_of_pages_and_mailboxes_only() {
    for url in ["https://a.example/b?c=d#e", "HTTP://a.example", "mailto:a@b.example"] {
        assert!(is_safe_url(url), "{url}");
    }
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "/a",
        "a",
        "",
        "https://a b",
        "https://a\nb",
        "https://a\">",
        "vbscript:x",
        "http",
        "é:x",
    ] {
        assert!(!is_safe_url(url), "{url}");
    }
}

#[test]
fn prose_keeps_its_structure_and_its_safe_links() {
    let prose = "Un **mot**, un [lien](https://a.example).\n\n- a\n- b\n\n# Titre\n\n<b>brut</b> et [x](javascript:y)";
    let html = to_html(prose);
    assert!(html.contains("<strong>mot</strong>"), "{html}");
    assert!(html.contains("<a href=\"https://a.example\">lien</a>"), "{html}");
    assert!(html.contains("<li>a</li>"), "{html}");
    assert!(html.contains("&lt;b&gt;brut&lt;/b&gt;"), "{html}");
    assert!(!html.contains("javascript") && !html.contains("<h1>"), "{html}");
    let markdown = to_markdown(prose);
    assert!(markdown.contains("un [lien](https://a.example)."), "{markdown}");
    assert!(markdown.contains("- a\n- b\n\n**Titre**\n\n\\<b\\>brut"), "{markdown}");
    let plain = "Une phrase.\n\n1. Un\n2. Deux\n\n| a | b |\n| --- | --- |\n| c | d |";
    assert_eq!(to_markdown(plain), plain);
}

/// Text made of what Markdown and HTML are made of.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<"),
        Just(">"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("`"),
        Just("```"),
        Just("~~~"),
        Just("*"),
        Just("_"),
        Just("#"),
        Just("|"),
        Just("\\"),
        Just("!"),
        Just("&lt;"),
        Just("javascript:x"),
        Just("https://a.b"),
        Just("script"),
        Just("div"),
        Just("/"),
        Just("--"),
        Just(" "),
        Just("    "),
        Just("\n"),
        Just("\n\n"),
        Just("1."),
        Just("- "),
        Just("a"),
        Just("é"),
        Just("="),
        Just("---"),
        Just(":"),
        Just("\""),
        Just("$"),
        Just("~"),
        Just("+"),
        Just("^"),
        Just("{"),
        Just("}"),
        Just("\u{202e}"),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn escaped_text_reads_back_as_itself(text in nasty()) {
        let literal = visible(&text).trim().to_owned();
        prop_assume!(!literal.is_empty());
        for frame in ["# {}", "- {}", "> **{}**", "| a |\n| --- |\n| {} |", "a\n\n{}\n"] {
            let page = frame.replace("{}", &escape(&text));
            let mut letters = String::new();
            for event in Parser::new_ext(&page, all_options()) {
                match event {
                    Event::Text(found) => letters.push_str(&found),
                    Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) | Event::Html(_)
                    | Event::InlineHtml(_) | Event::Code(_) | Event::Rule | Event::SoftBreak | Event::HardBreak
                    | Event::TaskListMarker(_) => prop_assert!(false, "{event:?} in {page}"),
                    _ => {}
                }
            }
            let expected = if frame.starts_with(['|', 'a']) { format!("a{literal}") } else { literal.clone() };
            prop_assert_eq!(letters, expected, "{}", page);
        }
    }

    #[test]
    fn prose_never_reaches_beyond_itself(text in nasty()) {
        let prose = crate::model::Prose::new(&text);
        let page = format!("{}\n\nAFTER\n", to_markdown(prose.as_str()));
        let mut last = String::new();
        let mut code = false;
        for event in Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => prop_assert!(false, "{html} in {page}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    prop_assert!(is_safe_url(&dest_url), "{dest_url} in {page}");
                }
                Event::Start(Tag::Heading { .. }) => prop_assert!(false, "a heading in {page}"),
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(pulldown_cmark::TagEnd::CodeBlock) => code = false,
                Event::Text(text) if !code => last = text.into_string(),
                _ => {}
            }
        }
        prop_assert_eq!(last, "AFTER", "{}", page);
        let (tags, _) = tokens(&to_html(prose.as_str()));
        for (name, attributes) in tags {
            prop_assert!(ELEMENTS.contains(&name.trim_matches('/')) || name == "br", "<{name}>");
            for (key, value) in attributes {
                prop_assert!(ATTRIBUTES.contains(&key.as_str()), "{key}");
                prop_assert!(key != "href" || is_safe_url(&unescape(&value)), "{value}");
            }
        }
    }
}
