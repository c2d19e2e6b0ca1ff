"""The e-book (EPUB 3), with all the parts that it is packed of.

Every word of an article reaches it through Jinja's escaping, and a note's Markdown through markdown-it without HTML.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from variorum.export.html.views import read_view
from variorum.export.note_html import note_html
from variorum.export.packing import packed
from variorum.export.reading_direction import direction_of, language_tag
from variorum.export.shipped_templates import environment_of
from variorum.export.tables import as_moment
from variorum.export.xml_text import held
from variorum.presentation.wording.labels import count_in_words

if TYPE_CHECKING:
    from variorum.export.edition import Edition

_PACKAGE: Final = "variorum.export.epub"
_OURS: Final = uuid.UUID("5f2c8f0e-9a43-4f0b-8a55-0d8b2f3b7c11")  # of the names of these books
_UNDATED: Final = "2000-01-01T00:00:00Z"
_OF_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%~"  # signs that stand in an address as they are
_CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# The files of the book, each with what it is called in the list of contents.
_CHAPTERS: Final = {"about": "About this book", "reading": "Reading", "notes": "Notes", "sources": "Sources"}


def edition_epub(edition: Edition) -> bytes:
    """The base as running text, and behind it the wordings of the others, all notes, and the sources."""
    language = language_tag(edition.articles[edition.base])
    chapters = {name: title for name, title in _CHAPTERS.items() if name != "notes" or edition.project.notes}
    values = {
        "edition": edition,
        "language": language,
        "direction": direction_of(language),
        "reading": read_view(edition),
        "tags": [language_tag(article) for article in edition.articles],
        "note_numbers": {note.id: number for number, note in enumerate(edition.project.notes, 1)},
        "chapters": chapters,
        "identifier": f"urn:uuid:{_identifier(edition)}",
        "modified": _modified(edition),
    }
    names = ["package.opf", "contents.xhtml", *(f"{name}.xhtml" for name in chapters), "style.css"]
    files = {f"book/{name}": _environment().get_template(f"{name}.j2").render(values) for name in names}
    return packed({"META-INF/container.xml": _CONTAINER, **files}, first={"mimetype": "application/epub+zip"})


def _identifier(edition: Edition) -> uuid.UUID:
    """A number for these articles, this base and these notes, whoever exports them."""
    texts = " ".join(article.article.sha256 for article in edition.articles)
    notes = " ".join(f"{note.id} {note.modified}" for note in edition.project.notes)
    return uuid.uuid5(_OURS, held(f"{edition.base} {texts} {notes}"))


def _modified(edition: Edition) -> str:
    """When the last note was changed; a day of no meaning where there is none, since a book must name one."""
    moments = (as_moment(note.modified) for note in edition.project.notes if note.modified.endswith("Z"))
    found = [moment for moment in moments if isinstance(moment, datetime)]
    return f"{max(found).isoformat(timespec='seconds')}Z" if found else _UNDATED


@cache
def _environment() -> Environment:
    found = environment_of(_PACKAGE, finalize=_finalized, keep_trailing_newline=True)
    found.filters.update(note=note_html, uri=partial(quote, safe=_OF_ADDRESSES))
    found.globals.update(count=count_in_words, direction_of=direction_of)
    return found


def _finalized(value: object) -> object:
    """What is put into a template, as XML can hold it."""
    if isinstance(value, Markup):
        return Markup(held(value))  # noqa: S704 - what was markup before
    return held(value) if isinstance(value, str) else value
