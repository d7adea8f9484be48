//! The application on a screen of cells, driven by key strings.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use mille_parcours::app::commands::key::keys;
use mille_parcours::app::dialogs::handout::{ExportResult, Preview};
use mille_parcours::app::mouse::{Drawn, Gesture, Mouse};
use mille_parcours::app::shell::document::{Derived, Document};
use mille_parcours::app::shell::past;
use mille_parcours::app::{App, Disk, Effect, Msg, Now, SaveResult};
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::model::TrainingPath;
use mille_parcours::ui::{Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

pub const SAMPLE: &str = include_str!("../fixtures/small.path.ron");

/// A person at work.
pub struct Session {
    pub app: App,
    pub theme: Theme,
    pub ended: bool,
    /// What stands on disk.
    pub disk: String,
    /// What the application asked for beside saving and quitting.
    pub asked: Vec<Effect>,
    /// What is kept for a later session, with the text that it belongs to.
    pub past: Option<(String, Vec<u8>)>,
    /// What was handed out, by the name of the file.
    pub files: BTreeMap<String, String>,
    clock: u64,
    /// How many milliseconds pass between two messages.
    pub pace: u64,
    millis: u64,
    width: u16,
    height: u16,
}

impl Session {
    pub fn sample(width: u16, height: u16) -> Self {
        Self::of(SAMPLE, width, height)
    }

    pub fn of(text: &str, width: u16, height: u16) -> Self {
        Self::with(text, None, (width, height))
    }

    /// The file is opened another day.
    pub fn reopened(&self) -> Self {
        let past = self.past.clone().filter(|(of, _)| *of == self.disk);
        Self::with(&self.disk, past, (self.width, self.height))
    }

    fn with(text: &str, past: Option<(String, Vec<u8>)>, (width, height): (u16, u16)) -> Self {
        let path: TrainingPath = read(text).expect("a fixture that can be read");
        let mut document = Document::new(path, "essai.path.ron");
        if let Some((_, kept)) = &past {
            assert!(document.restore(kept), "what was kept can be used");
        }
        let app = App::new(document, Lang::Fr, (width, height));
        let disk = text.to_owned();
        let theme = Theme::TERMINAL;
        let mut session = Self {
            app,
            theme,
            ended: false,
            disk,
            asked: Vec::new(),
            past,
            files: BTreeMap::new(),
            clock: 0,
            pace: 1000,
            millis: 0,
            width,
            height,
        };
        // As the program begins; no time passes.
        session.send(Msg::Resize(width, height));
        session.clock = 0;
        session
    }

    /// Types a line of keys; draws after each, as the program does.
    pub fn keys(&mut self, line: &str) {
        for key in keys(line) {
            self.send(Msg::Key(key));
            self.app.shell.drawn = self.drawn().1;
        }
    }

    /// The mouse does something at a column and row.
    pub fn mouse(&mut self, gesture: Gesture, (column, row): (u16, u16)) {
        self.app.shell.drawn = self.drawn().1;
        self.send(Msg::Mouse(Mouse { gesture, column, row }));
        self.app.shell.drawn = self.drawn().1;
    }

    /// Where a text stands on the screen: the column and row of its first letter.
    pub fn find(&self, text: &str) -> (u16, u16) {
        let (terminal, _) = self.drawn();
        let buffer = terminal.backend().buffer();
        for row in 0..buffer.area.height {
            let line: String = (0..buffer.area.width).map(|x| buffer[(x, row)].symbol()).collect();
            if let Some(at) = line.find(text) {
                return (u16::try_from(line[..at].chars().count()).expect("a screen"), row);
            }
        }
        panic!("no {text} in\n{self}");
    }

    /// The button goes down and up on a text.
    pub fn click(&mut self, text: &str) {
        let at = self.find(text);
        self.mouse(Gesture::Press, at);
        self.mouse(Gesture::Drop, at);
    }

    /// The window gets another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        (self.width, self.height) = (width, height);
        self.send(Msg::Resize(width, height));
    }

    pub fn send(&mut self, message: Msg) {
        self.clock += 1;
        self.millis += self.pace;
        let now = Now { millis: self.millis, chance: self.clock };
        for effect in self.app.update(message, &now) {
            match effect {
                Effect::Save { path, state, history, to, .. } => {
                    let text = write(&*path);
                    let again = read(&text).expect("a path that was written");
                    let kept = past::kept(&history, &path, &again);
                    self.past = kept.map(|kept| (text.clone(), kept)).or(self.past.take());
                    if let Some(to) = &to {
                        self.files.insert(to.clone(), text);
                    } else {
                        self.disk = text;
                    }
                    let name = to.unwrap_or_else(|| "essai.path.ron".into());
                    self.send(Msg::Saved(state, SaveResult::Done(name, Vec::new())));
                }
                Effect::Judge(revision) => {
                    let derived = Derived::of(&self.app.shell.doc.path);
                    let more = self.app.update(Msg::Judged(revision, Arc::new(derived)), &now);
                    assert!(more.is_empty(), "findings ask for nothing");
                }
                Effect::Arrange(order) => self.send(Msg::Arranged(Box::new(order.arrange()))),
                Effect::Preview(order) => {
                    let preview = Preview::of(order, &self.app.shell.doc.path);
                    self.send(Msg::Previewed(Box::new(preview)));
                }
                Effect::Export { path, order, to, force } => {
                    let result = if self.files.contains_key(&to) && !force {
                        ExportResult::Exists(to)
                    } else {
                        let document = order.document(&path).expect("a document");
                        self.files.insert(to.clone(), document.text);
                        ExportResult::Done(to, Vec::new())
                    };
                    self.send(Msg::Exported(result));
                }
                Effect::Quit => self.ended = true,
                other => self.asked.push(other),
            }
        }
    }

    /// Somebody else saves the file.
    pub fn disk_changes(&mut self, text: &str) {
        text.clone_into(&mut self.disk);
        let path = read(text).expect("a text that can be read");
        self.send(Msg::Changed(Disk::Path(Box::new(path))));
    }

    /// What is ticked in the list that lies on top.
    pub fn ticks(&self) -> Vec<bool> {
        match self.app.shell.layers.last() {
            Some(mille_parcours::app::dialogs::layer::Layer::Checklist(list)) => {
                list.items.iter().map(|item| item.on).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The canonical text of the document.
    pub fn text(&self) -> String {
        write(&self.app.shell.doc.path)
    }

    /// The text with what is being typed.
    pub fn draft(&self) -> String {
        write(&self.app.shell.draft())
    }

    /// Saves, and gives what stands on disk.
    pub fn saved(&mut self) -> String {
        self.keys("<Ctrl-S>");
        self.disk.clone()
    }

    /// Goes down the form to the field of this name.
    pub fn open_field(&mut self, name: &str) {
        self.keys("<Home>");
        for _ in 0..self.app.views.outline.form.len() {
            let row = &self.app.views.outline.form[self.app.views.outline.field];
            let label = match &row.name {
                mille_parcours::app::outline::form::FormName::Field(label) => {
                    self.app.shell.lang.word(label).into_owned()
                }
                _ => String::new(),
            };
            if label == name {
                return;
            }
            self.keys("<Down>");
        }
        panic!("no field {name} in\n{self}");
    }

    fn picture(&self) -> Terminal<TestBackend> {
        self.drawn().0
    }

    /// A picture, and what was drawn where.
    fn drawn(&self) -> (Terminal<TestBackend>, Drawn) {
        let mut terminal = Terminal::new(TestBackend::new(self.width, self.height)).expect("a screen");
        let mut drawn = Drawn::default();
        terminal.draw(|frame| drawn = draw(&self.app, &self.theme, frame)).expect("a picture");
        (terminal, drawn)
    }

    /// The screen as a picture for a page; `title` is for those who do not see it.
    pub fn svg(&self, title: &str) -> String {
        super::svg::svg(self.picture().backend().buffer(), title)
    }

    /// The screen with its styles, as a text.
    pub fn looks(&self) -> String {
        super::looks::looks(self.picture().backend().buffer())
    }

    /// The letters of all cells.
    pub fn raw(&self) -> String {
        self.picture().backend().buffer().content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    /// Whether a text stands on the screen, across line ends too.
    pub fn shows(&self, text: &str) -> bool {
        let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let screen = self.to_string().replace(['│', '\n'], " ");
        squeeze(&screen).contains(&squeeze(text))
    }
}

impl fmt::Display for Session {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&super::looks::letters(self.picture().backend().buffer()))
    }
}
