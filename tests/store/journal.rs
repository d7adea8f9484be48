//! The journal: cut anywhere, damaged anywhere, and replayed exactly.

use crate::scenario::STATE;
use mille_parcours::store::memory::{InjectedError, InjectedFault, MemFs};
use mille_parcours::store::{DiskFs, Journal, JournalError, Left, discard, recover};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

const FILE: &str = "/centre/a.path.ron";
const BASE: &str = "Path(\n  title: \"Vente\",\n)\n";

fn journals(fs: &MemFs) -> Vec<PathBuf> {
    fs.paths().into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "journal")).collect()
}

fn start<'a>(fs: &'a MemFs, base: &str) -> Journal<'a, MemFs> {
    Journal::start(fs, Some(Path::new(STATE)), Path::new(FILE), base).unwrap()
}

fn left(fs: &MemFs, current: &str) -> Left {
    recover(fs, Some(Path::new(STATE)), Path::new(FILE), current)
}

/// The states of a little work, the base first.
fn states() -> Vec<String> {
    ["Vente", "Vente é", "", "Vente de détail", "Vente de détail\u{202e} 1", "Accueil"]
        .iter()
        .map(|title| BASE.replace("Vente", title))
        .collect()
}

/// A journal of all the states, as its process left it.
fn journal_bytes() -> (PathBuf, Vec<u8>) {
    let fs = MemFs::new();
    let mut journal = start(&fs, BASE);
    for state in states() {
        journal.record(&state).unwrap();
    }
    drop(journal);
    let path = journals(&fs).remove(0);
    let bytes = fs.bytes(&path).unwrap();
    // Of a process that is dead: no number is this large.
    let name = path.file_name().unwrap().to_str().unwrap();
    let name = name.replace(&format!("-{}-", std::process::id()), "-4294967295-");
    (path.with_file_name(name), bytes)
}

#[test]
fn cut_at_any_byte_it_gives_a_state_that_was_recorded() {
    let (path, bytes) = journal_bytes();
    let states = states();
    let mut reached = 0;
    for len in 0..=bytes.len() {
        let fs = MemFs::new();
        fs.put_file(&path, &bytes[..len]);
        let left = left(&fs, BASE);
        assert!(left.refused.is_empty(), "a cut journal is no damage: {len}");
        match left.offers.as_slice() {
            // Before the first change there is nothing to offer, and the useless journal goes.
            [] => assert!(reached == 0 && journals(&fs).is_empty()),
            [offer] => {
                let state = states.iter().position(|state| *state == offer.text).expect("a recorded state");
                assert!(state == reached || state == reached + 1, "{state} after {reached} at {len}");
                assert!(offer.base_is_current && offer.base == BASE);
                reached = state;
            }
            more => panic!("{more:?}"),
        }
    }
    assert_eq!(reached, states.len() - 1, "the whole journal gives the last state");
}

#[test]
fn damaged_at_any_byte_it_gives_a_state_that_was_recorded_or_is_refused() {
    let (path, bytes) = journal_bytes();
    let states = states();
    let mut refused = 0;
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= flip;
            let fs = MemFs::new();
            fs.put_file(&path, &bytes);
            let left = left(&fs, BASE);
            refused += left.refused.len();
            for offer in &left.offers {
                assert!(states.contains(&offer.text) && !offer.whole && offer.damaged, "{at}: {offer:?}");
            }
            assert_eq!(left.refused.len() + left.offers.len(), 1, "told: byte {at}");
            for offer in &left.offers {
                discard(&fs, offer).unwrap();
            }
            let kept = fs.paths().into_iter().filter(|path| fs.bytes(path).as_ref() == Some(&bytes));
            assert_eq!(kept.count(), 1, "a damaged journal is kept: byte {at}");
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_record_that_is_missing_ends_the_replay() {
    let (path, bytes) = journal_bytes();
    // Where the records end, by their lengths.
    let mut ends = vec![19];
    while let Some(len) = bytes.get(ends[ends.len() - 1]..).and_then(|rest| rest.first_chunk::<4>()) {
        ends.push(ends[ends.len() - 1] + 16 + u32::from_le_bytes(*len) as usize);
    }
    assert_eq!(*ends.last().unwrap(), bytes.len());
    // The head, the base, one change; the second is taken out, though the rest is whole.
    let without = [&bytes[..ends[3]], &bytes[ends[4]..]].concat();
    let fs = MemFs::new();
    fs.put_file(&path, &without);
    let offer = left(&fs, BASE).offers.remove(0);
    assert_eq!((offer.text, offer.whole), (states()[1].clone(), false));
}

#[test]
fn a_journal_that_a_living_process_has_just_begun_is_left_alone() {
    let (path, _) = journal_bytes();
    let fs = MemFs::new();
    let name = path.file_name().unwrap().to_str().unwrap();
    fs.put_file(path.with_file_name(name.replace("4294967295", &std::process::id().to_string())), b"");
    let found = left(&fs, BASE);
    assert!(found.offers.is_empty() && found.refused.is_empty());
    assert_eq!(journals(&fs).len(), 1);
}

#[test]
fn a_journal_of_another_text_says_so_and_one_of_another_version_is_refused() {
    let (path, bytes) = journal_bytes();
    let fs = MemFs::new();
    fs.put_file(&path, &bytes);
    let found = left(&fs, "something else by now");
    assert!(!found.offers[0].base_is_current);
    assert_eq!(found.offers[0].base, BASE, "what a merge needs is there");

    let later = [b"PARCOURS JOURNAL 3\n".as_slice(), &bytes[19..]].concat();
    fs.put_file(&path, &later);
    assert!(matches!(left(&fs, BASE).refused[..], [JournalError::OtherVersion { .. }]));
    assert_eq!(journals(&fs).len(), 1, "it is not ours to remove");
}

#[test]
fn it_stands_only_while_something_is_unsaved() {
    let fs = MemFs::new();
    let mut journal = start(&fs, BASE);
    journal.record(BASE).unwrap();
    journal.sync().unwrap();
    assert!(journals(&fs).is_empty(), "nothing was typed");
    journal.record("typed").unwrap();
    assert_eq!(left(&fs, BASE).offers[0].text, "typed");
    journal.rebase("typed").unwrap();
    assert!(journals(&fs).is_empty(), "saved");
    journal.record("typed more").unwrap();
    // The save of the text before ends only now.
    journal.record("typed more and more").unwrap();
    journal.rebase("typed more").unwrap();
    let found = left(&fs, "typed more");
    assert_eq!(found.offers.len(), 1);
    assert_eq!(
        (found.offers[0].text.as_str(), found.offers[0].base_is_current),
        ("typed more and more", true)
    );
    journal.finish().unwrap();
    assert!(journals(&fs).is_empty());
}

#[test]
fn a_journal_that_leads_to_the_saved_text_is_not_offered() {
    let (path, bytes) = journal_bytes();
    let fs = MemFs::new();
    fs.put_file(&path, &bytes);
    let found = left(&fs, states().last().unwrap());
    assert!(found.offers.is_empty() && found.refused.is_empty());
    assert!(journals(&fs).is_empty());
}

#[test]
fn what_was_synced_survives_every_crash() {
    let fs = MemFs::new();
    let mut journal = start(&fs, BASE);
    let states = states();
    let mut durable = 0;
    for (at, state) in states.iter().enumerate() {
        journal.record(state).unwrap();
        if at % 2 == 1 {
            journal.sync().unwrap();
            durable = at;
        }
        for image in fs.crash_images() {
            let found = left(&image, BASE);
            let text = found.offers.first().map_or(BASE, |offer| offer.text.as_str());
            let reached = states.iter().position(|state| state == text).expect("a recorded state");
            assert!(reached >= durable && reached <= at, "{reached}, durable {durable}, typed {at}");
        }
    }
}

#[test]
fn no_failing_call_makes_it_tell_anything_wrong() {
    for failure in
        [InjectedError::Io, InjectedError::NoSpace, InjectedError::Interrupted, InjectedError::Short]
    {
        for nth in 1.. {
            let fs = MemFs::new();
            let mut journal = start(&fs, BASE);
            fs.fail(Some(InjectedFault { nth, failure, persistent: false, only: None }));
            let before = fs.calls();
            let mut failures = 0;
            for state in states() {
                failures += usize::from(journal.record(&state).is_err());
                failures += usize::from(journal.sync().is_err());
            }
            let made = fs.calls() - before;
            fs.fail(None);
            // The next change, even none, brings all that is missing.
            let last = states().pop().unwrap();
            journal.record(&last).unwrap();
            journal.sync().unwrap();
            for image in fs.crash_images() {
                let found = left(&image, BASE);
                assert!(found.refused.is_empty() && found.offers.len() == 1, "{failure:?} {nth}: {found:?}");
                assert_eq!(found.offers.first().map(|offer| &offer.text), Some(&last), "{failure:?} {nth}");
            }
            if failure == InjectedError::Short || failure == InjectedError::Interrupted {
                assert_eq!(failures, 0);
            }
            if made < nth {
                break;
            }
        }
    }
}

#[test]
fn it_does_not_grow_without_end() {
    let fs = MemFs::new();
    let mut journal = start(&fs, BASE);
    let large = "x".repeat(1 << 20);
    for number in 0..40 {
        journal.record(if number % 2 == 0 { &large } else { "small" }).unwrap();
        journal.sync().unwrap();
    }
    let size: usize = journals(&fs).iter().map(|path| fs.bytes(path).unwrap().len()).sum();
    assert!(size < 10 << 20, "{size} bytes after 20 MiB of changes");
    assert_eq!(left(&fs, BASE).offers.len(), 1);
    assert_eq!(left(&fs, BASE).offers[0].text, "small");
}

#[test]
fn without_a_place_it_says_so() {
    let fs = MemFs::new();
    let none = Journal::start(&fs, None, Path::new(FILE), BASE);
    assert!(matches!(none, Err(JournalError::NoPlace)));
    fs.close_folder(STATE);
    let closed = Journal::start(&fs, Some(Path::new(STATE)), Path::new(FILE), BASE);
    assert!(matches!(closed, Err(JournalError::Failed { .. })));
    assert!(recover(&fs, None, Path::new(FILE), BASE).offers.is_empty());
}

#[test]
fn of_a_living_process_it_is_in_use_and_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (state, file) = (folder.path().join("state"), folder.path().join("a"));
    std::fs::write(&file, BASE).unwrap();
    let mut journal = Journal::start(&DiskFs, Some(&state), &file, BASE).unwrap();
    journal.record("typed").unwrap();
    let found = recover(&DiskFs, Some(&state), &file, BASE);
    assert!(found.offers.is_empty());
    assert_eq!(found.in_use[0].pid, std::process::id());
    let entry = std::fs::read_dir(state.join("journal")).unwrap().next().unwrap().unwrap();
    assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    // As a panic would leave it: dropped, not finished. By a link to the file it is found too.
    drop(journal);
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert_eq!(recover(&DiskFs, Some(&state), &link, BASE).offers[0].text, "typed");
}

proptest! {
    #[test]
    fn random_work_replays_to_the_exact_text(
        base in "\\PC{0,60}",
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "\\PC{0,8}"), 1..40),
    ) {
        let fs = MemFs::new();
        let mut journal = start(&fs, &base);
        let mut text: Vec<char> = base.chars().collect();
        for (from, len, inserted) in edits {
            let from = from.index(text.len() + 1);
            let len = len.index(text.len() - from + 1);
            text.splice(from..from + len, inserted.chars());
            journal.record(&text.iter().collect::<String>()).unwrap();
        }
        let text: String = text.into_iter().collect();
        let found = left(&fs, &base);
        match found.offers.as_slice() {
            [] => prop_assert_eq!(text, base),
            [offer] => prop_assert_eq!(&offer.text, &text),
            more => panic!("{more:?}"),
        }
    }
}

#[test]
fn a_journal_goes_only_when_its_successor_is_durable() {
    let fs = MemFs::new();
    let mut journal = start(&fs, BASE);
    let (saved, typed) = (BASE.replace("Vente", "Vente en ligne"), BASE.replace("Vente", "Accueil"));
    journal.record(&saved).unwrap();
    journal.sync().unwrap();
    journal.record(&typed).unwrap();
    journal.sync().unwrap();
    // The file was saved with the text before the last one; what was typed since moves to a new journal.
    fs.record();
    journal.rebase(&saved).unwrap();
    for (number, image) in fs.crash_images_of_all_moments().iter().enumerate() {
        let left = journals(image).into_iter().filter_map(|path| image.bytes(&path));
        let whole = left.filter(|bytes| String::from_utf8_lossy(bytes).contains("Accueil")).count();
        assert!(whole > 0, "image {number}: what was typed is in no journal");
    }
}
