//! `cargo run --release -p authlint-bench [-- --check]`: ratios to `serde_json::from_str::<Value>`, never times.
//!
//! The contestants take turns on the same documents in the same run, and the best of many rounds counts. With `--check`
//! a ratio over its limit fails, after some more rounds: noise only ever makes a round slower. So does a start that
//! takes too long. The limits hold for all documents together.

mod documents;
mod startup;

use std::hint::black_box;
use std::ops::Range;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use authlint::{Document, Format, Linter, SpannedTree};

/// Rounds of which the best counts.
const ROUNDS: usize = 40;

/// How often the rounds are run again while a ratio is over its limit.
const TRIES: usize = 5;

/// What runs, and the greatest ratio to `serde_json` that it may have.
struct Contestant {
    name: &'static str,
    limit: Option<f64>,
    run: Box<dyn Fn(&str)>,
    /// For all documents of a set once, by the set's number.
    best: [Duration; documents::SETS],
}

impl Contestant {
    fn new(name: &'static str, limit: Option<f64>, run: impl Fn(&str) + 'static) -> Self {
        Self { name, limit, run: Box::new(run), best: [Duration::MAX; documents::SETS] }
    }

    fn is_over(&self, ratio: f64) -> bool {
        self.limit.is_some_and(|limit| ratio > limit)
    }
}

fn contestants() -> Vec<Contestant> {
    let linter = Linter::default();
    vec![
        Contestant::new("serde_json::from_str::<Value>", None, |text| {
            let _ = black_box(serde_json::from_str::<serde_json::Value>(text));
        }),
        Contestant::new("parse with spans", Some(0.35), |text| {
            black_box(SpannedTree::parse(text, Format::Json));
        }),
        Contestant::new("parse, and find out which member each name is", None, |text| {
            black_box(Document::parse(text, Format::Json));
        }),
        Contestant::new("parse, shape and all rules to a finished report", Some(0.8), move |text| {
            black_box(linter.check(&Document::parse(text, Format::Json)));
        }),
    ]
}

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let sets = documents::all();
    let mut contestants = contestants();
    for _ in 0..TRIES {
        for (set, (_, documents)) in sets.iter().enumerate() {
            race(&mut contestants, set, documents);
        }
        if ratios(&contestants, 0..sets.len()).all(|(contestant, ratio)| !contestant.is_over(ratio)) {
            break;
        }
    }
    for (set, (name, documents)) in sets.iter().enumerate() {
        let bytes: usize = documents.iter().map(String::len).sum();
        println!("{name}: {} documents, {bytes} bytes", documents.len());
        for (contestant, ratio) in ratios(&contestants, set..set + 1) {
            println!("  {ratio:5.2}  {}", contestant.name);
        }
    }
    println!("all of them");
    let mut over = false;
    for (contestant, ratio) in ratios(&contestants, 0..sets.len()) {
        let limit = contestant.limit.map_or_else(String::new, |limit| format!("  (at most {limit:.2})"));
        println!("  {ratio:5.2}  {}{limit}", contestant.name);
        over |= contestant.is_over(ratio);
    }
    match startup::extra() {
        Some(extra) => {
            println!("start: {extra:.2?} more than an empty program  (at most {:.0?})", startup::LIMIT);
            over |= extra > startup::LIMIT;
        }
        None => println!("start: the programs could not be built"),
    }
    if over {
        println!("something is over its limit");
    }
    ExitCode::from(u8::from(check && over))
}

/// Lets everyone have the documents of a set in turn.
fn race(contestants: &mut [Contestant], set: usize, documents: &[String]) {
    for _ in 0..ROUNDS {
        for contestant in &mut *contestants {
            let start = Instant::now();
            for document in documents {
                (contestant.run)(document);
            }
            let best = &mut contestant.best[set];
            *best = start.elapsed().min(*best);
        }
    }
}

/// The best times of each over some sets as a ratio to the first one's.
fn ratios(contestants: &[Contestant], sets: Range<usize>) -> impl Iterator<Item = (&Contestant, f64)> {
    let time = move |contestant: &Contestant| contestant.best[sets.clone()].iter().sum::<Duration>().as_secs_f64();
    let whole = contestants.first().map_or(1.0, &time);
    contestants.iter().map(move |contestant| (contestant, time(contestant) / whole))
}
