"""The edition, and a worksheet for teaching, as self-contained pages of HTML.

Every word of an article reaches the page through Jinja's escaping, and a note's Markdown through
markdown-it without HTML; a content security policy forbids whatever else there might be.
"""

from __future__ import annotations

from markupsafe import Markup

from variorum.alignment.prepared_article import PreparedArticle
from variorum.export.edition import Edition
from variorum.export.html.charts import page_charts
from variorum.export.html.history_view import timelines
from variorum.export.html.matrix_view import statement_kinds
from variorum.export.html.overview_view import overview_view
from variorum.export.html.rendering import rendered
from variorum.export.html.views import CompareView, ReadSentence, compare_views, read_view
from variorum.export.reading_direction import direction_of, language_tag
from variorum.presentation.wording.overview import doubts_in_words, example_of, legend_of, size_in_words


def edition_html(edition: Edition) -> str:
    """The edition: side by side, as running text, as a matrix, with notes, versions, removed lines and sources."""
    views: list[CompareView] = compare_views(edition)
    reading: list[ReadSentence] = read_view(edition)
    overview = list(overview_view(edition))
    legend, example = list(legend_of(edition.overview)), example_of(edition.overview)
    size = ". ".join((size_in_words(edition.overview), *doubts_in_words(edition.overview)))
    told = {"parts": overview, "legend": legend, "size": size, "example": example}
    pictures = {
        "charts": page_charts(edition),
        "kinds": statement_kinds(edition),
        "timelines": list(timelines(edition)),
    }
    return _render("edition.html.j2", edition, views=views, reading=reading, **told, **pictures)


def worksheet_html(edition: Edition) -> str:
    """A worksheet: the texts with numbered sentences, and a table whose cells are to be filled in."""
    return _render("worksheet.html.j2", edition)


def _render(template: str, edition: Edition, **values: object) -> str:
    speech = [_speech(article) for article in edition.articles]
    return rendered(template, edition=edition, speech=speech, **values)


def _speech(article: PreparedArticle) -> Markup:
    """The attributes that say in which language words of an article are, and which way they are read."""
    tag = language_tag(article)
    return Markup('lang="{}" dir="{}"').format(tag, direction_of(tag))
