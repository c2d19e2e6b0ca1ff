"""The versions of one article, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from variorum.articles.article import Article

# What says when a text stood so: the first that an article has.
_WHEN = ("date_modified", "fetched", "date_published")


def when_of(article: Article) -> datetime | None:
    """When an article stood as it does: changed, fetched or published then; None if nothing says so. A day without an
    hour is its first moment, an hour without a zone is that of Greenwich."""
    for name in _WHEN:
        written = getattr(article.metadata, name)
        if written is not None and (found := _moment(written)) is not None:
            return found
    return None


def _moment(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def in_order_of_time(articles: Sequence[Article]) -> list[int] | None:
    """The numbers of articles from the oldest to the newest, in their own order where two are equally old; None if the
    time of one is not known."""
    moments = [(moment, n) for n, article in enumerate(articles) if (moment := when_of(article)) is not None]
    return [n for _, n in sorted(moments)] if len(moments) == len(articles) else None
