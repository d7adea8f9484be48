//! The one table of commands: footer, palette, help and documentation are made from it.
//!
//! Labels and help stand under `cmd-ID` and `cmd-ID.help` in the translations. Default keys avoid what
//! an AZERTY keyboard has only behind `AltGr`: no bracket, brace, tilde, hash, pipe, at sign, backquote.

use super::view::View;
use super::{App, Focus, Now, Work};
use crate::app::Effect;
use crate::model::Message;

/// Something a person can do.
#[derive(Debug)]
pub struct Command {
    /// Its name in keymaps and documentation.
    pub id: &'static str,
    /// Its keys; the first is the one to show.
    pub keys: &'static [&'static str],
    /// Where its keys count.
    pub scope: Scope,
    /// Whether the footer shows it, where there is room: small numbers first, 0 never.
    pub footer: u8,
    /// Whether it can be done now. Why not, where it can't, stands under `cmd-ID.why`.
    pub enabled: fn(&App) -> bool,
    /// Whether it always can.
    #[cfg(feature = "testing")]
    pub always: bool,
    /// Does it.
    pub run: fn(&mut App, &Now, &mut Vec<Effect>),
}

/// Where the keys of a command count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere but in texts being typed.
    Everywhere,
    /// In the outline.
    Outline,
    /// In the form.
    Form,
    /// In the graph.
    Graph,
    /// In the matrix.
    Matrix,
    /// In the timeline.
    Timeline,
    /// In the list of findings, below the outline or as a view.
    Findings,
    /// In the history.
    History,
    /// In the commons.
    Commons,
    /// In the changes.
    Changes,
    /// In the questions.
    Questions,
}

impl Scope {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 11] = [
        Self::Outline,
        Self::Form,
        Self::Graph,
        Self::Matrix,
        Self::Timeline,
        Self::Findings,
        Self::History,
        Self::Commons,
        Self::Changes,
        Self::Questions,
        Self::Everywhere,
    ];

    /// Whether a key can't mean one thing in this and another in `other`.
    pub fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }

    /// Whether it counts where the focus is.
    pub fn covers(self, app: &App) -> bool {
        let pane = |focus| app.view == View::Outline && app.focus == focus;
        match self {
            Self::Everywhere => true,
            Self::Outline => pane(Focus::Outline),
            Self::Form => pane(Focus::Form),
            Self::Graph => app.view == View::Graph,
            Self::Matrix => app.view == View::Matrix,
            Self::Timeline => app.view == View::Timeline,
            Self::Findings => app.view == View::Findings || pane(Focus::Findings),
            Self::History => app.view == View::History,
            Self::Commons => app.view == View::Commons,
            Self::Changes => app.view == View::Changes,
            Self::Questions => app.view == View::Questions,
        }
    }

    /// The key of its name in the translations.
    pub fn label(self) -> &'static str {
        match self {
            Self::Everywhere => "app-help-everywhere",
            Self::Outline => "app-help-outline",
            Self::Form => "app-help-form",
            Self::Graph => "shell-help-graph",
            Self::Matrix => "shell-help-matrix",
            Self::Timeline => "shell-help-timeline",
            Self::Findings => "app-help-findings",
            Self::History => "shell-help-history",
            Self::Commons => "shell-help-commons",
            Self::Changes => "shell-help-changes",
            Self::Questions => "shell-help-questions",
        }
    }
}

fn always(_: &App) -> bool {
    true
}

fn page(app: &mut App, times: isize) {
    let by = (app.hooks().page)(app) * times;
    (app.hooks().step)(app, by);
}

macro_rules! commands {
    ($($id:literal $scope:ident $footer:literal [$($key:literal),*] $enabled:expr => $run:expr;)+) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[$(Command {
            id: $id,
            keys: &[$($key),*],
            scope: Scope::$scope,
            footer: $footer,
            enabled: $enabled,
            #[cfg(feature = "testing")]
            always: matches!(stringify!($enabled).as_bytes(), b"always"),
            run: $run,
        }),+];
    };
}

commands! {
    "up" Everywhere 0 ["Up", "k"] always => |app, _, _| (app.hooks().step)(app, -1);
    "down" Everywhere 0 ["Down", "j"] always => |app, _, _| (app.hooks().step)(app, 1);
    "page-up" Everywhere 0 ["PageUp"] always => |app, _, _| page(app, -1);
    "page-down" Everywhere 0 ["PageDown"] always => |app, _, _| page(app, 1);
    "first" Everywhere 0 ["Home"] always => |app, _, _| (app.hooks().step)(app, isize::MIN / 2);
    "last" Everywhere 0 ["End"] always => |app, _, _| (app.hooks().step)(app, isize::MAX / 2);
    "edit-row" Outline 1 ["Enter", "Right", "l"] always => |app, _, _| app.focus = Focus::Form;
    "add-module" Outline 2 ["a"] App::may_edit => App::ask_new_module;
    "prerequisites" Outline 3 ["p"] App::on_module => App::pick_prerequisite;
    "move-up" Outline 5 ["K", "Alt-Up", "Ctrl-Up"] App::can_move => |app, now, _| app.move_row(false, now);
    "move-down" Outline 5 ["J", "Alt-Down", "Ctrl-Down"] App::can_move => |app, now, _| app.move_row(true, now);
    "move-to-stage" Outline 7 ["m"] App::on_module => App::pick_stage;
    "duplicate" Outline 6 ["d"] App::on_module => App::duplicate;
    "delete" Outline 6 ["x", "Delete"] App::can_delete => App::delete_row;
    "rename-module" Outline 0 ["r"] App::on_module => |app, _, _| app.ask_rename_module();
    "add-stage" Outline 4 ["e"] App::may_edit => App::ask_new_stage;
    "copy" Outline 0 ["y"] always => |app, _, effects| app.copy_row(effects);
    "copy-id" Outline 0 ["Y"] always => |app, _, effects| app.copy_id(effects);
    "outline-lanes" Outline 0 ["v"] always => |app, _, _| app.toggle_lanes();
    "edit" Form 1 ["Enter"] App::on_row => App::edit_row;
    "fold" Form 2 ["Space"] App::on_container => |app, _, _| app.toggle_fold(None);
    "unfold" Form 0 ["Right", "l"] App::on_container => |app, _, _| app.toggle_fold(Some(true));
    "back" Form 0 ["Left", "h"] always => |app, _, _| app.fold_or_leave();
    "leave" Form 3 ["Esc"] always => |app, _, _| app.focus = Focus::Outline;
    "add-item" Form 2 ["a"] App::can_add_item => App::add_item;
    "edit-outside" Form 5 ["F4", "E"] App::on_prose => |app, _, effects| app.edit_outside(effects);
    "rename-key" Form 4 ["r"] App::on_key => |app, _, _| app.ask_rename();
    "alternative" Form 3 ["o"] App::on_requirement => App::pick_alternative;
    "delete-item" Form 4 ["x", "Delete"] App::on_item => App::delete_item;
    "item-up" Form 0 ["K", "Alt-Up", "Ctrl-Up"] App::on_ordered_item => |app, now, _| app.shift_item(false, now);
    "item-down" Form 0 ["J", "Alt-Down", "Ctrl-Down"] App::on_ordered_item => |app, now, _| app.shift_item(true, now);
    "graph-left" Graph 0 ["Left", "h"] always => |app, _, _| app.graph_across(false);
    "graph-right" Graph 0 ["Right", "l"] always => |app, _, _| app.graph_across(true);
    "graph-go" Graph 1 ["Enter"] always => |app, _, _| app.graph_go();
    "graph-add" Graph 2 ["a"] App::may_edit => App::ask_module_after;
    "graph-add-before" Graph 0 ["A"] App::on_module => App::ask_module_before;
    "graph-link" Graph 2 ["e"] App::on_module => |app, _, _| app.ask_link(true);
    "graph-need" Graph 3 ["p"] App::on_module => |app, _, _| app.ask_link(false);
    "graph-cut" Graph 3 ["x"] App::on_module => |app, now, _| app.ask_cut(now);
    "graph-alternative" Graph 4 ["o"] App::on_module => |app, _, _| app.ask_alternative();
    "graph-delete" Graph 0 ["Delete"] App::on_module => App::delete_row;
    "graph-to-stage" Graph 0 ["M"] App::on_module => App::pick_stage;
    "graph-light" Graph 3 ["f"] always => |app, _, _| app.graph_light();
    "graph-only" Graph 0 ["F"] always => |app, _, _| app.graph_only();
    "graph-fold" Graph 4 ["Space"] App::can_fold => |app, _, _| app.graph_fold();
    "graph-fold-all" Graph 0 ["w"] always => |app, _, _| app.graph_fold_all();
    "graph-more" Graph 4 ["z"] always => |app, _, _| app.graph_detail(true);
    "graph-less" Graph 0 ["Z"] always => |app, _, _| app.graph_detail(false);
    "graph-turn" Graph 5 ["v"] always => |app, _, _| app.graph_turn();
    "graph-stages" Graph 5 ["s"] always => |app, _, _| app.graph_stages();
    "graph-redundant" Graph 6 ["t"] always => |app, _, _| app.graph_redundant();
    "graph-afresh" Graph 0 ["r"] always => |app, _, _| app.graph_lay_out_afresh();
    "graph-map" Graph 0 ["m"] always => |app, _, _| app.graph.map = !app.graph.map;
    "graph-leave" Graph 5 ["Esc"] always => |app, _, _| app.graph_leave();
    "matrix-left" Matrix 0 ["Left", "h"] always => |app, _, _| app.matrix_across(-1);
    "matrix-right" Matrix 0 ["Right", "l"] always => |app, _, _| app.matrix_across(1);
    "matrix-go" Matrix 1 ["Enter"] always => |app, _, _| app.matrix_go();
    "matrix-link" Matrix 1 ["e"] App::can_link => App::matrix_link;
    "matrix-fold" Matrix 2 ["Space"] always => |app, _, _| app.matrix_fold();
    "matrix-fold-all" Matrix 4 ["o"] always => |app, _, _| app.matrix_fold_all();
    "matrix-next-gap" Matrix 2 ["m"] always => |app, _, _| app.matrix_next_gap(true);
    "matrix-previous-gap" Matrix 0 ["M"] always => |app, _, _| app.matrix_next_gap(false);
    "matrix-wide" Matrix 5 ["z"] always => |app, _, _| app.matrix.wide = !app.matrix.wide;
    "matrix-leave" Matrix 5 ["Esc"] always => |app, _, _| app.show(View::Outline);
    "timeline-go" Timeline 1 ["Enter"] always => |app, _, _| app.timeline_go();
    "timeline-near" Timeline 2 ["z"] always => |app, _, _| app.timeline.near = !app.timeline.near;
    "timeline-leave" Timeline 3 ["Esc"] always => |app, _, _| app.show(View::Outline);
    "copy-field" Form 0 ["y"] App::on_row => |app, _, effects| app.copy_field(effects);
    "history-go" History 1 ["Enter"] App::may_go => App::history_go;
    "history-compare" History 2 ["Space", "v"] always => App::history_compare;
    "history-back" History 2 ["Backspace"] App::may_go_back => App::history_back;
    "history-branch" History 3 ["b"] always => |app, _, _| app.next_branch();
    "history-leave" History 3 ["Esc"] always => |app, _, _| app.leave_history();
    "commons-enter" Commons 1 ["Enter"] App::on_commons_item => App::commons_enter;
    "commons-search" Commons 2 ["f"] always => |app, _, _| app.commons.typing = true;
    "commons-next" Commons 2 ["Right", "l"] always => |app, _, _| app.commons.browser.next_section(true, app.lang);
    "commons-previous" Commons 0 ["Left", "h"] always => |app, _, _| app.commons.browser.next_section(false, app.lang);
    "commons-look" Commons 3 ["Space", "v"] App::on_commons_item => |app, _, _| app.commons_look();
    "commons-down" Commons 0 ["J", "Alt-Down"] always => |app, _, _| app.commons.browser.read(1);
    "commons-up" Commons 0 ["K", "Alt-Up"] always => |app, _, _| app.commons.browser.read(-1);
    "commons-reread" Commons 5 ["r"] always => |app, _, effects| app.reread_commons(effects);
    "commons-leave" Commons 4 ["Esc"] always => |app, _, _| app.leave_commons();
    "take-module" Outline 4 ["t"] App::may_edit => |app, _, effects| app.choose_from_commons(effects);
    "go-to-finding" Findings 1 ["Enter"] App::has_findings => |app, _, _| app.go_to_finding();
    "findings-group" Findings 2 ["t"] App::in_findings_view => |app, _, _| app.group_findings();
    "findings-filter" Findings 2 ["f"] App::in_findings_view => |app, _, _| app.filter_findings();
    "findings-next-group" Findings 3 ["Right", "l"] App::in_findings_view => |app, _, _| app.next_findings_group(true);
    "findings-previous-group" Findings 0 ["Left", "h"] App::in_findings_view => |app, _, _| app.next_findings_group(false);
    "leave-findings" Findings 2 ["Esc"] always => |app, _, _| app.show(View::Outline);
    "answer" Questions 1 ["Enter"] App::has_choice => App::answer_question;
    "next-answer" Questions 2 ["Right", "l", "Space"] App::has_choice => |app, _, _| app.step_choice(1);
    "previous-answer" Questions 0 ["Left", "h"] App::has_choice => |app, _, _| app.step_choice(-1);
    "answer-alike" Questions 3 ["a"] App::has_alike => App::answer_alike;
    "edit-answer" Questions 4 ["m"] App::has_question => App::edit_answer;
    "postpone" Questions 5 ["p"] App::has_question => |app, _, _| app.postpone_question();
    "leave-questions" Questions 6 ["Esc"] always => |app, _, _| app.show(View::Outline);
    "change-go" Changes 1 ["Enter"] App::has_change => |app, _, _| app.go_to_change();
    "change-take" Changes 1 ["r"] App::can_take => |app, now, _| app.take_change(now);
    "change-version" Changes 2 ["v"] always => App::pick_version;
    "change-seen" Changes 2 ["Space"] App::has_change => |app, _, _| app.mark_seen();
    "change-remark" Changes 3 ["a"] App::can_remark => |app, _, _| app.ask_remark();
    "change-filter" Changes 3 ["f"] always => |app, _, _| app.pick_filter();
    "change-swap" Changes 5 ["s"] always => |app, _, _| app.swap_versions();
    "change-calm" Changes 5 ["o"] always => |app, _, _| app.toggle_calm();
    "next-change" Changes 0 ["Right", "l"] always => |app, _, _| app.next_section(true);
    "previous-change" Changes 0 ["Left", "h"] always => |app, _, _| app.next_section(false);
    "change-full" Changes 4 ["d"] App::has_change => |app, _, _| app.toggle_full();
    "change-copy" Changes 0 ["y"] always => |app, _, effects| app.copy_changes(effects);
    "leave-changes" Changes 6 ["Esc"] always => |app, _, _| app.leave_changes();
    "save" Everywhere 1 ["Ctrl-S"] always => |app, _, effects| app.save(false, effects);
    "undo" Everywhere 2 ["u", "Ctrl-Z"] App::can_undo => |app, _, _| app.undo();
    "redo" Everywhere 4 ["U", "Ctrl-Y", "Ctrl-R"] App::can_redo => |app, _, _| app.redo();
    "jump" Everywhere 5 ["g", "/", "Ctrl-F"] always => |app, _, effects| app.find(effects);
    "findings" Everywhere 4 ["c"] always => |app, _, _| app.toggle_findings();
    "next-finding" Everywhere 6 ["F8", "n"] App::has_findings => |app, _, _| app.next_finding(true);
    "previous-finding" Everywhere 0 ["F7", "N"] App::has_findings => |app, _, _| app.next_finding(false);
    "next-pane" Everywhere 3 ["Tab"] App::has_panes => |app, _, _| app.next_pane(true);
    "previous-pane" Everywhere 0 ["BackTab"] App::has_panes => |app, _, _| app.next_pane(false);
    "view-outline" Everywhere 0 ["1", "&"] always => |app, _, _| app.show(View::Outline);
    "view-graph" Everywhere 0 ["2", "é"] always => |app, _, _| app.show(View::Graph);
    "view-matrix" Everywhere 0 ["3", "\""] always => |app, _, _| app.show(View::Matrix);
    "view-timeline" Everywhere 0 ["4", "'"] always => |app, _, _| app.show(View::Timeline);
    "view-findings" Everywhere 0 ["5", "("] always => |app, _, _| app.show(View::Findings);
    "view-history" Everywhere 0 ["6", "-"] always => |app, _, _| app.show(View::History);
    "view-commons" Everywhere 0 ["7", "è"] always => |app, _, effects| app.show_commons(effects);
    "view-changes" Everywhere 0 ["8", "_"] always => |app, _, _| app.show(View::Changes);
    "view-questions" Everywhere 0 ["9", "ç"] always => |app, _, _| app.show(View::Questions);
    "save-as" Everywhere 0 [] always => |app, _, _| app.ask_save_as();
    "export" Everywhere 7 ["X"] always => |app, _, effects| app.ask_export(effects);
    "recover" Everywhere 0 [] App::has_recovery => |app, _, _| app.ask_about_recovery();
    "palette" Everywhere 3 [":", "F2"] always => |app, _, _| app.pick_command();
    "language" Everywhere 8 ["L", "F3"] always => |app, _, _| app.lang = app.lang.other();
    "copy-outline" Everywhere 0 [] always => |app, _, effects| app.copy_outline(effects);
    "mouse" Everywhere 0 [] always => |app, _, effects| app.toggle_mouse(effects);
    "redraw" Everywhere 0 ["Ctrl-L"] always => |_, _, effects| effects.push(Effect::Redraw);
    "suspend" Everywhere 0 [] always => |_, _, effects| effects.push(Effect::Suspend);
    "help" Everywhere 2 ["?", "F1"] always => |app, _, _| app.help();
    "quit" Everywhere 1 ["q", "Ctrl-Q"] always => |app, _, effects| app.quit(effects);
}

impl Command {
    /// The command of a name.
    pub fn named(id: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.id == id)
    }

    /// The key of its label in the translations.
    pub fn label(&self) -> String {
        format!("cmd-{}", self.id)
    }

    /// Why it can't be done now, in words of the translations, where it can't.
    pub fn why_not(&self, app: &App) -> Option<Message> {
        (!(self.enabled)(app)).then(|| Message::new(format!("{}.why", self.label())))
    }

    /// Whether it only goes from line to line.
    pub fn moves_about(&self) -> bool {
        matches!(self.id, "up" | "down" | "page-up" | "page-down" | "first" | "last")
    }

    /// Whether it writes to the document, which a text being typed must not lose.
    pub fn ends_typing(&self) -> bool {
        matches!(self.id, "save" | "quit")
    }
}

/// The commands that the footer shows, the most useful first.
pub fn footer(app: &App) -> Vec<&'static Command> {
    let mut shown: Vec<&Command> = COMMANDS
        .iter()
        .filter(|command| command.footer > 0 && command.scope.covers(app) && (command.enabled)(app))
        .collect();
    // Saving, leaving and help are never crowded out by what only counts here.
    shown.sort_by_key(|command| (command.footer, command.scope == Scope::Everywhere));
    shown
}

impl App {
    /// Whether anything can be changed now.
    pub(super) fn may_edit(&self) -> bool {
        matches!(self.work, Work::Looking)
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::Key;
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_command_has_words_in_both_languages() {
        for command in COMMANDS {
            for lang in Lang::ALL {
                let mut wanted = vec![command.label(), format!("{}.help", command.label())];
                wanted.extend((!command.always).then(|| format!("{}.why", command.label())));
                for key in wanted {
                    assert!(
                        lang.lookup(&key, &[]).is_some_and(|words| !words.is_empty()),
                        "{key} in {lang:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_that_can_be_typed() {
        for (at, command) in COMMANDS.iter().enumerate() {
            let typed = command.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(typed && COMMANDS[..at].iter().all(|other| other.id != command.id), "{}", command.id);
        }
    }

    #[test]
    fn every_key_can_be_typed_on_azerty() {
        for command in COMMANDS {
            for name in command.keys {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{}: {name}", command.id));
                if let super::super::key::Code::Char(letter) = key.code {
                    assert!(!"[]{}~#|@`\\^".contains(letter), "{}: {name} needs AltGr", command.id);
                }
            }
        }
    }

    /// Two commands of one view, or one of a view and one of everywhere: the same key would mean two
    /// things.
    #[test]
    fn no_key_means_two_things() {
        for (at, command) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[at + 1..] {
                for key in command.keys.iter().filter(|key| other.keys.contains(key)) {
                    assert!(!command.scope.meets(other.scope), "{key}: {} and {}", command.id, other.id);
                }
            }
        }
    }

    #[test]
    fn habits_of_other_programs_hold() {
        for (key, id) in [
            ("Ctrl-S", "save"),
            ("Ctrl-Z", "undo"),
            ("Ctrl-Y", "redo"),
            ("Ctrl-F", "jump"),
            ("Ctrl-Q", "quit"),
            ("F1", "help"),
            ("/", "jump"),
        ] {
            let command = Command::named(id).unwrap();
            assert!(command.scope == Scope::Everywhere && command.keys.contains(&key), "{key}: {id}");
        }
    }
}
