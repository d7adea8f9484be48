//! A mapping proposed from the headers of a table and from its cells.
//!
//! Owns which rows name the columns, what each column most probably holds, how sure that is and why. Does not make
//! anything of the rows: that is `table`'s business, once people have seen the proposal.

mod head;
mod label;
mod profile;

pub(super) use self::head::Head;
pub(super) use self::profile::is_bare_number;

use std::collections::{HashMap, HashSet};

use self::label::{Name, names_two_fields, recognise};
use self::profile::Profile;
use super::competencies;
use super::mapping::{Column, Mapping, Role};
use super::read::{Row, Table};
use super::text::one_line;
use super::words::{Phrase, words};
use crate::model::duration::Unit;
use crate::model::{Message, Modality, RequirementKind, fold};

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Worth a look: something else would be possible.
    Unsure,
    /// Header and cells agree.
    Sure,
    /// A person or a saved mapping says so.
    Given,
}

/// Who says what a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// A mapping that was saved before.
    SavedMapping,
    /// The person who imports.
    Person,
}

/// One column of a table with what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedColumn {
    /// Its header on one line; of two lines of headers both, empty where it has none.
    pub header: String,
    /// What it is taken for.
    pub role: Role,
    /// How sure that is.
    pub certainty: Certainty,
    /// Why.
    pub reason: Message,
    /// Some of its cells, different from one another.
    pub samples: Vec<String>,
}

/// What is proposed for a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which rows name the columns.
    pub(super) head: Head,
    /// The columns, in their order.
    pub columns: Vec<ProposedColumn>,
    /// The language of the headers, where they tell: `fr` or `en`.
    pub language: Option<&'static str>,
}

impl Proposal {
    /// The mapping as it stands, to be saved.
    pub fn mapping(&self) -> Mapping {
        let named = self.columns.iter().filter(|column| !column.header.is_empty());
        let columns = named.map(|column| Column { header: column.header.clone(), role: column.role.clone() });
        Mapping { columns: columns.collect() }
    }

    /// Gives the columns the roles that a mapping has for their headers. Returns the headers of the mapping that no column
    /// bears.
    pub fn apply(&mut self, mapping: &Mapping, authority: Authority) -> Vec<String> {
        let reason = match authority {
            Authority::SavedMapping => "import-why-mapping",
            Authority::Person => "import-why-given",
        };
        let mut places: HashMap<Phrase, Vec<usize>> = HashMap::new();
        for (place, column) in self.columns.iter().enumerate() {
            places.entry(Phrase::of(&column.header)).or_default().push(place);
        }
        let mut missing = Vec::new();
        for wanted in &mapping.columns {
            let found = places.get(&Phrase::of(&wanted.header)).filter(|_| !wanted.header.is_empty());
            if found.is_none() {
                missing.push(wanted.header.clone());
            }
            for place in found.into_iter().flatten() {
                let column = &mut self.columns[*place];
                column.role = wanted.role.clone();
                column.certainty = Certainty::Given;
                column.reason = Message::new(reason);
            }
        }
        self.settle_given();
        missing
    }

    /// Gives one column a role, because the person says so. A role that stands once leaves the column that had it.
    pub fn set(&mut self, place: usize, role: &Role) {
        let Some(column) = self.columns.get_mut(place) else { return };
        let header = column.header.clone();
        column.role = role.clone();
        column.certainty = Certainty::Given;
        column.reason = Message::new("import-why-given");
        let others = self.columns.iter_mut().enumerate().filter(|(other, _)| *other != place);
        for (_, other) in others.filter(|(_, other)| stands_once(role) && other.role == *role) {
            other.role = Role::Note;
            other.certainty = Certainty::Unsure;
            other.reason = Message::new("import-why-competes").with("other", header.as_str());
        }
    }

    /// The rows below the headers.
    pub fn body<'a>(&self, table: &'a Table) -> &'a [Row] {
        self.head.body(&table.rows)
    }

    /// A role that stands once and was given to one column leaves the column it was proposed for before.
    fn settle_given(&mut self) {
        for place in 0..self.columns.len() {
            let column = &self.columns[place];
            if column.certainty == Certainty::Given || !stands_once(&column.role) {
                continue;
            }
            let given = self
                .columns
                .iter()
                .find(|other| other.certainty == Certainty::Given && other.role == column.role)
                .map(|other| other.header.clone());
            if let Some(other) = given {
                let column = &mut self.columns[place];
                column.role = Role::Note;
                column.reason = Message::new("import-why-competes").with("other", other);
            }
        }
    }

    /// The first column of a role.
    pub(super) fn place(&self, wanted: &Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == *wanted)
    }
}

/// Whether a table has at most one column of this role.
fn stands_once(role: &Role) -> bool {
    matches!(
        role,
        Role::Title
            | Role::Code
            | Role::Number
            | Role::Stage
            | Role::UnitOfRow
            | Role::Modality
            | Role::Summary
            | Role::Kind(_)
            | Role::Trainer
            | Role::Assessment
            | Role::Total(_)
            | Role::Duration(_, None)
    )
}

/// How many cells of a row are names of columns.
pub(super) fn known(row: &Row) -> usize {
    row.filled().filter(|(_, cell)| recognise(cell).is_some()).count()
}

/// Proposes a mapping for a table.
pub fn propose(table: &Table) -> Proposal {
    let head = head::find(&table.rows);
    let labels = head.labels(&table.rows);
    let body = head.body(&table.rows);
    let profiles = Profile::of_columns(body, labels.len());
    if let Some(roles) = competencies::roles(&labels) {
        let columns = labels.iter().zip(roles).zip(&profiles);
        let columns = columns.map(|((label, role), profile)| ProposedColumn {
            header: label.clone(),
            reason: Message::new(if role == Role::Ignored {
                "import-why-no-field"
            } else {
                "import-why-header"
            }),
            role,
            certainty: Certainty::Sure,
            samples: profile.samples.clone(),
        });
        return Proposal { head, columns: columns.collect(), language: None };
    }
    let mut proposer = Proposer { columns: Vec::with_capacity(labels.len()), profiles: &profiles };
    proposer.by_header(&labels);
    proposer.settle_competition();
    proposer.find_unit_of_row();
    proposer.settle_totals();
    proposer.find_title();
    proposer.find_references(body);
    Proposal { head, columns: proposer.columns, language: language(&labels) }
}

struct Proposer<'a> {
    columns: Vec<ProposedColumn>,
    profiles: &'a [Profile],
}

impl Proposer<'_> {
    fn by_header(&mut self, labels: &[String]) {
        let names: Vec<Option<Name>> = labels.iter().map(|label| recognise(label)).collect();
        let has =
            |wanted: &Role| names.iter().any(|name| matches!(name, Some(Name::Is(role)) if role == wanted));
        let (titled, coded) = (has(&Role::Title), has(&Role::Code));
        let bounded = labels.iter().any(|label| Phrase::of(label).has(&words().bounds));
        let mut things = 0;
        for ((label, name), profile) in labels.iter().zip(&names).zip(self.profiles) {
            let (role, certainty, key) = match name {
                // « Module ; Intitulé »: the first is a code. « Module ; Durée »: it is the title.
                Some(Name::Thing) => {
                    things += 1;
                    match (titled, coded, things) {
                        (false, _, 1) if profile.has_text() => {
                            (Role::Title, Certainty::Sure, "import-why-header")
                        }
                        (true, false, 1) if profile.looks_like_codes() => {
                            (Role::Code, Certainty::Sure, "import-why-header")
                        }
                        _ => (Role::Note, Certainty::Sure, "import-why-no-field"),
                    }
                }
                Some(Name::Is(Role::Duration(unit, modality))) => {
                    duration(label, *unit, modality.clone(), profile, bounded)
                }
                Some(Name::Part(modality)) => part(modality, profile),
                Some(Name::Measure) => (Role::Note, Certainty::Sure, "import-why-other-measure"),
                Some(Name::Is(role)) => {
                    let unsure =
                        !matches!(role, Role::Title | Role::Code | Role::Number) && names_two_fields(label);
                    let certainty = if unsure { Certainty::Unsure } else { Certainty::Sure };
                    (role.clone(), certainty, "import-why-header")
                }
                None => unnamed(label, profile),
            };
            self.columns.push(ProposedColumn {
                header: label.clone(),
                role,
                certainty,
                reason: Message::new(key),
                samples: profile.samples.clone(),
            });
        }
    }

    /// Of two columns for one field the fuller one has it; the other is kept as a note, and named.
    fn settle_competition(&mut self) {
        for place in 0..self.columns.len() {
            let role = self.columns[place].role.clone();
            if !stands_once(&role) {
                continue;
            }
            let Some(first) = self.columns[..place].iter().position(|column| column.role == role) else {
                continue;
            };
            // « Code » is closer to a code than « ExternalId »; a full column says more than an empty one.
            let words_of = |place: usize| Phrase::of(&self.columns[place].header).words().len();
            let fuller = self.profiles[first].filled * 2 < self.profiles[place].filled;
            let as_full = self.profiles[place].filled * 2 >= self.profiles[first].filled;
            let (loser, winner) = if fuller || as_full && words_of(place) < words_of(first) {
                (first, place)
            } else {
                (place, first)
            };
            let other = self.columns[winner].header.clone();
            let column = &mut self.columns[loser];
            column.role = Role::Note;
            column.certainty = Certainty::Unsure;
            column.reason = Message::new("import-why-competes").with("other", other);
        }
    }

    /// « Hour », « Day » in a column beside the numbers: the unit of each row.
    fn find_unit_of_row(&mut self) {
        let has_plain = self.columns.iter().any(|column| matches!(column.role, Role::Duration(_, None)));
        let place = (0..self.columns.len()).find(|place| self.profiles[*place].is_units());
        if let (true, Some(place)) = (has_plain, place) {
            let column = &mut self.columns[place];
            column.role = Role::UnitOfRow;
            column.certainty = Certainty::Sure;
            column.reason = Message::new("import-why-cells");
        }
    }

    /// A stated total is the duration where the table has no other.
    fn settle_totals(&mut self) {
        let parted = self.columns.iter().any(|column| matches!(column.role, Role::Duration(..)));
        if parted {
            return;
        }
        if let Some(column) = self.columns.iter_mut().find(|column| matches!(column.role, Role::Total(_))) {
            let Role::Total(unit) = column.role else { return };
            column.role = Role::Duration(unit, None);
        }
    }

    /// Where no header names titles, the most title-like column of texts is proposed.
    fn find_title(&mut self) {
        if self.columns.iter().any(|column| column.role == Role::Title) {
            return;
        }
        let free = |column: &ProposedColumn| matches!(column.role, Role::Note | Role::Stage | Role::Summary);
        let score = |place: &usize| {
            let bonus = match self.columns[*place].role {
                Role::Stage => 2,
                Role::Note => 1,
                _ => 0,
            };
            (self.profiles[*place].title_score(), bonus, std::cmp::Reverse(*place))
        };
        let best = (0..self.columns.len())
            .filter(|place| free(&self.columns[*place]) && self.profiles[*place].has_text())
            .max_by_key(score);
        if let Some(place) = best {
            let column = &mut self.columns[place];
            column.role = Role::Title;
            column.certainty = Certainty::Unsure;
            column.reason = Message::new("import-why-best-title");
        }
    }
}

impl Proposer<'_> {
    /// A column whose header means nothing and whose cells mostly name other modules of the table holds, most
    /// probably, prerequisites.
    fn find_references(&mut self, body: &[Row]) {
        /// How many cells of a column are looked at, and how many names they are compared with.
        const LOOKED_AT: usize = 60;
        let is_name = |column: &ProposedColumn| matches!(column.role, Role::Title | Role::Code);
        let places: Vec<usize> =
            (0..self.columns.len()).filter(|place| is_name(&self.columns[*place])).collect();
        let names: HashSet<String> = body
            .iter()
            .take(10 * LOOKED_AT)
            .flat_map(|row| places.iter().map(|place| fold(&one_line(row.cell(*place)))))
            .filter(|name| name.chars().count() > 1)
            .collect();
        for place in 0..self.columns.len() {
            let column = &self.columns[place];
            let is_open = column.role == Role::Note && column.reason.key == "import-why-no-field";
            if !is_open || column.header.is_empty() || recognise(&column.header).is_some() {
                continue;
            }
            let cells = body.iter().take(10 * LOOKED_AT).map(|row| fold(&one_line(row.cell(place))));
            let cells: Vec<String> =
                cells.filter(|cell| !words().none.contains(cell)).take(LOOKED_AT).collect();
            let names_one = |cell: &&String| {
                let parts = cell.split([',', ';', '+', '/', '|', ':', '–']).map(str::trim);
                names.contains(*cell)
                    || parts.into_iter().any(|part| names.contains(part))
                    || names.iter().any(|name| name.chars().count() > 5 && cell.contains(name.as_str()))
            };
            if !cells.is_empty() && cells.iter().filter(names_one).count() * 2 > cells.len() {
                let column = &mut self.columns[place];
                column.role = Role::Requires(RequirementKind::Required);
                column.certainty = Certainty::Unsure;
                column.reason = Message::new("import-why-cells");
            }
        }
    }
}

type Proposed = (Role, Certainty, &'static str);

/// A column whose header speaks of a duration.
fn duration(
    label: &str,
    unit: Unit,
    modality: Option<Modality>,
    profile: &Profile,
    bounded: bool,
) -> Proposed {
    let phrase = Phrase::of(label);
    let kept = (Role::Note, Certainty::Sure, "import-why-other-measure");
    // « Heure » over 09:00 and 14:00 says when, not how long.
    let says_when =
        phrase.has(&words().clock_times) && !phrase.contains("duree") && !phrase.contains("volume");
    if says_when && profile.clocks * 2 > profile.filled {
        return kept;
    }
    // « Durée min » beside « Durée max » is a lower bound.
    let in_brackets = label.contains("(min") || label.contains("(mn");
    let unit = if unit == Unit::Minutes && bounded && !in_brackets && phrase.words().len() > 1 {
        return kept;
    } else {
        unit
    };
    if profile.filled > 0 && profile.durations * 2 < profile.filled {
        return (Role::Note, Certainty::Unsure, "import-why-no-durations");
    }
    let named = phrase.has(&words().hours) || phrase.has(&words().minutes) || phrase.has(&words().days);
    if !named && unit == Unit::Hours && profile.looks_like_minutes() {
        return (Role::Duration(Unit::Hours, modality), Certainty::Unsure, "import-why-unit");
    }
    (Role::Duration(unit, modality), Certainty::Sure, "import-why-header")
}

/// A column that bears the name of a modality and nothing else counts its hours, or marks it.
fn part(modality: &Modality, profile: &Profile) -> Proposed {
    if profile.filled == 0 || (profile.durations + profile.marks) * 2 >= profile.filled {
        return (Role::Duration(Unit::Hours, Some(modality.clone())), Certainty::Sure, "import-why-header");
    }
    (Role::Note, Certainty::Unsure, "import-why-no-durations")
}

/// A column whose header means nothing to this program.
fn unnamed(label: &str, profile: &Profile) -> Proposed {
    let says_when = profile.clocks * 2 > profile.filled;
    if !says_when && profile.with_unit > 0 && profile.with_unit * 5 >= profile.filled * 4 {
        return (Role::Duration(Unit::Hours, None), Certainty::Unsure, "import-why-cells");
    }
    if label.is_empty() && profile.filled > 0 && profile.durations == profile.filled && profile.clocks == 0 {
        return (Role::Duration(Unit::Hours, None), Certainty::Unsure, "import-why-cells");
    }
    (Role::Note, Certainty::Sure, "import-why-no-field")
}

/// The language of the headers.
fn language(labels: &[String]) -> Option<&'static str> {
    let words_of = |list: &[String]| -> usize {
        labels
            .iter()
            .map(|label| Phrase::of(label).words().iter().filter(|word| list.contains(word)).count())
            .sum()
    };
    match (words_of(&words().french), words_of(&words().english)) {
        (0, 0) => None,
        (french, english) if french >= english => Some("fr"),
        _ => Some("en"),
    }
}

/// The samples of a column, each on one line.
fn sample(cell: &str) -> String {
    one_line(cell)
}
