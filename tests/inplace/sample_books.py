"""Books as strangers make them: an EPUB 2 with everything that was ever allowed, an EPUB 3 as tools write it."""

import io
import struct
import zipfile
import zlib

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{0}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)

OLD_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>软件&amp;头发</dc:title>
<dc:creator opf:role="aut" opf:file-as="刘发, 里">刘发</dc:creator>
<dc:language>zh-CN</dc:language>
<dc:identifier id="uid" opf:scheme="UUID">urn:uuid:里</dc:identifier>
<dc:description><![CDATA[<p>这里有软<b>件</b></p>]]></dc:description>
<meta name="calibre:series" content="软件丛书"/>
<meta name="cover" content="图"/>
</metadata>
<manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="Text/%E7%AB%A0%E8%8A%82%20one.XHTML" media-type="application/xhtml+xml"/>
<item id="b" href="Text/two.html" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="map" href="page-map.xml" media-type="application/oebps-page-map+xml"/>
<item id="图" href="cover.png" media-type="image/png"/>
</manifest>
<spine toc="ncx" page-map="map"><itemref idref="a"/><itemref idref="b"/></spine>
<guide><reference type="text" title="软件" href="Text/%E7%AB%A0%E8%8A%82%20one.XHTML"/></guide>
</package>"""

OLD_NCX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh-CN"><head>
<meta name="dtb:uid" content="urn:uuid:里"/></head><docTitle><text>软件</text></docTitle><navMap>
<navPoint id="里" playOrder="1"><navLabel><text>头发</text></navLabel>
<content src="Text/%E7%AB%A0%E8%8A%82%20one.XHTML"/></navPoint></navMap></ncx>"""

PAGE_MAP = """<page-map xmlns="http://www.idpf.org/2007/opf"><page name="软件" href="Text/two.html"/></page-map>"""

XHTML_1 = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'

OLD_PAGE = f"""<?xml version="1.0" encoding="utf-8"?>\r
{XHTML_1}\r
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN"><head><title>软件</title>\r
<link rel="stylesheet" type="text/css" href="../style.css"/></head>\r
<body><h1 id="里">软&nbsp;<b>件</b></h1><p class="里">软<b>件</b>&mdash;<a title="软件" href="two.html#里">头</a>发\r
<img src="../cover.png" alt="软件"/><![CDATA[这里]]></p><p xml:lang="ja">国</p></body></html>"""

NEW_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u" xml:lang="zh-Hans">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">urn:uuid:1</dc:identifier>
<dc:title id="t">软件</dc:title><meta refines="#t" property="file-as">软件</meta><dc:language>zh-CN</dc:language>
<dc:title xml:lang="ja">国</dc:title><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
<meta property="media:duration">0:00:01</meta><meta property="media:duration" refines="#s">0:00:01</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p" href="p.xhtml" media-type="application/xhtml+xml" media-overlay="s" properties="svg mathml"/>
<item id="v" href="v.svg" media-type="image/svg+xml"/><item id="c" href="c.css" media-type="text/css"/>
<item id="s" href="s.smil" media-type="application/smil+xml"/><item id="m" href="m.mp3" media-type="audio/mpeg"/>
<item id="f" href="f.otf" media-type="font/otf"/></manifest>
<spine page-progression-direction="rtl"><itemref idref="p"/><itemref idref="v"/></spine></package>"""

NAV = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-US"
xml:lang="en-US"><head><title>软件</title></head><body><nav epub:type="toc">
<h1>目录</h1><ol><li><a href="p.xhtml">软<em>件</em></a></li></ol>
</nav><nav epub:type="page-list"><ol><li><a href="p.xhtml#w">里</a></li></ol></nav></body></html>"""

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN" lang="zh-CN"><head><title>软件</title>
<link rel="stylesheet" href="c.css"/></head><body style="writing-mode: vertical-rl">
<p id="w"><ruby>软<rt>ruǎn</rt>件<rt>jiàn</rt></ruby>，<br/>头发</p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>软件</title><text>软<tspan>件</tspan></text></svg>
<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="软件"><mtext>软件</mtext></math></body></html>"""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" xml:lang="zh-CN">
<style>text{font-family:"软件"}</style>
<title>软件</title><text>头<tspan>发</tspan></text></svg>"""

SMIL = """<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><par id="里"><text src="p.xhtml#w"/>
<audio src="m.mp3" clipBegin="0s" clipEnd="1s"/></par></body></smil>"""

FONT = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><e:CipherData>'
    '<e:CipherReference URI="OEBPS/f.otf"/></e:CipherData></e:EncryptedData></encryption>'
)


def _png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"\0\0" * 1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    )


def zipped(members):
    """Return a ZIP of names and contents, the mimetype stored."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), content, kind)
    return made.getvalue()


OLD = zipped(
    [
        ("mimetype", "application/epub+zip"),
        ("META-INF/", ""),
        ("META-INF/container.xml", CONTAINER.format("book.opf")),
        ("META-INF/calibre_bookmarks.txt", "软件*|!|?|*0*|!|?|*/2/4"),
        ("book.opf", OLD_PACKAGE),
        ("toc.ncx", OLD_NCX),
        (
            "page-map.xml",
            '<page-map xmlns="http://www.idpf.org/2007/opf"><page name="软件" href="Text/two.html"/></page-map>',
        ),
        ("Text/章节 one.XHTML", OLD_PAGE),
        ("Text/two.html", OLD_PAGE.replace("utf-8", "utf-16").encode("utf-16")),
        ("style.css", 'p{font-family:"软件";writing-mode:vertical-rl}'),
        ("cover.png", _png()),
    ]
)
NEW = zipped(
    [
        ("META-INF/container.xml", CONTAINER.format("OEBPS/a.opf")),
        ("mimetype", "application/epub+zip"),
        ("META-INF/encryption.xml", FONT),
        *(
            (f"OEBPS/{name}", content)
            for name, content in (
                ("a.opf", NEW_PACKAGE),
                ("nav.xhtml", NAV),
                ("p.xhtml", PAGE),
                ("v.svg", SVG),
                ("s.smil", SMIL),
                ("c.css", 'p{font-family:"宋体"}'),
                ("m.mp3", b"\xff\xfb\x90\0"),
                ("f.otf", b"OTTO"),
            )
        ),
    ]
)
