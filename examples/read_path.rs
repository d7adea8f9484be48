//! Reads a path file with the `ron` crate alone, and lists its modules with their time.
//!
//! `cargo run --example read_path -- paths/cci-nord/assistant-commercial-k7m2.path.ron`

use std::error::Error;
use std::io::Write;

use mille_parcours::model::TrainingPath;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: read_path FILE.path.ron")?;
    let path: TrainingPath = ron::from_str(&std::fs::read_to_string(file)?)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} ({} modules)", path.title, path.modules.len())?;
    for (id, module) in path.modules.iter() {
        let minutes: u32 = module.minutes.values().sum();
        writeln!(out, "{minutes:>6} min  {id}  {}", module.title)?;
    }
    Ok(())
}
