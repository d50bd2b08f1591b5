//! A document twice as long takes about twice the time, also where everything in it is wrong.

use std::hint::black_box;
use std::time::{Duration, Instant};

use authlint::{Applicability, Document, Format, Linter};

/// The maximum ratio of times for a document twice as long: about 2 if it grows with the length, 4 with its square.
const LIMIT: f64 = 3.0;

/// Rounds; the best one counts.
const ROUNDS: usize = 2;

type Job = (&'static str, fn(usize) -> String, fn(&str));

const JOBS: [Job; 4] = [
    ("check insecure redirect URIs", uris, check),
    ("fix insecure redirect URIs", uris, fix),
    ("check repeated keys", repeated, check),
    ("check unknown names", unknown, check),
];

/// Prints how times grow; returns whether one grows too fast.
pub(crate) fn is_over() -> bool {
    let mut over = false;
    for (name, text, job) in JOBS {
        let [half, whole] = [50_000, 100_000].map(|entries| best(&text(entries), job));
        let growth = whole.as_secs_f64() / half.as_secs_f64();
        println!("{growth:5.2}  times the time for twice the text: {name}, {whole:.0?}  (at most {LIMIT:.2})");
        over |= growth > LIMIT;
    }
    over
}

fn best(text: &str, job: fn(&str)) -> Duration {
    let time = |_| {
        let start = Instant::now();
        job(text);
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

fn check(text: &str) {
    black_box(Linter::default().check(&Document::parse(text, Format::Json)).findings().len());
}

fn fix(text: &str) {
    black_box(Linter::default().check(&Document::parse(text, Format::Json)).fix(Applicability::Unsafe).text().len());
}

fn uris(entries: usize) -> String {
    let uris: Vec<_> = (0..entries).map(|number| format!(r#""http://app{number}.example.com/""#)).collect();
    format!(r#"{{ "UserPoolConfigs": {{ "OAuth": {{ "RedirectSignInURIs": [{}] }} }} }}"#, uris.join(", "))
}

fn repeated(entries: usize) -> String {
    let members: Vec<_> = (0..entries).map(|number| format!(r#""UserPoolName": "customers-{number}""#)).collect();
    format!(r#"{{ "UserPoolConfigs": {{ {} }} }}"#, members.join(", "))
}

fn unknown(entries: usize) -> String {
    let members: Vec<_> = (0..entries).map(|number| format!(r#""PasswordPolcy{number}": {number}"#)).collect();
    format!(r#"{{ "UserPoolConfigs": {{ {} }} }}"#, members.join(", "))
}
