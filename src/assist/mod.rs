//! Editor features: completion, hover, outline, folding, selection, links.
//!
//! Independent of the protocol, without I/O: offsets and spans are bytes, texts are plain or Markdown. The language server
//! and the npm package translate. Shown text is redacted like findings; inserted text never comes from the document.

mod complete;
mod context;
mod folding;
mod hover;
mod links;
mod selection;
mod snippet;
mod symbols;
#[cfg(feature = "yaml")]
mod yaml;

pub use complete::{Completion, CompletionKind, complete};
pub use folding::{Fold, FoldKind, folding};
pub use hover::{Hover, hover, hover_findings};
pub use links::{Link, links};
pub use selection::selection;
pub use symbols::{Symbol, SymbolKind, symbols};
