//! What an editor needs of a document at an offset: completion, hover, outline, folding, selection, links.
//!
//! Knows no protocol and does no I/O: offsets and spans are bytes, texts are plain or Markdown. The language server and
//! the browser translate. What is shown goes through the same redaction as findings; what is inserted is ours.

mod complete;
mod context;
mod folding;
mod hover;
mod links;
mod selection;
mod snippet;
mod symbols;

pub use complete::{Completion, CompletionKind, complete};
pub use folding::{Fold, FoldKind, folding};
pub use hover::{Hover, hover, hover_findings};
pub use links::{Link, links};
pub use selection::selection;
pub use symbols::{Symbol, SymbolKind, symbols};
