"""Every file format of terms: what goes out comes back, what cannot is reported, what is bad is refused by line."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from toolkit.errors import DataError, InputError
from toolkit.model.locale import Locale
from toolkit.terminology import Concept, Term, Termbase, TermStatus, TermType, load_termbase
from toolkit.terminology.formats import FORMATS, Pair, format_named, load
from toolkit.terminology.formats.tbx_shape import MODULES, NAMESPACE
from toolkit.terminology.termbase import CaseRule, Relation, RelationKind

CASES = Path(__file__).parent.parent / "cases" / "terminology"
ELEMENTS = {"subjectField": "descrip", "definition": "descrip", "crossReference": "ref"}
PAIR = Pair(Locale("en"), Locale.parse("tw"))
OWN = ("csv", "tsv", "xlsx")
TBX = ("tbx", "tbx-dct", "tbx2", "tbx2-ntig")

LAYOFF = Concept(
    "layoff",
    (
        Term("裁員", Locale.parse("tw"), part_of_speech="verb"),
        Term("裁员", Locale.parse("cn"), type=TermType.FULL),
        Term("layoff", Locale("en"), forms=("lay off", "laid off"), case=CaseRule.ANY, part_of_speech="noun"),
        Term("=1+1", Locale("en"), TermStatus.FORBIDDEN, condition="裁員|裁减", translate=False),
        Term("RIF", Locale("en"), TermStatus.ADMITTED, type=TermType.ABBREVIATION, note="先看語境"),
    ),
    definition="很多人，\n「同時」失業",
    domain="hr",
    note='a "quoted", note',
    gloss="first chapter",
    related=(Relation(RelationKind.RELATED, "notice"),),
)
NOTICE = Concept("notice", (Term("通知", Locale.parse("tw")), Term("notice", Locale("en"))))
TERMBASE = Termbase((LAYOFF, NOTICE))


def again(termbase: Termbase, name: str) -> Termbase:
    module = format_named(name)
    return module.load(module.save(termbase, PAIR).data, Path("terms" + FORMATS[name][1]), PAIR).termbase


@pytest.mark.parametrize("name", OWN)
def test_our_own_table_holds_everything(name: str) -> None:
    assert again(TERMBASE, name) == TERMBASE
    assert not format_named(name).save(TERMBASE, PAIR).issues


@pytest.mark.parametrize("name", TBX)
def test_tbx_holds_what_it_has_categories_for(name: str) -> None:
    back = again(TERMBASE, name).concepts[0]
    want = replace(LAYOFF, gloss="", definition="很多人， 「同時」失業")
    assert (back.identifier, back.definition, back.domain, back.note) == ("layoff", want.definition, "hr", want.note)
    assert back.related == want.related
    assert [(term.text, str(term.locale), term.part_of_speech, term.type) for term in back.terms] == [
        (term.text, str(term.locale), term.part_of_speech, term.type) for term in LAYOFF.terms
    ]
    assert back.terms[3].status is TermStatus.DEPRECATED
    lost = {dict(issue.message.values)["field"] for issue in format_named(name).save(TERMBASE, PAIR).issues}
    assert lost == {"gloss", "forms", "case", "translate", "condition", "forbidden"}


@pytest.mark.parametrize("name", [*TBX, "utx", "omegat", "weblate", "google", "deepl"])
def test_what_a_format_cannot_hold_is_reported(name: str) -> None:
    assert format_named(name).save(TERMBASE, PAIR).issues


@pytest.mark.parametrize("name", ["utx", "omegat", "weblate", "google", "deepl"])
def test_a_pair_of_terms_comes_back(name: str) -> None:
    back = again(TERMBASE, name)
    found = {(term.text, str(term.locale)) for _, term in back.terms()}
    assert {("layoff", "en"), ("裁員", "zh-Hant-TW"), ("notice", "en"), ("通知", "zh-Hant-TW")} <= found


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_terms_give_the_same_bytes(name: str) -> None:
    assert format_named(name).save(TERMBASE, PAIR).data == format_named(name).save(TERMBASE, PAIR).data


@pytest.mark.parametrize("name", ["tbx"])
def test_tbx_is_valid_against_the_core_structure(name: str, root: Path) -> None:
    schema = etree.RelaxNG(etree.parse(CASES / "tbx3-core.rng"))
    for termbase in (TERMBASE, load_termbase(root / "glossary" / "terms.csv"), load(CASES / "foreign-v3.tbx").termbase):
        document = etree.fromstring(format_named(name).save(termbase, PAIR).data)
        assert schema.validate(document), schema.error_log


def test_the_other_style_of_tbx_says_the_same_in_the_same_places(root: Path) -> None:
    schema = etree.RelaxNG(etree.parse(CASES / "tbx3-core.rng"))
    document = etree.fromstring(format_named("tbx-dct").save(TERMBASE, PAIR).data)
    for element in document.iter():
        name = etree.QName(element)
        if str(name.namespace).startswith(MODULES):
            element.set("type", name.localname)
            element.tag = f"{{{NAMESPACE}}}{ELEMENTS.get(name.localname, 'termNote')}"
    assert schema.validate(document), schema.error_log


def test_what_the_model_has_no_word_for_survives_a_round_trip_of_tbx() -> None:
    first = load(CASES / "foreign-v3.tbx").termbase
    saved = format_named("tbx").save(first, PAIR)
    assert not saved.issues
    before, after = (
        sorted(etree.tostring(element, method="c14n", with_tail=False) for element in tree.iter() if not len(element))
        for tree in (etree.parse(CASES / "foreign-v3.tbx"), etree.fromstring(saved.data))
    )
    assert [leaf for leaf in before if leaf not in after] == []
    assert format_named("tbx").load(saved.data, Path("x.tbx"), PAIR).termbase.concepts == first.concepts
    assert first.concepts[0].definition == "大量解僱員工"
    assert [str(term.status) for _, term in first.terms()] == ["preferred", "preferred", "obsolete"]
    assert b'id="t7"' in saved.data


@pytest.mark.parametrize("data", [b"<tbx", b"<html/>", b'<!DOCTYPE t [<!ENTITY x "y">]><tbx><p>&x;</p></tbx>'])
def test_what_is_no_safe_tbx_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        format_named("tbx").load(data, Path("x.tbx"), PAIR)


def test_no_entity_of_another_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    data = f'<!DOCTYPE t [<!ENTITY x SYSTEM "{tmp_path}/secret">]><martif><p>&x;</p></martif>'.encode()
    with pytest.raises(InputError, match="entities"):
        format_named("tbx2").load(data, Path("x.tbx"), PAIR)


def test_a_formula_stays_text_in_a_workbook() -> None:
    data = format_named("xlsx").save(TERMBASE, PAIR).data
    cells = [cell for row in load_workbook(io.BytesIO(data)).worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=1+1" in [cell.value for cell in cells]


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 201_000_000)
    with pytest.raises(InputError, match="unpacks"):
        format_named("xlsx").load(stream.getvalue(), Path("x.xlsx"), PAIR)


def test_all_bad_rows_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "concept,locale,term,status,condition,gloss\n"
        'a,en,"two\nlines",preferred,,\n'
        "b,en,x,prefered,,\n"
        "c,??,x,,,\n"
        "d,en,,,(,\n"
        "e,en,x,,,furst\n"
    )
    with pytest.raises(DataError) as caught:
        load_termbase(path)
    lines = [line.split("terms.csv:")[1] for line in str(caught.value).splitlines()]
    assert [line.split(":")[0] for line in lines] == ["4", "5", "6", "6", "7"]
    assert "one of preferred, admitted" in lines[0]


def test_a_table_of_a_spreadsheet_may_have_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("\ufeffconcept;locale;term\r\na;en;job offer\r\n".encode())
    assert [term.text for _, term in load(path).termbase.terms()] == ["job offer"]


def test_an_unknown_column_is_told_and_capitals_in_a_header_do_not_matter() -> None:
    data = b"Concept,Locale,Term,Owner\na,en,x,Ann\n"
    loading = format_named("csv").load(data, Path("terms.csv"), PAIR)
    assert [term.text for _, term in loading.termbase.terms()] == ["x"]
    assert "owner" in str(loading.issues[0].message)


def test_a_file_says_itself_whose_csv_it_is(tmp_path: Path) -> None:
    for name in ("csv", "weblate", "google", "deepl"):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(format_named(name).save(TERMBASE, PAIR).data)
        assert ("裁員", "zh-Hant-TW") in {(t.text, str(t.locale)) for _, t in load(path, pair=PAIR).termbase.terms()}


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="|\ufeff"), min_size=1
)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=4), st.sampled_from(["csv", "tsv", "xlsx", "tbx"]))
@settings(max_examples=60, deadline=None)
def test_any_word_comes_back(pairs: list[tuple[str, str]], name: str) -> None:
    concepts = tuple(
        Concept(f"c{number}", (Term(one, Locale("en")), Term(other, Locale.parse("tw"))))
        for number, (one, other) in enumerate(pairs)
    )
    if name in {"xlsx", "tbx"} and any("\ufffe" in word or "\uffff" in word for pair in pairs for word in pair):
        return  # no XML can hold them
    assert [[term.text for term in concept.terms] for concept in again(Termbase(concepts), name).concepts] == [
        [one, other] for one, other in pairs
    ]
