//! What is said when the program breaks: the terminal is given back first, then the words of the panic,
//! then where the work is that was not saved.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once};

use super::file::shown;
use super::screen;
use crate::i18n::{Lang, visible};
use crate::model::Message;

/// Where what was typed is kept, and the language in which to say it.
static KEPT: Mutex<(Lang, Option<PathBuf>)> = Mutex::new((Lang::Fr, None));

/// Says in advance in which language the person would be told.
pub(super) fn speaks(lang: Lang) {
    if let Ok(mut kept) = KEPT.lock() {
        kept.0 = lang;
    }
}

/// Says in advance where what was typed is kept; nowhere, once nothing is left to keep.
pub fn kept_in(journal: Option<&Path>) {
    if let Ok(mut kept) = KEPT.lock() {
        kept.1 = journal.map(Path::to_path_buf);
    }
}

/// From now on a panic gives the terminal back before it speaks, so that its words can be read.
pub(super) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let speak = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            screen::give_back();
            log::error!("{panic}");
            speak(panic);
            // Whoever broke may hold the lock: then nothing can be said.
            if let Ok(kept) = KEPT.try_lock()
                && let (lang, Some(journal)) = &*kept
            {
                let message = Message::new("shell-panic").with("journal", shown(journal));
                let _ = writeln!(stderr(), "\n{}", visible(&lang.text(&message)));
            }
        }));
    });
}
