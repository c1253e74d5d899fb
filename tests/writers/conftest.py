"""What the tests of writers may ask for."""

from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    """The strict schema of WordprocessingML (ECMA-376, transitional)."""
    return etree.XMLSchema(etree.parse(shared / "checks" / "xsd" / "wml.xsd"))
