"""The e-book is valid and holds the base, the others' wordings and all notes."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.export.making import hostile_edition, seed_edition
from variorum.export.edition import Edition
from variorum.export.formats import PACKED_FORMATS
from variorum.export.xml_text import held

EPUBCHECK = shutil.which("epubcheck")
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # compiled once and quickly: it runs for seconds
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(params=["seeds", "hostile"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return seed_edition() if request.param == "seeds" else hostile_edition()


def pages_of(edition: Edition) -> dict[str, ET.Element]:
    """The XML of each page by its name."""
    with zipfile.ZipFile(io.BytesIO(PACKED_FORMATS["epub"].write(edition))) as archive:
        names = archive.namelist()
        assert (names[0], archive.infolist()[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        return {name: ET.fromstring(archive.read(name)) for name in names if name.endswith(("xhtml", "opf"))}  # noqa: S314


def test_every_reference_leads_somewhere(edition: Edition) -> None:
    pages = pages_of(edition)
    places = {(name, one.get("id")) for name, page in pages.items() for one in page.iter() if one.get("id")}
    assert len(places) == sum(1 for page in pages.values() for one in page.iter() if one.get("id"))
    for name, page in pages.items():
        for one in page.iter(f"{XHTML}a"):
            target = one.get("href", "")
            file, _, place = target.partition("#")
            if not target.startswith("http"):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                assert there in pages
                assert not place or (there, place) in places, target


def test_it_holds_every_sentence_wording_and_note(edition: Edition) -> None:
    pages = pages_of(edition)
    reading = " ".join("".join(pages["book/reading.xhtml"].itertext()).split())
    base = edition.articles[edition.base]
    for n in range(len(base.sentences)):
        assert " ".join(held(base.text_of(n)).split()) in reading
    notes = pages["book/notes.xhtml"]
    assert len(notes.findall(f".//{XHTML}section")) == len(edition.project.notes)
    assert not [one for page in pages.values() for one in page.iter() if one.tag in (f"{XHTML}script", f"{XHTML}img")]


@pytest.mark.skipif(EPUBCHECK is None or shutil.which("java") is None, reason="epubcheck is not installed")
def test_epubcheck_has_nothing_to_say(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "story.epub"
    path.write_bytes(PACKED_FORMATS["epub"].write(edition))
    command = ["java", *JAVA, "-jar", str(EPUBCHECK), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr
