//! Arguments in, exit code out.

use std::process::ExitCode;

/// A path is some fifty small pieces of text a module: the allocator is a third of what reading one costs,
/// and several threads read a large one. `docs/architecture.md` has the figures.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mille_parcours::run(std::env::args_os())
}
