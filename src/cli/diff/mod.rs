//! `parcours diff`: what changed between two versions of a file, in words of the field.
//!
//! Owns where the versions come from (files, standard input, the history of git) and the forms of the
//! report: [`text`], [`json`], [`markdown`], [`html`]. What changed, and what follows from it, is the
//! business of `crate::diff`.

mod html;
mod json;
mod markdown;
mod text;

use std::path::Path;

use super::args::Diff;
use super::choices::DiffFormat;
use super::session::{Failure, Session};
use super::{Outcome, input, output};
use crate::check::Severity;
use crate::diff::{EffectKind, Report, Version};
use crate::format::Content;
use crate::model::Message;

/// Two versions, what they are called, and how they differ.
struct Compared<'a> {
    /// The versions as they were named.
    names: [&'a str; 2],
    /// What the file is called in the version now.
    title: String,
    report: Report,
    /// What differs in the texts besides: line ends, layout.
    form: Option<Message>,
}

/// `parcours diff`
pub(super) fn run(args: &Diff, session: &Session) -> Result<Outcome, Failure> {
    if [&args.before, &args.after].into_iter().all(|argument| input::is_dash(argument)) {
        return Err(Message::new("cli-diff-two-dashes").into());
    }
    let [one, other] = input::versions([&args.before, &args.after], session);
    let (one, other) = (one?, other?);
    let kinds =
        [(&args.before, &one), (&args.after, &other)].map(|(name, read)| input::kind(name, &read.text));
    let contents = match Content::read_pair(kinds, &one.text, &other.text) {
        [Ok(before), Ok(after)] => [before, after],
        [Err(error), _] => return Err(input::refused(one, error)),
        [_, Err(error)] => return Err(input::refused(other, error)),
    };
    let texts = [one.text, other.text];
    let (one, other) = (one.name, other.name);
    let [before, after] = contents.each_ref().map(Version::from);
    let Some(report) = Report::of(before, after, args.guess) else {
        return Err(Message::new("cli-diff-kinds").with("before", one).with("after", other).into());
    };
    let same = report.is_same();
    let title = after.title().to_owned();
    let form = form(&texts[0], &texts[1]);
    let compared = Compared { names: [&one, &other], title, report, form };
    match args.format {
        DiffFormat::Text => {
            let target = args.output.as_deref();
            let plain = target.is_some() || !session.colours_on(&std::io::stdout());
            let page = text::write(&compared, session, plain);
            match target {
                None => session.print(&page)?,
                Some(_) => deliver(&page, args, session)?,
            }
        }
        DiffFormat::Json => deliver(&json::write(&compared, session.lang), args, session)?,
        DiffFormat::Markdown => deliver(&markdown::write(&compared, session.lang), args, session)?,
        DiffFormat::Html => deliver(&html::write(&compared, session.lang)?, args, session)?,
    }
    // Nothing is done after this: the system takes all memory back faster than piece by piece.
    std::mem::forget((compared.report, contents));
    Ok(if same { Outcome::Clean } else { Outcome::Found })
}

/// How two versions of a file differ, as text; none where they are not of one kind.
pub(super) fn told(
    names: [&str; 2],
    versions: [&Content; 2],
    texts: [&str; 2],
    session: &Session,
) -> Option<String> {
    let [before, after] = versions.map(Version::from);
    let report = Report::of(before, after, false)?;
    let form = form(texts[0], texts[1]);
    let compared = Compared { names, title: after.title().to_owned(), report, form };
    Some(text::write(&compared, session, !session.colours_on(&std::io::stdout())))
}

/// What differs between two texts that say the same.
fn form(before: &str, after: &str) -> Option<Message> {
    if before == after {
        return None;
    }
    let lines = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let key = if lines(before) == lines(after) { "cli-diff-line-ends" } else { "cli-diff-layout" };
    Some(Message::new(key))
}

fn deliver(text: &str, args: &Diff, session: &Session) -> Result<(), Failure> {
    let sources: [&Path; 2] = [&args.before, &args.after];
    let target = output::OutputTarget { path: args.output.as_deref(), force: args.force, sources: &sources };
    output::deliver(text, &target, session)
}

impl Compared<'_> {
    /// « 12 changements : 1 module ajouté, … »
    fn counts(&self) -> Message {
        let modules = self.report.sections.iter().filter(|section| section.about.module().is_some()).count();
        let lines = self.report.lines().count();
        match (lines, modules) {
            (0, _) => self.form.clone().unwrap_or_else(|| Message::new("cli-diff-same")),
            (lines, 0) => Message::new("cli-diff-counts").with("lines", lines),
            (lines, modules) => Message::new("cli-diff-counts-modules")
                .with("lines", Message::new("cli-diff-counts").with("lines", lines))
                .with("modules", modules),
        }
    }

    /// Modules that were joined by a guess.
    fn guesses(&self) -> Option<Message> {
        let count = self.report.guesses.len();
        (count > 0).then(|| Message::new("cli-diff-guesses").with("count", count))
    }
}

/// An effect, ready to be printed.
struct Consequence {
    kind: EffectKind,
    sign: char,
    /// What a finding is: « erreur P002 : ».
    label: Option<Message>,
    message: Message,
}

impl Compared<'_> {
    /// What follows. Findings that are merely worth knowing are counted, unless `every` one is wanted.
    fn consequences(&self, every: bool) -> Vec<Consequence> {
        let (mut came, mut went) = (0_usize, 0_usize);
        let mut out = Vec::new();
        for effect in &self.report.effects {
            match effect.kind {
                EffectKind::FindingCame(Severity::Info, _) if !every => came += 1,
                EffectKind::FindingWent(Severity::Info, _) if !every => went += 1,
                kind => out.push(Consequence {
                    kind,
                    sign: effect_sign(kind),
                    label: label(kind),
                    message: effect.message.clone(),
                }),
            }
        }
        if came + went > 0 {
            let message = Message::new("cli-diff-infos").with("came", came).with("went", went);
            out.push(Consequence { kind: EffectKind::Hours, sign: '=', label: None, message });
        }
        out
    }
}

fn effect_sign(kind: EffectKind) -> char {
    match kind {
        EffectKind::FindingCame(..) => '+',
        EffectKind::FindingWent(..) => '−',
        EffectKind::OutcomeLost => '!',
        EffectKind::Hours | EffectKind::Modality | EffectKind::CriticalPath => '=',
    }
}

fn label(kind: EffectKind) -> Option<Message> {
    let (EffectKind::FindingCame(severity, code) | EffectKind::FindingWent(severity, code)) = kind else {
        return None;
    };
    let severity = Message::new(severity.label_key());
    Some(Message::new("cli-diff-finding").with("severity", severity).with("code", code))
}
