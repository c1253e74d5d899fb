"""What each maker of web sites wants of a Markdown file: keys, identifiers, comments, the file's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.errors import UsageError
from toolkit.markdown.elements import NOTHING
from toolkit.model.document import Document


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of one maker of web sites; where they are documented stands in docs/editions-markdown.md."""

    path: str = "{slug}.{tag}.md"
    """With {slug}, {tag} (BCP 47), {language} (in lower case) and {date}."""
    heading: str = '<span id="{identifier}"></span>{text}'
    """How a heading names itself for links."""
    comments: bool = True
    """Whether HTML comments are understood."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of the front matter that have another name there."""
    added: tuple[tuple[str, str], ...] = ()
    """Keys and YAML values that a page needs there."""
    braces: bool = False
    """Whether curly brackets in text mean a template, and must be written as references."""

    @property
    def separator(self) -> str:
        """What may stand between a marker and a letter."""
        return NOTHING if self.comments else ""


# Pages: gohugo.io/content-management/multilingual (translation by content folder), jekyllrb.com/docs/posts (file name),
# hexo.io/docs/writing, mkdocs-static-i18n (folder structure), docusaurus.io/docs/i18n, vuepress locales.
LAYOUTS: dict[str, Layout] = {
    "": Layout(),
    "hugo": Layout(
        path="content/{language}/posts/{slug}.md",
        heading="{text} {{#{identifier}}}",
        keys={"rights": "copyright", "lang": "lang"},
        braces=True,
    ),
    "jekyll": Layout(
        path="_posts/{date}-{slug}.{tag}.md",
        heading="{text} {{#{identifier}}}",
        added=(("layout", "post"),),
        braces=True,
    ),
    "hexo": Layout(path="source/_posts/{date}-{slug}.{tag}.md", braces=True),
    "mkdocs": Layout(path="docs/{language}/{slug}.md", heading="{text} {{#{identifier}}}"),
    "docusaurus": Layout(
        path="i18n/{tag}/docusaurus-plugin-content-blog/{date}-{slug}.md",
        heading="{text} {{#{identifier}}}",
        comments=False,
        keys={"identifier": "source_identifier"},
        braces=True,
    ),
    "vuepress": Layout(path="docs/{language}/{slug}.md", heading="{text} {{#{identifier}}}", braces=True),
}


def layout_named(name: str) -> Layout:
    """Return a layout.

    Raises:
        UsageError: no layout has the name.
    """
    if name not in LAYOUTS:
        known = ", ".join(name for name in LAYOUTS if name)
        raise UsageError(f"unknown layout {name!r}; one of {known}, or none for plain CommonMark")
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
