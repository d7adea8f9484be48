//! What git shows of history and of changes: words, not braces.

use super::harness::GOOD;
use super::repository::Repository;
use super::sample::Edit::{Minutes, Title};
use super::sample::path;

const FILE: &str = "centre/vente du lundi.path.ron";

/// What a person reads in git's pager, without colours.
fn read(repository: &Repository, args: &[&str]) -> String {
    let args: Vec<&str> = ["-c", "color.ui=false"].into_iter().chain(args.iter().copied()).collect();
    repository.git_with(&args, &[("GIT_PAGER_IN_USE", "true")]).ends(0).out
}

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
        let shown = read(&repository, args);
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
    let shown = read(&repository, &["diff"]);
    assert!(
        shown.contains("Négocier un prix") && shown.contains(FILE) && !shown.contains("title:"),
        "{shown}"
    );
    assert!(!shown.contains('\u{1b}'), "{shown}");
    for off in
        [["-c", "color.ui=false", "diff"], ["-c", "color.diff=never", "diff"], ["diff", "--no-color", "HEAD"]]
    {
        let pager = [("GIT_PAGER_IN_USE", "true"), ("TERM", "xterm")];
        assert!(!repository.git_with(&off, &pager).ends(0).out.contains('\u{1b}'), "{off:?}");
    }
    let coloured =
        repository.git_with(&["diff"], &[("GIT_PAGER_IN_USE", "true"), ("TERM", "xterm")]).ends(0).out;
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
fn what_goes_to_a_file_or_a_program_is_a_patch_that_applies() {
    let repository = history();
    repository.write(FILE, path(&[Minutes(840), Title("Négocier un prix")]));
    repository.write("autre é.path.ron", GOOD);
    repository.git(&["add", "--intent-to-add", "autre é.path.ron"]);
    for args in [["diff"].as_slice(), &["diff", "--no-ext-diff"], &["diff", "--no-color"]] {
        let patch = repository.git(args);
        assert!(patch.contains("title: \"Négocier un prix\""), "{args:?}: {patch}");
        repository.write("../patch", &patch);
        repository.git(&["apply", "--check", "--reverse", "../patch"]);
    }
    // A file that went, one that was renamed with a change, and one whose mode alone changed.
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.commit("deux", &[("b.path.ron", GOOD), ("c.path.ron", GOOD)]);
    repository.git(&["rm", "--quiet", "c.path.ron"]);
    repository.git(&["mv", FILE, "d.path.ron"]);
    repository.write("d.path.ron", path(&[Minutes(210)]));
    repository.git(&["add", "--all"]);
    repository.git(&["update-index", "--chmod=+x", "b.path.ron"]);
    let patch = repository.git(&["diff", "--cached", "-M"]);
    assert!(patch.contains("rename to d.path.ron") && patch.contains("new mode 100755"), "{patch}");
    repository.write("../patch", &patch);
    repository.git(&["apply", "--check", "--cached", "--reverse", "../patch"]);
}

#[test]
fn only_the_mode_or_the_layout_is_said() {
    let repository = history();
    repository.git(&["update-index", "--chmod=+x", FILE]);
    let shown = read(&repository, &["diff", "--cached"]);
    assert!(shown.contains("100644 → 100755") && !shown.contains("Aucun changement"), "{shown}");
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.write(FILE, format!("{}\n", path(&[Minutes(840)])));
    let shown = read(&repository, &["diff"]);
    assert!(shown.contains("mise en forme") && !shown.contains("Aucun changement"), "{shown}");
}

#[test]
fn difftool_reaches_its_tool() {
    let repository = history();
    repository.write(FILE, path(&[Minutes(210)]));
    let run = repository.git(&["difftool", "--no-prompt", "--extcmd", "echo OUTIL"]);
    assert!(run.contains("OUTIL"), "{run}");
}

#[test]
fn an_unmerged_file_is_named() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let shown = read(&repository, &["diff"]);
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
    let shown = read(&repository, &["diff"]);
    assert!(shown.contains("Vente") && !shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
}
