//! What a file holds beside the values that this version knows: comments, and fields of later
//! versions, kept as they were written.
//!
//! Comments travel with what they speak about: a record carries the comments of its fields and of
//! the plain items in them, and its own when it is an item itself. So a module that is moved,
//! copied or merged takes its comments along. How they are found and written is `format`'s business.

use serde::{Deserialize, Deserializer, Serialize};

/// What a comment belongs to, seen from the record that carries it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Anchor {
    /// Above the attribute line of the file.
    Head,
    /// The record itself, as an item of a list or a map, or as the whole file.
    Whole,
    /// The field at this place of the shape.
    Field(usize),
    /// An item or entry, by its text or key, in the field at this place.
    Item(usize, Box<str>),
    /// The end of the list or map in the field at this place, after its last item.
    End(usize),
    /// A field that this version does not know.
    Unknown(Box<str>),
    /// The end of the record, after its last field.
    Tail,
    /// After the end of the file's value.
    Foot,
}

/// The comments around one thing, each verbatim with its `//` or `/* */`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Comments {
    /// On lines of their own above it.
    pub before: Vec<Box<str>>,
    /// On the same line, behind it. At most one begins with `//`, and it is the last.
    pub after: Vec<Box<str>>,
}

impl Comments {
    /// Takes the comments of another thing that turned out to be the same one; each is kept once.
    pub fn absorb(&mut self, other: Self) {
        for comment in other.before {
            if !self.before.contains(&comment) {
                self.before.push(comment);
            }
        }
        for comment in other.after {
            let ended = self.after.last().is_some_and(|last| last.starts_with("//"));
            match (self.after.contains(&comment), ended) {
                (true, _) => {}
                (false, true) => self.before.push(comment),
                (false, false) => self.after.push(comment),
            }
        }
    }
}

/// A field that this version does not know, with its value as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unknown {
    /// The name of the field.
    pub name: Box<str>,
    /// Its value, verbatim, comments inside it included.
    pub raw: Box<str>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Extra {
    comments: Vec<(Anchor, Comments)>,
    unknown: Vec<Unknown>,
}

/// The comments and unknown fields of one record; one word of memory where there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Trivia(Option<Box<Extra>>);

impl<'de> Deserialize<'de> for Trivia {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut trivia = Self::default();
        if let Some(extra) = Option::<Extra>::deserialize(from)? {
            // In whatever order it was written down, it stands here in the one that is looked up.
            trivia.absorb(extra.comments);
            trivia.put_unknown(extra.unknown);
        }
        Ok(trivia)
    }
}

impl Trivia {
    /// Whether there is nothing here.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The comments of `slot`, if any.
    pub fn comments(&self, slot: &Anchor) -> Option<&Comments> {
        let extra = self.0.as_ref()?;
        let at = extra.comments.binary_search_by(|(have, _)| have.cmp(slot)).ok()?;
        Some(&extra.comments[at].1)
    }

    /// The comments of an item, looked up without building a [`Anchor`].
    pub fn item_comments(&self, field: usize, item: &str) -> Option<&Comments> {
        let extra = self.0.as_ref()?;
        let order = |slot: &Anchor| match slot {
            Anchor::Head | Anchor::Whole | Anchor::Field(_) => std::cmp::Ordering::Less,
            Anchor::Item(at, key) => (*at, &**key).cmp(&(field, item)),
            _ => std::cmp::Ordering::Greater,
        };
        let at = extra.comments.binary_search_by(|(slot, _)| order(slot)).ok()?;
        Some(&extra.comments[at].1)
    }

    /// Takes many comments at once; those of one slot are put together.
    pub fn absorb(&mut self, comments: impl IntoIterator<Item = (Anchor, Comments)>) {
        let mut comments = comments.into_iter().peekable();
        if comments.peek().is_none() {
            return;
        }
        let all = &mut self.0.get_or_insert_default().comments;
        all.extend(comments);
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1.absorb(std::mem::take(&mut later.1));
            }
            same
        });
    }

    /// Gives a slot these comments, or none.
    pub fn put_comments(&mut self, slot: Anchor, comments: Option<Comments>) {
        match comments {
            Some(comments) => *self.comments_mut(slot) = comments,
            None => {
                if let Some(extra) = &mut self.0 {
                    extra.comments.retain(|(have, _)| *have != slot);
                    if extra.comments.is_empty() && extra.unknown.is_empty() {
                        self.0 = None;
                    }
                }
            }
        }
    }

    /// The comments of `slot`, to add to.
    pub fn comments_mut(&mut self, slot: Anchor) -> &mut Comments {
        let all = &mut self.0.get_or_insert_default().comments;
        let at = match all.binary_search_by(|(have, _)| have.cmp(&slot)) {
            Ok(at) => at,
            Err(at) => {
                all.insert(at, (slot, Comments::default()));
                at
            }
        };
        &mut all[at].1
    }

    /// Every slot that has comments, in order.
    pub fn all_comments(&self) -> impl Iterator<Item = &(Anchor, Comments)> {
        self.0.iter().flat_map(|extra| &extra.comments)
    }

    /// Whether the field at `index` or anything plain in it carries a comment. The comment of an item
    /// that is there no more, as `exists` says, is not one.
    pub fn touches_field(&self, index: usize, exists: impl Fn(&str) -> bool) -> bool {
        self.all_comments().any(|(slot, _)| match slot {
            Anchor::Field(at) | Anchor::End(at) => *at == index,
            Anchor::Item(at, key) => *at == index && exists(key),
            _ => false,
        })
    }

    /// The unknown fields, in the order of the file.
    pub fn unknown(&self) -> &[Unknown] {
        self.0.as_ref().map_or(&[], |extra| &extra.unknown)
    }

    /// Forgets all comments, and keeps unknown fields.
    pub fn drop_comments(&mut self) {
        if let Some(extra) = &mut self.0 {
            extra.comments.clear();
            if extra.unknown.is_empty() {
                self.0 = None;
            }
        }
    }

    /// Gives the record these unknown fields instead of those it has.
    pub fn put_unknown(&mut self, fields: Vec<Unknown>) {
        if self.0.is_none() && fields.is_empty() {
            return;
        }
        let extra = self.0.get_or_insert_default();
        extra.unknown = fields;
        if extra.comments.is_empty() && extra.unknown.is_empty() {
            self.0 = None;
        }
    }

    /// Keeps a field that this version does not know.
    pub fn keep_unknown(&mut self, field: Unknown) {
        self.0.get_or_insert_default().unknown.push(field);
    }
}
