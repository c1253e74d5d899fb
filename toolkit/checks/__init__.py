"""Looking for what is wrong: in one text, and in a translation beside its source."""

from toolkit.checks.knowledge import Knowledge
from toolkit.checks.run import Found, check_bitext, check_document, settled
from toolkit.checks.table import BY_ID, CHECKS, REMARKS, identifier, manual

__all__ = [
    "BY_ID",
    "CHECKS",
    "REMARKS",
    "Found",
    "Knowledge",
    "check_bitext",
    "check_document",
    "identifier",
    "manual",
    "settled",
]
