//! What git is told about this program: the lines of its configuration and of its attributes.
//!
//! Owns these lines and nothing of where they go. A line of the configuration is run by a shell on
//! every machine that has it, with this program or without: where the program is missing, too old, or
//! breaks down, git gets what it would have had without it, or stops with everything as it was. What
//! git does with each exit code was measured; `tests/git` holds it.

use crate::format::FileKind;

/// The name of the drivers in configuration and attributes.
pub const DRIVER: &str = "parcours";

/// What is said of them. The end of lines is fixed because the program writes it so.
const ATTRIBUTES: &str = "text eol=lf merge=parcours diff=parcours";

/// What begins and ends our lines in a file of attributes.
const BEGIN: &str = "# parcours: begin";
const END: &str = "# parcours: end";

/// The program as the lines of the configuration look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The name that a shell finds on its path.
    pub name: String,
    /// Where it stands, for programs with a desktop whose path is another one.
    pub place: Option<String>,
}

/// The settings: each line runs the program by its name where the shell finds that, else where it stands.
pub fn settings(program: &Program) -> [(&'static str, String); 5] {
    let name = quoted(&program.name);
    let find = match &program.place {
        None => format!("p={name}"),
        Some(place) => {
            format!("p={name}; command -v \"$p\" >/dev/null 2>&1 || p={}", quoted(place))
        }
    };
    let there = "command -v \"$p\" >/dev/null 2>&1";
    // In the line of a merge driver, a percent sign is a place to fill.
    let find_in_driver = find.replace('%', "%%");
    // The program says 0 for merged and 1 for questions. Whatever else comes back, a missing command or
    // a signal, must not be taken for a merge: above 128 git stops and touches nothing.
    let merge = format!(
        "{find_in_driver}; if {there}; then \"$p\" merge-driver -- %O %A %B %L %P %S %X %Y; r=$?; \
         if test $r -gt 1; then exit 129; fi; exit $r; \
         else git merge-file --diff3 --marker-size=%L -L %X -L %S -L %Y %A %O %B; fi"
    );
    let plain = "if test $# -lt 7; then echo \"* Unmerged path $1\"; else echo \"$1\"; \
                 git --no-pager diff --no-index --no-ext-diff --no-textconv -- \"$2\" \"$5\"; test $? -le 1; fi";
    // `git difftool` asks for its own program in a variable, which a driver takes precedence of.
    let tool = "case \"$GIT_EXTERNAL_DIFF\" in *git-difftool*) eval \"$GIT_EXTERNAL_DIFF \\\"\\$@\\\"\"; return;; esac";
    let diff = format!(
        "f() {{ {tool}; {find}; if {there} && \"$p\" diff-driver -- \"$@\"; then return 0; fi; {plain}; }}; f"
    );
    let text = format!("f() {{ {find}; {there} && \"$p\" textconv -- \"$1\" || cat \"$1\"; }}; f");
    [
        ("merge.parcours.name", "Mille Parcours".to_owned()),
        ("merge.parcours.driver", merge),
        ("diff.parcours.command", diff),
        ("diff.parcours.textconv", text),
        // What a part of an outline is called stands at the beginning of a line.
        ("diff.parcours.xfuncname", "^[^[:space:]].*$".to_owned()),
    ]
}

/// The programs that the line of a merge driver would run, in its order; none where the line is not ours.
pub fn programs_of(driver: &str) -> Vec<String> {
    let driver = driver.replace("%%", "%");
    let Some((find, _)) = driver.split_once("; if command -v") else { return Vec::new() };
    let name = find.strip_prefix("p=").and_then(first_word);
    let place = find.split_once(" || p=").and_then(|(_, place)| first_word(place));
    name.into_iter().chain(place).collect()
}

/// The word at the beginning of a line of the shell.
fn first_word(line: &str) -> Option<String> {
    match line.strip_prefix('\'') {
        None => line.split([' ', ';']).next().map(str::to_owned),
        Some(quoted) => {
            // A quotation mark inside is written `'\\''`.
            let mut end = 0;
            loop {
                end += quoted[end..].find('\'')?;
                if !quoted[end..].starts_with("'\\''") {
                    return Some(quoted[..end].replace("'\\''", "'"));
                }
                end += 4;
            }
        }
    }
}

/// A word as a shell reads it, whatever is in it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Our lines: what is said of each kind of file.
fn attributes() -> [String; 4] {
    FileKind::ALL.map(|kind| format!("{} {ATTRIBUTES}", kind.named("*")))
}

/// A file of attributes with our lines in it; none where it has them already.
pub fn with_attributes(text: &str) -> Option<String> {
    let lines = attributes();
    if lines.iter().all(|line| text.lines().any(|found| found.trim() == line)) {
        return None;
    }
    let mut out = without_attributes(text).unwrap_or_else(|| text.to_owned());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for line in [BEGIN].into_iter().chain(lines.iter().map(String::as_str)).chain([END]) {
        out.push_str(line);
        out.push('\n');
    }
    Some(out)
}

/// A file of attributes without our lines; none where it has none.
pub fn without_attributes(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut found) = (false, false);
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            BEGIN => {
                inside = true;
                found = true;
            }
            END if inside => inside = false,
            _ if inside => {}
            _ => out.push_str(line),
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_lines_come_and_go_without_a_trace() {
        for text in ["", "*.png binary\n", "*.png binary", "\n\n# x\n"] {
            let with = with_attributes(text).unwrap();
            assert!(with.contains("*.path.ron text eol=lf merge=parcours diff=parcours\n"));
            assert_eq!(with_attributes(&with), None, "once is enough");
            let without = without_attributes(&with).unwrap();
            assert_eq!(without.trim_end(), text.trim_end());
            assert_eq!(without_attributes(&without), None);
        }
    }

    #[test]
    fn lines_that_somebody_wrote_by_hand_are_enough() {
        let by_hand = attributes().map(|line| line + "\n").concat();
        assert_eq!(with_attributes(&by_hand), None);
        // An older block is replaced, what stands around it stays.
        let old = format!("a\n{BEGIN}\n*.path.ron merge=parcours\n{END}\nb\n");
        let new = with_attributes(&old).unwrap();
        assert!(new.starts_with("a\nb\n") && new.matches(BEGIN).count() == 1, "{new}");
    }

    #[test]
    fn a_program_is_found_again_in_its_line() {
        for place in ["/opt/bin/parcours", "/home/zoé/mes outils/l'outil 100%/p=q/parcours"] {
            let program = Program { name: "parcours".to_owned(), place: Some(place.to_owned()) };
            let driver = &settings(&program)[1].1;
            assert_eq!(programs_of(driver), ["parcours", place], "{driver}");
        }
        let program = Program { name: "parcours".to_owned(), place: None };
        assert_eq!(programs_of(&settings(&program)[1].1), ["parcours"]);
        assert_eq!(programs_of("git merge-file %A %O %B"), [""; 0]);
    }
}
