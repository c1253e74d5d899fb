"""Virtual environments for the programs that benchmarks compare us with, apart from the toolkit."""

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path.home() / ".cache" / "toolkit-benchmarks"


def peer_python(name: str, *packages: str) -> Path:
    """Return the interpreter of a virtual environment that holds the packages, made at the first call."""
    home = FOLDER / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    python = home / "bin" / "python"
    if not (home / "complete").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        (home / "complete").touch()
    return python
