"""The formats a comparison can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

from variorum.base.optional_packages import loading
from variorum.base.sanitize import safe_document
from variorum.export.claim_review import claim_reviews
from variorum.export.edition import Edition
from variorum.export.edition_json import edition_document
from variorum.export.json_documents import json_file
from variorum.export.markdown import edition_markdown
from variorum.export.notes_markdown import notes_markdown
from variorum.export.references_bibtex import references_bibtex
from variorum.export.references_csl import references_csl
from variorum.export.references_ris import references_ris
from variorum.export.tables_csv import matrix_csv, notes_csv
from variorum.export.tei import edition_tei
from variorum.export.training_pairs import training_pairs
from variorum.export.web_annotation import web_annotations
from variorum.text.typography import BYTE_ORDER_MARK


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its files end, what it is for, and how an edition is written in it. One that `has_mark` begins
    with a byte-order mark, without which Excel takes it for another encoding."""

    suffix: str
    meaning: str
    make: Callable[[Edition], str]
    has_mark: bool = False

    def write(self, edition: Edition) -> str:
        """The edition in this format, in whole lines. Whatever `make` lets through, a terminal obeys none of
        it."""
        written = safe_document(self.make(edition))
        mark = BYTE_ORDER_MARK if self.has_mark else ""
        return f"{mark}{written}" if written.endswith("\n") else f"{mark}{written}\n"


@dataclass(frozen=True, slots=True)
class PackedFormat:
    """A format whose files are no text, as those of word processors. `make` keeps out itself what no program may
    obey."""

    suffix: str
    meaning: str
    make: Callable[[Edition], bytes]

    def write(self, edition: Edition) -> bytes:
        """The edition as the bytes of a file."""
        return self.make(edition)


def _loading_templates() -> AbstractContextManager[None]:
    return loading("jinja2", "markdown-it-py", what_for="an export as HTML")


def _html(edition: Edition) -> str:
    with _loading_templates():
        from variorum.export.html.page import edition_html  # templates are slow to load

    return edition_html(edition)


def _worksheet(edition: Edition) -> str:
    with _loading_templates():
        from variorum.export.html.page import worksheet_html

    return worksheet_html(edition)


def _docx(edition: Edition) -> bytes:
    from variorum.export.docx.package import edition_docx  # few want it

    return edition_docx(edition)


def _xlsx(edition: Edition) -> bytes:
    with loading("xlsxwriter", what_for="an export for Excel"):
        from variorum.export.workbook_xlsx import edition_xlsx

    return edition_xlsx(edition)


def _epub(edition: Edition) -> bytes:
    with loading("jinja2", "markdown-it-py", what_for="an export as an e-book"):
        from variorum.export.epub.book import edition_epub

    return edition_epub(edition)


def _json(edition: Edition) -> str:
    return json_file(edition_document(edition.project, edition.coverage, edition.histories))


FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format(".md", "statements, wordings, notes, citations", edition_markdown),
    "html": Format(".html", "one page with everything, to read and print", _html),
    "worksheet": Format(".worksheet.html", "the texts and empty cells, for teaching", _worksheet),
    "csv": Format(".csv", "who says what, for a spreadsheet", matrix_csv, has_mark=True),
    "json": Format(".json", "everything, as data", _json),
    "tei": Format(".tei.xml", "the base with an apparatus, for scholars", edition_tei),
    "notes-csv": Format(".notes.csv", "the notes alone, for a spreadsheet", notes_csv, has_mark=True),
    "notes-markdown": Format(".notes.md", "the notes alone, for Obsidian, Logseq …", notes_markdown),
    "ris": Format(".ris", "the articles as references, for Zotero …", references_ris),
    "bibtex": Format(".bib", "the articles as references, for LaTeX", references_bibtex),
    "csl-json": Format(".csl.json", "the articles as references, for pandoc …", references_csl),
    "training": Format(".training.json", "the pairs that you judged, to fit a model", training_pairs),
    "claim-review": Format(".claims.jsonld", "what you checked or dispute, as ClaimReview", claim_reviews),
    "web-annotation": Format(".jsonld", "the notes as W3C Web Annotations", web_annotations),
}

PACKED_FORMATS: Final[Mapping[str, PackedFormat]] = {
    "docx": PackedFormat(".docx", "the base with tracked changes, for Word", _docx),
    "xlsx": PackedFormat(".xlsx", "who says what, notes and articles, for Excel", _xlsx),
    "epub": PackedFormat(".epub", "the base as an e-book, with all wordings", _epub),
}

ALL_FORMATS: Final[Mapping[str, Format | PackedFormat]] = {**FORMATS, **PACKED_FORMATS}
