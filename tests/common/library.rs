//! The sample commons as a library, with a broken file and days of change that stay the same.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use mille_parcours::check::CheckOptions;
use mille_parcours::commons::{Latest, Library, LibraryFile};
use mille_parcours::format::{Content, FileKind};

/// The sample commons, each text changed on its way in.
pub fn changed(change: impl Fn(&str, String) -> String) -> Arc<Library> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("paths");
    let mut sources: Vec<LibraryFile> = super::sample_files()
        .iter()
        .enumerate()
        .map(|(at, file)| {
            let name = file.strip_prefix(&root).expect("a file of the sample").to_string_lossy();
            let name = name.replace('\\', "/");
            let kind = FileKind::of_name(name.rsplit('/').next().unwrap_or(&name)).expect("a file of ours");
            let text = change(&name, std::fs::read_to_string(file).expect("a text"));
            let content = Content::read(kind, &text).map_err(|error| error.message());
            let at = 1_790_000_000 - i64::try_from(at).expect("a few files") * 86_400;
            let latest = Latest { at, by: "A. Martin".into(), what: "Relecture croisée".into() };
            LibraryFile { file: name, content, latest: Some(latest) }
        })
        .collect();
    let broken = Content::read(FileKind::Path, "Path(").map_err(|error| error.message());
    sources.push(LibraryFile { file: "cci-nord/casse.path.ron".into(), content: broken, latest: None });
    Arc::new(Library::of("Essai", sources, &CheckOptions::default()))
}

/// The sample commons as it stands; read once.
pub fn sample() -> Arc<Library> {
    static READ: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(READ.get_or_init(|| changed(|_, text| text)))
}
