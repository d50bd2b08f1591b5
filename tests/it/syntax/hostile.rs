//! Texts that repeat one slip very often: reading and fixing them takes time in proportion to their length.

use std::time::{Duration, Instant};

use authlint::{Applicability, Document, Format, Linter};

/// What comes before, again and again, and after.
const TEXTS: [(&str, &str, &str); 35] = [
    ("[", "<,", "]"),
    ("[", "${,", "]"),
    ("[", "<%,", "]"),
    ("[", "{{,", "]"),
    ("[", "'a',", "]"),
    ("[", "'a,", "]"),
    ("[", "`a`,", "]"),
    ("[", "`a${,", "]"),
    ("[", "“a”,", "]"),
    ("[", "“a,", "]"),
    ("[", "True,", "]"),
    ("[", "/* a */1,", "]"),
    ("[", "[1,],", "]"),
    ("[", "1 ", "]"),
    ("['a'", " 'b'", "]"),
    ("{'a': 'a'", " 'b'", "}"),
    ("{'a': 'a'", " + 'b'", "}"),
    ("{", "a: undefined,", "}"),
    ("{", "a = 1\n", "}"),
    ("{", "'a':1,", "}"),
    ("{", "\\\"a\\\":1,", "}"),
    ("{\"a\":1,\n", "=======\n", "\"b\":1}"),
    ("{\"a\":1,\n", "<<<<<<< a\n", "\"b\":1}"),
    ("", "f(", "{\"a\":1}"),
    ("", "```\n", "{\"a\":1}"),
    ("f(", "a=1,", ")"),
    ("{\n", "  \"a\": {\n  \"b\": 1\n", "}"),
    ("[", "(,", "]"),
    ("[", "(1,),", "]"),
    ("[", "('a'),", "]"),
    ("[", "dict(a=1),", "]"),
    ("{\"a\":", "dict(a=", "1}"),
    ("[", "f'{a},", "]"),
    ("[", "f'{a}',", "]"),
    ("A=b,", "A=b,", "A=b"),
];

fn time(text: &str) -> Duration {
    let start = Instant::now();
    Linter::default().check(&Document::parse(text, Format::Json)).fix(Applicability::Unsafe);
    start.elapsed()
}

#[test]
fn time_grows_with_the_length_and_no_faster() {
    const COUNT: usize = 2_000;
    const TIMES: u32 = 8;
    for (before, again, after) in TEXTS {
        let text = |count| format!("{before}{}{after}", again.repeat(count));
        let short = time(&text(COUNT));
        let long = time(&text(COUNT * TIMES as usize));
        // Lenient, as other programs run at the same time; quadratic time would be 64 times as long.
        let limit = short * TIMES * 3 + Duration::from_millis(300);
        assert!(long < limit, "{again:?}: {short:?} for {COUNT}, {long:?} for {TIMES} times as many");
    }
}
