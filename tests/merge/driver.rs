//! The catalogue through the program, as git calls it; and P19: whatever bytes it is given, it ends with
//! 0, 1 or more than 128, and the file that git gave is the result, whole, or as it was.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use mille_parcours::format::{self, Content, FileKind};
use mille_parcours::merge;
use mille_parcours::model::TrainingPath;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::catalogue::settled;
use crate::common::cases::{By, Class, Folder, folders};
use crate::common::generate::Random;
use crate::random::{base, play};

/// A folder in which the driver is called as git calls it.
struct Call {
    folder: TempDir,
    end: String,
}

/// How it ended.
struct Ended {
    code: i32,
    /// What stands in the file that git reads the result from.
    left: Vec<u8>,
    err: String,
}

impl Call {
    fn new(end: &str) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), end: end.to_owned() }
    }

    fn file(&self, stem: &str) -> PathBuf {
        self.folder.path().join(format!(".merge_file_{stem}"))
    }

    fn run(&self, [base, left, right]: [&[u8]; 3], labels: [&str; 2]) -> Ended {
        for (stem, bytes) in [("base", base), ("left", left), ("right", right)] {
            std::fs::write(self.file(stem), bytes).expect("a file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_parcours"));
        command.arg("merge-driver").args(["base", "left", "right"].map(|stem| self.file(stem)));
        let name = if self.end == "commons.ron" { self.end.clone() } else { format!("essai.{}", self.end) };
        command.args(["7", &name, "base", labels[0], labels[1]]);
        command.env_clear().env("HOME", self.folder.path()).env("LANG", "en_GB.UTF-8");
        command.env("PARCOURS_CONFIG_DIR", self.folder.path().join("config"));
        command.env("PARCOURS_STATE_DIR", self.folder.path().join("state"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        let done = command.output().expect("the program runs");
        Ended {
            code: done.status.code().unwrap_or(-1),
            left: std::fs::read(self.file("left")).expect("the result"),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        }
    }
}

/// What is wrong with a case when the driver merges it.
fn wrong(folder: &Folder) -> Option<String> {
    let text = |stem: &str| folder.text(stem).unwrap_or_default().into_bytes();
    let labels = [folder.case.labels.0.as_str(), folder.case.labels.1.as_str()];
    let versions = [text("base"), text("left"), text("right")];
    let ended = Call::new(&folder.end).run([&versions[0], &versions[1], &versions[2]], labels);
    let code = ended.code;
    match folder.case.class {
        Class::Stop if code < 129 => return Some(format!("ends with {code}: {}", ended.err)),
        Class::Stop if ended.left != versions[1] => return Some("the file of git was touched".into()),
        Class::Stop => {
            let unsaid = folder.case.says.iter().find(|word| !ended.err.contains(word.as_str()));
            return unsaid.map(|word| format!("« {word} » is not said: {}", ended.err));
        }
        Class::Ok | Class::Note if code != 0 => return Some(format!("ends with {code}: {}", ended.err)),
        Class::Ask | Class::Law if code != 1 => return Some(format!("ends with {code}: {}", ended.err)),
        _ => {}
    }
    let result = String::from_utf8_lossy(&ended.left).into_owned();
    if folder.end != "path.ron" {
        let kind = FileKind::of_name(&format!("essai.{}", folder.end)).unwrap_or(FileKind::Charter);
        return Content::read(kind, &result).err().map(|error| format!("{error:?}"));
    }
    match format::read::<TrainingPath>(&result) {
        Err(error) => Some(format!("the result can't be read: {error:?}")),
        Ok(file) => {
            let expected = folder.files.get("expected");
            let same = expected.is_none_or(|expected| *expected == settled(&file));
            let emptied = versions[1..].iter().any(Vec::is_empty);
            let open = !merge::questions(&file).is_empty() || emptied;
            let asked = matches!(folder.case.class, Class::Ask | Class::Law);
            (!same || open != asked).then(|| format!("the result:\n{result}"))
        }
    }
}

#[test]
fn the_driver_merges_the_catalogue() {
    let mut failing = Vec::new();
    let mut count = 0;
    for folder in folders("cases") {
        // A base with open questions is made by a merge before it.
        if matches!(folder.case.by, By::Resolve) || folder.files.contains_key("first-left") {
            continue;
        }
        count += 1;
        failing.extend(wrong(&folder).map(|what| format!("{}: {what}", folder.name)));
    }
    assert!(count > 50, "{count}");
    assert!(failing.is_empty(), "{} of {count}:\n{}", failing.len(), failing.join("\n"));
}

/// A text with a few bytes changed, gone or doubled.
fn spoiled(text: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..random.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.remove(at)),
            2 => bytes[at] = [0, b'"', b'(', 0xff, b'\n'][random.below(5)],
            3 => bytes.insert(at, b"<>={}]"[random.below(6)]),
            _ => bytes.extend_from_slice(&text.as_bytes()[at.min(text.len())..]),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::properties::config().cases.div_ceil(16), ..crate::properties::config() })]

    #[test]
    fn whatever_it_is_given_nothing_is_half_written(seed in any::<u64>(), edits in any::<[u64; 2]>()) {
        let mut random = Random(seed);
        let base = base(seed % 10_000);
        let texts = [format::write(&base), format::write(&play(&base, &edits[..1])), format::write(&play(&base, &edits[1..]))];
        let versions = texts.map(|text| spoiled(&text, &mut random));
        let ended = Call::new("path.ron").run([&versions[0], &versions[1], &versions[2]], ["a", "b"]);
        prop_assert!([0, 1].contains(&ended.code) || ended.code >= 129, "{}: {}", ended.code, ended.err);
        if ended.code >= 129 {
            prop_assert_eq!(&ended.left, &versions[1]);
        } else {
            let text = String::from_utf8(ended.left).map_err(|_| TestCaseError::fail("not a text"))?;
            let file = format::read::<TrainingPath>(&text);
            prop_assert!(file.is_ok(), "{:?}\n{}", file, text);
        }
    }
}
