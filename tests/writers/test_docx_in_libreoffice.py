"""What LibreOffice makes of a Word file of ours: another program's reading of all its text."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.model.text import MarkKind
from toolkit.readers import read
from toolkit.writers import Options, write

HAN = re.compile("[一-鿿]")


@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
def test_every_paragraph_of_the_article_is_on_a_page(writing: str, tmp_path: Path, shared: Path) -> None:
    for program in ("soffice", "pdftotext"):
        if not shutil.which(program):
            pytest.fail(f"this test needs {program}: make test installs it")
    reading = read(shared / "checks" / "rich.md")
    picture = (shared / "checks" / "cover-small.png").read_bytes()
    data = write(reading.document, "docx", Options(writing=writing, resources={"cover-small.png": picture})).data
    (tmp_path / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    pages = ["pdftotext", "-raw" if writing == "vertical" else "-layout", str(tmp_path / "a.pdf"), "-"]
    text = subprocess.run(pages, check=True, capture_output=True, text=True).stdout
    # Turned letters and marks come out of a vertical page in any order: Chinese characters are enough.
    page = "".join(HAN.findall(text))
    paragraphs = [each for each in reading.document.texts() if len(HAN.findall(each.text)) > 12]
    # A ruby stands between the letters of its base on the page.
    plain = [each.text for each in paragraphs if not any(mark.kind is MarkKind.RUBY for mark in each.marks)]
    lost = [each for each in plain if "".join(HAN.findall(each))[:10] not in page]
    # What is only in the properties of the file is on no page.
    assert len(lost) <= len(plain) * 0.05, lost
