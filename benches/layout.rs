//! Pictures of graphs beside those of Graphviz `dot`, in one run: crossings, how far edges lead, time.
//!
//! `cargo bench --bench layout [FOLDER]`
//!
//! FOLDER holds graphs, one a file: a line `NODES EDGES`, then a line `FROM TO` for each edge. Without it,
//! the graphs of the working place are taken, and if there are none the bench says so and does the rest.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mille_parcours::app::commands::key::keys;
use mille_parcours::app::shell::document::Document;
use mille_parcours::app::{App, Effect, Msg, Now};
use mille_parcours::i18n::Lang;
use mille_parcours::layout::{Edge, Effort, InputNode, Layout, LayoutInput, LayoutOptions, layout};
use mille_parcours::model::{Module, Requirement, Stage, TrainingPath};
use mille_parcours::ui::{Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Where the graphs are, from the root of the project, unless somebody says otherwise.
const GRAPHS: &str = "../shared/data/layout";

/// What must hold: the name of a graph and the most crossings that a patient picture of it may have.
const GATES: [(&str, u64); 6] =
    [("d15", 2), ("d60", 50), ("d300", 567), ("narrow200", 49), ("wide300", 877), ("d2000", 7_277)];

/// A first picture of two thousand nodes, and a whole picture of ten thousand.
const FIRST: Duration = Duration::from_millis(100);
const LARGE: Duration = Duration::from_secs(2);

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = PathBuf::from(named.unwrap_or_else(|| GRAPHS.into()));
    let dot = Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_ok();
    if !dot {
        println!("skipped: there is no `dot` (package graphviz) to compare with");
    }
    println!(
        "{:<10} {:>6} {:>17} {:>17} {:>23} {:>25}",
        "graph", "", "crossings", "span", "width x height", "time"
    );
    for (name, gate) in GATES {
        match read(&folder.join(format!("{name}.txt"))) {
            Some(input) => compare(name, &input, gate, dot),
            None => println!("{name:<10} skipped: no {name}.txt in {}", folder.display()),
        }
    }
    let graph = random(10_000, 19_500);
    let time = median(3, || layout(&graph, &LayoutOptions::default()));
    println!("10,000 nodes: {:>10.1} ms   at most {LARGE:?}: {}", ms(time), verdict(time <= LARGE));
    let time = median(3, || layout(&graph, &quick()));
    println!("10,000 nodes, a first picture: {:>10.1} ms", ms(time));
    let path = graph_path(2_000, 3_900);
    let time = median(5, || first_view(&path));
    println!("2,000 modules, from the key to the first picture of the graph view:");
    println!("              {:>10.1} ms   at most {FIRST:?}: {}", ms(time), verdict(time <= FIRST));
}

/// What the key of the graph view takes until the picture is there, without the terminal: what is told to the
/// application, what it asks for, what is drawn.
fn first_view(path: &TrainingPath) -> usize {
    let mut app = App::new(Document::new(path.clone(), "grand.path.ron"), Lang::Fr, (120, 40));
    let now = Now { millis: 0, chance: 7 };
    let mut drawn = Terminal::new(TestBackend::new(120, 40)).expect("a screen");
    for key in keys("2") {
        for effect in app.update(Msg::Key(key), &now) {
            if let Effect::Arrange(order) = effect {
                app.update(Msg::Arranged(Box::new(order.arrange())), &now);
            }
        }
    }
    drawn.draw(|frame| app.shell.drawn = draw(&app, &Theme::default(), frame)).expect("a picture");
    let cells = &drawn.backend().buffer().content;
    let boxes = cells.iter().filter(|cell| cell.symbol() == "●").count();
    assert!(boxes > 5, "the picture has boxes");
    boxes
}

/// A path whose links are those of such a graph.
fn graph_path(modules: usize, links: usize) -> TrainingPath {
    let graph = random(modules, links);
    let id = |n: usize| format!("m{n:05}");
    let mut requires = vec![Vec::new(); modules];
    for edge in &graph.edges {
        requires[edge.to]
            .push(Requirement { any_of: [id(edge.from)].into_iter().collect(), ..Requirement::default() });
    }
    let module = |(n, requires): (usize, Vec<Requirement>)| {
        let title = format!("Conduire la séquence {n}");
        (id(n), Module { title, requires: requires.into_iter().collect(), ..Module::default() })
    };
    let stages = (0..modules.div_ceil(STAGE)).map(|stage| Stage {
        id: format!("s{stage:03}"),
        title: format!("Étape {stage}"),
        modules: (stage * STAGE..modules.min((stage + 1) * STAGE)).map(id).collect(),
        ..Stage::default()
    });
    TrainingPath {
        stages: stages.collect(),
        modules: requires.into_iter().enumerate().map(module).collect(),
        ..TrainingPath::new("grand", "Un grand parcours")
    }
}

/// How many nodes a stage of a random graph has.
const STAGE: usize = 40;

fn quick() -> LayoutOptions<'static> {
    LayoutOptions { effort: Effort::QUICK, ..LayoutOptions::default() }
}

fn compare(name: &str, input: &LayoutInput, gate: u64, dot: bool) {
    let runs = if input.nodes.len() > 1000 { 5 } else { 11 };
    let patient = LayoutOptions { effort: Effort::PATIENT, ..LayoutOptions::default() };
    let efforts = [("first", quick()), ("usual", LayoutOptions::default()), ("patient", patient)];
    let mut rows: Vec<(&str, Layout, Duration)> = Vec::new();
    for (effort, options) in efforts {
        let time = median(runs, || layout(input, &options));
        rows.push((effort, layout(input, &options), time));
    }
    let theirs = dot.then(|| graphviz(input));
    for (effort, picture, time) in &rows {
        print!(
            "{name:<10} {effort:<8} {:>8} {:>17} {:>17} {:>15.2} ms",
            picture.crossings,
            picture.span,
            format!("{} x {}", picture.width, picture.height),
            ms(*time)
        );
        match &theirs {
            Some(theirs) => println!("   {:.3} of dot", time.as_secs_f64() / theirs.time.as_secs_f64()),
            None => println!(),
        }
    }
    let [first, usual, patient] = &rows[..] else { return };
    if let Some(theirs) = &theirs {
        println!(
            "{name:<10} {:<8} {:>8} {:>17} {:>17} {:>15.2} ms",
            "dot",
            theirs.crossings,
            theirs.span,
            "",
            ms(theirs.time)
        );
        let usual_time = usual.2 * 5 <= theirs.time;
        println!("  crossings at most dot's: {}", verdict(usual.1.crossings <= theirs.crossings));
        println!("  span equal to dot's: {}", verdict(usual.1.span == theirs.span));
        println!("  time at most a fifth of dot's: {}", verdict(usual_time));
    }
    println!(
        "  crossings at most {gate}: {} (patient: {})",
        verdict(usual.1.crossings <= gate),
        verdict(patient.1.crossings <= gate)
    );
    if input.nodes.len() >= 2000 {
        println!("  first picture in {FIRST:?}: {}", verdict(first.2 <= FIRST));
    }
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "MISSED" }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            drop(std::hint::black_box(work()));
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn read(path: &Path) -> Option<LayoutInput> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut pairs = text.lines().filter_map(|line| {
        let mut numbers = line.split_whitespace().map(str::parse::<usize>);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    });
    let (nodes, _) = pairs.next()?;
    let edges = pairs.map(|(from, to)| Edge::plain(from, to)).collect();
    Some(LayoutInput { nodes: vec![InputNode::row(20); nodes], edges })
}

/// What `dot` makes of it.
struct Theirs {
    crossings: u64,
    span: u64,
    time: Duration,
}

/// The points of a chain of cubic curves.
type Curve = Vec<(f64, f64)>;

/// Runs `dot` on the same graph: boxes of the same size, ranks from the left. Its edges are looked at
/// where each rank is.
fn graphviz(input: &LayoutInput) -> Theirs {
    let mut text =
        String::from("digraph { rankdir=LR; node [shape=box, width=2, height=0.3, fixedsize=true];\n");
    for node in 0..input.nodes.len() {
        let _ = writeln!(text, "{node};");
    }
    for edge in &input.edges {
        let _ = writeln!(text, "{} -> {};", edge.from, edge.to);
    }
    text.push('}');
    let runs = if input.nodes.len() > 1000 { 3 } else { 7 };
    let mut output = String::new();
    let time = median(runs, || output = run(&text));
    let mut at: Vec<(f64, f64)> = vec![(0.0, 0.0); input.nodes.len()];
    let mut lines: Vec<(usize, usize, Curve)> = Vec::new();
    for line in output.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |word: &str| word.parse::<f64>().expect("a number of dot's");
        match words[..] {
            ["node", name, x, y, ..] => at[name.parse::<usize>().expect("a node")] = (number(x), number(y)),
            ["edge", from, to, count, ref rest @ ..] => {
                let count: usize = count.parse().expect("a count");
                let points = (0..count).map(|k| (number(rest[2 * k]), number(rest[2 * k + 1]))).collect();
                lines.push((from.parse().expect("a node"), to.parse().expect("a node"), points));
            }
            _ => {}
        }
    }
    let mut columns: Vec<f64> = at.iter().map(|(x, _)| *x).collect();
    columns.sort_by(f64::total_cmp);
    columns.dedup_by(|a, b| (*a - *b).abs() < 0.05);
    let rank = |node: usize| columns.partition_point(|x| *x < at[node].0 - 0.05);
    let mut pairs: Vec<Vec<(f64, f64)>> = vec![Vec::new(); columns.len()];
    let mut span = 0;
    for (from, to, points) in &lines {
        let (low, high) = (rank(*from), rank(*to));
        span += (high - low) as u64;
        let mut last = at[*from].1;
        for passed in low + 1..=high {
            let here = if passed == high { at[*to].1 } else { height(points, columns[passed]) };
            pairs[passed].push((last, here));
            last = here;
        }
    }
    let crossings = pairs.iter().map(|pairs| inversions(pairs)).sum();
    Theirs { crossings, span, time }
}

fn run(text: &str) -> String {
    let mut child = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("dot starts");
    child.stdin.take().expect("its input").write_all(text.as_bytes()).expect("dot reads");
    let output = child.wait_with_output().expect("dot ends");
    String::from_utf8(output.stdout).expect("its text").replace("\\\n", "")
}

/// How high a chain of cubic curves is at a column.
fn height(points: &[(f64, f64)], x: f64) -> f64 {
    for piece in points.windows(4).step_by(3) {
        let [a, b, c, d] = piece else { continue };
        if !(a.0 - 1e-6..=d.0 + 1e-6).contains(&x) {
            continue;
        }
        let curve = |t: f64, [a, b, c, d]: [f64; 4]| {
            let s = 1.0 - t;
            s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if curve(middle, [a.0, b.0, c.0, d.0]) < x { low = middle } else { high = middle }
        }
        return curve(low, [a.1, b.1, c.1, d.1]);
    }
    points.last().map_or(0.0, |point| point.1)
}

/// How many pairs stand the other way round at their ends.
fn inversions(pairs: &[(f64, f64)]) -> u64 {
    let mut count = 0;
    for (at, a) in pairs.iter().enumerate() {
        let apart = |x: f64, y: f64| (x - y).abs() > 1e-3;
        let crosses = |b: &&(f64, f64)| apart(a.0, b.0) && apart(a.1, b.1) && (a.0 < b.0) != (a.1 < b.1);
        count += pairs[..at].iter().filter(crosses).count() as u64;
    }
    count
}

/// A graph like a long path: most edges come from the stage before, some from further back.
fn random(nodes: usize, edges: usize) -> LayoutInput {
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        (chance >> 33) as usize % below
    };
    let stage = STAGE;
    let edges = (0..edges)
        .map(|_| {
            let to = stage + next(nodes - stage);
            let back = if next(100) < 72 { 1 } else { 2 + next(7) };
            let theme = to % stage + 9 + next(5);
            let from = (to / stage).saturating_sub(back) * stage + (theme - 11).min(stage - 1);
            Edge::plain(from, to)
        })
        .collect();
    LayoutInput { nodes: vec![InputNode::row(20); nodes], edges }
}
