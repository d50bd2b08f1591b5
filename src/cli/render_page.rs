//! Renders the Markdown of rule documentation on a terminal: headings, lists, fences and code spans.

/// Renders a page, wrapped, with colours or plain.
pub(crate) fn render(page: &str, color: bool, width: usize) -> String {
    let style = Style { color };
    let width = width.min(100);
    let mut out = String::new();
    let mut is_code = false;
    // Join the lines of a paragraph.
    let mut paragraph = String::new();
    for line in page.lines() {
        let ends_paragraph = is_code || line.is_empty() || line.starts_with(['#', '-', '`', '|']);
        if ends_paragraph && !paragraph.is_empty() && !is_inline(line) {
            style.flow(&mut out, "", &std::mem::take(&mut paragraph), width);
        }
        if let Some(info) = line.strip_prefix("```") {
            is_code = !is_code;
            if let Some(operation) = operation(info).filter(|_| is_code) {
                style.flow(&mut out, "", operation, width);
            }
        } else if is_code {
            out.push_str("    ");
            out.push_str(&style.paint("2", line));
            out.push('\n');
        } else if let Some(heading) = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')) {
            out.push_str(&style.paint("1", heading));
            out.push('\n');
        } else if let Some(item) = line.strip_prefix("- ") {
            style.flow(&mut out, "- ", item, width);
        } else if line.is_empty() {
            out.push('\n');
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    if !paragraph.is_empty() {
        style.flow(&mut out, "", &paragraph, width);
    }
    out
}

/// What a document of a page is checked as, where it is no request to create: `json update`.
fn operation(info: &str) -> Option<&'static str> {
    match info.split_once(' ')? {
        (_, "update") => Some("As an update request (`--operation update`):"),
        (_, "get") => Some("As a response (`--operation get`):"),
        _ => None,
    }
}

/// Whether a line that starts with backticks is a code span, not a fence.
fn is_inline(line: &str) -> bool {
    line.starts_with('`') && !line.starts_with("```")
}

struct Style {
    color: bool,
}

impl Style {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Wraps text, the first line after a list marker, the others aligned with its text.
    fn flow(&self, out: &mut String, mark: &str, text: &str, width: usize) {
        let mut column = mark.len();
        out.push_str(mark);
        let mut code = false;
        for (index, word) in text.split(' ').enumerate() {
            let length = word.chars().count() - if self.color { word.matches('`').count() } else { 0 };
            if index > 0 && column + 1 + length > width {
                out.push('\n');
                out.push_str(&" ".repeat(mark.len()));
                column = mark.len();
            } else if index > 0 {
                out.push(' ');
                column += 1;
            }
            column += length;
            self.word(out, word, &mut code);
        }
        out.push('\n');
    }

    /// Writes a word, in colour if in backticks.
    fn word(&self, out: &mut String, word: &str, code: &mut bool) {
        if !self.color {
            return out.push_str(word);
        }
        for (index, part) in word.split('`').enumerate() {
            *code ^= index > 0;
            out.push_str(&if *code && !part.is_empty() { self.paint("36", part) } else { part.to_owned() });
        }
    }
}
