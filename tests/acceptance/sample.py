"""The shared sample: where it lies, and how its editions are built, twice and under different circumstances."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("TOOLKIT_SHARED", ROOT.parent / "shared"))
CHECKS = SHARED / "checks"
NODE = Path(os.environ.get("TOOLKIT_NODE", ROOT / ".cache" / "node" / "node_modules"))


def twice(folder: Path, editions: str) -> tuple[Path, Path]:
    """Build editions, given in the words of the project file, in two folders; return where their outputs lie."""
    return _build(folder / "one", editions, "0", "UTC"), _build(folder / "two", editions, "7", "Asia/Taipei")


def _build(folder: Path, editions: str, seed: str, zone: str) -> Path:
    folder.mkdir(parents=True)
    shutil.copy(CHECKS / "rich.md", folder / "rich.zh-Hant-TW.md")
    for picture in CHECKS.glob("*.png"):
        shutil.copy(picture, folder)
    (folder / "toolkit.toml").write_text(f'[publication]\nsources = ["rich.zh-Hant-TW.md"]\n{editions}', "utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1764000000"}
    environment["PYTHONPATH"] = str(ROOT)
    subprocess.run([sys.executable, "-m", "toolkit", "build", str(folder)], check=True, env=environment, cwd=folder)
    return folder / "outputs"


def tools(folder: str, variable: str, packages: tuple[str, ...], program: str) -> Path:
    """Return the folder of programs of an environment with the packages, after setting it up where it is missing."""
    place = Path(os.environ.get(variable, ROOT / ".cache" / folder))
    if not (place / "bin" / program).is_file():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages], check=True)
    return place / "bin"
