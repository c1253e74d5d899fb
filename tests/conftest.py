"""What every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the article, the data and the acceptance scripts, which stands beside the project."""
    folder = Path(os.environ.get("TOOLKIT_SHARED", ROOT.parent / "shared"))
    if not (folder / "sources").is_dir():
        pytest.fail(f"this test needs the shared folder beside the project, or TOOLKIT_SHARED; not found: {folder}")
    return folder
