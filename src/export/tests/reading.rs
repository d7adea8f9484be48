//! A reading leaves nothing out: two files that differ read differently.

use super::fill::{Texts, fill};
use super::rich;
use crate::export::reading;
use crate::i18n::Lang;
use crate::model::node::{Node, RecordNode, SlotMut};
use crate::model::trivia::{Anchor, Comments, Unknown};
use crate::model::{Card, Certification, Charter, Keyed, Module, ModuleFile, Register, Set, TrainingPath};

/// A different word in every place.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn next(&mut self) -> String {
        let text = format!("zq{}x", self.0.len());
        self.0.push(text.clone());
        text
    }
}

impl Texts for Words {
    fn line(&mut self, _: &'static str, _: &'static str) -> String {
        self.next()
    }
    fn prose(&mut self, _: &'static str, _: &'static str) -> String {
        let (one, other) = (self.next(), self.next());
        format!("Voici {one}. Et puis {other}.\n\nFin.")
    }
    fn symbol(&mut self, _: &'static str, _: &'static str) -> String {
        self.next()
    }
    fn number(&mut self, _: &'static str, _: &'static str) -> u32 {
        60 * (4000 + u32::try_from(self.0.len()).unwrap())
    }
    fn key(&mut self, _: &'static str, _: &'static str) -> String {
        self.next()
    }
}

fn assert_whole<T: Node + RecordNode + Default>() {
    let mut file = T::default();
    let mut words = Words::default();
    fill(&mut file, "", "", &mut words);
    adorn(&mut file, &mut words);
    for lang in Lang::ALL {
        let text = reading(&file, lang);
        for word in &words.0 {
            assert!(text.contains(word.as_str()), "{word} is missing:\n{text}");
        }
    }
}

/// Comments and unknown fields at the top.
fn adorn(file: &mut dyn Node, words: &mut Words) {
    let SlotMut::Record(record) = file.slot() else { panic!("a record") };
    let (name, raw) = (words.next().into(), format!("(\n    {},\n)", words.next()).into());
    record.trivia_mut().keep_unknown(Unknown { name, raw });
    for slot in
        [Anchor::Head, Anchor::Whole, Anchor::Field(1), Anchor::Item(2, words.next().into()), Anchor::Foot]
    {
        let comment = format!("// {}", words.next()).into();
        record.trivia_mut().put_comments(slot, Some(Comments { before: vec![comment], after: Vec::new() }));
    }
}

#[test]
fn every_field_of_every_file_is_read_out() {
    assert_whole::<TrainingPath>();
    assert_whole::<ModuleFile>();
    assert_whole::<Card>();
    assert_whole::<Charter>();
}

#[test]
fn every_number_is_read_out() {
    let with = |minutes: u32| reading(&Card { minutes, ..Card::default() }, Lang::Fr);
    assert_ne!(with(61), with(62));
    assert!(with(210).contains("3\u{202f}h\u{202f}30"), "{}", with(210));
}

#[test]
fn which_of_several_it_is_is_read_out() {
    let mut path = TrainingPath::new("p-1", "Vendre");
    path.certification =
        Some(Box::new(Certification { register: Register::Rncp, ..Certification::default() }));
    let text = reading(&path, Lang::Fr);
    assert!(text.contains("RNCP"), "{text}");
}

#[test]
fn parts_begin_at_the_margin_and_sentences_stand_alone() {
    let mut path = TrainingPath::new("p-1", "Vendre");
    let mut module = Module { title: "Négocier".to_owned(), ..Module::default() };
    module.summary = "Une phrase. Une autre.".into();
    module.keywords = Set::from_iter(["prix".to_owned(), "client".to_owned()]);
    path.modules = Keyed::from_iter([("n-1".to_owned(), module)]);
    let text = reading(&path, Lang::Fr);
    assert!(text.contains("\n\nModules › Négocier (n-1)\n    "), "{text}");
    assert!(text.contains("\n        Une phrase.\n        Une autre.\n"), "{text}");
    assert!(!text.contains("Retired"), "{text}");
}

#[test]
fn nothing_of_a_file_steers_the_terminal() {
    let mut path = rich();
    path.title = "a\u{1b}[2Jb\u{202e}".to_owned();
    let text = reading(&path, Lang::Fr);
    assert!(!text.contains(|c: char| c.is_control() && c != '\n') && !text.contains('\u{202e}'));
    assert!(text.contains('␛'));
}
