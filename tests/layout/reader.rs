//! A reader who looks at the cells of a picture only.
//!
//! From each node the finger goes along the line: straight on where two lines cross, along every branch,
//! with the flow where a line lands on another, never against the flow unless the line is dotted. The
//! nodes that it comes to have to be those that the edges lead to, no fewer and no more.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::layout::{Cell, CellSide, Direction, Layout, LayoutInput, LineStyle, Point};

pub struct Reader<'a> {
    layout: &'a Layout,
    cells: BTreeMap<Point, Cell>,
    boxes: BTreeMap<Point, usize>,
    ahead: CellSide,
    behind: CellSide,
}

fn beside(at: Point, side: CellSide) -> Option<Point> {
    let Point { column, row } = at;
    Some(match side {
        CellSide::Left => Point { column: column.checked_sub(1)?, row },
        CellSide::Right => Point { column: column + 1, row },
        CellSide::Up => Point { column, row: row.checked_sub(1)? },
        CellSide::Down => Point { column, row: row + 1 },
    })
}

impl<'a> Reader<'a> {
    pub fn new(layout: &'a Layout) -> Self {
        let cells: Vec<Cell> = layout.cells.window(0..layout.width, 0..layout.height).collect();
        let (ahead, behind) = match layout.direction {
            Direction::LeftToRight => (CellSide::Right, CellSide::Left),
            Direction::TopToBottom => (CellSide::Down, CellSide::Up),
        };
        let mut boxes = BTreeMap::new();
        for (node, placed) in layout.nodes.iter().enumerate() {
            for row in placed.row..placed.row + placed.height {
                for column in placed.column..placed.column + placed.width {
                    let there = boxes.insert(Point { column, row }, node);
                    assert_eq!(there, None, "nodes {there:?} and {node} overlap");
                    assert!(column < layout.width && row < layout.height, "node {node} is outside");
                }
            }
        }
        let cells: BTreeMap<Point, Cell> = cells.into_iter().map(|cell| (cell.at, cell)).collect();
        for at in cells.keys() {
            assert!(!boxes.contains_key(at), "a line runs over a node at {at:?}");
        }
        Self { layout, cells, boxes, ahead, behind }
    }

    /// Every arm of every cell meets the arm of its neighbour, or a box.
    pub fn arms_meet(&self) {
        for cell in self.cells.values() {
            for side in CellSide::ALL.into_iter().filter(|side| cell.arms.has(*side)) {
                let next = beside(cell.at, side).expect("an arm inside the picture");
                let meets = match self.cells.get(&next) {
                    Some(next) => next.arms.has(side.opposite()),
                    None => side == self.behind && self.boxes.contains_key(&next),
                };
                assert!(meets, "the arm {side:?} of {cell:?} leads nowhere");
            }
        }
    }

    /// What cells say of themselves.
    pub fn cells_are_what_they_say(&self) {
        for cell in self.cells.values() {
            match (cell.arms.len(), cell.crossed, cell.head) {
                (4, Some(_), None) | (2 | 3, None, None) => {}
                (1, None, Some(head)) => assert_eq!(head, self.ahead, "{cell:?}"),
                (3, None, Some(head)) => {
                    assert!(head != self.ahead && head != self.behind, "{cell:?}");
                    assert!(cell.arms.has(head.opposite()), "{cell:?}");
                    assert!(!cell.arms.has(head), "{cell:?}");
                }
                other => panic!("{other:?} in {cell:?}"),
            }
        }
    }

    /// The nodes that the lines of a node lead to, and the cells on the way.
    fn follow(&self, node: usize, seen: &mut BTreeSet<Point>) -> BTreeSet<usize> {
        let placed = self.layout.nodes[node];
        let starts = (placed.row..placed.row + placed.height)
            .flat_map(|row| {
                (placed.column..placed.column + placed.width).map(move |column| Point { column, row })
            })
            .filter_map(|at| beside(at, self.ahead))
            .filter(|at| self.cells.get(at).is_some_and(|cell| cell.arms.has(self.behind)));
        let mut waiting: Vec<(Point, CellSide)> =
            starts.filter(|at| !self.boxes.contains_key(at)).map(|at| (at, self.behind)).collect();
        assert!(waiting.len() <= 1, "several lines leave node {node}");
        let mut visited: BTreeSet<(Point, u8)> = BTreeSet::new();
        let mut reached = BTreeSet::new();
        while let Some((at, came)) = waiting.pop() {
            if !visited.insert((at, came as u8)) {
                continue;
            }
            seen.insert(at);
            let cell = self.cells[&at];
            assert!(cell.arms.has(came), "{cell:?} entered from {came:?}");
            if cell.head == Some(self.ahead) {
                reached.insert(self.boxes[&beside(at, self.ahead).unwrap()]);
                continue;
            }
            let exits: Vec<CellSide> = if cell.crossed.is_some() {
                vec![came.opposite()]
            } else if cell.head.is_some() {
                vec![if came == self.ahead { self.behind } else { self.ahead }]
            } else {
                CellSide::ALL.into_iter().filter(|side| cell.arms.has(*side) && *side != came).collect()
            };
            for side in exits {
                let next = beside(at, side).unwrap();
                let Some(there) = self.cells.get(&next) else { continue };
                // Where lines cross, the flat one is `strand`.
                let flat = side == CellSide::Left || side == CellSide::Right;
                let strand = if flat { there.strand } else { there.crossed.unwrap_or(there.strand) };
                let against = side == self.behind;
                if against && strand.line != LineStyle::Dotted {
                    continue;
                }
                waiting.push((next, side.opposite()));
            }
        }
        reached
    }

    /// The picture says what the edges say, and no line is there for nothing.
    pub fn reads_as(&self, input: &LayoutInput) {
        let mut seen = BTreeSet::new();
        for node in 0..input.nodes.len() {
            let edges = input.edges.iter().filter(|edge| edge.from == node && edge.to < input.nodes.len());
            let wanted: BTreeSet<usize> = edges.map(|edge| edge.to).collect();
            assert_eq!(self.follow(node, &mut seen), wanted, "read from node {node}");
        }
        let unread: Vec<&Point> = self.cells.keys().filter(|at| !seen.contains(at)).collect();
        assert!(unread.is_empty(), "nobody comes to {unread:?}");
    }
}
