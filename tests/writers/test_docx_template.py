"""Editions in templates as people have them."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import RGBColor
from lxml import etree

from tests.writers.test_docx import PIXEL, everything
from toolkit.errors import InputError
from toolkit.model.document import Document, Figure, Metadata
from toolkit.model.locale import Locale
from toolkit.model.text import plain
from toolkit.writers import Options, write

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = f'Type="{RELATIONSHIPS}'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def template(change=lambda opened: None, parts=lambda name, data: {name: data}):
    """A template with a picture in its header; its document and its parts can be changed."""
    opened = docx.Document()
    opened.sections[0].header.paragraphs[0].add_run("本社").add_picture(BytesIO(PIXEL))
    change(opened)
    saved, made = BytesIO(), BytesIO()
    opened.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            for name, data in parts(each, old.read(each)).items():
                new.writestr(name, data)
    return made.getvalue()


def edition(source, document=None):
    """The edition in a template, after a look at its package: no name twice, every reference has its target."""
    writing = write(document or everything(), "docx", Options(template=source, resources={"a.png": PIXEL + b"own"}))
    made = zipfile.ZipFile(BytesIO(writing.data))
    names = made.namelist()
    assert len(names) == len(set(names))
    for name in names:
        folder, _, last = name.rpartition("/")
        relations = f"{folder}/_rels/{last}.rels"
        found = made.read(relations).decode() if relations in names else ""
        used = re.findall(r'\br:(?:id|embed)="([^"]+)"', made.read(name).decode()) if name.endswith(".xml") else []
        assert set(used) <= set(re.findall(r'Id="([^"]+)"', found)), name
    return made, [str(one.message) for one in writing.issues]


PICTURES = Document(Locale.parse("tw"), Metadata(title=plain("題")), (Figure("a.png", plain("圖"), plain("")),))


def test_pictures_of_the_header_and_of_the_text_are_both_there():
    made, _ = edition(template(), PICTURES)
    pictures = [made.read(name) for name in made.namelist() if name.startswith("word/media/")]
    assert sorted(pictures) == sorted([PIXEL, PIXEL + b"own"])


def test_headers_that_the_last_section_takes_over_are_there():
    made, _ = edition(template(lambda opened: opened.add_section(WD_SECTION.NEW_PAGE)))
    assert docx.Document(BytesIO(made.fp.getvalue())).sections[0].header.paragraphs[0].text == "本社"


def with_chinese_names(opened):
    for name, shown in (("Heading 1", "标题 1"), ("Heading 2", "標題2"), ("Quote", "引用")):
        style = opened.styles[name]
        style.font.color.rgb = RGBColor(200, 0, 0)
        style.element.find(qn("w:name")).set(qn("w:val"), shown)
        style.element.set(qn("w:customStyle"), "1")


def test_styles_called_as_a_chinese_word_shows_them_are_words_own():
    made, _ = edition(template(with_chinese_names))
    opened = docx.Document(BytesIO(made.fp.getvalue()))
    assert [str(opened.styles[name].font.color.rgb) for name in ("Heading 1", "Heading 2", "Quote")] == ["C80000"] * 3
    assert not {"标题 1", "標題2", "引用"} & {style.name for style in opened.styles}


def with_columns(opened):
    columns = opened.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "720")


def test_a_picture_is_no_wider_than_a_column():
    wide = PIXEL[:16] + (3000).to_bytes(4, "big") + (10).to_bytes(4, "big") + PIXEL[24:]
    writing = write(PICTURES, "docx", Options(template=template(with_columns), resources={"a.png": wide}))
    text = zipfile.ZipFile(BytesIO(writing.data)).read("word/document.xml").decode()
    # Letter with margins of 1.25 inches, two columns half an inch apart.
    assert re.findall(r'wp:extent cx="(\d+)"', text) == [str((12240 - 2 * 1800 - 720) // 2 * 635)]


def with_picture_bullets(name, data):
    if name != "word/numbering.xml":
        return {name: data}
    bullet = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="b">'
        f'<v:imagedata xmlns:r="{RELATIONSHIPS}" r:id="rId1"/></v:shape></w:pict></w:numPicBullet>'
    )
    row = f'<Relationship Id="rId1" {TYPE}/image" Target="media/bullet.png"/>'
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return {
        name: re.sub(rb"<w:numbering[^>]*>", lambda found: found[0] + bullet.encode(), data, count=1),
        "word/_rels/numbering.xml.rels": f"{head}{row}</Relationships>",
        "word/media/bullet.png": PIXEL,
    }


def test_pictures_of_bullets_come_along():
    made, _ = edition(template(parts=with_picture_bullets))
    assert made.read("word/media/bullet.png") == PIXEL


def with_printer(name, data):
    if name == "word/document.xml":
        data = data.replace(b"</w:sectPr>", b'<w:printerSettings r:id="rIdP"/></w:sectPr>')
    if name == "word/_rels/document.xml.rels":
        row = f'<Relationship Id="rIdP" {TYPE}/printerSettings" Target="printer.bin"/></Relationships>'
        return {name: data.replace(b"</Relationships>", row.encode()), "word/printer.bin": b"x"}
    if name == "[Content_Types].xml":
        data = data.replace(b"<Override", b'<Default Extension="bin" ContentType="a/b"/><Override', 1)
    return {name: data}


def test_settings_of_a_printer_stay_behind():
    edition(template(parts=with_printer))


def with_macros(name, data):
    return {name: data.replace(MAIN.encode(), b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml")}


def test_macros_stay_behind_and_it_is_said():
    made, said = edition(template(parts=with_macros))
    assert "the template's macros are not taken into the edition" in said
    assert MAIN in made.read("[Content_Types].xml").decode()


def without_theme(name, data):
    if "theme" in name:
        return {}
    return {name: re.sub(rb"<(?:Relationship|Override)[^>]*/theme[^>]*/>", b"", data)}


def test_a_template_without_a_theme_gets_ours():
    made, _ = edition(template(parts=without_theme))
    assert "word/theme/theme1.xml" in made.namelist()


def with_words_of_a_later_standard(name, data):
    return {name: data.replace(b'<w:lvlJc w:val="left"/>', b'<w:lvlJc w:val="start"/>')}


@pytest.mark.parametrize("name", ["document", "styles", "numbering", "footnotes"])
def test_what_libreoffice_writes_is_written_as_word_knows_it(name):
    made, _ = edition(template(parts=with_words_of_a_later_standard))
    root = etree.fromstring(made.read(f"word/{name}.xml"))
    assert not [each for each in root.iter(qn("w:lvlJc")) if each.get(qn("w:val")) == "start"]


@pytest.mark.parametrize("broken", ["[Content_Types].xml", "word/document.xml", "word/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"<a/>", b"<a", b""])
def test_a_damaged_template_is_refused_or_used(broken, content):
    source = template(parts=lambda name, data: {name: content if name == broken else data})
    try:
        assert write(PICTURES, "docx", Options(template=source)).data
    except InputError as problem:
        assert "the template is no Word file" in str(problem)  # noqa: PT017 - both outcomes are right
