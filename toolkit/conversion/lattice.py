"""The script layer: texts cut into words, each written in the target script.

Candidates come from names and terms, which win, from OpenCC's dictionaries and from jieba's counted words; the cheapest
path is taken (`segment`), and one-to-many characters are read in their context (`context`). Simplified to Traditional
gives the standard forms of OpenCC (裏 爲 着 喫 麪); what a region writes instead is the variant layer's business.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.conversion.entries import EntryIndex
from toolkit.conversion.entry import Entry
from toolkit.conversion.simplified import traditional_to_simplified
from toolkit.conversion.traditional import simplified_to_traditional
from toolkit.conversion.word import Draft, ScriptEngine, Word
from toolkit.model.locale import Locale

__all__ = ["ScriptEngine", "Word", "script_engine"]


@dataclass(frozen=True, slots=True)
class _WithEntries:
    engine: ScriptEngine
    entries: EntryIndex

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path, the entries among them."""
        return self.engine.words(text, self.entries.words(text, fixed))

    def draft(self, text: str, fixed: Sequence[Word] = ()) -> Draft:
        """Return the same in short."""
        return self.engine.draft(text, self.entries.words(text, fixed))


def script_engine(
    source: Locale,
    target: Locale,
    entries: tuple[Entry, ...] = (),
    memory: Mapping[str, str] | None = None,
    longer: Iterable[str] = (),
) -> ScriptEngine:
    """Return the engine from the script of one locale to that of another; between like scripts it only cuts words.

    `memory` is what `names.document_readings` found in the document as a whole; in the `longer` words no term is seen.
    """
    engine: ScriptEngine
    if source.script == target.script:
        engine = traditional_to_simplified(keep=True)
    elif target.is_traditional:
        engine = simplified_to_traditional()
        engine = replace(engine, memory=dict(memory)) if memory else engine
    else:
        engine = traditional_to_simplified()
    return _WithEntries(engine, EntryIndex(entries, longer)) if entries else engine
