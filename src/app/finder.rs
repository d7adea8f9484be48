//! The finder: everything that has a name, in one list that is searched by typing: modules and stages of the
//! path, commands, what the commons offers, findings. What is chosen is previewed beside.

use super::browser::Row as Offered;
use super::command::{COMMANDS, Command};
use super::input::Input;
use super::key::{Code, Key};
use super::layer::Layer;
use super::panes::turned;
use super::sought::stepped;
use super::view::View;
use super::{App, Effect, Now};
use crate::commons::Kind;
use crate::export::record_page;
use crate::i18n::duration;
use crate::model::Message;
use crate::search::{self, Index};

/// What is looked among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Everything.
    All,
    /// The modules and stages of the path.
    Path,
    /// The commands.
    Commands,
    /// What the commons offers.
    Commons,
    /// The findings.
    Findings,
}

impl Among {
    /// All of them, in the order in which they are gone through.
    pub const ALL: [Self; 5] = [Self::All, Self::Path, Self::Commands, Self::Commons, Self::Findings];

    /// The key of its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "finder-all",
            Self::Path => "finder-path",
            Self::Commands => "finder-commands",
            Self::Commons => "finder-commons",
            Self::Findings => "finder-findings",
        }
    }

    /// Of what is found equally well, that of the path comes first.
    fn rank(self) -> u8 {
        match self {
            Self::All | Self::Path => 0,
            Self::Commands => 1,
            Self::Commons => 2,
            Self::Findings => 3,
        }
    }
}

/// What an entry leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A module of the path.
    Module(String),
    /// A stage, by its place.
    Stage(usize),
    /// A command.
    Command(&'static str),
    /// An item of the commons, by its place.
    Item(usize),
    /// A finding, by its place.
    Finding(usize),
}

impl Target {
    /// What it is among.
    pub fn among(&self) -> Among {
        match self {
            Self::Module(_) | Self::Stage(_) => Among::Path,
            Self::Command(_) => Among::Commands,
            Self::Item(_) => Among::Commons,
            Self::Finding(_) => Among::Findings,
        }
    }
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What is said beside it, and searched too.
    pub detail: String,
    /// What it leads to.
    pub target: Target,
}

/// What the preview shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    target: Target,
    width: usize,
}

/// The finder.
pub struct Finder {
    /// What was typed.
    pub query: Input,
    /// What is looked among.
    pub among: Among,
    /// What there is.
    pub entries: Vec<Entry>,
    /// What fits, by its place among the entries, best first.
    pub hits: Vec<usize>,
    /// Which of them is chosen.
    pub at: usize,
    /// The lines of the preview.
    pub preview: Vec<String>,
    shown: Option<Shown>,
    index: Index,
}

/// From this many columns on, the preview stands beside the list.
const BESIDE: usize = 76;

/// The most columns.
const WIDEST: usize = 150;

impl Finder {
    fn new(entries: Vec<Entry>) -> Self {
        let mut finder = Self {
            query: Input::default(),
            among: Among::All,
            entries: Vec::new(),
            hits: Vec::new(),
            at: 0,
            preview: Vec::new(),
            shown: None,
            index: Index::default(),
        };
        finder.fill(entries);
        finder
    }

    fn fill(&mut self, entries: Vec<Entry>) {
        let texts: Vec<String> =
            entries.iter().map(|entry| format!("{} {}", entry.label, entry.detail)).collect();
        let ranks = entries.iter().map(|entry| entry.target.among().rank());
        self.index = Index::ranked(texts.iter().map(String::as_str).zip(ranks));
        self.entries = entries;
        self.search();
    }

    fn search(&mut self) {
        let among = |at: &usize| self.among == Among::All || self.entries[*at].target.among() == self.among;
        self.hits =
            self.index.search(self.query.text()).into_iter().map(|hit| hit.index).filter(among).collect();
        self.at = 0;
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&Entry> {
        self.hits.get(self.at).and_then(|at| self.entries.get(*at))
    }

    /// The letters of a text that match what was typed.
    pub fn letters(&self, text: &str) -> Vec<usize> {
        search::letters(self.query.text(), text)
    }

    /// Types what was pasted.
    pub(super) fn paste(&mut self, text: &str) {
        self.query.insert(text, false);
        self.search();
    }

    /// Looks for a whole line, first of all in the path.
    pub(super) fn ask(&mut self, line: &str) {
        self.query = Input::new(line);
        self.among = Among::Path;
        self.search();
        if self.hits.is_empty() {
            self.among = Among::All;
            self.search();
        }
    }

    fn turn(&mut self, forward: bool) {
        self.among = turned(&Among::ALL, &self.among, forward);
        self.search();
    }

    /// The columns of the whole, and of them those of the preview: none where there is no room beside.
    pub fn columns(screen: u16) -> (usize, usize) {
        let all = usize::from(screen).min(WIDEST);
        (all, if all >= BESIDE { all * 9 / 20 } else { 0 })
    }
}

impl App {
    /// Lets a person find anything by typing.
    pub(super) fn find(&mut self, effects: &mut Vec<Effect>) {
        let finder = Finder::new(self.findable());
        self.layers.push(Layer::Finder(Box::new(finder)));
        self.ask_for_commons(effects);
    }

    /// The commons was read: what it offers can be found now.
    pub(super) fn refill_finder(&mut self) {
        if !matches!(self.layers.last(), Some(Layer::Finder(_))) {
            return;
        }
        let entries = self.findable();
        if let Some(Layer::Finder(finder)) = self.layers.last_mut() {
            let chosen = finder.chosen().cloned();
            finder.fill(entries);
            let same = finder.hits.iter().position(|at| Some(&finder.entries[*at]) == chosen.as_ref());
            finder.at = same.unwrap_or(0);
        }
    }

    /// Everything that can be found, the path's own first.
    fn findable(&self) -> Vec<Entry> {
        let lang = self.lang;
        let mut entries: Vec<Entry> = (self.module_choices(None).into_iter())
            .map(|choice| Entry {
                label: choice.label,
                detail: choice.detail,
                target: Target::Module(choice.value),
            })
            .collect();
        entries.extend(self.doc.path.stages.iter().enumerate().map(|(at, stage)| Entry {
            label: stage.title.clone(),
            detail: lang.word("app-stage").into_owned(),
            target: Target::Stage(at),
        }));
        let commands = COMMANDS.iter().filter(|command| command.scope.covers(self) && !command.moves_about());
        entries.extend(commands.map(|command| Entry {
            label: lang.word(&command.label()).into_owned(),
            detail: self.keymap.shown(command, lang).join("  "),
            target: Target::Command(command.id),
        }));
        if let Some(library) = self.commons.browser.library.as_deref() {
            entries.extend(library.items.iter().enumerate().map(|(at, item)| {
                let kind = match item.kind {
                    Kind::Path => "finder-item-path",
                    Kind::Module => "finder-item-module",
                    Kind::Card => "finder-item-card",
                };
                // Whose it is tells two of one title apart, so it comes first.
                let parts = [item.centre.clone(), lang.word(kind).into_owned()];
                let detail =
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                Entry { label: item.title.clone(), detail, target: Target::Item(at) }
            }));
        }
        entries.extend(self.doc.derived.findings.iter().enumerate().map(|(at, found)| Entry {
            label: lang.text(&found.message),
            detail: found.rule.code.to_owned(),
            target: Target::Finding(at),
        }));
        entries
    }

    /// A key for the finder.
    pub(super) fn finder_key(
        &mut self,
        mut finder: Box<Finder>,
        key: Key,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return,
            (Code::Enter, _) => {
                if let Some(entry) = finder.chosen() {
                    let target = entry.target.clone();
                    return self.go_to_found(&target, now, effects);
                }
            }
            (Code::Tab, _) => finder.turn(true),
            (Code::BackTab, _) => finder.turn(false),
            _ => {
                let last = finder.hits.len().saturating_sub(1);
                if let Some(at) = stepped(key, finder.at, last) {
                    finder.at = at;
                } else if finder.query.types(key) {
                    finder.search();
                }
            }
        }
        self.layers.push(Layer::Finder(finder));
    }

    fn go_to_found(&mut self, target: &Target, now: &Now, effects: &mut Vec<Effect>) {
        match target {
            Target::Module(id) => self.jump(id),
            Target::Stage(at) => self.jump(&format!("#{at}")),
            Target::Command(id) => {
                if let Some(command) = Command::named(id) {
                    self.run(command, now, effects);
                }
            }
            // Shown where it stands: what is done with it is decided there.
            Target::Item(at) => {
                self.show(View::Commons);
                self.commons.browser.point_at(*at, self.lang);
            }
            Target::Finding(at) => {
                self.finding = *at;
                self.go_to_finding();
            }
        }
    }

    /// Brings the preview in line with what is chosen.
    pub(super) fn settle_finder(&mut self) {
        let (_, columns) = Finder::columns(self.size.0);
        let Some(Layer::Finder(finder)) = self.layers.last() else { return };
        let width = columns.saturating_sub(4);
        let target = finder.chosen().filter(|_| columns > 0).map(|entry| entry.target.clone());
        let wanted = target.map(|target| Shown { target, width });
        if finder.shown == wanted {
            return;
        }
        let lines = wanted.as_ref().map(|shown| self.preview_of(shown)).unwrap_or_default();
        if let Some(Layer::Finder(finder)) = self.layers.last_mut() {
            finder.preview = lines;
            finder.shown = wanted;
        }
    }

    fn preview_of(&self, shown: &Shown) -> Vec<String> {
        let (lang, width) = (self.lang, shown.width.max(10));
        let wrapped = |text: &str| super::wrap::lines(text, width);
        let mut lines = Vec::new();
        match &shown.target {
            Target::Module(id) => {
                if let Some(module) = self.doc.path.modules.get(id) {
                    let stage = self.doc.path.stage_of(id).and_then(|(at, _)| self.doc.path.stages.get(at));
                    let minutes = Some(module.total_minutes()).filter(|minutes| *minutes > 0);
                    let place =
                        [stage.map(|stage| stage.title.clone()), minutes.map(|it| duration(lang, it))];
                    lines.extend(wrapped(&place.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
                    lines.push(String::new());
                    lines.extend(record_page(module, lang, width).lines().map(str::to_owned));
                }
            }
            Target::Stage(at) => {
                let Some(stage) = self.doc.path.stages.get(*at) else { return lines };
                lines.extend(wrapped(&stage.title));
                lines.push(String::new());
                for id in &stage.modules {
                    lines.extend(wrapped(&format!("· {}", self.doc.path.title_of(id))));
                }
            }
            Target::Command(id) => {
                let Some(command) = Command::named(id) else { return lines };
                lines.extend(wrapped(&lang.word(&format!("{}.help", command.label()))));
                lines.push(String::new());
                lines.extend(wrapped(&self.keymap.shown(command, lang).join("  ")));
                if let Some(why) = command.why_not(self) {
                    let what = Message::new(command.label());
                    let why = Message::new("app-not-now").with("command", what).with("why", why);
                    lines.extend(wrapped(&lang.text(&why)));
                }
            }
            Target::Item(at) => lines = self.commons.browser.page_of(Offered::Item(*at), lang, width),
            Target::Finding(at) => {
                let Some(found) = self.doc.derived.findings.get(*at) else { return lines };
                lines.extend(wrapped(&lang.text(&found.message)));
                lines.push(String::new());
                lines.extend(wrapped(&lang.text(&found.help())));
                lines.push(String::new());
                lines.extend(wrapped(&lang.text(&found.rule.explanation())));
            }
        }
        lines
    }
}
