"""EPUB: what holds for every book."""

import io
import zipfile

import pytest
from lxml import etree

from tests.acceptance.epubcheck import epubcheck, messages
from tests.writers.sample_documents import DOT, EVERY
from toolkit import writers
from toolkit.model.document import Document

BOOKS = [
    pytest.param(document, writing, id=f"{name}-{writing}")
    for name, document in EVERY.items()
    for writing in ("horizontal", "vertical")
]


def book(document: Document, writing: str = "horizontal") -> zipfile.ZipFile:
    options = writers.Options(writing=writing, resources={"dot.png": DOT})
    return zipfile.ZipFile(io.BytesIO(writers.write(document, "epub", options).data))


@pytest.mark.parametrize(("document", "writing"), BOOKS)
def test_every_file_is_well_formed_and_named_in_ascii(document, writing):
    made = book(document, writing)
    for name in made.namelist():
        assert name.isascii()
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            tree = etree.fromstring(made.read(name))
            names = [element.get("id", "") for element in tree.iter("{*}*") if element.get("id")]
            assert len(names) == len(set(names)), name
            assert all(each.isascii() for each in names)


@pytest.mark.parametrize(("document", "writing"), BOOKS)
def test_the_same_document_gives_the_same_bytes(document, writing):
    options = writers.Options(writing=writing, resources={"dot.png": DOT})
    assert writers.write(document, "epub", options) == writers.write(document, "epub", options)


def test_the_media_type_comes_first_and_bare():
    first = book(EVERY["article"]).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_epubcheck_finds_nothing_in_any_book(tmp_path):
    paths = []
    for name, document in EVERY.items():
        for writing in ("horizontal", "vertical"):
            options = writers.Options(writing=writing, resources={"dot.png": DOT})
            path = tmp_path / f"{name}-{writing}.epub"
            path.write_bytes(writers.write(document, "epub", options).data)
            paths.append(path)
    found = {path.name: messages(report) for path, report in epubcheck(paths, tmp_path).items()}
    assert not {name: lines for name, lines in found.items() if lines}
