"""The multilingual publishing toolkit for Chinese: one source, an edition for each region."""

__version__ = "0.1.0"
