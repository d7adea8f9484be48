//! From one draft to one module: what each cell says.
//!
//! Owns durations, modalities, outcomes and the other fields of a module. Prerequisites are read in
//! `requires`, once all modules have their names.

use super::duration::{self, Duration, Unit};
use super::header::{Column, Header};
use super::lines::Draft;
use super::modality;
use crate::import::text::one_line;
use crate::import::{Remarks, Severity};
use crate::model::{
    Assessment, Keyed, Message, Modality, Module, ModuleKind, Outcome, Prose, Resource, fold,
};

/// What is told once for the whole table.
#[derive(Debug, Default)]
pub(super) struct Assumed {
    /// Modules whose days were counted as seven hours each.
    pub(super) days: usize,
    /// Modules with hours and without a modality: taken for taught on site.
    pub(super) on_site: usize,
    /// Modules « à distance » without a word on how: taken for virtual classes.
    pub(super) live: usize,
}

/// Reads one module; its prerequisites are left empty.
pub(super) fn module(draft: &Draft, header: &Header, assumed: &mut Assumed, remarks: &mut Remarks) -> Module {
    let mut reader = Reader { draft, header, remarks, facts: Vec::new() };
    let mut module = Module { title: draft.title.clone(), code: code(draft, header), ..Module::default() };
    reader.minutes(&mut module, assumed);
    for (place, column) in header.iter() {
        let cell = draft.cell(Some(place));
        if !cell.is_empty() {
            reader.field(&mut module, place, column, cell);
        }
    }
    let summary = markdown(draft.cell(header.place(&Column::Summary)));
    let paragraphs: Vec<String> =
        std::iter::once(summary).chain(reader.facts).filter(|text| !text.is_empty()).collect();
    module.summary = Prose::new(&paragraphs.join("\n\n"));
    module
}

/// The code of a module; its number where the table has no codes.
pub(super) fn code(draft: &Draft, header: &Header) -> String {
    let place = header.place(&Column::Code).or_else(|| header.place(&Column::Number));
    one_line(draft.cell(place))
}

/// The sum of the durations on a line, whatever their modality, as a line of totals states it.
pub(super) fn stated_total(cells: &[String], header: &Header) -> Option<u32> {
    let minutes = |(place, column): (usize, &Column)| match column {
        Column::Duration(unit, modality) => {
            let duration = duration::parse(cells.get(place)?, *unit)?;
            Some((modality.is_none(), duration.minutes))
        }
        _ => None,
    };
    let stated: Vec<(bool, u32)> = header.iter().filter_map(minutes).collect();
    let whole = stated.iter().find(|(whole, _)| *whole).map(|(_, minutes)| *minutes);
    let sum = || stated.iter().map(|(_, minutes)| *minutes).reduce(u32::saturating_add);
    whole.or_else(sum)
}

/// What people write before the items of a list.
const BULLETS: &[char] = &['-', '–', '—', '•', '*', '·', '▪', '➢', '✓'];

struct Reader<'a> {
    draft: &'a Draft,
    header: &'a Header,
    remarks: &'a mut Remarks,
    /// What found no field: kept in the summary under the name of its column.
    facts: Vec<String>,
}

impl Reader<'_> {
    fn field(&mut self, module: &mut Module, place: usize, column: &Column, cell: &str) {
        match column {
            Column::Outcomes => module.outcomes = outcomes(cell),
            Column::Kind(yes) => match kind(cell, yes) {
                Some(kind) => module.kind = kind,
                None => self.keep(place, cell, "import-kind-unknown"),
            },
            Column::Keywords => {
                module.keywords = cell.split([',', ';', '\n']).map(one_line).filter(filled).collect();
            }
            Column::Methods => {
                let stated: Vec<String> = module.methods.iter().cloned().collect();
                module.methods = stated.into_iter().chain(items(cell)).collect();
            }
            Column::Trainer => module.trainer_profile = Prose::new(&markdown(cell)),
            Column::Assessment => {
                let form = Assessment { form: one_line(cell), ..Assessment::default() };
                module.assessments = [(String::from("a1"), form)].into_iter().collect();
            }
            Column::Deliverables => module.deliverables = items(cell).into_iter().collect(),
            Column::Resources => {
                let resource = |title| Resource { title, ..Resource::default() };
                module.resources = numbered('r', items(cell).into_iter().map(resource).collect());
            }
            Column::Other => {
                let label = &self.header.labels[place];
                let between = if cell.contains('\n') { ":\n\n" } else { ": " };
                self.facts.push(format!("{label}{between}{}", markdown(cell)));
            }
            Column::Nameless => self.facts.push(markdown(cell)),
            // Read before, or by another part.
            Column::Title
            | Column::Code
            | Column::Number
            | Column::Stage
            | Column::Summary
            | Column::Duration(..)
            | Column::Modality
            | Column::Requires(_) => {}
        }
    }

    /// Reads durations and modalities together, since one tells how to take the other.
    fn minutes(&mut self, module: &mut Module, assumed: &mut Assumed) {
        let mut by_modality: Vec<(Modality, u32)> = Vec::new();
        let mut marked: Vec<Modality> = Vec::new();
        let mut whole = None;
        let mut from_days = false;
        for (place, column) in self.header.iter() {
            let Column::Duration(unit, modality) = column else { continue };
            let cell = self.draft.cell(Some(place));
            if let (Some(modality), true) = (modality, is_yes(cell)) {
                marked.push(modality.clone());
                continue;
            }
            // « 140 h en entreprise »: the cell itself tells the modality.
            let own = || split(cell).filter(|own| !own.is_empty());
            if let (None, Some(own)) = (duration::parse(cell, *unit), own()) {
                by_modality.extend(own);
                continue;
            }
            let Some(duration) = self.duration(place, *unit, cell) else { continue };
            from_days |= duration.from_days || *unit == Unit::Days;
            match modality {
                Some(modality) => by_modality.push((modality.clone(), duration.minutes)),
                None => whole = Some(duration.minutes),
            }
        }
        let place = self.header.place(&Column::Modality);
        let text = one_line(self.draft.cell(place));
        if by_modality.is_empty() {
            by_modality = split(&text).unwrap_or_default();
        }
        let sum = by_modality.iter().map(|(_, minutes)| *minutes).fold(0, u32::saturating_add);
        if sum == 0 {
            let modality = self.modality(module, place, &text, marked, whole, assumed);
            by_modality = whole.map(|minutes| (modality, minutes)).into_iter().collect();
        } else if let Some(whole) = whole.filter(|whole| *whole != sum) {
            let message = Message::new("import-duration-differs")
                .with("title", self.draft.title.as_str())
                .with("stated", crate::model::Arg::Minutes(whole))
                .with("sum", crate::model::Arg::Minutes(sum));
            self.remarks.line(self.draft.line, Severity::Warning, message);
        }
        assumed.days += usize::from(from_days);
        for (modality, minutes) in by_modality.into_iter().filter(|(_, minutes)| *minutes > 0) {
            let before = module.minutes.get(modality.name()).copied().unwrap_or(0);
            module.minutes.insert(modality, before.saturating_add(minutes));
        }
    }

    fn duration(&mut self, place: usize, unit: Unit, cell: &str) -> Option<Duration> {
        if is_no(cell) {
            return None;
        }
        let duration = duration::parse(cell, unit);
        match duration {
            None => self.keep(place, cell, "import-duration-unknown"),
            Some(duration) if duration.from_range => {
                self.tell(place, cell, "import-duration-range");
            }
            Some(_) => {}
        }
        duration
    }

    /// The one modality of a module whose hours stand in one number.
    fn modality(
        &mut self,
        module: &mut Module,
        place: Option<usize>,
        text: &str,
        marked: Vec<Modality>,
        whole: Option<u32>,
        assumed: &mut Assumed,
    ) -> Modality {
        let found = modality::find(&fold(text));
        let mut modalities = if found.modalities.is_empty() { marked } else { found.modalities };
        let hours = whole.is_some_and(|minutes| minutes > 0);
        match (modalities.len(), found.mixed) {
            (0, false) if text.is_empty() => {
                assumed.on_site += usize::from(hours);
                return Modality::OnSite;
            }
            (1, false) => {
                assumed.live += usize::from(found.assumed_live);
                if !hours && !text.is_empty() {
                    module.methods.insert(text.to_owned());
                    self.tell(place.unwrap_or(0), text, "import-modality-without-hours");
                }
                return modalities.remove(0);
            }
            (0, false) => self.tell(place.unwrap_or(0), text, "import-modality-unknown"),
            // Marks in several columns are no text of their own: the names of the modalities are.
            _ if text.is_empty() => {
                let names: Vec<&str> = modalities.iter().map(Modality::name).collect();
                self.tell(place.unwrap_or(0), &names.join(", "), "import-modality-mixed");
            }
            _ => self.tell(place.unwrap_or(0), text, "import-modality-mixed"),
        }
        if !text.is_empty() {
            module.methods.insert(text.to_owned());
        }
        modalities.into_iter().next().unwrap_or_default()
    }

    /// Tells about a cell.
    fn tell(&mut self, place: usize, cell: &str, key: &str) {
        let message = Message::new(key)
            .with("title", self.draft.title.as_str())
            .with("column", self.header.labels.get(place).map_or("", String::as_str))
            .with("text", one_line(cell));
        self.remarks.cell(self.draft.line, place, Severity::Warning, message);
    }

    /// Tells about a cell and keeps its text in the summary.
    fn keep(&mut self, place: usize, cell: &str, key: &str) {
        self.tell(place, cell, key);
        self.facts.push(format!("{}: {}", self.header.labels[place], one_line(cell)));
    }
}

/// « 7 h présentiel + 2 h e-learning »: hours for each modality in one cell.
fn split(text: &str) -> Option<Vec<(Modality, u32)>> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(['+', '/', ';', '\n']).map(str::trim).collect();
    let mut minutes = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let [modality] = <[Modality; 1]>::try_from(modality::find(part).modalities).ok()?;
        let first = part.find(|c: char| c.is_ascii_digit())?;
        let last = part.rfind(|c: char| c.is_ascii_digit())?;
        // The unit behind the last digit, up to the first blank after it.
        let tail = part[last + 1..].trim_start();
        let unit = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let said = format!("{} {}", &part[first..=last], &tail[..unit]);
        let duration = duration::parse(&said, Unit::Hours)
            .or_else(|| duration::parse(&part[first..=last], Unit::Hours))?;
        minutes.push((modality, duration.minutes));
    }
    Some(minutes)
}

fn kind(cell: &str, yes: &ModuleKind) -> Option<ModuleKind> {
    const OPTIONAL: &[&str] = &["option", "facultati", "au choix", "elective", "libre"];
    const TAILORED: &[&str] = &["personnalis", "sur mesure", "a la carte", "individualis", "tailored"];
    const CORE: &[&str] =
        &["obligatoire", "core", "socle", "tronc commun", "mandatory", "required", "compulsory", "commun"];
    let folded = fold(cell);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if is_yes(cell) {
        return Some(yes.clone());
    }
    if is_no(cell) {
        return Some(if *yes == ModuleKind::Core { ModuleKind::Optional } else { ModuleKind::Core });
    }
    let kinds =
        [(TAILORED, ModuleKind::Tailored), (OPTIONAL, ModuleKind::Optional), (CORE, ModuleKind::Core)];
    kinds.into_iter().find(|(words, _)| has(words)).map(|(_, kind)| kind)
}

fn is_yes(cell: &str) -> bool {
    ["x", "oui", "yes", "vrai", "true", "✓", "✔", "o", "y"].contains(&fold(cell).trim())
}

fn is_no(cell: &str) -> bool {
    ["", "-", "–", "—", "non", "no", "n/a", "faux", "false", "n"].contains(&fold(cell).trim())
}

fn outcomes(cell: &str) -> Keyed<Outcome> {
    let outcome = |text| Outcome { text, ..Outcome::default() };
    numbered('o', items(cell).into_iter().map(outcome).collect())
}

/// Short ids in the order of the cell; padded, since maps are sorted by key.
fn numbered<V>(letter: char, values: Vec<V>) -> Keyed<V> {
    let width = values.len().to_string().len();
    let entries = values.into_iter().enumerate();
    entries.map(|(index, value)| (format!("{letter}{:0width$}", index + 1), value)).collect()
}

/// The items of a cell: its lines and what semicolons part, without bullets and numbers.
fn items(cell: &str) -> Vec<String> {
    cell.split(['\n', ';']).map(|item| one_line(unbulleted(item))).filter(filled).collect()
}

/// The lines of a cell as Markdown, in which a line break alone would be a space: bullets become
/// a list, other lines paragraphs.
fn markdown(cell: &str) -> String {
    let mut out = String::new();
    let mut listed = false;
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let bare = line.trim_start_matches(BULLETS).trim_start();
        let item = bare.len() < line.len() && !bare.is_empty();
        if !out.is_empty() {
            out.push_str(if listed && item { "\n" } else { "\n\n" });
        }
        out.push_str(if item { "- " } else { "" });
        out.push_str(if item { bare } else { line });
        listed = item;
    }
    out
}

fn unbulleted(item: &str) -> &str {
    let text = item.trim().trim_start_matches(BULLETS).trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].strip_prefix(['.', ')']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with(' ') => rest.trim_start(),
        _ => text,
    }
}

#[allow(clippy::ptr_arg, reason = "a filter over strings hands out references to them")]
fn filled(text: &String) -> bool {
    !text.is_empty()
}
