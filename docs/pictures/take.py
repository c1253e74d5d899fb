"""Take the pictures of the README anew: python docs/pictures/take.py (needs Chromium and a Chinese font)."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROJECT = """
[publication]
publisher = "Toolkit Press"
sources = ["sources/*.zh-*.md"]
glossary = ["glossary/terms.csv"]
names = "glossary/names.tsv"
"""
EDITIONS = ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "zh-Hant-TW.vertical")
WIDTH, HEIGHT = 460, 640


def project(folder: Path) -> None:
    """Write a project with the editions that are to be shown."""
    text = PROJECT
    for name in EDITIONS:
        locale, _, writing = name.partition(".")
        text += f'\n[[edition]]\nlocale = "{locale}"\nwriting = "{writing or "horizontal"}"\nformats = ["html"]\n'
    (folder / "toolkit.toml").write_text(text, "utf-8")
    for name in ("sources", "glossary"):
        shutil.copytree(ROOT / name, folder / name)


def picture(page: Path, target: Path) -> None:
    """Take a picture of the first screen of text of a page."""
    text = page.read_text("utf-8")
    # The picture is to show the text: what stands before it is left out.
    style = "<style>.cover, .creator, .imprint, nav, header hr { display: none !important }</style>"
    page.write_text(text.replace("</head>", style + "</head>"), "utf-8")
    # Inside of a frame, a vertical page is shown from its right edge, as in a window.
    frame = page.with_suffix(".frame.html")
    size = "position: fixed; inset: 0; border: 0; width: 100%; height: 100%"
    frame.write_text(f'<!DOCTYPE html><iframe src="{page.name}" style="{size}"></iframe>', "utf-8")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={profile}", f"--window-size={WIDTH},{HEIGHT}", "--force-device-scale-factor=1",
                f"--screenshot={target}", frame.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


def main() -> None:
    """Make the pages, take the pictures, and lay them side by side."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder)
        subprocess.run([sys.executable, "-m", "toolkit", "build", str(folder)], check=True, cwd=ROOT)
        shots = []
        for edition in EDITIONS:
            page = next((folder / "outputs").glob(f"*.{edition}.html"))
            target = folder / f"{edition}.png"
            picture(page, target)
            shots.append(Image.open(target))
        sheet = Image.new("RGB", (WIDTH * 2 + 12, HEIGHT * 2 + 12), "white")
        for index, shot in enumerate(shots):
            sheet.paste(shot, (index % 2 * (WIDTH + 12), index // 2 * (HEIGHT + 12)))
        sheet.quantize(64).save(HERE / "editions.png", optimize=True)


if __name__ == "__main__":
    main()
