"""Within Chinese: script, regional forms, regional words, with a reason for each change."""

from toolkit.conversion.converter import Converter
from toolkit.conversion.detection import detect
from toolkit.conversion.entry import Entry
from toolkit.conversion.explanation import Explanation
from toolkit.conversion.options import Layer, Options

__all__ = ["Converter", "Entry", "Explanation", "Layer", "Options", "detect"]
