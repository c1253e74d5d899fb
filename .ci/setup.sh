#!/usr/bin/env bash
# usage: setup.sh PYTHON VENV REQUIREMENTS — a virtual environment with the locked packages and the toolkit itself.
set -euo pipefail
python=$1 venv=$2 requirements=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "the toolkit needs Python 3.11 or newer; $python is $("$python" --version)" >&2
    exit 1
}
if ! "$python" -m venv "$venv" 2>/dev/null; then
    # Debian packs venv apart from Python.
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    $sudo apt-get update -qq
    $sudo apt-get install -y -qq --no-install-recommends python3-venv
    "$python" -m venv --clear "$venv"
fi
pip=("$venv/bin/python" -m pip install --quiet --disable-pip-version-check)
"${pip[@]}" --require-hashes -r "$requirements"
# The build backend is locked too; without isolation pip uses that one.
"${pip[@]}" --no-deps --no-build-isolation --editable .
