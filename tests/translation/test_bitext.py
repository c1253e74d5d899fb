"""Reading aligned texts: the same two segments from every format, and what a hostile file may not do."""

from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.model.segment import Bitext, SegmentState
from toolkit.translation import BitextSource, columns, po, read_bitext, tmx, xliff

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="zh-TW" target-language="en" datatype="plaintext" original="a"><body>
  <trans-unit id="1"><source>您好<x id="a"/></source><target state="final">Hello<x id="a"/></target>
   <note>greeting</note></trans-unit>
  <trans-unit id="2"><source>裁員 &lt;b&gt;</source></trans-unit>
  <trans-unit id="3" translate="no"><source>x</source></trans-unit>
 </body></file></xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hant-TW" trgLang="en">
 <file id="f"><group id="g"><unit id="1"><notes><note>greeting</note></notes>
  <segment state="final"><source>您好<ph id="a"/></source><target>Hello<ph id="a"/></target></segment></unit>
  <unit id="2"><segment><source>裁<mrk id="m" type="term">員</mrk> &lt;b&gt;</source></segment>
  </unit></group></file></xliff>"""
TMX = """<tmx version="1.4"><header srclang="zh-TW" segtype="sentence" adminlang="en" o-tmf="x" datatype="plaintext"
 creationtool="x" creationtoolversion="1"/><body>
 <tu tuid="1"><note>greeting</note><tuv xml:lang="zh-TW"><seg>您好<ph/></seg></tuv>
  <tuv xml:lang="en"><seg>Hello<ph/></seg></tuv></tu>
 <tu tuid="2"><tuv xml:lang="zh-TW"><seg>裁員 &lt;b&gt;</seg></tuv></tu></body></tmx>"""
PO = """msgid ""
msgstr ""
"Language: zh_TW\\n"

# a remark
msgctxt "menu"
msgid "Hello"
msgstr "您好"

#, fuzzy
msgid "one day"
msgid_plural "%d days"
msgstr[0] "%d"
"天"

#~ msgid "old"
#~ msgstr "舊"
"""
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff version="1.2"><file>&b;</file></xliff>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><tmx version="1.4"><body><tu>&a;</tu></body></tmx>'


def source(text: str, name: str) -> BitextSource:
    return BitextSource(text.encode(), Path(name))


@pytest.mark.parametrize("bitext", [xliff.read(source(XLIFF_1, "a.xlf")), xliff.read(source(XLIFF_2, "b.xlf"))])
def test_both_versions_of_xliff(bitext: Bitext) -> None:
    assert (str(bitext.source_locale), str(bitext.target_locale)) == ("zh-Hant-TW", "en")
    first, second = bitext.segments
    assert first.source.startswith("您好<")
    assert first.target.startswith("Hello<")
    assert (first.state, first.note) == (SegmentState.FINAL, "greeting")
    assert (second.source, second.target) == ("裁員 <b>", "")
    assert 0 < first.line < second.line


def test_tmx() -> None:
    bitext = tmx.read(source(TMX, "a.tmx"))
    assert (str(bitext.source_locale), str(bitext.target_locale)) == ("zh-Hant-TW", "en")
    assert [(one.source, one.target) for one in bitext.segments] == [("您好<ph/>", "Hello<ph/>"), ("裁員 <b>", "")]


def test_po_with_plurals_context_and_obsolete_messages() -> None:
    bitext = po.read(source(PO, "a.po"))
    assert str(bitext.target_locale) == "zh-Hant-TW"
    assert [(one.source, one.target, one.line) for one in bitext.segments] == [
        ("Hello", "您好", 8),
        ("%d days", "%d天", 13),
    ]
    assert bitext.segments[1].state is SegmentState.INITIAL


def test_columns_with_and_without_names() -> None:
    named = columns.read(source("id\tzh-Hant-TW\ten\tnote\na\t您好\tHello\tx\n", "a.tsv"))
    assert (named.segments[0].identifier, named.segments[0].line, named.segments[0].note) == ("a", 2, "x")
    bare = columns.read(source("\ufeff您好\tHello\r\n\r\n裁員\t\r\n", "a.tsv"))
    assert [(one.source, one.target, one.line) for one in bare.segments] == [("您好", "Hello", 1), ("裁員", "", 3)]
    assert (bare.source_locale.language, bare.target_locale.language) == ("zh", "en")
    quoted = columns.read(source('source,target\n"他說,\n好","Fine, ""he"" said"\nx,y\n', "a.csv"))
    assert [one.line for one in quoted.segments] == [2, 4]
    assert quoted.segments[0].target == 'Fine, "he" said'


@pytest.mark.parametrize(
    ("reader", "text"), [(xliff, BOMB), (tmx, OUTSIDE), (xliff, "<a"), (xliff, "<tmx/>"), (tmx, "<xliff/>")]
)
def test_a_file_that_is_broken_or_hostile(reader: object, text: str) -> None:
    with pytest.raises(InputError):
        reader.read(source(text, "x"))  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no reader"):
        read_bitext(tmp_path / "a.doc")
    with pytest.raises(InputError, match="cannot read"):
        read_bitext(tmp_path / "a.tsv")
    (tmp_path / "b.tsv").write_bytes(b"\xff\xff")
    with pytest.raises(InputError, match="not UTF-8"):
        read_bitext(tmp_path / "b.tsv")
