//! `cargo run --release -p authlint-bench [-- --check]`: ratios to `serde_json::from_str::<Value>`, never times.
//!
//! The contestants take turns on the same documents in the same run, and the best of many rounds counts. With `--check`
//! a ratio over its limit fails.

mod documents;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use authlint::{Document, Format, Linter};

/// Rounds of which the best counts.
const ROUNDS: usize = 60;

/// What runs, and the greatest ratio to `serde_json` that it may have.
struct Contestant {
    name: &'static str,
    limit: Option<f64>,
    run: Box<dyn Fn(&str)>,
}

fn contestants() -> Vec<Contestant> {
    let linter = Linter::default();
    vec![
        Contestant {
            name: "serde_json::Value",
            limit: None,
            run: Box::new(|text| {
                let _ = black_box(serde_json::from_str::<serde_json::Value>(text));
            }),
        },
        Contestant {
            name: "parse with spans",
            limit: Some(0.35),
            run: Box::new(|text| {
                black_box(Document::parse(text, Format::Json));
            }),
        },
        Contestant {
            name: "parse, shape and all rules to a finished report",
            limit: Some(0.8),
            run: Box::new(move |text| {
                black_box(linter.check(&Document::parse(text, Format::Json)));
            }),
        },
    ]
}

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let mut over = false;
    for (name, documents) in documents::all() {
        let bytes: usize = documents.iter().map(String::len).sum();
        println!("{name}: {} documents, {bytes} bytes", documents.len());
        for (contestant, ratio) in ratios(&documents) {
            let limit = contestant.limit.map_or_else(String::new, |limit| format!("  (at most {limit:.2})"));
            println!("  {ratio:5.2}  {}{limit}", contestant.name);
            over |= contestant.limit.is_some_and(|limit| ratio > limit);
        }
    }
    if over {
        println!("a ratio is over its limit");
    }
    ExitCode::from(u8::from(check && over))
}

/// The best time of each contestant as a ratio to the first one's.
fn ratios(documents: &[String]) -> Vec<(Contestant, f64)> {
    let contestants = contestants();
    let mut best = vec![Duration::MAX; contestants.len()];
    for _ in 0..ROUNDS {
        for (contestant, best) in contestants.iter().zip(&mut best) {
            let start = Instant::now();
            for document in documents {
                (contestant.run)(document);
            }
            *best = start.elapsed().min(*best);
        }
    }
    let whole = best.first().copied().unwrap_or_default().as_secs_f64();
    contestants.into_iter().zip(best).map(|(contestant, best)| (contestant, best.as_secs_f64() / whole)).collect()
}
