//! Lanes beside a list, read by somebody who sees the cells only.

use std::collections::BTreeSet;

use mille_parcours::layout::{
    Arms, CellSide, GlyphSet, LaneCell, LaneEdge, LaneRow, LineStyle, Related, lanes,
};
use proptest::prelude::*;

fn has(spot: LaneCell, side: CellSide) -> bool {
    matches!(spot, LaneCell::Line(arms, _) if arms.has(side))
}

/// The rows that the lane of a row leads to.
fn follow(rows: &[LaneRow], from: usize) -> BTreeSet<usize> {
    let spot = |row: usize, at: usize| rows[row].spots.get(at).copied().unwrap_or_default();
    let sign = |row: usize| rows[row].spots.iter().position(|spot| *spot == LaneCell::Sign);
    let mut reached = BTreeSet::new();
    let column = sign(from).unwrap();
    for row in from + 1..rows.len() {
        let here = spot(row, column);
        if here == LaneCell::Sign {
            reached.insert(row);
            break;
        }
        if !has(here, CellSide::Up) {
            break;
        }
        if has(here, CellSide::Left) || has(here, CellSide::Right) {
            let there = sign(row).unwrap();
            let toward = if there < column { CellSide::Left } else { CellSide::Right };
            assert!(has(here, toward), "row {row} is joined towards its sign");
            let mut between = if there < column { there + 1..column } else { column + 1..there };
            // What is on the way is a line along the row, a lane that is joined too, or one that it passes,
            // be it the last cell of one that is cut.
            assert!(
                between.all(|at| matches!(spot(row, at), LaneCell::Line(..) | LaneCell::Cut)),
                "the line of row {row} is whole"
            );
            reached.insert(row);
        }
        if !has(here, CellSide::Down) {
            break;
        }
    }
    reached
}

fn drawn(rows: usize, threads: &[(usize, usize)]) -> String {
    let threads: Vec<LaneEdge> =
        threads.iter().map(|(from, to)| LaneEdge { from: *from, to: *to, line: LineStyle::Plain }).collect();
    let rows = lanes(&vec![true; rows], &threads, 6);
    let lines: Vec<String> =
        rows.iter().map(|row| row.text("●", GlyphSet::Boxes).trim_end().to_owned()).collect();
    lines.join("\n")
}

#[test]
fn a_small_path() {
    let threads = [(0, 1), (0, 2), (1, 3), (2, 3), (2, 4), (3, 5), (4, 5), (0, 6), (5, 6)];
    insta::assert_snapshot!(drawn(8, &threads), @r"
    ●
    ├─●
    ├─│─●
    │ ●─┤
    │ │ ●
    │ ●─╯
    ●─╯
      ●
    ");
}

fn threads(rows: usize, count: usize) -> impl Strategy<Value = Vec<LaneEdge>> {
    let line = prop_oneof![
        Just(LineStyle::Plain),
        Just(LineStyle::Double),
        Just(LineStyle::Dashed),
        Just(LineStyle::Dotted)
    ];
    prop::collection::vec((0..rows, 0..rows, line), 0..count)
        .prop_map(|all| all.into_iter().map(|(from, to, line)| LaneEdge { from, to, line }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lanes_lead_where_they_say(
        signs in prop::collection::vec(prop::bool::weighted(0.85), 24),
        threads in threads(24, 50),
        limit in 1_usize..12,
    ) {
        let rows = lanes(&signs, &threads, limit);
        let real = threads.iter().filter(|thread| signs[thread.from] && signs[thread.to]);
        let pairs: BTreeSet<(usize, usize)> =
            real.filter(|thread| thread.from != thread.to).map(|thread| (thread.from, thread.to)).collect();
        for (row, sign) in signs.iter().enumerate() {
            prop_assert_eq!(rows[row].spots.contains(&LaneCell::Sign), *sign);
            prop_assert_eq!(rows[row].below, pairs.iter().any(|(from, to)| *to == row && *from > row));
            if !sign {
                continue;
            }
            let reached = follow(&rows, row);
            let wanted: BTreeSet<usize> =
                pairs.iter().filter(|(from, to)| *from == row && *to > row).map(|(_, to)| *to).collect();
            prop_assert!(reached.is_subset(&wanted), "row {} reaches {:?}, not {:?}", row, reached, wanted);
            for missing in wanted.difference(&reached) {
                prop_assert!(rows[*missing].beyond, "{} says that something is missing", missing);
            }
        }
        if limit > 24 {
            prop_assert!(rows.iter().all(|row| !row.beyond));
        }
        let widest = rows.iter().map(|row| row.spots.len().div_ceil(2)).max().unwrap_or(0);
        // The sign of the row, and what may not stand below a sign or a cut, take a little more.
        prop_assert!(widest <= limit * 2 + 3, "{} lanes of {}", widest, limit);
    }

    #[test]
    fn what_belongs_to_a_row_is_what_leads_there_and_what_comes_from_there(
        signs in prop::collection::vec(prop::bool::weighted(0.85), 24),
        threads in threads(24, 50),
        limit in 1_usize..12,
        chosen in 0_usize..24,
    ) {
        prop_assume!(signs[chosen]);
        let rows = lanes(&signs, &threads, limit);
        let before = rows[chosen].before();
        for (at, row) in rows.iter().enumerate().filter(|(at, _)| signs[*at]) {
            let kin = row.kin(at, chosen, &before);
            let sign = row.spots.iter().position(|spot| *spot == LaneCell::Sign).unwrap();
            let wanted = if follow(&rows, at).contains(&chosen) {
                Related::Before
            } else if follow(&rows, chosen).contains(&at) {
                Related::After
            } else {
                Related::None
            };
            prop_assert_eq!(kin[sign], wanted, "row {} seen from {}", at, chosen);
            // What is joined to the sign of the chosen row leads there.
            let lines = row.spots.iter().zip(&kin).filter(|(spot, _)| matches!(spot, LaneCell::Line(..)));
            for (spot, kin) in lines.filter(|_| at == chosen) {
                let upright = matches!(spot, LaneCell::Line(arms, _) if *arms == Arms::STEEP);
                prop_assert_eq!(*kin == Related::None, upright);
            }
        }
    }

    #[test]
    fn with_room_nothing_is_cut(threads in threads(24, 50)) {
        let rows = lanes(&[true; 24], &threads, 24);
        prop_assert!(rows.iter().all(|row| !row.beyond && !row.spots.contains(&LaneCell::Cut)));
        // A line that stands never has an arm along the row unless it is joined.
        let flat = |spot: &LaneCell| matches!(spot, LaneCell::Line(arms, _) if *arms == Arms::FLAT);
        prop_assert!(rows.iter().all(|row| !row.spots.first().is_some_and(flat)));
    }
}
