"""Makes the files in `made/` from the seeds, by other programs: python -m tests.articles.documents.make

The tests only read them. Needs pandoc and LibreOffice.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import SEEDS

MADE = Path(__file__).parent / "made"


def page_of(seed: Path) -> str:
    """A seed as a page of HTML: a line a paragraph."""
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in seed.read_text("utf-8").splitlines() if line.strip())
    head = '<head><meta charset="utf-8"><title>Seed</title></head>'
    return f'<!DOCTYPE html><html lang="en">{head}<body>\n{paragraphs}\n</body></html>'


def with_pandoc(folder: Path) -> None:
    """Each seed as a Word document, an OpenDocument text and an e-book."""
    for number, seed in enumerate(SEEDS):
        page = folder / "seed.html"
        page.write_text(page_of(seed), encoding="utf-8")
        for ending in ("docx", "odt", "epub"):
            to = MADE / f"pandoc-{number}.{ending}"
            subprocess.run(["pandoc", str(page), "--metadata", "lang=en", "-o", str(to)], check=True)


def with_libreoffice(folder: Path) -> None:
    """The first seed as LibreOffice saves it in both forms."""
    for came, goes in (("odt", "docx"), ("docx", "odt:writer8")):
        source = folder / f"libreoffice-0.{came}"
        shutil.copy(MADE / f"pandoc-0.{came}", source)
        command = ["soffice", "--headless", "--convert-to", goes, "--outdir", str(MADE), str(source)]
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Make those named on the command line, else all."""
    makers = {"pandoc": with_pandoc, "libreoffice": with_libreoffice}
    MADE.mkdir(exist_ok=True)
    for name in sys.argv[1:] or makers:
        with TemporaryDirectory() as folder:
            makers[name](Path(folder))


if __name__ == "__main__":
    main()
