use super::*;
use crate::check::CheckOptions;
use crate::commons::LibraryFile;
use crate::edit::History;
use crate::format::digest;
use crate::format::{Content, FileKind, read, write};
use crate::model::{Keyed, Origin};

const NEGOTIATE: &str = r#"#![enable(implicit_some)]
Module(
    format: 1,
    id: "negocier-1a2b",
    version: "2.0",
    module: (
        title: "Négocier",
        outcomes: {"o1": (text: "Défendre une marge")},
        requires: [
            (any_of: ["ecouter-3c4d", "parler-5e6f"]),
            (any_of: ["marges-7g8h"]),
            (any_of: ["vente-9i1j"], kind: Recommended),
            (any_of: ["nulle-part"]),
        ],
        licence: "CC-BY-4.0",
        contributors: {
            "sud/l-petit": (name: "L. Petit", centre: "sud", roles: [Reviewer]),
            "nord/a-martin": (name: "A. Martin", centre: "nord", roles: [Author]),
        },
        observations: {"r1": (seen: "Trop court.")},
    ),
)
"#;

const PATH: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "vendre",
    title: "Vendre",
    version: "3",
    licence: "CC-BY-SA-4.0",
    contributors: {"sud/c-roux": (name: "C. Roux", centre: "sud", roles: [Author])},
    organisation: (centre: "sud"),
    competencies: {"c1": (label: "Conseiller"), "c2": (label: "Autre chose")},
    stages: [(id: "s", title: "Tout", modules: ["marges-7g8h", "vente-9i1j"])],
    modules: {
        "ecouter-3c4d": (title: "Écouter"),
        "marges-7g8h": (
            title: "Les marges",
            outcomes: {"o1": (text: "Calculer", competencies: ["c1", "c2"])},
            requires: [(any_of: ["tableur-2k3l"])],
            adaptations: {"a1": (nature: Content, reason: "Ici on compte autrement.")},
        ),
        "tableur-2k3l": (title: "Un tableur"),
        "vente-9i1j": (title: "La vente"),
    },
)
"#;

const INTO: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "ici",
    title: "Ici",
    competencies: {"c1": (label: "conseiller"), "c2": (label: "Encaisser")},
    stages: [(id: "s1", title: "Un", modules: ["debut"])],
    modules: {"debut": (title: "Début")},
)
"#;

fn source(file: &str, text: &str) -> LibraryFile {
    let kind = FileKind::of_name(file.rsplit('/').next().unwrap()).unwrap();
    let content = Content::read(kind, text).map_err(|error| error.message());
    LibraryFile { file: file.to_owned(), content, latest: None }
}

fn library() -> Library {
    let sources = vec![
        source("sud/vendre.path.ron", PATH),
        source("modules/negocier-1a2b.module.ron", NEGOTIATE),
        source("nord/casse.path.ron", "Path("),
    ];
    Library::of("Essai", sources, &CheckOptions::default())
}

fn to(with: &[String], place: Option<(usize, usize)>) -> Wanted<'_> {
    Wanted { with, place, usual_links: true }
}

fn into() -> TrainingPath {
    read(INTO).unwrap()
}

#[test]
fn a_broken_file_is_listed_with_its_error_and_the_others_are_offered() {
    use crate::commons::ItemKind;
    let library = library();
    let told: Vec<(ItemKind, &str, &str, bool)> = library
        .items
        .iter()
        .map(|item| (item.kind, item.title.as_str(), item.centre.as_str(), item.broken.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            (ItemKind::Path, "nord/casse.path.ron", "", true),
            (ItemKind::Path, "Vendre", "sud", false),
            (ItemKind::Module, "Négocier", "nord", false),
            (ItemKind::Module, "Écouter", "sud", false),
            (ItemKind::Module, "Les marges", "sud", false),
            (ItemKind::Module, "Un tableur", "sud", false),
            (ItemKind::Module, "La vente", "sud", false),
        ]
    );
    assert_eq!(library.troubles[0].code, None, "what can't be read comes first");
}

#[test]
fn what_is_missing_is_found_through_all_that_is_needed() {
    let (library, into) = (library(), into());
    let taking = library.module("negocier-1a2b").unwrap();
    let needs = needs(&into, &library, &taking);
    let told: Vec<(&str, bool, Vec<&str>)> = needs
        .found
        .iter()
        .map(|need| (need.title.as_str(), need.binding, need.of.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            ("Un tableur", true, vec!["Les marges"]),
            ("La vente", false, vec!["Négocier"]),
            ("Les marges", true, vec!["Négocier"]),
            ("Écouter", true, vec!["Négocier"]),
        ]
    );
    assert_eq!(needs.unknown, ["nulle-part", "parler-5e6f"]);
}

#[test]
fn what_the_path_has_under_an_earlier_id_is_not_missing() {
    let library = library();
    let text =
        INTO.replace("(title: \"Début\")", "(title: \"Début\", was: [\"marges-7g8h\", \"parler-5e6f\"])");
    let into: TrainingPath = read(&text).unwrap();
    let taking = library.module("negocier-1a2b").unwrap();
    let found = needs(&into, &library, &taking).found;
    assert_eq!(found.len(), 1, "the marges and one of the two are there: {found:?}");
    assert!(!found[0].binding);
}

#[test]
fn a_module_comes_with_its_origin_and_what_it_needs_in_one_change() {
    let library = library();
    let mut path = into();
    let first = write(&path);
    let taking = library.module("negocier-1a2b").unwrap();
    let wanted = ["tableur-2k3l".to_owned(), "marges-7g8h".to_owned()];
    let change = adopt(&path, &library, &taking, &to(&wanted, Some((0, 1))), "2026-11-25").unwrap();
    let mut history = History::default();
    history.record(&mut path, change, 1);
    let text = write(&path);
    assert!(
        text.contains(r#"modules: ["debut", "tableur-2k3l", "marges-7g8h", "negocier-1a2b"]"#),
        "in the order in which they are needed: {text}"
    );
    let taken = path.modules.get("negocier-1a2b").unwrap();
    let origin = taken.origin.as_ref().unwrap();
    let expected = Origin {
        module: "negocier-1a2b".into(),
        digest: digest(taking.module),
        title: "Négocier".into(),
        version: "2.0".into(),
        centre: "nord".into(),
        authors: ["A. Martin".to_owned()].into_iter().collect(),
        licence: "CC-BY-4.0".into(),
        date: "2026-11-25".into(),
        ..Origin::default()
    };
    assert_eq!(**origin, expected);
    assert_eq!(digest(taken), origin.digest, "an untouched copy is recognised");
    assert!(taken.observations.is_empty(), "what was seen elsewhere stays there");
    assert_eq!(taken.requires, taking.module.requires);
    // From a path: its licence and authors, and only competencies that mean the same here.
    let margins = path.modules.get("marges-7g8h").unwrap();
    let origin = margins.origin.as_ref().unwrap();
    assert_eq!((origin.path.as_str(), origin.version.as_str()), ("vendre", "3"));
    assert_eq!(
        (origin.licence.as_str(), origin.authors.to_vec()),
        ("CC-BY-SA-4.0", vec!["C. Roux".to_owned()])
    );
    assert_eq!(margins.outcomes.get("o1").unwrap().competencies.to_vec(), ["c1"]);
    assert!(margins.adaptations.is_empty());
    assert_eq!(digest(margins), origin.digest);
    history.undo(&mut path).unwrap();
    assert_eq!(write(&path), first);
}

#[test]
fn a_copy_of_an_untouched_copy_names_the_first_origin() {
    let library = library();
    let mut path = into();
    let taking = library.module("negocier-1a2b").unwrap();
    adopt(&path, &library, &taking, &to(&[], None), "2026-01-01").unwrap().apply(&mut path);
    let again = Taking::of_path(&path, "negocier-1a2b", "ici").unwrap();
    let origin = again.origin("2026-11-25");
    assert_eq!((origin.path.as_str(), origin.centre.as_str()), ("", "nord"));
    assert_eq!(origin.date, "2026-11-25");
    // Once it was changed, it is that of this path, and those who made it first are still named.
    path.modules.get_mut("negocier-1a2b").unwrap().title = "Négocier ici".into();
    path.modules.get_mut("negocier-1a2b").unwrap().contributors = Keyed::default();
    let origin = Taking::of_path(&path, "negocier-1a2b", "ici").unwrap().origin("2026-11-25");
    assert_eq!((origin.path.as_str(), origin.centre.as_str()), ("ici", "ici"));
    assert_eq!(origin.authors.to_vec(), ["A. Martin"]);
}

#[test]
fn nothing_is_taken_twice() {
    let library = library();
    let mut path = into();
    let taking = library.module("vente-9i1j").unwrap();
    adopt(&path, &library, &taking, &to(&[], Some((0, 99))), "2026-01-01").unwrap().apply(&mut path);
    assert_eq!(adopt(&path, &library, &taking, &to(&[], None), "2026-01-01"), None);
    let other = library.module("negocier-1a2b").unwrap();
    let wanted = ["vente-9i1j".to_owned(), "negocier-1a2b".to_owned()];
    let change = adopt(&path, &library, &other, &to(&wanted, None), "2026-01-01").unwrap();
    assert_eq!(change.ops.len(), 1, "what is there already is not taken again");
}

#[test]
fn what_most_paths_ask_for_is_asked_for_where_the_module_file_is_silent() {
    let bare = NEGOTIATE
        .replace("negocier-1a2b", "vente-9i1j")
        .replace("requires: [", "methods: [\"x\"], deliverables: [");
    let bare: String = bare
        .lines()
        .filter(|line| !line.contains("any_of") && !line.contains("        ],"))
        .fold(String::new(), |text, line| text + &line.replace("deliverables: [", "") + "\n");
    let asking = PATH.replace(
        "\"vente-9i1j\": (title: \"La vente\")",
        "\"vente-9i1j\": (title: \"La vente\", requires: [(any_of: [\"marges-7g8h\", \"debut\"], why: \"Compter.\")])",
    );
    let sources =
        vec![source("sud/vendre.path.ron", &asking), source("modules/vente-9i1j.module.ron", &bare)];
    let library = Library::of("Essai", sources, &CheckOptions::default());
    assert!(library.items.iter().all(|item| item.broken.is_none()), "{:?}", library.troubles);
    let (mut path, taking) = (into(), library.module("vente-9i1j").unwrap());
    assert!(taking.path.is_none(), "the file of its own goes first");
    assert_eq!(needs(&path, &library, &taking).found, [], "one of the two is there");
    adopt(&path, &library, &taking, &to(&[], None), "2026-01-01").unwrap().apply(&mut path);
    let text = write(&path);
    assert!(text.contains("(any_of: [\"debut\"], why: \"Compter.\")"), "{text}");
    assert_eq!(digest(path.modules.get("vente-9i1j").unwrap()), digest(taking.module));
    // Without it, the copy asks for nothing.
    let mut path = into();
    let wanted = Wanted { usual_links: false, ..to(&[], None) };
    adopt(&path, &library, &taking, &wanted, "2026-01-01").unwrap().apply(&mut path);
    assert!(path.modules.get("vente-9i1j").unwrap().requires.is_empty());
}
