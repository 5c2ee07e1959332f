#!/bin/sh
# Installs the consumers of `run.py` into a folder outside the tree: install.sh [FOLDER]. What is there already stays.
set -eu
cache=${1:-${TMPDIR:-/tmp}/waqai-consumers}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$cache"

# python VERSION: a Python of that version, by name or of pyenv.
python() {
    command -v "python$1" 2>/dev/null | grep -v /shims/ || ls "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python | tail -1
}

# install NAME VERSION: a virtual environment with what `requirements-NAME.txt` pins.
install() {
    wanted=$here/requirements-$1.txt
    if ! cmp -s "$wanted" "$cache/$1/installed.txt"; then
        "$(python "$2")" -m venv --clear "$cache/$1"
        "$cache/$1/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
        cp "$wanted" "$cache/$1/installed.txt"
    fi
}

missing=
for need in dot:graphviz xmllint:libxml2-utils fc-list:fontconfig /usr/lib/postgresql/15/bin/initdb:postgresql-15; do
    command -v "${need%%:*}" >/dev/null || missing="$missing ${need##*:}"
done
fc-list :lang=ar 2>/dev/null | grep -q . || missing="$missing fonts-dejavu-core"
if [ -n "$missing" ]; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    $sudo apt-get update --quiet --quiet
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends $missing
fi

install main 3.11 &
main=$!
# FalkorDB's package compiles Redis: without optimisation that is a minute instead of four.
(export OPTIMIZATION=-O0 MAKEFLAGS=-j2 && install falkordb 3.12)
wait "$main"
