//! The table of rules: what may be said about a file, under which code, how gravely.
//!
//! Owns the codes, which never change once published, and both severities of each rule. Does not own
//! the words (`i18n`, area `check`, keys made from the code) nor the judgement (one file a family).

use crate::model::Message;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Info,
    /// To be looked at before others rely on the file.
    Warning,
    /// Contradictory, or against a rule that leaves no choice.
    Error,
}

impl Severity {
    /// The key of its translation.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Info => "check-severity-info",
            Self::Warning => "check-severity-warning",
            Self::Error => "check-severity-error",
        }
    }

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A set of rules that is asked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// What holds for every path.
    Base,
    /// What a file can show of the national quality standard (Qualiopi, L6316-1).
    Qualiopi,
    /// What LHEO 2.3, the French exchange format for training offers, can carry.
    Lheo,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Base, Self::Qualiopi, Self::Lheo];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Qualiopi => "qualiopi",
            Self::Lheo => "lheo",
        }
    }

    /// The profile with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// I: ids and titles.
    Identity,
    /// R: what refers to something that is not there.
    References,
    /// P: what must come before.
    Prerequisites,
    /// S: the order of teaching.
    Stages,
    /// D: minutes and group sizes.
    Durations,
    /// O: outcomes, assessments, competencies.
    Outcomes,
    /// A: activities at a distance and at work.
    Activities,
    /// C: licences, credits, adaptations.
    Sharing,
    /// F: values that have a fixed form.
    Forms,
    /// T: text that is not what it looks like.
    Text,
    /// N: what the program does not judge but points out.
    Notices,
    /// B: what only shows across the files of a commons.
    Commons,
    /// Q: profile Qualiopi.
    Qualiopi,
    /// L: profile LHEO.
    Lheo,
}

/// One rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// A letter for the family and three digits; never changes its meaning.
    pub code: &'static str,
    /// In which profile it is asked.
    pub profile: Profile,
    /// How grave it is once the file is offered to others.
    pub severity: Severity,
    /// How grave it is in a draft; a draft hears nothing of it where this is none.
    pub draft: Option<Severity>,
}

impl Rule {
    /// What it is about.
    pub fn family(&self) -> Family {
        match self.code.as_bytes().first() {
            Some(b'I') => Family::Identity,
            Some(b'R') => Family::References,
            Some(b'P') => Family::Prerequisites,
            Some(b'S') => Family::Stages,
            Some(b'D') => Family::Durations,
            Some(b'O') => Family::Outcomes,
            Some(b'A') => Family::Activities,
            Some(b'C') => Family::Sharing,
            Some(b'V') => Family::Forms,
            Some(b'T') => Family::Text,
            Some(b'B') => Family::Commons,
            Some(b'Q') => Family::Qualiopi,
            Some(b'L') => Family::Lheo,
            _ => Family::Notices,
        }
    }

    /// The key of its message: `check-p002`.
    pub fn key(&self) -> String {
        format!("check-{}", self.code.to_ascii_lowercase())
    }

    /// Its message, to be completed with what was found.
    pub fn message(&self) -> Message {
        Message::new(self.key())
    }

    /// Its message in another wording: `check-r001.near`.
    pub fn wording(&self, name: &str) -> Message {
        Message::new(format!("{}.{name}", self.key()))
    }

    /// Why the rule exists, with the source of law where there is one.
    pub fn explanation(&self) -> Message {
        self.wording("explain")
    }
}

/// Declares each rule once: a name for the code of this crate, and its line in [`RULES`].
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $profile:ident $severity:ident / $draft:ident;)+) => {
        $($(#[$doc])* pub static $name: Rule = Rule {
            code: $code,
            profile: Profile::$profile,
            severity: Severity::$severity,
            draft: rules!(@draft $draft),
        };)+
        /// Every rule, in the order of families.
        pub static RULES: &[&Rule] = &[$(&$name),+];
    };
    (@draft Silent) => { None };
    (@draft $severity:ident) => { Some(Severity::$severity) };
}

// Name, code, profile, severity in a shared file / in a draft.
rules! {
    /// An id is not 1 to 64 of `a-z 0-9 -`.
    INVALID_ID "I001" Base Error / Error;
    /// Two ids that people read as one another.
    CONFUSABLE_ID "I002" Base Warning / Info;
    /// A text that a record can't do without is empty.
    EMPTY_TEXT "I003" Base Error / Warning;
    /// Two modules have one title.
    DUPLICATE_TITLE "I004" Base Warning / Info;
    /// Two items of a list have one id.
    DUPLICATE_ID "I005" Base Error / Error;
    /// An earlier id of a module is the id of another, or an earlier id of two.
    FORMER_ID_TAKEN "I006" Base Warning / Warning;

    /// A prerequisite names a module that the path has not, and no alternative leads around it.
    UNKNOWN_MODULE "R001" Base Error / Error;
    /// An outcome names a competency that the path has not.
    UNKNOWN_COMPETENCY "R002" Base Error / Error;
    /// An assessment names an outcome that its module has not.
    UNKNOWN_OUTCOME "R003" Base Error / Error;
    /// An activity names a resource that its module has not.
    UNKNOWN_RESOURCE "R004" Base Error / Error;
    /// A competency names a block that the certification has not.
    UNKNOWN_BLOCK "R005" Base Warning / Info;
    /// A prerequisite names a module that the path has not, and is met otherwise.
    UNKNOWN_ALTERNATIVE "R006" Base Warning / Warning;

    /// A module requires itself.
    SELF_REQUIREMENT "P001" Base Error / Error;
    /// Modules wait for each other in a circle with a strict link in it.
    CYCLE "P002" Base Error / Error;
    /// A module stands behind what nobody can reach.
    BLOCKED "P003" Base Error / Warning;
    /// Two modules are corequisites of each other.
    MUTUAL_COREQUISITES "P004" Base Info / Info;
    /// A group that names neither a module nor knowledge.
    EMPTY_GROUP "P005" Base Error / Error;
    /// Two groups of a module name the same modules.
    DUPLICATE_GROUP "P006" Base Warning / Info;
    /// A prerequisite that another one implies.
    REDUNDANT_REQUIREMENT "P007" Base Info / Info;
    /// Everybody takes a module that only optional ones open.
    CORE_NEEDS_OPTIONAL "P008" Base Warning / Info;

    /// A module stands in two stages.
    IN_TWO_STAGES "S001" Base Error / Error;
    /// A module stands in no stage of a path that has stages.
    IN_NO_STAGE "S002" Base Warning / Info;
    /// A stage names a module that the path has not.
    STAGE_UNKNOWN_MODULE "S003" Base Error / Error;
    /// A stage without modules.
    EMPTY_STAGE "S004" Base Info / Info;
    /// The order of stages puts a module before what it requires.
    STAGE_ORDER "S005" Base Error / Warning;

    /// A module without duration.
    NO_DURATION "D001" Base Warning / Info;
    /// The stated duration is not the sum of the activities.
    DURATION_MISMATCH "D002" Base Warning / Info;
    /// The upper bound of a range is below its lower bound.
    INVERTED_RANGE "D003" Base Error / Warning;
    /// More than 2,000 hours.
    ABSURD_DURATION "D004" Base Warning / Warning;
    /// The largest group is smaller than the smallest.
    INVERTED_GROUP_SIZE "D005" Base Error / Warning;

    /// An outcome whose verb can't be assessed, or that has none.
    VAGUE_OUTCOME "O001" Base Warning / Info;
    /// An outcome that no assessment is about.
    OUTCOME_NOT_ASSESSED "O002" Base Warning / Info;
    /// An assessment that is about no outcome.
    ASSESSMENT_WITHOUT_OUTCOME "O003" Base Warning / Info;
    /// A module without outcome.
    NO_OUTCOME "O004" Base Warning / Info;
    /// A competency that no outcome works towards.
    COMPETENCY_NOT_WORKED "O005" Base Warning / Info;
    /// A path without professional goal.
    NO_GOAL "O006" Base Error / Info;

    /// An activity at a distance without assistance.
    REMOTE_WITHOUT_ASSISTANCE "A001" Base Warning / Info;
    /// An activity at a distance without duration.
    REMOTE_WITHOUT_DURATION "A002" Base Warning / Info;
    /// Training at work without tutor.
    AFEST_WITHOUT_TUTOR "A003" Base Warning / Info;
    /// Training at work without assessment.
    AFEST_WITHOUT_ASSESSMENT "A004" Base Warning / Info;
    /// Training at work without a reflexive phase apart from the work.
    AFEST_WITHOUT_REFLECTION "A005" Base Warning / Info;

    /// An adaptation without reason.
    ADAPTATION_WITHOUT_REASON "C001" Base Warning / Info;
    /// A resource of others without author or licence.
    RESOURCE_WITHOUT_CREDIT "C002" Base Warning / Info;
    /// Shared without licence.
    NO_LICENCE "C003" Base Error / Info;
    /// A licence that is no known SPDX identifier.
    UNKNOWN_LICENCE "C004" Base Warning / Info;
    /// An adapted work under a licence that does not allow the one it is given out under.
    LICENCE_CONFLICT "C005" Base Error / Warning;
    /// A work taken as it is, whose licence would not allow to adapt it here.
    LICENCE_COLLECTION "C006" Base Warning / Info;
    /// Shared without naming those who made it.
    NO_CONTRIBUTOR "C007" Base Warning / Silent;
    /// Shared without the day of the last change.
    NO_UPDATE_DAY "C008" Base Warning / Silent;

    /// Not a calendar day.
    BAD_DATE "V001" Base Error / Warning;
    /// Not a web address, nor a place inside the commons.
    BAD_URL "V002" Base Warning / Warning;
    /// Not a language tag.
    BAD_LANGUAGE "V003" Base Warning / Warning;
    /// A code that has not the form of its register.
    BAD_CODE "V004" Base Warning / Info;
    /// Blocks declared on a certification of the Répertoire spécifique.
    BLOCKS_OUTSIDE_RNCP "V005" Base Error / Warning;

    /// Control characters.
    CONTROL_CHARACTER "T001" Base Warning / Warning;
    /// Characters that turn the direction of writing.
    BIDI_CHARACTER "T002" Base Warning / Warning;
    /// Characters that nobody sees.
    INVISIBLE_CHARACTER "T003" Base Warning / Warning;
    /// One keyword in two spellings.
    KEYWORD_SPELLINGS "T004" Base Info / Info;

    /// The file holds comments.
    COMMENTS "N001" Base Info / Info;
    /// A field that this version does not know.
    UNKNOWN_FIELD "N002" Base Warning / Warning;
    /// A name that this version does not know.
    UNKNOWN_NAME "N003" Base Warning / Warning;
    /// A merge left questions open.
    OPEN_QUESTION "N004" Base Error / Warning;

    /// Two files of one folder have one id.
    SAME_ID_TWICE "B001" Base Error / Error;
    /// Two centres hold versions of one path.
    VERSIONS_IN_CENTRES "B002" Base Info / Info;
    /// A module differs from its namesake in another file.
    MODULE_DIFFERS "B003" Base Info / Info;
    /// A card that the commons has not.
    UNKNOWN_CARD "B004" Base Warning / Warning;
    /// A centre that the charter does not name.
    UNKNOWN_CENTRE "B005" Base Warning / Info;
    /// A licence that the charter does not accept.
    LICENCE_NOT_ACCEPTED "B006" Base Error / Info;

    /// Indicator 1: an information that has to be public is missing.
    QUALIOPI_INFORMATION "Q001" Qualiopi Error / Warning;
    /// Indicators 4, 8, 9, 17, 26: a field that would be the evidence is empty.
    QUALIOPI_EVIDENCE "Q002" Qualiopi Warning / Info;
    /// Indicator 6: a module without teaching method.
    QUALIOPI_METHOD "Q003" Qualiopi Warning / Info;
    /// Indicator 5: a path without any outcome.
    QUALIOPI_NO_OUTCOME "Q004" Qualiopi Error / Warning;
    /// Indicator 1: the last update is more than a year old.
    QUALIOPI_OUTDATED "Q005" Qualiopi Warning / Info;

    /// A text is longer than LHEO allows.
    LHEO_TOO_LONG "L001" Lheo Error / Warning;
    /// LHEO demands a field that is empty.
    LHEO_MISSING "L002" Lheo Error / Warning;
    /// LHEO can't say what this prerequisite says.
    LHEO_LOSS "L003" Lheo Info / Info;
}

/// The rule with this code, in whichever case it is written.
pub fn explain(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}
