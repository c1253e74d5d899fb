"""Python's search for garbage, and when it is in the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Do not search for garbage inside of the block.

    Reading a book makes hundreds of thousands of objects that are all kept, and writing looks at each once: to go
    through them again and again takes up to a third of the time and finds nothing. What nothing refers to any more is
    freed at once all the same.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Put all objects where the search looks last; else it would go through them all at the next chance."""
    # Who has frozen objects of their own wants them to stay so.
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
