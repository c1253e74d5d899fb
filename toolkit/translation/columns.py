"""Two columns, source and target, divided by tabs or commas; a first row with names is understood."""

import csv
import io
import re

from toolkit.errors import InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Bitext, Segment, SegmentState
from toolkit.translation import BitextSource, decode

ROLES = {
    "id": "identifier",
    "key": "identifier",
    "identifier": "identifier",
    "segment": "identifier",
    "source": "source",
    "src": "source",
    "source text": "source",
    "original": "source",
    "原文": "source",
    "target": "target",
    "tgt": "target",
    "target text": "target",
    "translation": "target",
    "譯文": "target",
    "译文": "target",
    "note": "note",
    "notes": "note",
    "comment": "note",
    "備註": "note",
    "备注": "note",
}
"""What the name of a column says; a language tag as name says locale and text at once."""
LANGUAGES = frozenset({"zh", "en", "ja", "ko", "de", "fr", "es", "it", "pt", "ru", "vi", "th", "id"})
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read(source: BitextSource) -> Bitext:
    """Return the rows; without a first row that names them, the columns are source, target and note."""
    text = decode(source)
    rows = _rows(text, tabs=source.path.suffix.lower() != ".csv" or "\t" in text.split("\n", 1)[0])
    if not rows:
        return _bitext(source, None, None, [])
    roles, locales = _header(rows[0][1])
    if roles:
        rows = rows[1:]
    else:
        roles = {"source": 0, "target": 1, "note": 2}
    segments = []
    for number, (line, cells) in enumerate(rows, start=1):
        if len(cells) <= roles["source"]:
            raise InputError(Message("a row without source and target"), Location(source.path, line))
        cell = {role: cells[index] for role, index in roles.items() if index < len(cells)}
        target = cell.get("target", "")
        state = SegmentState.TRANSLATED if target.strip() else SegmentState.INITIAL
        identifier = cell.get("identifier") or str(number)
        segments.append(Segment(identifier, cell["source"], target, state, line, cell.get("note", "")))
    return _bitext(source, *locales, segments)


def _rows(text: str, *, tabs: bool) -> list[tuple[int, list[str]]]:
    if tabs:
        # Translators' TSV has no quoting: a quotation mark in a cell is a quotation mark.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line.strip()]
    reader = csv.reader(io.StringIO(text, newline=""))
    rows, line = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((line, cells))
        line = reader.line_num + 1
    return rows


def _header(cells: list[str]) -> tuple[dict[str, int], tuple[Locale | None, Locale | None]]:
    roles: dict[str, int] = {}
    locales: list[tuple[int, Locale]] = []
    for index, cell in enumerate(cells):
        name = cell.strip().lower()
        locale = _locale(name)
        if name in ROLES and name != "id":
            roles.setdefault(ROLES[name], index)
        elif name == "id" and not index:
            roles["identifier"] = index
        elif locale:
            locales.append((index, locale))
    if len(locales) >= 2 and "source" not in roles:
        roles["source"], roles["target"] = locales[0][0], locales[1][0]
        return roles, (locales[0][1], locales[1][1])
    if "source" in roles and "target" in roles:
        return roles, (None, None)
    return {}, (None, None)


def _locale(name: str) -> Locale | None:
    try:
        locale = Locale.parse(name)
    except UsageError:
        return None
    return locale if locale.language in LANGUAGES else None


def _bitext(source: BitextSource, first: Locale | None, second: Locale | None, segments: list[Segment]) -> Bitext:
    return Bitext(
        source.source_locale or first or _guess([segment.source for segment in segments]),
        source.target_locale or second or _guess([segment.target for segment in segments]),
        tuple(segments),
    )


def _guess(texts: list[str]) -> Locale:
    # Which script of Chinese it is, `toolkit.checks` finds out: it knows the converter.
    joined = "".join(texts)
    return Locale("zh") if 4 * len(_HAN.findall(joined)) > len(joined) else Locale("en")
