"""The multilingual publishing toolkit for Chinese: one source, an edition for each region."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("zh-publishing-toolkit")
except PackageNotFoundError:  # run from a tree that is not installed
    __version__ = "0+unknown"
