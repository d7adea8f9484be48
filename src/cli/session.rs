//! One run of the program: its language, its colours, and the two places it prints to.
//!
//! Owns what goes where: what was asked for to standard output, everything else to standard error.
//! A reader of the output that goes away ends the program without a word.

use std::io::{self, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::args::Global;
use super::choices::{ThemeName, When};
use super::config::settings::{Origin, Settings};
use super::failure::intact_copy;
pub(crate) use super::failure::{Failure, shown, unwritten};
use super::gate;
use super::language;
use super::markup::{Style, paint};
use super::snippet;
use crate::format;
use crate::i18n::Lang;
use crate::model::Message;
use crate::vcs::{Caller, Git};

/// What the workspace is to look like, and what decided it.
#[derive(Debug, Default)]
pub(crate) struct ScreenSettings {
    /// The theme of the workspace.
    pub(crate) theme: ThemeName,
    /// What decided the theme.
    pub(crate) theme_origin: Origin,
    /// Only signs that every terminal can show.
    pub(crate) ascii: bool,
    /// What decided that.
    pub(crate) ascii_origin: Origin,
    /// Line by line, for screen readers and slow links.
    pub(crate) plain: bool,
    /// What decided that.
    pub(crate) plain_origin: Origin,
}

/// One run.
pub(crate) struct Session {
    /// The language of everything said.
    pub(crate) lang: Lang,
    /// The language that an argument asks for.
    pub(crate) lang_asked: Option<Lang>,
    /// What decided the language.
    pub(crate) lang_origin: Origin,
    /// Say only what matters.
    pub(crate) quiet: bool,
    /// Say more.
    pub(crate) verbose: bool,
    /// The size up to which files are read, in bytes.
    pub(crate) limit: u64,
    /// When to colour.
    pub(crate) color: When,
    /// What decided the colours.
    pub(crate) color_origin: Origin,
    /// What decided the limit.
    pub(crate) limit_origin: Origin,
    /// What the workspace is to look like.
    pub(crate) screen: ScreenSettings,
    /// The configuration.
    pub(crate) settings: Settings,
}

impl ScreenSettings {
    fn new(global: &Global, settings: &Settings) -> Self {
        let (theme, theme_origin) = first(global.theme, settings.theme);
        let (ascii, ascii_origin) = first(global.ascii.then_some(true), settings.ascii);
        let (plain, plain_origin) = first(global.plain.then_some(true), settings.plain);
        let terminal = std::env::var("TERM").unwrap_or_default();
        // Consoles have few glyphs, and a dumb terminal can't be drawn on.
        let (ascii, ascii_origin) = match ascii {
            None if foreign_locale().is_some() => {
                (true, Origin::Variable(foreign_locale().unwrap_or_default()))
            }
            decided => or_by_term(decided, ascii_origin, terminal == "linux" || terminal == "dumb"),
        };
        let (plain, plain_origin) = or_by_term(plain, plain_origin, terminal == "dumb");
        let theme = theme.unwrap_or_default();
        Self { theme, theme_origin, ascii, ascii_origin, plain, plain_origin }
    }
}

impl Session {
    /// By the arguments, then the configuration, then the environment.
    pub(crate) fn new(global: &Global, settings: Settings) -> Self {
        let (lang, lang_origin) = language::choose(global.lang.map(Lang::from), &settings);
        let (color, color_origin) = first(global.color, settings.color);
        let (size, limit_origin) = first(global.max_size, settings.max_size);
        Self {
            lang,
            lang_asked: global.lang.map(Lang::from),
            lang_origin,
            quiet: global.quiet,
            verbose: global.verbose,
            limit: size.map_or(format::MAX_BYTES, |mebibytes| u64::from(mebibytes) << 20),
            color: color.unwrap_or_default(),
            color_origin,
            limit_origin,
            screen: ScreenSettings::new(global, &settings),
            settings,
        }
    }

    /// Where the arguments could not be read.
    pub(crate) fn plain(lang: Lang, settings: &Settings) -> Self {
        Self {
            lang,
            lang_asked: None,
            lang_origin: Origin::Default,
            quiet: false,
            verbose: false,
            limit: format::MAX_BYTES,
            color: settings.color.unwrap_or_default(),
            color_origin: Origin::Default,
            limit_origin: Origin::Default,
            screen: ScreenSettings::default(),
            settings: Settings::default(),
        }
    }

    /// What is printed is git's to colour or not: its options and its configuration decide, unless ours do.
    pub(crate) fn colour_as(&mut self, caller: &Caller) {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if self.color == When::Auto && !no_colour && caller.is_read() {
            let wanted = !caller.forbids_colours() && Git::in_folder(Path::new(".")).colours_differences();
            self.color = if wanted { When::Always } else { When::Never };
        }
    }

    /// A message in words.
    pub(crate) fn text(&self, message: &Message) -> String {
        self.lang.text(message)
    }

    /// Prints a report that was asked for, which may hold colours of the program's own.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        let stdout = io::stdout().lock();
        let mut stream = AutoStream::new(stdout, self.choice(&io::stdout()));
        let text = gate::styled(text);
        stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).map_err(|error| unwritten(&error))
    }

    /// Prints a report without colours: data, Markdown, a picture.
    pub(crate) fn print_plain(&self, text: &str) -> Result<(), Failure> {
        self.print(&gate::plain(text))
    }

    /// Says something beside the output. Where nobody listens, nothing is lost.
    pub(crate) fn tell(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.choice(&io::stderr()));
        let _ = stream.write_all(gate::styled(text).as_bytes()).and_then(|()| stream.flush());
    }

    /// A line beside the output, behind its label.
    fn tell_labelled(&self, style: Style, label: &str, message: &Message) {
        let label = paint(style, &self.text(&Message::new(label)));
        self.tell(&format!("{label} {}\n", self.text(&message.brief())));
    }

    /// Something worth knowing, unless the user wants quiet.
    pub(crate) fn note(&self, message: &Message) {
        if !self.quiet {
            self.tell_labelled(Style::Note, "cli-label-note", message);
        }
    }

    /// Something done, unless the user wants quiet.
    pub(crate) fn done(&self, message: &Message) {
        if !self.quiet {
            self.tell(&format!("{}\n", self.text(&message.brief())));
        }
    }

    /// Something for those who want to know more.
    pub(crate) fn detail(&self, message: &Message) {
        if self.verbose {
            self.tell_labelled(Style::Note, "cli-label-note", message);
        }
    }

    /// Something that could not be done.
    pub(crate) fn problem(&self, message: &Message) {
        self.tell_labelled(Style::Error, "cli-label-error", message);
    }

    /// Why a command could not do its work.
    pub(crate) fn tell_failure(&self, failure: &Failure) {
        match failure {
            Failure::ClosedPipe => {}
            Failure::Message(message) => self.problem(message),
            Failure::Refused { name, text, error } => {
                self.tell(&snippet::refusal(self.lang, name, text, error, snippet::Gravity::Error));
                if let Some(copy) = intact_copy(Path::new(name)) {
                    self.tell_labelled(Style::Note, "cli-label-note", &copy);
                }
            }
        }
    }

    /// What is wrong with the configuration; the program works on without it.
    pub(crate) fn report_config_errors(&self, errors: &[Failure]) {
        for error in errors {
            match error {
                Failure::Refused { name, text, error } => {
                    self.tell(&snippet::refusal(self.lang, name, text, error, snippet::Gravity::Warning));
                }
                Failure::Message(message) => {
                    self.tell_labelled(Style::Warning, "cli-label-warning", message);
                }
                Failure::ClosedPipe => {}
            }
        }
    }

    /// Whether colours may go to a stream.
    pub(crate) fn colours_on(&self, stream: &impl anstream::stream::RawStream) -> bool {
        self.choice(stream) != ColorChoice::Never
    }

    fn choice(&self, stream: &impl anstream::stream::RawStream) -> ColorChoice {
        match self.color {
            When::Auto => AutoStream::choice(stream),
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        }
    }
}

/// What decides of two, and its origin.
fn first<T>(argument: Option<T>, file: Option<T>) -> (Option<T>, Origin) {
    match (argument, file) {
        (Some(value), _) => (Some(value), Origin::Argument),
        (None, Some(value)) => (Some(value), Origin::File),
        (None, None) => (None, Origin::Default),
    }
}

/// The variable that says that the terminal reads another encoding than UTF-8; none where it does read it.
fn foreign_locale() -> Option<&'static str> {
    if !cfg!(unix) {
        return None;
    }
    let value = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    // The first that is set decides, as for the system.
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| value(name).is_some());
    let locale = name.and_then(|name| value(&name)).unwrap_or_default().to_ascii_lowercase();
    // Without any, the locale is C, which knows no accents.
    let reads = locale.contains("utf-8") || locale.contains("utf8");
    (!reads).then_some(name.unwrap_or("LANG"))
}

/// What was decided, or else what the kind of terminal needs.
fn or_by_term(decided: Option<bool>, origin: Origin, needed: bool) -> (bool, Origin) {
    match decided {
        Some(decided) => (decided, origin),
        None if needed => (true, Origin::Variable("TERM")),
        None => (false, Origin::Default),
    }
}
