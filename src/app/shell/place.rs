//! A place of the document in words: « Négocier › Objectifs pédagogiques › o1 ».

use crate::app::shell::Shell;
use crate::model::TrainingPath;
use crate::model::shape::{Kind, Shaped};
use crate::model::value::{Step, find, item_key};

/// Between the parts of a place.
const INSIDE: &str = " › ";

impl Shell {
    /// The way to a value as people read it; empty for the path itself.
    pub fn place_words(&self, steps: &[Step]) -> String {
        let path = &self.doc.path;
        let mut kind = Some(Kind::Record(TrainingPath::SHAPE));
        let mut words: Vec<String> = Vec::with_capacity(steps.len());
        for (at, step) in steps.iter().enumerate() {
            let field = match (kind, step) {
                (Some(Kind::Record(shape)), Step::Field(name)) => shape.field(name),
                _ => None,
            };
            kind = match (kind, step) {
                (Some(Kind::Record(_)), Step::Field(_)) => field.map(|field| field.kind),
                (Some(Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner)), _) => Some(*inner),
                _ => None,
            };
            let word = match (step, at) {
                // Modules and stages are known by their titles.
                (Step::Field("modules" | "stages"), 0) if steps.len() > 1 => continue,
                (Step::Item(id), 1) if steps.first() == Some(&Step::Field("modules")) => {
                    path.title_of(id).to_owned()
                }
                (Step::At(stage), 1)
                    if path.stages.get(*stage).is_some_and(|found| !found.title.is_empty()) =>
                {
                    path.stages[*stage].title.clone()
                }
                (Step::Field(name), _) => {
                    field.map_or_else(|| (*name).to_owned(), |field| self.lang.word(field.label).into_owned())
                }
                (Step::Item(key), _) => key.clone(),
                (Step::At(index), _) => {
                    let key = find(path, &steps[..=at]).and_then(item_key);
                    key.map_or_else(|| format!("{}.", index + 1), str::to_owned)
                }
            };
            words.push(word);
        }
        words.join(INSIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shell::document::Document;
    use crate::format::read;
    use crate::i18n::Lang;
    use crate::steps;

    #[test]
    fn a_place_reads_as_people_say_it() {
        let path: TrainingPath = read(
            "Path(format: 1, id: \"p\", title: \"T\", stages: [(id: \"s\", title: \"Un\", modules: [\"m\"])],
             modules: {\"m\": (title: \"Négocier\", outcomes: {\"o1\": (text: \"Dire\")},
             activities: [(id: \"a1\", title: \"Jeu\")])})",
        )
        .unwrap();
        let shell = Shell::new(Document::new(path, ""), Lang::Fr, (80, 24));
        let told = |steps: Vec<Step>| shell.place_words(&steps);
        let outcome = steps![Field("modules"), Item("m"), Field("outcomes"), Item("o1"), Field("text")];
        assert_eq!(told(outcome), "Négocier › Objectifs pédagogiques › o1 › Énoncé");
        let activity = steps![Field("modules"), Item("m"), Field("activities"), At(0usize)];
        assert_eq!(told(activity), "Négocier › Activités › a1");
        assert_eq!(told(steps![Field("stages"), At(0usize)]), "Un");
        assert_eq!(told(steps![Field("goal")]), "Objectif professionnel");
        assert_eq!(told(steps![Field("modules"), Item("x"), Item("y")]), "x › y");
        assert_eq!(shell.place_words(&[]), "");
    }
}
