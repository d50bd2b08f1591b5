#!/usr/bin/env bash
# The packed extension in a real VS Code, and the language server with real editors' clients. Installs what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet
AUTHLINT="${CARGO_TARGET_DIR:-$PWD/target}/debug/authlint"
export AUTHLINT

cargo xtask extension
(cd editors/vscode && npm test --silent)
# Installs code-server from a lock file: half a minute the first time.
node editors/vscode/test/workbench/run.mjs

# Installs packages of Debian where a command is not there.
installed() {
    command -v "$1" >/dev/null && return
    command -v apt-get >/dev/null || return
    local sudo
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update -qq && $sudo apt-get install -qq -y --no-install-recommends "${@:2}" >/dev/null
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export EXAMPLE="$folder/create auth.json" XDG_STATE_HOME="$folder" XDG_CACHE_HOME="$folder"
sed 's/Orchard/Örchard 😀/' examples/broken-create.json >"$EXAMPLE"
if installed nvim neovim; then
    timeout 60 nvim --headless --clean -n -c "luafile editors/neovim/test.lua"
else
    echo "neovim: SKIPPED, it cannot be installed" >&2
fi
if installed emacs emacs-nox elpa-eglot; then
    timeout 60 emacs --batch -q --eval "(setq inhibit-message t)" -f package-initialize -l editors/emacs/test.el
else
    echo "emacs: SKIPPED, it cannot be installed" >&2
fi
