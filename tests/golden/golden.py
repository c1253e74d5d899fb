"""Golden editions: what a build of a small publication gives, unpacked into files that read well in a diff.

``python tests/golden/golden.py`` writes them anew; read the diff before it is committed.
"""

import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from toolkit.build import Build  # noqa: E402 - run as a script, the project is not yet on the path
from toolkit.project import load_project  # noqa: E402

FOLDER = Path(__file__).resolve().parent
PUBLICATION = FOLDER / "publication"
EXPECTED = FOLDER / "expected"
SHOWN = (".xhtml", ".opf", ".ncx", "document.xml", "footnotes.xml")
"""Members of packages that are unpacked; the others do not depend on the text."""


def editions(work: Path) -> Iterator[tuple[str, str]]:
    """Build the publication in a folder, and yield the name and the text of each part of each edition."""
    shutil.copytree(PUBLICATION, work)
    outputs = sorted(output.path for output in Build(load_project(work)).run())
    for path in outputs:
        if path.suffix in {".md", ".txt"}:
            yield path.name, path.read_text("utf-8")
        elif path.suffix in {".epub", ".docx"}:
            with zipfile.ZipFile(path) as package:
                for name in sorted(package.namelist()):
                    if name.endswith(SHOWN):
                        text = package.read(name).decode()
                        yield f"{path.name}/{name}", text.replace("><", ">\n<")


def main() -> None:
    """Write the golden files anew."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in editions(Path(folder) / "work"):
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
