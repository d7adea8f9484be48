//! What each column of a table is: the mapping between a table and the fields of a path.
//!
//! A mapping is proposed from headers and cells (`propose`), corrected by people, kept in a file and applied to
//! the next table with the same headers. Owns the roles of columns and their spelling. Does not read cells.

mod file;

pub use self::file::{MappingError, parse, write};

use super::words::{self, Phrase};
use crate::model::duration::Unit;
use crate::model::{Message, Modality, ModuleKind, RequirementKind};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Titles of modules.
    Title,
    /// Codes of modules.
    Code,
    /// A running number: the code where there is no other, and a name for prerequisites.
    Number,
    /// Titles of stages.
    Stage,
    /// Durations: in which unit a bare number counts, and for which modality the hours are, where the column is
    /// about one.
    Duration(Unit, Option<Modality>),
    /// A stated total of the other durations of the row: compared, never added.
    Total(Unit),
    /// The unit of the durations of the row.
    UnitOfRow,
    /// Modalities.
    Modality,
    /// Prerequisites, and how strongly they bind.
    Requires(RequirementKind),
    /// Learning outcomes.
    Outcomes,
    /// What the module is about.
    Summary,
    /// Who takes it; « oui » means the kind given here.
    Kind(ModuleKind),
    /// Keywords.
    Keywords,
    /// Teaching methods.
    Methods,
    /// The profile of the trainer.
    Trainer,
    /// The form of the assessment.
    Assessment,
    /// What learners hand in.
    Deliverables,
    /// Resources.
    Resources,
    /// Competencies, in a table of competencies.
    Competency,
    /// Codes of competencies.
    CompetencyCode,
    /// The code of what a competency belongs to.
    CompetencyParent,
    /// Kept in the summary of the module, under the header of the column.
    Note,
    /// Left out.
    Ignored,
}

/// The spelling of roles, in mapping files and behind `--column`, with what else people write.
const ROLES: &[(&str, Role, &[&str])] = &[
    ("title", Role::Title, &["titre", "intitule"]),
    ("code", Role::Code, &["reference"]),
    ("number", Role::Number, &["numero"]),
    ("stage", Role::Stage, &["etape", "bloc"]),
    ("unit", Role::UnitOfRow, &["unite"]),
    ("modality", Role::Modality, &["modalite"]),
    ("requires", Role::Requires(RequirementKind::Required), &["prerequis", "prerequisites"]),
    ("recommended", Role::Requires(RequirementKind::Recommended), &["recommande"]),
    ("corequisite", Role::Requires(RequirementKind::Corequisite), &["corequis"]),
    ("outcomes", Role::Outcomes, &["objectifs"]),
    ("summary", Role::Summary, &["resume", "contenu"]),
    ("kind", Role::Kind(ModuleKind::Core), &["obligatoire"]),
    ("optional", Role::Kind(ModuleKind::Optional), &["optionnel"]),
    ("keywords", Role::Keywords, &["mots-cles"]),
    ("methods", Role::Methods, &["methodes"]),
    ("trainer", Role::Trainer, &["formateur"]),
    ("assessment", Role::Assessment, &["evaluation"]),
    ("deliverables", Role::Deliverables, &["livrables"]),
    ("resources", Role::Resources, &["ressources"]),
    ("competency", Role::Competency, &["competence"]),
    ("competency-code", Role::CompetencyCode, &["code-competence"]),
    ("competency-parent", Role::CompetencyParent, &["bloc-competence"]),
    ("note", Role::Note, &["remarque"]),
    ("ignore", Role::Ignored, &["ignorer", "ignored"]),
];

const UNITS: &[(&str, Unit, &[&str])] = &[
    ("hours", Unit::Hours, &["heures", "duration", "duree"]),
    ("minutes", Unit::Minutes, &[]),
    ("days", Unit::Days, &["jours"]),
];

impl Role {
    /// Every role once; durations and totals in each unit, without modalities.
    #[cfg(feature = "testing")]
    pub fn all() -> impl Iterator<Item = Self> {
        let durations =
            UNITS.iter().flat_map(|(_, unit, _)| [Self::Duration(*unit, None), Self::Total(*unit)]);
        ROLES.iter().map(|(_, role, _)| role.clone()).chain(durations)
    }

    /// Reads a role: `title`, `hours`, `minutes Company`, `total hours`, in French also `titre`, `heures entreprise`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = crate::model::fold(text);
        let folded = folded.trim();
        let named = |name: &str, others: &[&str]| folded == name || others.contains(&folded);
        if let Some((_, role, _)) = ROLES.iter().find(|(name, _, others)| named(name, others)) {
            return Some(role.clone());
        }
        let unit = |word: &str| {
            UNITS
                .iter()
                .find(|(name, _, others)| *name == word || others.contains(&word))
                .map(|(_, unit, _)| *unit)
        };
        let (first, rest) = folded.split_once([' ', ':']).unwrap_or((folded, ""));
        let rest = rest.trim();
        if first == "total" {
            return unit(rest).or(rest.is_empty().then_some(Unit::Hours)).map(Self::Total);
        }
        let unit = unit(first)?;
        if rest.is_empty() {
            return Some(Self::Duration(unit, None));
        }
        Some(Self::Duration(unit, Some(modality(rest)?)))
    }

    /// How mapping files write it; [`Role::parse`] reads it back.
    pub fn spelling(&self) -> String {
        let unit =
            |unit: &Unit| UNITS.iter().find(|(_, known, _)| known == unit).map_or("hours", |(name, ..)| name);
        match self {
            Self::Duration(counted, None) => unit(counted).to_owned(),
            Self::Duration(counted, Some(modality)) => format!("{} {}", unit(counted), modality.name()),
            Self::Total(counted) => format!("total {}", unit(counted)),
            Self::Requires(RequirementKind::StrictCorequisite) => String::from("corequisite"),
            role => {
                let found = ROLES.iter().find(|(_, known, _)| known == role);
                found.map_or("note", |(name, ..)| name).to_owned()
            }
        }
    }

    /// Its name for people, with the modality of its hours where they are those of one.
    pub fn label(&self) -> Message {
        let name = Message::new(self.label_key());
        let modality = match self {
            Self::Duration(_, Some(modality)) => modality.label_key(),
            _ => None,
        };
        match modality {
            Some(modality) => {
                Message::new("import-role-part").with("role", name).with("modality", Message::new(modality))
            }
            None => name,
        }
    }

    /// The key of its name for people.
    fn label_key(&self) -> String {
        let name = match self {
            Self::Duration(Unit::Hours, _) => "hours",
            Self::Duration(Unit::Minutes, _) => "minutes",
            Self::Duration(Unit::Days, _) => "days",
            Self::Total(Unit::Hours) => "total",
            Self::Total(Unit::Minutes) => "total-minutes",
            Self::Total(Unit::Days) => "total-days",
            _ => return format!("import-role-{}", self.spelling()),
        };
        format!("import-role-{name}")
    }
}

/// The modality that a word names: its name in files, or a word for it.
fn modality(word: &str) -> Option<Modality> {
    let known = Modality::ALL.iter().find(|modality| crate::model::fold(modality.name()) == word);
    known.cloned().or_else(|| {
        let phrase = Phrase::of(word);
        let row = words::words().modalities.iter().find(|row| phrase.has(&row.words))?;
        Some(Modality::named(&row.modality))
    })
}

/// A column of a table and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header, on one line; of two lines of headers both.
    pub header: String,
    /// What it holds.
    pub role: Role,
}

/// What the columns of a table hold, by their headers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The columns, in the order of the table that the mapping was made for.
    pub columns: Vec<Column>,
}

impl Mapping {
    /// The role that this mapping gives to a header: writings that differ in capitals, accents and blanks only are
    /// one header.
    pub fn role_of(&self, header: &str) -> Option<&Role> {
        let wanted = Phrase::of(header);
        self.columns.iter().find(|column| Phrase::of(&column.header) == wanted).map(|column| &column.role)
    }

    /// Whether every one of `headers` is in this mapping.
    pub fn covers<'a>(&self, mut headers: impl Iterator<Item = &'a str>) -> bool {
        headers.all(|header| header.is_empty() || self.role_of(header).is_some())
    }
}

/// Reads `HEADER=ROLE`, as `--column` takes it.
///
/// # Errors
/// The part that means nothing: the whole where there is no `=`, else the role.
pub fn column(text: &str) -> Result<Column, String> {
    // A header may hold an equals sign; a role never does.
    let (header, role) = text.rsplit_once('=').ok_or_else(|| text.to_owned())?;
    let role = Role::parse(role).ok_or_else(|| role.to_owned())?;
    Ok(Column { header: header.trim().to_owned(), role })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_back_from_its_spelling() {
        let by_modality = [Unit::Minutes, Unit::Hours, Unit::Days].into_iter().flat_map(|unit| {
            Modality::ALL.iter().map(move |modality| Role::Duration(unit, Some(modality.clone())))
        });
        for role in Role::all().chain(by_modality) {
            assert_eq!(Role::parse(&role.spelling()), Some(role.clone()), "{role:?}");
        }
    }

    #[test]
    fn roles_have_french_names() {
        assert_eq!(Role::parse("Titre"), Some(Role::Title));
        assert_eq!(
            Role::parse("heures entreprise"),
            Some(Role::Duration(Unit::Hours, Some(Modality::Company)))
        );
        assert_eq!(Role::parse("ignorer"), Some(Role::Ignored));
        assert_eq!(Role::parse("n’importe quoi"), None);
    }

    #[test]
    fn a_header_may_hold_an_equals_sign() {
        let read = column("Durée (1 j = 7 h)=jours").unwrap();
        assert_eq!(
            (read.header.as_str(), read.role),
            ("Durée (1 j = 7 h)", Role::Duration(Unit::Days, None))
        );
        assert_eq!(column("Durée"), Err(String::from("Durée")));
        assert_eq!(column("Durée=inconnu"), Err(String::from("inconnu")));
    }
}
