"""Word files converted in place: the cases of tests/cases/inplace-docx.toml, and the package around them."""

import io
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from toolkit import inplace
from toolkit.conversion import Converter
from toolkit.errors import InputError
from toolkit.model.locale import Locale
from toolkit.typography import untouchable

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "inplace-docx.toml").read_text("utf-8"))["case"]
CN, TW = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")
CONVERTER = Converter(CN, TW)
BODY = "<w:p><w:r><w:t>软件</w:t></w:r></w:p>"


def package(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def converted(parts, name="a.docx"):
    job = inplace.Job(Path(name), CN, TW, lambda text: CONVERTER.changes(text.text, untouchable(text)))
    result = inplace.convert(package(parts), job)
    made = zipfile.ZipFile(io.BytesIO(result.data))
    return {each: made.read(each).decode() for each in made.namelist()}, [str(one.message) for one in result.issues]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_case(case):
    name = case.get("part", "word/document.xml")
    assert converted({"word/document.xml": "", name: case["text"]})[0][name] == case["want"]


def test_a_document_by_another_name_and_a_template_are_converted():
    target = "/word/document2.xml"
    relationships = f'<Relationships><Relationship Type="http://x/officeDocument" Target="{target}"/></Relationships>'
    parts = {"_rels/.rels": relationships, "word/document2.xml": BODY, "customXml/item1.xml": "<a>软件</a>"}
    made, _ = converted(parts, "a.dotx")
    assert made == parts | {"word/document2.xml": BODY.replace("软件", "軟體")}


def test_data_that_a_content_control_shows_is_converted_with_it():
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a/b" w:storeItemID="{AB}"/></w:sdtPr></w:sdt>'
    parts = {
        "word/document.xml": control + BODY,
        "customXml/item1.xml": "<a><b>软件</b></a>",
        "customXml/itemProps1.xml": '<ds:datastoreItem ds:itemID="{AB}"/>',
        "customXml/item2.xml": "<a><b>软件</b></a>",
        "customXml/itemProps2.xml": '<ds:datastoreItem ds:itemID="{CD}"/>',
    }
    made, _ = converted(parts)
    assert made["customXml/item1.xml"] == "<a><b>軟體</b></a>"
    assert made["customXml/item2.xml"] == parts["customXml/item2.xml"]


def test_program_code_stays():
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/></w:style>'
        for one, name, base in (("K", "KeywordTok", "V"), ("V", "Verbatim Char", "N"), ("S", "Source Code", "N"))
    )
    runs = '<w:r><w:rPr><w:rStyle w:val="K"/></w:rPr><w:t>软件</w:t></w:r><w:r><w:t>软件</w:t></w:r>'
    text = f'<w:p>{runs}</w:p><w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>软件</w:t></w:r></w:p>{BODY}'
    made, _ = converted({"word/document.xml": text, "word/styles.xml": f"<w:styles>{styles}</w:styles>"})
    assert re.findall("<w:t>(.*?)</w:t>", made["word/document.xml"]) == ["软件", "軟體", "软件", "軟體"]


def test_what_was_not_looked_into_is_said():
    parts = {
        "word/document.xml": BODY + "<w:p><w:r><w:instrText> XE &quot;软件&quot; </w:instrText></w:r></w:p>",
        "word/embeddings/book.xlsx": "x",
        "_xmlsignatures/sig1.xml": "",
    }
    _, said = converted(parts)
    assert [line.partition(":")[0] for line in said] == [
        "word/embeddings/book.xlsx inside is a file of its own",
        "the file is signed; the signature is not valid for the converted one",
        "1 field codes hold Chinese text, which was left",
    ]


def test_a_locked_file_is_refused_with_what_to_do():
    job = inplace.Job(Path("a.docx"), CN, TW, lambda text: ())
    with pytest.raises(InputError, match="locked with a password"):
        inplace.convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), job)
