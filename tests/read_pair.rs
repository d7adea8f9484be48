//! Two versions of a file read side by side are what each would be alone, however the texts were cut up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::generate::{Random, Wild, path, vary_record};
use mille_parcours::format::{read, read_pair, write};
use mille_parcours::model::TrainingPath;

/// What hands and tools do to a text, most of it still a file.
fn mangled(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..random.below(4) {
        let at = random.below(lines.len());
        match random.below(9) {
            0 => lines.insert(at, "        // au-dessus".into()),
            1 => lines[at].push_str(" // derrière"),
            2 => lines[at].push_str(" /* derrière */"),
            3 => {
                if let Some(bare) = lines[at].strip_suffix(',').map(str::to_owned) {
                    lines[at] = bare;
                    lines.insert(at + 1, "        // avant la virgule\n        ,".into());
                }
            }
            4 => lines[at].push_str("  "),
            5 => {
                let line = lines[at].clone();
                lines.insert(at, line);
            }
            6 => {
                lines.remove(at);
            }
            7 => lines.insert(at, String::new()),
            _ => {
                let next = (at + 1).min(lines.len() - 1);
                let joined = format!("{} {}", lines[at], lines[next].trim_start());
                if next > at {
                    lines[at] = joined;
                    lines.remove(next);
                }
            }
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join("\n")
}

#[test]
fn side_by_side_is_as_alone() {
    let cases = std::env::var("PARCOURS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1500);
    let (mut good, mut bad) = (0, 0);
    for seed in 0..cases {
        let wild = Wild { texts: seed % 3 == 0, trivia: seed % 2 == 0 };
        let random = &mut Random(seed);
        let one = path(seed, wild);
        let mut other = one.clone();
        vary_record(&mut other, random, wild);
        (other.format, other.modules) =
            (1, if random.one_in(2) { one.modules.clone() } else { other.modules });
        let (before, after) = (mangled(&write(&one), random), mangled(&write(&other), random));
        let [first, second] = read_pair::<TrainingPath>(&before, &after);
        assert_eq!(first, read(&before), "seed {seed}\n{before}");
        assert_eq!(second, read(&after), "seed {seed}\n{before}\n-----\n{after}");
        if second.is_ok() { good += 1 } else { bad += 1 }
    }
    assert!(good > bad && bad > cases / 20, "{good} good, {bad} bad");
}

#[test]
fn what_stands_in_both_is_shared() {
    let text = include_str!("../paths/cci-nord/assistant-commercial-k7m2.path.ron");
    let other = text.replace("Négocier un prix", "Négocier des prix");
    assert_ne!(text, other);
    let [one, other] = read_pair::<TrainingPath>(text, &other).map(Result::unwrap);
    let shared =
        one.modules.iter().zip(other.modules.values()).filter(|((_, a), b)| std::ptr::eq(*a, *b)).count();
    assert_eq!(shared, one.modules.len() - 1, "all but the one that changed");
}
