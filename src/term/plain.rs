//! The workspace line by line, for screen readers, slow links and pipes: a prompt and lines, nothing drawn
//! over. The application is the same, with the same commands; what is shown is said by `ui::page`.
//!
//! Each line is obeyed to its end, with what it sets off (a save, new findings), before the next is read:
//! so a script of lines gives the same every time.

use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::Sender;

use super::event::Event;
use super::session::{End, Session};
use super::{Ended, Workspace, library, signal};
use crate::app::commands::all;
use crate::app::commands::command::Command;
use crate::app::commands::key::{Code, Key};
use crate::app::commands::linewise::Meant;
use crate::app::dialogs::layer::Layer;
use crate::app::start::StartWish;
use crate::app::{App, Msg, Tone, TypingState};
use crate::commons::{ItemKind, LibraryItem};
use crate::i18n::{Lang, duration, visible};
use crate::model::Message;
use crate::ui::{Page, page};

/// The size of the picture that views are read from: too narrow for two things side by side, which would
/// be read as one.
pub(super) const SIZE: (u16, u16) = (78, 30);

/// How many rows are read at once.
const ROWS: usize = 20;

/// Reads lines in a thread of its own.
pub(super) fn read_lines(to: Sender<Event>) -> io::Result<()> {
    std::thread::Builder::new().name("lines".to_owned()).spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let event = match input.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => Event::EndOfLines,
                Ok(_) => {
                    Event::Line(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned())
                }
            };
            let ends = matches!(event, Event::EndOfLines);
            if to.send(event).is_err() || ends {
                return;
            }
        }
    })?;
    Ok(())
}

/// Says lines; nothing of a file steers the terminal.
fn say<'a>(lines: impl IntoIterator<Item = &'a String>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in lines {
        for line in line.split('\n') {
            writeln!(out, "{}", visible(line))?;
        }
    }
    out.flush()
}

/// Asks for a line. Where nobody types, the line is repeated, so that what comes out can be read.
fn prompt() -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "> ")?;
    out.flush()
}

fn echo(line: &str) -> io::Result<()> {
    if io::stdin().is_terminal() { Ok(()) } else { say([&line.to_owned()]) }
}

/// Lines that came before they were wanted.
#[derive(Default)]
pub(super) struct Lines {
    waiting: VecDeque<String>,
    /// No more of them come.
    ended: bool,
    /// The person was told how this works.
    welcomed: bool,
}

/// What came instead of a line.
enum Instead {
    /// Something else that happened.
    Event(Event),
    /// No more lines come.
    End,
}

impl Workspace {
    /// The next line, or what happened before it.
    fn line(&mut self) -> Result<String, Instead> {
        loop {
            if let Some(line) = self.lines.waiting.pop_front() {
                return Ok(line);
            }
            if self.lines.ended {
                return Err(Instead::End);
            }
            if let Some(event) = self.meanwhile() {
                return Err(Instead::Event(event));
            }
        }
    }

    /// Waits for something to happen; a line that comes is kept until it is wanted.
    fn meanwhile(&mut self) -> Option<Event> {
        match self.queue.recv() {
            Ok(Event::Line(line)) => self.lines.waiting.push_back(line),
            Ok(Event::EndOfLines) => self.lines.ended = true,
            Ok(event) => return Some(event),
            Err(_) => return Some(Event::Hangup),
        }
        None
    }
}

/// What is remembered between two lines.
#[derive(Default)]
pub(super) struct Talk {
    /// Where the person was told to be.
    told: Option<Page>,
    /// The first row that `more` reads.
    next: usize,
    /// Nothing was said about the last line.
    silent: bool,
    /// The lines of a long text, as far as they were typed.
    prose: Vec<String>,
}

/// What a line asks for.
enum Order {
    /// To tell the application something, and then to obey the rest.
    Tell(Msg, Option<String>),
    /// To say something.
    Say(Vec<String>),
    /// To wait for more.
    Wait,
}

impl Talk {
    fn obey(&mut self, app: &App, line: &str) -> Order {
        let lang = app.shell.lang;
        let key = |code| Order::Tell(Msg::Key(Key::plain(code)), None);
        let typed = line.trim();
        let page = page(app);
        let word = |key: &str| lang.word(key).to_lowercase() == typed.to_lowercase();
        if let (None, TypingState::Editing(editing)) = (app.shell.layers.last(), &app.shell.work) {
            return self.obey_typing(editing.has_lines(), line);
        }
        if typed.eq_ignore_ascii_case("esc") {
            return key(Code::Esc);
        }
        if let Some(Layer::Prompt(_)) = app.shell.layers.last() {
            return if typed.is_empty() {
                key(Code::Enter)
            } else {
                Order::Tell(Msg::Line(typed.to_owned()), None)
            };
        }
        if let Ok(number) = typed.parse::<usize>() {
            let row = number.checked_sub(1).and_then(|at| page.rows.get(at));
            // What is chosen already would be opened by a second click.
            let again = row.is_some() && page.at == Some(number - 1) && app.shell.layers.is_empty();
            return match row.and_then(|row| row.spot.clone()) {
                _ if again => Order::Wait,
                Some(spot) => Order::Tell(Msg::Choose(spot), None),
                None => Order::Say(vec![
                    lang.text(&Message::new("plain-no-row").with("number", number.to_string())),
                ]),
            };
        }
        if word("plain-list-word") {
            self.next = page.at.unwrap_or(0) / ROWS * ROWS;
            return Order::Say(self.read_on(lang, &page));
        }
        if word("plain-more-word") {
            return Order::Say(self.read_on(lang, &page));
        }
        match app.shell.layers.last() {
            _ if typed.is_empty() => Order::Wait,
            Some(Layer::Checklist(_)) if typed.eq_ignore_ascii_case("ok") => key(Code::Enter),
            Some(Layer::Picker(_) | Layer::Link(_)) if typed.eq_ignore_ascii_case("tab") => key(Code::Tab),
            Some(
                Layer::Picker(_)
                | Layer::Checklist(_)
                | Layer::Link(_)
                | Layer::Finder(_)
                | Layer::Handout(_),
            ) => Order::Tell(Msg::Line(typed.to_owned()), None),
            Some(_) => Order::Say(page.hint.into_iter().collect()),
            None if word("plain-help-word") => Order::Say(help(app)),
            None => command(app, typed),
        }
    }

    /// A line for a field that is being typed.
    fn obey_typing(&mut self, many: bool, line: &str) -> Order {
        let give_up = Msg::Key(Key { ctrl: true, ..Key::plain(Code::Char('c')) });
        match line.trim() {
            "esc" => {
                self.prose.clear();
                Order::Tell(give_up, None)
            }
            "-" if self.prose.is_empty() => Order::Tell(Msg::Line(String::new()), None),
            "." if many && self.prose.is_empty() => Order::Tell(give_up, None),
            "." if many => Order::Tell(Msg::Line(std::mem::take(&mut self.prose).join("\n")), None),
            _ if many => {
                self.prose.push(line.to_owned());
                Order::Wait
            }
            "" => Order::Tell(give_up, None),
            typed => Order::Tell(Msg::Line(typed.to_owned()), None),
        }
    }

    /// The next rows of a page, numbered.
    fn read_on(&mut self, lang: Lang, page: &Page) -> Vec<String> {
        let count = page.rows.len();
        let from = if self.next < count { self.next } else { 0 };
        let to = (from + ROWS).min(count);
        self.next = to;
        if count == 0 {
            return vec![lang.text(&Message::new("plain-nothing").with("title", page.title.as_str()))];
        }
        let number = |at: usize| at.to_string();
        let title = Message::new("plain-list")
            .with("title", page.title.as_str())
            .with("from", number(from + 1))
            .with("to", number(to))
            .with("count", number(count));
        let mut lines = vec![lang.text(&title)];
        for (at, row) in page.rows.iter().enumerate().take(to).skip(from) {
            // What has no number can't be chosen.
            lines.push(match row.spot {
                Some(_) => format!("{}. {}", at + 1, row.text),
                None => row.text.clone(),
            });
        }
        lines.extend((to < count).then(|| lang.word("plain-more").into_owned()));
        lines
    }

    /// What happened, and where the person is now; nothing that was said already.
    fn report(&mut self, app: &mut App) -> Vec<String> {
        let lang = app.shell.lang;
        let mut lines = Vec::new();
        if let Some(notice) = app.shell.notice.take() {
            let key = match notice.tone {
                Tone::Done => "plain-done",
                Tone::Refused => "plain-refused",
                Tone::Found(_) => "plain-found",
            };
            lines.push(lang.text(&Message::new(key).with("what", notice.message)));
        }
        let page = page(app);
        let mut told = page.clone();
        if app.shell.layers.is_empty() && matches!(app.shell.work, TypingState::Looking) {
            // Only where one is: the other rows are read when they are asked for.
            told.rows = page.at.and_then(|at| page.rows.get(at)).cloned().into_iter().collect();
        }
        let silent = std::mem::take(&mut self.silent) && lines.is_empty();
        if (self.told.as_ref() == Some(&told) && !silent) || !self.prose.is_empty() {
            return lines;
        }
        if let (true, TypingState::Looking) = (app.shell.layers.is_empty(), &app.shell.work) {
            lines.push(here(lang, &page));
        } else {
            lines.push(page.title.clone());
            lines.extend(page.said.iter().filter(|said| !said.is_empty()).cloned());
            if !page.rows.is_empty() {
                self.next = 0;
                lines.extend(self.read_on(lang, &page).into_iter().skip(1));
            }
            lines.extend(page.hint);
        }
        self.told = Some(told);
        lines
    }
}

/// The row that is chosen.
fn here(lang: Lang, page: &Page) -> String {
    let chosen = page.at.and_then(|at| Some((at, page.rows.get(at)?)));
    let Some((at, row)) = chosen else {
        return lang.text(&Message::new("plain-nothing").with("title", page.title.as_str()));
    };
    let message = Message::new("plain-here")
        .with("title", page.title.as_str())
        .with("at", (at + 1).to_string())
        .with("count", page.rows.len().to_string())
        .with("text", row.text.as_str());
    lang.text(&message)
}

fn command(app: &App, typed: &str) -> Order {
    let lang = app.shell.lang;
    let label = |command: &Command| lang.word(&command.label()).into_owned();
    match app.meant(typed) {
        Meant::Command(command, _) if command.id == "help" => Order::Say(help(app)),
        Meant::Command(command, rest) => {
            Order::Tell(Msg::Command(command.id), Some(rest).filter(|rest| !rest.is_empty()))
        }
        Meant::Elsewhere(command) => {
            let message = Message::new("plain-elsewhere")
                .with("what", label(command))
                .with("where", lang.word(command.scope.label()).into_owned());
            Order::Say(vec![lang.text(&message)])
        }
        Meant::Near(near) if near.is_empty() => {
            Order::Say(vec![lang.text(&Message::new("plain-unknown").with("what", typed))])
        }
        Meant::Near(near) => {
            let names: Vec<String> = near.into_iter().map(label).collect();
            let message = Message::new("plain-near").with("what", typed).with("names", names.join(", "));
            Order::Say(vec![lang.text(&message)])
        }
    }
}

/// The commands that count here.
fn help(app: &App) -> Vec<String> {
    let lang = app.shell.lang;
    let mut lines = vec![lang.word("plain-help").into_owned()];
    let here = app.scope();
    for command in all().filter(|it| it.scope.covers(here) && (it.enabled)(app)) {
        let keys = app.keymap.shown(command, lang).join(", ");
        let key = if keys.is_empty() { "plain-command-bare" } else { "plain-command" };
        let message = Message::new(key)
            .with("label", lang.word(&command.label()).into_owned())
            .with("id", command.id)
            .with("keys", keys);
        lines.push(lang.text(&message));
    }
    lines.push(lang.word("plain-welcome").into_owned());
    lines
}

impl Session<'_> {
    /// Works line by line until the end.
    pub(super) fn converse(&mut self) -> io::Result<End> {
        let mut talk = Talk::default();
        if let Some(end) = self.finish()? {
            return Ok(end);
        }
        if !std::mem::replace(&mut self.workspace.lines.welcomed, true) {
            say([&self.app.shell.lang.word("plain-welcome").into_owned()])?;
        }
        loop {
            self.speak(&mut talk)?;
            prompt()?;
            let line = match self.next_line(&mut talk)? {
                Ok(line) => line,
                Err(end) => return Ok(end),
            };
            echo(&line)?;
            let mut rest = Some(line);
            let mut silent = true;
            while let Some(line) = rest.take() {
                match talk.obey(&self.app, &line) {
                    Order::Wait => {}
                    Order::Say(lines) => {
                        silent = false;
                        say(&lines)?;
                    }
                    Order::Tell(message, then) => {
                        let end = match self.tell(message)? {
                            None => self.finish()?,
                            end => end,
                        };
                        if let Some(end) = end {
                            talk.told = None;
                            let last = talk.report(&mut self.app);
                            // What was done, and not where one is no more.
                            say(last.iter().take(last.len().saturating_sub(1)))?;
                            return Ok(end);
                        }
                        rest = then;
                    }
                }
            }
            self.keep_journal();
            // Whoever can't see must hear that something came of it.
            if silent && talk.prose.is_empty() {
                talk.silent = true;
            }
        }
    }

    /// Says what happened; a text that is only to be read is read, and done with.
    fn speak(&mut self, talk: &mut Talk) -> io::Result<()> {
        say(&talk.report(&mut self.app))?;
        while let Some(Layer::Text(_) | Layer::Help(_)) = self.app.shell.layers.last() {
            self.tell(Msg::Key(Key::plain(Code::Esc)))?;
            say(&talk.report(&mut self.app))?;
        }
        Ok(())
    }

    /// Waits until everything that was set off is done.
    fn finish(&mut self) -> io::Result<Option<End>> {
        while self.saving > 0
            || self.reading
            || self.app.awaits_preview()
            || self.app.views.graph.awaits_picture(&self.app.shell)
            || self.app.shell.doc.judged() != Some(self.app.shell.doc.revision)
        {
            if let Some(event) = self.workspace.meanwhile()
                && let Some(end) = self.take(event)?
            {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// The next line. What happens meanwhile is said.
    fn next_line(&mut self, talk: &mut Talk) -> io::Result<Result<String, End>> {
        loop {
            match self.workspace.line() {
                Ok(line) => return Ok(Ok(line)),
                Err(Instead::End) => return Ok(Err(self.no_more_lines()?)),
                Err(Instead::Event(event)) => {
                    if let Some(end) = self.take(event)? {
                        return Ok(Err(end));
                    }
                    if self.app.shell.notice.is_some() || !self.app.shell.layers.is_empty() {
                        self.speak(talk)?;
                        prompt()?;
                    }
                }
            }
        }
    }

    /// Whoever stops typing without a word is not taken to want to lose anything.
    fn no_more_lines(&mut self) -> io::Result<End> {
        if !self.app.shell.doc.history.is_dirty() && matches!(self.app.shell.work, TypingState::Looking) {
            return Ok(End::Quit);
        }
        say([&self.app.shell.lang.word("plain-kept").into_owned()])?;
        Ok(End::Signal(signal::HANGUP))
    }
}

impl Workspace {
    /// Lets a person choose among the paths of a folder, line by line.
    pub(super) fn choose_by_line(
        &mut self,
        folder: &Path,
        limit: u64,
        trouble: Option<Message>,
    ) -> io::Result<Ended<StartWish>> {
        let lang = self.look.lang;
        let library = library::read(&library::Order { root: folder.to_path_buf(), limit });
        let paths: Vec<&LibraryItem> =
            library.items.iter().filter(|item| item.kind == ItemKind::Path).collect();
        let mut lines = vec![library.title.clone()];
        lines.extend(trouble.map(|trouble| lang.text(&Message::new("plain-refused").with("what", trouble))));
        for (at, item) in paths.iter().enumerate() {
            let (minutes, file) = (duration(lang, item.minutes), library.file(item));
            lines.push(format!("{}. {}, {minutes}, {file}", at + 1, item.title));
        }
        lines.push(lang.word("plain-choose").into_owned());
        say(&lines)?;
        loop {
            prompt()?;
            let line = match self.line() {
                Ok(line) => line,
                Err(Instead::End) => return Ok(Ended::With(StartWish::Quit)),
                Err(Instead::Event(Event::End(signal))) => return Ok(Ended::Signal(signal)),
                Err(Instead::Event(Event::Hangup)) => return Ok(Ended::Signal(signal::HANGUP)),
                Err(Instead::Event(Event::Suspend)) => {
                    signal::stop();
                    continue;
                }
                Err(Instead::Event(_)) => continue,
            };
            echo(&line)?;
            let typed = line.trim();
            let behind = |word: &str| {
                let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
                (first.to_lowercase() == lang.word(word).to_lowercase()).then(|| rest.trim().to_owned())
            };
            if let Some(at) = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
                if let Some(item) = paths.get(at) {
                    return Ok(Ended::With(StartWish::Open(library.file(item).to_owned())));
                }
            } else if let Some(title) = behind("plain-new-word").filter(|title| !title.is_empty()) {
                return Ok(Ended::With(StartWish::New(title)));
            } else if typed == "q" || typed == "esc" || behind("plain-quit-word").is_some() {
                return Ok(Ended::With(StartWish::Quit));
            }
            say([&lang.word("plain-choose").into_owned()])?;
        }
    }
}
