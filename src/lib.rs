//! Mille Parcours: the workspace in which training centres design their training paths together.
//!
//! A training path is a graph of reusable modules, kept in one plain text file that centres share,
//! compare and merge. This library is the whole program; `main.rs` only calls it.
//!
//! From below to above, each layer using only those before it (a test holds the arrows):
//!
//! - [`letters`]: what writings people take for the same; [`adjacency`]: directed graphs on which petgraph
//!   runs; [`layout`]: drawing of graphs in cells, of any graph.
//! - [`model`]: the data, each field declared once; [`search`]: fuzzy search, of anything.
//! - [`format`]: text to model and back, without loss; [`graph`]: what must come before what;
//!   [`i18n`]: words in French and English.
//! - [`edit`]: changes that can be undone; [`check`]: findings; [`export`] and [`import`]: foreign
//!   forms; [`diff`]: what differs between two versions; [`merge`]: two versions made one. All pure:
//!   they take a path and return plain data.
//! - [`app`]: the application as a pure function of messages; [`ui`]: its picture in cells.
//! - [`store`]: the disk; [`vcs`]: the git program; [`term`]: the terminal; `cli`: the command line.
//!   Only these do input or output.
//!
//! `docs/architecture.md` is the longer way in.

pub mod adjacency;
pub mod app;
pub mod check;
pub mod cli;
pub mod commons;
pub mod diff;
pub mod edit;
pub mod export;
pub mod format;
pub mod graph;
pub mod i18n;
pub mod import;
pub mod layout;
pub mod letters;
pub mod merge;
pub mod model;
pub mod picture;
pub mod search;
pub mod store;
pub mod term;
pub mod ui;
pub mod vcs;
