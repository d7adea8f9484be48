//! `show --as outline`: stages and modules with durations and prerequisites in words, as plain text.

use crate::i18n::{Lang, date, visible};
use crate::model::{Message, ModuleKind, Status, TrainingPath};

use super::outline::{OutlineWords, capital, dotted};
use super::view::{ModuleView, View};
use super::words;
use super::wrap::{pad, wrap};

/// The narrowest page on which words still read as words.
const NARROWEST: usize = 24;

/// The outline of a path on a page of `width` columns; every line ends with a line break.
pub fn outline_page(path: &TrainingPath, lang: Lang, width: usize) -> String {
    let view = View::of(path, lang);
    let words = OutlineWords(lang);
    let mut page = PlainPage { width: width.max(NARROWEST), lines: Vec::new() };
    let title = if path.title.is_empty() { &path.id } else { &path.title };
    page.beside("", &visible(title), &words.duration(view.totals.minutes));
    page.text("", &visible(&about(&view)));
    let goal = path.goal.as_str().replace('\n', " ");
    if !goal.is_empty() {
        let label = words.text(&Message::new("export-label").with("label", words.of("export-page-goal")));
        page.text("", &format!("{label} {}", visible(&goal)));
    }
    for modules in view.modules.chunk_by(|one, next| one.stage == next.stage) {
        page.lines.push(String::new());
        if !path.stages.is_empty() {
            let minutes = modules.iter().fold(0_u32, |sum, module| sum.saturating_add(module.minutes));
            let stage = modules.first().and_then(|module| module.stage);
            page.beside("", &visible(&stage_title(path, stage, words)), &words.duration(minutes));
        }
        for (index, module) in modules.iter().enumerate() {
            page.module(module, index + 1 == modules.len(), words);
        }
    }
    page.lines.join("\n") + "\n"
}

fn about(view: &View) -> String {
    let (path, words) = (view.path, OutlineWords(view.lang));
    let mark = |key: &str, value: &str| match value {
        "" => String::new(),
        value => words.text(&Message::new(key).with("value", value)),
    };
    dotted([
        capital(&words.symbol(&Status::SYMBOLS, path.status.name())),
        mark("export-mark-version", &path.version),
        mark("export-mark-updated", &date(view.lang, &path.updated)),
        words.text(&counts(view)),
    ])
}

fn counts(view: &View) -> Message {
    Message::new("export-page-counts")
        .with("modules", view.modules.len())
        .with("duration", crate::model::Arg::Minutes(view.totals.minutes))
}

fn stage_title(path: &TrainingPath, stage: Option<usize>, words: OutlineWords) -> String {
    let Some((at, stage)) = stage.and_then(|at| Some((at, path.stages.get(at)?))) else {
        return words.of("export-no-stage");
    };
    let title = if stage.title.is_empty() { &stage.id } else { &stage.title };
    format!("{}. {title}", at + 1)
}

struct PlainPage {
    width: usize,
    lines: Vec<String>,
}

impl PlainPage {
    /// Text broken into lines, each behind `margin`.
    fn text(&mut self, margin: &str, text: &str) {
        let width = self.width.saturating_sub(unicode_width::UnicodeWidthStr::width(margin));
        self.lines.extend(wrap(text, width).into_iter().map(|line| format!("{margin}{line}")));
    }

    /// Text on the left and a few letters in the right column of its first line.
    fn beside(&mut self, margin: &str, text: &str, right: &str) {
        use unicode_width::UnicodeWidthStr;
        let column = self.width.saturating_sub(right.width() + 2);
        let lines = wrap(text, column.saturating_sub(margin.width()));
        for (index, line) in lines.into_iter().enumerate() {
            // A branch that goes on goes on beside every line of a title.
            let margin = match index {
                0 => margin.to_owned(),
                _ => margin.replace('├', "│").replace(['└', '─'], " "),
            };
            let line = format!("{margin}{line}");
            let shown = if index == 0 && !right.is_empty() {
                format!("{}  {right}", pad(&line, column))
            } else {
                line
            };
            self.lines.push(shown);
        }
    }

    fn module(&mut self, module: &ModuleView, last: bool, words: OutlineWords) {
        let (branch, margin) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        self.beside(branch, &visible(module.title()), &words.duration(module.minutes));
        let kind = match &module.module.kind {
            // What every learner takes needs no word.
            ModuleKind::Core => String::new(),
            kind => words.symbol(&ModuleKind::SYMBOLS, kind.name()),
        };
        self.text(
            &format!("{margin}   "),
            &visible(&dotted(words.modalities(&module.by_modality).into_iter().chain([kind]))),
        );
        self.text(&format!("{margin}   "), &visible(&words::sentence(&module.words, words.0)));
    }
}
