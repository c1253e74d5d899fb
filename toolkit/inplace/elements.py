"""What the elements and attributes of HTML mean for the text in them."""

INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins"),
        *("label", "mark", "nobr", "q", "rb", "rbc", "rtc", "ruby", "s", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr", "tspan", "textpath"),
    }
)
"""Elements inside of which a sentence goes on; the last two are SVG's."""
BREAKS = frozenset({"br", "img", "input", "button", "svg", "math", "audio", "video", "object", "picture"})
ASIDE = frozenset({"rt", "rp"})
"""Elements that interrupt the text around them without ending it."""
KEPT = frozenset({"code", "kbd", "samp", "script", "style", "textarea", "tt", "annotation", "annotation-xml"})
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
ATTRIBUTES = frozenset(
    {"alt", "title", "placeholder", "summary", "label", "abbr", "alttext"}
    | {"aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext"}
)
LANGUAGES = frozenset({"lang", "xml:lang", "hreflang", "srclang"})
LANGUAGE_META = frozenset({"og:locale", "content-language", "language", "dc.language", "dcterms.language"})
META_NAMES = frozenset(
    {"description", "keywords", "title", "author", "subject", "abstract", "application-name"}
    | {"apple-mobile-web-app-title", "og:title", "og:description", "og:site_name", "og:image:alt"}
    | {"twitter:title", "twitter:description", "twitter:image:alt"}
    | {f"{name}.{part}" for name in ("dc", "dcterms") for part in ("title", "description", "subject", "creator")}
)
LABELLED = frozenset({"button", "reset", "submit"})
"""Kinds of input fields that show their value."""

_ENDS_PARAGRAPH = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset", "figure"),
        *("figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu"),
        *("nav", "ol", "p", "pre", "section", "table", "ul", "dt", "dd"),
    }
)
_CELLS = {"td", "th"}
IMPLIED_ENDS = (
    {name: ({"p"}, {"button", "object", "td", "th", "li", "svg"}) for name in _ENDS_PARAGRAPH}
    | {name: ({"dt", "dd"}, {"dl"}) for name in ("dt", "dd")}
    | {name: (_CELLS, {"table"}) for name in _CELLS}
    | {"li": ({"li"}, {"ul", "ol", "menu", "dir"}), "tr": ({"tr"}, {"table"}), "option": ({"option"}, {"select"})}
)
"""Elements that end an open one whose end tag may be left out, and what shields it (HTML 13.1.2.4)."""
