//! The part of the graph that a change touches, to be drawn small: what comes, what goes, and what stands
//! around it.
//!
//! Owns which modules and prerequisites are shown and what becomes of each. They are given as a small path of
//! their own, so that it is drawn as every path is.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Graph;
use crate::i18n::Lang;
use crate::model::{Module, Requirement, Set, TrainingPath};
use crate::picture::{BoxContent, Picture, PictureRequest, picture};

/// The most modules of a small drawing.
const MOST: usize = 12;

/// What stands around is shown until there are so many modules.
const AROUND: usize = 6;

/// What a change does to a part of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum SketchFate {
    /// Nothing.
    #[default]
    Stays,
    /// It is new.
    Comes,
    /// It is lost.
    Goes,
}

/// The part of the graph that a change touches.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sketch {
    /// The modules and prerequisites that are shown, of before and of after.
    pub path: TrainingPath,
    /// What becomes of modules, where something does.
    pub modules: BTreeMap<String, SketchFate>,
    /// What becomes of each prerequisite, by module and place in [`Self::path`].
    pub requirements: BTreeMap<(String, usize), SketchFate>,
}

impl Sketch {
    /// What becomes of a module.
    pub fn module(&self, id: &str) -> SketchFate {
        self.modules.get(id).copied().unwrap_or_default()
    }

    /// What becomes of a prerequisite.
    pub fn requirement(&self, id: &str, at: usize) -> SketchFate {
        self.requirements.get(&(id.to_owned(), at)).copied().unwrap_or_default()
    }

    /// What a change touches: with what stands around it, and alone, for where there is less room. Nothing
    /// if that is nothing, or too much to be seen at a glance.
    pub(in crate::app) fn of(before: &TrainingPath, after: &TrainingPath) -> Vec<Self> {
        let pair = Pair { before, after };
        let mut shown: BTreeSet<&str> = BTreeSet::new();
        let mut modules = BTreeMap::new();
        for id in pair.ids() {
            let fate = pair.fate(id);
            if fate != SketchFate::Stays {
                modules.insert(id.to_owned(), fate);
                shown.insert(id);
            }
            if fate == SketchFate::Stays && pair.is_untouched(id) {
                continue;
            }
            for (group, fate) in pair.groups(id) {
                if fate != SketchFate::Stays {
                    shown.insert(id);
                    shown.extend(group.any_of.iter().map(String::as_str));
                }
            }
        }
        if shown.is_empty() || shown.len() > MOST {
            return Vec::new();
        }
        let alone = Self::shown(pair, &shown, &modules);
        pair.look_around(&mut shown);
        let around = Self::shown(pair, &shown, &modules);
        if around == alone { vec![alone] } else { vec![around, alone] }
    }

    /// The modules that are shown, and what becomes of some.
    fn shown(pair: Pair, shown: &BTreeSet<&str>, modules: &BTreeMap<String, SketchFate>) -> Self {
        let Pair { before, after } = pair;
        let mut sketch = Self { modules: modules.clone(), ..Self::default() };
        for id in shown {
            let Some(module) = after.modules.get(id).or_else(|| before.modules.get(id)) else { continue };
            let groups = pair.groups(id);
            // A part of several that would each do is not what it looks like alone.
            let whole =
                |group: &Requirement| group.any_of.iter().all(|member| shown.contains(member.as_str()));
            let requires: Set<Requirement> =
                groups.iter().filter(|(group, _)| whole(group)).map(|(group, _)| (*group).clone()).collect();
            for (at, group) in requires.iter().enumerate() {
                let fate = groups.iter().find(|(other, _)| *other == group).map(|(_, fate)| *fate);
                sketch.requirements.insert(((*id).to_owned(), at), fate.unwrap_or_default());
            }
            let Module { title, code, kind, .. } = module.clone();
            let module = Module { title, code, kind, requires, ..Module::default() };
            sketch.path.modules.insert((*id).to_owned(), module);
        }
        sketch
    }
}

/// A sketch as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchDrawn {
    /// Boxes and lines.
    pub picture: Picture,
    /// What becomes of each box.
    pub boxes: Vec<SketchFate>,
    /// What becomes of each line; one that also stands for something that stays, stays.
    pub ties: Vec<SketchFate>,
}

impl Sketch {
    /// The sketch as boxes and lines, with titles of so many columns at most.
    pub fn drawn(&self, lang: Lang, title: usize) -> SketchDrawn {
        let graph = Graph::of(&self.path);
        let picture =
            picture(&self.path, &graph, &PictureRequest { lang, title, ..PictureRequest::default() });
        let of_group = |module: usize, at: usize| self.requirement(graph.id(module), at);
        let boxes = picture.nodes.iter().map(|node| match node.what {
            BoxContent::Module(module) => self.module(graph.id(module)),
            BoxContent::Choice(at) => of_group(at.module, at.requirement),
            BoxContent::Stage(_) => SketchFate::Stays,
        });
        let mut ties: Vec<Option<SketchFate>> = vec![None; picture.ties.len()];
        for shown in &picture.links {
            let fate = of_group(shown.link.to, shown.link.requirement);
            for tie in &shown.ties {
                let is_same = ties[*tie].is_none_or(|other| other == fate);
                ties[*tie] = Some(if is_same { fate } else { SketchFate::Stays });
            }
        }
        let boxes = boxes.collect();
        SketchDrawn { boxes, ties: ties.into_iter().map(Option::unwrap_or_default).collect(), picture }
    }
}

/// Two versions of a path.
#[derive(Clone, Copy)]
struct Pair<'a> {
    before: &'a TrainingPath,
    after: &'a TrainingPath,
}

impl<'a> Pair<'a> {
    /// The modules of both.
    fn ids(self) -> impl Iterator<Item = &'a str> {
        let lost = self.before.modules.keys().filter(move |id| !self.after.modules.contains_key(id));
        self.after.modules.keys().chain(lost).map(String::as_str)
    }

    fn fate(self, id: &str) -> SketchFate {
        match (self.before.modules.contains_key(id), self.after.modules.contains_key(id)) {
            (false, true) => SketchFate::Comes,
            (true, false) => SketchFate::Goes,
            _ => SketchFate::Stays,
        }
    }

    /// Whether a module of both has the same prerequisites in both.
    fn is_untouched(self, id: &str) -> bool {
        let requires = |path: &'a TrainingPath| path.modules.get(id).map(|module| &module.requires);
        requires(self.before) == requires(self.after)
    }

    /// The prerequisites of a module that name modules, of both versions, and what becomes of them: the same
    /// modules bind the same way, or it is another one.
    fn groups(self, id: &str) -> Vec<(&'a Requirement, SketchFate)> {
        let of = |path: &'a TrainingPath| {
            let requires = path.modules.get(id).into_iter().flat_map(|module| module.requires.iter());
            requires.filter(|group| !group.any_of.is_empty())
        };
        let is_in = |path, group| of(path).any(|other| is_same(group, other));
        let mut found: Vec<_> = of(self.after)
            .map(|group| {
                (group, if is_in(self.before, group) { SketchFate::Stays } else { SketchFate::Comes })
            })
            .collect();
        let lost = of(self.before).filter(|group| !is_in(self.after, *group));
        found.extend(lost.map(|group| (group, SketchFate::Goes)));
        found
    }

    /// Adds what stands right before and right after what is touched, while there is room.
    fn look_around(self, shown: &mut BTreeSet<&'a str>) {
        let touched = shown.clone();
        for id in self.ids() {
            for (group, _) in self.groups(id) {
                let members: Vec<&str> = group.any_of.iter().map(String::as_str).collect();
                let near = touched.contains(id) || members.iter().any(|member| touched.contains(member));
                let new = members.iter().chain([&id]).filter(|member| !shown.contains(*member)).count();
                if near && shown.len() + new <= AROUND {
                    shown.extend(members);
                    shown.insert(id);
                }
            }
        }
    }
}

fn is_same(one: &Requirement, other: &Requirement) -> bool {
    one.kind == other.kind && one.any_of == other.any_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RequirementKind;

    fn path(modules: &[(&str, &[&[&str]])]) -> TrainingPath {
        let mut path = TrainingPath::new("p", "P");
        for (id, groups) in modules {
            let requires = groups.iter().map(|members| Requirement {
                any_of: members.iter().map(|id| (*id).to_owned()).collect(),
                ..Requirement::default()
            });
            let module =
                Module { title: (*id).to_owned(), requires: requires.collect(), ..Module::default() };
            path.modules.insert((*id).to_owned(), module);
        }
        path
    }

    fn shown(sketch: &Sketch) -> String {
        let sign = |fate| match fate {
            SketchFate::Stays => "",
            SketchFate::Comes => "+",
            SketchFate::Goes => "-",
        };
        let line = |(id, module): (&String, &Module)| {
            let groups = module.requires.iter().enumerate().map(|(at, group)| {
                format!(" {}{}", sign(sketch.requirement(id, at)), group.any_of.join("|"))
            });
            format!("{}{id}:{}", sign(sketch.module(id)), groups.collect::<String>())
        };
        sketch.path.modules.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_comes_what_goes_and_what_stands_around_it() {
        let before = path(&[("a", &[]), ("b", &[&["a"]]), ("c", &[&["b"], &["a", "x"]]), ("x", &[])]);
        let after = path(&[("a", &[]), ("b", &[]), ("c", &[&["b"], &["x", "a"]]), ("d", &[&["c"]])]);
        let sketches = Sketch::of(&before, &after);
        assert_eq!(shown(&sketches[0]), "a:\nb: -a\nc: a|x b\n+d: +c\n-x:");
        assert_eq!(Sketch::of(&after, &after), []);
        assert_eq!(sketches.len(), 1, "all is touched");
    }

    #[test]
    fn a_link_that_binds_otherwise_is_another_one_and_an_alternative_is_shown_whole_or_not_at_all() {
        let before = path(&[("a", &[]), ("b", &[&["a"]])]);
        let mut after = before.clone();
        let b = after.modules.get_mut("b").expect("b");
        let advice =
            |group: &Requirement| Requirement { kind: RequirementKind::Recommended, ..group.clone() };
        b.requires = b.requires.iter().map(advice).collect();
        let sketches = Sketch::of(&before, &after);
        assert_eq!(shown(&sketches[0]), "a:\nb: -a +a");

        let many = ["m1", "m2", "m3", "m4", "m5", "m6"];
        let all: &[&[&str]] = &[&["a"], &many];
        let mut modules = vec![("a", &[][..]), ("b", all)];
        modules.extend(many.iter().map(|id| (*id, &[][..])));
        let before = path(&modules);
        let left: &[&[&str]] = &[&many];
        modules[1].1 = left;
        let sketches = Sketch::of(&before, &path(&modules));
        assert_eq!(shown(&sketches[0]), "a:\nb: -a");
    }
}
