//! A known path written as a table, in one of the ways people do.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use crate::common::generate::Random;
use crate::common::tables::Taught;
use crate::spelling::{decimal, with_unit};
use crate::words::{self, Wordings};
use crate::workbook;

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Code,
    Number,
    Stage,
    Hours,
    Requires,
    Other,
}

/// A table with what it says.
pub struct Written {
    pub bytes: Vec<u8>,
    /// The same as text, to be shown.
    pub text: String,
    pub encoding: &'static str,
    /// The title of the path, where one stands above the table.
    pub title: Option<String>,
    /// The modules in the order of teaching, each with its line.
    pub modules: Vec<(usize, Taught)>,
    /// What each column is about.
    pub fields: Vec<Field>,
    /// The lines of the headers.
    pub head: Vec<usize>,
}

/// How the hours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HoursStyle {
    None,
    Bare(u32),
    WithUnit,
    UnitColumn,
    ByModality { total: bool, two_lines: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StageStyle {
    None,
    Filled,
    FirstOnly,
    Headings,
}

/// How a module is named among prerequisites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    Title,
    Code,
    Number,
    CodeAndTitle,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
struct Plan {
    english: bool,
    hours: HoursStyle,
    stages: StageStyle,
    coded: bool,
    numbered: bool,
    modality_column: bool,
    naming: Option<Naming>,
}

/// The columns in their order: of what, header above, header.
struct Column {
    part: Part,
    group: String,
    header: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Title,
    Code,
    Number,
    Stage,
    Hours,
    Unit,
    HoursOf(usize),
    Total,
    Modality,
    Requires,
    Distractor(usize),
    Blank,
}

impl Part {
    fn field(&self) -> Field {
        match self {
            Self::Title => Field::Title,
            Self::Code => Field::Code,
            Self::Number => Field::Number,
            Self::Stage => Field::Stage,
            Self::Hours | Self::Unit | Self::HoursOf(_) | Self::Total | Self::Modality => Field::Hours,
            Self::Requires => Field::Requires,
            Self::Distractor(_) | Self::Blank => Field::Other,
        }
    }
}

fn header(wordings: &Wordings, english: bool, random: &mut Random) -> String {
    String::from(random.pick(wordings.of(english)))
}

/// Some of `count` things, without repetition, in any order.
fn some_of(count: usize, wanted: usize, random: &mut Random) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    for at in 0..wanted.min(count) {
        let other = at + random.below(count - at);
        all.swap(at, other);
    }
    all.truncate(wanted);
    all
}

pub fn write(random: &mut Random) -> Written {
    let plan = plan(random);
    let (mut modules, references) = path(&plan, random);
    let columns = columns(&plan, random);
    let mut rows: Vec<(Vec<String>, Option<usize>)> = Vec::new();
    let title = above(&mut rows, random);
    let head_from = rows.len();
    if columns.iter().any(|column| !column.group.is_empty()) {
        rows.push((columns.iter().map(|column| column.group.clone()).collect(), None));
    }
    rows.push((columns.iter().map(|column| column.header.clone()).collect(), None));
    let head = head_from..rows.len();
    body(&plan, &columns, &mut modules, &references, &mut rows, random);
    serialize(rows, head, title, modules, &columns, random)
}

fn plan(random: &mut Random) -> Plan {
    let hours = match random.below(12) {
        0 => HoursStyle::None,
        1..=3 => HoursStyle::Bare([60, 60, 1, 420][random.below(4)]),
        4..=6 => HoursStyle::WithUnit,
        7 => HoursStyle::UnitColumn,
        _ => HoursStyle::ByModality { total: random.one_in(2), two_lines: random.one_in(3) },
    };
    let stages = [StageStyle::None, StageStyle::Filled, StageStyle::FirstOnly, StageStyle::Headings];
    let (coded, numbered) = (random.one_in(2), random.one_in(3));
    let naming = match random.below(5) {
        0 => None,
        1 if coded => Some(Naming::Code),
        2 if coded => Some(Naming::CodeAndTitle),
        3 if numbered => Some(Naming::Number),
        _ => Some(Naming::Title),
    };
    let modality_column =
        !matches!(hours, HoursStyle::None | HoursStyle::ByModality { .. }) && random.one_in(2);
    Plan {
        english: random.one_in(3),
        hours,
        stages: stages[random.below(4)],
        coded,
        numbered,
        modality_column,
        naming,
    }
}

/// The modules, and of each one the groups of prerequisites by place.
fn path(plan: &Plan, random: &mut Random) -> (Vec<Taught>, Vec<Vec<Vec<usize>>>) {
    let count = 2 + random.below(12);
    let titles = some_of(words::TITLES.len(), count, random);
    let stages = some_of(words::STAGES.len(), 1 + random.below(4), random);
    let form = random.below(4);
    let mut modules = Vec::new();
    let mut references = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        let number = at + 1;
        let code = match form {
            _ if !plan.coded => String::new(),
            0 => format!("M{number}"),
            1 => format!("UE-{number:02}"),
            2 => format!("VEN {number}"),
            _ => format!("{}.{number}", 1 + at / 5),
        };
        let minutes = minutes(plan, random);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        if plan.naming.is_some() && at > 0 && random.one_in(2) {
            let chosen = some_of(at, 1 + random.below(3), random);
            if random.one_in(3) {
                groups.push(chosen);
            } else {
                groups.extend(chosen.into_iter().map(|one| vec![one]));
            }
        }
        let stage = match plan.stages {
            StageStyle::None => "Modules",
            _ => words::STAGES[stages[at * stages.len() / count]],
        };
        let requires: BTreeSet<BTreeSet<String>> = groups
            .iter()
            .map(|group| group.iter().map(|one| String::from(words::TITLES[titles[*one]])).collect())
            .collect();
        modules.push(Taught {
            title: words::TITLES[*title].into(),
            code,
            stage: stage.into(),
            minutes,
            requires,
        });
        references.push(groups);
    }
    (modules, references)
}

fn minutes(plan: &Plan, random: &mut Random) -> BTreeMap<String, u32> {
    let any = |random: &mut Random| match random.below(12) {
        0 => 60 * (1000 + u32::try_from(random.below(700)).unwrap()),
        1 => 420 * (1 + u32::try_from(random.below(8)).unwrap()),
        2 => 210,
        _ => 15 * (2 + u32::try_from(random.below(60)).unwrap()),
    };
    let place =
        |random: &mut Random| if random.one_in(2) { 0 } else { random.below(words::MODALITIES.len()) };
    let name = |place: usize| String::from(words::MODALITIES[place].0);
    match plan.hours {
        HoursStyle::None => BTreeMap::new(),
        HoursStyle::ByModality { .. } => {
            // Which of them have a column is chosen later: the first three.
            (0..3)
                .filter_map(|place| {
                    Some(place).filter(|_| !random.one_in(3)).map(|place| (name(place), any(random)))
                })
                .collect()
        }
        HoursStyle::Bare(size @ (1 | 420)) => {
            let minutes = if size == 1 {
                any(random).min(1200)
            } else {
                210 * (1 + u32::try_from(random.below(9)).unwrap())
            };
            [(name(if plan.modality_column { place(random) } else { 0 }), minutes)].into()
        }
        _ => [(name(if plan.modality_column { place(random) } else { 0 }), any(random))].into(),
    }
}

fn columns(plan: &Plan, random: &mut Random) -> Vec<Column> {
    let english = plan.english;
    let mut columns = Vec::new();
    let add =
        |columns: &mut Vec<Column>, part, header| columns.push(Column { part, group: String::new(), header });
    if plan.numbered {
        add(&mut columns, Part::Number, header(&words::NUMBER, english, random));
    }
    if plan.coded {
        add(&mut columns, Part::Code, header(&words::CODE, english, random));
    }
    add(&mut columns, Part::Title, header(&words::TITLE, english, random));
    if matches!(plan.stages, StageStyle::Filled | StageStyle::FirstOnly) {
        let at = random.below(columns.len() + 1);
        columns.insert(
            at,
            Column {
                part: Part::Stage,
                group: String::new(),
                header: header(&words::STAGE, english, random),
            },
        );
    }
    let mut others = Vec::new();
    match plan.hours {
        HoursStyle::None | HoursStyle::ByModality { .. } => {}
        HoursStyle::Bare(size) => {
            let wordings = match size {
                1 => &words::MINUTES,
                420 => &words::DAYS,
                _ => &words::HOURS,
            };
            add(&mut others, Part::Hours, header(wordings, english, random));
        }
        HoursStyle::WithUnit | HoursStyle::UnitColumn => {
            add(&mut others, Part::Hours, header(&words::DURATION, english, random));
        }
    }
    if plan.modality_column {
        add(&mut others, Part::Modality, header(&words::MODALITY, english, random));
    }
    if plan.naming.is_some() {
        add(&mut others, Part::Requires, header(&words::REQUIRES, english, random));
    }
    let mut seen = BTreeSet::new();
    for _ in 0..random.below(5) {
        let place = random.below(words::DISTRACTORS.len());
        if seen.insert(place) {
            add(&mut others, Part::Distractor(place), String::from(words::DISTRACTORS[place].0));
        }
    }
    if random.one_in(6) {
        add(&mut others, Part::Blank, String::new());
    }
    for at in (1..others.len()).rev() {
        let other = random.below(at + 1);
        others.swap(at, other);
    }
    if plan.hours == HoursStyle::UnitColumn {
        let at = others.iter().position(|column| column.part == Part::Hours).map_or(0, |at| at + 1);
        others.insert(
            at,
            Column { part: Part::Unit, group: String::new(), header: header(&words::UNIT, english, random) },
        );
    }
    if let HoursStyle::ByModality { total, two_lines } = plan.hours {
        let at = random.below(others.len() + 1);
        others.splice(at..at, by_modality(total, two_lines, english, random));
    }
    columns.extend(others);
    if let HoursStyle::ByModality { two_lines: true, .. } = plan.hours {
        upper_line(&mut columns, random);
    }
    columns
}

fn by_modality(total: bool, two_lines: bool, english: bool, random: &mut Random) -> Vec<Column> {
    let mut columns = Vec::new();
    for (place, (_, cells, headers)) in words::MODALITIES.iter().take(3).enumerate() {
        let wordings = if two_lines { cells } else { headers };
        columns.push(Column {
            part: Part::HoursOf(place),
            group: String::new(),
            header: header(wordings, english, random),
        });
    }
    if total {
        let column = Column {
            part: Part::Total,
            group: String::new(),
            header: header(&words::TOTAL, english, random),
        };
        columns.insert(if random.one_in(4) { 0 } else { columns.len() }, column);
    }
    columns
}

/// Writes the names of all columns but the parts into the upper line, as merged cells leave them: the name of the group
/// over its first part, or over each.
fn upper_line(columns: &mut [Column], random: &mut Random) {
    let group = random.pick(&["Durée (h)", "Volume horaire", "Heures", "Hours", "Durée en heures"]);
    let (spread, both) = (random.one_in(2), random.one_in(3));
    let mut first = true;
    for column in columns {
        if matches!(column.part, Part::HoursOf(_)) {
            if first || spread {
                column.group = String::from(group);
            }
            first = false;
        } else if both {
            column.group.clone_from(&column.header);
        } else {
            column.group = std::mem::take(&mut column.header);
        }
    }
}

type Rows = Vec<(Vec<String>, Option<usize>)>;

/// A title and notes above the table, or nothing.
fn above(rows: &mut Rows, random: &mut Random) -> Option<String> {
    if !random.one_in(3) {
        return None;
    }
    let title = String::from(random.pick(words::PATHS));
    rows.push((vec![title.clone()], None));
    if random.one_in(2) {
        rows.push((vec!["Organisme".into(), "CCI Nord".into()], None));
    }
    if random.one_in(2) {
        rows.push((Vec::new(), None));
    }
    Some(title)
}

fn body(
    plan: &Plan,
    columns: &[Column],
    modules: &mut [Taught],
    references: &[Vec<Vec<usize>>],
    rows: &mut Rows,
    random: &mut Random,
) {
    let (subtotals, total) = (random.one_in(5), random.one_in(4));
    let has_sums = matches!(plan.hours, HoursStyle::Bare(60) | HoursStyle::ByModality { .. });
    let mut stage = String::new();
    let mut from = 0;
    for at in 0..modules.len() {
        let begins = plan.stages != StageStyle::None && modules[at].stage != stage;
        if begins {
            if subtotals && has_sums && at > 0 {
                sum_row(
                    random.pick(&["Sous-total", "Sous total", "S/total", "Total bloc", "Subtotal"]),
                    &modules[from..at],
                    columns,
                    plan,
                    rows,
                    random,
                );
            }
            from = at;
            stage.clone_from(&modules[at].stage);
            if plan.stages == StageStyle::Headings {
                if random.one_in(3) {
                    rows.push((Vec::new(), None));
                }
                rows.push((vec![stage.clone()], None));
            }
        }
        let mut size = 60;
        let unit = [60, 1, 420][random.below(3)];
        let row = columns.iter().map(|column| {
            let module = &modules[at];
            match &column.part {
                Part::Title => module.title.clone(),
                Part::Code => module.code.clone(),
                Part::Number => (at + 1).to_string(),
                Part::Stage if plan.stages == StageStyle::FirstOnly && !begins => String::new(),
                Part::Stage => stage.clone(),
                Part::Hours => {
                    let minutes = module.minutes.values().sum();
                    if minutes == 0 {
                        return String::new();
                    }
                    match plan.hours {
                        HoursStyle::Bare(unit) => decimal(minutes, unit, plan.english, random)
                            .unwrap_or_else(|| with_unit(minutes, plan.english, random)),
                        HoursStyle::UnitColumn => {
                            let found = decimal(minutes, unit, plan.english, random);
                            size = if found.is_some() { unit } else { 60 };
                            found.unwrap_or_else(|| decimal(minutes, 60, plan.english, random).unwrap())
                        }
                        _ => with_unit(minutes, plan.english, random),
                    }
                }
                Part::Unit => String::from(match (size, plan.english) {
                    (60, false) => random.pick(&["h", "heures", "Heure"]),
                    (60, true) => random.pick(&["h", "hours", "Hour"]),
                    (1, _) => random.pick(&["min", "minutes"]),
                    (_, false) => random.pick(&["j", "jours", "Jour"]),
                    (_, true) => random.pick(&["days", "Day"]),
                }),
                Part::HoursOf(place) => {
                    let minutes = module.minutes.get(words::MODALITIES[*place].0).copied().unwrap_or(0);
                    hours_cell(minutes, plan, random)
                }
                Part::Total => hours_cell(module.minutes.values().sum(), plan, random),
                Part::Modality => {
                    let name = module.minutes.keys().next().unwrap();
                    let (_, cells, _) = words::MODALITIES.iter().find(|(known, ..)| known == name).unwrap();
                    String::from(random.pick(cells.of(plan.english)))
                }
                Part::Requires => requires(plan, modules, &references[at], random),
                Part::Distractor(_) if random.one_in(6) => String::new(),
                Part::Distractor(place) => String::from(random.pick(words::DISTRACTORS[*place].1)),
                Part::Blank => String::new(),
            }
        });
        let row: Vec<String> = row.collect();
        rows.push((row, Some(at)));
        if random.one_in(25) {
            rows.push((Vec::new(), None));
        }
    }
    if total && has_sums {
        let label = random.pick(&[
            "Total",
            "TOTAL",
            "Total général",
            "Total heures",
            "Durée totale",
            "Nombre d'heures",
            "Totaux",
            "",
        ]);
        sum_row(label, modules, columns, plan, rows, random);
    }
}

/// Hours in a column of hours: bare or with a unit; nothing, a dash or a zero for none.
fn hours_cell(minutes: u32, plan: &Plan, random: &mut Random) -> String {
    if minutes == 0 {
        return String::from(random.pick(&["", "", "-", "0"]));
    }
    let bare = decimal(minutes, 60, plan.english, random).filter(|_| !random.one_in(8));
    bare.unwrap_or_else(|| with_unit(minutes, plan.english, random))
}

fn sum_row(
    label: &str,
    modules: &[Taught],
    columns: &[Column],
    plan: &Plan,
    rows: &mut Rows,
    random: &mut Random,
) {
    let sum = |name: Option<&str>| -> u32 {
        let cells = modules.iter().flat_map(|module| &module.minutes);
        cells
            .filter(|(found, _)| name.is_none_or(|name| name == found.as_str()))
            .map(|(_, minutes)| minutes)
            .sum()
    };
    let place = columns.iter().position(|column| column.part == Part::Title).unwrap_or(0);
    let place = if random.one_in(2) { 0 } else { place };
    let row = columns.iter().enumerate().map(|(at, column)| match &column.part {
        _ if at == place => String::from(label),
        Part::Hours | Part::Total => decimal(sum(None), 60, plan.english, random).unwrap_or_default(),
        Part::HoursOf(which) => {
            decimal(sum(Some(words::MODALITIES[*which].0)), 60, plan.english, random).unwrap_or_default()
        }
        _ => String::new(),
    });
    let row = row.collect();
    rows.push((row, None));
}

/// Prerequisites as one writes them in a cell.
fn requires(plan: &Plan, modules: &[Taught], groups: &[Vec<usize>], random: &mut Random) -> String {
    let name = |at: usize| match plan.naming {
        Some(Naming::Code) => modules[at].code.clone(),
        Some(Naming::Number) => (at + 1).to_string(),
        Some(Naming::CodeAndTitle) => format!("{} – {}", modules[at].code, modules[at].title),
        _ => modules[at].title.clone(),
    };
    match groups {
        [] => String::from(random.pick(&["", "", "Aucun", "-", "Néant", "none"])),
        [only] if only.len() == 1 => name(only[0]),
        [only] => {
            let names: Vec<String> = only.iter().map(|one| name(*one)).collect();
            let (last, first) = names.split_last().unwrap();
            match random.below(5) {
                0 => names.join(if plan.english { " or " } else { " ou " }),
                1 => format!("{} ou {last}", first.join(", ")),
                2 => names.join(" / "),
                3 => format!(
                    "{}{}",
                    random.pick(&["au choix : ", "l'un des : ", "one of: ", "Au choix "]),
                    names.join(", ")
                ),
                _ => format!(
                    "{}{}",
                    random.pick(&["L'un des modules suivants : ", "un parmi "]),
                    names.join(" ; ")
                ),
            }
        }
        many => {
            let names: Vec<String> = many.iter().map(|group| name(group[0])).collect();
            let (last, first) = names.split_last().unwrap();
            match random.below(6) {
                0 => names.join(" et "),
                1 => names.join(", "),
                2 => names.join(" ; "),
                3 => names.join("\n"),
                4 => names.join(" + "),
                _ => format!("{} et {last}", first.join(", ")),
            }
        }
    }
}

fn serialize(
    rows: Rows,
    head: std::ops::Range<usize>,
    title: Option<String>,
    modules: Vec<Taught>,
    columns: &[Column],
    random: &mut Random,
) -> Written {
    if random.one_in(4) {
        return as_workbook(rows, head, title, modules, columns, random);
    }
    let separator = random.pick(&[";", ";", ",", "\t", "|"]);
    let (always, padded, end) =
        (random.one_in(5), random.one_in(2), if random.one_in(2) { "\r\n" } else { "\n" });
    let mut text = String::new();
    if random.one_in(12) {
        text = format!("sep={separator}{end}");
    }
    let mut line = 1 + text.matches('\n').count();
    let mut lines = vec![0; modules.len()];
    let mut head_lines = Vec::new();
    for (at, (mut cells, module)) in rows.into_iter().enumerate() {
        if padded {
            cells.resize(cells.len().max(columns.len()), String::new());
        }
        if let Some(module) = module {
            lines[module] = line;
        }
        if head.contains(&at) {
            head_lines.push(line);
        }
        let quoted: Vec<String> = cells
            .iter()
            .map(|cell| {
                let needs = always || cell.contains(separator) || cell.contains(['"', '\n']);
                if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
            })
            .collect();
        let row = quoted.join(separator) + end;
        line += row.matches('\n').count();
        text += &row;
    }
    let (bytes, encoding) = encode(&text, random);
    let modules = lines.into_iter().zip(modules).collect();
    let fields = columns.iter().map(|column| column.part.field()).collect();
    Written { bytes, text, encoding, title, modules, fields, head: head_lines }
}

/// The same as XLSX or ODS: hours as numbers, and what people merge merged.
fn as_workbook(
    rows: Rows,
    head: std::ops::Range<usize>,
    title: Option<String>,
    modules: Vec<Taught>,
    columns: &[Column],
    random: &mut Random,
) -> Written {
    let mut lines = vec![0; modules.len()];
    for (at, (_, module)) in rows.iter().enumerate() {
        if let Some(module) = module {
            lines[*module] = at + 1;
        }
    }
    let cells: Vec<Vec<String>> = rows.into_iter().map(|(cells, _)| cells).collect();
    let is_hours = |column: &Column| matches!(column.part, Part::Hours | Part::HoursOf(_) | Part::Total);
    let hours: Vec<bool> = columns.iter().map(is_hours).collect();
    let stage = columns.iter().position(|column| column.part == Part::Stage);
    let is_xlsx = random.one_in(2);
    let merged = workbook::merged(&cells, &head, stage, random);
    let text = format!(
        "{}\nmerged: {merged:?}\n",
        cells.iter().map(|row| row.join(" ; ")).collect::<Vec<_>>().join("\n")
    );
    let sheet = workbook::Sheet { rows: &cells, hours: &hours, merged };
    let bytes = if is_xlsx { workbook::xlsx(&sheet) } else { workbook::ods(&sheet) };
    Written {
        bytes,
        text,
        encoding: if is_xlsx { "XLSX" } else { "ODS" },
        title,
        modules: lines.into_iter().zip(modules).collect(),
        fields: columns.iter().map(|column| column.part.field()).collect(),
        head: head.map(|at| at + 1).collect(),
    }
}

fn encode(text: &str, random: &mut Random) -> (Vec<u8>, &'static str) {
    let single = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, lost) = encoding.encode(text);
        (!lost).then(|| bytes.into_owned())
    };
    let marked = || text.encode_utf16();
    match random.below(7) {
        0 => (format!("\u{feff}{text}").into_bytes(), "UTF-8 with a mark"),
        1 => (
            [0xff, 0xfe].into_iter().chain(marked().flat_map(u16::to_le_bytes)).collect(),
            "UTF-16, little end first",
        ),
        2 => (
            [0xfe, 0xff].into_iter().chain(marked().flat_map(u16::to_be_bytes)).collect(),
            "UTF-16, big end first",
        ),
        3 => single(WINDOWS_1252).map_or_else(|| (text.into(), "UTF-8"), |bytes| (bytes, "windows-1252")),
        4 => single(MACINTOSH).map_or_else(|| (text.into(), "UTF-8"), |bytes| (bytes, "Mac Roman")),
        _ => (text.into(), "UTF-8"),
    }
}
