//! Prose of two sides, sentence by sentence.
//!
//! The sentence is the unit in which people write: two that stand side by side may be changed by two people, and one
//! that both changed differently is a question. No text that nobody wrote comes out. The question is about those
//! sentences alone, and the rest is merged; where little would remain, it is about the whole text. A sentence that
//! one side moved and the other changed is both.

mod join;
mod moved;
mod stretch;

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::model::Prose;
use join::Joining;
use stretch::edits;

/// What became of a text that both sides changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Merged {
    /// One text. Whether people want to know of it: two changes met in one paragraph.
    One { text: Prose, met: bool },
    /// Some passages contradict. The text holds those of the common version, and is merged elsewhere.
    Passages { text: Prose, passages: Vec<Passage> },
    /// The whole contradicts.
    Whole,
}

/// Some sentences that contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub base: String,
    /// Nothing for a side that took them away.
    pub sides: [Option<String>; 2],
}

/// More passages than this are no help to anybody.
const MOST_PASSAGES: usize = 6;

/// Merges two texts that differ from what they had in common and from each other.
pub(super) fn merge(base: &Prose, sides: [&Prose; 2]) -> Merged {
    let found = attempt(base, sides);
    // Where sentences repeat, it may be chance which of them are taken for the same. A result that would
    // change if it were merged again is such a guess, and nobody is told that a guess is a merge.
    let holds = |text: &Prose, side: &Prose| matches!(attempt(base, [text, side]), Merged::One { text: again, .. } if again == *text);
    match &found {
        Merged::One { text, .. } if !sides.iter().all(|side| holds(text, side)) => Merged::Whole,
        Merged::One { text, .. } if has_returned(base, sides, text) => Merged::Whole,
        _ => found,
    }
}

/// Whether the result has a sentence that one side took away: the other one moved it, and nobody can say
/// whether it would have been taken away there too.
fn has_returned(base: &Prose, sides: [&Prose; 2], result: &Prose) -> bool {
    let of = |text: &Prose| text.sentences().map(str::to_owned).collect::<HashSet<String>>();
    let (base, sides) = (of(base), sides.map(of));
    result.sentences().any(|sentence| {
        !sentence.is_empty()
            && base.contains(sentence)
            && sides.iter().filter(|side| side.contains(sentence)).count() == 1
    })
}

fn attempt(base: &Prose, sides: [&Prose; 2]) -> Merged {
    let [left, right] = sides;
    let composed = |text: &Prose| text.as_str().nfc().collect::<String>();
    let (was, one, other) = (composed(base), composed(left), composed(right));
    let settled = |text: &str| Merged::One { text: Prose::new(text), met: false };
    if one == other || was == other {
        return settled(&one);
    }
    if was == one {
        return settled(&other);
    }
    let texts = [&was, &one, &other].map(|text| Prose::new(text));
    let lines = [0, 1, 2].map(|at| texts[at].sentences().collect::<Vec<&str>>());
    // What is not the same when its sentences are put together again is not ours to take apart.
    if lines.iter().zip(&texts).any(|(lines, text)| put_together(lines) != *text) {
        return Merged::Whole;
    }
    let (lines, moved) = moved::changed_where_they_went(lines);
    let [was, one, other] = &lines;
    let (Some(ones), Some(others)) = (edits(was, one), edits(was, other)) else { return Merged::Whole };
    match Joining::default().run(was, [(one, &ones), (other, &others)]) {
        Merged::One { text, met } => Merged::One { text, met: met || moved },
        // A passage of a wording that the common version does not have could not be shown as its own.
        Merged::Passages { .. } if moved => Merged::Whole,
        other => other,
    }
}

/// Puts an answer in the place of a passage; none if the passage is there no more.
pub(super) fn replace(text: &Prose, passage: &str, answer: &str) -> Option<Prose> {
    let lines: Vec<&str> = text.sentences().collect();
    let (passage, answer) = (Prose::new(passage), Prose::new(answer));
    let old: Vec<&str> = passage.sentences().collect();
    let at = find(&lines, &old)?;
    let mut out = lines[..at].to_vec();
    out.extend(answer.sentences().filter(|_| !answer.is_empty()));
    out.extend(&lines[at + old.len()..]);
    Some(put_together(&out))
}

fn find(lines: &[&str], part: &[&str]) -> Option<usize> {
    lines.windows(part.len().max(1)).position(|window| window == part)
}

fn put_together(lines: &[&str]) -> Prose {
    Prose::new(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, left: &str, right: &str) -> Merged {
        let all = [base, left, right].map(Prose::new);
        let found = merge(&all[0], [&all[1], &all[2]]);
        let mirrored = match merge(&all[0], [&all[2], &all[1]]) {
            Merged::Passages { text, passages } => {
                let turn = |passage: Passage| {
                    let [one, other] = passage.sides;
                    Passage { sides: [other, one], ..passage }
                };
                Merged::Passages { text, passages: passages.into_iter().map(turn).collect() }
            }
            other => other,
        };
        assert_eq!(found, mirrored);
        found
    }

    fn one(text: &str, met: bool) -> Merged {
        Merged::One { text: Prose::new(text), met }
    }

    #[test]
    fn both_word_sentences_anew_and_neither_side_comes_first() {
        let base = "Un a b.\n\nDeux a c.\n\nQuatre. ";
        merged(base, "Un b c. Deux a c. ", "Un b c. Deux a c.\n\nTrois b. ");
    }

    #[test]
    fn sentences_of_one_paragraph_are_merged_and_told() {
        let found = merged("Un. Deux. Trois.", "Un ici. Deux. Trois.", "Un. Deux. Trois là.");
        assert_eq!(found, one("Un ici. Deux. Trois là.", true));
        let found = merged("Un ici. Deux là.", "Un autre. Deux là.", "Un ici. Deux tout.");
        assert_eq!(found, one("Un autre. Deux tout.", true));
    }

    #[test]
    fn a_letter_and_a_full_stop_are_no_end_of_a_sentence() {
        let found = merged("Un. Deux. Trois.", "Un a. Deux. Trois.", "Un. Deux. Trois c.");
        assert_eq!(found, one("Un a. Deux. Trois c.", true));
    }

    #[test]
    fn paragraphs_apart_are_not_told() {
        let found = merged("Un.\n\nDeux.\n\nTrois.", "Un a.\n\nDeux.\n\nTrois.", "Un.\n\nDeux.");
        assert_eq!(found, one("Un a.\n\nDeux.", false));
    }

    #[test]
    fn a_sentence_that_both_changed_is_a_question_with_what_each_wrote() {
        for (base, left, right) in [
            (
                "Le module dure trois jours en salle.",
                "Le module dure deux jours en salle.",
                "Le module dure trois jours en entreprise.",
            ),
            (
                "Il doit porter le casque.",
                "Il ne doit pas porter le casque.",
                "Il doit porter le casque et les gants.",
            ),
            ("2 groupes de 6, soit 12.", "3 groupes de 6, soit 18.", "2 groupes de 8, soit 16."),
        ] {
            let Merged::Passages { text, passages } = merged(base, left, right) else { panic!("{base}") };
            assert_eq!(text.as_str(), base);
            assert_eq!(passages.len(), 1);
            assert_eq!(passages[0].base, base);
            assert_eq!(passages[0].sides, [Some(left.to_owned()), Some(right.to_owned())]);
        }
    }

    #[test]
    fn a_sentence_that_one_moved_and_the_other_changed_is_both() {
        let found = merged(
            "La séance est filmée. Le groupe commente. Fin.",
            "Le groupe commente. La séance est filmée. Fin.",
            "La séance est enregistrée. Le groupe commente. Fin.",
        );
        assert_eq!(found, one("Le groupe commente. La séance est enregistrée. Fin.", true));
        let found = merged(
            "La séance est filmée.\n\nLe groupe commente.\n\nFin.",
            "Le groupe commente.\n\nFin.\n\nLa séance est filmée.",
            "La séance est enregistrée.\n\nLe groupe commente.\n\nFin.",
        );
        assert_eq!(found, one("Le groupe commente.\n\nFin.\n\nLa séance est enregistrée.", true));
    }

    #[test]
    fn the_same_repair_and_another_change() {
        let found = merged(
            "Une foit le client parti. Fin.",
            "Une fois le client parti. Fin.",
            "Une fois le client parti. La fin.",
        );
        assert_eq!(found, one("Une fois le client parti. La fin.", false));
    }

    #[test]
    fn a_passage_is_as_small_as_it_can_be() {
        let found = merged(
            "Un. Il s'appuie sur des mises en situation. Une séance est filmée.",
            "Un. Il s'appuie sur des jeux de rôle. Une séance est filmée.",
            "Un. Il s'appuie sur des cas réels. Une séance est filmée puis commentée.",
        );
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(
            text.as_str(),
            "Un. Il s'appuie sur des mises en situation. Une séance est filmée puis commentée."
        );
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].base, "Il s'appuie sur des mises en situation.");
        let answered = replace(&text, &passages[0].base, passages[0].sides[1].as_deref().unwrap()).unwrap();
        assert_eq!(
            answered.as_str(),
            "Un. Il s'appuie sur des cas réels. Une séance est filmée puis commentée."
        );
    }

    #[test]
    fn moved_against_deleted_is_a_question() {
        let (base, left) = ("Un.\n\nDeux.", "Deux. Trois.\n\nQuatre. Cinq.");
        assert_eq!(merged(base, left, "Trois.\n\nQuatre. Cinq. Six."), Merged::Whole);
        let found = merged(base, "Trois.\n\nQuatre. Cinq.", "Trois.\n\nQuatre. Cinq. Six.");
        assert_eq!(found, one("Trois.\n\nQuatre. Cinq. Six.", false));
    }

    #[test]
    fn deleted_against_edited_is_a_passage() {
        let found = merged("Un.\n\nDeux ici.\n\nTrois.", "Un.\n\nDeux là.\n\nTrois.", "Un.\n\nTrois.");
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(passages[0].sides, [Some("Deux là.".into()), None]);
        assert_eq!(replace(&text, &passages[0].base, "").unwrap().as_str(), "Un.\n\nTrois.");
    }

    #[test]
    fn what_both_append_is_kept_in_an_order_of_its_own() {
        let found = merged("Un.", "Un.\n\nUne fiche.", "Un.\n\nUn quiz.");
        assert_eq!(found, one("Un.\n\nUn quiz.\n\nUne fiche.", true));
    }

    #[test]
    fn a_passage_that_reads_like_another_takes_its_neighbour_along() {
        let found = merged("A. Pause. B. Pause ici.", "A. Pause. B. Pause là.", "A. Pause. B. Arrêt ici.");
        assert!(matches!(found, Merged::Passages { .. }));
        let found = merged("A. Pause. B. Pause.", "A. Pause. B. Halte.", "A. Pause. B. Arrêt.");
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(passages[0].base, "B. Pause.");
        assert_eq!(replace(&text, "B. Pause.", "B. Halte.").unwrap().as_str(), "A. Pause. B. Halte.");
    }

    #[test]
    fn a_text_that_both_wrote_anew_is_one_question() {
        let long = |word: &str| -> String {
            let sentences: Vec<String> = (0..60).map(|n| format!("{word} numéro {n} du {word}. ")).collect();
            sentences.concat()
        };
        assert_eq!(
            merged(&long("Avant"), &long("Nord"), &long("Sud")),
            Merged::Passages {
                text: Prose::new(&long("Avant")),
                passages: vec![Passage {
                    base: Prose::new(&long("Avant")).as_str().to_owned(),
                    sides: [
                        Some(Prose::new(&long("Nord")).as_str().to_owned()),
                        Some(Prose::new(&long("Sud")).as_str().to_owned())
                    ],
                }],
            }
        );
    }

    #[test]
    fn composed_and_decomposed_are_one_text() {
        assert_eq!(merged("Ete.", "E\u{301}té.", "\u{c9}té."), one("\u{c9}té.", false));
    }

    #[test]
    fn a_break_of_one_side_stays() {
        let found = merged("Un.", "Un. Deux.", "Un.\n\nDeux.");
        assert!(
            matches!(&found, Merged::One { text, .. } if *text == Prose::new("Un.\n\nDeux.")),
            "{found:?}"
        );
    }

    /// Sentences that differ little, in paragraphs: what random people make of one text.
    fn texts() -> impl proptest::strategy::Strategy<Value = [String; 3]> {
        use proptest::prelude::*;
        let text = || {
            let sentence =
                prop::sample::select(vec!["Un a b.", "Deux a c.", "Trois b.", "Un b c.", "Quatre."]);
            let joint = prop::sample::select(vec![" ", " ", "\n\n"]);
            prop::collection::vec((sentence, joint), 0..5).prop_map(|parts| {
                parts.iter().flat_map(|(sentence, joint)| [*sentence, *joint]).collect::<String>()
            })
        };
        [text(), text(), text()]
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..<_>::default() })]

        #[test]
        fn no_side_comes_first_and_merging_again_changes_nothing([base, left, right] in texts()) {
            if let Merged::One { text, .. } = merged(&base, &left, &right) {
                for side in [&left, &right] {
                    let again = merged(&base, text.as_str(), side);
                    proptest::prop_assert!(
                        matches!(&again, Merged::One { text: same, .. } if *same == text), "{text:?} {again:?}"
                    );
                }
            }
        }
    }
}
