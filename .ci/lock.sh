#!/usr/bin/env bash
# Write requirements.txt and requirements-dev.txt anew: versions and hashes, no address of any registry.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet pip-tools
compile=("$tools/venv/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras
    --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options)
python3 - "$tools" <<'PYTHON'
import sys, tomllib
from pathlib import Path

data = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
folder = Path(sys.argv[1])
runtime = [*data["project"]["dependencies"], *data["build-system"]["requires"], "editables"]
(folder / "requirements.in").write_text("\n".join(runtime) + "\n")
(folder / "requirements-dev.in").write_text("-c " + str(Path("requirements.txt").resolve()) + "\n" + "\n".join(data["dependency-groups"]["dev"]) + "\n")
PYTHON
"${compile[@]}" --output-file requirements.txt "$tools/requirements.in"
"${compile[@]}" --output-file requirements-dev.txt "$tools/requirements-dev.in"
