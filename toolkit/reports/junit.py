"""JUnit's XML, which every build server shows: a check is a test case, a finding a failure."""

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.reports.columns import visible
from toolkit.reports.report import Item, Report


def write(report: Report) -> bytes:
    """Return a suite for each file, with a case for each check; what weighs less than a warning is no failure."""
    by_file: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in report.items:
        place = item.issue.location
        by_file[place.path.as_posix() if place else ""][item.issue.check].append(item)
    suites = [_suite(path, items, report) for path, items in by_file.items()] or [_suite("toolkit check", {}, report)]
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{body}\n</testsuites>\n'.encode()


def _suite(path: str, found: dict[str, list[Item]], report: Report) -> str:
    failures = sum(any(map(_is_failure, items)) for items in found.values())
    cases = "\n".join(_case(rule.identifier, path, found.get(rule.identifier, []), report) for rule in report.rules)
    return (
        f'<testsuite name={quoteattr(path)} tests="{len(report.rules)}" failures="{failures}" errors="0" skipped="0">\n'
        f"{cases}\n</testsuite>"
    )


def _is_failure(item: Item) -> bool:
    return item.issue.severity.weight >= Severity.WARNING.weight


def _case(check: str, path: str, items: list[Item], report: Report) -> str:
    head = f"<testcase classname={quoteattr(path)} name={quoteattr(check)}"
    if not items:
        return head + "/>"
    failing = [item for item in items if _is_failure(item)]
    lines = "\n".join(visible(_line(item, report.language)) for item in failing or items)
    if not failing:
        return f"{head}><system-out>{escape(lines)}</system-out></testcase>"
    first = visible(translate(failing[0].issue.message, report.language))
    kind = quoteattr(str(failing[0].issue.severity))
    return f"{head}><failure message={quoteattr(first)} type={kind}>{escape(lines)}</failure></testcase>"


def _line(item: Item, language: str) -> str:
    segment = f" [{item.segment.identifier}]" if item.segment else ""
    return f"{item.issue.location}{segment}: {translate(item.issue.message, language)}"
