"""The articles of a comparison as references: what reference managers and word processors cite them by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from variorum.articles.address import is_address
from variorum.base.sanitize import safe
from variorum.presentation.wording.labels import headline_of

if TYPE_CHECKING:
    from variorum.cleaning.lines import CleanedArticle
    from variorum.export.edition import Edition

_BETWEEN_AUTHORS: Final = re.compile(" ?[,;] ?| (?:and|und|&) ")  # metadata have single spaces
_GUESSED: Final = "The outlet is a guess from the text."


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as it is cited. `key` is there once in a story; days are None where no date is known, `accessed`
    is the day on which the article was fetched, and `archived` the address of a copy in an archive."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    published: date | None
    accessed: date | None
    url: str | None
    archived: str | None
    language: str | None
    note: str | None


def references(edition: Edition) -> list[Reference]:
    """A reference for each article, in their order."""
    codes = edition.overview.codes
    return [_reference(article.cleaned, code) for article, code in zip(edition.articles, codes, strict=True)]


def _reference(cleaned: CleanedArticle, code: str) -> Reference:
    article, known = cleaned.article, cleaned.article.metadata
    published = _day(known.date_published)
    return Reference(
        key=f"{code.casefold()}{published.year if published else ''}",
        title=safe(headline_of(cleaned)),
        authors=tuple(_authors(safe(known.author or ""))),
        outlet=safe(article.outlet) if article.outlet else None,
        published=published,
        accessed=_day(known.fetched),
        url=safe(known.url) if known.url and is_address(known.url) else None,
        archived=safe(known.archived) if known.archived and is_address(known.archived) else None,
        language=safe(known.language) if known.language else None,
        note=_GUESSED if article.outlet and article.outlet_is_guess else None,
    )


def _authors(names: str) -> Sequence[str]:
    """Each author; all as one where the names are no list of names and surnames."""
    parts = [part for part in _BETWEEN_AUTHORS.split(names) if part]
    return parts if all(" " in part for part in parts) else [names]


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
