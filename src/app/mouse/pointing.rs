//! What the mouse does: on a dialog, in the text being typed, on tabs and keys, else in the shown view.

use crate::app::App;
use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::layer::Layer;
use crate::app::mouse::{Gesture, Mouse, Spot};
use crate::app::shell::typing::TypingState;

impl App {
    pub(in crate::app) fn mouse(&mut self, mouse: Mouse) {
        let spot = self.shell.drawn.at(mouse.column, mouse.row).map(|(_, spot)| spot.clone());
        self.shell.pointer = (mouse.column, mouse.row);
        if !self.shell.layers.is_empty() {
            return self.mouse_on_layer(mouse.gesture, spot.as_ref());
        }
        if spot == Some(Spot::Text) {
            return self.views.outline.mouse_in_area(mouse.gesture, &mut self.shell);
        }
        if mouse.gesture == Gesture::Press {
            self.shell.notice = None;
            let here = matches!(spot, Some(Spot::Field(field)) if field == self.views.outline.field);
            // A click elsewhere ends the typing as Enter does; what can't stand is said, and stays.
            if matches!(self.shell.work, TypingState::Editing(_)) && !here && !self.finish_editing() {
                return;
            }
        }
        if matches!(self.shell.work, TypingState::Editing(_)) {
            return;
        }
        match (mouse.gesture, &spot) {
            (Gesture::Press, Some(Spot::Tab(view))) => self.run_named(view.command()),
            (Gesture::Press, Some(Spot::Command(id))) => self.run_named(id),
            (gesture, spot) => {
                self.views.get_mut(self.shell.view).mouse(gesture, spot.as_ref(), &mut self.shell);
                self.answer_requests();
            }
        }
    }

    pub(in crate::app) fn mouse_on_layer(&mut self, gesture: Gesture, spot: Option<&Spot>) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) if matches!(self.shell.layers.last(), Some(Layer::Handout(_))) => {
                if let Some(Layer::Handout(handout)) = self.shell.layers.last_mut() {
                    handout.read(by);
                }
            }
            (Gesture::Wheel(by), _) => {
                let code = if by < 0 { Code::Up } else { Code::Down };
                for _ in 0..by.unsigned_abs() {
                    self.layer_key(Key::plain(code));
                }
            }
            (Gesture::Press, Some(Spot::Choice(at))) => {
                if let Some(Layer::Handout(_)) = self.shell.layers.last() {
                    if let Some(Layer::Handout(handout)) = self.shell.layers.pop() {
                        self.handout_choice(handout, *at);
                    }
                    return;
                }
                let code = match self.shell.layers.last_mut() {
                    Some(Layer::Picker(picker)) => {
                        picker.sought.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Finder(finder)) => {
                        finder.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Question(question)) => {
                        question.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Link(link)) => {
                        link.picker.sought.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Checklist(list)) => {
                        list.sought.at = *at;
                        Code::Char(' ')
                    }
                    _ => return,
                };
                self.layer_key(Key::plain(code));
            }
            (Gesture::Press, Some(Spot::Cell(node, _))) if self.shell.linking().is_some() => {
                self.views.graph.link_click(*node, &mut self.shell);
            }
            // A click beside what was only looked at closes it; what is being typed stays.
            (Gesture::Press, None | Some(Spot::Tab(_) | Spot::Command(_)))
                if matches!(
                    self.shell.layers.last(),
                    Some(Layer::Picker(_) | Layer::Finder(_) | Layer::Help(_) | Layer::Text(_))
                ) =>
            {
                self.layer_key(Key::plain(Code::Esc));
            }
            _ => {}
        }
    }
}
