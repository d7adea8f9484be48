//! `--log FILE`: what the program did, a line a deed, for whoever looks for the cause of a trouble.
//!
//! Owns the file and the form of a line. What is worth a line is said where it happens, through the `log`
//! crate; never what a path holds, so that the file can be sent to somebody else.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use log::{LevelFilter, Log, Metadata, Record};

use super::session::{Failure, shown};
use crate::model::Message;

struct LogFile(Mutex<File>);

impl Log for LogFile {
    fn enabled(&self, metadata: &Metadata) -> bool {
        // What libraries have to say would drown it.
        metadata.target().starts_with(env!("CARGO_CRATE_NAME"))
    }

    fn log(&self, record: &Record) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let line = format!(
            "{:.3} {:5} {} {}\n",
            jiff::Timestamp::now(),
            record.level(),
            record.target(),
            crate::i18n::visible(&record.args().to_string())
        );
        // A log that can't be written stops nothing.
        if let Ok(mut file) = self.0.lock() {
            let _ = file.write_all(line.as_bytes());
        }
    }

    fn flush(&self) {}
}

/// From now on deeds are written to the end of this file.
///
/// # Errors
/// It can't be opened for writing.
pub(super) fn start(path: &Path) -> Result<(), Failure> {
    let file = OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
        Message::new("cli-no-log").with("file", shown(path)).with("reason", error.to_string())
    })?;
    // Refused only where there is one already, which then does the same.
    if log::set_boxed_logger(Box::new(LogFile(Mutex::new(file)))).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
    log::info!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Ok(())
}
