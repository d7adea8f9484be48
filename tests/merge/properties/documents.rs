//! P19, as far as the library goes: whatever can be read can be merged, with or without a common version,
//! and the result can be read. (Bytes that cannot be read are the driver's business.)

use mille_parcours::format::{self, write};
use mille_parcours::merge;
use mille_parcours::model::node::RecordNode;
use mille_parcours::model::{Card, Charter, ModuleFile, TrainingPath};
use proptest::prelude::*;

use super::{LABELS, config};
use crate::catalogue::{difference, join};
use crate::common::generate::{self, Random, Wild, fill_record};

/// Any file of a kind, as wild as a file can be.
fn wild<T: merge::Mergeable + RecordNode>(seed: u64, set: impl Fn(&mut T)) -> T {
    let mut file = T::default();
    fill_record(&mut file, &mut Random(seed), Wild { texts: true, trivia: true });
    *file.conflicts_mut() = <_>::default();
    set(&mut file);
    // What a reader would have.
    format::read(&write(&file)).unwrap_or(file)
}

fn survives<T: merge::Mergeable>(base: Option<&T>, left: &T, right: &T) -> Result<(), TestCaseError> {
    let merged = join(base, (LABELS[0], left), (LABELS[1], right));
    let text = write(&merged.file);
    let again =
        format::read::<T>(&text).map_err(|error| TestCaseError::fail(format!("{error:?}\n{text}")))?;
    prop_assert!(again == merged.file, "{}", difference(&text, &write(&again)));
    let mirrored = write(&join(base, (LABELS[1], right), (LABELS[0], left)).file);
    prop_assert!(text == mirrored, "{}", difference(&text, &mirrored));
    for question in merge::questions(&merged.file) {
        for choice in question.choices {
            let mut after = merged.file.clone();
            choice.change.apply(&mut after);
            let text = write(&after);
            let again = format::read::<T>(&text)
                .map_err(|error| TestCaseError::fail(format!("{error:?}\n{text}")))?;
            prop_assert!(again == after, "« {} »: {}", choice.key, difference(&text, &write(&again)));
            choice.change.inverse().apply(&mut after);
            prop_assert_eq!(write(&after), write(&merged.file));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_paths_can_be_merged(seeds in any::<[u64; 3]>(), based in any::<bool>()) {
        let path = |seed: u64| wild::<TrainingPath>(seed, |path| path.format = 1);
        let [base, left, right] = seeds.map(path);
        survives(based.then_some(&base), &left, &right)?;
        let _ = generate::path(seeds[0], Wild { texts: false, trivia: false });
    }

    #[test]
    fn any_other_files_can_be_merged(seeds in any::<[u64; 3]>(), based in any::<bool>()) {
        let [base, left, right] = seeds.map(|seed| wild::<Card>(seed, |card| card.format = 1));
        survives(based.then_some(&base), &left, &right)?;
        let [base, left, right] = seeds.map(|seed| wild::<ModuleFile>(seed, |file| file.format = 1));
        survives(based.then_some(&base), &left, &right)?;
        let [base, left, right] = seeds.map(|seed| wild::<Charter>(seed, |file| file.format = 1));
        survives(based.then_some(&base), &left, &right)?;
    }
}
