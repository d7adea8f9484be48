//! The runs and heads of one gap. Every piece of line looks as the strongest edge that runs through it.

use super::super::cells::{ArrowHead, LineRun};
use super::super::input::LineStyle;
use super::super::layers::{Layers, PASSING};
use super::super::picture::{CellSide, LineOwner, Point, Strand};
use super::nets::{GapSide, Net, Pin, ScaledRow};
use super::stems::Stem;
use super::{RouteFrame, Routed, RoutedGap};

/// Paints the nets of a gap.
pub(super) fn paint(
    routed: &mut Routed,
    gap: &RoutedGap,
    frame: &RouteFrame,
    layers: &Layers,
    number: usize,
) {
    let mut brush = Brush { routed, frame, gap, layers, number };
    for at in 0..gap.nets.len() {
        brush.entry(at);
    }
    for at in 0..gap.stems.len() {
        if gap.stems[at].joined.is_empty() {
            brush.fork(at);
        } else {
            brush.join(at);
        }
    }
}

struct Brush<'a> {
    routed: &'a mut Routed,
    frame: &'a RouteFrame<'a>,
    gap: &'a RoutedGap,
    layers: &'a Layers,
    number: usize,
}

impl Brush<'_> {
    /// The row on which a net comes in, with all that hangs on it.
    fn entry(&mut self, at: usize) {
        let net = &self.gap.nets[at];
        let stems = self.gap.stems.iter().enumerate().filter(|(_, stem)| stem.via.is_none() && stem.has(at));
        let mut hung: Vec<(u32, LineStyle)> =
            stems.map(|(number, stem)| (self.column(number), self.strength(number, stem, at))).collect();
        let from = match net.edge {
            GapSide::Left => self.left_end(net.item),
            GapSide::Right => self.frame.head(self.number),
        };
        if let Some(pin) = net.straight().copied() {
            hung.push((self.end(&pin), pin.line));
            self.head(&pin);
        }
        hung.sort_by_key(|(column, _)| column.abs_diff(from));
        let row = self.frame.row(net.row);
        let open = self.layers.node[net.item as usize] != PASSING;
        let runs = cut(row, from, &hung, owner(net), open);
        self.routed.flat.extend(runs);
    }

    /// A stem of one net, and the lines that lead from it to pins.
    fn fork(&mut self, at: usize) {
        let stem = &self.gap.stems[at];
        let net = &self.gap.nets[stem.net];
        let column = self.column(at);
        let strength = self.strength(at, stem, stem.net);
        let pins = stem.pins.iter().map(|pin| (net.pins[*pin].row, net.pins[*pin].line));
        let hung: Vec<(ScaledRow, LineStyle)> = pins.chain(stem.end.map(|end| (end, strength))).collect();
        self.upright(column, stem.from, &hung, owner(net));
        if let Some(end) = stem.end {
            // Over a free row to the stems that go on.
            let on = self.gap.stems.iter().enumerate().filter(|(_, stem)| stem.via == Some(at));
            let on = on.map(|(number, next)| (self.column(number), self.strength(number, next, next.net)));
            let mut hung: Vec<(u32, LineStyle)> = on.collect();
            hung.sort_unstable_by_key(|(column, _)| *column);
            self.routed.flat.extend(cut(self.frame.row(end), column, &hung, owner(net), false));
        }
        for pin in &stem.pins {
            if stem.lands == Some(*pin) {
                self.land(column, stem.from, net.pins[*pin].row);
            } else {
                let pin = net.pins[*pin];
                self.flat(pin.row, column, self.end(&pin), owner(net), pin.line);
                self.head(&pin);
            }
        }
    }

    /// A stem on which several nets come together on their way to one node.
    fn join(&mut self, at: usize) {
        let stem = &self.gap.stems[at];
        let first = self.gap.nets[stem.net].pins[stem.pins[0]];
        let owner = LineOwner::Into(first.node.unwrap_or_default() as usize);
        let column = self.column(at);
        let hung: Vec<(ScaledRow, LineStyle)> = stem
            .nets()
            .map(|(net, pins)| (self.gap.nets[net].row, self.gap.nets[net].pins[pins[0]].line))
            .collect();
        self.upright(column, first.row, &hung, owner);
        if stem.lands.is_some() {
            self.land(column, stem.from, first.row);
        } else {
            let line = hung.iter().map(|(_, line)| *line).min().unwrap_or_default();
            self.flat(first.row, column, self.end(&first), owner, line);
            self.head(&first);
        }
    }

    /// An upright line from a row to others, above and below.
    fn upright(&mut self, column: u32, from: ScaledRow, hung: &[(ScaledRow, LineStyle)], owner: LineOwner) {
        for down in [false, true] {
            let side = hung.iter().filter(|(row, _)| *row != from && (*row > from) == down);
            let mut side: Vec<(u32, LineStyle)> =
                side.map(|(row, line)| (self.frame.row(*row), *line)).collect();
            let from = self.frame.row(from);
            side.sort_by_key(|(row, _)| row.abs_diff(from));
            self.routed.steep.extend(cut(column, from, &side, owner, false));
        }
    }

    /// A line along a row.
    fn flat(&mut self, row: ScaledRow, from: u32, to: u32, owner: LineOwner, line: LineStyle) {
        let at = self.frame.row(row);
        self.routed.flat.extend(cut(at, from, &[(to, line)], owner, false));
    }

    /// The head with which a stem lands on the line of another.
    fn land(&mut self, column: u32, from: ScaledRow, row: ScaledRow) {
        let side = if row > from { CellSide::Down } else { CellSide::Up };
        self.routed.heads.push(ArrowHead { at: Point { column, row: self.frame.row(row) }, side });
    }

    /// The head in front of a node.
    fn head(&mut self, pin: &Pin) {
        if pin.edge == GapSide::Right && pin.node.is_some() {
            let at = Point { column: self.frame.head(self.number), row: self.frame.row(pin.row) };
            self.routed.heads.push(ArrowHead { at, side: CellSide::Right });
        }
    }

    /// Where the line of a pin ends.
    fn end(&self, pin: &Pin) -> u32 {
        match pin.edge {
            GapSide::Right => self.frame.head(self.number),
            GapSide::Left => self.left_end(pin.item),
        }
    }

    /// Where a line to an item of the rank before ends: beside its box, or in the gap before.
    fn left_end(&self, item: u32) -> u32 {
        if self.layers.node[item as usize] == PASSING {
            self.frame.head(self.number.saturating_sub(1))
        } else {
            self.frame.ends[item as usize]
        }
    }

    fn column(&self, stem: usize) -> u32 {
        self.frame.column(self.number, self.gap.column[stem])
    }

    /// How the line of a net looks where it comes to a stem.
    fn strength(&self, number: usize, stem: &Stem, net: usize) -> LineStyle {
        let lines = |stem: &Stem| {
            let pins = stem.nets().filter(|(there, _)| *there == net).flat_map(|(_, pins)| pins);
            pins.map(|pin| self.gap.nets[net].pins[*pin].line).min()
        };
        let on = self.gap.stems.iter().filter(|next| next.via == Some(number));
        lines(stem).into_iter().chain(on.filter_map(lines)).min().unwrap_or(LineStyle::Dotted)
    }
}

fn owner(net: &Net) -> LineOwner {
    LineOwner::From(net.source as usize)
}

/// Pieces of a line, one behind the other, from where it begins to what hangs on it: each is as strong as
/// the strongest of what hangs at its end or further on.
fn cut(at: u32, from: u32, hung: &[(u32, LineStyle)], owner: LineOwner, open: bool) -> Vec<LineRun> {
    let mut runs: Vec<LineRun> = Vec::with_capacity(hung.len());
    let mut last = from;
    for (number, (end, _)) in hung.iter().enumerate() {
        if number > 0 && *end == last {
            continue;
        }
        let line = hung[number..].iter().map(|(_, line)| *line).min().unwrap_or_default();
        let strand = Strand { owner, line };
        runs.push(LineRun {
            at,
            from: last.min(*end),
            to: last.max(*end),
            strand,
            open: open && number == 0,
        });
        last = *end;
    }
    runs
}
