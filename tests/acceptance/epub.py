"""The lines E01-E32, V1-V7 and B1-B5 for EPUB, on editions that `toolkit build` makes of the shared sample."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.acceptance.epubcheck import epubcheck, messages
from tests.acceptance.sample import CHECKS, NODE, twice
from toolkit.model.document import Paragraph
from toolkit.readers import read

EDITIONS = """\
[[edition]]
locale = "zh-Hant-TW"
formats = ["epub"]
[[edition]]
locale = "zh-Hant-TW"
writing = "vertical"
formats = ["epub"]
[[edition]]
locale = "zh-Hant-TW"
parallel = "zh-Hans-CN"
formats = ["epub"]
"""

_SPACES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def run(folder: Path) -> dict[str, str]:
    """Build the sample's editions in a folder and return each line with "pass" or "fail" and a reason."""
    first, second = (sorted(outputs.glob("*.epub")) for outputs in twice(folder, EDITIONS))
    horizontal = next(path for path in first if path.name == "rich.zh-Hant-TW.epub")
    vertical = next(path for path in first if "vertical" in path.name)
    parallel = next(path for path in first if "+" in path.name)
    reports = epubcheck(first, folder)
    aces = {path: _ace(path, folder / "ace") for path in first}
    twin = next(path for path in second if path.name == horizontal.name)
    lines = _shared_lines(horizontal, twin, reports[horizontal], aces[horizontal])
    for name, path in (("V6", vertical), ("B0", parallel)):
        found = [*messages(reports[path]), *_violations(aces[path])]
        lines[name] = _line(not found, found[:3])
    lines["B5"] = _line(len(first) == 3, "one `toolkit build` for all")
    lines.update(_vertical_lines(zipfile.ZipFile(vertical), folder / "vertical"))
    lines.update(_parallel_lines(zipfile.ZipFile(parallel)))
    return lines


def _line(passed: object, why: object = "") -> str:
    return f"{'pass' if passed else 'fail'} {why or ''}".strip()


def _ace(book: Path, folder: Path) -> Path:
    program = NODE / ".bin" / "ace-puppeteer"
    assert program.exists(), "Ace is missing: run .ci/install_ace.sh"
    environment = {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or "", **os.environ}
    command = [str(program), "-f", "-s", "-o", str(folder / book.stem), str(book)]
    for _ in range(2):  # a browser that starts while the machine is busy may give up once
        subprocess.run(command, check=False, env=environment, capture_output=True)
        if (folder / book.stem / "report.json").exists():
            break
    return folder / book.stem / "report.json"


def _violations(report: Path) -> Iterator[str]:
    if not report.exists():
        yield "no report from Ace"
        return
    for page in json.loads(report.read_text("utf-8"))["assertions"]:
        for each in page["assertions"]:
            yield f"{page['earl:testSubject']['url']}: {each['earl:test']['dct:title']}"


def _shared_lines(book: Path, twin: Path, report: Path, ace: Path) -> dict[str, str]:
    script, expected = CHECKS / "check_epub.py", CHECKS / "expect.json"
    command = [sys.executable, script, book, expected, "--epubcheck", report, "--ace", ace]
    command += ["--nm", NODE, "--second", twin, "--json"]
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    return {name: f"{verdict} {why}".strip() for name, (verdict, why) in json.loads(done.stdout).items()}


def _texts(book: zipfile.ZipFile) -> list[etree._Element]:
    return [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _vertical_lines(book: zipfile.ZipFile, folder: Path) -> Iterator[tuple[str, str]]:
    package = etree.fromstring(book.read("EPUB/package.opf"))
    sheet = book.read("EPUB/styles/book.css").decode()
    spine = package.find("o:spine", _SPACES)
    yield "V1", _line(spine is not None and spine.get("page-progression-direction") == "rtl")
    styles = _computed(book, folder)
    yield "V2", _line(styles["htmlMode"] == "vertical-rl" == styles["pMode"], styles["htmlMode"])
    combined = {_words(span) for page in _texts(book) for span in page.iterfind(".//h:span", _SPACES)}
    yield "V3", _line({"10", "28"} <= combined and styles["tcy"], sorted(combined)[:5])
    words = "".join(_words(page) for page in _texts(book))
    yield "V4", _line(not re.search("[“”]", words) and "「" in words)
    right, left = "text-emphasis-position: over right" in sheet, "text-underline-position: left" in sheet
    yield "V5", _line(right and left)
    names = {meta.get("name"): meta.get("content") for meta in package.iterfind(".//o:meta", _SPACES)}
    yield "V7", _line(names.get("primary-writing-mode") == "vertical-rl", names)


def _computed(book: zipfile.ZipFile, folder: Path) -> dict[str, str]:
    book.extractall(folder)
    page = folder / "EPUB" / "text" / "chapter-sec-2.xhtml"
    command = ["node", str(CHECKS / "css_probe.mjs"), str(NODE), str(page)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _parallel_lines(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    package = etree.fromstring(book.read("EPUB/package.opf"))
    pairs = [div for page in _texts(book) for div in page.iterfind(".//h:div[@class='parallel']", _SPACES)]
    tags = [[side.get("lang") for side in pair] for pair in pairs]
    xml_tags = [[side.get(_LANGUAGE) for side in pair] for pair in pairs]
    both = [["zh-Hant-TW", "zh-Hans-CN"]]
    yield "B1", _line(tags == xml_tags == both * len(tags))
    source = read(CHECKS / "rich.md").document
    wanted = sum(isinstance(block, Paragraph) for block in source.blocks)
    held = sum(all(len(side.findall("h:p", _SPACES)) == 1 for side in pair) for pair in pairs if len(pair) == 2)
    yield "B2", _line(wanted == held, f"{held} pairs, {wanted} paragraphs")
    languages = [each.text for each in package.iter("{http://purl.org/dc/elements/1.1/}language")]
    yield "B3", _line(languages == both[0], languages)
    sheet = book.read("EPUB/styles/book.css").decode()
    stacked = re.search(r"\.parallel \{[^}]*minmax\(0, 1fr\);", sheet)
    beside = re.search(r"@media \(min-width: \d+em\) \{ \.parallel \{ grid-template-columns: repeat\(2", sheet)
    tables = [page for page in _texts(book) for _ in page.iterfind(".//h:table//h:div[@class='parallel']", _SPACES)]
    yield "B4", _line(stacked and beside and not tables)
