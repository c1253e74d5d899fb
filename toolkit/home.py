"""Where the publication is that a folder lies in; apart from `project`, which takes longer to load."""

import os
from pathlib import Path

FILE_NAME = "toolkit.toml"


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from a start upwards, that holds a `toolkit.toml`."""
    whole = start.resolve()
    found = next((folder for folder in (whole, *whole.parents) if (folder / FILE_NAME).is_file()), None)
    here = Path.cwd()
    if found and (here.is_relative_to(found) or found.is_relative_to(here)):
        # As seen from here, so that messages name glossary/terms.csv and not the whole way from the root.
        return Path(os.path.relpath(found))
    return found
