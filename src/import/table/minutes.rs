//! The hours of a module: durations and modalities, read together, since one tells how to take the other.

use std::collections::BTreeMap;

use super::module::{Assumed, Reader, is_no, is_yes};
use crate::import::Severity;
use crate::import::mapping::Role;
use crate::import::modality;
use crate::import::propose::Proposal;
use crate::import::text::one_line;
use crate::import::words::{Phrase, words};
use crate::model::duration::{self, Duration, DurationSyntax, Unit};
use crate::model::{Arg, Message, Modality, Module, fold};

/// No module lasts longer than this, ten thousand hours in minutes: a larger number is something else.
const LONGEST: u32 = 600_000;

/// Reads a cell of durations; numbers without a unit count `unit`.
fn parse(cell: &str, unit: Unit, english: bool) -> Option<Duration> {
    let reading = DurationSyntax { comma_groups: english, ..DurationSyntax::of(unit) };
    duration::read(cell, reading).filter(|duration| duration.minutes <= LONGEST)
}

/// The durations that the cells of a row state, with the place of their column. The unit of a row of its own
/// is obeyed.
pub(super) fn stated<'a>(
    cells: &'a [String],
    proposal: &'a Proposal,
) -> impl Iterator<Item = (usize, u32)> + 'a {
    let own_unit = unit_of_row(cells, proposal);
    let english = proposal.language == Some("en");
    proposal.columns.iter().enumerate().filter_map(move |(place, column)| {
        let unit = match &column.role {
            Role::Duration(unit, None) => own_unit.unwrap_or(*unit),
            Role::Duration(unit, _) | Role::Total(unit) => *unit,
            _ => return None,
        };
        Some((place, parse(cells.get(place)?, unit, english)?.minutes))
    })
}

/// The unit that a row names in a column of its own.
fn unit_of_row(cells: &[String], proposal: &Proposal) -> Option<Unit> {
    let place = proposal.place(&Role::UnitOfRow)?;
    let phrase = Phrase::of(cells.get(place)?);
    let table = words();
    if phrase.has(&table.days) {
        Some(Unit::Days)
    } else if phrase.has(&table.minutes) {
        Some(Unit::Minutes)
    } else {
        phrase.has(&table.hours).then_some(Unit::Hours)
    }
}

/// One telling of a duration: its column, the unit in which it is told, and how long.
struct Telling {
    place: usize,
    unit: Unit,
    minutes: u32,
}

/// What the cells of a row say about its hours.
#[derive(Default)]
struct Told {
    /// Of the whole, in columns of different units.
    whole: Vec<Telling>,
    /// Of one modality.
    parts: BTreeMap<Modality, Vec<Telling>>,
    /// Modalities of hours that one cell itself names: « 140 h en entreprise ».
    inside: Vec<(Modality, u32)>,
    /// A stated sum.
    total: Option<u32>,
    /// Modalities that are ticked.
    marked: Vec<Modality>,
    from_days: bool,
}

/// Reads the hours of a module into it.
pub(super) fn read(reader: &mut Reader<'_>, module: &mut Module, assumed: &mut Assumed) {
    let mut told = tellings(reader);
    let whole = one_of_tellings(reader, &std::mem::take(&mut told.whole));
    let mut by_modality: BTreeMap<Modality, u32> = BTreeMap::new();
    for (modality, parts) in std::mem::take(&mut told.parts) {
        let minutes = sum_of_parts(reader, &parts);
        *by_modality.entry(modality).or_default() += minutes;
    }
    for (modality, minutes) in told.inside.drain(..) {
        *by_modality.entry(modality).or_default() += minutes;
    }
    let place = reader.proposal.place(&Role::Modality);
    let text = one_line(reader.draft.cell(place));
    if by_modality.is_empty() {
        by_modality = split(&text).unwrap_or_default().into_iter().collect();
    }
    let sum = by_modality.values().fold(0, |sum: u32, minutes| sum.saturating_add(*minutes));
    let stated = whole.or(told.total);
    if sum == 0 {
        let modality = one_modality(reader, module, place, &text, told.marked, stated, assumed);
        by_modality = stated.map(|minutes| (modality, minutes)).into_iter().collect();
    } else if !text.is_empty() {
        module.methods.insert(text);
    }
    compare(reader, if sum == 0 { stated.unwrap_or(0) } else { sum }, sum, whole, told.total);
    assumed.days += usize::from(told.from_days);
    for (modality, minutes) in by_modality.into_iter().filter(|(_, minutes)| *minutes > 0) {
        module.minutes.insert(modality, minutes);
    }
}

/// Tells where a stated whole or total is not the sum of the parts.
fn compare(reader: &mut Reader<'_>, taken: u32, sum: u32, whole: Option<u32>, total: Option<u32>) {
    let others = [whole.filter(|_| sum > 0), total];
    let mut told = None;
    for stated in others.into_iter().flatten().filter(|stated| *stated != taken) {
        if told.replace(stated) == Some(stated) {
            continue;
        }
        let message = Message::new("import-duration-differs")
            .with("title", reader.draft.title.as_str())
            .with("stated", Arg::Minutes(stated))
            .with("sum", Arg::Minutes(taken));
        reader.remarks.line(reader.draft.line, Severity::Warning, message);
    }
}

fn tellings(reader: &mut Reader<'_>) -> Told {
    let mut told = Told::default();
    let own_unit = unit_of_row(&reader.draft.cells, reader.proposal);
    let english = reader.proposal.language == Some("en");
    let proposal = reader.proposal;
    for (place, column) in proposal.columns.iter().enumerate() {
        let (unit, modality) = match &column.role {
            Role::Duration(unit, None) => (own_unit.unwrap_or(*unit), None),
            Role::Duration(unit, modality) => (*unit, modality.clone()),
            Role::Total(unit) => {
                let cell = reader.draft.cell(Some(place)).to_owned();
                told.total =
                    understood(reader, place, *unit, &cell, english).map(|duration| duration.minutes);
                continue;
            }
            _ => continue,
        };
        let cell = reader.draft.cell(Some(place)).to_owned();
        if let (Some(modality), true) = (&modality, is_yes(&cell) && !cell.contains('1')) {
            told.marked.push(modality.clone());
            continue;
        }
        // « 140 h en entreprise »: the cell itself tells the modality.
        let inside = || split(&cell).filter(|parts| !parts.is_empty());
        if let (None, Some(parts)) = (parse(&cell, unit, english), inside()) {
            told.inside.extend(parts);
            continue;
        }
        let Some(duration) = understood(reader, place, unit, &cell, english) else { continue };
        told.from_days |= duration.from_days || unit == Unit::Days;
        let telling = Telling { place, unit, minutes: duration.minutes };
        match modality {
            Some(modality) => told.parts.entry(modality).or_default().push(telling),
            None => told.whole.push(telling),
        }
    }
    told
}

/// Hours and days of one row are two tellings of one thing: hours say more than days. Where they differ, both
/// are told.
fn one_of_tellings(reader: &mut Reader<'_>, tellings: &[Telling]) -> Option<u32> {
    let order = |telling: &&Telling| match telling.unit {
        Unit::Hours => 0,
        Unit::Minutes => 1,
        Unit::Days => 2,
    };
    let best = tellings.iter().filter(|telling| telling.minutes > 0).min_by_key(order).or(tellings.first())?;
    for other in tellings.iter().filter(|other| other.minutes > 0 && other.minutes != best.minutes) {
        let message = Message::new("import-duration-two-tellings")
            .with("title", reader.draft.title.as_str())
            .with("column", reader.header(best.place))
            .with("taken", Arg::Minutes(best.minutes))
            .with("other", reader.header(other.place))
            .with("stated", Arg::Minutes(other.minutes));
        reader.remarks.cell(reader.draft.line, other.place, Severity::Warning, message);
    }
    Some(best.minutes)
}

/// The hours of one modality: columns of one unit are parts and are added (CM, TD, TP), and kept one by one in
/// the summary; columns of different units are two tellings.
fn sum_of_parts(reader: &mut Reader<'_>, parts: &[Telling]) -> u32 {
    let same_unit = parts.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    if !same_unit {
        return one_of_tellings(reader, parts).unwrap_or(0);
    }
    if parts.len() > 1 {
        let header = |part: &Telling| {
            format!("{}: {}", reader.header(part.place), one_line(reader.draft.cell(Some(part.place))))
        };
        let shown: Vec<String> = parts.iter().map(header).collect();
        reader.facts.push(shown.join(" ; "));
    }
    parts.iter().fold(0, |sum: u32, part| sum.saturating_add(part.minutes))
}

/// A cell of durations; what is not understood is kept in words, and told.
fn understood(
    reader: &mut Reader<'_>,
    place: usize,
    unit: Unit,
    cell: &str,
    english: bool,
) -> Option<Duration> {
    if is_no(cell) && cell.trim() != "0" {
        return None;
    }
    let Some(duration) = parse(cell, unit, english) else {
        reader.keep(place, cell, "import-duration-unknown");
        return None;
    };
    if duration.at_least.is_some() {
        reader.tell(place, cell, "import-duration-range");
    }
    if let Some(other) = duration.told_otherwise {
        let message = Message::new("import-duration-told-twice")
            .with("title", reader.draft.title.as_str())
            .with("text", one_line(cell))
            .with("taken", Arg::Minutes(duration.minutes))
            .with("stated", Arg::Minutes(other));
        reader.remarks.cell(reader.draft.line, place, Severity::Warning, message);
    }
    Some(duration)
}

/// The one modality of a module whose hours stand in one number.
fn one_modality(
    reader: &mut Reader<'_>,
    module: &mut Module,
    place: Option<usize>,
    text: &str,
    marked: Vec<Modality>,
    whole: Option<u32>,
    assumed: &mut Assumed,
) -> Modality {
    let found = modality::find(text);
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
                reader.tell(place.unwrap_or(0), text, "import-modality-without-hours");
            }
            return modalities.remove(0);
        }
        (0, false) => reader.tell(place.unwrap_or(0), text, "import-modality-unknown"),
        // Marks in several columns are no text of their own: the names of the modalities are.
        _ if text.is_empty() => {
            let names: Vec<&str> = modalities.iter().map(Modality::name).collect();
            reader.tell(place.unwrap_or(0), &names.join(", "), "import-modality-mixed");
        }
        _ => reader.tell(place.unwrap_or(0), text, "import-modality-mixed"),
    }
    if !text.is_empty() {
        module.methods.insert(text.to_owned());
    }
    modalities.into_iter().next().unwrap_or_default()
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
        let found =
            parse(&said, Unit::Hours, false).or_else(|| parse(&part[first..=last], Unit::Hours, false))?;
        minutes.push((modality, found.minutes));
    }
    Some(minutes)
}
