"""Every acceptance line of every format, as a table: python -m tests.acceptance [FORMAT…]; exit 1 if one fails."""

import sys
import tempfile
from pathlib import Path

from tests.acceptance import docx, epub, markdown

FORMATS = {"epub": epub.run, "docx": docx.run, "markdown": markdown.run}


def main(wanted: list[str]) -> int:
    """Run the lines of the formats, all of them if none is named, and print what they say."""
    failed = 0
    for name in wanted or FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            lines = FORMATS[name](Path(folder))
        passed = sum(verdict.startswith("pass") for verdict in lines.values())
        for line, verdict in sorted(lines.items()):
            print(f"{name:10}{line:8}{verdict[:120]}")
        print(f"{name}: {passed} of {len(lines)}\n", flush=True)
        failed += len(lines) - passed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
