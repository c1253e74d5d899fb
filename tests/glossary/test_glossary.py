"""The publication's glossary is complete for the article, and its files are what the README of the folder says."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from toolkit.model.document import Definitions, Document, Metadata, Paragraph
from toolkit.model.locale import Locale
from toolkit.model.text import RichText
from toolkit.terminology import glossary_section, load_termbase

LOCALES = ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "en")
STATUSES = {"preferred", "admitted", "deprecated", "forbidden", "obsolete"}
GLOSSES = {"first", "abbreviation", "english", "appendix", "never"}

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def terms(root: Path) -> Rows:
    with (root / "glossary/terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def names(root: Path) -> Rows:
    with (root / "glossary/names.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def article(root: Path) -> str:
    return (root / "sources/amazon-layoffs.zh-Hant-TW.md").read_text(encoding="utf-8").split("---\n", 2)[2]


@pytest.fixture(scope="module")
def concepts(terms: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in terms:
        found[row["concept"]].append(row)
    return found


def test_every_english_run_of_the_article_is_known(terms: Rows, names: Rows, article: str) -> None:
    known = {row["term"] for row in terms} | {row["zh-Hant-TW"] for row in names}
    known |= {form for row in terms for form in row["forms"].split("|") if form}
    latin = sorted((term for term in known if re.search("[A-Za-z]", term)), key=len, reverse=True)
    pattern = "|".join(rf"(?<![A-Za-z]){re.escape(term)}(?![A-Za-z])" for term in latin)
    assert re.findall("[A-Za-z]+", re.sub(pattern, " ", article)) == []


def test_every_concept_has_a_preferred_term_in_every_locale(concepts: dict[str, Rows]) -> None:
    assert len(concepts) >= 80
    preferred = {
        identifier: {row["locale"] for row in rows if row["status"] == "preferred"}
        for identifier, rows in concepts.items()
    }
    assert {identifier for identifier, locales in preferred.items() if locales != set(LOCALES)} == set()


def test_identifiers_are_kebab_case_and_rows_of_a_concept_stand_together(terms: Rows) -> None:
    order = [row["concept"] for row in terms]
    assert [one for one in order if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)] == []
    starts = [one for before, one in zip(["", *order], order, strict=False) if one != before]
    assert [one for one, count in Counter(starts).items() if count > 1] == []


def test_fields_hold_only_what_the_readme_lists(terms: Rows) -> None:
    assert {row["status"] for row in terms} <= STATUSES
    assert {row["gloss"] for row in terms if row["gloss"]} <= GLOSSES
    assert {row["type"] for row in terms} <= {"", "full", "short", "abbreviation", "phrase"}
    assert {row["locale"] for row in terms} == set(LOCALES)
    assert all(value == value.strip() for row in terms for value in row.values())
    for row in terms:
        re.compile(row["condition"])


def test_only_the_first_row_of_a_concept_speaks_for_it(concepts: dict[str, Rows]) -> None:
    for rows in concepts.values():
        assert rows[0]["gloss"]
        assert not any(row[field] for row in rows[1:] for field in ("gloss", "domain", "definition", "note"))


def test_no_term_stands_twice_in_a_concept_nor_chinese_in_two_concepts(concepts: dict[str, Rows]) -> None:
    good = [
        (row["locale"], row["term"])
        for rows in concepts.values()
        for row in rows
        if row["locale"] != "en" and row["status"] in {"preferred", "admitted"}
    ]
    assert [one for one, count in Counter(good).items() if count > 1] == []
    for rows in concepts.values():
        pairs = Counter((row["locale"], row["term"]) for row in rows)
        assert [one for one, count in pairs.items() if count > 1] == []


def test_names_are_complete_and_stand_once(names: Rows) -> None:
    assert list(names[0]) == ["kind", *LOCALES[:3], "en", "note"]
    for row in names:
        assert row["kind"] in {"person", "company", "place", "product", "other"}
        assert all(row[locale] for locale in LOCALES)
    for locale in LOCALES:
        assert [one for one, count in Counter(row[locale] for row in names).items() if count > 1] == []


def test_the_people_of_the_article_are_names(names: Rows, article: str) -> None:
    listed = {row["zh-Hant-TW"] for row in names}
    assert {"李明嵐", "劉令一", "林夢穎", "安迪·賈西", "小戶裡的小布", "滅霸"} <= listed
    assert [name for name in listed if name not in article] == []


def test_nearly_all_concepts_occur_in_the_article(concepts: dict[str, Rows], article: str) -> None:
    # The others protect a longer word (人事檔案, 云服务器) from a shorter term, and their notes say so.
    absent = [rows for rows in concepts.values() if not any(row["term"] in article for row in rows)]
    assert all("Not in the article" in rows[0]["note"] for rows in absent)


def test_definitions_are_shown_in_the_words_of_the_edition(root: Path) -> None:
    termbase = load_termbase([root / "glossary/terms.csv"])
    document = Document(Locale.parse("hk"), Metadata(), (Paragraph(RichText("他背熟了話術。")),))
    section = glossary_section(document, termbase, convert=lambda text, source, target: f"{source} > {target}")
    assert section is not None
    definitions = section.blocks[1]
    assert isinstance(definitions, Definitions)
    shown = {entry.term.text: entry.descriptions[-1].text for entry in definitions.entries}
    assert shown == {"話術": "zh-Hant-TW > zh-Hant-HK"}
