"""The Word document: with its changes rejected it is the base, with its changes accepted the other article."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal, get_args
from xml.etree import ElementTree as ET

import pytest

from tests.export.making import hostile_edition, seed_edition
from tests.export.office import converted, needs_office
from variorum.alignment.prepared_article import PreparedArticle
from variorum.export.docx.tracked_text import Change, tracked_rows
from variorum.export.edition import Edition
from variorum.export.formats import PACKED_FORMATS
from variorum.export.xml_text import held

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ODF_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
EDITIONS = {"seeds": seed_edition, "hostile": hostile_edition}
Which = Literal["accept", "reject"]


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Edition:
    return EDITIONS[request.param]()


@pytest.fixture
def document(edition: Edition, tmp_path: Path) -> Path:
    path = tmp_path / "story.docx"
    path.write_bytes(PACKED_FORMATS["docx"].write(edition))
    return path


def part(document: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(document) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own


def paragraphs_of(article: PreparedArticle) -> list[str]:
    """The paragraphs of an article, with single spaces."""
    by_paragraph = groupby(article.sentences, key=lambda sentence: sentence.paragraph)
    texts = (" ".join(article.text_of(one.number) for one in held_together) for _, held_together in by_paragraph)
    return [" ".join(held(text).split()) for text in texts]


def expected(edition: Edition, which: Which) -> list[list[str]]:
    base = edition.articles[edition.base]
    return [paragraphs_of(edition.articles[other] if which == "accept" else base) for other in edition.views]


def parts_of(paragraphs: list[str], edition: Edition) -> list[list[str]]:
    """The paragraphs of each pair, between the program's own."""
    parts: list[list[str]] = []
    for paragraph in paragraphs:
        if paragraph.startswith("Reject all changes to read "):
            parts.append([])
        elif paragraph == "Sources":
            return parts
        elif paragraph and parts and not any(paragraph.endswith(f" → {edition.names[n]}") for n in edition.views):
            parts[-1].append(" ".join(paragraph.split()))
    return parts


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("which", ["accept", "reject"])
def test_pandoc_reads_either_article(edition: Edition, document: Path, which: Which) -> None:
    command = ["pandoc", "-f", "docx", f"--track-changes={which}", "-t", "plain", "--wrap=none", str(document)]
    written = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert parts_of(written.split("\n"), edition) == expected(edition, which)


@needs_office
def test_libreoffice_reads_both_articles_and_all_comments(edition: Edition, document: Path) -> None:
    root = ET.parse(converted(document, "fodt")).getroot()  # noqa: S314 - our own
    regions = root.iter(f"{ODF_TEXT}changed-region")
    gone = {region.get(f"{ODF_TEXT}id", "") for region in regions if region.find(f"{ODF_TEXT}deletion") is not None}
    body = root.find(f"{ODF_OFFICE}body/{ODF_OFFICE}text")
    assert body is not None
    for which in get_args(Which):
        kept = "".join(words for words, ids in paragraphs_with_changes(body) if is_kept(ids, gone, which))
        assert parts_of(kept.split("\n"), edition) == expected(edition, which)
    told = len(list(part(document, "word/comments.xml")))
    assert len(list(root.iter(f"{ODF_OFFICE}annotation"))) == told > 4


def is_kept(changes: set[str], gone: set[str], which: Which) -> bool:
    return not changes & gone if which == "accept" else changes <= gone


def paragraphs_with_changes(body: ET.Element) -> Iterator[tuple[str, set[str]]]:
    """The words of an OpenDocument text, each with the changes that it stands in; a paragraph ends as a line does."""
    open_changes: set[str] = set()
    for paragraph in body:
        if paragraph.tag in (f"{ODF_TEXT}p", f"{ODF_TEXT}h"):
            yield from stretches(paragraph, open_changes)
            yield "\n", set(open_changes)


def stretches(element: ET.Element, open_changes: set[str]) -> Iterator[tuple[str, set[str]]]:
    name = element.tag.removeprefix(ODF_TEXT)
    if name == "change-start":
        open_changes.add(element.get(f"{ODF_TEXT}change-id", ""))
    elif name == "change-end":
        open_changes.discard(element.get(f"{ODF_TEXT}change-id", ""))
    elif name == "s":
        yield " ", set(open_changes)
    if element.tag == f"{ODF_OFFICE}annotation":
        return
    yield element.text or "", set(open_changes)
    for child in element:
        yield from stretches(child, open_changes)
        yield child.tail or "", set(open_changes)


def test_rows_hold_either_article_whole(edition: Edition) -> None:
    for comparison in edition.views.values():
        runs = [run for row in tracked_rows(comparison) for run in (*row.runs, *row.behind)]
        for article, theirs in ((comparison.base, Change.INSERTED), (comparison.other, Change.DELETED)):
            text = "".join(run.words for run in runs if run.change is not theirs)
            assert [" ".join(line.split()) for line in text.split("\n")] == paragraphs_of(article)


def test_changes_have_numbers_and_authors_and_comments_a_place(document: Path) -> None:
    body, comments = part(document, "word/document.xml"), part(document, "word/comments.xml")
    changes = [*body.iter(f"{W}ins"), *body.iter(f"{W}del")]
    assert len({change.get(f"{W}id") for change in changes}) == len(changes) > 10
    assert all(change.get(f"{W}author") for change in changes)
    assert not [text for gone in body.iter(f"{W}del") for text in gone.iter(f"{W}t")]
    ids = [comment.get(f"{W}id") for comment in comments]
    for place in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in body.iter(f"{W}{place}")] == ids
    said = ["".join(comment.itertext()) for comment in comments]
    assert any("On the sentence: **look**" in words for words in said)
    for moment in (comment.get(f"{W}date") for comment in comments):
        assert moment is None or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
