//! Texts, comments and small records.

use mille_parcours::format::{read, write};
use mille_parcours::merge;
use mille_parcours::model::TrainingPath;
use mille_parcours::model::node::RecordNode;
use mille_parcours::model::trivia::{Anchor, Comments};

use super::{kinds, merged, path, stands, without};

#[test]
fn a_comment_goes_with_what_it_spoke_of_and_is_told() {
    let base = path(&["s1: a b"], &["a:", "b:"]);
    let keywords = |words: &[&str], comment: bool| {
        let mut path = base.clone();
        let module = path.modules.get_mut("a").unwrap();
        module.keywords = words.iter().map(|word| (*word).to_owned()).collect();
        if comment {
            let index = mille_parcours::model::node::RecordNode::shape(module).index("keywords").unwrap();
            let comments = Comments { before: vec!["// à voir".into()], after: Vec::new() };
            module.trivia.put_comments(Anchor::Item(index, "stock".into()), Some(comments));
        }
        path
    };
    let found = merged(
        &keywords(&["stock", "vente"], false),
        &keywords(&["vente"], false),
        &keywords(&["stock", "vente"], true),
    );
    assert!(found.is_clean());
    assert_eq!(found.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), ["comment"]);
}

#[test]
fn breaks_alone_are_no_contradiction_of_sentences_that_both_wrote() {
    let base = path(&[], &["a:"]);
    let with = |text: &str| {
        let mut path = base.clone();
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let base = with("On filme. On commente. On note.");
    let found = merged(
        &base,
        &with("Un quiz clôt tout.\n\nLa fiche est remise. Le module commence."),
        &with("Un quiz clôt tout. La fiche est remise.\n\nLe module commence."),
    );
    let text = found.file.modules.get("a").unwrap().summary.as_str().to_owned();
    assert_eq!(text.matches("La fiche est remise.").count(), 1);
}

#[test]
fn breaks_alone_do_not_keep_what_the_other_side_took_away() {
    let with = |text: &str| {
        let mut path = path(&[], &["a:"]);
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let found = merged(
        &with("On filme. La fiche est remise.\n\nLe module commence."),
        &with("On note. On filme."),
        &with("On filme.\n\nLa fiche est remise. Le module commence."),
    );
    assert!(found.is_clean());
    assert_eq!(found.file.modules.get("a").unwrap().summary, "On note. On filme.".into());
}

#[test]
fn an_approval_holds_where_nothing_of_the_other_side_is_left() {
    let base = path(&["s1: a b c"], &["a:", "b:", "c:"]);
    let mut left = without(&path(&["s1: a b"], &["a:", "b:", "c:"]), "c");
    left.status = mille_parcours::model::Status::Approved;
    let right = path(&["s1: a c b"], &["a:", "b:", "c:"]);
    let once = merged(&base, &left, &right);
    assert!(once.is_clean());
    assert_eq!(write(&once.file), write(&left));
    assert_eq!(write(&merged(&base, &once.file, &left).file), write(&once.file));
}

#[test]
fn a_record_with_nothing_left_in_it_is_not_there() {
    use mille_parcours::model::GroupSize;
    let with = |min: u32, max: u32| {
        let mut path = path(&[], &["a:"]);
        path.group_size = Some(Box::new(GroupSize { min, max, ..GroupSize::default() }));
        path
    };
    // Each took away one half.
    let found = merged(&with(4, 8), &with(0, 8), &with(4, 0));
    assert!(found.is_clean());
    assert_eq!(found.file.group_size, None);
    // One half is in question, the other is gone.
    let found = merged(&with(4, 8), &with(4, 10), &with(0, 0));
    for question in merge::questions(&found.file) {
        for choice in question.choices {
            let mut after = found.file.clone();
            choice.change.apply(&mut after);
            assert_eq!(read::<TrainingPath>(&write(&after)).unwrap(), after);
            choice.change.inverse().apply(&mut after);
            assert_eq!(after, found.file);
        }
    }
    let found = merged(&with(0, 8), &with(0, 10), &with(1, 0));
    let question = &merge::questions(&found.file)[0];
    assert_eq!(question.kind, "value");
}

#[test]
fn a_sentence_beside_one_of_the_other_side_was_written_in_its_language_too() {
    let with = |language: &str, text: &str| {
        let mut path = path(&[], &["a:"]);
        path.language = language.into();
        path.modules.get_mut("a").unwrap().summary = text.into();
        path
    };
    let base = with("fr", "On filme. On commente. On note.");
    let left = with("fr", "On filme. On commente. On note tout.");
    let found = merged(&base, &left, &with("en", "On commente. On note."));
    assert_eq!(kinds(&found), ["guarded"]);
}

#[test]
fn a_comment_that_went_above_is_not_written_twice_when_merged_again() {
    let with = |note: &str| {
        let mut path = path(&[], &[]);
        let title = path.shape().index("title").unwrap();
        let comments = Comments { before: Vec::new(), after: vec![note.into()] };
        path.trivia.put_comments(Anchor::Field(title), Some(comments));
        path
    };
    let (base, left, right) = (with("// note b"), with("// note l"), with("// note r"));
    let found = merged(&base, &left, &right);
    stands(&found, &base, [&left, &right]);
    for note in ["note l", "note r"] {
        assert_eq!(write(&found.file).matches(note).count(), 1);
    }
}
