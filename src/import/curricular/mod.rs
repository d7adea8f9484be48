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
use super::account::{Account, RowKind};
use super::ids::{self, Named};
use super::read::{self, ReadOptions, Row};
use super::text::one_line;
use super::{Import, ImportError, Remarks, Severity, seed};
use crate::model::{
    Message, Module, Organisation, Origin, Prose, Requirement, Stage, TrainingPath, fold, propose_id, slug,
};

/// Reads a curriculum or a degree plan in the CSV form of `CurricularAnalytics`.
///
/// `name` is the file's name without folders and ending: it stands for the title where the file has none. Ids are made of
/// titles and codes. The numbers of courses that only count rows are no content: another year's file numbers the
/// same courses otherwise. The language is taken to be English, as the form's own labels are.
///
/// # Errors
/// When the bytes are no text, or hold no course.
pub fn curricular_analytics(bytes: &[u8], name: &str) -> Result<Import, ImportError> {
    let known = |row: &Row| row.cells.iter().filter(|cell| Field::named(cell).is_some()).count();
    let mut sheet = read::read_as(bytes, ReadOptions::default(), known)?;
    let mut remarks = Remarks::default();
    let mut account = Account::default();
    sheet.rows.retain(|row| !is_comment(row));
    remarks.reading(&sheet.facts, &sheet.rows);
    let is_header = |row: &Row| Field::named(row.cell(0)) == Some(Field::Id);
    let at = sheet.rows.iter().position(is_header).ok_or(ImportError::NoCourses)?;
    let (preamble, rest) = sheet.rows.split_at(at);
    let (header, body) = rest.split_first().ok_or(ImportError::NoCourses)?;
    let columns = Columns::new(header, &mut remarks);

    let mut path = curriculum(preamble, name, &mut account);
    account.row(header.line, RowKind::Header);
    let courses = courses(body, &columns, &mut remarks, &mut account);
    if courses.is_empty() {
        return Err(ImportError::NoModules);
    }
    build(&mut path, &courses, &columns, &mut remarks);
    Ok(Import { path, remarks: remarks.sorted(), account })
}

/// Lines of comments, which tools for data write above a table.
fn is_comment(row: &Row) -> bool {
    row.cell(0).starts_with('#')
}

/// The lines above the courses.
fn curriculum(preamble: &[Row], name: &str, account: &mut Account) -> TrainingPath {
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
        let is_title = label.starts_with("Curriculum");
        account.row(row.line, if is_title { RowKind::PathTitle } else { RowKind::Note });
        match label.as_str() {
            "Curriculum" | "Curriculum Name" => title = value,
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
        origin: Some(Box::new(Origin { foreign: String::from(FOREIGN), ..Origin::default() })),
        notes: notes.into_iter().collect(),
        ..TrainingPath::new(propose_id(&title, seed(&title), |_| false), title)
    }
}

/// What the origin of a path says that was made of this form: the same for each, so that a merge has nothing to ask.
const FOREIGN: &str = "CurricularAnalytics";

/// One line of the file.
struct Course<'a> {
    row: &'a Row,
    id: &'a str,
    title: String,
    code: String,
}

fn courses<'a>(
    body: &'a [Row],
    columns: &Columns,
    remarks: &mut Remarks,
    account: &mut Account,
) -> Vec<Course<'a>> {
    let mut courses = Vec::new();
    let mut elsewhere = false;
    for row in body {
        let id = columns.cell(row, Field::Id);
        let mut title = one_line(columns.cell(row, Field::Name));
        let prefix = columns.cell(row, Field::Prefix);
        let code = one_line(&format!("{prefix} {}", columns.cell(row, Field::Number)));
        if Field::named(id) == Some(Field::Id) || fold(id) == "additional courses" {
            account.row(row.line, RowKind::HeaderAgain);
            continue;
        }
        if title.is_empty() {
            title = one_line(columns.cell(row, Field::CanonicalName));
        }
        // Learning outcomes stand in sections of their own, with other columns.
        elsewhere |= fold(id).ends_with("learning outcomes");
        if elsewhere || title.is_empty() && code.is_empty() {
            remarks.unused(row);
            account.row(row.line, RowKind::Unused);
            continue;
        }
        if title.is_empty() {
            let message = Message::new("import-title-from-code").with("code", code.as_str());
            remarks.line(row.line, Severity::Warning, message);
            title.clone_from(&code);
        }
        account.row(row.line, RowKind::Module);
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
    let mut by_code: HashMap<String, usize> = HashMap::new();
    for (index, course) in courses.iter().enumerate().filter(|(_, course)| !course.code.is_empty()) {
        by_code.entry(fold(&course.code)).or_insert(index);
    }
    let known = Known { by_id: first, by_code };
    let needs: Vec<Vec<Need<'_>>> = courses.iter().map(|course| needs(course.row, columns, &known)).collect();
    let dangling = needs.iter().flatten().filter(|need| known.find(need.id).is_none());
    let reserved: HashSet<String> = dangling.map(|need| ids::foreign(need.id)).collect();
    let named: Vec<Named> =
        courses.iter().map(|course| Named { title: &course.title, code: &course.code }).collect();
    let ids = ids::readable(&named, "course", reserved);

    let ids_count_rows = ids_count_rows(courses);
    let mut credits = 0;
    let mut modules = Vec::new();
    for ((course, needs), id) in courses.iter().zip(needs).zip(&ids) {
        let institution = path.organisation.as_deref().map_or("", |found| &found.name);
        let mut module = module(course, columns, institution, !ids_count_rows);
        credits += usize::from(has_credits(course, columns));
        let mut groups = Vec::new();
        for need in needs {
            let member = known.find(need.id).map_or_else(
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

fn module(course: &Course<'_>, columns: &Columns, institution: &str, keeps_id: bool) -> Module {
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
            Some(Field::CanonicalName) if one_line(cell) != course.title => {
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
        origin: (keeps_id && !course.id.is_empty()).then(|| Box::new(foreign)),
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

/// The courses by what requisites call them.
struct Known<'a> {
    by_id: HashMap<&'a str, usize>,
    by_code: HashMap<String, usize>,
}

impl Known<'_> {
    /// The course of an id or of a code. Spreadsheets and data tools turn `12` into `12.0`.
    fn find(&self, id: &str) -> Option<usize> {
        let by_id = self.by_id.get(id).or_else(|| self.by_id.get(id.strip_suffix(".0")?));
        by_id.or_else(|| self.by_code.get(&fold(&one_line(id)))).copied()
    }
}

/// Whether the ids are the numbers from 1 to the number of courses: they count rows, and another year's file gives
/// the same numbers to other courses.
fn ids_count_rows(courses: &[Course<'_>]) -> bool {
    let numbers: HashSet<usize> = courses.iter().filter_map(|course| course.id.parse().ok()).collect();
    numbers.len() == courses.len() && numbers.iter().all(|number| (1..=courses.len()).contains(number))
}

fn needs<'a>(row: &'a Row, columns: &Columns, known: &Known<'_>) -> Vec<Need<'a>> {
    let mut needs = Vec::new();
    for (place, field) in columns.fields.iter().enumerate() {
        let Some(Field::Needs(sort)) = *field else { continue };
        let listed = row.cell(place).split([';', ',', '\n']);
        let ids = listed.map(|id| id.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\''));
        for id in ids.filter(|id| !id.is_empty()).flat_map(|id| parted(id, known)) {
            needs.push(Need { id, sort, place });
        }
    }
    needs
}

/// `1:2`, `1|2`, `1 2` and `1.2`: several requisites where the whole is none and each part is.
fn parted<'a>(id: &'a str, known: &Known<'_>) -> Vec<&'a str> {
    if known.find(id).is_some() {
        return vec![id];
    }
    let signs: [&[char]; 4] = [&[':'], &['|', '/', '+', '&'], &[' ', '\t'], &['.']];
    let apart = signs.iter().find_map(|signs| {
        let parts: Vec<&str> = id.split(*signs).map(str::trim).filter(|part| !part.is_empty()).collect();
        (parts.len() > 1 && parts.iter().all(|part| known.find(part).is_some())).then_some(parts)
    });
    apart.unwrap_or_else(|| vec![id])
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
