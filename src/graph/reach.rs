//! What lies before a module and what it opens.

use super::Graph;
use super::links::Links;

impl Graph {
    /// Every module that is a prerequisite of this one, directly or not, ascending and without the
    /// module itself. Alternatives count like the others; advice does not count.
    pub fn ancestors(&self, module: usize) -> Vec<usize> {
        reachable(&self.prerequisites, module)
    }

    /// Every module that has this one as a prerequisite, directly or not, ascending and without the
    /// module itself. Alternatives count like the others; advice does not count.
    pub fn descendants(&self, module: usize) -> Vec<usize> {
        reachable(&self.dependents, module)
    }
}

fn reachable(links: &Links, start: usize) -> Vec<usize> {
    if start >= links.nodes() {
        return Vec::new();
    }
    let mut seen = vec![false; links.nodes()];
    seen[start] = true;
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        for (end, _) in links.row(node) {
            if !std::mem::replace(&mut seen[end], true) {
                open.push(end);
            }
        }
    }
    seen[start] = false;
    (0..seen.len()).filter(|node| seen[*node]).collect()
}
