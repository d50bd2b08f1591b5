#!/usr/bin/env bash
# Runs every check that a change must pass. Installs what it needs; a second run is fast.
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

# For tests/it/cli/python.rs, which prints SKIPPED without it.
step "boto3"
python=target/python
has_boto3='import importlib.util, sys; sys.exit(importlib.util.find_spec("boto3") is None)'
if ! python3 --version; then
    echo "there is no Python: docs/python.md will not be tried"
elif ! { [ -x "$python/bin/python3" ] && "$python/bin/python3" -c "$has_boto3"; }; then
    { python3 -m venv --clear "$python" && "$python/bin/pip" --quiet --disable-pip-version-check install boto3; } ||
        echo "boto3 could not be installed: docs/python.md will not be tried"
fi

step "workflows"
if ! { [ -x "$python/bin/zizmor" ] || "$python/bin/pip" --quiet --disable-pip-version-check install zizmor; }; then
    echo "zizmor could not be installed: workflows are not audited"
else
    "$python/bin/zizmor" --offline --quiet --persona pedantic action.yml .github/workflows/*.yml examples/ci/github.yml
fi

step "tests"
cargo test --workspace --quiet

# Ratios to serde_json; `--check` makes those over their limit fail.
step "speed"
cargo run --release --quiet --package authlint-bench

step "npm package"
cargo xtask npm
(cd pkg && npm test --silent)

# Installs Next.js, Parcel, Bun, Deno and the like from a lock file: a minute the first time, then half of one.
step "npm package, built and run with everything"
(cd pkg && npm run test:matrix --silent)

step "web console"
cargo xtask site
(cd www && npm test --silent)

step "editors"
editors/test.sh
