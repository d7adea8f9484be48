//! The order of teaching: what wins over what.

use mille_parcours::graph::{Graph, Strength};
use proptest::prelude::*;

use crate::spec::{Spec, closure, specs};

const HARD: &[Strength] = &[Strength::Required, Strength::Corequisite];
const ALL: &[Strength] =
    &[Strength::Required, Strength::Corequisite, Strength::StrictCorequisite, Strength::Recommended];

/// Puts some of the modules into stages, in any order.
fn staged(base: impl Strategy<Value = Spec>) -> impl Strategy<Value = Spec> {
    (base, any::<u64>()).prop_map(|(mut spec, mut seed)| {
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        spec.stages = vec![Vec::new(); 3];
        for module in 0..spec.len() {
            let stage = usize::try_from(draw(4)).unwrap();
            if let Some(stage) = spec.stages.get_mut(stage) {
                let at = usize::try_from(draw(stage.len() as u64 + 1)).unwrap();
                stage.insert(at, module);
            }
        }
        spec
    })
}

fn stage(spec: &Spec, module: usize) -> usize {
    spec.stages.iter().position(|stage| stage.contains(&module)).unwrap_or(spec.stages.len())
}

/// By module, when it comes.
fn positions(order: &[usize]) -> Vec<usize> {
    let mut at = vec![0; order.len()];
    order.iter().enumerate().for_each(|(position, module)| at[*module] = position);
    at
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_module_once_and_stages_first(spec in staged(specs(8, ALL, 3, true))) {
        let graph = Graph::of(&spec.path());
        let order = graph.teaching_order();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert!(sorted.into_iter().eq(0..spec.len()));
        prop_assert!(order.is_sorted_by_key(|module| stage(&spec, *module)));
        prop_assert_eq!(order, Graph::of(&spec.path()).teaching_order());
    }

    #[test]
    fn without_stages_prerequisites_are_respected(spec in specs(8, HARD, 3, false)) {
        let graph = Graph::of(&spec.path());
        prop_assume!(graph.satisfaction().blocked.is_empty());
        let at = positions(&graph.teaching_order());
        let weak: Vec<(usize, usize)> = (0..spec.len())
            .flat_map(|owner| spec.groups[owner].iter().map(move |group| (owner, group)))
            .filter(|(_, group)| group.strength == Strength::Corequisite)
            .flat_map(|(owner, group)| group.members.iter().map(move |member| (*member, owner)))
            .collect();
        let beside = closure(spec.len(), &weak);
        for (owner, groups) in spec.groups.iter().enumerate() {
            for group in groups {
                let early = group.members.iter().any(|member| at[*member] < at[owner]);
                let together = group.members.iter().any(|member| beside[owner][*member]);
                prop_assert!(
                    early || (group.strength == Strength::Corequisite && (together || group.members.contains(&owner))),
                    "{:?} of {}: {:?}", group, owner, at
                );
            }
        }
    }

    #[test]
    fn an_author_who_respects_everything_is_followed(mut spec in specs(8, ALL, 3, false)) {
        // The author goes downwards; members that come later are struck, and empty groups with them.
        for (owner, groups) in spec.groups.iter_mut().enumerate() {
            for group in groups.iter_mut() {
                if group.members.iter().all(|member| *member <= owner) {
                    group.members.clear();
                }
            }
            groups.retain(|group| !group.members.is_empty());
        }
        let sequence: Vec<usize> = (0..spec.len()).rev().collect();
        let middle = spec.len() / 2;
        spec.stages = vec![sequence[..middle].to_vec(), sequence[middle..].to_vec()];
        let graph = Graph::of(&spec.path());
        prop_assert_eq!(graph.teaching_order(), sequence);
        let breaches = graph.order_breaches();
        let strict = |module: usize, place: usize| {
            (0..spec.groups[module].len()).any(|at| {
                spec.written_at(&spec.path(), module, at) == place
                    && spec.groups[module][at].strength == Strength::StrictCorequisite
            })
        };
        prop_assert!(breaches.iter().all(|breach| strict(breach.at.module, breach.at.requirement)));
    }

    #[test]
    fn what_the_order_leaves_broken_is_told(spec in staged(specs(8, HARD, 1, false))) {
        let path = spec.path();
        let graph = Graph::of(&path);
        prop_assume!(graph.satisfaction().blocked.is_empty());
        let at = positions(&graph.teaching_order());
        let told: Vec<(usize, usize)> = graph
            .order_breaches()
            .iter()
            .filter(|breach| !breach.same_stage)
            .map(|breach| (breach.at.module, breach.at.requirement))
            .collect();
        for owner in 0..spec.len() {
            for (place, group) in spec.groups[owner].iter().enumerate() {
                if group.strength == Strength::Required {
                    let broken = at[group.members[0]] > at[owner];
                    let place = spec.written_at(&path, owner, place);
                    // What stands in no stage has no author's sequence to break.
                    let staged = stage(&spec, owner) < spec.stages.len();
                    prop_assert_eq!(broken, told.contains(&(owner, place)));
                    prop_assert!(staged || !broken);
                }
            }
        }
    }
}

#[test]
fn prerequisites_go_before_the_authors_sequence_inside_a_stage() {
    let mut spec = Spec::new(3).with(2, Strength::Required, &[0]);
    spec.stages = vec![vec![2, 1, 0]];
    let graph = Graph::of(&spec.path());
    assert_eq!(graph.teaching_order(), [1, 0, 2]);
    let breaches = graph.order_breaches();
    assert_eq!(breaches.len(), 1);
    assert!(breaches[0].same_stage);
    assert_eq!((breaches[0].at.module, breaches[0].member), (2, 0));
}

#[test]
fn stages_are_never_reordered() {
    let mut spec = Spec::new(2).with(0, Strength::Required, &[1]);
    spec.stages = vec![vec![0], vec![1]];
    let graph = Graph::of(&spec.path());
    assert_eq!(graph.teaching_order(), [0, 1]);
    assert!(!graph.order_breaches()[0].same_stage);
}

#[test]
fn advice_orders_softly_and_gives_way_to_what_binds() {
    let advised = Spec::new(3).with(0, Strength::Recommended, &[2]);
    assert_eq!(Graph::of(&advised.path()).teaching_order(), [1, 2, 0]);
    let circular = advised.with(2, Strength::Required, &[0]);
    assert_eq!(Graph::of(&circular.path()).teaching_order(), [0, 1, 2]);
    assert!(Graph::of(&circular.path()).satisfaction().blocked.is_empty());
}

#[test]
fn one_alternative_is_enough_for_the_author_but_all_come_first_without_one() {
    let mut spec = Spec::new(3).with(1, Strength::Required, &[0, 2]);
    assert_eq!(Graph::of(&spec.path()).teaching_order(), [0, 2, 1]);
    spec.stages = vec![vec![0, 1, 2]];
    assert_eq!(Graph::of(&spec.path()).teaching_order(), [0, 1, 2]);
}

#[test]
fn a_module_that_stands_twice_counts_where_it_stands_first() {
    let mut spec = Spec::new(2);
    spec.stages = vec![vec![1], vec![0, 1]];
    assert_eq!(Graph::of(&spec.path()).teaching_order(), [1, 0]);
}

#[test]
fn a_knot_does_not_stop_what_follows_it() {
    let spec = Spec::new(3).with(0, Strength::Required, &[2]).with(1, Strength::Required, &[2]).with(
        2,
        Strength::Required,
        &[1],
    );
    assert_eq!(Graph::of(&spec.path()).teaching_order(), [1, 2, 0]);
}
