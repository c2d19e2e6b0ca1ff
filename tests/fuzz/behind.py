"""What follows behind a door: cleaning, comparing, printing, exporting, saving and opening again."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tests.factories import RULES, prepared
from tests.fuzz.inputs import BASE
from variorum.alignment.prepared_article import PreparedArticle, prepare_cleaned
from variorum.articles.article import Article
from variorum.base.errors import InputError
from variorum.base.sanitize import safe
from variorum.cleaning.cleaner import clean
from variorum.cli.render.cleaned import explained_text, list_text
from variorum.cli.render.coverage import coverage_text
from variorum.cli.render.diff import diff_text, explained_diff
from variorum.cli.render.facts import facts_document, facts_text
from variorum.cli.render.linear import linear_diff
from variorum.cli.render.summary import summary_linear, summary_text
from variorum.comparison.comparison import compare
from variorum.comparison.coverage import cover
from variorum.config.settings import DriftSettings, MatchingSettings, Settings
from variorum.export import json_documents
from variorum.export.edition import edition_of
from variorum.export.formats import FORMATS, PACKED_FORMATS
from variorum.export.overview_json import overview_document
from variorum.overview.overview import Overview
from variorum.presentation.compare_filter import CompareOptions
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.sourcing.profile import sourcing_profiles
from variorum.storage.file.read_write import dump_project, load_project, read_project

MATCHING: Final = MatchingSettings()
DRIFT: Final = DriftSettings()
_WIDTHS: Final = (80, 20, 120)  # columns
_MOST_ARTICLES: Final = 3  # of one file that are looked at


class BrokenPromiseError(AssertionError):
    """Nothing was raised, and yet the program did what it says it never does."""


@cache
def base() -> PreparedArticle:
    """The article that all others are compared with."""
    return prepared(BASE, "base.txt")


def articles_are_used(articles: Sequence[Article]) -> None:
    """Articles that were read are cleaned, split, compared, printed; and saved and opened again."""
    if not articles:
        raise BrokenPromiseError("no article and no error")
    for article in articles[:_MOST_ARTICLES]:
        cleaned = clean(article, RULES)
        are_safe(explained_text(cleaned))
        is_safe_data(json_documents.clean_document(cleaned))
        _is_compared(prepare_cleaned(cleaned))
    project = Project.of(articles)
    _is_read_back(project, lambda: load_project(dump_project(project), "again"))


def _is_compared(article: PreparedArticle) -> None:
    """Side by side, and in one of the other forms, chosen by the text."""
    if not article.sentences:
        return
    are_safe(list_text([article.cleaned]))
    found = compare(base(), article, MATCHING, drift=DRIFT)
    chosen = zlib.crc32(article.article.text.encode("utf-8", "replace"))
    width = _WIDTHS[chosen % len(_WIDTHS)]
    are_safe(diff_text(found, width, CompareOptions(), stacked=False, colour=False))
    match chosen // len(_WIDTHS) % 6:
        case 0:
            is_safe_data(json_documents.diff_document(found))
        case 1:
            are_safe(linear_diff(found, CompareOptions()))
            are_safe(explained_diff(found, width, MATCHING.strictness))
        case 2:
            facts = sourcing_profiles([base(), article], DRIFT)
            are_safe(facts_text(facts, ["one", "other"], width))
            is_safe_data(facts_document(facts))
        case 3:
            covered = cover([base(), article], MATCHING, DRIFT)
            are_safe(coverage_text(covered, width))
            is_safe_data(json_documents.coverage_document(covered))
        case 4:
            overview = Overview([base(), article], 0, cover([base(), article], MATCHING, DRIFT), DRIFT)
            are_safe(summary_text(overview, width))
            are_safe(summary_linear(overview))
            is_safe_data(overview_document(overview))


def comparison_is_used(project: Project, folder: Path, data: bytes) -> None:
    """A comparison that was opened is saved and opened again; one in eight is exported in all formats."""
    saved = Session(Settings(), project).save(folder / "again")
    _is_read_back(project, lambda: read_project(saved))
    if zlib.crc32(data) % 8 == 0:
        _is_exported(project)


def _is_exported(project: Project) -> None:
    if len(project.articles) < 2:
        return
    edition = edition_of(Session(Settings(), project))
    for form in PACKED_FORMATS.values():
        form.write(edition)
    for name, text_form in FORMATS.items():
        written = text_form.write(edition)
        written.encode()
        if name in _READ_AS_TEXT:
            are_safe(written.split("\n"))


_READ_AS_TEXT: Final = ("markdown",)


def _is_read_back(project: Project, read: Callable[[], Project]) -> None:
    try:
        again = read()
    except InputError as error:
        what = re.sub(r"\d+", "N", error.problems[0].what)[:70]
        raise BrokenPromiseError(f"what was saved is refused: {what}") from error
    if again != project:
        raise BrokenPromiseError("what was saved is not what is read")


def are_safe(lines: Iterable[str]) -> None:
    """Lines that are printed hold nothing that steers a terminal or hides text."""
    for line in lines:
        if safe(line) != line:
            raise BrokenPromiseError("a hostile character is printed")


def is_safe_data(document: json_documents.Data) -> None:
    """What is printed as JSON can be read, and holds nothing that steers a terminal."""
    written = json_documents.as_json(document)
    if _STEERS.search(written):
        raise BrokenPromiseError("a hostile character is printed as JSON")
    json.loads(written)


# Control characters, and those that turn the direction of what follows.
_STEERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
