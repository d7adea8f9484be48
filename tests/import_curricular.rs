//! Curricula of `CurricularAnalytics`, judged by a reader of its own that shares no code with the
//! import: it walks the bytes, a quotation mark turns the meaning of commas and line ends.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may break")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mille_parcours::import::{Import, Severity, curricular_analytics};
use mille_parcours::model::{Module, RequirementKind, TrainingPath, is_valid_id};

fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let shared = std::env::var_os("PARCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("data/curricula");
    let mut found = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "csv") {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    if found.is_empty() {
        println!("skipped: no curricula beside the project");
    }
    found.sort();
    found
}

/// Rows of cells by a state machine of two states.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.trim_start_matches('\u{feff}').chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell).trim().to_owned()),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim().to_owned());
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c => cell.push(c),
        }
    }
    row.push(cell.trim().to_owned());
    rows.push(row);
    rows
}

type Edge = (String, String, RequirementKind);

/// What a file holds: courses by number with title and code, and who needs whom.
fn expected(bytes: &[u8]) -> (Courses, BTreeSet<Edge>) {
    let rows = rows(bytes);
    let head = rows.iter().position(|row| row[0] == "Course ID").unwrap();
    let (mut courses, mut edges) = (BTreeMap::new(), BTreeSet::new());
    for row in rows[head + 1..].iter().filter(|row| row.len() > 6) {
        let code = format!("{} {}", row[2], row[3]).trim().to_owned();
        courses.insert(row[0].clone(), (row[1].clone(), code));
        for (column, kind) in [
            (4, RequirementKind::Required),
            (5, RequirementKind::Corequisite),
            (6, RequirementKind::StrictCorequisite),
        ] {
            for need in row[column].split(';').filter(|need| !need.is_empty()) {
                edges.insert((row[0].clone(), need.to_owned(), kind.clone()));
            }
        }
    }
    (courses, edges)
}

/// The courses of a file by title and code, which is how a person finds them again.
type Courses = BTreeMap<String, (String, String)>;

/// The number that the file gives to a module: the id itself for what the file only names. Twins of one title and code
/// have ids in the order of the file.
fn foreign(path: &TrainingPath, courses: &Courses, id: &str) -> String {
    let Some(module) = path.modules.get(id) else { return id.to_owned() };
    if let Some(origin) = &module.origin {
        return origin.foreign.clone();
    }
    let is_twin = |other: &Module| (&other.title, &other.code) == (&module.title, &module.code);
    let place = path.modules.iter().filter(|(_, other)| is_twin(other)).position(|(other, _)| other == id);
    let alike = courses.iter().filter(|(_, (title, code))| (title, code) == (&module.title, &module.code));
    let mut alike: Vec<&String> = alike.map(|(id, _)| id).collect();
    alike.sort_by_key(|id| id.parse::<u64>().unwrap_or(u64::MAX));
    alike[place.unwrap()].clone()
}

fn edges(path: &TrainingPath, courses: &Courses) -> BTreeSet<Edge> {
    let mut edges = BTreeSet::new();
    for (id, module) in path.modules.iter() {
        for group in &module.requires {
            assert_eq!(group.any_of.len(), 1, "a requisite of this form has no alternatives");
            let need = foreign(path, courses, &group.any_of[0]);
            edges.insert((foreign(path, courses, id), need, group.kind.clone()));
        }
    }
    edges
}

fn read(text: &str) -> Import {
    curricular_analytics(text.as_bytes(), "essai").unwrap()
}

fn keys(import: &Import) -> Vec<(Option<usize>, &str)> {
    import.remarks.iter().map(|remark| (remark.line, remark.message.key.as_str())).collect()
}

#[test]
fn every_curriculum_is_read_whole() {
    let (mut courses_read, mut edges_read) = (0, 0);
    for (file, bytes) in files() {
        let (courses, needs) = expected(&bytes);
        let path = curricular_analytics(&bytes, "curriculum").unwrap().path;
        assert_eq!(path.modules.len(), courses.len(), "{}", file.display());
        assert_eq!(edges(&path, &courses), needs, "{}", file.display());
        for (id, module) in path.modules.iter() {
            assert!(is_valid_id(id), "{id}");
            let (title, code) = &courses[&foreign(&path, &courses, id)];
            assert_eq!((&module.title, &module.code), (title, code), "{}", file.display());
            assert!(module.minutes.is_empty(), "credits are no minutes");
        }
        courses_read += courses.len();
        edges_read += needs.len();
    }
    println!("{courses_read} courses, {edges_read} requisites");
}

#[test]
fn reading_twice_gives_the_same() {
    for (_, bytes) in files() {
        assert_eq!(curricular_analytics(&bytes, "a"), curricular_analytics(&bytes, "a"));
    }
}

/// Whether the path says that the curriculum counts in quarters.
fn is_quarter_system(path: &TrainingPath) -> bool {
    let labelled = path.notes.iter().filter_map(|note| note.as_str().split_once(':'));
    labelled
        .filter(|(label, _)| label.trim() == "System Type")
        .any(|(_, value)| value.trim().to_lowercase().starts_with("quarter"))
}

#[test]
fn quarters_are_kept() {
    for (file, bytes) in files() {
        let path = curricular_analytics(&bytes, "a").unwrap().path;
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let expected = name.starts_with("Michigan") || name.starts_with("SY-");
        assert_eq!(is_quarter_system(&path), expected, "{name}");
    }
}

#[test]
fn nothing_of_the_published_curricula_is_lost() {
    for (file, bytes) in files() {
        let import = curricular_analytics(&bytes, "a").unwrap();
        let lost: Vec<_> =
            import.remarks.iter().filter(|remark| remark.severity == Severity::Error).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", file.display());
    }
}

const SMALL: &str = "\
Curriculum, Essai ,,
Institution,\"University, of Tests\",,
System Type,Quarter,,
Courses,,
Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours,Institution,Canonical Name
1,  Calculus ,MATH ,1,,,,4.0,,
2,Calculus,MATH,2,\" 1 ;99\",3,1.0,3,Elsewhere,\",AB1,AB2\"
3,\"Elective\",,,,,,,,
3,Elective,,,7X;,,,1,,
,Alone,,,,,,,,
9,,,,,,,,,
";

#[test]
fn what_is_odd_is_kept_and_told() {
    let import = read(SMALL);
    let path = &import.path;
    let ids: Vec<&String> = path.modules.keys().collect();
    assert_eq!(ids, ["alone", "calculus-math-1", "calculus-math-2", "elective-1", "elective-2"]);
    assert_eq!(path.title, "Essai");
    assert_eq!(path.organisation.as_ref().unwrap().name, "University, of Tests");
    assert!(is_quarter_system(path));
    let second = path.modules.get("calculus-math-2").unwrap();
    assert_eq!(second.code, "MATH 2");
    assert_eq!(second.summary.as_str(), "Credit Hours: 3\n\nInstitution: Elsewhere");
    assert_eq!(second.keywords.to_vec(), ["AB1", "AB2"]);
    let groups: BTreeSet<_> =
        second.requires.iter().map(|group| (group.any_of[0].as_str(), group.kind.name())).collect();
    let all = [
        ("99", "Required"),
        ("calculus-math-1", "Required"),
        ("calculus-math-1", "StrictCorequisite"),
        ("elective-1", "Corequisite"),
    ];
    assert_eq!(groups, all.into_iter().collect());
    assert_eq!(path.modules.get("elective-2").unwrap().requires[0].any_of.to_vec(), ["7x"]);
    assert_eq!(
        keys(&import),
        [
            (None, "import-credits-in-summary"),
            (Some(7), "import-dangling"),
            (Some(9), "import-id-twice"),
            (Some(9), "import-dangling"),
            (Some(10), "import-course-without-id"),
            (Some(11), "import-line-unused"),
        ]
    );
    let dangling = import.remarks.iter().find(|remark| remark.message.key == "import-dangling").unwrap();
    assert_eq!(dangling.column, Some(5));
}

#[test]
fn a_dangling_number_never_becomes_another_course() {
    let import = read("Course ID,Course Name,Prerequisites\n1,101,\n2,Other,101\n");
    let other = import.path.modules.get("other").unwrap();
    assert_eq!(other.requires[0].any_of.to_vec(), ["101"]);
    assert!(!import.path.modules.contains_key("101"));
}

#[test]
fn terms_become_stages_in_their_order() {
    let import = read(
        "Curriculum,C\nDegree Plan,P\nCourses\nCourse ID,Course Name,Prerequisites,Term\n\
         1,Alpha,,2\n2,Beta,,10\n3,Gamma,,1\nAdditional Courses\nCourse ID,Course Name,Prerequisites,Term\n4,Delta,,2\n\
         Course Learning Outcomes\nCourse ID,Learning Outcome ID\n1,7\n",
    );
    let stages: Vec<(&str, String)> =
        import.path.stages.iter().map(|stage| (stage.title.as_str(), stage.modules.join(" "))).collect();
    let of = |title, modules: &str| (title, modules.to_owned());
    assert_eq!(stages, [of("Term 1", "gamma"), of("Term 2", "alpha delta"), of("Term 10", "beta")]);
    assert!(import.path.notes.iter().any(|note| note.as_str() == "Degree Plan: P"));
    let lost = import.remarks.iter().filter(|remark| remark.severity == Severity::Error);
    assert_eq!(lost.map(|remark| remark.line).collect::<Vec<_>>(), [Some(11), Some(13)]);
}

#[test]
fn what_is_no_curriculum_is_refused() {
    for (text, key) in [
        ("", "import-error-empty"),
        ("titre;durée\nA;3\n", "import-error-no-courses"),
        ("Course ID,Course Name\n", "import-error-no-modules"),
        ("PK\u{3}\u{4}", "import-error-workbook"),
    ] {
        let error = curricular_analytics(text.as_bytes(), "x").unwrap_err();
        assert_eq!(mille_parcours::model::Message::from(error).key, key);
    }
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused() {
    for cut in 0..SMALL.len() {
        if let Ok(import) = curricular_analytics(&SMALL.as_bytes()[..cut], "x") {
            assert!(import.path.modules.keys().all(|id| is_valid_id(id)));
        }
    }
}
