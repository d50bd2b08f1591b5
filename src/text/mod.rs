//! Places in a text: byte spans, lines, and positions in the units that callers count in.
//!
//! Knows nothing of JSON or of AWS.

mod lines;
mod span;

pub use lines::{Encoding, LineIndex, Position};
pub use span::Span;
