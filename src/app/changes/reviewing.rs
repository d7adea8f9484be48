//! What is done about changes: another version chosen, a change taken from it, a remark left, a change
//! marked as looked at.
//!
//! A remark for the reviewer is a comment in the open path, beside what it is about: it is saved, sent and
//! compared with the file, and undone like any edit.

use std::fmt::Write as _;

use crate::app::changes::{ChangesView, Only, Outside, family};
use crate::app::dialogs::layer::{Layer, PromptPurpose};
use crate::app::dialogs::picker::{Picker, PickerChoice, Purpose};
use crate::app::message::Effect;
use crate::app::shell::versions::{Against, Offered};
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::diff::{Deed, edits, edits_under, rename};
use crate::edit::{Change, Op};
use crate::i18n::visible;
use crate::model::node::{Node, NodeView as Content};
use crate::model::trivia::{Anchor, Comments};
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Message, TrainingPath};

/// How many states of the history are offered.
const STATES: usize = 30;

/// The choice that asks for a name.
const ASK: &str = "?";

impl ChangesView {
    /// Whether a change is chosen.
    pub(in crate::app) fn has_change(&self) -> bool {
        self.line().is_some()
    }

    /// Whether the chosen change can be taken from the other version.
    pub(in crate::app) fn can_take(&self, shell: &Shell) -> bool {
        let takes = |line: &crate::diff::Line| !line.changes.is_empty() || line.deed == Deed::Renamed;
        shell.may_edit() && self.line().is_some_and(takes)
    }

    /// Whether a remark can be left beside the chosen change.
    pub(in crate::app) fn can_remark(&self, shell: &Shell) -> bool {
        shell.may_edit() && self.has_change()
    }

    /// Leaves the view. Who came from a question to look first is asked again.
    pub(in crate::app) fn leave(&mut self, shell: &mut Shell) {
        shell.request(Request::Show(ViewKind::Outline));
        match self.against {
            Against::Recovered if shell.has_recovery() => shell.ask_about_recovery(),
            Against::Disk if shell.disk_version().is_some() => shell.ask_about_disk("app-disk-changed"),
            _ => {}
        }
    }

    /// A version was chosen to compare with.
    pub(in crate::app) fn picked_version(&mut self, chosen: &str, shell: &mut Shell) {
        if chosen == ASK {
            return shell.prompt("changes-ask-name", "HEAD", PromptPurpose::Version);
        }
        let against = match chosen.split_once(':') {
            Some(("state", state)) => Against::State(state.parse().unwrap_or_default()),
            Some(("named", name)) => return self.fetch(name, shell),
            _ if chosen == "disk" => Against::Disk,
            _ if chosen == "recovered" => Against::Recovered,
            _ => Against::Saved,
        };
        self.compare_with(against, Outside::Nothing, shell);
    }

    /// Asks for a file or a revision by its name.
    pub(in crate::app) fn fetch(&mut self, name: &str, shell: &mut Shell) {
        self.compare_with(Against::Named(name.to_owned()), Outside::Waiting, shell);
        shell.effects.push(Effect::Fetch(name.to_owned()));
    }

    /// A version came, or did not.
    pub(in crate::app) fn fetched(
        &mut self,
        name: &str,
        result: Result<Box<TrainingPath>, Message>,
        shell: &mut Shell,
    ) {
        if self.against != Against::Named(name.to_owned()) {
            return;
        }
        let outside = match result {
            Ok(path) => Outside::Here(path),
            Err(why) => Outside::Refused(why),
        };
        self.compare_with(Against::Named(name.to_owned()), outside, shell);
    }

    /// The versions change sides: what was removed is added.
    pub(in crate::app) fn swap_versions(&mut self, shell: &mut Shell) {
        self.swapped = !self.swapped;
        self.compare_again(shell);
    }

    /// Shows the modules in which nothing changed too, or not any more.
    pub(in crate::app) fn toggle_calm(&mut self, shell: &mut Shell) {
        self.whole = !self.whole;
        self.list_changes(shell);
    }

    /// Marks the chosen change as looked at, or not, and goes on.
    pub(in crate::app) fn mark_seen(&mut self, shell: &mut Shell) {
        let Some(line) = self.line() else { return };
        let mark = Self::mark_of(line);
        let seen = &mut self.seen;
        if !seen.remove(&mark) {
            seen.insert(mark);
        }
        if self.only == Only::Unseen {
            self.list_changes(shell);
        } else {
            self.step(1, shell);
        }
    }

    /// Lets a person choose which changes to see.
    pub(in crate::app) fn pick_filter(&mut self, shell: &mut Shell) {
        let Some(report) = &self.report else { return };
        let all: Vec<_> = report.lines().collect();
        let choice = |label: String, value: String, count: usize| PickerChoice {
            label,
            detail: shell.lang.text(&Message::new("changes-count").with("count", count)),
            value,
        };
        let word = |key: &str| shell.lang.word(key).into_owned();
        let unseen = all.iter().filter(|(_, line)| !self.is_seen(line)).count();
        let mut choices = vec![
            choice(word("changes-only-all"), String::new(), all.len()),
            choice(word("changes-only-unseen"), "unseen".to_owned(), unseen),
        ];
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for kind in all.iter().map(|(_, line)| family(line)) {
            match kinds.iter_mut().find(|(found, _)| *found == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        choices.extend(kinds.into_iter().map(|(kind, count)| {
            choice(word(&format!("changes-kind-{kind}")), format!("kind:{kind}"), count)
        }));
        choices.extend(report.sections.iter().filter_map(|section| {
            let module = section.about.module()?;
            Some(choice(shell.lang.text(&section.title), format!("module:{module}"), section.lines.len()))
        }));
        let picker = Picker::new(Purpose::ShowOnly, Message::new("changes-pick-filter"), choices);
        shell.layers.push(Layer::Picker(picker));
    }

    /// Which changes to see was chosen.
    pub(in crate::app) fn picked_filter(&mut self, chosen: &str, shell: &mut Shell) {
        let Some(report) = &self.report else { return };
        let kind_of = |kind: &str| report.lines().map(|(_, line)| family(line)).find(|found| *found == kind);
        let only = match chosen.split_once(':') {
            Some(("kind", kind)) => kind_of(kind).map_or(Only::All, Only::Kind),
            Some(("module", id)) => Only::Module(id.to_owned()),
            _ if chosen == "unseen" => Only::Unseen,
            _ => Only::All,
        };
        self.only = only;
        self.list_changes(shell);
    }

    /// The open path becomes, in the chosen change, what the other version is.
    pub(in crate::app) fn take_change(&mut self, shell: &mut Shell) {
        let Some((change, what)) = self.taken(shell) else { return };
        if shell.change(Some(change)) {
            shell.tell(what);
        }
    }

    fn taken(&self, shell: &Shell) -> Option<(Change, Message)> {
        let (section, line) = self.section_and_line()?;
        let report = self.report.as_ref()?;
        let mut wanted: Vec<crate::diff::Change> =
            line.changes.iter().filter_map(|at| report.changes.get(*at)).cloned().collect();
        let path = &shell.doc.path;
        let after = self.open_is_after();
        if after {
            wanted = wanted.into_iter().map(crate::diff::Change::inverse).collect();
        }
        let ids = |value: &Option<Value>| match value {
            Some(Value::Line(id)) => Some(id.clone()),
            _ => None,
        };
        let ops = if line.deed == Deed::Renamed {
            let (old, new) = (ids(&line.before)?, ids(&line.after)?);
            let renames = if after { [(new, old)] } else { [(old, new)] };
            rename(path, &renames).into_iter().collect()
        } else if after || report.renames.is_empty() {
            edits(path, &wanted)
        } else {
            edits_under(path, &report.renames, &wanted)
        };
        let label = Message::new("changes-take-label")
            .with("where", section.title.clone())
            .with("what", line.what.clone());
        (!ops.is_empty()).then(|| {
            (Change { label: label.clone(), ops }, Message::new("changes-taken").with("change", label))
        })
    }

    /// Asks for a remark beside the chosen change.
    pub(in crate::app) fn ask_remark(&mut self, shell: &mut Shell) {
        if let Some(at) = self.line().map(|line| line.at.clone()) {
            shell.prompt("changes-ask-remark", "", PromptPurpose::Remark(at));
        }
    }

    /// Shows the place of the chosen change in the outline.
    pub(in crate::app) fn go_to_change(&mut self, shell: &mut Shell) {
        let module = self.effect().and_then(|effect| effect.module.clone());
        let place = self
            .line()
            .map(|line| line.at.clone())
            .or_else(|| module.map(|id| crate::steps![Field("modules"), Item(id)]));
        let Some(mut place) = place else { return };
        // The form counts items where changes name them; what is gone has the place around it.
        while !place.is_empty() && find(&shell.doc.path, &place).is_none() {
            place.pop();
        }
        shell.request(Request::Reveal(counted(&shell.doc.path, &place)));
    }

    /// Gives the changes to the clipboard, as lines.
    pub(in crate::app) fn copy_changes(&mut self, shell: &mut Shell) {
        let Some(report) = &self.report else { return };
        let mut text = String::new();
        for section in &report.sections {
            text.push_str(&shell.lang.text(&section.title));
            text.push('\n');
            for line in &section.lines {
                // Writing to a String can't fail.
                let _ = writeln!(text, "  {} {}", line.shown_deed().sign(), shell.lang.text(&line.message));
            }
        }
        shell.effects.push(Effect::Copy(text));
        shell.tell(Message::new("changes-copied"));
    }
}

/// What can be compared with: the saved version, what was found outside, the states of the history.
fn version_choices(offered: &[Offered], shell: &Shell) -> Vec<PickerChoice> {
    let choice = |label: &str, value: &str| PickerChoice {
        label: shell.lang.word(label).into_owned(),
        detail: String::new(),
        value: value.to_owned(),
    };
    let mut choices = vec![choice("changes-saved", "saved")];
    if shell.disk_version().is_some() {
        choices.push(choice("changes-disk", "disk"));
    }
    if shell.recovered_version().is_some() {
        choices.push(choice("changes-recovered", "recovered"));
    }
    choices.extend(offered.iter().map(|version| PickerChoice {
        label: version.label.clone(),
        detail: version.detail.clone(),
        value: format!("named:{}", version.name),
    }));
    let (now, reachable) = (shell.doc.history.now(), shell.doc.history.reachable());
    let states = (0..reachable.len()).rev().filter(|state| *state != now && reachable[*state]);
    let when = |state| -> Vec<String> {
        shell.state_day(state).into_iter().chain([shell.state_time(state)]).collect()
    };
    choices.extend(states.take(STATES).map(|state| PickerChoice {
        label: shell.lang.text(&shell.state_label(state)),
        detail: when(state).join(" "),
        value: format!("state:{state}"),
    }));
    choices.push(choice("changes-ask-version", ASK));
    choices
}

impl Shell {
    /// Lets a person choose what to compare with; files and revisions come when they were found.
    pub(in crate::app) fn pick_version(&mut self) {
        self.effects.push(Effect::Versions);
        let picker =
            Picker::new(Purpose::Compare, Message::new("changes-pick-version"), version_choices(&[], self));
        self.layers.push(Layer::Picker(picker));
    }

    /// Files and revisions were found; the list of versions gets them, if it is still there.
    pub(in crate::app) fn versions_found(&mut self, offered: &[Offered]) {
        let choices = version_choices(offered, self);
        if let Some(Layer::Picker(picker)) = self.layers.last_mut()
            && picker.purpose == Purpose::Compare
        {
            let chosen = picker.chosen().map(|choice| choice.value.clone()).unwrap_or_default();
            let query = std::mem::take(&mut picker.sought.query);
            let mut renewed = Picker::new(Purpose::Compare, Message::new("changes-pick-version"), choices);
            renewed.sought.paste(query.text());
            *picker = renewed.starting_at(&chosen);
        }
    }

    /// Leaves a remark as a comment.
    pub(in crate::app) fn remark(&mut self, at: &[Step], text: &str) {
        let comment =
            self.lang.text(&Message::new("changes-remark").with("text", visible(text).into_owned()));
        let Some((record, slot)) = beside(&self.doc.path, at) else { return };
        let Some(Content::Record(node)) = find(&self.doc.path, &record).map(Node::view) else { return };
        let before = node.trivia().comments(&slot).cloned();
        let mut after = before.clone().unwrap_or_default();
        after.absorb(Comments { before: vec![format!("// {comment}").into()], after: Vec::new() });
        let op = Op::Comment { record, slot, before, after: Some(after) };
        let label = Message::new("changes-remarked").with("text", text);
        self.change(Some(Change { label, ops: vec![op] }));
    }
}

/// The record that carries the comments of what stands at a place, or of what is left around it, and
/// which comments those are.
fn beside(path: &TrainingPath, at: &[Step]) -> Option<(Steps, Anchor)> {
    let there = (1..=at.len()).rev().map(|length| &at[..length]).find(|at| find(path, at).is_some())?;
    let (last, around) = there.split_last()?;
    let is_record = matches!(find(path, there).map(Node::view), Some(Content::Record(_)));
    match last {
        Step::Field(name) => {
            let Some(Content::Record(record)) = find(path, around).map(Node::view) else { return None };
            Some((around.to_vec(), Anchor::Field(record.shape().index(name)?)))
        }
        Step::Item(_) if is_record => Some((there.to_vec(), Anchor::Whole)),
        Step::Item(key) => {
            let (Step::Field(name), record) = around.split_last()? else { return None };
            let Some(Content::Record(node)) = find(path, record).map(Node::view) else { return None };
            Some((record.to_vec(), Anchor::Item(node.shape().index(name)?, key.as_str().into())))
        }
        Step::At(_) => None,
    }
}

/// Steps with the items of lists by their places, as the form has them.
fn counted(path: &TrainingPath, at: &[Step]) -> Steps {
    let mut out = Steps::new();
    for step in at {
        let place = match find(path, &out).map(Node::view) {
            Some(Content::List(list)) => crate::model::value::item_index(list, step).map(Step::At),
            _ => None,
        };
        out.push(place.unwrap_or_else(|| step.clone()));
    }
    out
}
