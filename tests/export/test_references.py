"""The articles as references: what is known of them, and nothing that an article says is markup there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date

import pytest

from tests.export.making import hostile_edition
from variorum.articles.article import Article, Metadata
from variorum.config.settings import Settings
from variorum.export.edition import Edition, edition_of
from variorum.export.formats import FORMATS
from variorum.export.references import references
from variorum.presentation.wording.citation import cited
from variorum.project.project import Project
from variorum.session.session import Session

REFERENCES = ("ris", "bibtex", "csl-json")
KNOWN = Metadata(
    headline="Crane falls: 50% of {boats} & \\more_",
    author="A. Roe and B. Poe",
    publisher="The Harbour Times",
    date_published="2025-11-24T10:00:00Z",
    url="https://harbour.example/crane_1?a=%20b",
    language="en",
    fetched="2025-11-26T08:00:00Z",
    archived="https://archive.example/1_{a}",
)


@pytest.fixture
def edition() -> Edition:
    known = Article("a.txt", "A crane fell on two boats.", KNOWN)
    articles = [known, Article("b.txt", "Nobody was hurt by the crane.")]
    return edition_of(Session(Settings(), Project.of(articles)))


def test_what_is_known_is_in_the_reference_and_nothing_else(edition: Edition) -> None:
    first, second = references(edition)
    assert (first.key, first.authors, first.outlet) == ("har2025", ("A. Roe", "B. Poe"), "The Harbour Times")
    assert (first.published, first.accessed) == (date(2025, 11, 24), date(2025, 11, 26))
    assert (second.authors, second.outlet, second.published, second.url) == ((), None, None, None)


def test_signs_of_latex_are_words(edition: Edition) -> None:
    written = FORMATS["bibtex"].write(edition)
    assert r"title = {{Crane falls: 50\% of \{boats\} \& \textbackslash{}more\_}}," in written
    assert r"url = {https://harbour.example/crane_1?a=%20b}," in written
    assert "author = {{A. Roe} and {B. Poe}}," in written


def test_a_copy_in_an_archive_stands_in_every_reference(edition: Edition) -> None:
    assert "AV  - https://archive.example/1_{a}" in FORMATS["ris"].write(edition)
    assert r"addendum = {Archived at \url{https://archive.example/1_%7Ba%7D}}," in FORMATS["bibtex"].write(edition)
    assert json.loads(FORMATS["csl-json"].write(edition))[0]["archive_location"] == "https://archive.example/1_{a}"
    assert cited(edition.articles[0], [0]).endswith(", archived at https://archive.example/1_{a}")


def test_a_record_of_ris_has_a_line_for_each_field_and_ends(edition: Edition) -> None:
    lines = FORMATS["ris"].write(edition).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [lines[0], lines.count("ER  - "), lines[-1]] == ["TY  - NEWS", 2, "ER  - "]
    assert "DA  - 2025/11/24" in lines


def test_csl_json_has_an_item_for_each_article(edition: Edition) -> None:
    items = json.loads(FORMATS["csl-json"].write(edition))
    assert items[0]["issued"] == {"date-parts": [[2025, 11, 24]]}
    assert [item["type"] for item in items] == ["article-newspaper"] * 2
    assert "author" not in items[1]


def test_keys_are_there_once_whatever_articles_are_called() -> None:
    edition = hostile_edition()
    keys = [reference.key for reference in references(edition)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in keys)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize(("form", "reader"), [("bibtex", "biblatex"), ("csl-json", "csljson")])
@pytest.mark.parametrize("is_hostile", [False, True])
def test_pandoc_reads_the_same_references(edition: Edition, form: str, reader: str, *, is_hostile: bool) -> None:
    if is_hostile:
        edition = hostile_edition()
    command = ["pandoc", "-f", reader, "-t", "csljson"]
    done = subprocess.run(command, input=FORMATS[form].write(edition), capture_output=True, text=True, check=True)
    items = json.loads(done.stdout)
    assert len(items) == len(edition.articles)
    if not is_hostile:
        assert items[0]["container-title"] == "The Harbour Times"
        assert "50% of {boats} & \\more_" in items[0]["title"]
        assert items[0]["URL"] == KNOWN.url
