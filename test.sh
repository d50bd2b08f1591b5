#!/usr/bin/env bash
# Runs every check that a change must pass. Installs what it needs; a second run is fast.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

step "format"
cargo fmt --all --check

step "lints"
cargo clippy --workspace --all-targets --all-features -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features --quiet

step "the small library"
cargo test --no-default-features --features rule-docs --quiet

# botocore and PyYAML are for tests/it/convert.rs and convert_yaml.rs.
step "workflows"
tools=target/workflows
if ! { { [ -x "$tools/bin/zizmor" ] && "$tools/bin/python3" -c "import botocore, yaml" 2>/dev/null; } || { python3 -m venv --clear "$tools" && "$tools/bin/pip" --quiet --disable-pip-version-check install zizmor botocore PyYAML; }; }; then
    echo "zizmor could not be installed: workflows are not audited"
else
    "$tools/bin/zizmor" --offline --quiet --persona pedantic action.yml .github/workflows/*.yml examples/ci/github.yml
fi

step "tests"
cargo test --workspace --quiet

# Ratios to serde_json. The limits leave room for a busy machine.
step "speed"
cargo run --release --quiet --package authlint-bench -- --check

step "python package"
python/test.sh

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

# Licences, sources and known weaknesses of the crates.
step "supply chain"
tools=target/supply-chain
if ! { [ -x "$tools/bin/cargo-deny" ] || cargo install --quiet --locked --debug --root "$tools" cargo-deny; }; then
    echo "supply chain: SKIPPED, cargo-deny could not be installed" >&2
else
    deny() { PATH="$PWD/$tools/bin:$PATH" cargo deny --log-level error "$@"; }
    deny check --hide-inclusion-graph bans licenses sources
    if deny fetch db; then
        deny check advisories
    else
        echo "advisories: SKIPPED, their database is out of reach" >&2
    fi
fi

# The artifacts of a release, from what the steps above have built.
step "release"
if ! { [ -x "$tools/bin/cargo-cyclonedx" ] || cargo install --quiet --locked --debug --root "$tools" cargo-cyclonedx; }; then
    echo "bill of materials: SKIPPED, cargo-cyclonedx could not be installed" >&2
fi
PATH="$PWD/$tools/bin:$PATH" cargo xtask release --dry-run
