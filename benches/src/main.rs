//! `cargo run --release -p authlint-bench [-- --check]`: ratios to `serde_json::from_str::<Value>`, never times.
//!
//! The contestants take turns on the same documents in the same run, and the best of many rounds counts. With `--check`
//! a ratio over its limit fails, after some more rounds: noise only ever makes a round slower. So does a start that
//! takes too long, and a time that grows faster than the document.

mod batch;
mod documents;
mod growth;
mod startup;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use authlint::{Document, Format, Linter, SpannedTree, output};
use documents::Set;
use serde_json::Value;

/// Rounds; the best one counts.
const ROUNDS: usize = 40;

/// The number of repetitions while a ratio is over its limit.
const TRIES: usize = 3;

/// A contestant and its maximum ratio.
struct Contestant {
    name: &'static str,
    /// The name of the contestant that it is compared with.
    against: &'static str,
    /// For which set, and how much.
    limit: Option<(Set, f64)>,
    run: Box<dyn Fn(&Sample)>,
    /// For all documents of a set once, in the order of [`Set::ALL`].
    best: [Duration; Set::ALL.len()],
}

/// A document as text and as a value.
struct Sample {
    text: String,
    value: Value,
}

const PARSE: &str = "serde_json::from_str::<Value>";
const CHECK: &str = "parse and check";

impl Contestant {
    fn new(name: &'static str, run: impl Fn(&Sample) + 'static) -> Self {
        Self { name, against: PARSE, limit: None, run: Box::new(run), best: Default::default() }
    }

    fn at_most(self, set: Set, limit: f64) -> Self {
        Self { limit: Some((set, limit)), ..self }
    }

    fn against(self, against: &'static str) -> Self {
        Self { against, ..self }
    }

    /// Its ratio for a set.
    fn ratio(&self, contestants: &[Self], set: Set) -> f64 {
        let time = |contestant: &Self| contestant.best[set as usize].as_secs_f64();
        let other = contestants.iter().find(|other| other.name == self.against);
        time(self) / other.map_or(1.0, time)
    }

    fn is_over(&self, contestants: &[Self]) -> bool {
        self.limit.is_some_and(|(set, limit)| self.ratio(contestants, set) > limit)
    }
}

fn contestants() -> Vec<Contestant> {
    let linter = Linter::default();
    let check = move |sample: &Sample| linter.check(&Document::parse(&*sample.text, Format::Json));
    vec![
        Contestant::new(PARSE, |sample| {
            let _ = black_box(serde_json::from_str::<Value>(&sample.text));
        }),
        Contestant::new("parse with spans", |sample| {
            black_box(SpannedTree::parse(&sample.text, Format::Json));
        })
        .at_most(Set::Varied, 0.4),
        Contestant::new("sonic_rs::from_str::<Value>", |sample| {
            let _ = black_box(sonic_rs::from_str::<sonic_rs::Value>(&sample.text));
        }),
        Contestant::new("serde_json, jsonschema, read every error", {
            let validator = schema();
            move |sample| {
                let value: Value = serde_json::from_str(&sample.text).unwrap_or_default();
                for error in validator.iter_errors(&value) {
                    black_box(error.to_string());
                }
            }
        }),
        Contestant::new("parse, and bind names to members", |sample| {
            black_box(Document::parse(&*sample.text, Format::Json));
        }),
        Contestant::new(CHECK, {
            let check = check.clone();
            move |sample| {
                black_box(check(sample));
            }
        })
        .at_most(Set::Clean, 1.8),
        Contestant::new("parse, check, read every message and help", {
            let check = check.clone();
            move |sample| {
                for finding in check(sample).findings() {
                    black_box((finding.message().len(), finding.help().map(str::len)));
                }
            }
        })
        .at_most(Set::Invalid, 3.6),
        Contestant::new("parse, check, write a JSON report", move |sample| {
            black_box(output::json::to_line("auth.json", None, &check(sample)));
        })
        .at_most(Set::Invalid, 7.0),
        Contestant::new("check_value", |sample| {
            black_box(authlint::check_value(&sample.value));
        })
        .against(CHECK)
        .at_most(Set::Varied, 3.0),
    ]
}

/// The structure check alone, by a general validator.
fn schema() -> jsonschema::Validator {
    let text = include_str!("../../schemas/create-backend-auth.schema.json");
    let schema = serde_json::from_str(text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is valid")
}

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    if std::env::args().any(|argument| argument == "--growth") {
        return ExitCode::from(u8::from(growth::is_over()));
    }
    let sets = Set::ALL.map(|set| {
        let sample = |text: String| Sample { value: serde_json::from_str(&text).expect("the sets are JSON"), text };
        (set, set.documents().into_iter().map(sample).collect::<Vec<_>>())
    });
    let mut contestants = contestants();
    contestants.iter_mut().for_each(|contestant| contestant.best = [Duration::MAX; Set::ALL.len()]);
    for _ in 0..TRIES {
        for (set, samples) in &sets {
            race(&mut contestants, *set, samples);
        }
        if !contestants.iter().any(|contestant| contestant.is_over(&contestants)) {
            break;
        }
    }
    for (set, samples) in &sets {
        let linter = Linter::default();
        let bytes: usize = samples.iter().map(|sample| sample.text.len()).sum();
        let report = |sample: &Sample| linter.check(&Document::parse(&*sample.text, Format::Json));
        let findings: usize = samples.iter().map(|sample| report(sample).findings().len()).sum();
        println!("{}: {} documents, {bytes} bytes, {findings} findings", set.name(), samples.len());
        for contestant in &contestants {
            let limit = contestant.limit.filter(|(limited, _)| limited == set);
            let limit = limit.map_or_else(String::new, |(_, limit)| format!("  (at most {limit:.2})"));
            let against = if contestant.against == PARSE { "" } else { " : parse and check" };
            println!("  {:5.2}  {}{against}{limit}", contestant.ratio(&contestants, *set), contestant.name);
        }
    }
    let mut over = contestants.iter().any(|contestant| contestant.is_over(&contestants));
    over |= growth::is_over();
    batch::print();
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

/// Runs all contestants on the documents of a set in turn.
fn race(contestants: &mut [Contestant], set: Set, samples: &[Sample]) {
    for _ in 0..ROUNDS {
        for contestant in &mut *contestants {
            let start = Instant::now();
            for sample in samples {
                (contestant.run)(sample);
            }
            let best = &mut contestant.best[set as usize];
            *best = start.elapsed().min(*best);
        }
    }
}
