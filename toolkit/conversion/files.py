"""Whole files: bytes in, bytes out, every line and every mark of the format where it was."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.conversion.markup import markup_spans
from toolkit.errors import InputError, Location
from toolkit.model.message import Message
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
    codec = encoding or ("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
    try:
        text = data.decode(codec)
    except LookupError as problem:
        raise InputError(
            Message.of("unknown encoding {encoding}", encoding=repr(encoding)), Location(path)
        ) from problem
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise InputError(
            Message.of(
                "not {upper} text; if it is in another encoding, say so with --encoding (gb18030, big5 …)",
                upper=codec.upper(),
            ),
            Location(path, line),
        ) from problem
    return TextFile(text, markup_spans(text, path.suffix.lower()))
