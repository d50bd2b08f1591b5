//! Strings, in double or single quotes.

use super::Parser;
use super::scan::plain_run;
use crate::syntax::string;
use crate::syntax::tree::{Kind, flag};

#[expect(clippy::inline_always, reason = "a part of the loop over the tokens")]
impl Parser<'_> {
    /// Reads a string at its opening quote; returns the flags of its node.
    #[inline(always)]
    pub(super) fn quoted(&mut self, quote: u8, kind: Kind) -> u8 {
        if quote == b'"' {
            let rest = self.bytes.get(self.position + 1..).unwrap_or_default();
            let length = plain_run(rest);
            if rest.get(length) == Some(&quote) {
                self.position += length + 2;
                return 0;
            }
        }
        self.quoted_with_specials(quote, kind)
    }

    /// The same for strings with escapes, single quotes or invalid characters.
    #[inline(never)]
    fn quoted_with_specials(&mut self, quote: u8, kind: Kind) -> u8 {
        let start = self.position;
        let mut flags = 0;
        let mut goes_on = false;
        let mut control = None;
        self.position += 1;
        loop {
            if quote == b'"' {
                self.position += plain_run(self.bytes.get(self.position..).unwrap_or_default());
            } else {
                self.skip_while(|byte| byte != quote && !matches!(byte, b'\\' | 0..=0x1f));
            }
            match self.peek() {
                Some(byte) if byte == quote => {
                    self.position += 1;
                    break;
                }
                Some(b'\\') => {
                    flags |= flag::ESCAPED;
                    self.escape(quote);
                }
                Some(byte) => {
                    let ends_line = matches!(byte, b'\n' | b'\r');
                    goes_on = goes_on || (ends_line && self.continues_after_line_end(quote));
                    if ends_line && !goes_on {
                        self.unclosed_string(start, kind);
                        return flags | flag::UNQUOTED | flag::BROKEN;
                    }
                    control.get_or_insert((self.position, byte));
                    self.position += 1;
                }
                None => {
                    self.unclosed_string(start, kind);
                    return flags | flag::UNQUOTED | flag::BROKEN;
                }
            }
        }
        if let Some((position, byte)) = control {
            self.control_character(position, byte);
        }
        flags
    }

    fn escape(&mut self, quote: u8) {
        let rest = self.text.get(self.position..).unwrap_or_default();
        match string::escape(rest) {
            Some((_, length)) => self.position += length,
            None => self.recover_escape(quote),
        }
    }

    /// At a raw line end in a string: whether the closing quote comes later (as in a pasted key) or is missing here.
    fn continues_after_line_end(&self, quote: u8) -> bool {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let Some(offset) = rest.iter().position(|byte| *byte == quote) else { return false };
        let (inside, from_quote) = rest.split_at(offset);
        let before = inside.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        let after = from_quote.iter().skip(1).find(|byte| !byte.is_ascii_whitespace());
        let ends_text = !matches!(before, Some(b'\n' | b'\r' | b'{' | b'[' | b',' | b':') | None);
        ends_text && matches!(after, Some(b',' | b'}' | b']' | b':') | None)
    }
}
