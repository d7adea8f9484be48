//! Mille Parcours: the workspace in which training centres design their training paths together.
//!
//! A training path is a graph of reusable modules, kept in one plain text file that centres share, compare
//! and merge. The program `parcours` is this library with a `main`. What the library promises to others are
//! the modules below and what their functions return; all of them take data and return data. The rest
//! belongs to the program: `docs/architecture.md` says how it is laid out.
//!
//! # Path files are RON
//!
//! [`format::read`] keeps comments, unknown fields and places. Where these do not matter, any path file can
//! be read with the `ron` crate alone:
//!
//! ```
//! use mille_parcours::model::TrainingPath;
//!
//! let text = r#"#![enable(implicit_some)]
//! Path(
//!     format: 1,
//!     title: "Vente", // a comment
//!     modules: {"accueil-9d2m": (title: "Accueillir un client", minutes: {OnSite: 420})},
//! )"#;
//! let path: TrainingPath = ron::from_str(text)?;
//! assert_eq!(path.modules.values().next().map(|module| &*module.title), Some("Accueillir un client"));
//! # Ok::<(), ron::error::SpannedError>(())
//! ```
//!
//! This holds for every path file that the program writes, except where a file has names that only a later
//! version of the format knows: [`format::read`] keeps them, `ron` refuses them. `examples/read_path.rs` is a
//! program of its own.
//!
//! # [`model`]: the data
//!
//! ```
//! use mille_parcours::model::{Module, Prose, TrainingPath};
//!
//! let mut path = TrainingPath { title: "Vente".to_owned(), ..TrainingPath::default() };
//! let module = Module { summary: Prose::new("Saluer,\nquestionner."), ..Module::default() };
//! path.modules.insert("accueil-9d2m".to_owned(), module);
//! assert_eq!(path.modules.keys().next().map(String::as_str), Some("accueil-9d2m"));
//! ```
//!
//! # [`mod@format`]: text to data and back, without loss
//!
//! ```
//! use mille_parcours::format;
//! use mille_parcours::model::TrainingPath;
//!
//! let mut path: TrainingPath = format::read(
//!     "Path(format: 1, // ours\n id: \"vente-2b3c\", title: \"Vente\", tint: 3)",
//! )?;
//! path.title.push_str(" en ligne");
//! let text = format::write(&path);
//! assert!(text.contains("// ours") && text.contains("tint: 3") && text.contains("Vente en ligne"));
//! # Ok::<(), format::ReadError>(())
//! ```
//!
//! # [`graph`]: what must come before what
//!
//! ```
//! use mille_parcours::format;
//! use mille_parcours::graph::Graph;
//!
//! let path = format::read(
//!     r#"Path(
//!         format: 1,
//!         id: "vente-2b3c",
//!         title: "Vente",
//!         modules: {
//!             "a-1a2b": (title: "Négocier", requires: [(any_of: ["b-3c4d"])]),
//!             "b-3c4d": (title: "Accueillir"),
//!         },
//!     )"#,
//! )?;
//! let graph = Graph::of(&path);
//! assert_eq!(graph.ids(&graph.teaching_order()), ["b-3c4d", "a-1a2b"]);
//! # Ok::<(), format::ReadError>(())
//! ```
//!
//! # [`check`]: findings
//!
//! ```
//! use mille_parcours::check::{CheckOptions, check};
//! use mille_parcours::{Lang, format};
//!
//! let path = format::read(
//!     r#"Path(
//!         format: 1,
//!         id: "vente-2b3c",
//!         title: "Vente",
//!         modules: {"a-1a2b": (title: "Négocier", requires: [(any_of: ["b-3c4d"])])},
//!     )"#,
//! )?;
//! let findings = check(&path, &CheckOptions::default());
//! let finding = findings.iter().find(|finding| finding.rule.code == "R001").expect("an unknown module");
//! assert!(Lang::En.text(&finding.message).contains("b-3c4d"));
//! # Ok::<(), format::ReadError>(())
//! ```
//!
//! # [`diff`]: what differs between two versions
//!
//! ```
//! use mille_parcours::model::TrainingPath;
//! use mille_parcours::{diff, format};
//!
//! let read = |code: &str| -> Result<TrainingPath, _> {
//!     format::read(&format!("Path(format: 1, id: \"vente-2b3c\", title: \"Vente\", code: {code:?})"))
//! };
//! let (mut path, newer) = (read("V1")?, read("V2")?);
//! let changes = diff::changes(&path, &newer);
//! assert_eq!(changes.len(), 1);
//! diff::apply(&mut path, &changes);
//! assert_eq!(path, newer);
//! # Ok::<(), format::ReadError>(())
//! ```
//!
//! # [`merge`]: two versions and what they had in common become one
//!
//! ```
//! use mille_parcours::format;
//! use mille_parcours::merge::{Party, merge, questions};
//! use mille_parcours::model::TrainingPath;
//!
//! let read = |title: &str, code: &str| -> Result<TrainingPath, _> {
//!     format::read(&format!("Path(format: 1, id: \"v-2b3c\", title: {title:?}, code: {code:?})"))
//! };
//! let (base, left, right) = (read("Vente", "V1")?, read("Vendre", "V2")?, read("Vente", "V3")?);
//! let left = Party { label: "Nord", file: &left };
//! let merged = merge(Some(&base), left, Party { label: "Sud", file: &right });
//! assert_eq!(merged.file.title, "Vendre");
//! assert_eq!(questions(&merged.file).len(), 1, "both sides changed the code");
//! # Ok::<(), format::ReadError>(())
//! ```
//!
//! # [`export`]: documents
//!
//! ```
//! use mille_parcours::export::{Format, export};
//! use mille_parcours::{Lang, format};
//!
//! let path = format::read(r#"Path(format: 1, id: "vente-2b3c", title: "Vente")"#)?;
//! let page = export(&path, Format::Markdown, Lang::Fr).expect("a page of Markdown");
//! assert!(page.text.contains("# Vente"));
//! # Ok::<(), format::ReadError>(())
//! ```

pub mod check;
pub mod diff;
pub mod export;
pub mod format;
pub mod graph;
pub mod merge;
pub mod model;

// What belongs to the program: private, so that the compiler says what is not used any more. The tests and
// benchmarks of this package reach it through the feature `testing`.
#[cfg(not(feature = "testing"))]
mod adjacency;
#[cfg(not(feature = "testing"))]
mod app;
#[cfg(not(feature = "testing"))]
mod cli;
#[cfg(not(feature = "testing"))]
mod commons;
#[cfg(not(feature = "testing"))]
mod edit;
#[cfg(not(feature = "testing"))]
mod i18n;
#[cfg(not(feature = "testing"))]
mod import;
#[cfg(not(feature = "testing"))]
mod layout;
#[cfg(not(feature = "testing"))]
mod letters;
#[cfg(not(feature = "testing"))]
mod picture;
#[cfg(not(feature = "testing"))]
mod search;
#[cfg(not(feature = "testing"))]
mod store;
#[cfg(not(feature = "testing"))]
mod term;
#[cfg(not(feature = "testing"))]
mod ui;
#[cfg(not(feature = "testing"))]
mod vcs;

#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod adjacency;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod app;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod commons;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod edit;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod i18n;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod import;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod layout;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod letters;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod picture;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod search;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod store;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod term;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod ui;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod vcs;

// What the functions of the promised modules take and return beside the types of their own module.
pub use adjacency::Adjacency;
pub use edit::{Change, Op};
pub use i18n::Lang;

/// Runs the program `parcours` with its arguments, the first of which is its name.
#[doc(hidden)]
pub use cli::main as run;
