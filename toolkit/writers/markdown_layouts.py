"""What each maker of web sites wants of a Markdown file: keys, identifiers, comments, the file's name."""

import re
from dataclasses import dataclass

from toolkit.errors import UsageError
from toolkit.markdown.elements import NOTHING
from toolkit.model.document import Document
from toolkit.model.message import Message


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of one maker of web sites; where they are documented stands in docs/editions-markdown.md."""

    path: str = "{slug}.{tag}.md"
    """With {slug}, {tag} (BCP 47), {language} (in lower case) and {date}."""
    heading: str = '<span id="{identifier}"></span>{text}'
    """How a heading names itself for links."""
    comments: bool = True
    """Whether HTML comments are understood."""
    line_break: str = "\\\n"
    """A hard break inside a paragraph."""
    indent: int = 2
    """Least indent of what belongs to an item of a list."""
    division: str = '<div class="parallel">'
    keys: tuple[tuple[str, str], ...] = ()
    """Keys of the front matter, and the names that they have there."""
    added: tuple[tuple[str, str], ...] = ()
    """Keys and YAML values that a page needs there."""
    signs: tuple[tuple[str, str], ...] = ()
    """Regular expressions and replacements for signs of the text that mean something there beyond Markdown."""

    @property
    def separator(self) -> str:
        """What may stand between a marker and a letter."""
        return NOTHING if self.comments else ""

    def adapted(self, text: str) -> str:
        """Return a stretch of escaped text with the signs that mean something there made harmless."""
        for pattern, replacement in self.signs:
            text = re.sub(pattern, replacement, text)
        return text


# Liquid, Nunjucks, Vue and Hugo's shortcodes all begin with two signs that an empty comment keeps apart.
_TEMPLATES = (r"\\?\{(?=\\?[{%])", "{" + NOTHING)

LAYOUTS: dict[str, Layout] = {
    "": Layout(),
    "hugo": Layout(
        path="content/{language}/posts/{slug}.md",
        heading="{text} {{#{identifier}}}",
        keys=(("rights", "copyright"),),
        signs=(_TEMPLATES,),
    ),
    "jekyll": Layout(
        path="_posts/{date}-{slug}.{tag}.md",
        heading="{text} {{#{identifier}}}",
        division='<div class="parallel" markdown="1">',
        added=(("layout", '"post"'),),
        # kramdown makes a table of every line with a bar in it.
        signs=(_TEMPLATES, (r"(?<!\\)\|", r"\\|")),
    ),
    "hexo": Layout(path="source/_posts/{slug}.{tag}.md", signs=(_TEMPLATES,)),
    "mkdocs": Layout(
        path="docs/{tag}/{slug}.md",
        heading="{text} {{#{identifier}}}",
        line_break="<br />\n",
        indent=4,
        division='<div class="parallel" markdown="1">',
        # Python-Markdown knows fewer escapes than CommonMark.
        signs=((r"\\<", "&lt;"), (r"\\&", "&amp;"), (r"\\~", "&#126;")),
    ),
    "docusaurus": Layout(
        path="i18n/{tag}/docusaurus-plugin-content-blog/{date}-{slug}.md",
        heading="{text} {{#{identifier}}}",
        comments=False,
        division='<div className="parallel">',
        # In MDX a brace opens an expression and every < a tag.
        signs=((r"(?<!\\)([<{])", r"\\\1"),),
    ),
    "vuepress": Layout(path="docs/{tag}/{slug}.md", signs=(_TEMPLATES,)),
}


def layout_named(name: str) -> Layout:
    """Return a layout.

    Raises:
        UsageError: no layout has the name.
    """
    if name not in LAYOUTS:
        known = ", ".join(name for name in LAYOUTS if name)
        raise UsageError(
            Message.of(
                "unknown layout {name}; one of {known}, or none for plain CommonMark", name=repr(name), known=known
            )
        )
    return LAYOUTS[name]


def file_name(document: Document, layout: str, slug: str) -> str:
    """Return where a maker of web sites looks for the document, relative to the site's folder.

    >>> from toolkit.model.document import Metadata
    >>> from toolkit.model.locale import Locale
    >>> document = Document(Locale.parse("tw"), Metadata(date="2025-11-20"), ())
    >>> file_name(document, "jekyll", "layoffs"), file_name(document, "hugo", "layoffs")
    ('_posts/2025-11-20-layoffs.zh-Hant-TW.md', 'content/zh-hant-tw/posts/layoffs.md')
    """
    tag = str(document.locale)
    path = layout_named(layout).path
    date = re.match(r"\d{4}-\d{2}-\d{2}", document.metadata.date)
    if "{date}" in path and not date:
        path = path.replace("{date}-", "")
    return path.format(slug=slug, tag=tag, language=tag.lower(), date=date[0] if date else "")
