"""The report of an edition: every change by layer with its rule, every doubt, every issue."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from toolkit.messages import translate
from toolkit.model.edition import Edition
from toolkit.model.issue import Issue
from toolkit.model.message import Message
from toolkit.model.text import Change, Revision

LAYERS = {
    "script": Message("Script: characters"),
    "name": Message("Names"),
    "term": Message("Terms of the glossary"),
    "own": Message("Own dictionaries"),
    "variant": Message("Variants of the region"),
    "vocabulary": Message("Words of the region"),
    "house": Message("House style: characters"),
    "typography": Message("Punctuation and spacing"),
    "glossary": Message("Glosses"),
    "decision": Message("Decisions of the editors"),
}
"""The layers in the order in which a reader meets them."""

_WIDTH = 12
"""How many characters of the sentence stand on each side of a change."""


def as_json(edition: Edition, language: str) -> str:
    """Return the report for machines: the texts of each stage, with each change in code points, half-open."""
    data = {
        "source": str(edition.source.locale),
        "edition": str(edition.document.locale),
        "title": edition.document.metadata.title.text,
        "revisions": [_revision(revision, language) for revision in edition.revisions if revision.changes],
        "issues": [_issue(issue, language) for issue in edition.issues],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _revision(revision: Revision, language: str) -> dict[str, Any]:
    return {
        "stage": revision.stage,
        "place": revision.place,
        "before": revision.before.text,
        "after": revision.after.text,
        "changes": [_change(change, language) for change in revision.changes],
    }


def _change(change: Change, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "start": change.span.start,
        "end": change.span.end,
        "old": change.old,
        "new": change.new,
        "layer": change.layer,
        "rule": change.rule,
    }
    if change.alternatives:
        data["alternatives"] = list(change.alternatives)
    if change.doubt:
        data["doubt"] = {"reason": translate(change.doubt.reason, language), "rank": round(change.doubt.rank, 3)}
    return data


def _issue(issue: Issue, language: str) -> dict[str, Any]:
    return {
        "check": issue.check,
        "severity": issue.severity.value,
        "message": translate(issue.message, language),
        "location": str(issue.location) if issue.location else None,
        "excerpt": issue.excerpt,
        "suggestion": issue.suggestion,
    }


def as_markdown(edition: Edition, language: str) -> str:
    """Return the report for people."""
    return "\n".join(_lines(edition, language)).rstrip("\n") + "\n"


def _lines(edition: Edition, language: str) -> Iterator[str]:
    def say(message: Message) -> str:
        return translate(message, language)

    made = [(revision, change) for revision in edition.revisions for change in revision.changes]
    changed = [(revision, change) for revision, change in made if change.new != change.old]
    values = (("title", edition.document.metadata.title.text), ("locale", str(edition.document.locale)))
    yield f"# {say(Message('Report: {title} ({locale})', values))}"
    yield ""
    yield f"| {say(Message('Layer'))} | {say(Message('Changes'))} |"
    yield "| --- | ---: |"
    counts = Counter(change.layer for _, change in changed)
    for layer in _in_order(counts):
        yield f"| {_layer(layer, language)} | {counts[layer]} |"
    yield ""
    yield from _doubts(made, language)
    yield from _issues(edition.issues, language)
    for layer in _in_order(counts):
        yield f"## {_layer(layer, language)}"
        yield ""
        yield from _changes([(revision, change) for revision, change in changed if change.layer == layer], language)


def _layer(layer: str, language: str) -> str:
    return translate(LAYERS[layer], language) if layer in LAYERS else layer


def _in_order(counts: Counter[str]) -> list[str]:
    known = [*LAYERS]
    return sorted(counts, key=lambda layer: (known.index(layer) if layer in known else len(known), layer))


def _doubts(made: list[tuple[Revision, Change]], language: str) -> Iterator[str]:
    doubtful = [(revision, change, change.doubt) for revision, change in made if change.doubt]
    if not doubtful:
        return
    yield f"## {translate(Message('Doubts'), language)}"
    yield ""
    for revision, change, doubt in sorted(doubtful, key=lambda row: (-row[2].rank, row[0].place, row[1].span)):
        others = " / ".join(change.alternatives)
        reason = translate(doubt.reason, language)
        yield f"- {_context(revision, change)} — {_cell(reason)}" + (f" [{_cell(others)}]" if others else "")
    yield ""


def _issues(found: tuple[Issue, ...], language: str) -> Iterator[str]:
    # Doubts have a part of their own, with the words around them.
    issues = [issue for issue in found if issue.check != "doubt"]
    if not issues:
        return
    yield f"## {translate(Message('Issues'), language)}"
    yield ""
    for issue in issues:
        place = f"{issue.location}: " if issue.location else ""
        hint = f" → {_code(issue.suggestion)}" if issue.suggestion else ""
        excerpt = f" {_code(issue.excerpt)}" if issue.excerpt else ""
        yield f"- {_cell(place)}{issue.check}: {_cell(translate(issue.message, language))}{excerpt}{hint}"
    yield ""


def _changes(rows: list[tuple[Revision, Change]], language: str) -> Iterator[str]:
    by_rule: dict[tuple[str, str, str], list[tuple[Revision, Change]]] = defaultdict(list)
    for revision, change in rows:
        by_rule[change.rule, change.old, change.new].append((revision, change))
    heads = (Message("Rule"), Message("Change"), Message("First place"), Message("In texts"))
    yield f"| {' | '.join(translate(message, language) for message in heads)} |"
    yield "| --- | --- | --- | --- |"
    for (rule, old, new), places in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0])):
        counts = Counter(revision.place + 1 for revision, _ in places)
        texts = ", ".join(f"{number}×{count}" if count > 1 else str(number) for number, count in sorted(counts.items()))
        what = f"{_code(old)} → {_code(new)} ×{len(places)}"
        yield f"| {_code(rule)} | {what} | {_context(*places[0])} | {texts} |"
    yield ""


def _context(revision: Revision, change: Change) -> str:
    text, span = revision.before.text, change.span
    before = text[max(0, span.start - _WIDTH) : span.start]
    after = text[span.end : span.end + _WIDTH]
    return f"{revision.place + 1}: {_cell(before)}**[{_cell(change.old)}→{_cell(change.new)}]**{_cell(after)}"


def _cell(text: str) -> str:
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")


def _code(text: str) -> str:
    if not text:
        return "∅"
    fence = "``" if "`" in text else "`"
    return f"{fence}{text.replace('|', chr(0xFF5C))}{fence}".replace("\n", " ")
