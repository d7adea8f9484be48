//! `parcours git`, and the names by which git calls the program.
//!
//! Owns the set-up ([`setup`], [`status`]) and the three drivers: [`driver`] merges, [`external`] tells
//! differences, [`textconv`] reads a file out. How each ends is a contract with git, which `tests/git`
//! holds against the real one.

mod driver;
mod external;
pub(super) mod setup;
mod status;
mod textconv;

use super::Outcome;
use super::args::{GitArgs, GitCommand};
use super::session::{Failure, Session};

pub(super) use driver::run as merge_driver;
pub(super) use external::run as diff_driver;
pub(super) use status::doctor;
pub(super) use textconv::run as textconv;

/// `parcours git`
pub(super) fn run(args: &GitArgs, session: &Session) -> Result<Outcome, Failure> {
    match &args.command {
        GitCommand::Install(args) => setup::install(args, session),
        GitCommand::Uninstall(args) => setup::uninstall(args, session),
        GitCommand::Status => status::run(session),
    }
}
