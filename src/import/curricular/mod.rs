//! Curricula in the CSV form of `CurricularAnalytics`.
//!
//! Owns the reading of that form: lines of `name,value` about the curriculum, then `Courses`, then
//! a line that names the columns, then one course a line with the numbers of the courses it needs.
//! Does not compute metrics: columns of metrics are left out, since the program derives its own.
//!
//! What has no field of its own keeps the label of the file beside its value: facts about the
//! curriculum become notes of the path (`System Type: quarter`), facts about a course its summary
//! (`Credit Hours: 4`). Credits are no minutes, so no duration is made up from them.

mod columns;

use std::collections::{HashMap, HashSet};

use self::columns::{CREDITS, Columns, Field, RequirementSort};
use super::ids::{self, Named};
use super::text::{self, Row, one_line};
use super::{Import, ImportError, Remarks, Severity};
use crate::model::{
    Message, Module, Organisation, Origin, Prose, Requirement, Stage, TrainingPath, fold, propose_id, slug,
};

/// Reads a curriculum or a degree plan in the CSV form of `CurricularAnalytics`.
///
/// `name` is the file's name without folders and ending: it stands for the title where the file
/// has none, and is kept as the path's origin. `seed` ends the id of the path; ids of modules are
/// made of the courses' names. The language is taken to be English, as the form's own labels are.
///
/// # Errors
/// When the bytes are no text, or hold no course.
pub fn curricular_analytics(bytes: &[u8], name: &str, seed: u64) -> Result<Import, ImportError> {
    let decoded = text::decode(bytes, None)?;
    let mut remarks = Remarks::default();
    let separator = text::separator(&decoded.text, |row| {
        row.cells.iter().filter(|cell| Field::named(cell).is_some()).count()
    });
    let sheet = text::sheet(&decoded.text, separator);
    remarks.reading(&decoded, &sheet);
    let is_header = |row: &Row| Field::named(row.cell(0)) == Some(Field::Id);
    let at = sheet.rows.iter().position(is_header).ok_or(ImportError::NoCourses)?;
    let (preamble, rest) = sheet.rows.split_at(at);
    let (header, body) = rest.split_first().ok_or(ImportError::NoCourses)?;
    let columns = Columns::new(header, &mut remarks);

    let mut path = curriculum(preamble, name, seed);
    let courses = courses(body, &columns, &mut remarks);
    if courses.is_empty() {
        return Err(ImportError::NoModules);
    }
    build(&mut path, &courses, &columns, &mut remarks);
    Ok(Import { path, remarks: remarks.sorted() })
}

/// The lines above the courses.
fn curriculum(preamble: &[Row], name: &str, seed: u64) -> TrainingPath {
    let mut title = String::new();
    let mut notes: Vec<Prose> = Vec::new();
    let mut institution = String::new();
    for row in preamble {
        let label = one_line(row.cell(0));
        let value = row.filled().skip_while(|(index, _)| *index == 0).map(|(_, cell)| one_line(cell));
        let value = value.collect::<Vec<_>>().join(", ");
        if value.is_empty() {
            continue;
        }
        match label.as_str() {
            "Curriculum" => title = value,
            "Institution" => institution = value,
            _ => notes.push(Prose::new(&format!("{label}: {value}"))),
        }
    }
    if title.is_empty() {
        name.clone_into(&mut title);
    }
    TrainingPath {
        language: String::from("en"),
        organisation: (!institution.is_empty())
            .then(|| Box::new(Organisation { name: institution, ..Organisation::default() })),
        origin: Some(Box::new(Origin { foreign: name.to_owned(), ..Origin::default() })),
        notes: notes.into_iter().collect(),
        ..TrainingPath::new(propose_id(&title, seed, |_| false), title)
    }
}

/// One line of the file.
struct Course<'a> {
    row: &'a Row,
    id: &'a str,
    title: String,
    code: String,
}

fn courses<'a>(body: &'a [Row], columns: &Columns, remarks: &mut Remarks) -> Vec<Course<'a>> {
    let mut courses = Vec::new();
    let mut elsewhere = false;
    for row in body {
        let id = columns.cell(row, Field::Id);
        let mut title = one_line(columns.cell(row, Field::Name));
        let prefix = columns.cell(row, Field::Prefix);
        let code = one_line(&format!("{prefix} {}", columns.cell(row, Field::Number)));
        if Field::named(id) == Some(Field::Id) || fold(id) == "additional courses" {
            continue;
        }
        // Learning outcomes stand in sections of their own, with other columns.
        elsewhere |= fold(id).ends_with("learning outcomes");
        if elsewhere || title.is_empty() && code.is_empty() {
            remarks.unused(row);
            continue;
        }
        if title.is_empty() {
            let message = Message::new("import-title-from-code").with("code", code.as_str());
            remarks.line(row.line, Severity::Warning, message);
            title.clone_from(&code);
        }
        courses.push(Course { row, id, title, code });
    }
    courses
}

/// Turns the courses into modules, with their requisites, and their terms into stages.
fn build(path: &mut TrainingPath, courses: &[Course<'_>], columns: &Columns, remarks: &mut Remarks) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, course) in courses.iter().enumerate() {
        let place = columns.place(Field::Id).unwrap_or(0);
        if course.id.is_empty() {
            let message = Message::new("import-course-without-id").with("title", course.title.as_str());
            remarks.cell(course.row.line, place, Severity::Warning, message);
        } else if let Some(earlier) = first.get(course.id) {
            let message = Message::new("import-id-twice")
                .with("id", course.id)
                .with("first", courses[*earlier].row.line);
            remarks.cell(course.row.line, place, Severity::Warning, message);
        } else {
            first.insert(course.id, index);
        }
    }
    let needs: Vec<Vec<Need<'_>>> = courses.iter().map(|course| needs(course.row, columns)).collect();
    let dangling = needs.iter().flatten().filter(|need| find(&first, need.id).is_none());
    let reserved: HashSet<String> = dangling.map(|need| ids::foreign(need.id)).collect();
    let named: Vec<Named> =
        courses.iter().map(|course| Named { title: &course.title, code: &course.code }).collect();
    let ids = ids::readable(&named, "course", reserved);

    let mut credits = 0;
    let mut modules = Vec::new();
    for ((course, needs), id) in courses.iter().zip(needs).zip(&ids) {
        let institution = path.organisation.as_deref().map_or("", |found| &found.name);
        let mut module = module(course, columns, institution);
        credits += usize::from(has_credits(course, columns));
        let mut groups = Vec::new();
        for need in needs {
            let member = find(&first, need.id).map_or_else(
                || {
                    let member = ids::foreign(need.id);
                    let message = Message::new("import-dangling")
                        .with("title", course.title.as_str())
                        .with("id", need.id)
                        .with("member", member.as_str());
                    remarks.cell(course.row.line, need.place, Severity::Warning, message);
                    member
                },
                |index| ids[index].clone(),
            );
            groups.push(Requirement {
                any_of: [member].into_iter().collect(),
                kind: need.sort.kind(),
                ..Requirement::default()
            });
        }
        module.requires = groups.into_iter().collect();
        modules.push((id.clone(), module));
    }
    if credits > 0 {
        let message = Message::new("import-credits-in-summary").with("count", credits);
        remarks.file(Severity::Info, message);
    }
    path.modules = modules.into_iter().collect();
    path.stages = terms(courses, &ids, columns);
}

fn module(course: &Course<'_>, columns: &Columns, institution: &str) -> Module {
    let mut facts = Vec::new();
    let mut keywords = Vec::new();
    for (index, cell) in course.row.filled() {
        match columns.fields.get(index).copied().flatten() {
            None => match columns.labels.get(index).filter(|label| !label.is_empty()) {
                Some(label) => facts.push(format!("{label}: {}", plain_number(cell))),
                None => facts.push(one_line(cell)),
            },
            Some(Field::Institution) if one_line(cell) != institution => {
                facts.push(format!("{}: {}", columns.labels[index], one_line(cell)));
            }
            // Some files list here where else the course stands, each after a comma.
            Some(Field::CanonicalName) => {
                keywords.extend(cell.split(',').map(one_line).filter(|word| !word.is_empty()));
            }
            Some(_) => {}
        }
    }
    let foreign = Origin { foreign: course.id.to_owned(), ..Origin::default() };
    Module {
        title: course.title.clone(),
        code: course.code.clone(),
        summary: Prose::new(&facts.join("\n\n")),
        keywords: keywords.into_iter().collect(),
        origin: (!course.id.is_empty()).then(|| Box::new(foreign)),
        ..Module::default()
    }
}

fn has_credits(course: &Course<'_>, columns: &Columns) -> bool {
    let place = columns.labels.iter().position(|label| fold(label) == CREDITS);
    place.is_some_and(|index| !course.row.cell(index).is_empty())
}

/// `4.0` is 4 for people.
fn plain_number(cell: &str) -> String {
    match cell.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|byte| byte.is_ascii_digit()) => whole.to_owned(),
        _ => one_line(cell),
    }
}

/// One requisite of a course.
struct Need<'a> {
    id: &'a str,
    sort: RequirementSort,
    place: usize,
}

fn needs<'a>(row: &'a Row, columns: &Columns) -> Vec<Need<'a>> {
    let mut needs = Vec::new();
    for (place, field) in columns.fields.iter().enumerate() {
        let Some(Field::Needs(sort)) = *field else { continue };
        let ids = row.cell(place).split([';', ',', '\n']);
        let ids = ids.map(|id| id.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\''));
        needs.extend(ids.filter(|id| !id.is_empty()).map(|id| Need { id, sort, place }));
    }
    needs
}

/// The course of an id. Spreadsheets and data tools turn `12` into `12.0`.
fn find(first: &HashMap<&str, usize>, id: &str) -> Option<usize> {
    first.get(id).or_else(|| first.get(id.strip_suffix(".0")?)).copied()
}

/// The stages of a degree plan: its terms, in the order of their numbers, else of the file.
fn terms(courses: &[Course<'_>], ids: &[String], columns: &Columns) -> Vec<Stage> {
    let mut terms: Vec<(&str, Vec<String>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (course, id) in courses.iter().zip(ids) {
        let term = columns.cell(course.row, Field::Term);
        if term.is_empty() {
            continue;
        }
        let place = *places.entry(term).or_insert(terms.len());
        match terms.get_mut(place) {
            Some((_, modules)) => modules.push(id.clone()),
            None => terms.push((term, vec![id.clone()])),
        }
    }
    terms.sort_by_key(|(term, _)| term.parse::<u32>().unwrap_or(u32::MAX));
    let label = columns.place(Field::Term).map_or("", |place| &columns.labels[place]);
    let mut taken = HashSet::new();
    let mut stages = Vec::new();
    for (index, (term, modules)) in terms.into_iter().enumerate() {
        let numbered = term.bytes().all(|byte| byte.is_ascii_digit());
        let title = if numbered { format!("{label} {term}") } else { one_line(term) };
        let mut id = slug(&title, 40);
        if id.is_empty() || !taken.insert(id.clone()) {
            id = format!("term-{}-{}", index + 1, taken.len());
        }
        stages.push(Stage { id, title, modules, ..Stage::default() });
    }
    stages
}
