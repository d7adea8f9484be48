//! How the workspace looks and which keys it has: `keymap.ron` and `theme.ron` beside `config.ron`, laid
//! over the defaults.

use std::io;
use std::path::Path;

use super::file::ConfigFile;
use super::settings::Origin;
use crate::app::commands::keymap::{Keymap, KeymapErrorKind};
use crate::cli::choices::ThemeName;
use crate::cli::session::{Failure, Session};
use crate::format::{Expected, Position, Problem};
use crate::i18n::Lang;
use crate::model::{Keyed, Message};
use crate::term::Look;
use crate::ui::{self, Theme, ThemeErrorKind};

/// The look that the arguments and the configuration ask for, and what is wrong with its files.
pub(crate) fn look(session: &Session) -> (Look, Vec<Failure>) {
    let folder = session.settings.path.as_deref().and_then(Path::parent);
    let mut errors = Vec::new();
    let keymap = keymap(folder, &mut errors);
    let made = |base: Theme, errors: &mut Vec<Failure>| {
        let theme = theme(session, base, folder, errors);
        let theme = if session.screen.ascii { theme.in_ascii() } else { theme };
        if session.colours_on(&io::stdout()) { theme } else { theme.without_colour() }
    };
    let theme = made(base(session.screen.theme), &mut errors);
    // Drawn at once as the terminal is; what its background asks for follows when it has told.
    let follows = session.screen.theme == ThemeName::Auto && !session.screen.plain;
    let backgrounds = follows.then(|| [Theme::LIGHT, Theme::DARK].map(|base| made(base, &mut Vec::new())));
    let no_mouse = session.settings.mouse == Some(false);
    let trouble = errors.first().and_then(sentence);
    (Look { lang: session.lang, theme, backgrounds, keymap, no_mouse, trouble }, errors)
}

fn keymap(folder: Option<&Path>, errors: &mut Vec<Failure>) -> Keymap {
    let Some(file) = folder.and_then(|folder| ConfigFile::open(&folder.join("keymap.ron"), errors)) else {
        return Keymap::default();
    };
    let entries = file.entries(errors);
    let overrides: Keyed<Vec<String>> = entries.read(errors);
    let (keymap, wrong) = Keymap::with_overrides(&overrides);
    errors.extend(wrong.into_iter().map(|error| {
        let expected = Expected::Words(match error.kind {
            KeymapErrorKind::Command => "shell-expected-command",
            KeymapErrorKind::Key => "shell-expected-key",
            KeymapErrorKind::Taken => "shell-expected-free-key",
            KeymapErrorKind::Needed => "shell-expected-some-key",
        });
        let key = error.key.and_then(|at| overrides.get(&error.command)?.get(at));
        let found = key.unwrap_or(&error.command).clone();
        entries.error(&error.command, error.key, Problem::Unexpected { found, expected })
    }));
    keymap
}

fn base(name: ThemeName) -> Theme {
    match name {
        ThemeName::Terminal | ThemeName::Auto => Theme::TERMINAL,
        ThemeName::Light => Theme::LIGHT,
        ThemeName::Dark => Theme::DARK,
        ThemeName::Contrast => Theme::CONTRAST,
    }
}

fn theme(session: &Session, base: Theme, folder: Option<&Path>, errors: &mut Vec<Failure>) -> Theme {
    if session.screen.theme_origin == Origin::Argument {
        return base;
    }
    let Some(file) = folder.and_then(|folder| ConfigFile::open(&folder.join("theme.ron"), errors)) else {
        return base;
    };
    let entries = file.entries(errors);
    let overrides: Keyed<String> = entries.read(errors);
    let (theme, wrong) = base.with_overrides(&overrides);
    errors.extend(wrong.into_iter().map(|error| {
        let expected = match error.kind {
            ThemeErrorKind::Role => Expected::Words("shell-expected-role"),
            ThemeErrorKind::Style => Expected::Words("shell-expected-style"),
            ThemeErrorKind::Base => Expected::Symbol(ui::THEMES),
            ThemeErrorKind::Glyphs => Expected::Symbol(&["unicode", "ascii"]),
        };
        let value = overrides.get(&error.key).filter(|_| error.kind != ThemeErrorKind::Role);
        let found = value.unwrap_or(&error.key).clone();
        entries.error(&error.key, None, Problem::Unexpected { found, expected })
    }));
    theme
}

/// An error in one sentence, for the screen.
fn sentence(error: &Failure) -> Option<Message> {
    match error {
        Failure::Message(message) => Some(message.clone()),
        Failure::Refused { name, text, error } => {
            let position = Position::of(text, error.span.start);
            let place = Message::new("shell-config-trouble")
                .with("file", name.as_str())
                .with("line", position.line.to_string())
                .with("column", position.column.to_string());
            Some(place.with("problem", error.message()))
        }
        Failure::ClosedPipe => None,
    }
}

/// `parcours config keymap`
pub(super) fn keymap_page(lang: Lang) -> String {
    Keymap::default().page(lang)
}

/// `parcours config theme`
pub(super) fn theme_page(name: ThemeName, lang: Lang) -> String {
    let (name, theme) = match name {
        ThemeName::Auto | ThemeName::Terminal => ("terminal", Theme::TERMINAL),
        ThemeName::Light => ("light", Theme::LIGHT),
        ThemeName::Dark => ("dark", Theme::DARK),
        ThemeName::Contrast => ("contrast", Theme::CONTRAST),
    };
    theme.page(name, lang)
}
