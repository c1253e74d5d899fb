"""Whole files: bytes in, bytes out, every line and every mark of the format where it was."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.conversion.markup import markup_spans
from toolkit.encoding import decode_whole
from toolkit.model.text import Span


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is text, with what in it is no prose."""

    text: str
    """With its line ends and its byte order mark."""
    protected: tuple[Span, ...]

    def encode(self, text: str) -> bytes:
        """Return the bytes of a converted text; always UTF-8, for no older encoding holds both scripts."""
        return text.encode("utf-8", errors="surrogatepass")


def read_text(data: bytes, path: Path, encoding: str = "") -> TextFile:
    """Return the text of a file; without an encoding strict UTF-8, or UTF-16 with its byte order mark.

    Raises:
        InputError: the bytes are no text of that encoding.
    """
    text = decode_whole(data, path, encoding)
    return TextFile(text, markup_spans(text, path.suffix.lower()))
