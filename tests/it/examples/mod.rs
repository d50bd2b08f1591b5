//! What is in `examples/`.

mod documents;
mod programs;
