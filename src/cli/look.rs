//! How the workspace looks and which keys it has: `keymap.ron` and `theme.ron` in the folder of the
//! configuration, laid over the defaults. What is wrong in them is told with its place, and the rest
//! holds.

use std::io;
use std::path::{Path, PathBuf};

use super::choices::ThemeName;
use super::config::Origin;
use super::config_file::ConfigFile;
use super::session::{Failure, Session};
use crate::app::keymap::{self, Keymap};
use crate::format::{Expected, Position};
use crate::i18n::Lang;
use crate::model::value::Step;
use crate::model::{Keyed, Message};
use crate::term::{Look, ground};
use crate::ui::{self, Theme};

/// The look that the arguments and the configuration ask for, and what is wrong with them.
pub(super) fn look(session: &Session) -> (Look, Vec<Failure>) {
    let folder = session.settings.path.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let mut troubles = Vec::new();
    let keymap = keymap(folder.as_ref(), &mut troubles);
    let mut theme = theme(session, folder.as_ref(), &mut troubles);
    if session.screen.ascii {
        theme = theme.in_ascii();
    }
    if !session.colours_on(&io::stdout()) {
        theme = theme.without_colour();
    }
    let trouble = troubles.first().and_then(spoken);
    (
        Look { lang: session.lang, theme, keymap, no_mouse: session.settings.mouse == Some(false), trouble },
        troubles,
    )
}

fn keymap(folder: Option<&PathBuf>, troubles: &mut Vec<Failure>) -> Keymap {
    let Some((file, wishes)) = ConfigFile::read::<Keyed<Vec<String>>>(folder, "keymap.ron", troubles) else {
        return Keymap::default();
    };
    let (keymap, wrong) = Keymap::with(&wishes);
    troubles.extend(wrong.into_iter().map(|trouble| {
        let expected = match trouble.wrong {
            keymap::Wrong::Command => Expected::Words("shell-expected-command"),
            keymap::Wrong::Key => Expected::Words("shell-expected-key"),
            keymap::Wrong::Taken => Expected::Words("shell-expected-free-key"),
            keymap::Wrong::Needed => Expected::Words("shell-expected-some-key"),
        };
        let mut steps = vec![Step::Item(trouble.command.clone())];
        let key = trouble.key.and_then(|at| Some((at, wishes.get(&trouble.command)?.get(at)?)));
        let found = key.map_or(&trouble.command, |(_, key)| key).clone();
        steps.extend(key.map(|(at, _)| Step::At(at)));
        file.refuse(&steps, found, expected)
    }));
    keymap
}

fn theme(session: &Session, folder: Option<&PathBuf>, troubles: &mut Vec<Failure>) -> Theme {
    let base = match session.screen.theme {
        ThemeName::Terminal => Theme::TERMINAL,
        ThemeName::Light => Theme::LIGHT,
        ThemeName::Dark => Theme::DARK,
        ThemeName::Contrast => Theme::CONTRAST,
        // Asked only where it will be drawn on.
        ThemeName::Auto if session.screen.plain => Theme::TERMINAL,
        ThemeName::Auto => ground().unwrap_or(Theme::TERMINAL),
    };
    if session.screen.theme_origin == Origin::Argument {
        return base;
    }
    let Some((file, wishes)) = ConfigFile::read::<Keyed<String>>(folder, "theme.ron", troubles) else {
        return base;
    };
    let (theme, wrong) = base.with(&wishes);
    troubles.extend(wrong.into_iter().map(|(key, wrong)| {
        let expected = match wrong {
            ui::Wrong::Role => Expected::Words("shell-expected-role"),
            ui::Wrong::Style => Expected::Words("shell-expected-style"),
            ui::Wrong::Base => Expected::Symbol(ui::THEMES),
            ui::Wrong::Glyphs => Expected::Symbol(&["unicode", "ascii"]),
        };
        let value = wishes.get(&key).filter(|_| wrong != ui::Wrong::Role);
        file.refuse(&[Step::Item(key.clone())], value.unwrap_or(&key).clone(), expected)
    }));
    theme
}

/// A trouble in one sentence, for the screen.
fn spoken(trouble: &Failure) -> Option<Message> {
    match trouble {
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
