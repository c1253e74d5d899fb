"""The Markdown we speak, one grammar for the reader and the writer: what the writer writes, the reader understands.

CommonMark 0.31 with GFM tables and strikethrough, footnotes and definition lists as pandoc has them, attributes as
djot has them (`[text]{lang=en}`), and the HTML elements of `toolkit.markdown.tags`.
"""
