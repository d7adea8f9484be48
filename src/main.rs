//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    mille_parcours::cli::main(std::env::args_os())
}
