//! Text without JSON or AWS: byte spans, lines and columns, and small string utilities.

pub(crate) mod byte_class;
pub(crate) mod decimal;
mod lines;
pub(crate) mod list;
pub(crate) mod named;
pub(crate) mod search;
mod sort;
mod span;
pub(crate) mod suggest;
pub(crate) mod unicode;
mod utf16;
pub(crate) mod word_set;
pub(crate) mod words;

pub use lines::{Encoding, LineIndex, Position};
pub use named::UnknownName;
pub(crate) use named::named;
pub(crate) use sort::{sort_by_number, sort_by_text};
pub use span::Span;
#[doc(hidden)]
pub use utf16::Utf16Index;
