//! `--log FILE`: what the program did, a line a deed, for whoever looks for the cause of a trouble.
//!
//! Owns the file and the form of a line. What is worth a line is said where it happens, through the `log`
//! crate; never what a path holds, so that the file can be sent to somebody else.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::SystemTime;

use log::{LevelFilter, Log, Metadata, Record};

use super::session::{Failure, shown};
use crate::format::FileKind;
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
            "{} {:5} {} {}\n",
            stamp(),
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

/// The moment of a line; the seconds of the clock where no calendar has them.
fn stamp() -> String {
    let now = SystemTime::now();
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    jiff::Timestamp::try_from(now).map_or_else(|_| format!("{seconds:.3}"), |now| format!("{now:.3}"))
}

/// Opens a log, new or to be gone on with. Refuses what is none: a file of a commons, or of anything but text, a
/// pipe, which nobody may read, and a device.
fn open(path: &Path) -> Result<File, Failure> {
    let failed = |error: &io::Error| {
        Message::new("cli-no-log").with("file", shown(path)).with("reason", error.to_string())
    };
    let refused = || Failure::from(Message::new("cli-log-refused").with("file", shown(path)));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if FileKind::of_name(name).is_some() {
        return Err(refused());
    }
    // Looked at before it is opened, because opening a pipe waits for its reader.
    match path.metadata() {
        Ok(found) if !found.is_file() => return Err(refused()),
        Ok(found) if found.len() > 0 && !is_log(path).map_err(|error| failed(&error))? => {
            return Err(refused());
        }
        _ => {}
    }
    let file = OpenOptions::new().create(true).append(true).open(path).map_err(|error| failed(&error))?;
    // Another file may have come in its place.
    if file.metadata().is_ok_and(|found| found.is_file()) { Ok(file) } else { Err(refused()) }
}

/// Whether a file begins as a log does.
fn is_log(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(4096).read_to_end(&mut head)?;
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let name = env!("CARGO_CRATE_NAME").as_bytes();
    Ok(line.windows(name.len()).any(|part| part == name))
}

/// From now on deeds are written to the end of this file.
///
/// # Errors
/// It can't be opened for writing, or is no log.
pub(super) fn start(path: &Path) -> Result<(), Failure> {
    let file = open(path)?;
    // Refused only where there is one already, which then does the same.
    if log::set_boxed_logger(Box::new(LogFile(Mutex::new(file)))).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
    log::info!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Ok(())
}
