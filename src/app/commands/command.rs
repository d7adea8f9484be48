//! Commands: what a person can do, with keys, scope and conditions.
//!
//! Each view declares its own commands with [`commands!`]; footer, palette, help and documentation are made
//! from all of them ([`all`](crate::app::commands::all)). Labels and help stand under `cmd-ID` and
//! `cmd-ID.help` in the translations. Default keys avoid what an AZERTY keyboard has only behind `AltGr`: no
//! bracket, brace, tilde, hash, pipe, at sign, backquote.

use crate::app::App;
use crate::app::shell::Shell;
use crate::app::views::kind::ViewKind;
use crate::model::Message;

/// Something a person can do.
#[derive(Debug)]
pub struct Command {
    /// Its name in keymaps and documentation.
    pub id: &'static str,
    /// Its keys; the first is the one to show.
    pub keys: &'static [&'static str],
    /// Where its keys count.
    pub scope: Scope,
    /// Whether the footer shows it, where there is room: small numbers first, 0 never.
    pub footer: u8,
    /// Whether it can be done now. Why not, where it can't, stands under `cmd-ID.why`.
    pub enabled: fn(&App) -> bool,
    /// Whether it always can.
    #[cfg(feature = "testing")]
    pub always: bool,
    /// Does it.
    pub run: fn(&mut App),
}

/// Where the keys of a command count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere but in texts being typed.
    Everywhere,
    /// In the form beside the outline.
    Form,
    /// In a view. The findings have the list below the outline too.
    View(ViewKind),
}

impl Scope {
    /// All of them, in the order of the help.
    pub fn all() -> impl Iterator<Item = Self> {
        let views = ViewKind::ALL.iter().flat_map(|kind| {
            let form = (*kind == ViewKind::Outline).then_some(Self::Form);
            std::iter::once(Self::View(*kind)).chain(form)
        });
        views.chain([Self::Everywhere])
    }

    /// Whether a key can't mean one thing in this and another in `other`.
    pub fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }

    /// Whether it counts where the keys go now.
    pub fn covers(self, here: Self) -> bool {
        self == Self::Everywhere || self == here
    }

    /// The key of its name in the translations.
    pub fn label(self) -> &'static str {
        match self {
            Self::Everywhere => "app-help-everywhere",
            Self::Form => "app-help-form",
            Self::View(kind) => kind.help_label(),
        }
    }
}

/// A view where it stands in the application, so that its commands can be declared beside it.
pub trait CommandTarget: Sized {
    /// The view.
    fn of(app: &App) -> &Self;
    /// The view and the shell, to change both.
    fn with_shell(app: &mut App) -> (&mut Self, &mut Shell);
}

/// For commands that can always be done.
pub(in crate::app) fn always<T>(_: &T, _: &Shell) -> bool {
    true
}

/// Declares the commands of a view: `ID FOOTER [KEYS] ENABLED => RUN`, where `ENABLED` takes the view and the
/// shell, and `RUN` the same to change them.
macro_rules! commands {
    ($table:ident of $view:ty, $scope:expr; $($id:literal $footer:literal [$($key:literal),*] $enabled:expr => $run:expr;)+) => {
        pub(in crate::app) const $table: &[$crate::app::commands::command::Command] = &[$($crate::app::commands::command::Command {
            id: $id,
            keys: &[$($key),*],
            scope: $scope,
            footer: $footer,
            enabled: |app| {
                let enabled: fn(&$view, &$crate::app::shell::Shell) -> bool = $enabled;
                enabled(<$view as $crate::app::commands::command::CommandTarget>::of(app), &app.shell)
            },
            #[cfg(feature = "testing")]
            always: matches!(stringify!($enabled).as_bytes(), b"always"),
            run: |app| {
                let run: fn(&mut $view, &mut $crate::app::shell::Shell) = $run;
                let (view, shell) = <$view as $crate::app::commands::command::CommandTarget>::with_shell(app);
                run(view, shell);
            },
        }),+];
    };
}

pub(in crate::app) use commands;

impl Command {
    /// The key of its label in the translations.
    pub fn label(&self) -> String {
        format!("cmd-{}", self.id)
    }

    /// Why it can't be done now, in words of the translations, where it can't.
    pub fn why_not(&self, app: &App) -> Option<Message> {
        (!(self.enabled)(app)).then(|| Message::new(format!("{}.why", self.label())))
    }

    /// Whether it only goes from line to line.
    pub fn moves_about(&self) -> bool {
        matches!(self.id, "up" | "down" | "page-up" | "page-down" | "first" | "last")
    }

    /// Whether it writes to the document, which a text being typed must not lose.
    pub fn ends_typing(&self) -> bool {
        matches!(self.id, "save" | "quit")
    }
}
