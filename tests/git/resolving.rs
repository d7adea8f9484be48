//! `resolve`: what git left open is answered, whatever it is and wherever it stands.

use serde_json::Value;

use super::harness::GOOD;
use super::repository::Repository;
use super::sample::Edit::{Goal, Minutes, Title};
use super::sample::path;

const FILE: &str = "centre/vente.path.ron";

/// `nord` (checked out) and `sud`, merged as far as git could.
fn merged(nord: &str, sud: &str) -> Repository {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, sud)]);
    repository.branch("nord", "main", &[(FILE, nord)]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]);
    repository
}

/// What is open in the first file of the list.
fn listed(repository: &Repository, args: &[&str], code: i32) -> Value {
    let list = repository.run(&[&["resolve", "--list", "--format", "json"], args].concat()).ends(code).json();
    list["files"].clone()
}

fn first_id(files: &Value) -> String {
    files[0]["conflicts"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn questions_are_listed_answered_and_told_to_git() {
    let repository = merged(&path(&[Minutes(840)]), &path(&[Minutes(210), Title("Négocier un prix")]));
    let before = repository.files();
    let all = listed(&repository, &[], 1);
    let one = listed(&repository, &[FILE], 1);
    assert_eq!(all, one, "the only file of the merge");
    assert_eq!((&one[0]["file"], &one[0]["open"]), (&FILE.into(), &1.into()));
    let id = first_id(&one);
    let text = repository.run(&["résoudre", FILE, "--list"]).ends(1).out;
    assert!(text.contains(&id) && text.contains("nord") && text.contains("sud"), "{text}");
    assert_eq!(repository.files(), before, "a list is a look");

    let wrong = repository.run(&["resolve", FILE, "--take", &format!("{id}=jamais")]).ends(2);
    assert!(wrong.err.contains("jamais") && wrong.err.contains("sud"), "{}", wrong.err);
    let _ = repository.run(&["resolve", FILE, "--take", "q-rien=sud"]).ends(2);
    let _ = repository.run(&["resolve", FILE, "--take", &id]).ends(2);
    assert_eq!(repository.files(), before);

    let done = repository.run(&["resolve", FILE, "--take", &format!("{}=sud", &id[..4])]).ends(0);
    assert!(done.err.contains("git add"), "{}", done.err);
    let text = repository.read(FILE);
    assert!(
        text.contains("210") && !text.contains("conflicts") && text.contains("Négocier un prix"),
        "{text}"
    );
    assert_eq!(repository.open(), [format!("UU {FILE}")], "git add is the user's");
    let _ = repository.run(&["resolve", FILE, "--add"]).ends(0);
    assert_eq!(repository.open(), [""; 0]);
    repository.git(&["commit", "--no-edit", "--quiet"]);
    let none = repository.run(&["resolve"]).ends(0);
    assert!(none.err.contains("Aucune fusion"), "{}", none.err);
}

#[test]
fn an_answer_for_all_questions_that_have_it() {
    let repository = merged(
        &path(&[Minutes(840), Title("Négocier un prix")]),
        &path(&[Minutes(210), Title("Défendre un prix")]),
    );
    assert_eq!(listed(&repository, &[], 1)[0]["open"], 2);
    let done = repository.run(&["resolve", FILE, "--take-all", "nord", "--add"]).ends(0);
    assert!(done.err.contains("2 réponses"), "{}", done.err);
    assert_eq!(repository.read(FILE), path(&[Minutes(840), Title("Négocier un prix")]));
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn markers_of_every_style_become_questions() {
    for (style, size) in
        [("merge", None), ("diff3", None), ("zdiff3", None), ("diff3", Some(32)), ("merge", Some(9))]
    {
        let repository = Repository::new();
        repository.git(&["config", "merge.conflictStyle", style]);
        if let Some(size) = size {
            repository.write(".gitattributes", format!("*.ron conflict-marker-size={size}\n"));
        }
        repository.commit("un", &[(FILE, GOOD)]);
        repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210)]))]);
        repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840), Title("Négocier un prix")]))]);
        let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
        let marked = repository.read(FILE);
        assert!(marked.contains("<<<<<<<"));
        let files = listed(&repository, &[FILE], 1);
        assert_eq!(files[0]["open"], 1, "{style}: {files:#}");
        assert_eq!(files[0]["conflicts"][0]["base"], "420", "git has the common version: {style}");
        assert_eq!(repository.read(FILE), marked, "a list is a look");
        let _ = repository.run(&["resolve", FILE]).ends(1);
        let text = repository.read(FILE);
        assert!(
            text.contains("conflicts:")
                && text.contains("label: \"nord\"")
                && text.contains("label: \"sud\""),
            "{style}: {text}"
        );
        let _ = repository.run(&["resolve", FILE, "--take-all", "sud", "--add"]).ends(0);
        assert_eq!(repository.read(FILE), path(&[Minutes(210), Title("Négocier un prix")]), "{style}");
    }
}

#[test]
fn markers_between_which_nothing_contradicts_are_just_merged() {
    let repository = Repository::new();
    // Neighbouring lines: too near for a merge by lines.
    let text =
        GOOD.replace("    licence: \"CC-BY-SA-4.0\"", "    version: \"1\",\n    licence: \"CC-BY-SA-4.0\"");
    repository.commit("un", &[(FILE, &text)]);
    repository.branch("sud", "main", &[(FILE, &text.replace("CC-BY-SA-4.0", "CC-BY-4.0"))]);
    repository.branch("nord", "main", &[(FILE, &text.replace("version: \"1\"", "version: \"2\""))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let marked = repository.read(FILE);
    let listed = repository.run(&["resolve", "--list", FILE]).ends(1).out;
    assert!(listed.contains("marqueurs"), "{listed}");
    let _ = repository.run(&["resolve", "--add"]).ends(1);
    assert_eq!(repository.read(FILE), marked, "what was not rebuilt is not told to git");
    assert_eq!(repository.open(), [format!("UU {FILE}")]);
    let _ = repository.run(&["resolve", FILE, "--add"]).ends(0);
    let text = repository.read(FILE);
    assert!(text.contains("\"2\"") && text.contains("\"CC-BY-4.0\"") && !text.contains("<<<"), "{text}");
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn what_a_person_settled_between_markers_stays_settled() {
    let repository = Repository::new();
    repository.commit("un", &[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(210), Goal("Conseiller.")]))]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840), Goal("Vendre.")]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let marked = repository.read(FILE);
    let from = marked.find("<<<<<<<").unwrap();
    let to = from + marked[from..].find(">>>>>>>").unwrap();
    let end = to + marked[to..].find('\n').unwrap() + 1;
    let settled = format!("{}    goal: \"Vendre et conseiller.\",\n{}", &marked[..from], &marked[end..]);
    assert!(settled.contains("<<<<<<<"), "the other place is still open");
    repository.write(FILE, settled);
    let files = listed(&repository, &[FILE], 1);
    assert_eq!(files[0]["open"], 1, "{files:#}");
    let _ = repository.run(&["resolve", FILE, "--take-all", "sud"]).ends(0);
    assert_eq!(repository.read(FILE), path(&[Minutes(210), Goal("Vendre et conseiller.")]));
}

#[test]
fn markers_without_git_and_markers_that_do_not_fit() {
    let world = super::harness::World::new();
    let two = |one: &str, other: &str| {
        let line = |minutes: &str| format!("            minutes: {{OnSite: {minutes}}},\n");
        let marked = format!("<<<<<<< nord\n{}=======\n{}>>>>>>> sud\n", line(one), line(other));
        GOOD.replace(&line("420"), &marked)
    };
    world.write("a.path.ron", two("840", "210"));
    let run = world.run(&["resolve", "a.path.ron"]).ends(1);
    assert!(run.err.contains("Aucune version commune"), "{}", run.err);
    let _ = world.run(&["resolve", "a.path.ron", "--take-all", "sud"]).ends(0);
    assert!(world.read("a.path.ron").contains("OnSite: 210"));
    let broken = two("840", "210").replace("=======\n", "");
    world.write("b.path.ron", &broken);
    let run = world.run(&["resolve", "b.path.ron"]).ends(2);
    assert!(run.err.contains("ne vont pas ensemble") && run.err.contains("F015"), "{}", run.err);
    assert_eq!(world.read("b.path.ron"), broken);
}

#[test]
fn a_file_that_one_side_deleted() {
    for (take, add) in [("keep", true), ("delete", true), ("keep", false), ("delete", false)] {
        let other = "modules/autre.module.ron";
        let module = "Module(\n    format: 1,\n    id: \"vente-2b3c\",\n    module: (\n        title: \"T\",\n    ),\n)\n";
        let user = GOOD
            .replace("vente-2b3c", "p-2")
            .replace("    licence", "    origin: (path: \"vente-2b3c\"),\n    licence");
        let repository =
            Repository::with_drivers(&[(FILE, GOOD), (other, module), ("sud/autre.path.ron", &user)]);
        repository.branch("sud", "main", &[(FILE, &path(&[Minutes(840)]))]);
        repository.git(&["checkout", "--quiet", "-b", "nord", "main"]);
        repository.git(&["rm", "--quiet", FILE]);
        repository.commit("nord", &[]);
        let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
        assert_eq!(repository.open(), [format!("DU {FILE}")]);
        let files = listed(&repository, &[FILE], 1);
        let question = &files[0]["conflicts"][0];
        assert_eq!((&question["id"], &question["kind"]), (&"file".into(), &"file-deleted".into()));
        assert_eq!(question["sides"][0], serde_json::json!({"label": "nord", "value": "", "removed": true}));
        let text = repository.run(&["resolve", "--list", FILE]).ends(1).out;
        assert!(text.contains("nord a supprimé") && text.contains("sud/autre.path.ron"), "{text}");
        let _ = repository.run(&["resolve", FILE, "--take", "file=peut-être"]).ends(2);
        let answer = format!("file={take}");
        let mut args = vec!["resolve", FILE, "--take", &answer];
        args.extend(add.then_some("--add"));
        let _ = repository.run(&args).ends(0);
        assert_eq!(repository.path(FILE).exists(), take == "keep");
        assert_eq!(repository.open().len(), usize::from(!add), "{take} {add}");
        if add {
            repository.git(&["commit", "--no-edit", "--quiet"]);
            assert_eq!(repository.git(&["status", "--porcelain"]), "");
        }
    }
}

#[test]
fn work_on_a_deleted_file_is_not_thrown_away() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Minutes(840)]))]);
    repository.git(&["checkout", "--quiet", "-b", "nord", "main"]);
    repository.git(&["rm", "--quiet", FILE]);
    repository.commit("nord", &[]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    repository.write(FILE, path(&[Minutes(841)]));
    let _ = repository.run(&["resolve", FILE, "--take", "file=delete"]).ends(2);
    assert_eq!(repository.read(FILE), path(&[Minutes(841)]));
}

#[test]
fn a_file_that_was_emptied_counts_as_deleted() {
    let repository = merged(&path(&[Minutes(840)]), "");
    let files = listed(&repository, &[], 1);
    assert_eq!(files[0]["conflicts"][0]["kind"], "file-deleted");
    let _ = repository.run(&["resolve", FILE, "--take", "file=delete", "--add"]).ends(0);
    assert!(!repository.path(FILE).exists());
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn a_file_that_both_renamed() {
    for take in ["centre/un.path.ron", "centre/deux.path.ron", "both"] {
        let repository = Repository::with_drivers(&[(FILE, GOOD)]);
        let rename = |branch: &str, to: &str, text: &str| {
            repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
            repository.git(&["mv", FILE, to]);
            repository.commit(branch, &[(to, text)]);
        };
        rename("sud", "centre/deux.path.ron", &path(&[Title("Négocier un prix")]));
        rename("nord", "centre/un.path.ron", &path(&[Minutes(840)]));
        let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
        let files = listed(&repository, &["centre/un.path.ron"], 1);
        assert_eq!(files[0]["conflicts"][0]["kind"], "file-renamed", "{files:#}");
        let answer = format!("file={take}");
        let _ = repository.run(&["resolve", "centre/un.path.ron", "--take", &answer, "--add"]).ends(0);
        assert_eq!(repository.open(), [""; 0], "{take}");
        for name in ["centre/un.path.ron", "centre/deux.path.ron"] {
            let wanted = take == "both" || take == name;
            assert_eq!(repository.path(name).exists(), wanted, "{take} {name}");
            if wanted {
                let text = repository.read(name);
                assert!(text.contains("840") && text.contains("Négocier un prix"), "{text}");
            }
        }
        repository.git(&["commit", "--no-edit", "--quiet"]);
        assert_eq!(repository.git(&["status", "--porcelain"]), "");
    }
}

#[test]
fn a_renamed_file_that_the_other_side_deleted() {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.git(&["checkout", "--quiet", "-b", "sud", "main"]);
    repository.git(&["rm", "--quiet", FILE]);
    repository.commit("sud", &[]);
    repository.git(&["checkout", "--quiet", "-b", "nord", "main"]);
    repository.git(&["mv", FILE, "centre/un.path.ron"]);
    repository.commit("nord", &[("centre/un.path.ron", &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let files = listed(&repository, &[], 1);
    assert_eq!(files[0]["conflicts"][0]["kind"], "file-deleted", "{files:#}");
    let _ = repository.run(&["resolve", "centre/un.path.ron", "--take", "file=keep", "--add"]).ends(0);
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn other_files_are_left_to_other_tools() {
    let repository = Repository::with_drivers(&[("lisez-moi.txt", "a\n"), (FILE, GOOD)]);
    repository.branch("sud", "main", &[("lisez-moi.txt", "b\n"), (FILE, &path(&[Minutes(210)]))]);
    repository.branch("nord", "main", &[("lisez-moi.txt", "c\n"), (FILE, &path(&[Minutes(840)]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let text = repository.run(&["resolve"]).ends(1).out;
    assert!(text.contains("git mergetool") && text.contains(FILE), "{text}");
    let _ = repository.run(&["resolve", "--take", "file=keep"]).ends(2);
}

#[test]
fn names_are_seen_from_the_folder_one_is_in() {
    let repository = merged(&path(&[Minutes(840)]), &path(&[Minutes(210)]));
    let mut command = repository.command(&["resolve", "--list", "--format", "json"]);
    let output = command.current_dir(repository.path("centre")).output().unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(list["files"][0]["file"], "vente.path.ron");
    let mut command = repository.command(&["resolve", "vente.path.ron", "--take-all", "sud", "--add"]);
    assert!(command.current_dir(repository.path("centre")).output().unwrap().status.success());
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn other_tools_get_their_markers_and_give_them_back() {
    let repository = merged(
        &path(&[Minutes(840), Title("Négocier un prix")]),
        &path(&[Minutes(210), Title("Défendre un prix")]),
    );
    let asked = repository.read(FILE);
    let _ = repository.run(&["resolve", FILE, "--markers"]).ends(1);
    let marked = repository.read(FILE);
    for part in ["<<<<<<< nord", "840", "||||||| version commune", "420", "=======", "210", ">>>>>>> sud"] {
        assert!(marked.contains(part), "{part}: {marked}");
    }
    let _ = repository.run(&["resolve", FILE]).ends(1);
    assert_eq!(repository.read(FILE), asked);
}

#[test]
fn a_file_that_both_added() {
    let repository = Repository::new();
    repository.commit("un", &[("lisez-moi.txt", "a\n")]);
    let sud = path(&[Minutes(210), Title("Négocier un prix")]);
    repository.branch("sud", "main", &[(FILE, &sud)]);
    repository.branch("nord", "main", &[(FILE, &path(&[Minutes(840), Title("Négocier un prix")]))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert_eq!(repository.open(), [format!("AA {FILE}")]);
    let files = listed(&repository, &[FILE], 1);
    let asked = files[0]["conflicts"].as_array().unwrap();
    assert_eq!(asked.len(), 1, "only what differs: {files:#}");
    assert_eq!(asked[0]["base"], Value::Null, "there is no version that both came from");
    let _ = repository.run(&["resolve", FILE, "--take-all", "sud", "--add"]).ends(0);
    assert_eq!(repository.read(FILE), sud);
    assert_eq!(repository.open(), [""; 0]);
}

/// Both sides write at one place of a text: decided without asking.
fn noted() -> Repository {
    let repository = Repository::with_drivers(&[(FILE, GOOD)]);
    repository.branch("sud", "main", &[(FILE, &path(&[Goal("Conduire une vente simple. Le sud le sait.")]))]);
    repository.branch(
        "nord",
        "main",
        &[(FILE, &path(&[Goal("Le nord le sait. Conduire une vente simple.")]))],
    );
    repository
}

#[test]
fn what_was_decided_alone_is_told_during_a_merge_and_after_it() {
    let repository = noted();
    let said = repository.try_git(&["merge", "--no-commit", "sud"]).ends(0);
    assert!(said.err.contains(&format!("parcours resolve {FILE}")), "{said:?}");
    let during = listed(&repository, &[FILE], 0);
    let notes = during[0]["notes"].as_array().unwrap();
    assert!(!notes.is_empty() && notes[0]["message"].as_str().unwrap().contains("réunies"), "{during:#}");
    repository.git(&["commit", "--quiet", "--no-edit"]);
    assert_eq!(listed(&repository, &[FILE], 0), during, "the merge commit is checked out");
    let text = repository.run(&["resolve", "--list", FILE]).ends(0).out;
    assert!(text.contains("réunies"), "{text}");
    repository.commit("après", &[("lisez-moi.txt", "a\n")]);
    assert_eq!(listed(&repository, &[FILE], 0)[0]["notes"], Value::Array(Vec::new()), "history went on");
}

#[test]
fn a_file_that_is_just_one_side_s_is_not_called_merged() {
    let ours = path(&[Minutes(840)]);
    let repository = merged(&ours, &path(&[Minutes(210), Title("Négocier un prix")]));
    repository.git(&["checkout", "--ours", FILE]);
    assert_eq!(repository.read(FILE), ours);
    let files = listed(&repository, &[], 1);
    let question = &files[0]["conflicts"][0];
    assert_eq!((&question["id"], &question["kind"]), (&"file".into(), &"file-one-sided".into()));
    assert!(question["missing"].as_str().unwrap().contains("Négocier un prix"), "{question}");
    let _ = repository.run(&["resolve", "--add"]).ends(1);
    let _ = repository.run(&["resolve", FILE, "--add"]).ends(1);
    assert_eq!(repository.open(), [format!("UU {FILE}")]);

    let _ = repository.run(&["resolve", FILE, "--take", "file=merge"]).ends(1);
    assert!(repository.read(FILE).contains("Négocier un prix"));
    let id = first_id(&listed(&repository, &[FILE], 1));
    let _ = repository.run(&["resolve", FILE, "--take", &format!("{id}=nord"), "--add"]).ends(0);
    assert_eq!(repository.open(), [""; 0]);
}

#[test]
fn the_version_of_one_side_can_be_kept_and_answers_count() {
    let ours = path(&[Minutes(840)]);
    let repository = merged(&ours, &path(&[Minutes(210)]));
    let id = first_id(&listed(&repository, &[FILE], 1));
    let _ = repository.run(&["resolve", FILE, "--take", &format!("{id}=nord")]).ends(0);
    assert_eq!(repository.read(FILE), ours);
    let _ = repository.run(&["resolve", FILE, "--add"]).ends(0);

    let repository = merged(&ours, &path(&[Minutes(210), Title("Négocier un prix")]));
    repository.git(&["checkout", "--theirs", FILE]);
    let _ = repository.run(&["resolve", FILE, "--take", "file=keep", "--add"]).ends(0);
    assert_eq!(repository.open(), [""; 0]);
}
