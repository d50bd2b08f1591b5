#!/usr/bin/env bash
# Everything that must hold before a change lands. Installs what it needs; a warm second run is quick.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$*"; }

step "format"
cargo fmt --all --check

step "lints"
cargo clippy --workspace --all-targets --all-features -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features --quiet

step "the small library"
cargo test --no-default-features --features rule-docs --quiet

step "tests"
cargo test --workspace --quiet

# Ratios to serde_json; `--check` makes those over their limit fail.
step "speed"
cargo run --release --quiet --package authlint-bench

step "npm package"
cargo xtask npm
(cd pkg && npm test --silent)

step "editors"
editors/test.sh
