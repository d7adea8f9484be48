//! The weighted median of values that are added one by one or set by set.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Values with their weights, in two halves: the lower one is the smallest that weighs half of all, so that its
/// greatest value is the median. `n` values that come together from single ones take `n log² n` steps.
#[derive(Debug, Default)]
pub(super) struct Median {
    lower: BinaryHeap<(i64, i64)>,
    upper: BinaryHeap<Reverse<(i64, i64)>>,
    /// The weights of the lower half, and of all.
    below: i64,
    all: i64,
}

impl Median {
    /// Adds a value; its weight is above 0.
    pub(super) fn add(&mut self, value: i64, weight: i64) {
        self.all += weight;
        if self.lower.peek().is_some_and(|(middle, _)| value <= *middle) {
            self.lower.push((value, weight));
            self.below += weight;
        } else {
            self.upper.push(Reverse((value, weight)));
        }
        while let Some((_, last)) =
            self.lower.peek().copied().filter(|(_, last)| 2 * (self.below - last) >= self.all)
        {
            self.below -= last;
            self.upper.extend(self.lower.pop().map(Reverse));
        }
        while 2 * self.below < self.all {
            let Some(Reverse((value, weight))) = self.upper.pop() else { break };
            self.lower.push((value, weight));
            self.below += weight;
        }
    }

    /// The values of both; the smaller set is added to the larger one.
    pub(super) fn joined(self, other: Self) -> Self {
        let size = |set: &Self| set.lower.len() + set.upper.len();
        let (mut large, small) = if size(&self) < size(&other) { (other, self) } else { (self, other) };
        for (value, weight) in small.lower.into_iter().chain(small.upper.into_iter().map(|Reverse(it)| it)) {
            large.add(value, weight);
        }
        large
    }

    /// The least value at which the weights up to it are half of all; 0 where there is none.
    pub(super) fn value(&self) -> i64 {
        self.lower.peek().map_or(0, |(value, _)| *value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Median;

    fn by_definition(values: &mut [(i64, i64)]) -> i64 {
        values.sort_unstable();
        let all: i64 = values.iter().map(|(_, weight)| weight).sum();
        let mut seen = 0;
        for (value, weight) in values.iter() {
            seen += weight * 2;
            if seen >= all {
                return *value;
            }
        }
        0
    }

    proptest! {
        #[test]
        fn it_is_the_median_however_values_come_together(
            one in prop::collection::vec((-9_i64..9, 1_i64..6), 1..20),
            other in prop::collection::vec((-9_i64..9, 1_i64..6), 1..20),
        ) {
            let set = |values: &[(i64, i64)]| {
                let mut set = Median::default();
                for (value, weight) in values {
                    set.add(*value, *weight);
                }
                set
            };
            prop_assert_eq!(set(&one).value(), by_definition(&mut one.clone()));
            let joined = set(&one).joined(set(&other));
            prop_assert_eq!(joined.value(), by_definition(&mut [one, other].concat()));
        }
    }
}
