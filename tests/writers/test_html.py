"""The preview page: whole, alone, and shown by a browser as the region and the writing ask for."""

import re
import subprocess
from html.parser import HTMLParser

import pytest
from PIL import Image

from tests.writers.sample_documents import BLOCKS, CN, DOT, EVERY, HK, METADATA, NOTES, TW
from toolkit import writers
from toolkit.model.document import Document

CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def page(document, writing="horizontal"):
    options = writers.Options(writing=writing, resources={"dot.png": DOT})
    return writers.write(document, "html", options).data.decode()


class Names(HTMLParser):
    """Gathers identifiers and where links lead."""

    def __init__(self):
        super().__init__()
        self.identifiers = []
        self.links = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.identifiers.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.links.append(values["href"][1:])


@pytest.mark.parametrize("name", EVERY)
def test_every_link_inside_the_page_leads_to_one_place(name):
    names = Names()
    names.feed(page(EVERY[name]))
    assert len(names.identifiers) == len(set(names.identifiers))
    assert set(names.links) <= set(names.identifiers)


def test_the_page_needs_nothing_else():
    made = page(EVERY["article"])
    assert "epub:type" not in made
    assert not re.search(r'(?:src|href)="(?!#|data:|https://example\.org)', made)
    assert "<script" not in made


@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
@pytest.mark.parametrize("locale", [TW, HK, CN], ids=str)
def test_a_browser_shows_the_page(locale, writing, tmp_path):
    path, picture = tmp_path / "page.html", tmp_path / "page.png"
    path.write_text(page(Document(locale, METADATA, BLOCKS[:9], NOTES), writing), "utf-8")
    window = f"--window-size={'900,1300' if writing == 'horizontal' else '1800,800'}"
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [*CHROMIUM, profile, window, f"--screenshot={picture}", path.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with Image.open(picture) as shown:
        grey = shown.convert("L")
    paper = grey.tobytes()[0]
    box = grey.point([255 * (abs(value - paper) > 40) for value in range(256)]).getbbox()
    assert box is not None
    left, top, right, bottom = box
    # Horizontal text stands in the middle, from the top down; vertical text begins at the right.
    if writing == "horizontal":
        assert abs((left + right) / 2 - grey.width / 2) < 60
        assert top < 120
    else:
        assert right > grey.width - 200
        assert left < grey.width / 2
    assert bottom - top > 500
