"""The commands that the manual shows do what it says: every ```console block of README.md and docs/ is run.

A line that begins with `$ ` is run in a copy of the project; the lines below it must be what it prints on standard
output, with `…` alone on a line for any number of lines, and `[exit 1]` for an exit code other than 0.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "glossary" / "README.md"]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def steps(page):
    """Yield each command of a page with the lines that are to come out, and its exit code."""
    for block in BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            while command.endswith("\\"):
                command = command[:-1] + lines.pop(0).removeprefix("> ")
            code = 0
            if lines and (found := re.fullmatch(r"\[exit (\d+)\]", lines[-1])):
                code = int(found[1])
                lines.pop()
            yield command, lines, code


@pytest.fixture
def project(tmp_path):
    for name in ("sources", "glossary"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "toolkit.toml", tmp_path)
    (tmp_path / "bin").mkdir()
    shim = tmp_path / "bin" / "toolkit"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n')
    shim.chmod(0o755)
    return tmp_path


def pattern_of(lines):
    return "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in lines)


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES if any(steps(page))]
)
def test_the_commands_of_a_page(page, project):
    environment = {
        **os.environ,
        "PATH": f"{project / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LANGUAGE": "en",
        "NO_COLOR": "1",
    }
    for command, lines, code in steps(page):
        done = subprocess.run(
            ["bash", "-c", command], cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, f"$ {command}\n{done.stdout}{done.stderr}"
        if lines:
            assert re.fullmatch(pattern_of(lines), done.stdout), (
                f"$ {command}\n{done.stdout}\n--- the page says\n" + "\n".join(lines)
            )
