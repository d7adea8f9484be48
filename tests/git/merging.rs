//! Every way in which git merges a file, with the drivers in place.

use super::harness::GOOD;
use super::repository::Repository;
use super::sample::Edit::{Goal, Minutes, Title};
use super::sample::path;

/// A repository whose branches `nord` (checked out) and `sud` have these versions of the file.
fn two(name: &str, nord: &str, sud: &str) -> Repository {
    let repository = Repository::with_drivers(&[(name, GOOD)]);
    repository.branch("sud", "main", &[(name, sud)]);
    repository.branch("nord", "main", &[(name, nord)]);
    repository
}

const FILE: &str = "centre/vente.path.ron";

#[test]
fn what_does_not_contradict_is_merged_and_committed() {
    // Neighbouring lines, where a merge by lines gives up.
    let goal = "Conduire une vente complexe.";
    let nord = path(&[Goal(goal)]);
    let sud = path(&[]).replace("    licence: \"CC-BY-SA-4.0\"", "    licence: \"CC-BY-4.0\"");
    let repository = two(FILE, &nord, &sud);
    repository.git(&["merge", "--no-edit", "sud"]);
    let merged = repository.read(FILE);
    assert!(merged.contains(goal) && merged.contains("\"CC-BY-4.0\""), "{merged}");
    assert!(!merged.contains("conflicts"), "{merged}");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn what_contradicts_is_left_open_in_a_file_that_reads() {
    let repository = two(FILE, &path(&[Minutes(840), Title("Négocier un prix")]), &path(&[Minutes(210)]));
    let ran = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert!(ran.err.contains("parcours resolve") && ran.err.contains(FILE), "{ran:#?}");
    assert_eq!(repository.open(), [format!("UU {FILE}")]);
    let text = repository.read(FILE);
    assert!(
        text.contains("conflicts:") && text.contains("Négocier un prix") && !text.contains("<<<<"),
        "{text}"
    );
    // Branches are called by their names.
    assert!(text.contains("label: \"nord\"") && text.contains("label: \"sud\""), "{text}");
    let _ = repository.run(&["show", FILE]).ends(0);
}

#[test]
fn a_rebase_merges_and_names_no_side_by_its_place() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    repository.git(&["rebase", "--quiet", "sud"]);
    let text = repository.read(FILE);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");

    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let _ = repository.try_git(&["rebase", "--quiet", "sud"]).ends(1);
    let text = repository.read(FILE);
    assert!(text.contains("label: \"sud\"") && text.contains("(nord)"), "{text}");
}

#[test]
fn cherry_picks_reverts_and_stashes() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    repository.git(&["cherry-pick", "sud"]);
    let both = repository.read(FILE);
    assert!(both.contains("840") && both.contains("Négocier un prix"), "{both}");
    repository.git(&["revert", "--no-edit", "HEAD~1"]);
    assert!(repository.read(FILE).contains("420"));

    let goal = "Conduire une vente complexe.";
    repository.write(FILE, repository.read(FILE).replace("Conduire une vente simple.", goal));
    repository.git(&["stash", "--quiet"]);
    repository.commit("ailleurs", &[(FILE, &repository.read(FILE).replace("420", "600"))]);
    repository.git(&["stash", "pop", "--quiet"]);
    let popped = repository.read(FILE);
    assert!(popped.contains(goal) && popped.contains("600"), "{popped}");

    repository.commit("avant", &[]);
    repository.write(FILE, popped.replace("600", "700"));
    repository.git(&["stash", "--quiet"]);
    repository.commit("encore", &[(FILE, &popped.replace("600", "800"))]);
    let _ = repository.try_git(&["stash", "pop"]).ends(1);
    let open = repository.read(FILE);
    assert!(open.contains("conflicts:") && open.contains("label: \"nord\""), "{open}");
    assert!(open.contains("label: \"modifications mises de côté\""), "{open}");
}

#[test]
fn a_merge_without_a_work_tree() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    let tree = repository.git(&["merge-tree", "--write-tree", "nord", "sud"]);
    let text = repository.git(&["cat-file", "blob", &format!("{}:{FILE}", tree.trim())]);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
}

#[test]
fn names_that_a_shell_would_trip_over() {
    for name in [
        "centre sud/a b.path.ron",
        "l'été/100 %P %O.path.ron",
        "a\"b/$(touch x);`id`.path.ron",
        "-n.path.ron",
        "tab\tand\nline.path.ron",
        "Zoé/œuvre › 1.path.ron",
    ] {
        let repository = two(name, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
        repository.git(&["merge", "--no-edit", "sud"]);
        let text = repository.read(name);
        assert!(text.contains("840") && text.contains("Négocier un prix"), "{name}: {text}");
        assert_eq!(repository.git(&["status", "--porcelain"]), "", "{name}");
        let shown = repository.git(&["log", "-1", "-p", "-m", "--first-parent"]);
        assert!(shown.contains("+    Intitulé"), "{name}: {shown}");
    }
}

#[test]
fn both_sides_add_a_file() {
    let repository = Repository::with_drivers(&[]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert_eq!(repository.open(), [format!("AA {FILE}")]);
    let text = repository.read(FILE);
    assert!(text.contains("conflicts:") && text.contains("840") && text.contains("210"), "{text}");
    let _ = repository.run(&["show", FILE]).ends(0);
}

#[test]
fn one_side_renames_and_the_other_edits() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Title("Négocier un prix")]))]);
    repository.git(&["checkout", "--quiet", "-b", "nord", "main"]);
    repository.git(&["mv", FILE, "centre/autre nom.path.ron"]);
    repository.commit("nord", &[("centre/autre nom.path.ron", &path(&[Minutes(840)]))]);
    repository.git(&["merge", "--no-edit", "sud"]);
    let text = repository.read("centre/autre nom.path.ron");
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");

    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
    repository.git(&["checkout", "--quiet", "-b", "nord", "main"]);
    repository.git(&["mv", FILE, "centre/autre.path.ron"]);
    repository.commit("nord", &[("centre/autre.path.ron", &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let text = repository.read("centre/autre.path.ron");
    assert!(text.contains("label: \"nord\"") && text.contains("label: \"sud\""), "{text}");
}

#[test]
fn two_common_versions_are_merged_into_one() {
    // Both sides have merged each other once: git makes a common version of two.
    let criss_cross = |one: &str, other: &str| {
        let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
        repository.git(&["branch", "nord-1", "nord"]);
        repository.git(&["merge", "--no-edit", "--quiet", "sud"]);
        repository.git(&["checkout", "--quiet", "sud"]);
        repository.git(&["merge", "--no-edit", "--quiet", "nord-1"]);
        let merged = repository.read(FILE);
        assert!(merged.contains("840") && merged.contains("Négocier un prix"), "{merged}");
        repository.commit("sud deux", &[(FILE, other)]);
        repository.git(&["checkout", "--quiet", "nord"]);
        repository.commit("nord deux", &[(FILE, one)]);
        assert_eq!(repository.git(&["merge-base", "--all", "nord", "sud"]).lines().count(), 2);
        repository
    };
    let merged = [Minutes(840), Title("Négocier un prix")];
    // North takes its own change back after the merge: that is a change, and it stands.
    let goal = "Conduire une vente complexe.";
    let repository = criss_cross(&path(&merged[1..]), &path(&[merged[0], merged[1], Goal(goal)]));
    repository.git(&["merge", "--no-edit", "sud"]);
    let text = repository.read(FILE);
    assert!(text.contains("420") && text.contains(goal) && text.contains("Négocier un prix"), "{text}");
}

#[test]
fn two_common_versions_that_contradict() {
    // The two contradict each other; both sides settled that in the same way, and one went on.
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    repository.git(&["branch", "nord-1", "nord"]);
    let settle = |other: &str, edits: &[super::sample::Edit]| {
        let _ = repository.try_git(&["merge", "--no-edit", other]).ends(1);
        repository.commit("réglé", &[(FILE, &path(edits))]);
    };
    settle("sud", &[Minutes(840)]);
    repository.git(&["checkout", "--quiet", "sud"]);
    settle("nord-1", &[Minutes(840), Title("Négocier un prix")]);
    repository.git(&["checkout", "--quiet", "nord"]);
    assert_eq!(repository.git(&["merge-base", "--all", "nord", "sud"]).lines().count(), 2);
    repository.git(&["merge", "--no-edit", "sud"]);
    let text = repository.read(FILE);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
    assert!(!text.contains("conflicts"), "{text}");
}

#[test]
fn line_ends_of_windows() {
    let repository = Repository::new();
    repository.git(&["config", "core.autocrlf", "true"]);
    let _ = repository.run(&["git", "install"]).ends(0);
    let crlf = |text: &str| text.replace('\n', "\r\n");
    repository.commit("un", &[(FILE, &crlf(GOOD))]);
    repository.branch("sud", "main", &[(FILE, &crlf(&path(&[Title("Négocier un prix")])))]);
    repository.branch("nord", "main", &[(FILE, &crlf(&path(&[Minutes(840)])))]);
    repository.git(&["merge", "--no-edit", "sud"]);
    let text = repository.read(FILE);
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_second_work_tree() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Title("Négocier un prix")]));
    repository.git(&["worktree", "add", "--quiet", "../autre arbre", "main"]);
    let tree = repository.path("../autre arbre");
    let tree = tree.to_str().unwrap();
    repository.git(&["-C", tree, "merge", "--quiet", "--no-edit", "nord"]);
    repository.git(&["-C", tree, "merge", "--quiet", "--no-edit", "sud"]);
    let text = repository.read(&format!("../autre arbre/{FILE}"));
    assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
}

#[test]
fn an_option_for_one_side_prefers_nobody() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let _ = repository.try_git(&["merge", "--no-edit", "-X", "ours", "sud"]).ends(1);
    assert!(repository.read(FILE).contains("conflicts:"));
}

#[test]
fn markers_of_any_length_are_no_matter() {
    let repository = two(FILE, &path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let attributes = repository.read(".gitattributes") + "*.ron conflict-marker-size=32\n";
    repository.commit("attributs", &[(".gitattributes", &attributes)]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let text = repository.read(FILE);
    assert!(text.contains("conflicts:") && !text.contains("<<<<"), "{text}");
}

#[test]
fn all_kinds_of_files() {
    let card = "Card(\n    format: 1,\n    id: \"c-1\",\n    title: \"T\",\n    kind: Practice,\n    minutes: 10,\n)\n";
    let charter = "Commons(\n    format: 1,\n    id: \"c\",\n    title: \"T\",\n    language: \"fr\",\n)\n";
    let module = "Module(\n    format: 1,\n    id: \"m-1\",\n    language: \"fr\",\n    module: (\n        title: \"T\",\n        keywords: [\"a\"],\n    ),\n)\n";
    let files = [("cards/c.card.ron", card), ("commons.ron", charter), ("modules/m.module.ron", module)];
    let repository = Repository::with_drivers(&files);
    let titled = files.map(|(name, text)| (name, text.replace("title: \"T\"", "title: \"Titre\"")));
    let other = files.map(|(name, text)| {
        let text = text.replace("minutes: 10", "minutes: 20").replace("[\"a\"]", "[\"b\"]");
        (name, text.replace("language: \"fr\",\n)", "language: \"fr\",\n    purpose: \"Partager.\",\n)"))
    });
    repository.branch("sud", "main", &titled.each_ref().map(|(name, text)| (*name, text.as_str())));
    repository.branch("nord", "main", &other.each_ref().map(|(name, text)| (*name, text.as_str())));
    repository.git(&["merge", "--no-edit", "sud"]);
    for (name, has) in
        [("cards/c.card.ron", "20"), ("commons.ron", "Partager"), ("modules/m.module.ron", "\"b\"")]
    {
        let text = repository.read(name);
        assert!(text.contains("\"Titre\"") && text.contains(has), "{name}: {text}");
    }
}
