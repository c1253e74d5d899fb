"""PO catalogues of GNU gettext: each message a segment, each plural form one of its own."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.errors import InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Bitext, Segment, SegmentState
from toolkit.translation import BitextSource, decode

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s*(".*")\s*$')
_HEADER_LANGUAGE = re.compile(r"^Language:\s*(\S+)", re.MULTILINE)


@dataclass(slots=True)
class _Entry:
    line: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fuzzy: bool = False
    obsolete: bool = False


def read(source: BitextSource) -> Bitext:
    """Return the messages of a PO file; obsolete ones are left out."""
    entries = list(_entries(decode(source), source))
    header = next((entry.fields.get("msgstr", "") for entry in entries if not entry.fields.get("msgid")), "")
    found = _HEADER_LANGUAGE.search(header)
    target = source.target_locale or (_locale(found[1]) if found else None)
    if target is None:
        raise InputError(
            Message("the header has no Language; name the locale on the command line"), Location(source.path, 1)
        )
    segments = tuple(
        segment for entry in entries if entry.fields.get("msgid") and not entry.obsolete for segment in _segments(entry)
    )
    return Bitext(source.source_locale or Locale("en"), target, segments)


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.partition(".")[0].partition("@")[0])
    except UsageError:
        return None


def _entries(text: str, source: BitextSource) -> Iterator[_Entry]:
    entry, name = _Entry(), ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if line.startswith("#~"):
            entry.obsolete = True
            line = line[2:].lstrip("|").strip()
        ends = not line or (line.startswith(("#", "msgctxt", "msgid ")) and "msgstr" in "".join(entry.fields))
        if ends and entry.fields:
            yield entry
            entry, name = _Entry(), ""
        if line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                entry.fuzzy = True
            elif line.startswith(("#.", "# ")):
                entry.notes.append(line[2:].strip())
            continue
        found = _KEYWORD.match(line)
        if found:
            name = found[1] + (f"[{found[2]}]" if found[2] else "")
            entry.fields[name] = _unquote(found[3], number, source)
            if found[1] == "msgstr" and not entry.line:
                entry.line = number
        elif line.startswith('"') and name:
            entry.fields[name] += _unquote(line, number, source)
        elif line:
            raise InputError(
                Message.of("not a line of a PO file: {value}", value=repr(line[:40])), Location(source.path, number)
            )
    if entry.fields:
        yield entry


def _unquote(quoted: str, line: int, source: BitextSource) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError) as problem:
        raise InputError(Message.of("bad string {value}", value=quoted[:40]), Location(source.path, line)) from problem


def _segments(entry: _Entry) -> Iterator[Segment]:
    context = entry.fields.get("msgctxt", "")
    identifier = f"{context}|{entry.fields['msgid']}" if context else entry.fields["msgid"]
    note = " ".join(note for note in [*entry.notes, context] if note)
    for name, target in entry.fields.items():
        if not name.startswith("msgstr"):
            continue
        plural = name not in ("msgstr", "msgstr[0]") or ("msgstr[1]" not in entry.fields and name == "msgstr[0]")
        text = entry.fields.get("msgid_plural", entry.fields["msgid"]) if plural else entry.fields["msgid"]
        state = SegmentState.INITIAL if entry.fuzzy or not target else SegmentState.TRANSLATED
        yield Segment(identifier, text, target, state, entry.line, note)
