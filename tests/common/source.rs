//! Rust source as text: what it names, without what it merely says.
//!
//! Not a parser: it knows comments, texts, `use` trees and paths, which is what the architecture test
//! asks for.

use std::path::Path;

/// A file of the program.
pub struct Source {
    /// Its path below `src`, with `/` between the parts.
    pub name: String,
    /// The layer it belongs to.
    pub layer: String,
    /// How many `super`s lead from it to the top of the program.
    pub depth: usize,
    /// Whether it holds tests only.
    pub is_test: bool,
    /// The whole text.
    pub text: String,
    /// The text without comments, quoted texts and test modules.
    pub code: String,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        let parts: Vec<&str> = name.split('/').collect();
        let last = parts.last().copied().unwrap_or_default();
        let is_test = parts.contains(&"tests") || last == "tests.rs" || last.ends_with("_tests.rs");
        Self {
            layer: parts[0].trim_end_matches(".rs").to_owned(),
            depth: parts.len() - usize::from(last == "mod.rs"),
            is_test,
            text: text.to_owned(),
            code: without_tests(&without_prose(text)),
            name: name.to_owned(),
        }
    }
}

/// Every Rust file below `root`, in order of name.
pub fn sources(root: &Path) -> Vec<Source> {
    let mut folders = vec![root.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let parts = path.strip_prefix(root).expect("a file below the root").iter();
                let name = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                let text = std::fs::read_to_string(&path).expect("a source file");
                found.push(Source::new(&name, &text));
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// The text with comments gone and quoted texts empty; line breaks stay.
pub fn without_prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest),
            'r' if !ends_in_name(&out) => raw(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        if c != '/' {
            out.push_str("\"\"");
        }
        out.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
        rest = &rest[skipped..];
    }
    out
}

fn ends_in_name(text: &str) -> bool {
    text.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A raw text; nothing where this is another word that begins with `r`.
fn raw(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let body = hashes + 2;
    text[body..].find(&end).map_or(text.len(), |at| body + at + end.len())
}

/// A character in quotes; nothing where the quote opens a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(0, |at| 3 + at + 1),
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// The code without `#[cfg(test)] mod … { … }`.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        rest = &rest[at + "#[cfg(test)]".len()..];
        let item = rest.trim_start();
        let (open, end) = (rest.find('{'), rest.find(';'));
        if item.starts_with("mod ") && open.is_some_and(|open| end.is_none_or(|end| open < end)) {
            rest = &rest[block(rest)..];
        }
    }
    out.push_str(rest);
    out
}

/// Where the first block in braces ends.
fn block(code: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Every path of more than a name, with the trees of `use` written out.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        if starts_name(&code[at..]) {
            at += path(&code[at..], &[], &mut found);
        } else {
            at += code[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found.retain(|path| path.len() > 1);
    found
}

fn starts_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads a path from its first name on, `above` being what stands before the braces around it. Gives
/// the length of what was read.
fn path(text: &str, above: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut parts = above.to_vec();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        parts.push(rest[..name].to_owned());
        at += name;
        let Some(next) = text[at..].strip_prefix("::") else { break };
        if next.starts_with('{') {
            at += 2 + group(next, &parts, found);
            return at;
        }
        if !starts_name(next) {
            break;
        }
        at += 2;
    }
    found.push(parts);
    at
}

fn group(text: &str, above: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut at = 1;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with('}') {
            return at + 1;
        }
        at += match starts_name(rest) {
            true if rest.starts_with("as ") => "as ".len() + name_length(&rest["as ".len()..]),
            true => path(rest, above, found),
            false => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    text.len()
}

fn name_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}
