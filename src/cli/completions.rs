//! `parcours completions`: what a shell needs to complete commands and options.

use clap::CommandFactory;

use super::args::{Args, Completions};
use super::session::{Failure, Session};
use super::{Outcome, help, output};

/// `parcours completions`
pub(super) fn run(args: &Completions, session: &Session) -> Result<Outcome, Failure> {
    let mut tree = help::localised(Args::command(), session.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut tree, "parcours", &mut script);
    output::give(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
