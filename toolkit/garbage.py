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
            # Else the next search would go through all of it at once. None of it refers to itself in a circle.
            gc.freeze()
            gc.enable()
