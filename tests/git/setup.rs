//! `git install`, `uninstall`, `status`: done twice is done once, and taken back without a trace.

use super::harness::GOOD;
use super::repository::Repository;

#[test]
fn what_is_installed_can_be_taken_back() {
    let repository = Repository::new();
    let config = repository.read(".git/config");
    repository.write(".gitattributes", "*.png binary\n");
    let dry = repository.run(&["git", "installer", "--dry-run"]).ends(0);
    assert!(dry.out.contains("merge.parcours.driver") && dry.out.contains(".gitattributes"), "{dry:#?}");
    assert_eq!(repository.read(".git/config"), config);
    let _ = repository.run(&["git", "status"]).ends(1);

    let done = repository.run(&["git", "install"]).ends(0);
    assert_eq!(done.out, dry.out, "what was announced was done");
    let (set, attributes) = (repository.read(".git/config"), repository.read(".gitattributes"));
    assert!(
        attributes.starts_with("*.png binary\n")
            && attributes.contains("*.path.ron text eol=lf merge=parcours")
    );
    let _ = repository.run(&["git", "status"]).ends(0);
    let again = repository.run(&["git", "install"]).ends(0);
    assert!(again.out.is_empty() && again.err.contains("déjà"), "{again:#?}");
    assert_eq!(repository.read(".git/config"), set);

    let _ = repository.run(&["git", "désinstaller"]).ends(0);
    assert_eq!(repository.read(".git/config"), config);
    assert_eq!(repository.read(".gitattributes"), "*.png binary\n");
    let _ = repository.run(&["git", "uninstall"]).ends(0);
    let _ = repository.run(&["git", "install"]).ends(0);
    repository.write(".gitattributes", "");
    let _ = repository.run(&["git", "install"]).ends(0);
    let _ = repository.run(&["git", "uninstall"]).ends(0);
    assert!(!repository.path(".gitattributes").exists(), "nothing was left in it");
}

#[test]
fn for_every_repository_of_a_user() {
    let repository = Repository::new();
    let _ = repository.run(&["git", "install", "--global"]).ends(0);
    assert!(!repository.path(".gitattributes").exists());
    assert!(repository.read("../.gitconfig").contains("parcours"));
    assert!(repository.read("../.config/git/attributes").contains("*.path.ron"));
    let _ = repository.run(&["git", "status"]).ends(0);
    repository.commit("un", &[("a.path.ron", GOOD)]);
    repository.branch("sud", "main", &[("a.path.ron", &GOOD.replace("420", "210"))]);
    repository.branch("nord", "main", &[("a.path.ron", &GOOD.replace("420", "840"))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    assert!(repository.read("a.path.ron").contains("conflicts:"));
    repository.git(&["merge", "--abort"]);
    let _ = repository.run(&["git", "uninstall", "--global"]).ends(0);
    assert!(!repository.read("../.gitconfig").contains("parcours"));
    assert!(!repository.path("../.config/git/attributes").exists());
}

#[test]
fn status_says_what_is_missing_and_what_to_do() {
    let repository = Repository::new();
    let says = |words: &str| {
        let run = repository.run(&["git", "état"]).ends(1);
        assert!(run.out.contains(words) && run.out.contains("parcours git install"), "{words}: {run:#?}");
    };
    says("ne connaît pas encore");
    let _ = repository.run(&["git", "install"]).ends(0);
    // Somebody cloned the repository: attributes are there, the configuration is not.
    for key in ["name", "driver"] {
        repository.git(&["config", "--unset", &format!("merge.parcours.{key}")]);
    }
    says("sans le dire");
    let _ = repository.run(&["git", "install"]).ends(0);
    repository.write(".gitattributes", "");
    repository.write(".git/info/attributes", "");
    says("Aucun attribut");
    let _ = repository.run(&["git", "install"]).ends(0);
    repository.git(&["config", "merge.parcours.driver", "parcours merge-driver %O %A %B"]);
    says("autrement");
    let _ = repository.run(&["git", "install"]).ends(0);
    let driver = repository.git(&["config", "merge.parcours.driver"]).replace("parcours", "parcours-disparu");
    repository.git(&["config", "merge.parcours.driver", driver.trim()]);
    says("introuvable");
    let _ = repository.run(&["git", "install"]).ends(0);

    repository.commit("un", &[("a.path.ron", GOOD)]);
    repository.branch("sud", "main", &[("a.path.ron", &GOOD.replace("420", "210"))]);
    repository.branch("nord", "main", &[("a.path.ron", &GOOD.replace("420", "840"))]);
    let _ = repository.try_git(&["merge", "--no-edit", "sud"]).ends(1);
    let open = repository.run(&["git", "status"]).ends(1).out;
    assert!(open.contains("1 fichier attend") && open.contains("parcours resolve"), "{open}");
}

#[test]
fn the_program_is_named_by_its_place_where_the_path_does_not_lead_to_it() {
    let repository = Repository::with_path(&std::env::var("PATH").unwrap());
    let _ = repository.run(&["git", "install"]).ends(0);
    let driver = repository.git(&["config", "merge.parcours.driver"]);
    assert!(driver.starts_with("p=/") && driver.contains("/parcours;"), "{driver}");
    let _ = repository.run(&["git", "status"]).ends(0);
    repository.commit("un", &[("a.path.ron", GOOD)]);
    repository.branch("sud", "main", &[("a.path.ron", &GOOD.replace("420", "210"))]);
    repository.branch("nord", "main", &[("a.path.ron", &GOOD.replace("Négocier", "Négocier un prix"))]);
    repository.git(&["merge", "--no-edit", "sud"]);
}

#[test]
fn a_branch_older_than_the_set_up_is_merged_by_the_program_too() {
    let repository = Repository::new();
    repository.commit("un", &[("a.path.ron", GOOD)]);
    repository.branch("ancienne", "main", &[("a.path.ron", &GOOD.replace("420", "210"))]);
    repository.git(&["checkout", "--quiet", "main"]);
    let _ = repository.run(&["git", "install"]).ends(0);
    repository.commit("installation", &[("a.path.ron", &GOOD.replace("420", "840"))]);
    repository.git(&["checkout", "--quiet", "ancienne"]);
    let _ = repository.try_git(&["merge", "--no-edit", "main"]).ends(1);
    let merged = repository.read("a.path.ron");
    assert!(merged.contains("conflicts:") && !merged.contains("<<<<<<<"), "{merged}");
}

#[cfg(unix)]
#[test]
fn attributes_that_lead_out_of_the_repository_are_refused() {
    let repository = Repository::new();
    repository.write("../outside", "*.png binary\n");
    std::os::unix::fs::symlink("../outside", repository.path(".gitattributes")).unwrap();
    let run = repository.run(&["git", "install"]).ends(2);
    assert!(run.err.contains("hors du dépôt"), "{run:#?}");
    assert_eq!(repository.read("../outside"), "*.png binary\n");
    assert!(!repository.read(".git/config").contains("parcours"));
}

#[test]
fn doctor_looks_at_the_program_and_at_git() {
    let repository = Repository::new();
    let missing = repository.run(&["diagnostic"]).ends(1).out;
    assert!(missing.contains(env!("CARGO_PKG_VERSION")) && missing.contains("git install"), "{missing}");
    let _ = repository.run(&["git", "install"]).ends(0);
    let _ = repository.run(&["doctor"]).ends(0);
    let outside = super::harness::World::with(&[("LANG", "fr_FR"), ("PATH", "/nowhere")]);
    let run = outside.run(&["doctor"]).ends(0).out;
    assert!(run.contains("git est introuvable"), "{run}");
    let _ = outside.run(&["git", "status"]).ends(2);
}
