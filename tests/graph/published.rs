//! The figures that `CurricularAnalytics` publishes for four curricula.

use std::path::PathBuf;

use mille_parcours::graph::{Graph, Strength};

use crate::spec::{Group, Spec};

struct Published {
    complexity: f64,
    blocking: u32,
    delay: f64,
    centrality: u64,
}

/// The complexity that the published tables give for a curriculum in quarters: two thirds, rounded
/// to one decimal. The program itself shows the plain sum.
fn quarter_complexity(complexity: u32) -> f64 {
    // In tenths, 20/3 of the sum; a third is never halfway between two tenths.
    f64::from((complexity * 40 + 3) / 6) / 10.0
}

fn compare(file: &str) {
    let shared = std::env::var_os("PARCOURS_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let file = shared.join("data/curricula/metrics").join(file);
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return;
    };
    let quarter = text.contains("System Type,\"quarter\"");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> =
        reader.records().map(Result::unwrap).filter(|row| row[0].parse::<usize>().is_ok()).collect();
    assert!(rows.len() > 20, "{} courses", rows.len());
    let mut spec = Spec::new(rows.len());
    let at = |id: &str| rows.iter().position(|row| row[0] == *id.trim()).unwrap();
    for (owner, row) in rows.iter().enumerate() {
        for (column, strength) in
            [(4, Strength::Required), (5, Strength::Corequisite), (6, Strength::StrictCorequisite)]
        {
            for id in row[column].split(';').filter(|id| !id.trim().is_empty()) {
                spec.groups[owner].push(Group { members: vec![at(id)], strength, entry: false });
            }
        }
    }
    let found = Graph::of(&spec.path()).metrics();
    for (module, row) in rows.iter().enumerate() {
        let published = Published {
            complexity: row[10].parse().unwrap(),
            blocking: row[11].parse().unwrap(),
            delay: row[12].parse().unwrap(),
            centrality: row[13].parse().unwrap(),
        };
        let found = found[module];
        let complexity =
            if quarter { quarter_complexity(found.complexity) } else { f64::from(found.complexity) };
        let name = &row[1];
        assert_eq!(found.blocking, published.blocking, "blocking of {name}");
        assert!((f64::from(found.delay) - published.delay).abs() < 1e-9, "delay of {name}: {}", found.delay);
        assert_eq!(found.centrality, published.centrality, "centrality of {name}");
        assert!((complexity - published.complexity).abs() < 1e-9, "complexity of {name}: {complexity}");
    }
}

#[test]
fn hawaii_comes_out() {
    compare("BSCS_Hawaii_Manoa_w_metrics.csv");
}

#[test]
fn colorado_comes_out() {
    compare("Colostate_CSDegree_2017_w_metrics.csv");
}

#[test]
fn kennesaw_comes_out() {
    compare("Kennesaw_State_University_CS_w_metrics.csv");
}

#[test]
fn michigan_in_quarters_comes_out() {
    compare("Michigan_Ann_Arbor_CS_w_metrics.csv");
}
