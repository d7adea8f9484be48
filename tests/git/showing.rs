//! What git shows of history and of changes: words, not braces.

use super::harness::GOOD;
use super::repository::Repository;
use super::sample::Edit::{Minutes, Title};
use super::sample::path;

const FILE: &str = "centre/vente du lundi.path.ron";

fn history() -> Repository {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.commit("plus long", &[(FILE, &path(&[Minutes(840)]))]);
    repository
}

#[test]
fn history_reads_as_an_outline() {
    let repository = history();
    for args in
        [["log", "-p", "-1"].as_slice(), &["show"], &["show", "HEAD"], &["diff", "--no-ext-diff", "HEAD~1"]]
    {
        let shown = repository.git(args);
        assert!(
            shown.contains("présentiel 14\u{202f}h") && shown.contains("présentiel 7\u{202f}h"),
            "{args:?}: {shown}"
        );
        assert!(shown.contains("@@ Modules › Accueillir un client (accueil-9d2m)"), "{args:?}: {shown}");
        assert!(!shown.contains("OnSite"), "{args:?}: {shown}");
    }
    let blame = repository.git(&["blame", FILE]);
    assert!(blame.contains("présentiel 14\u{202f}h"), "{blame}");
}

#[test]
fn a_change_is_told_in_words() {
    let repository = history();
    repository.write(FILE, path(&[Minutes(840), Title("Négocier un prix")]));
    let shown = repository.git(&["diff"]);
    assert!(
        shown.contains("Négocier un prix") && shown.contains(FILE) && !shown.contains("title:"),
        "{shown}"
    );
    assert!(!shown.contains('\u{1b}'), "{shown}");
    let coloured = repository.git_with(&["diff"], &[("GIT_PAGER_IN_USE", "true")]).ends(0).out;
    assert!(coloured.contains('\u{1b}'), "{coloured}");
    // Files that came, went and were renamed.
    repository.git(&["checkout", "--quiet", "--", "."]);
    repository.git(&["mv", FILE, "autre.path.ron"]);
    let _ = repository.try_git(&["diff", "--cached", "-M"]).ends(0);
    let _ = repository.try_git(&["diff", "--cached", "--no-renames"]).ends(0);
    repository.write("texte.path.ron", "pas du RON\n");
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached"]);
    assert!(shown.contains("+pas du RON"), "{shown}");
    repository.commit("deux", &[]);
    assert!(repository.git(&["log", "-p", "-1"]).contains("+pas du RON"));
}

#[test]
fn an_unmerged_file_is_named() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let shown = repository.git(&["diff"]);
    assert!(shown.contains("++Questions ouvertes › ") && shown.contains("présentiel 14"), "{shown}");
    // Older versions of git call with the name alone.
    let named = repository.run(&["diff-driver", "--", FILE]).ends(0).out;
    assert!(named.contains("fusion inachevée") && named.contains(FILE), "{named}");
}

#[test]
fn nothing_of_a_file_steers_the_terminal_through_git() {
    let hostile = GOOD.replace("Les bases de la vente", "Vente \\u{1b}[2J \\u{202e}ici");
    let repository = Repository::with_drivers(&[(FILE, &hostile)]);
    let shown = repository.git(&["log", "-p", "-1"]);
    assert!(shown.contains("Vente") && !shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    repository.write(FILE, GOOD);
    let shown = repository.git(&["diff"]);
    assert!(shown.contains("Vente") && !shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
}
