//! Questions and notes about ids: two new names for one module, one name for two, references that
//! followed, and what only one version has where there is no common one.

use super::deleted::{module, place_edit};
use super::identity::{self, Identity};
use super::place::written;
use super::record;
use super::work::{Ref, Work};
use super::{Mergeable, Side, stages};
use crate::diff::What;
use crate::model::value::{Step, Value};
use crate::model::{Edit, Message};
use crate::steps;

/// Asks and tells what the ids gave, before anything else is joined.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>, identity: &Identity) {
    for (old, new) in &identity.two_names {
        let at = steps![Field("modules"), Item(old.as_str())];
        let said = work.sayings([Some(new[0].clone()), Some(new[1].clone())]);
        let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(|side| work.within(side, &at)).collect();
        let id = work.ask_aside(record::plain("id", &at, Some(old.clone()), said), &[]);
        work.ask_too(&id, &about);
        work.renames.insert(old.clone(), id);
    }
    for (side, old, new) in &identity.taken {
        taken(work, *side, old, new);
    }
    for (user, old) in &identity.follows {
        let at = identity::requires(user);
        let new =
            identity.renamed.get(old).or_else(|| identity.fused.iter().find_map(|fused| fused.get(old)));
        let title = |id: &str| {
            let path = work
                .files
                .iter()
                .filter_map(|file| file.as_path())
                .find(|path| path.modules.contains_key(id));
            path.map_or(id, |path| path.title_of(id)).to_owned()
        };
        let message = Message::new("merge-note-follows")
            .with("title", title(user))
            .with("old", old.as_str())
            .with("new", title(new.map_or(old.as_str(), String::as_str)));
        let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(|side| work.here(side, &at)).collect();
        work.note("follows", &at, message, &about);
    }
    alike(work);
}

/// One side gave a module the id that the other gave to a new one. The new one has it meanwhile.
fn taken<T: Mergeable>(work: &mut Work<T>, side: Side, old: &str, new: &str) {
    let at = steps![Field("modules"), Item(new)];
    let said = work.sayings([Some(String::new()), Some(String::new())]);
    let mut conflict = record::plain("twice", &at, None, said);
    let renamed = steps![Field("modules"), Item(old)];
    let edit =
        Edit { at: written(&renamed), before: old.to_owned(), after: new.to_owned(), ..Edit::default() };
    conflict.sides[side as usize].edits.push(edit);
    let about: Vec<Ref> =
        work.here(side.other(), &at).into_iter().chain(work.within(side, &renamed)).collect();
    let id = work.ask_aside(conflict, &[]);
    work.ask_too(&id, &about);
}

/// New modules whose ids differ in capitals alone: on some disks they would be one.
fn alike<T: Mergeable>(work: &mut Work<T>) {
    let added = Side::BOTH.map(|side| -> Vec<(Ref, String)> {
        work.all(side)
            .filter(|(_, made)| {
                made.change.at.len() == 2 && matches!(made.change.what, What::Item { before: None, .. })
            })
            .filter_map(|(change, made)| Some((change, made.change.module()?.to_owned())))
            .collect()
    });
    let folded: std::collections::HashMap<String, &(Ref, String)> =
        added[1].iter().map(|entry| (entry.1.to_lowercase(), entry)).collect();
    let pairs: Vec<[(Ref, String); 2]> = added[0]
        .iter()
        .filter_map(|one| {
            let other = folded.get(&one.1.to_lowercase())?;
            (one.1 != other.1).then(|| [one.clone(), (*other).clone()])
        })
        .collect();
    for pair in pairs {
        let first = pair.iter().map(|(_, id)| id).min().cloned().unwrap_or_default();
        let said = work.sayings([Some(String::new()), Some(String::new())]);
        let mut conflict = record::plain("twice", &steps![Field("modules"), Item(first)], None, said);
        let mut about = Vec::new();
        for (side, (change, id)) in pair.iter().enumerate() {
            let at = steps![Field("modules"), Item(id.as_str())];
            if let What::Item { after: Some(value), .. } = &work.change(*change).what {
                let after = record::text::<T>(&at, &Value::of(&module(value)));
                conflict.sides[side].edits.push(Edit { at: written(&at), after, ..Edit::default() });
            }
            let place = work.file(change.0).as_path().and_then(|path| stages::place(path, id));
            conflict.sides[side].edits.extend(place_edit(id, None, place));
            about.push(*change);
            about.extend(
                work.all(change.0).filter(|(_, made)| stands(&made.change.at, id)).map(|(change, _)| change),
            );
        }
        work.ask(conflict, &about);
    }
}

fn stands(at: &[Step], module: &str) -> bool {
    matches!(at, [Step::Field("stages"), _, Step::Field("modules"), Step::Item(id)] if id == module)
}

/// Without a common version nobody knows whether what one side lacks is new or was taken away.
pub(super) fn orphans<T: Mergeable>(work: &mut Work<T>) {
    let mut lone: Vec<Ref> = Vec::new();
    for side in Side::BOTH {
        for (change, made) in work.all(side) {
            let of_stage = matches!(made.change.at.first(), Some(Step::Field("stages" | "conflicts")));
            let alone = work.here(side.other(), &made.change.at).is_empty();
            if !of_stage && alone && matches!(made.change.what, What::Item { .. } | What::Group { .. }) {
                lone.push(change);
            }
        }
    }
    let at = match lone.as_slice() {
        [] => return,
        [only] => work.change(*only).at.clone(),
        _ => Vec::new(),
    };
    let message = Message::new("merge-note-no-base").with("count", lone.len());
    work.note("no-base", &at, message, &lone);
}
