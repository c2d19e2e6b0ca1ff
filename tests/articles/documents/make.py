"""Makes the files in `made/` from the seeds, by other programs: python -m tests.articles.documents.make

The tests only read them. Needs pandoc, LibreOffice, groff, Chromium, wget and wacz
(pip install wacz).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from tests.conftest import SEEDS

HEADLINE = "A headline that stands over all columns of the page"
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


def with_libreoffice_as_pdf(folder: Path) -> None:
    """The first seed as LibreOffice prints it."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(MADE / "pandoc-0.docx")]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copy(folder / "pandoc-0.pdf", MADE / "libreoffice-0.pdf")


def with_groff(_folder: Path) -> None:
    """Each seed in two narrow columns, with words broken at the ends of lines and a head on later pages."""
    head = [".ds CH", ".ds LH Quay Weekly", r".ds RH PAGE \\n%", ".nr PS 14", ".nr VS 17", ".2C"]
    for number, seed in enumerate(SEEDS):
        lines = list(head)
        for line in filter(str.strip, seed.read_text("utf-8").splitlines()):
            plain = line.replace("\\", r"\e").replace("'", r"\(aq").replace('"', r"\(dq")
            lines += [".PP", f"\\&{plain}"]
        command = ["groff", "-K", "utf8", "-ms", "-Tpdf"]
        done = subprocess.run(command, input="\n".join(lines).encode(), check=True, capture_output=True)
        (MADE / f"groff-{number}.pdf").write_bytes(done.stdout)


def with_chromium(folder: Path) -> None:
    """Two seeds as Chromium prints pages: in one column, and in three with a headline over them."""
    styles = (
        "body { font: 16pt/1.4 serif }",
        "main { column-count: 3; font: 10pt/1.2 sans-serif } h1 { font-size: 30pt }",
    )
    for number, style in enumerate(styles):
        page = folder / f"chromium-{number}.html"
        text = page_of(SEEDS[number]).replace("<body>", f"<style>{style}</style><body><h1>{HEADLINE}</h1><main>")
        page.write_text(text, encoding="utf-8")
        to = f"--print-to-pdf={MADE / page.with_suffix('.pdf').name}"
        command = ["chromium", "--headless", "--no-sandbox", to, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def with_chromium_as_mhtml(folder: Path) -> None:
    """Each seed as Chromium saves pages in one file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        for number, seed in enumerate(SEEDS):
            page = folder / "seed.html"
            page.write_text(page_of(seed), encoding="utf-8")
            tab.goto(page.as_uri())
            saved = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
            (MADE / f"chromium-{number}.mhtml").write_text(saved["data"], encoding="utf-8", newline="")
        browser.close()


def with_wget(folder: Path) -> None:
    """All seeds and a picture, fetched from a server on this machine into a web archive; packed, and not."""
    names = [f"seed-{number}.html" for number in range(len(SEEDS))]
    for name, seed in zip(names, SEEDS, strict=True):
        (folder / name).write_text(page_of(seed), encoding="utf-8")
    (folder / "dot.gif").write_bytes(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        addresses = [f"http://127.0.0.1:{server.server_port}/{name}" for name in [*names, "dot.gif", "missing.html"]]
        for packing in ([], ["--no-warc-compression"]):
            command = ["wget", "-q", "-O", os.devnull, "--no-proxy", "--warc-file=wget", *packing, *addresses]
            subprocess.run(command, check=False, cwd=folder)  # it complains of the page that is missing
        server.shutdown()
    for archive in folder.glob("wget.warc*"):
        shutil.copy(archive, MADE)


def with_py_wacz(folder: Path) -> None:
    """The archive of wget's in the form that recording browsers write."""
    command = ["wacz", "create", "-o", "wget.wacz", "--detect-pages", "-f", str(MADE / "wget.warc.gz")]
    subprocess.run(command, check=True, cwd=folder)
    shutil.copy(folder / "wget.wacz", MADE)


def main() -> None:
    """Make those named on the command line, else all."""
    makers = {
        "pandoc": with_pandoc,
        "libreoffice": with_libreoffice,
        "libreoffice-pdf": with_libreoffice_as_pdf,
        "groff": with_groff,
        "chromium": with_chromium,
        "chromium-mhtml": with_chromium_as_mhtml,
        "wget": with_wget,
        "wacz": with_py_wacz,
    }
    MADE.mkdir(exist_ok=True)
    for name in sys.argv[1:] or makers:
        with TemporaryDirectory() as folder:
            makers[name](Path(folder))


if __name__ == "__main__":
    main()
