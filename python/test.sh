#!/usr/bin/env bash
# The Python package as a user gets it: a wheel from the source distribution, in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v python3 >/dev/null; then
    echo "python package: SKIPPED, there is no Python" >&2
    exit 0
fi

root="$PWD"
target="${CARGO_TARGET_DIR:-$root/target}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

environment() {
    python3 -m venv --clear "$1"
    "$1/bin/pip" --quiet --disable-pip-version-check install "${@:2}"
}
tools="$target/python/tools"
if ! cmp -s python/requirements.txt "$tools/requirements.txt"; then
    environment "$tools" --requirement python/requirements.txt
    cp python/requirements.txt "$tools/requirements.txt"
fi

dist="$target/python/dist"
rm -rf "$dist"
# Symbols for a debugger would take most of the time and of the wheel.
export CARGO_TARGET_DIR="$target" CARGO_PROFILE_DEV_DEBUG=0
"$tools/bin/maturin" sdist --out "$dist"
tar --extract --touch --file "$dist"/authlint-*.tar.gz --directory "$folder"
(cd "$folder"/authlint-*/ && "$tools/bin/maturin" build --profile dev --out "$dist")
wheel=$(ls "$dist"/*.whl)

# Beside nothing else, since it depends on nothing.
environment "$folder/bare" "$wheel"
"$folder/bare/bin/authlint" --no-config examples/create.json
"$folder/bare/bin/python" -c 'import authlint.boto3'

"$tools/bin/pip" --quiet --disable-pip-version-check install --force-reinstall --no-deps "$wheel"
export PATH="$tools/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
# Elsewhere, so that what is tested is what was installed.
cd "$folder"
pytest --quiet --strict-markers -W error -p no:cacheprovider "$root/python/tests"
mypy --config-file "$root/pyproject.toml" "$root/python/authlint" "$root/python/tests"
python -m mypy.stubtest authlint._engine
pyright --project "$root/pyproject.toml" --pythonpath "$tools/bin/python" "$root/python/authlint" "$root/python/tests"
pyright --verifytypes authlint --ignoreexternal >"$folder/types" || { cat "$folder/types"; exit 1; }
