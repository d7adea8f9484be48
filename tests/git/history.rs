//! `REV:FILE`: versions of a file that no longer stand on disk.

use super::harness::GOOD;
use super::repository::Repository;

#[test]
fn a_version_in_history_is_shown_as_a_file_is() {
    let repository = Repository::new();
    repository.commit("un", &[("centre/a b.path.ron", GOOD)]);
    let now = GOOD.replace("Négocier", "Négocier un prix");
    repository.commit("deux", &[("centre/a b.path.ron", &now)]);
    let before = repository.run(&["show", "HEAD~1:centre/a b.path.ron"]).ends(0).out;
    let after = repository.run(&["show", "HEAD:centre/a b.path.ron"]).ends(0).out;
    assert!(!before.contains("Négocier un prix") && after.contains("Négocier un prix"));
    assert_eq!(repository.run(&["show", "centre/a b.path.ron"]).ends(0).out, after);
    let gone = repository.run(&["show", "HEAD:rien.path.ron"]).ends(2).err;
    assert!(
        gone.contains(
            "« rien.path.ron » n’existe pas dans la révision « HEAD »"
                .replace("« ", "«\u{202f}")
                .replace(" »", "\u{202f}»")
                .as_str()
        ),
        "{gone}"
    );
    let never = repository.run(&["show", "HAED:centre/a b.path.ron"]).ends(2).err;
    assert!(never.contains("HAED") && !never.contains("centre"), "{never}");
    // A file of that name comes first.
    repository.write("HEAD:x.path.ron", &now);
    assert_eq!(repository.run(&["show", "HEAD:x.path.ron"]).ends(0).out, after);
}

#[test]
fn a_refused_version_is_refused_with_its_place() {
    let repository = Repository::new();
    repository.commit("un", &[("a.path.ron", "Path(\n"), ("b.path.ron", "x")]);
    let refused = repository.run(&["show", "HEAD:a.path.ron"]).ends(2).err;
    assert!(refused.contains("F003") && refused.contains("HEAD:a.path.ron"), "{refused}");
}
