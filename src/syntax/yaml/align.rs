//! Which part of a scalar stands where: the parser gives its value, this walks the source beside it.

use granit_parser::ScalarStyle;

use crate::syntax::presentation::Run;
use crate::text::Span;

/// Longer texts are one run: no member may be nearly as long.
const LONGEST: usize = 1 << 16;

/// The runs of a value that is written as `source`, which begins at `base`, without its quotes.
///
/// Where the two cannot be followed, all of the source stands for all of the value.
pub(super) fn align(value: &str, source: &str, base: u32, style: ScalarStyle) -> Vec<Run> {
    let whole =
        Run { value: 0, length: value.len() as u32, source: Span { start: base, end: base + source.len() as u32 } };
    if source.len() > LONGEST {
        return vec![whole];
    }
    let mut pair = Pair { value, source, base, style, reached: (0, 0), runs: Vec::new() };
    match pair.walk() {
        Some(()) => pair.runs,
        None => vec![whole],
    }
}

struct Pair<'t> {
    value: &'t str,
    source: &'t str,
    base: u32,
    style: ScalarStyle,
    /// In the value, and in the source.
    reached: (usize, usize),
    runs: Vec<Run>,
}

impl Pair<'_> {
    fn walk(&mut self) -> Option<()> {
        while let Some(wanted) = self.value.get(self.reached.0..)?.chars().next() {
            let rest = self.source.get(self.reached.1..)?;
            let length = wanted.len_utf8();
            match (self.style, rest.as_bytes()) {
                // The line ends behind a block belong to its value, and not to its place.
                (_, []) => self.push(self.value.len() - self.reached.0, 0),
                (ScalarStyle::DoubleQuoted, [b'\\', b'\n' | b'\r', ..]) => self.reached.1 += 1 + blanks(rest.get(1..)?),
                (ScalarStyle::DoubleQuoted, [b'\\', escaped, ..]) => self.push(length, escape(*escaped, rest)),
                (ScalarStyle::SingleQuoted, [b'\'', b'\'', ..]) => self.push(length, 2),
                _ if blanks(rest) > 0 => self.space(rest)?,
                _ if rest.starts_with(wanted) => self.push(length, length),
                _ => return None,
            }
        }
        Some(())
    }

    /// Spaces, and line ends, which are folded.
    fn space(&mut self, rest: &str) -> Option<()> {
        let written = rest.get(..blanks(rest))?;
        let meant = self.value.get(self.reached.0..)?;
        let meant = meant.get(..blanks(meant))?;
        let breaks = line_ends(written);
        match self.style {
            _ if breaks == 0 => {
                // A block that begins with spaces has its indentation before them.
                let is_first = self.reached == (0, 0);
                let indentation = if is_first { written.len().saturating_sub(meant.len()) } else { 0 };
                self.reached.1 += indentation;
                let same = written.len().min(meant.len());
                self.push(same, same);
                (same + indentation > 0).then_some(())
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let same = meant
                    .bytes()
                    .rev()
                    .zip(written.bytes().rev())
                    .take_while(|(one, other)| one == other && *one != b'\n');
                let same = same.count();
                self.push(meant.len() - same, written.len() - same);
                self.push(same, same);
                (!meant.is_empty()).then_some(())
            }
            // One line end is a space, each further one a line end.
            _ => {
                let folded = if breaks == 1 { 1 } else { breaks - 1 };
                self.push(folded.min(meant.len()), written.len());
                (!meant.is_empty()).then_some(())
            }
        }
    }

    /// So many bytes of the value stand as so many bytes of the source.
    fn push(&mut self, length: usize, written: usize) {
        if length + written == 0 {
            return;
        }
        let start = self.base + self.reached.1 as u32;
        let run = Run {
            value: self.reached.0 as u32,
            length: length as u32,
            source: Span { start, end: start + written as u32 },
        };
        self.reached = (self.reached.0 + length, self.reached.1 + written);
        match self.runs.last_mut() {
            Some(last) if is_verbatim(last) && is_verbatim(&run) && last.source.end == start => {
                last.length += run.length;
                last.source.end = run.source.end;
            }
            _ => self.runs.push(run),
        }
    }
}

fn is_verbatim(run: &Run) -> bool {
    run.length == run.source.end - run.source.start
}

/// How many bytes an escape takes.
fn escape(escaped: u8, rest: &str) -> usize {
    match escaped {
        b'x' => 4,
        b'u' if is_pair(rest) => 12,
        b'u' => 6,
        b'U' => 10,
        _ => 1 + rest.chars().nth(1).map_or(1, char::len_utf8),
    }
}

/// Whether two escapes stand for one character.
fn is_pair(rest: &str) -> bool {
    let high = rest.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    high.is_some_and(|high| (0xD800..0xDC00).contains(&high)) && rest.get(6..8) == Some("\\u")
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len()
}

fn line_ends(text: &str) -> usize {
    let feeds = text.matches('\n').count();
    feeds + text.matches('\r').count() - text.matches("\r\n").count()
}
