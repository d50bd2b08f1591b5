//! Places in a text: byte spans, lines, and positions in the units that callers count in.
//!
//! Knows nothing of JSON or of AWS.

mod lines;
mod order;
pub(crate) mod search;
mod span;
mod utf16;

pub use lines::{Encoding, LineIndex, Position};
pub(crate) use order::{sort_by_number, sort_by_text};
pub use span::Span;
#[doc(hidden)]
pub use utf16::Utf16Index;
