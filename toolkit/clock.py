"""The time that outputs state for themselves: never the clock's, so that the same input gives the same bytes."""

import os
from datetime import UTC, datetime

from toolkit.errors import InputError
from toolkit.model.message import Message

_LAST_SECOND = 253_402_300_799
"""The end of the year 9999: later ones have no date in ISO 8601 as the formats want it."""


def stated_time() -> datetime | None:
    """Return the time of SOURCE_DATE_EPOCH (reproducible-builds.org), None if it is not set.

    Raises:
        InputError: it is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    if not (seconds.isascii() and seconds.isdecimal()) or int(seconds) > _LAST_SECOND:
        raise InputError(
            Message.of("SOURCE_DATE_EPOCH must be a whole number of seconds, not {seconds}", seconds=repr(seconds))
        )
    return datetime.fromtimestamp(int(seconds), UTC)
