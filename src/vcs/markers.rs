//! The markers that git leaves in a text which it could not merge: taken apart, and written.
//!
//! Owns their syntax in all of git's styles (`merge`, `diff3`, `zdiff3`) and any length. A text between
//! markers is as many versions as it has sides, each whole: what stands outside is in all of them.

use similar::{DiffTag, TextDiff};

/// The shortest markers that are looked for.
const SHORTEST: usize = 3;

/// The length of git's markers unless an attribute says otherwise.
const USUAL: usize = 7;

/// The versions that stand between the markers of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictParts {
    /// The version above.
    pub left: String,
    /// The common version, where every place with markers shows one.
    pub base: Option<String>,
    /// The version below.
    pub right: String,
    /// What the versions are called, the common one in the middle; empty where nothing is said.
    pub labels: [String; 3],
}

/// Which part of a place with markers a line is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Left,
    Base,
    Right,
}

/// Takes a text with markers apart. None for a text without, or with markers that do not fit together:
/// then nobody can tell what belongs where.
pub fn split(text: &str) -> Option<ConflictParts> {
    let sizes = text.lines().filter_map(|line| opening(line, '<'));
    let mut tried = Vec::new();
    for size in sizes {
        if tried.contains(&size) {
            continue;
        }
        if let Some(parts) = split_by(text, size) {
            return Some(parts);
        }
        tried.push(size);
    }
    None
}

/// How long the marker is that a line opens with.
fn opening(line: &str, sign: char) -> Option<usize> {
    let size = line.chars().take_while(|c| *c == sign).count();
    (size >= SHORTEST && marks(line, sign, size)).then_some(size)
}

/// Whether a line is a marker of this sign and length, with a label behind it or with nothing.
fn marks(line: &str, sign: char, size: usize) -> bool {
    let line = line.trim_end_matches('\r');
    let mut letters = line.chars();
    letters.by_ref().take(size).filter(|c| *c == sign).count() == size
        && matches!(letters.next(), None | Some(' '))
}

fn split_by(text: &str, size: usize) -> Option<ConflictParts> {
    let label = |line: &str| line.get(size..).unwrap_or_default().trim().to_owned();
    let mut parts =
        ConflictParts { left: String::new(), base: None, right: String::new(), labels: Default::default() };
    let mut base = String::new();
    let (mut places, mut with_base) = (0, 0);
    let mut within = Within::Nothing;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        match within {
            Within::Nothing if marks(content, '<', size) => {
                within = Within::Left;
                places += 1;
                keep(&mut parts.labels[0], label(content));
            }
            Within::Left if marks(content, '|', size) => {
                within = Within::Base;
                with_base += 1;
                keep(&mut parts.labels[1], label(content));
            }
            Within::Left | Within::Base if marks(content, '=', size) => within = Within::Right,
            Within::Right if marks(content, '>', size) => {
                within = Within::Nothing;
                keep(&mut parts.labels[2], label(content));
            }
            Within::Nothing => {
                parts.left.push_str(line);
                parts.right.push_str(line);
                base.push_str(line);
            }
            Within::Left => parts.left.push_str(line),
            Within::Base => base.push_str(line),
            Within::Right => parts.right.push_str(line),
        }
    }
    if within != Within::Nothing || places == 0 {
        return None;
    }
    parts.base = (with_base == places).then_some(base);
    Some(parts)
}

fn keep(label: &mut String, found: String) {
    if label.is_empty() {
        *label = found;
    }
}

/// A text with the common version and what two others made of it, between markers in the style `diff3`
/// where both made something different of it. The markers are longer than any in the texts.
pub fn write(left: &str, base: &str, right: &str, labels: [&str; 3]) -> String {
    let longest = [left, base, right].into_iter().flat_map(|text| text.lines());
    let longest = longest.filter_map(|line| ['<', '|', '=', '>'].into_iter().find_map(|c| opening(line, c)));
    let size = longest.map(|size| size + 1).max().unwrap_or(USUAL).max(USUAL);
    let marker = |sign: char, label: &str| {
        let line = sign.to_string().repeat(size);
        if label.is_empty() { line + "\n" } else { format!("{line} {}\n", one_line(label)) }
    };
    let lines: Vec<&str> = base.split_inclusive('\n').collect();
    let changes = [changes(base, left), changes(base, right)];
    let mut out = String::new();
    let mut at = 0;
    for region in regions(&changes) {
        out.extend(lines[at..region.start].iter().copied());
        at = region.end;
        let [one, other] = [0, 1].map(|side: usize| applied(&lines, &changes[side], region.clone()));
        let common = lines[region].concat();
        if one == other || other == common {
            out.push_str(&one);
        } else if one == common {
            out.push_str(&other);
        } else {
            let parts = [('<', labels[0], &one), ('|', labels[1], &common), ('=', "", &other)];
            for (sign, label, text) in parts {
                out.push_str(&marker(sign, label));
                out.push_str(text);
                if !text.is_empty() && !text.ends_with('\n') {
                    out.push('\n');
                }
            }
            out.push_str(&marker('>', labels[2]));
        }
    }
    out.extend(lines[at..].iter().copied());
    out
}

fn one_line(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines of the common version, and what stands there instead.
struct LineEdit {
    range: std::ops::Range<usize>,
    text: String,
}

fn changes(base: &str, side: &str) -> Vec<LineEdit> {
    let diff = TextDiff::from_lines(base, side);
    let new: Vec<&str> = side.split_inclusive('\n').collect();
    let mut edits: Vec<LineEdit> = Vec::new();
    // Counted here: the steps say how long they are, and not always where.
    let (mut from, mut to) = (0, 0);
    for op in diff.ops() {
        let (old, fresh) = (op.old_range().len(), op.new_range().len());
        if op.tag() != DiffTag::Equal {
            let text = new[to..to + fresh].concat();
            match edits.last_mut() {
                Some(last) if last.range.end == from => {
                    last.range.end += old;
                    last.text.push_str(&text);
                }
                _ => edits.push(LineEdit { range: from..from + old, text }),
            }
        }
        from += old;
        to += fresh;
    }
    edits
}

/// The places that either side changed; what overlaps or touches is one.
fn regions(changes: &[Vec<LineEdit>; 2]) -> Vec<std::ops::Range<usize>> {
    let mut all: Vec<_> = changes.iter().flatten().map(|edit| edit.range.clone()).collect();
    all.sort_by_key(|range| (range.start, range.end));
    let mut regions: Vec<std::ops::Range<usize>> = Vec::new();
    for range in all {
        match regions.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => regions.push(range),
        }
    }
    regions
}

fn applied(lines: &[&str], edits: &[LineEdit], region: std::ops::Range<usize>) -> String {
    let mut out = String::new();
    let mut at = region.start;
    for edit in edits.iter().filter(|edit| edit.range.start >= region.start && edit.range.end <= region.end) {
        out.extend(lines[at..edit.range.start].iter().copied());
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.extend(lines[at..region.end].iter().copied());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(left: &str, base: Option<&str>, right: &str) -> ConflictParts {
        let labels = ["HEAD", if base.is_some() { "1234567" } else { "" }, "sud"].map(str::to_owned);
        ConflictParts { left: left.into(), base: base.map(str::to_owned), right: right.into(), labels }
    }

    #[test]
    fn each_style_is_taken_apart() {
        let merge = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> sud\nd\n";
        assert_eq!(split(merge), Some(parts("a\nb\nd\n", None, "a\nc\nd\n")));
        let diff3 = "a\n<<<<<<< HEAD\nb\n||||||| 1234567\nx\n=======\n>>>>>>> sud\nd\n";
        assert_eq!(split(diff3), Some(parts("a\nb\nd\n", Some("a\nx\nd\n"), "a\nd\n")));
        let windows = diff3.replace('\n', "\r\n");
        assert_eq!(split(&windows).unwrap().right, "a\r\nd\r\n");
        let no_labels = "<<<<<<<\nb\n=======\nc\n>>>>>>>\n";
        assert_eq!(split(no_labels).unwrap().labels, ["", "", ""]);
    }

    #[test]
    fn markers_of_any_length_and_other_lines_that_look_like_some() {
        for size in [3, 7, 9, 32] {
            let line = |sign: &str, label: &str| format!("{}{label}\n", sign.repeat(size));
            let text = [
                line("<", " HEAD"),
                "<<\nleft\n".into(),
                line("=", ""),
                "==\nright =======\n".into(),
                line(">", " sud"),
            ];
            let found = split(&text.concat()).unwrap();
            assert_eq!((found.left.as_str(), found.right.as_str()), ("<<\nleft\n", "==\nright =======\n"));
        }
        // Markers in the common version, of a merge of several common versions.
        let nested = "<<<<<<< HEAD\nb\n||||||| merged\n<<<<<<<<< one\nx\n=========\ny\n>>>>>>>>> two\n=======\nc\n>>>>>>> sud\n";
        let found = split(nested).unwrap();
        assert_eq!((found.left.as_str(), found.right.as_str()), ("b\n", "c\n"));
        assert!(found.base.unwrap().starts_with("<<<<<<<<< one\n"));
    }

    #[test]
    fn what_does_not_fit_together_is_left_alone() {
        for text in [
            "",
            "a\n",
            "<<<<<<< HEAD\na\n",
            "<<<<<<< HEAD\na\n=======\nb\n",
            "=======\n>>>>>>> x\n",
            "<<<<<<<HEAD\na\n=======\nb\n>>>>>>>x\n",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_contradicts_stands_between_markers() {
        let base = "a\nb\nc\nd\ne\n";
        let text = write("A\nb\nc\nd\nE\n", base, "a\nb\nC\nd\nF\n", ["nord", "", "sud"]);
        assert_eq!(text, "A\nb\nC\nd\n<<<<<<< nord\nE\n|||||||\ne\n=======\nF\n>>>>>>> sud\n");
        let long = write("x\n=========\n", "x\n", "y\n", ["n", "b", "s"]);
        assert!(long.starts_with("<<<<<<<<<< n\n"), "{long}");
    }

    proptest! {
        #[test]
        fn sides_are_treated_alike(
            base in "([abc]\n){0,8}", left in "([abcx]\n){0,8}", right in "([abcy]\n){0,8}"
        ) {
            let of = |one: &str, other: &str| write(one, &base, other, ["one", "base", "other"]);
            prop_assert_eq!(of(&left, &base), left.as_str());
            prop_assert_eq!(of(&base, &right), right.as_str());
            prop_assert_eq!(of(&left, &left), left.as_str());
            match (split(&of(&left, &right)), split(&of(&right, &left))) {
                (Some(one), Some(other)) => {
                    prop_assert_eq!((one.left, one.right), (other.right, other.left));
                    prop_assert_eq!(one.base, other.base);
                }
                (None, None) => prop_assert_eq!(of(&left, &right), of(&right, &left)),
                (one, other) => prop_assert!(false, "{one:?} {other:?}"),
            }
        }

        #[test]
        fn versions_that_differ_in_the_same_lines_come_back(changed in proptest::collection::vec(0..3_u8, 1..20)) {
            let version = |mark: &str| -> String {
                let line = |(at, kind): (usize, &u8)| match kind {
                    0 => format!("{at}\n"),
                    1 => format!("{mark}{at}\n"),
                    // One side removed it.
                    _ if mark == "left" => String::new(),
                    _ => format!("{mark}{at}\n"),
                };
                changed.iter().enumerate().map(line).collect()
            };
            let [left, base, right] = ["left", "base", "right"].map(version);
            let text = write(&left, &base, &right, ["un", "", "deux"]);
            match split(&text) {
                None => prop_assert!(changed.iter().all(|kind| *kind == 0)),
                Some(found) => {
                    prop_assert_eq!(found.base.as_deref(), Some(base.as_str()));
                    prop_assert_eq!((found.left, found.right), (left, right));
                }
            }
        }
    }
}
