//! The commons view: what the centres share, beside the path that is open. A path of it is opened, a
//! module of it is taken into the path that is open.

use std::collections::BTreeSet;

use crate::app::browser::{Browser, BrowserRow, CommonsSection};
use crate::app::commands::command::{Scope, always, commands};
use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::checklist::{Checklist, ChecklistItem as Offer, Tick};
use crate::app::dialogs::layer::{Layer, TextLayer};
use crate::app::message::Effect;
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::compare::HEADING;
use crate::app::shell::day::day;
use crate::app::shell::geometry::page_of;
use crate::app::shell::notice::Tone;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::commons::adopt::{self, Wanted};
use crate::commons::{ItemKind, Library, Taking};
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
}

commands! { COMMANDS of CommonsView, Scope::View(ViewKind::Commons);
    "commons-enter" 1 ["Enter"] |view, _| view.on_item() => |view, shell| view.enter(shell);
    "commons-search" 2 ["f"] always => |view, _| view.typing = true;
    "commons-next" 2 ["Right", "l"] always => |view, shell| view.browser.next_section(true, shell.lang);
    "commons-previous" 0 ["Left", "h"] always => |view, shell| view.browser.next_section(false, shell.lang);
    "commons-look" 3 ["Space", "v"] |view, _| view.on_item() => |view, shell| view.look(shell);
    "commons-down" 0 ["J", "Alt-Down"] always => |view, _| view.browser.read(1);
    "commons-up" 0 ["K", "Alt-Up"] always => |view, _| view.browser.read(-1);
    "commons-reread" 5 ["r"] always => |_, shell| read_again(shell);
    "commons-leave" 4 ["Esc"] always => |view, shell| view.leave(shell);
}

impl WorkspaceView for CommonsView {
    /// The commons is read when it is shown for the first time.
    fn opened(&mut self, shell: &mut Shell) {
        self.errand = false;
        self.ask_for_commons(shell);
    }

    fn step(&mut self, by: isize, _shell: &mut Shell) {
        self.browser.step(by);
    }

    fn page(&self, shell: &Shell) -> isize {
        page_of(crate::app::browser::parts(shell.body()).list) - 2
    }

    fn scroll(&mut self, shell: &mut Shell) {
        self.browser.settle(shell.body(), shell.lang);
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), Some(Spot::Preview)) => self.browser.read(by),
            (Gesture::Wheel(by), _) => self.browser.wheel(by),
            (Gesture::Press, Some(Spot::Choice(at))) if *at == self.browser.at => {
                shell.request(Request::Enter);
            }
            (Gesture::Press, Some(Spot::Choice(at))) => self.browser.at = *at,
            (Gesture::Press, Some(Spot::Part(section))) => self.browser.show(*section, shell.lang),
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let browser = &self.browser;
        let Some(library) = browser.library.as_deref() else {
            return Some((Tone::Found(Severity::Info), Message::new("commons-reading")));
        };
        let item = browser.item()?;
        let key = match (browser.chosen()?, item.kind) {
            (BrowserRow::Trouble(_), _) => return None,
            _ if item.broken.is_some() => "commons-said-broken",
            (_, ItemKind::Path) => "commons-said-path",
            (_, ItemKind::Card) => "commons-said-card",
            (_, ItemKind::Module) => {
                let taking = library.taking(item)?;
                let here = adopt::has(&shell.doc.path, taking.id);
                if here { "commons-said-here" } else { "commons-said-module" }
            }
        };
        Some((Tone::Found(Severity::Info), Message::new(key.to_owned())))
    }
}

impl CommonsView {
    /// Has the commons read, unless it was before.
    pub(in crate::app) fn ask_for_commons(&mut self, shell: &mut Shell) {
        if !std::mem::replace(&mut self.asked, true) {
            shell.effects.push(Effect::ReadCommons);
        }
    }

    /// Shows the modules, to take one by typing.
    pub(in crate::app) fn look_for_module(&mut self, shell: &Shell) {
        self.browser.forget();
        self.browser.show(CommonsSection::Modules, shell.lang);
        self.typing = true;
        self.errand = true;
    }

    /// Whether letters go into the search.
    pub(in crate::app) fn is_typing(&self) -> bool {
        self.typing
    }

    /// A key while one searches; says whether it was meant for the search.
    pub(in crate::app) fn search_key(&mut self, key: Key, shell: &mut Shell) -> bool {
        if shell.view != ViewKind::Commons || !self.typing {
            return false;
        }
        match (key.code, key.ctrl) {
            // Nothing was found: letters that follow still are meant for the search, not for commands.
            (Code::Enter, _) if !self.on_item() => {}
            (Code::Enter, _) => {
                self.typing = false;
                // What was searched for and found is what is wanted.
                return false;
            }
            (Code::Esc, _) | (Code::Char('c'), true) => {
                self.typing = false;
                self.browser.forget();
                self.end_errand(shell);
            }
            (Code::Char('s' | 'q'), true) | (Code::F(_), _) => return false,
            _ => {
                self.browser.key(key, shell.lang);
            }
        }
        true
    }

    /// Goes back to the outline, if that is where one came from for a module.
    fn end_errand(&mut self, shell: &mut Shell) {
        if std::mem::take(&mut self.errand) {
            self.browser.forget();
            shell.request(Request::Show(ViewKind::Outline));
        }
    }

    pub(in crate::app) fn leave(&mut self, shell: &mut Shell) {
        if self.browser.query.text().is_empty() {
            shell.request(Request::Show(ViewKind::Outline));
        } else {
            self.browser.forget();
        }
    }

    pub(in crate::app) fn on_item(&self) -> bool {
        self.browser.item().is_some()
    }

    /// Does what the chosen item is for: a path is opened, a module is taken, a card is read.
    pub(in crate::app) fn enter(&mut self, shell: &mut Shell) {
        let Some((kind, broken)) = self.browser.item().map(|item| (item.kind, item.broken.is_some())) else {
            return;
        };
        match kind {
            _ if broken => self.look(shell),
            ItemKind::Path => self.open_from_commons(shell),
            ItemKind::Module => self.take_from_commons(shell),
            ItemKind::Card => self.look(shell),
        }
    }

    /// Shows what is chosen in full.
    pub(in crate::app) fn look(&mut self, shell: &mut Shell) {
        let Some(item) = self.browser.item() else { return };
        let title = Message::new("commons-look-title").with("title", item.title.as_str());
        let width = usize::from(shell.size.0.saturating_sub(6));
        let lines = self.browser.full_page(shell.lang, width);
        let lines = lines.into_iter().enumerate();
        let lines = lines.map(|(at, line)| (if at == 0 { HEADING } else { ' ' }, line)).collect();
        shell.layers.push(Layer::Text(TextLayer { title, lines, scroll: 0 }));
    }

    /// Opens the chosen path in place of this one.
    fn open_from_commons(&mut self, shell: &mut Shell) {
        let browser = &self.browser;
        let Some((library, item)) = browser.library.as_deref().zip(browser.item()) else { return };
        let file = library.file(item).to_owned();
        shell.request(Request::LeaveFor(file));
    }

    /// Takes the chosen module; asks about prerequisites that the path lacks.
    fn take_from_commons(&mut self, shell: &mut Shell) {
        let Some(library) = self.browser.library.clone() else { return };
        let Some(item) = self.browser.item().cloned() else { return };
        let Some(taking) = library.taking(&item) else { return };
        if adopt::has(&shell.doc.path, taking.id) {
            let message = Message::new("commons-have").with("title", taking.module.title.as_str());
            return shell.refuse(message);
        }
        let needs = adopt::needs(&shell.doc.path, &library, &taking);
        if needs.found.is_empty() {
            return self.adopt(&library, &taking, &[], shell);
        }
        let items = needs.found.iter().map(|need| Offer {
            label: need.title.clone(),
            detail: shell.lang.text(&Message::new("commons-need-of").with("titles", need.of.clone())),
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
        shell.layers.push(Layer::Checklist(list));
    }

    /// Takes a module with the prerequisites that were ticked.
    pub(in crate::app) fn take_with_needs(
        &mut self,
        source: usize,
        module: &str,
        wanted: &BTreeSet<String>,
        order: &[String],
        shell: &mut Shell,
    ) {
        let Some(library) = self.browser.library.clone() else { return };
        let found = library.items.iter().filter(|item| item.source == source);
        let Some(taking) = found.filter_map(|item| library.taking(item)).find(|taking| taking.id == module)
        else {
            return;
        };
        // Those that come first, first.
        let wanted: Vec<String> = order.iter().filter(|id| wanted.contains(*id)).cloned().collect();
        self.adopt(&library, &taking, &wanted, shell);
    }

    fn adopt(&mut self, library: &Library, taking: &Taking, wanted: &[String], shell: &mut Shell) {
        let seconds = i64::try_from(shell.now.millis / 1000).unwrap_or(0).saturating_add(shell.zone.into());
        let day = day(seconds);
        let wanted = Wanted { with: wanted, place: shell.place_of_new(), usual_links: true };
        let change = adopt::adopt(&shell.doc.path, library, taking, &wanted, &day);
        // Links that are usual elsewhere are not forced upon a path where they would make a cycle.
        let circles = change.as_ref().and_then(|change| shell.doc.refused_change(change)).is_some();
        let change = if circles {
            let wanted = Wanted { usual_links: false, ..wanted };
            adopt::adopt(&shell.doc.path, library, taking, &wanted, &day)
        } else {
            change
        };
        if shell.change(change) {
            shell.choose_module(taking.id);
            shell.request(Request::FocusOutline);
            self.end_errand(shell);
        }
    }
}

/// Reads it anew.
fn read_again(shell: &mut Shell) {
    shell.tell(Message::new("commons-reading"));
    shell.effects.push(Effect::ReadCommons);
}
