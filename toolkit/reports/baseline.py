"""Findings that are known: a file of fingerprints, readable in a diff."""

import json
from dataclasses import replace
from pathlib import Path

from toolkit.errors import InputError, Location
from toolkit.files import write_beside
from toolkit.model.message import Message
from toolkit.reports.report import Report

VERSION = 1


def save_baseline(path: Path, report: Report) -> None:
    """Write the findings of a report as known; check and words stand beside each fingerprint for people."""
    known = {
        item.fingerprint: f"{item.issue.check}: {item.issue.excerpt or item.issue.message}" for item in report.items
    }
    data = {"version": VERSION, "known": dict(sorted(known.items()))}
    write_beside(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def load_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints of a baseline.

    Raises:
        InputError: there is no such file, or it is none.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["version"] != VERSION:
            raise InputError(
                Message.of("a baseline of version {value}; write it again", value=data["version"]), Location(path)
            )
        return frozenset(data["known"])
    except OSError as problem:
        raise InputError(
            Message.of("cannot read: {strerror}; --write-baseline makes it", strerror=problem.strerror), Location(path)
        ) from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(Message("not a baseline; --write-baseline makes one"), Location(path)) from problem


def without_known(report: Report, known: frozenset[str]) -> Report:
    """Return the report without the findings that the baseline knows."""
    items = tuple(item for item in report.items if item.fingerprint not in known)
    return replace(report, items=items, known=len(report.items) - len(items))
