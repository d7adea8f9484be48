//! The values that options choose from, by the names that people type.

use clap::ValueEnum;
use serde::Deserialize;

use crate::check::{Profile, Severity};
use crate::export::Audience;
use crate::i18n::Lang;

/// A language by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum LangName {
    Fr,
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Fr => Self::Fr,
            LangName::En => Self::En,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A theme of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// Light or dark, as the ground of the terminal is.
    Auto,
    /// Dark letters on white.
    Light,
    /// Light letters on nearly black.
    Dark,
    /// White on black, for eyes that need it.
    Contrast,
}

/// A set of rules by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ProfileName {
    Base,
    Qualiopi,
    Lheo,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Base => Self::Base,
            ProfileName::Qualiopi => Self::Qualiopi,
            ProfileName::Lheo => Self::Lheo,
        }
    }
}

/// A severity by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum SeverityName {
    #[default]
    Error,
    Warning,
    Info,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Self {
        match name {
            SeverityName::Error => Self::Error,
            SeverityName::Warning => Self::Warning,
            SeverityName::Info => Self::Info,
        }
    }
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum ReportFormat {
    Text,
    Json,
    Markdown,
}

/// The forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum DiffFormat {
    Text,
    Json,
    #[value(alias = "md")]
    Markdown,
    Html,
}

/// Text for people or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum TextOrJson {
    Text,
    Json,
}

/// The pages of `show`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowPage {
    /// Stages and modules.
    Outline,
    /// Figures.
    Stats,
    /// Competencies by modules.
    Matrix,
    /// Hours, stage by stage.
    Plan,
    /// What must come before what, as a picture.
    Graph,
    /// The same beside a list.
    Lanes,
}

/// Which way a picture runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum DirectionChoice {
    Right,
    Down,
}

/// What stages mean for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StagesChoice {
    /// Each has a lane along the picture.
    Lanes,
    /// Each begins behind the one before.
    Blocks,
    /// Nothing.
    None,
}

/// The forms in which a path is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum ExportFormat {
    #[value(alias = "markdown")]
    Md,
    Html,
    Json,
}

/// The readers for whom a path is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
#[allow(missing_docs)]
pub enum AudienceName {
    #[default]
    Centre,
    Learner,
    Funder,
    Leaflet,
}

impl From<AudienceName> for Audience {
    fn from(name: AudienceName) -> Self {
        match name {
            AudienceName::Centre => Self::Centre,
            AudienceName::Learner => Self::Learner,
            AudienceName::Funder => Self::Funder,
            AudienceName::Leaflet => Self::Leaflet,
        }
    }
}

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum ImportSource {
    CurricularAnalytics,
    #[value(alias = "table", alias = "xlsx", alias = "xls", alias = "ods", alias = "tsv")]
    Csv,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum SchemaName {
    Check,
    Diff,
    Graph,
    Import,
    Lanes,
    Matrix,
    Merge,
    Plan,
    Resolve,
    Stats,
    View,
}
