//! Every message of the store has its sentence in both languages, with the arguments it is given.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use mille_parcours::model::{Arg, Message};
use mille_parcours::store::{
    Attribute, Encoding, EntryKind, FileIdentity, JournalError, LoadError, Method, Owner, Recovered,
    SaveError, SaveNote, Saved,
};
use std::io;
use std::path::PathBuf;

const FRENCH: &str = include_str!("../../src/i18n/fr/store.ftl");
const ENGLISH: &str = include_str!("../../src/i18n/en/store.ftl");

fn keys(source: &str) -> Vec<&str> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(|line| line.split_once(" =").unwrap().0)
        .collect()
}

fn put(bundle: &FluentBundle<FluentResource>, message: &Message) -> String {
    let pattern = bundle.get_message(&message.key).and_then(|found| found.value());
    let pattern = pattern.unwrap_or_else(|| panic!("no sentence for {}", message.key));
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        let value = match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Message(inner) => FluentValue::from(put(bundle, inner)),
            Arg::Minutes(_) | Arg::List(_) | Arg::All(_) | Arg::Day(_) => panic!("not used here"),
        };
        args.set(&**name, value);
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", message.key);
    text
}

fn all() -> Vec<Message> {
    let path = || PathBuf::from("vente.path.ron");
    let error = || io::Error::from(io::ErrorKind::PermissionDenied);
    let identity =
        FileIdentity { device: 0, inode: 0, len: 0, modified: std::time::UNIX_EPOCH, hash: [0; 32] };
    let saved = |method, notes| Saved { path: path(), identity: identity.clone(), method, notes };
    let mut all: Vec<Message> = [
        LoadError::Missing { path: path() },
        LoadError::Dangling { path: path(), target: path() },
        LoadError::Loop { path: path() },
        LoadError::NotAFile { path: path(), kind: EntryKind::Folder },
        LoadError::NotAFile { path: path(), kind: EntryKind::Special },
        LoadError::TooLarge { path: path(), len: 70 << 20, limit: 64 << 20 },
        LoadError::NotUtf8 { path: path(), offset: 7, line: 2, encoding: Encoding::Windows1252 },
        LoadError::NotUtf8 { path: path(), offset: 7, line: 2, encoding: Encoding::Utf16Big },
        LoadError::NotUtf8 { path: path(), offset: 7, line: 2, encoding: Encoding::Unknown },
    ]
    .iter()
    .map(LoadError::message)
    .collect();
    for number in [5, 13, 27, 28, 30, 122, 2, 9] {
        let source = io::Error::from_raw_os_error(number);
        all.push(LoadError::Failed { path: path(), source }.message());
    }
    all.extend(
        [
            SaveError::Changed { path: path() },
            SaveError::Gone { path: path() },
            SaveError::Exists { path: path() },
            SaveError::Dangling { path: path(), target: path() },
            SaveError::Loop { path: path() },
            SaveError::NotAFile { path: path(), kind: EntryKind::Special },
            SaveError::ReadOnly { path: path() },
            SaveError::NoRecovery { path: path(), source: error() },
            SaveError::Failed { path: path(), source: error(), needed: 60_000, missing: None },
            SaveError::Failed { path: path(), source: error(), needed: 60_000, missing: Some(1_024) },
            SaveError::Failed {
                path: path(),
                source: io::Error::from_raw_os_error(2),
                needed: 60_000,
                missing: None,
            },
            SaveError::NotDurable {
                path: path(),
                source: error(),
                saved: Box::new(saved(Method::Replaced, vec![])),
            },
            SaveError::Damaged { path: path(), recovery: path(), source: error() },
        ]
        .iter()
        .map(SaveError::message),
    );
    all.extend(
        [
            JournalError::NoPlace,
            JournalError::Failed { path: path(), source: error() },
            JournalError::Damaged { path: path() },
            JournalError::OtherVersion { path: path() },
        ]
        .iter()
        .map(JournalError::message),
    );
    let lost = [
        Attribute::Mode,
        Attribute::Owner,
        Attribute::Group,
        Attribute::AccessList,
        Attribute::Extended("user.x".to_owned()),
    ];
    let notes = lost.into_iter().map(SaveNote::Lost).chain([SaveNote::CopyLeft(path())]).collect();
    all.extend(saved(Method::InPlaceForLinks(2), notes).messages());
    all.extend(saved(Method::InPlaceForFolder, vec![]).messages());
    all.extend(saved(Method::InPlaceForRename, vec![]).messages());
    let recovered = Recovered {
        journal: path(),
        owner: Owner { host: String::new(), user: String::new(), pid: 1 },
        text: String::new(),
        base: String::new(),
        base_is_current: true,
        last_change: std::time::SystemTime::UNIX_EPOCH,
        whole: false,
        damaged: true,
    };
    let owner = Owner { host: "poste-3".into(), user: "zoé".into(), pid: 12 };
    all.extend([
        owner.opened_by("store-lock-taken", &path()),
        owner.opened_by("store-lock-elsewhere", &path()),
        Owner { host: String::new(), user: " ".into(), pid: 1 }.opened_by("store-lock-taken", &path()),
        recovered.damage(),
    ]);
    all
}

#[test]
fn both_languages_say_all_of_it() {
    assert_eq!(keys(FRENCH), keys(ENGLISH));
    let mut said = std::collections::BTreeSet::new();
    for (language, source) in [("fr", FRENCH), ("en", ENGLISH)] {
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
        for message in all() {
            let text = put(&bundle, &message);
            assert!(!text.contains('{'), "{text}");
            let inner = message.args.iter().filter_map(|(_, arg)| match arg {
                Arg::Message(inner) => Some(inner.key.clone()),
                _ => None,
            });
            said.extend(inner.chain([message.key.clone()]));
            eprintln!("{language} {}: {text}", message.key);
        }
    }
    let unused: Vec<_> = keys(FRENCH).into_iter().filter(|key| !said.contains(*key)).collect();
    assert_eq!(unused, Vec::<&str>::new(), "sentences that nothing says");
}
