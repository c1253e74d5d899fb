"""What the acceptance lines ask, of any document: the schema, hints, headings, notes, alternative texts, tables."""

import re
import zipfile
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.strategies import documents
from toolkit.model.document import Document
from toolkit.writers import Options, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
HAN = re.compile("[㐀-鿿]")
AMBIGUOUS = re.compile("[“”‘’—…]")


def parts(document: Document, writing: str) -> dict[str, etree._Element]:
    data = write(document, "docx", Options(writing=writing)).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = ("document", "footnotes", "numbering", "styles", "header1")
        return {name: etree.fromstring(archive.read(f"word/{name}.xml")) for name in names}


def text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext(f"{W}t"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), writing=st.sampled_from(["horizontal", "vertical"]))
def test_any_document_gives_a_file_that_keeps_the_lines(
    document: Document, writing: str, schema: etree.XMLSchema
) -> None:
    found = parts(document, writing)
    for each in found.values():
        schema.assertValid(each)
    body = found["document"]
    styles = [each.get(f"{W}val", "") for each in body.iterfind(f"{W}body/{W}p/{W}pPr/{W}pStyle")]
    levels = [int(each[-1]) for each in styles if re.fullmatch("Heading[1-9]", each)]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))
    references = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    notes = [each.get(f"{W}id") for each in found["footnotes"] if each.get(f"{W}type") is None]
    assert references == notes == [str(number) for number in range(1, len(notes) + 1)]
    names = [str(each.get(f"{W}name")) for each in body.iter(f"{W}bookmarkStart")]
    targets = {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")} - {None}
    assert targets <= set(names)
    assert len(names) == len(set(names))
    for each in body.iter(f"{W}tbl"):
        assert each.xpath("w:tr[1]/w:trPr/w:tblHeader and w:tblPr/w:tblDescription", namespaces=NAMES)
    if document.locale.is_chinese:
        _hinted(body)


def _hinted(body: etree._Element) -> None:
    for paragraph in body.iter(f"{W}p"):
        if not HAN.search(text(paragraph)):
            continue
        for run in paragraph.iter(f"{W}r"):
            said = "".join(each.text or "" for each in run.findall(f"{W}t"))
            if AMBIGUOUS.search(said):
                fonts = run.find(f"{W}rPr/{W}rFonts")
                assert fonts is not None
                assert fonts.get(f"{W}hint") == "eastAsia"
