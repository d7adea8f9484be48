//! An edit moves little: what is laid out with the picture before in mind, beside what is laid out afresh.
//!
//! Graphs of 20 to 200 nodes by chance, one edit each. Both pictures are compared with the one before the
//! edit, seen from the node that was edited, as the screen does it.

use mille_parcours::layout::{Edge, InputNode, Layout, LayoutInput, LayoutOptions, Placed, Previous, layout};

/// Numbers by chance, the same ones every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A graph as paths have them: stages of some nodes, most edges from the stage before, of near themes.
fn graph(nodes: usize, chance: &mut Chance) -> LayoutInput {
    let stage = 3 + chance.below(nodes / 5);
    let mut input = LayoutInput { nodes: vec![InputNode::row(12); nodes], edges: Vec::new() };
    for to in stage..nodes {
        for _ in 0..=chance.below(3) {
            let back = if chance.below(100) < 72 { 1 } else { 2 + chance.below(3) };
            let theme = (to % stage + chance.below(5)).saturating_sub(2).min(stage - 1);
            let from = (to / stage).saturating_sub(back) * stage + theme;
            if from < to && !input.edges.contains(&Edge::plain(from, to)) {
                input.edges.push(Edge::plain(from, to));
            }
        }
    }
    input
}

/// A graph after an edit: for each node its index before, and a node where it was edited.
struct Edited {
    input: LayoutInput,
    before: Vec<Option<usize>>,
    here: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// A node that comes after another.
    After,
    /// A node on the way from one to another.
    Between,
    Link,
    Cut,
    Remove,
}

fn edited(input: &LayoutInput, edit: Edit, chance: &mut Chance) -> Edited {
    let count = input.nodes.len();
    let mut out = Edited { input: input.clone(), before: (0..count).map(Some).collect(), here: 0 };
    match edit {
        Edit::After => {
            let from = chance.below(count);
            out.input.nodes.push(InputNode::row(12));
            out.before.push(None);
            out.input.edges.push(Edge::plain(from, count));
            out.here = from;
        }
        Edit::Between => {
            let at = chance.below(input.edges.len());
            let edge = out.input.edges.remove(at);
            out.input.nodes.push(InputNode::row(12));
            out.before.push(None);
            out.input.edges.push(Edge::plain(edge.from, count));
            out.input.edges.push(Edge::plain(count, edge.to));
            out.here = edge.from;
        }
        Edit::Link => {
            // Numbers rise along the edges.
            let to = 1 + chance.below(count - 1);
            let from = to.saturating_sub(1 + chance.below(count / 3));
            out.input.edges.push(Edge::plain(from, to));
            out.here = from;
        }
        Edit::Cut => {
            let edge = out.input.edges.remove(chance.below(input.edges.len()));
            out.here = edge.to;
        }
        Edit::Remove => {
            let gone = chance.below(count);
            let linked = input.edges.iter().find(|edge| edge.from == gone).map_or(0, |edge| edge.to);
            out.here = linked - usize::from(linked > gone);
            out.input.nodes.remove(gone);
            out.before.remove(gone);
            out.input.edges.retain(|edge| edge.from != gone && edge.to != gone);
            for end in out.input.edges.iter_mut().flat_map(|edge| [&mut edge.from, &mut edge.to]) {
                *end -= usize::from(*end > gone);
            }
        }
    }
    out
}

/// How much is elsewhere than it was.
#[derive(Debug, Clone, Copy, Default)]
struct Moved {
    /// How many ranks the nodes have moved, all together, when the picture is pushed along as a whole.
    ranks: u32,
    /// The share of the nodes that stand on one rank still with one that they have changed sides with.
    turned: f64,
    /// The share of the nodes that are more than two rows away from where they were.
    far: f64,
}

fn moved(first: &Layout, then: &Layout, edited: &Edited) -> Moved {
    let was = edited.before.iter().zip(&then.nodes);
    let pairs: Vec<(Placed, Placed)> =
        was.filter_map(|(before, now)| Some((first.nodes[(*before)?], *now))).collect();
    let steps = |from: u32, to: u32| i64::from(to) - i64::from(from);
    let mut ranks: Vec<i64> = pairs.iter().map(|(a, b)| steps(a.rank, b.rank)).collect();
    ranks.sort_unstable();
    let whole = ranks[ranks.len() / 2];
    let here = edited.before[edited.here].unwrap();
    let shift = steps(first.nodes[here].row, then.nodes[edited.here].row);
    let turned = |a: &Placed, b: &Placed| {
        let same = pairs.iter().filter(|(c, d)| a.rank == c.rank && b.rank == d.rank);
        same.clone().any(|(c, d)| (a.order < c.order) != (b.order < d.order))
    };
    let share = |count: usize| {
        f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(pairs.len()).unwrap())
    };
    Moved {
        ranks: ranks.iter().map(|by| u32::try_from(by.abs_diff(whole)).unwrap()).sum(),
        turned: share(pairs.iter().filter(|(a, b)| turned(a, b)).count()),
        far: share(pairs.iter().filter(|(a, b)| (steps(a.row, b.row) - shift).abs() > 2).count()),
    }
}

/// Pictures before an edit and after it: in the same manner, and afresh.
struct Case {
    first: Layout,
    calm: Layout,
    afresh: Layout,
    edited: Edited,
}

fn cases(edit: Edit, count: usize) -> Vec<Case> {
    let mut chance = Chance(0x2545_F491_4F6C_DD1D ^ edit as u64);
    let case = |number: usize| {
        let input = graph(20 + 180 * number / count, &mut chance);
        let first = layout(&input, &LayoutOptions::default());
        let edited = edited(&input, edit, &mut chance);
        let previous = Some(Previous { layout: &first, nodes: &edited.before });
        let calm = layout(&edited.input, &LayoutOptions { previous, ..LayoutOptions::default() });
        let afresh = layout(&edited.input, &LayoutOptions::default());
        Case { first, calm, afresh, edited }
    };
    (0..count).map(case).collect()
}

/// The middle one, and the mean.
fn middle_and_mean(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let count = f64::from(u32::try_from(values.len()).unwrap());
    (values[values.len() / 2], values.iter().sum::<f64>() / count)
}

fn judge(edit: Edit) {
    let cases = cases(edit, 12);
    let (mut calm, mut afresh) = (Vec::new(), Vec::new());
    for case in &cases {
        let (ours, theirs) =
            (moved(&case.first, &case.calm, &case.edited), moved(&case.first, &case.afresh, &case.edited));
        assert_eq!(case.calm.span, case.afresh.span, "{edit:?}: no edge is longer for it");
        assert!(ours.ranks <= theirs.ranks, "{edit:?}: {ours:?}, afresh {theirs:?}");
        assert!(ours.turned <= 0.1, "{edit:?}: {ours:?}");
        stays_unless_forced(case);
        calm.push(ours);
        afresh.push(theirs);
    }
    let of = |all: &[Moved], what: fn(&Moved) -> f64| middle_and_mean(all.iter().map(what));
    let (turned, _) = of(&calm, |moved| moved.turned);
    assert!(turned == 0.0, "{edit:?}: in the middle nothing changes sides");
    assert!(of(&afresh, |moved| moved.turned).0 > 0.05, "{edit:?}: which it does afresh");
    let ((middle, mean), (_, mean_afresh)) = (of(&calm, |moved| moved.far), of(&afresh, |moved| moved.far));
    assert!(middle <= 0.02, "{edit:?}: {middle} are far from where they were");
    assert!(mean * 4.0 <= mean_afresh, "{edit:?}: {mean} are far, {mean_afresh} afresh");
    let crossings = |picture: &Layout| f64::from(u32::try_from(picture.crossings).unwrap()) + 1.0;
    let (_, price) =
        middle_and_mean(cases.iter().map(|case| crossings(&case.calm) / crossings(&case.afresh)));
    assert!(price < 1.1, "{edit:?}: {price} times the crossings");
}

/// Who is on another rank than before has an edge that asks for it: one rank nearer to the old one, it would
/// not fit, or edges would be longer.
fn stays_unless_forced(case: &Case) {
    let Case { first, calm, edited, .. } = case;
    let old = |node: usize| Some(i64::from(first.nodes[edited.before[node]?].rank));
    let rank = |node: usize| i64::from(calm.nodes[node].rank);
    // The picture as a whole may have been pushed along by a new first rank, or pulled.
    let mut shifts: Vec<i64> =
        (0..calm.nodes.len()).filter_map(|node| Some(rank(node) - old(node)?)).collect();
    shifts.sort_unstable();
    let whole = shifts[shifts.len() / 2];
    for node in 0..calm.nodes.len() {
        let Some(by) = old(node).map(|old| rank(node) - whole - old).filter(|by| *by != 0) else { continue };
        let back = -by.signum();
        let (mut longer, mut fits) = (0, true);
        for edge in &edited.input.edges {
            let (from, to) = (edge.from, edge.to);
            if from == node {
                (longer, fits) = (longer - back, fits && rank(to) - rank(from) > back);
            } else if to == node {
                (longer, fits) = (longer + back, fits && rank(to) - rank(from) > -back);
            }
        }
        assert!(!fits || longer > 0, "{node} is {by} ranks from where it was, and nothing asks for it");
    }
}

#[test]
fn a_node_after_another_moves_little() {
    judge(Edit::After);
}

#[test]
fn a_node_between_two_others_moves_little() {
    judge(Edit::Between);
}

#[test]
fn a_new_edge_moves_little() {
    judge(Edit::Link);
}

#[test]
fn an_edge_that_is_cut_moves_little() {
    judge(Edit::Cut);
}

#[test]
fn a_node_that_goes_moves_little() {
    judge(Edit::Remove);
}
