//! The dialog that hands the path out, at work: its keys, and what is asked for outside.

use crate::app::App;
use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::handout::{ExportOrder, ExportResult, Handout, HandoutChoice, HandoutPart, Preview};
use crate::app::dialogs::layer::{Answer, Layer, QuestionDialog};
use crate::app::message::Effect;
use crate::app::shell::geometry::turned;
use crate::export::{self, Format};
use crate::format::FileKind;
use crate::model::Message;

impl App {
    /// Asks in which form the path is handed out, with what was chosen last.
    pub(in crate::app) fn ask_export(&mut self) {
        let order = self.session.handed_out.unwrap_or(ExportOrder {
            format: Format::ALL[0],
            lang: export::language_of(&self.shell.doc.path),
        });
        let named = self.shell.doc.name.strip_suffix(FileKind::Path.ending()).filter(|name| !name.is_empty());
        let stem = named.unwrap_or(self.shell.doc.path.id.as_str());
        let file = format!("{stem}.{}", order.format.ending());
        self.shell.layers.push(Layer::Handout(Box::new(Handout::new(order, file))));
        self.shell.effects.push(Effect::Preview(order));
    }

    /// Whether a preview is being made.
    pub fn awaits_preview(&self) -> bool {
        matches!(self.shell.layers.last(), Some(Layer::Handout(handout)) if handout.preview.is_none())
    }

    /// A key for the dialog.
    pub(in crate::app) fn handout_key(&mut self, mut handout: Box<Handout>, key: Key) {
        let order = handout.order;
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return,
            (Code::Enter, _) => self.hand_out(&mut handout, false),
            (Code::PageUp, _) | (Code::Up, true) => handout.read(if key.ctrl { -1 } else { -10 }),
            (Code::PageDown, _) | (Code::Down, true) => handout.read(if key.ctrl { 1 } else { 10 }),
            (Code::Up | Code::BackTab, _) => handout.part = turned(&HandoutPart::ALL, &handout.part, false),
            (Code::Down | Code::Tab, _) => handout.part = turned(&HandoutPart::ALL, &handout.part, true),
            (Code::Left, _) if handout.part != HandoutPart::File => handout.turn(false),
            (Code::Right | Code::Char(' '), _) if handout.part != HandoutPart::File => handout.turn(true),
            _ => {
                // Whoever types means the name.
                if handout.part == HandoutPart::File || key.typed().is_some_and(char::is_alphanumeric) {
                    handout.part = HandoutPart::File;
                    handout.file.key(key, None);
                    handout.refusal = None;
                }
            }
        }
        self.put_back(handout, order);
    }

    /// One of the things to choose was chosen.
    pub(in crate::app) fn handout_choice(&mut self, mut handout: Box<Handout>, at: usize) {
        let order = handout.order;
        match Handout::choices().get(at) {
            Some(HandoutChoice::Form(format)) => {
                handout.part = HandoutPart::Form;
                handout.take_format(*format);
            }
            Some(HandoutChoice::Language(lang)) => {
                handout.part = HandoutPart::Language;
                handout.order.lang = *lang;
            }
            Some(HandoutChoice::File) => handout.part = HandoutPart::File,
            Some(HandoutChoice::Write) => self.hand_out(&mut handout, false),
            None => {}
        }
        self.put_back(handout, order);
    }

    fn put_back(&mut self, mut handout: Box<Handout>, before: ExportOrder) {
        if handout.order != before {
            handout.preview = None;
            handout.top = 0;
            self.shell.effects.push(Effect::Preview(handout.order));
        }
        self.shell.layers.push(Layer::Handout(handout));
    }

    fn hand_out(&mut self, handout: &mut Handout, force: bool) {
        let to = handout.file.text().trim().to_owned();
        if to.is_empty() {
            handout.refusal = Some(Message::new("app-type-something"));
            handout.part = HandoutPart::File;
            return;
        }
        handout.refusal = None;
        self.session.handed_out = Some(handout.order);
        let path = Box::new(self.shell.doc.path.clone());
        self.shell.effects.push(Effect::Export { path, order: handout.order, to, force });
    }

    /// Writes over the file that is there.
    pub(in crate::app) fn hand_out_anyway(&mut self) {
        if let Some(Layer::Handout(mut handout)) = self.shell.layers.pop() {
            self.hand_out(&mut handout, true);
            self.shell.layers.push(Layer::Handout(handout));
        }
    }

    /// Takes a preview; one of an order that is not wanted any more comes too late.
    pub(in crate::app) fn previewed(&mut self, preview: Preview) {
        if let Some(Layer::Handout(handout)) = self.shell.layers.last_mut()
            && handout.order == preview.order
        {
            handout.preview = Some(preview);
        }
    }

    /// Tells what became of it. The dialog stays until the file stands.
    pub(in crate::app) fn exported(&mut self, result: ExportResult) {
        let open = match self.shell.layers.last_mut() {
            Some(Layer::Handout(handout)) => Some(handout),
            _ => None,
        };
        match (result, open) {
            (ExportResult::Done(file, notes), open) => {
                if open.is_some() {
                    self.shell.layers.pop();
                }
                match notes.into_iter().next() {
                    Some(note) => self.shell.refuse(note),
                    None => self.shell.tell(Message::new("handout-done").with("file", file)),
                }
            }
            (ExportResult::Exists(file), Some(_)) => {
                self.shell.layers.push(Layer::Question(QuestionDialog {
                    title: Message::new("handout-exists").with("file", file),
                    body: None,
                    answers: vec![
                        (Message::new("handout-answer-name"), Answer::Stay),
                        (Message::new("handout-answer-replace"), Answer::ReplaceExport),
                    ],
                    at: 0,
                }));
            }
            (ExportResult::Exists(file), None) => {
                self.shell.refuse(Message::new("store-save-exists").with("file", file));
            }
            (ExportResult::Failed(why), Some(handout)) => handout.refusal = Some(why),
            (ExportResult::Failed(why), None) => self.shell.refuse(why),
        }
    }
}
