#!/usr/bin/env bash
# The language server with real editors' clients, and the packed extension. Installs what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet
AUTHLINT="${CARGO_TARGET_DIR:-$PWD/target}/debug/authlint"
export AUTHLINT

cargo xtask extension
(cd editors/vscode && npm test --silent)
# Installs code-server from a lock file: half a minute the first time.
node editors/vscode/test/workbench/run.mjs

if ! command -v nvim >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        echo "neovim: SKIPPED, it is not installed and there is no apt-get" >&2
        exit 0
    fi
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update -qq
    $sudo apt-get install -qq -y --no-install-recommends neovim >/dev/null
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export EXAMPLE="$folder/create auth.json" XDG_STATE_HOME="$folder" XDG_CACHE_HOME="$folder"
sed 's/Orchard/Örchard 😀/' examples/broken-create.json >"$EXAMPLE"
timeout 60 nvim --headless --clean -n -c "luafile editors/neovim/test.lua"
