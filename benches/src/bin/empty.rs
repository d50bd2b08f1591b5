//! A program that does nothing: what every program costs.

fn main() {}
