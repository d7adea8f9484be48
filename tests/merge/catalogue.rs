//! The catalogue: each folder is merged, mirrored, answered and undone.

use std::fmt::Write as _;

use mille_parcours::format::{self, FileRecord};
use mille_parcours::merge::{self, Mergeable, Merged, Party};
use mille_parcours::model::value::display_steps;
use mille_parcours::model::{Card, Charter, ModuleFile, TrainingPath};

use crate::common::cases::{By, Class, Folder, folders};

/// What is wrong with a case; nothing if it holds.
pub fn wrong(folder: &Folder) -> Vec<String> {
    match folder.end.as_str() {
        "path.ron" => Run::<TrainingPath>::of(folder),
        "module.ron" => Run::<ModuleFile>::of(folder),
        "card.ron" => Run::<Card>::of(folder),
        "commons.ron" => Run::<Charter>::of(folder),
        other => vec![format!("« {other} » is no kind of file")],
    }
}

struct Run<'a, T> {
    folder: &'a Folder,
    base: Option<T>,
    left: T,
    right: T,
    wrong: Vec<String>,
}

/// The canonical text of a file as if nothing were open in it.
pub fn settled<T: Mergeable>(file: &T) -> String {
    let mut file = file.clone();
    *file.conflicts_mut() = <_>::default();
    format::write(&file)
}

/// Applies the answer with this key to the question with this id.
pub fn answered<T: Mergeable>(file: &T, id: &str, key: &str) -> Option<T> {
    let question = merge::questions(file).into_iter().find(|question| question.id == id)?;
    let choice = question.choices.into_iter().find(|choice| choice.key == key)?;
    let mut file = file.clone();
    choice.change.apply(&mut file);
    Some(file)
}

impl<'a, T: Mergeable + FileRecord> Run<'a, T> {
    fn of(folder: &'a Folder) -> Vec<String> {
        if folder.case.class == Class::Stop {
            return refused::<T>(folder);
        }
        // What git or an empty file brings about is run where git and the driver are.
        if folder.case.by == By::Resolve || folder.files.values().any(String::is_empty) {
            return Vec::new();
        }
        match Self::read(folder) {
            Ok(mut run) => {
                run.all();
                run.wrong
            }
            Err(problem) => vec![problem],
        }
    }

    fn read(folder: &'a Folder) -> Result<Self, String> {
        let file = |stem: &str| match folder.text(stem) {
            Some(text) => format::read::<T>(&text).map(Some).map_err(|e| format!("{stem}: {:?}", e.problem)),
            None => Ok(None),
        };
        // A base that can't be read is no base (row 103); a test of the driver says so aloud.
        let mut base = if folder.case.by == By::Driver { file("base").ok().flatten() } else { file("base")? };
        let (mut left, mut right) = (file("left")?, file("right")?);
        let labels = &folder.case.labels;
        if let (Some(l), Some(r)) = (file("first-left")?, file("first-right")?) {
            let first = file("first-base")?;
            let open = join(first.as_ref(), (&labels.0, &l), (&labels.1, &r)).file;
            let answer = |key: &Option<String>| -> Result<T, String> {
                let Some(key) = key else { return Ok(open.clone()) };
                let question = merge::questions(&open).into_iter().next().ok_or("nothing is open")?;
                answered(&open, &question.id, folder.key(key)).ok_or_else(|| format!("no answer « {key} »"))
            };
            left = Some(left.map_or_else(|| answer(&folder.case.answers.0), Ok)?);
            right = Some(right.map_or_else(|| answer(&folder.case.answers.1), Ok)?);
            base = Some(open);
        }
        let (Some(left), Some(right)) = (left, right) else { return Err("two versions are needed".into()) };
        Ok(Self { folder, base, left, right, wrong: Vec::new() })
    }

    fn say(&mut self, what: impl Into<String>) {
        self.wrong.push(what.into());
    }

    fn same(&mut self, what: &str, expected: &str, found: &str) {
        if expected != found {
            let difference = difference(expected, found);
            self.say(format!("{what} (- expected, + found):\n{difference}"));
        }
    }

    fn all(&mut self) {
        let labels = self.folder.case.labels.clone();
        let (left, right) = (self.left.clone(), self.right.clone());
        let merged = join(self.base.as_ref(), (&labels.0, &left), (&labels.1, &right));
        let mirrored = join(self.base.as_ref(), (&labels.1, &right), (&labels.0, &left));
        let text = format::write(&merged.file);
        self.same("the mirrored merge", &text, &format::write(&mirrored.file));
        match format::read::<T>(&text) {
            Ok(again) => {
                self.same("the file read and written again", &text, &format::write(&again));
                if merge::questions(&again) != merge::questions(&merged.file) {
                    self.say("the file that is read again asks other questions");
                }
            }
            Err(error) => self.say(format!("the result can't be read: {error:?}")),
        }
        if let Err(fault) = merge::verify(&merged.file) {
            self.say(format!("{fault:?}"));
        }
        if let Some(expected) = self.folder.files.get("expected") {
            self.same("the result", expected, &settled(&merged.file));
        }
        self.account(&merged);
        self.notes(&merged);
        self.questions(&merged.file);
        self.third(&labels);
    }

    fn account(&mut self, merged: &Merged<T>) {
        for (name, tally) in [("left", merged.account.left), ("right", merged.account.right)] {
            if tally.changes != tally.applied + tally.noted + tally.asked {
                self.say(format!("the account of {name} is not even: {tally:?}"));
            }
        }
        if let Some(agreed) = self.folder.case.agreed
            && merged.account.both != agreed
        {
            self.say(format!("{} changes of both, not {agreed}", merged.account.both));
        }
    }

    fn notes(&mut self, merged: &Merged<T>) {
        let place = |kind: &str, at: &str| format!("{kind} {at}");
        let mut found: Vec<String> =
            merged.notes.iter().map(|note| place(note.kind, &display_steps(&note.at))).collect();
        let mut expected: Vec<String> =
            self.folder.case.notes.iter().map(|note| place(&note.kind, &note.at)).collect();
        found.sort();
        expected.sort();
        // Beside a question there may be notes that the case does not tell of.
        if matches!(self.folder.case.class, Class::Ask | Class::Law) {
            found.retain(|note| expected.contains(note));
        }
        if found != expected {
            self.say(format!("notes: expected {expected:?}, found {found:?}"));
        }
        for (number, noted) in self.folder.case.notes.iter().enumerate() {
            let Some(note) =
                merged.notes.iter().find(|n| n.kind == noted.kind && display_steps(&n.at) == noted.at)
            else {
                continue;
            };
            let keys: Vec<&str> = note.choices.iter().map(|choice| choice.key.as_str()).collect();
            for key in noted.choices.iter().map(|key| self.folder.key(key)).filter(|key| !keys.contains(key))
            {
                self.wrong.push(format!("note {}: no « {key} » among {keys:?}", number + 1));
            }
        }
        for (number, note) in merged.notes.iter().enumerate() {
            for choice in &note.choices {
                self.choice(&merged.file, &format!("note {} {}", number + 1, note.kind), "other", choice);
            }
        }
    }

    fn questions(&mut self, file: &T) {
        let found = merge::questions(file);
        let shown = |kind: &str, at: &str| format!("{kind} {at}");
        let mut have: Vec<String> = found.iter().map(|q| shown(&q.kind, &display_steps(&q.at))).collect();
        let mut want: Vec<String> =
            self.folder.case.questions.iter().map(|q| shown(&q.kind, &q.at)).collect();
        have.sort();
        want.sort();
        if have != want {
            self.say(format!("questions: expected {want:?}, found {have:?}"));
            return;
        }
        if matches!(self.folder.case.class, Class::Ask | Class::Law) == found.is_empty() {
            self.say("whether something is asked does not fit the class");
        }
        for (number, asked) in self.folder.case.questions.iter().enumerate() {
            let Some(question) =
                found.iter().find(|q| q.kind == asked.kind && display_steps(&q.at) == asked.at)
            else {
                continue;
            };
            let keys: Vec<&str> = question.choices.iter().map(|choice| choice.key.as_str()).collect();
            for key in asked.choices.iter().map(|key| self.folder.key(key)) {
                if !keys.contains(&key) {
                    self.wrong.push(format!("question {}: no answer « {key} » among {keys:?}", number + 1));
                }
            }
            if keys.len() < 2 {
                self.wrong.push(format!("question {}: fewer than two answers", number + 1));
            }
            let suggested = question.suggested.and_then(|at| keys.get(at).copied());
            if let Some(expected) = &asked.suggested
                && suggested != Some(self.folder.key(expected))
            {
                self.wrong.push(format!("question {}: suggests {suggested:?}", number + 1));
            }
            self.answers(file, number + 1, question);
        }
    }

    /// Every answer closes its question and can be taken back; some have a result to compare.
    fn answers(&mut self, file: &T, number: usize, question: &merge::Question) {
        for choice in &question.choices {
            let after = self.choice(file, &format!("question {number}"), &format!("after-{number}-"), choice);
            if after.conflicts().contains_key(&question.id) {
                self.say(format!("question {number}: « {} » leaves it open", choice.key));
            }
        }
    }

    /// The file after a choice, which can be read, is what a file `STEM-KEY` says, and can be taken back.
    fn choice(&mut self, file: &T, what: &str, stem: &str, choice: &merge::Choice) -> T {
        let mut after = file.clone();
        choice.change.apply(&mut after);
        let (before, text) = (format::write(file), format::write(&after));
        match format::read::<T>(&text) {
            Ok(again) if format::write(&again) == text => {}
            Ok(_) => self.say(format!("{what}: « {} » is not canonical", choice.key)),
            Err(error) => self.say(format!("{what}: « {} »: {error:?}", choice.key)),
        }
        let is_it =
            |name: &&String| name.strip_prefix(stem).is_some_and(|key| self.folder.key(key) == choice.key);
        if let Some(name) = self.folder.files.keys().find(is_it).cloned() {
            let expected = self.folder.files[&name].clone();
            self.same(&name, &expected, &settled(&after));
        }
        let mut undone = after.clone();
        choice.change.inverse().apply(&mut undone);
        self.same(&format!("{what}: « {} » taken back", choice.key), &before, &format::write(&undone));
        after
    }

    /// Row 109: a third version, folded in every order.
    fn third(&mut self, labels: &(String, String)) {
        let Some(text) = self.folder.text("third") else { return };
        let third = match format::read::<T>(&text) {
            Ok(third) => third,
            Err(error) => return self.say(format!("third: {error:?}")),
        };
        let all = [(labels.0.as_str(), &self.left), (labels.1.as_str(), &self.right), ("cci-tiers", &third)];
        let mut seen = Vec::new();
        for [a, b, c] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let two = join(self.base.as_ref(), all[a], all[b]);
            let label = format!("{} + {}", all[a].0, all[b].0);
            seen.push(settled(&join(self.base.as_ref(), (&label, &two.file), all[c]).file));
        }
        let parties: Vec<Party<T>> = all.iter().map(|&(label, file)| Party { label, file }).collect();
        seen.extend(merge::merge_all(self.base.as_ref(), &parties).map(|merged| settled(&merged.file)));
        let expected = self.folder.files.get("expected-of-three").cloned().unwrap_or_else(|| seen[0].clone());
        for text in seen {
            self.same("three versions", &expected, &text);
        }
    }
}

/// Two labelled versions merged.
pub fn join<T: Mergeable>(base: Option<&T>, left: (&str, &T), right: (&str, &T)) -> Merged<T> {
    merge::merge(base, Party { label: left.0, file: left.1 }, Party { label: right.0, file: right.1 })
}

/// A version that cannot be read is refused by the reader already; the driver's test says the rest.
fn refused<T: FileRecord>(folder: &Folder) -> Vec<String> {
    let all = ["left", "right"].map(|stem| folder.text(stem));
    let unreadable = all.iter().flatten().any(|text| format::read::<T>(text).is_err());
    if unreadable { Vec::new() } else { vec!["every version can be read".into()] }
}

/// The lines that differ, with a little around them.
pub fn difference(expected: &str, found: &str) -> String {
    let diff = similar::TextDiff::from_lines(expected, found);
    let mut out = String::new();
    for group in diff.grouped_ops(2) {
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let _ = write!(out, "      {}{}", change.tag(), change.value());
        }
    }
    out
}

fn report(failing: &[(String, Vec<String>)]) -> String {
    let mut out = String::new();
    for (name, wrong) in failing {
        let _ = writeln!(out, "{name}");
        for line in wrong {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

fn failing(name: &str) -> (usize, Vec<(String, Vec<String>)>) {
    let all = folders(name);
    let only = std::env::var("CASE").unwrap_or_default();
    let picked = all.iter().filter(|folder| folder.name.contains(&only));
    let found: Vec<_> = picked.map(|folder| (folder.name.clone(), wrong(folder))).collect();
    (found.len(), found.into_iter().filter(|(_, wrong)| !wrong.is_empty()).collect())
}

#[test]
fn every_case_holds() {
    let (count, failing) = failing("cases");
    println!("{count} cases, {} fail", failing.len());
    assert!(failing.is_empty(), "{} of {count} fail:\n{}", failing.len(), report(&failing));
}

#[test]
fn what_is_known_to_be_wrong_is_wrong() {
    let (count, failing) = failing("known-wrong");
    println!("{count} cases are known to be wrong:\n{}", report(&failing));
    let wrong: Vec<&String> = failing.iter().map(|(name, _)| name).collect();
    let all: Vec<String> = folders("known-wrong").into_iter().map(|folder| folder.name).collect();
    let holds: Vec<&String> = all.iter().filter(|name| !wrong.contains(name)).collect();
    assert!(
        std::env::var_os("CASE").is_some() || holds.is_empty(),
        "these hold now; move them to tests/merge/cases: {holds:?}"
    );
}

#[test]
fn every_row_has_a_case() {
    let all: Vec<Folder> = [folders("cases"), folders("known-wrong")].concat();
    let missing: Vec<u32> = (1..=111).filter(|row| all.iter().all(|folder| folder.row() != *row)).collect();
    // Row 90 is the migration of an older format, and there is none before 1. The day there is, this
    // fails, and the row is written.
    assert_eq!(format::FORMAT, 1, "row 90 can be written now");
    assert_eq!(missing, [90]);
}

#[test]
fn fixtures_are_in_canonical_form() {
    for folder in [folders("cases"), folders("known-wrong")].concat() {
        let canonical = |text: &str| match folder.end.as_str() {
            "path.ron" => format::read::<TrainingPath>(text).map(|file| format::write(&file)),
            "module.ron" => format::read::<ModuleFile>(text).map(|file| format::write(&file)),
            "card.ron" => format::read::<Card>(text).map(|file| format::write(&file)),
            _ => format::read::<Charter>(text).map(|file| format::write(&file)),
        };
        for (stem, text) in &folder.files {
            let loose = ["left", "right", "base"].contains(&stem.as_str());
            match canonical(text) {
                Ok(written) if written == *text || loose => {}
                Ok(_) => panic!("{}/{stem}: not in canonical form", folder.name),
                Err(error) => {
                    let meant = loose && matches!(folder.case.by, By::Driver);
                    assert!(meant, "{}/{stem}: {error:?}", folder.name);
                }
            }
        }
    }
}
