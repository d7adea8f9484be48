//! Which keys run which commands: the keys of the table, with what a person wants otherwise laid over
//! them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use crate::app::commands::command::{Command, Scope};
use crate::app::commands::key::{Code, Key};
use crate::app::commands::{all, named};
use crate::i18n::Lang;
use crate::model::Keyed;

/// The keys of every command.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: BTreeMap<&'static str, Vec<Key>>,
    commands: HashMap<Key, Vec<&'static Command>>,
}

/// What is wrong with an entry of a keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapError {
    /// The command it is for.
    pub command: String,
    /// Which of its keys; none where it is about the command.
    pub key: Option<usize>,
    /// What is wrong.
    pub kind: KeymapErrorKind,
}

/// What can be wrong with an entry of a keymap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeymapErrorKind {
    /// There is no such command.
    Command,
    /// No key has this name.
    Key,
    /// Another command of the same view has this key in the same keymap.
    Taken,
    /// A command without which the program could not be left or searched would have no key.
    Needed,
}

/// Without a key for these one is lost.
const NEEDED: [&str; 2] = ["palette", "quit"];

impl Default for Keymap {
    fn default() -> Self {
        let keys = all()
            .map(|command| (command.id, command.keys.iter().filter_map(|name| Key::parse(name)).collect()));
        Self { keys: keys.collect(), commands: HashMap::new() }.indexed()
    }
}

impl Keymap {
    /// The default keys with `overrides` laid over them, and the entries that are wrong and left out. A
    /// command that is named there has exactly the keys given there, and takes them away from the commands
    /// that are not named.
    pub fn with_overrides(overrides: &Keyed<Vec<String>>) -> (Self, Vec<KeymapError>) {
        let (mut map, mut errors) = (Self::default(), Vec::new());
        let mut wanted: Vec<(&'static Command, Key)> = Vec::new();
        for (name, keys) in overrides.iter() {
            let error = |key, kind| KeymapError { command: name.clone(), key, kind };
            let Some(command) = named(name) else {
                errors.push(error(None, KeymapErrorKind::Command));
                continue;
            };
            let read: Vec<Option<Key>> = keys.iter().map(|key| Key::parse(key)).collect();
            let taken =
                |key: &Key| wanted.iter().any(|(other, have)| have == key && other.scope == command.scope);
            let bad = read.iter().enumerate().find_map(|(at, key)| match key {
                None => Some(error(Some(at), KeymapErrorKind::Key)),
                Some(key) if taken(key) => Some(error(Some(at), KeymapErrorKind::Taken)),
                Some(_) => None,
            });
            let lost = read.is_empty() && NEEDED.contains(&command.id);
            if let Some(bad) = bad.or_else(|| lost.then(|| error(None, KeymapErrorKind::Needed))) {
                errors.push(bad);
                continue;
            }
            let read: Vec<Key> = read.into_iter().flatten().collect();
            wanted.extend(read.iter().map(|key| (command, *key)));
            map.keys.insert(command.id, read);
        }
        let overridden = |id: &str| overrides.iter().any(|(name, _)| name == id);
        for command in all().filter(|command| !overridden(command.id)) {
            let meets = |key: &Key| {
                wanted.iter().any(|(other, have)| have == key && command.scope.meets(other.scope))
            };
            let left: Vec<Key> = map.of(command).iter().copied().filter(|key| !meets(key)).collect();
            if !(left.is_empty() && NEEDED.contains(&command.id)) {
                map.keys.insert(command.id, left);
            }
        }
        (map.indexed(), errors)
    }

    fn indexed(mut self) -> Self {
        self.commands.clear();
        for command in all() {
            for key in self.keys.get(command.id).into_iter().flatten() {
                self.commands.entry(*key).or_default().push(command);
            }
        }
        self
    }

    /// The keys of a command; the first is the one to show.
    pub fn of(&self, command: &Command) -> &[Key] {
        self.keys.get(command.id).map_or(&[], Vec::as_slice)
    }

    /// The keys of a command, as the keyboard of that language shows them.
    pub fn shown(&self, command: &Command, lang: Lang) -> Vec<String> {
        self.of(command).iter().map(|key| shown(*key, lang)).collect()
    }

    /// The first key of a command, as the keyboard of that language shows it.
    pub fn first(&self, command: &Command, lang: Lang) -> Option<String> {
        self.of(command).first().map(|key| shown(*key, lang))
    }

    /// The command of a key where the focus is; what counts only there goes before what counts
    /// everywhere.
    pub fn command(&self, key: Key, scope: Scope) -> Option<&'static Command> {
        // Shift with a key that means nothing of its own is only a heavy hand.
        let of_key = self.commands.get(&key).or_else(|| self.commands.get(&key.unshifted()))?;
        let here = |command: &&&Command| command.scope != Scope::Everywhere && command.scope.covers(scope);
        let everywhere = |command: &&&Command| command.scope == Scope::Everywhere;
        of_key.iter().find(here).or_else(|| of_key.iter().find(everywhere)).copied()
    }

    /// The keys as a file to start from.
    pub fn page(&self, lang: Lang) -> String {
        let mut out = String::new();
        for line in lang.word("shell-keymap-intro").lines() {
            // Writing to a String can't fail.
            let _ = writeln!(out, "// {line}");
        }
        out.push_str("{\n");
        for scope in Scope::all() {
            let mut commands = all().filter(|command| command.scope == scope).peekable();
            if commands.peek().is_none() {
                continue;
            }
            let _ = writeln!(out, "\n    // {}", lang.word(scope.label()));
            for command in commands {
                let keys: Vec<String> =
                    self.of(command).iter().map(|key| format!("{:?}", key.to_string())).collect();
                let label = lang.word(&command.label());
                let _ = writeln!(out, "    {:?}: [{}], // {label}", command.id, keys.join(", "));
            }
        }
        out.push_str("}\n");
        out
    }
}

/// A key as the keyboard of that language shows it.
pub fn shown(key: Key, lang: Lang) -> String {
    let plain = Key::plain(key.code).to_string();
    let ctrl = if key.ctrl { "Ctrl-" } else { "" };
    let alt = if key.alt { "Alt-" } else { "" };
    match (lang.lookup(&format!("key-{plain}"), &[]), key.code) {
        (Some(words), _) => format!("{ctrl}{alt}{words}"),
        (None, Code::Char(c)) if key.ctrl => format!("{ctrl}{alt}{}", c.to_uppercase()),
        (None, _) => format!("{ctrl}{alt}{plain}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(overrides: &[(&str, &[&str])]) -> (Keymap, Vec<KeymapError>) {
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Keymap::with_overrides(
            &overrides.iter().map(|(id, wanted)| ((*id).to_owned(), keys(wanted))).collect(),
        )
    }

    fn keys(map: &Keymap, id: &str) -> Vec<String> {
        map.shown(named(id).unwrap(), Lang::En)
    }

    #[test]
    fn an_override_replaces_the_keys_of_its_command_and_no_other() {
        let (map, errors) = laid(&[("save", &["F5", "Ctrl-W"])]);
        assert_eq!(errors, []);
        assert_eq!(keys(&map, "save"), ["F5", "Ctrl-W"]);
        assert_eq!(keys(&map, "undo"), keys(&Keymap::default(), "undo"));
    }

    #[test]
    fn an_overriding_key_is_taken_from_commands_that_are_not_named() {
        let (map, errors) = laid(&[("duplicate", &["a"]), ("save", &["x"])]);
        assert_eq!(errors, []);
        assert_eq!(keys(&map, "add-module"), [] as [&str; 0]);
        assert_eq!(keys(&map, "add-item"), ["a"], "another part of the screen");
        assert_eq!(keys(&map, "delete"), ["Del"], "saving is everywhere");
    }

    #[test]
    fn what_is_wrong_is_told_and_left_as_it_was() {
        let wrong = |overrides: &[(&str, &[&str])]| {
            let (map, errors) = laid(overrides);
            let first = errors.into_iter().next().map(|error| (error.kind, error.key));
            (map, first)
        };
        let (map, error) = wrong(&[("save", &["F5", "Strg-S"])]);
        assert_eq!(error, Some((KeymapErrorKind::Key, Some(1))));
        assert_eq!(keys(&map, "save"), ["Ctrl-S"]);
        assert_eq!(wrong(&[("sauver", &["F5"])]).1, Some((KeymapErrorKind::Command, None)));
        let (map, error) = wrong(&[("delete", &["d"]), ("duplicate", &["d"])]);
        assert_eq!(error, Some((KeymapErrorKind::Taken, Some(0))));
        assert_eq!(keys(&map, "delete"), ["d"]);
        let (map, error) = wrong(&[("quit", &[])]);
        assert_eq!(error, Some((KeymapErrorKind::Needed, None)));
        assert_eq!(keys(&map, "quit"), ["q", "Ctrl-Q"]);
        // Nor can the last key of what is needed be taken.
        let (map, _) = laid(&[("save", &["q", "Ctrl-Q"])]);
        assert_eq!(keys(&map, "quit"), ["q", "Ctrl-Q"]);
    }

    #[test]
    fn the_page_of_the_defaults_is_a_keymap_that_changes_nothing() {
        for lang in Lang::ALL {
            let page = Keymap::default().page(lang);
            let read: Keyed<Vec<String>> = ron::from_str(&page).unwrap();
            assert_eq!(read.len(), all().count());
            let (map, errors) = Keymap::with_overrides(&read);
            assert_eq!(errors, []);
            assert_eq!(map.keys, Keymap::default().keys);
        }
    }
}
