//! The finder at work: what there is to find, what a key does, and where what is found leads.

use crate::app::App;
use crate::app::browser::BrowserRow as Offered;
use crate::app::commands::key::{Code, Key};
use crate::app::commands::{all, named};
use crate::app::dialogs::finder::{Entry, Finder, FinderPreview, FinderTarget};
use crate::app::dialogs::layer::Layer;
use crate::app::dialogs::sought::stepped;
use crate::app::shell::focus::Focus;
use crate::app::views::kind::ViewKind;
use crate::commons::ItemKind;
use crate::export::record_page;
use crate::i18n::duration;
use crate::model::Message;

impl App {
    /// Lets a person find anything by typing.
    pub(in crate::app) fn find(&mut self) {
        let finder = Finder::new(self.findable());
        self.shell.layers.push(Layer::Finder(Box::new(finder)));
        self.views.commons.ask_for_commons(&mut self.shell);
    }

    /// The commons was read: what it offers can be found now.
    pub(in crate::app) fn refill_finder(&mut self) {
        if !matches!(self.shell.layers.last(), Some(Layer::Finder(_))) {
            return;
        }
        let entries = self.findable();
        if let Some(Layer::Finder(finder)) = self.shell.layers.last_mut() {
            let chosen = finder.chosen().cloned();
            finder.fill(entries);
            let same = finder.hits.iter().position(|at| Some(&finder.entries[*at]) == chosen.as_ref());
            finder.at = same.unwrap_or(0);
        }
    }

    /// Everything that can be found, the path's own first.
    fn findable(&self) -> Vec<Entry> {
        let (lang, here) = (self.shell.lang, self.scope());
        let mut entries: Vec<Entry> = (self.shell.module_choices(None).into_iter())
            .map(|choice| Entry {
                label: choice.label,
                detail: choice.detail,
                target: FinderTarget::Module(choice.value),
            })
            .collect();
        entries.extend(self.shell.doc.path.stages.iter().enumerate().map(|(at, stage)| Entry {
            label: stage.title.clone(),
            detail: lang.word("app-stage").into_owned(),
            target: FinderTarget::Stage(at),
        }));
        let commands = all().filter(|command| command.scope.covers(here) && !command.moves_about());
        entries.extend(commands.map(|command| Entry {
            label: lang.word(&command.label()).into_owned(),
            detail: self.keymap.shown(command, lang).join("  "),
            target: FinderTarget::Command(command.id),
        }));
        if let Some(library) = self.views.commons.browser.library.as_deref() {
            entries.extend(library.items.iter().enumerate().map(|(at, item)| {
                let kind = match item.kind {
                    ItemKind::Path => "finder-item-path",
                    ItemKind::Module => "finder-item-module",
                    ItemKind::Card => "finder-item-card",
                };
                // Whose it is tells two of one title apart, so it comes first.
                let parts = [item.centre.clone(), lang.word(kind).into_owned()];
                let detail =
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                Entry { label: item.title.clone(), detail, target: FinderTarget::Item(at) }
            }));
        }
        entries.extend(self.shell.doc.derived.findings.iter().enumerate().map(|(at, found)| Entry {
            label: lang.text(&found.message),
            detail: found.rule.code.to_owned(),
            target: FinderTarget::Finding(at),
        }));
        entries
    }

    /// A key for the finder.
    pub(in crate::app) fn finder_key(&mut self, mut finder: Box<Finder>, key: Key) {
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return,
            (Code::Enter, _) => {
                if let Some(entry) = finder.chosen() {
                    let target = entry.target.clone();
                    return self.go_to_found(&target);
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
        self.shell.layers.push(Layer::Finder(finder));
    }

    fn go_to_found(&mut self, target: &FinderTarget) {
        match target {
            FinderTarget::Module(id) => self.jump(id),
            FinderTarget::Stage(at) => self.jump(&format!("#{at}")),
            FinderTarget::Command(id) => {
                if let Some(command) = named(id) {
                    self.run(command);
                }
            }
            // Shown where it stands: what is done with it is decided there.
            FinderTarget::Item(at) => {
                self.show(ViewKind::Commons);
                self.views.commons.browser.point_at(*at, self.shell.lang);
            }
            FinderTarget::Finding(at) => {
                self.shell.selection.finding = *at;
                self.shell.go_to_finding();
            }
        }
    }

    /// Brings the preview in line with what is chosen.
    pub(in crate::app) fn settle_finder(&mut self) {
        let (_, columns) = Finder::columns(self.shell.size.0);
        let Some(Layer::Finder(finder)) = self.shell.layers.last() else { return };
        let width = columns.saturating_sub(4);
        let target = finder.chosen().filter(|_| columns > 0).map(|entry| entry.target.clone());
        let wanted = target.map(|target| FinderPreview { target, width });
        if finder.shown == wanted {
            return;
        }
        let lines = wanted.as_ref().map(|shown| self.preview_of(shown)).unwrap_or_default();
        if let Some(Layer::Finder(finder)) = self.shell.layers.last_mut() {
            finder.preview = lines;
            finder.shown = wanted;
        }
    }

    fn preview_of(&self, shown: &FinderPreview) -> Vec<String> {
        let (lang, width) = (self.shell.lang, shown.width.max(10));
        let wrapped = |text: &str| crate::app::text::wrap::lines(text, width);
        let mut lines = Vec::new();
        match &shown.target {
            FinderTarget::Module(id) => {
                if let Some(module) = self.shell.doc.path.modules.get(id) {
                    let stage = self
                        .shell
                        .doc
                        .path
                        .stage_of(id)
                        .and_then(|(at, _)| self.shell.doc.path.stages.get(at));
                    let minutes = Some(module.total_minutes()).filter(|minutes| *minutes > 0);
                    let place =
                        [stage.map(|stage| stage.title.clone()), minutes.map(|it| duration(lang, it))];
                    lines.extend(wrapped(&place.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
                    lines.push(String::new());
                    lines.extend(record_page(module, lang, width).lines().map(str::to_owned));
                }
            }
            FinderTarget::Stage(at) => {
                let Some(stage) = self.shell.doc.path.stages.get(*at) else { return lines };
                lines.extend(wrapped(&stage.title));
                lines.push(String::new());
                for id in &stage.modules {
                    lines.extend(wrapped(&format!("· {}", self.shell.doc.path.title_of(id))));
                }
            }
            FinderTarget::Command(id) => {
                let Some(command) = named(id) else { return lines };
                lines.extend(wrapped(&lang.word(&format!("{}.help", command.label()))));
                lines.push(String::new());
                lines.extend(wrapped(&self.keymap.shown(command, lang).join("  ")));
                if let Some(why) = command.why_not(self) {
                    let what = Message::new(command.label());
                    let why = Message::new("app-not-now").with("command", what).with("why", why);
                    lines.extend(wrapped(&lang.text(&why)));
                }
            }
            FinderTarget::Item(at) => {
                lines = self.views.commons.browser.page_of(Offered::Item(*at), lang, width);
            }
            FinderTarget::Finding(at) => {
                let Some(found) = self.shell.doc.derived.findings.get(*at) else { return lines };
                lines.extend(wrapped(&lang.text(&found.message)));
                lines.push(String::new());
                lines.extend(wrapped(&lang.text(&found.help())));
                lines.push(String::new());
                lines.extend(wrapped(&lang.text(&found.rule.explanation())));
            }
        }
        lines
    }

    /// Goes to a module by its id, or to a stage by `#` and its place.
    fn jump(&mut self, target: &str) {
        if self.views.get(self.shell.view).shows_modules() {
            self.views.outline.focus = Focus::Outline;
        } else {
            self.show(ViewKind::Outline);
        }
        match target.strip_prefix('#').and_then(|at| at.parse().ok()) {
            Some(stage) => self.shell.choose_stage(stage),
            None => self.shell.choose_module(target),
        }
    }
}
