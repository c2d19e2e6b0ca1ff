"""The edition, and a worksheet for teaching, as self-contained pages of HTML.

Every word of an article reaches the page through Jinja's escaping, and a note's Markdown through
markdown-it without HTML; a content security policy forbids whatever else there might be.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.alignment.prepared_article import PreparedArticle
from variorum.annotations.note import Note
from variorum.base.sanitize import safe, safe_lines
from variorum.export.edition import Edition
from variorum.export.html.charts import page_charts
from variorum.export.html.matrix_view import statement_kinds
from variorum.export.html.overview_view import overview_view
from variorum.export.html.views import CompareView, ReadSentence, compare_views, read_view
from variorum.export.note_html import note_html
from variorum.export.reading_direction import direction_of, language_tag
from variorum.presentation import glyphs, signs
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import figures_in_words, removed_in_words
from variorum.presentation.wording.overview import doubts_in_words, example_of, legend_of, size_in_words

_PACKAGE: Final = "variorum.export.html"


def edition_html(edition: Edition) -> str:
    """The edition: side by side, as running text, as a matrix, with notes, removed lines and sources."""
    views: list[CompareView] = compare_views(edition)
    reading: list[ReadSentence] = read_view(edition)
    overview = list(overview_view(edition))
    legend, example = list(legend_of(edition.overview)), example_of(edition.overview)
    size = ". ".join((size_in_words(edition.overview), *doubts_in_words(edition.overview)))
    told = {"parts": overview, "legend": legend, "size": size, "example": example}
    pictures = {"charts": page_charts(edition), "kinds": statement_kinds(edition)}
    return _render("edition.html.j2", edition, views=views, reading=reading, **told, **pictures)


def worksheet_html(edition: Edition) -> str:
    """A worksheet: the texts with numbered sentences, and a table whose cells are to be filled in."""
    return _render("worksheet.html.j2", edition)


def _render(template: str, edition: Edition, **values: object) -> str:
    style, script = _file("style.css"), _file("script.js")
    hashes = {"style": _hash(style), "script": _hash(script)}
    speech = [_speech(article) for article in edition.articles]
    return _environment().get_template(template).render(
        edition=edition, speech=speech, style=Markup(style), script=Markup(script), hashes=hashes, **values  # noqa: S704 - our own files
    )  # fmt: skip


def _speech(article: PreparedArticle) -> Markup:
    """The attributes that say in which language words of an article are, and which way they are read."""
    tag = language_tag(article)
    return Markup('lang="{}" dir="{}"').format(tag, direction_of(tag))


def _file(name: str) -> str:
    return files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """As a content security policy names the only inline text that it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(safe=_no_way_around, plain=safe, lines=safe_lines, note=note_html)
    found.globals.update(
        glyphs=glyphs,
        signs=signs,
        drift_line=drift_line,
        figures=figures_in_words,
        removed=removed_in_words,
        is_bookmark=_is_bookmark,
    )
    return found


def _no_way_around(value: str) -> str:
    raise TypeError("nothing in a template is exempt from escaping")


def _is_bookmark(note: Note) -> bool:
    return note.is_bookmark
