//! A path that two centres changed in the same places.

use mille_parcours::format::read;
use mille_parcours::merge::{Party, merge};
use mille_parcours::model::{Modality, TrainingPath};

/// The sample path, merged from two centres that gave each module other hours and another code: a
/// question each, and some alike.
pub fn path() -> TrainingPath {
    let base: TrainingPath = read(super::screen::SAMPLE).expect("the sample");
    let changed = |name: &str, minutes: u32| {
        let mut path = base.clone();
        path.price = format!("{minutes} €");
        for module in path.modules.values_mut() {
            module.minutes.insert(Modality::OnSite, minutes);
            module.code = format!("{name}-{minutes}");
        }
        path
    };
    let (nord, sud) = (changed("N", 300), changed("S", 480));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    assert!(!merged.is_clean(), "two centres that contradict each other");
    merged.file
}
