//! The commons view: what the centres share, beside the path that is open. A path of it is opened, a
//! module of it is taken into the path that is open.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::browser::{Browser, Row, Section, day};
use super::checklist::{Checklist, Item as Offer, Tick};
use super::compare::HEADING;
use super::geometry::parts;
use super::key::{Code, Key};
use super::layer::{Answer, Layer, Question, TextLayer};
use super::mouse::{Gesture, Spot};
use super::view::{Hooks, View};
use super::{App, Effect, Focus, Now, Tone};
use crate::check::Severity;
use crate::commons::adopt::{self, Wanted};
use crate::commons::{Kind, Library, Taking};
use crate::model::Message;

/// What the view remembers.
#[derive(Default)]
pub struct CommonsView {
    /// What is shown.
    pub browser: Browser,
    /// Whether letters are typed to search with.
    pub typing: bool,
    /// Whether it is shown for the outline, to take one module: then, or once the search is given up,
    /// the outline is shown again.
    errand: bool,
    /// Whether it was asked for.
    asked: bool,
    /// The file that was chosen, while it is asked what becomes of this one.
    candidate: Option<String>,
    /// The file to open once this one is saved.
    pub(super) next: Option<String>,
}

pub(super) const HOOKS: Hooks = Hooks {
    refresh: |_| {},
    step: |app, by| app.commons.browser.step(by),
    page: |app| super::panes::page_of(super::browser::parts(parts(app).body).list) - 2,
    scroll: |app| {
        let body = parts(app).body;
        app.commons.browser.settle(body, app.lang);
    },
    mouse: |app, gesture, spot, now, effects| match (gesture, spot) {
        (Gesture::Wheel(by), Some(Spot::Preview)) => app.commons.browser.read(by),
        (Gesture::Wheel(by), _) => app.commons.browser.wheel(by),
        (Gesture::Press, Some(Spot::Choice(at))) if *at == app.commons.browser.at => app.enter(now, effects),
        (Gesture::Press, Some(Spot::Choice(at))) => app.commons.browser.at = *at,
        (Gesture::Press, Some(Spot::Part(section))) => app.commons.browser.show(*section, app.lang),
        _ => {}
    },
    said,
    shows_modules: false,
};

fn said(app: &App) -> Option<(Tone, Message)> {
    let browser = &app.commons.browser;
    let Some(library) = browser.library.as_deref() else {
        return Some((Tone::Found(Severity::Info), Message::new("commons-reading")));
    };
    let item = browser.item()?;
    let key = match (browser.chosen()?, item.kind) {
        (Row::Trouble(_), _) => return None,
        _ if item.broken.is_some() => "commons-said-broken",
        (_, Kind::Path) => "commons-said-path",
        (_, Kind::Card) => "commons-said-card",
        (_, Kind::Module) => {
            let taking = library.taking(item)?;
            let here = adopt::has(&app.doc.path, taking.id);
            if here { "commons-said-here" } else { "commons-said-module" }
        }
    };
    Some((Tone::Found(Severity::Info), Message::new(key.to_owned())))
}

impl App {
    /// Shows the commons; reads it when it is shown for the first time.
    pub(super) fn show_commons(&mut self, effects: &mut Vec<Effect>) {
        self.show(View::Commons);
        self.commons.errand = false;
        self.ask_for_commons(effects);
    }

    /// Has the commons read, unless it was before.
    pub(super) fn ask_for_commons(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::replace(&mut self.commons.asked, true) {
            effects.push(Effect::ReadCommons);
        }
    }

    /// Reads it anew.
    pub(super) fn reread_commons(&mut self, effects: &mut Vec<Effect>) {
        self.tell(Message::new("commons-reading"));
        effects.push(Effect::ReadCommons);
    }

    /// Takes what was read.
    pub(super) fn commons_read(&mut self, library: Arc<Library>) {
        self.commons.browser.take(library, self.lang);
        self.refill_finder();
    }

    /// Shows the modules of the commons, to take one by typing.
    pub(super) fn choose_from_commons(&mut self, effects: &mut Vec<Effect>) {
        self.show_commons(effects);
        self.commons.browser.forget();
        self.commons.browser.show(Section::Modules, self.lang);
        self.commons.typing = true;
        self.commons.errand = true;
    }

    /// A key while one searches; says whether it was meant for the search.
    pub(super) fn commons_key(&mut self, key: Key) -> bool {
        if self.view != View::Commons || !self.commons.typing {
            return false;
        }
        match (key.code, key.ctrl) {
            // Nothing was found: letters that follow still are meant for the search, not for commands.
            (Code::Enter, _) if !self.on_commons_item() => {}
            (Code::Enter, _) => {
                self.commons.typing = false;
                // What was searched for and found is what is wanted.
                return false;
            }
            (Code::Esc, _) | (Code::Char('c'), true) => {
                self.commons.typing = false;
                self.commons.browser.forget();
                self.end_errand();
            }
            (Code::Char('s' | 'q'), true) | (Code::F(_), _) => return false,
            _ => {
                self.commons.browser.key(key, self.lang);
            }
        }
        true
    }

    /// Goes back to the outline, if that is where one came from for a module.
    fn end_errand(&mut self) {
        if std::mem::take(&mut self.commons.errand) {
            self.commons.browser.forget();
            self.show(View::Outline);
        }
    }

    pub(super) fn leave_commons(&mut self) {
        if self.commons.browser.query.text().is_empty() {
            self.show(View::Outline);
        } else {
            self.commons.browser.forget();
        }
    }

    pub(super) fn on_commons_item(&self) -> bool {
        self.commons.browser.item().is_some()
    }

    /// Does what the chosen item is for: a path is opened, a module is taken, a card is read.
    pub(super) fn commons_enter(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Some((kind, broken)) = self.commons.browser.item().map(|item| (item.kind, item.broken.is_some()))
        else {
            return;
        };
        match kind {
            _ if broken => self.commons_look(),
            Kind::Path => self.open_from_commons(effects),
            Kind::Module => self.take_from_commons(now),
            Kind::Card => self.commons_look(),
        }
    }

    /// Shows what is chosen in full.
    pub(super) fn commons_look(&mut self) {
        let Some(item) = self.commons.browser.item() else { return };
        let title = Message::new("commons-look-title").with("title", item.title.as_str());
        let width = usize::from(self.size.0.saturating_sub(6));
        let lines = self.commons.browser.full_page(self.lang, width);
        let lines = lines.into_iter().enumerate();
        let lines = lines.map(|(at, line)| (if at == 0 { HEADING } else { ' ' }, line)).collect();
        self.layers.push(Layer::Text(TextLayer { title, lines, scroll: 0 }));
    }

    /// Opens the chosen path in place of this one.
    fn open_from_commons(&mut self, effects: &mut Vec<Effect>) {
        let browser = &self.commons.browser;
        let Some((library, item)) = browser.library.as_deref().zip(browser.item()) else { return };
        let file = library.file(item).to_owned();
        self.leave_for(file, effects);
    }

    /// Leaves this document for a file of the commons; asks first where something would be lost.
    pub(super) fn leave_for(&mut self, file: String, effects: &mut Vec<Effect>) {
        if !self.doc.history.is_dirty() {
            effects.push(Effect::Open(file));
            return;
        }
        self.commons.candidate = Some(file.clone());
        self.layers.push(Layer::Question(Question {
            title: Message::new("app-quit-title"),
            body: Some(Message::new("commons-open-body").with("file", file)),
            answers: vec![
                (Message::new("commons-answer-save-open"), Answer::SaveAndOpen),
                (Message::new("commons-answer-open"), Answer::Open),
                (Message::new("app-answer-stay"), Answer::Stay),
            ],
            at: 0,
        }));
    }

    /// Opens the file that was chosen, once this one is saved or as it is.
    pub(super) fn open_candidate(&mut self, save: bool, effects: &mut Vec<Effect>) {
        let Some(file) = self.commons.candidate.take() else { return };
        if save {
            self.commons.next = Some(file);
            self.quit_after_save = true;
            self.save(false, effects);
        } else {
            effects.push(Effect::Open(file));
        }
    }

    /// Takes the chosen module; asks about prerequisites that the path lacks.
    fn take_from_commons(&mut self, now: &Now) {
        let Some(library) = self.commons.browser.library.clone() else { return };
        let Some(item) = self.commons.browser.item().cloned() else { return };
        let Some(taking) = library.taking(&item) else { return };
        if adopt::has(&self.doc.path, taking.id) {
            let message = Message::new("commons-have").with("title", taking.module.title.as_str());
            return self.refuse(message);
        }
        let needs = adopt::needs(&self.doc.path, &library, &taking);
        if needs.found.is_empty() {
            return self.adopt(&library, &taking, &[], now);
        }
        let items = needs.found.iter().map(|need| Offer {
            label: need.title.clone(),
            detail: self.lang.text(&Message::new("commons-need-of").with("titles", need.of.clone())),
            value: need.id.clone(),
            on: need.binding,
        });
        let title = Message::new("commons-needs").with("title", taking.module.title.as_str());
        let purpose = Tick::Needs { source: item.source, module: taking.id.to_owned() };
        let mut list = Checklist::new(purpose, title, items.collect());
        list.said = Some(if needs.unknown.is_empty() {
            Message::new("commons-needs-said")
        } else {
            Message::new("commons-needs-unknown").with("ids", needs.unknown)
        });
        self.layers.push(Layer::Checklist(list));
    }

    /// Takes a module with the prerequisites that were ticked.
    pub(super) fn take_with_needs(
        &mut self,
        source: usize,
        module: &str,
        wanted: &BTreeSet<String>,
        order: &[String],
        now: &Now,
    ) {
        let Some(library) = self.commons.browser.library.clone() else { return };
        let found = library.items.iter().filter(|item| item.source == source);
        let Some(taking) = found.filter_map(|item| library.taking(item)).find(|taking| taking.id == module)
        else {
            return;
        };
        // Those that come first, first.
        let wanted: Vec<String> = order.iter().filter(|id| wanted.contains(*id)).cloned().collect();
        self.adopt(&library, &taking, &wanted, now);
    }

    fn adopt(&mut self, library: &Library, taking: &Taking, wanted: &[String], now: &Now) {
        let seconds = i64::try_from(now.millis / 1000).unwrap_or(0).saturating_add(self.zone.into());
        let day = day(seconds);
        let wanted = Wanted { with: wanted, place: self.place_of_new(), usual_links: true };
        let change = adopt::adopt(&self.doc.path, library, taking, &wanted, &day);
        // Links that are usual elsewhere are not forced upon a path where they would make a cycle.
        let circles = change.as_ref().and_then(|change| self.doc.refused_change(change)).is_some();
        let change = if circles {
            let wanted = Wanted { usual_links: false, ..wanted };
            adopt::adopt(&self.doc.path, library, taking, &wanted, &day)
        } else {
            change
        };
        if self.change(change, now) {
            self.choose_module(taking.id);
            self.focus = Focus::Outline;
            self.end_errand();
        }
    }
}
