//! What there is to say about the chosen box.

use super::GraphView;
use crate::app::scene::Scene;
use crate::app::shell::Shell;
use crate::app::shell::notice::Tone;
use crate::app::shell::rows::OutlineRow;
use crate::check::Severity;
use crate::i18n::duration;
use crate::model::{Message, Module, TrainingPath};

impl GraphView {
    /// What there is to say about the chosen box: what is wrong with it first, then what it is between.
    pub(super) fn about_chosen(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let scene = self.scene.as_ref()?;
        let at = self.at?;
        let path = &shell.doc.path;
        if let OutlineRow::Stage(stage) = shell.chosen() {
            let stage = path.stages.get(*stage)?;
            let message = Message::new("graph-said-stage")
                .with("title", stage.title.as_str())
                .with("count", stage.modules.len());
            return Some((Tone::Found(Severity::Info), message));
        }
        let id = shell.chosen().module()?;
        let titles = |ahead: bool| -> String {
            let or = format!(" {} ", shell.lang.word("picture-or"));
            let any = |group: Vec<usize>| {
                group.into_iter().map(|node| box_title(scene, node, path)).collect::<Vec<_>>().join(&or)
            };
            let titles: Vec<String> = scene.groups_across(at, ahead).into_iter().map(any).collect();
            if titles.is_empty() { "–".to_owned() } else { titles.join(" · ") }
        };
        let minutes = path.modules.get(id).map_or(0, Module::total_minutes);
        let hours =
            if minutes == 0 { String::new() } else { format!(" ({})", duration(shell.lang, minutes)) };
        let message = Message::new("graph-said")
            .with("title", format!("{}{hours}", path.title_of(id)))
            .with("before", titles(false))
            .with("after", titles(true));
        let worst = shell.doc.derived.worst.get(id).copied().unwrap_or(Severity::Info);
        Some((Tone::Found(worst), message))
    }
}

/// The title of what a box stands for.
pub fn box_title<'a>(scene: &'a Scene, node: usize, path: &'a TrainingPath) -> &'a str {
    match (scene.module(node), scene.picture.nodes.get(node)) {
        (Some(id), _) => path.title_of(id),
        (None, Some(node)) => &node.label.title,
        (None, None) => "",
    }
}
