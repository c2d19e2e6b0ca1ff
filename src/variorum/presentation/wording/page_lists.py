"""Lists of pages in words."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.articles.page_list import ListedPage, PageList
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated

_DATE = 10  # characters of a moment that are its day


def list_in_words(listed: PageList) -> str:
    """What a list is, and how many pages it names."""
    pages = counted("{count} page", "{count} pages", len(listed.pages))
    return f"{safe(listed.path)}: {translated(listed.kind)}, {pages}"


def page_in_words(page: ListedPage) -> str:
    """A page by its day, its title and its outlet."""
    date = page.published or page.touched
    day = f"{safe(date[:_DATE])}  " if date else ""
    outlet = f" ({safe(page.outlet)})" if page.outlet else ""
    return f"{day}{safe(page.title) or translated('without a title')}{outlet}"


def details_in_words(page: ListedPage) -> str:
    """Where a page is found, its tags, and what the list holds of it."""
    tags = translated("tags: {tags}", tags=", ".join(map(safe, page.tags))) if page.tags else ""
    return ", ".join(filter(None, (safe(page.address or translated("no address")), tags, held_in_words(page))))


def held_in_words(page: ListedPage) -> str:
    """What the list itself holds of a page's text; nothing where it holds none."""
    if page.article is None:
        return ""
    return translated("its whole text is in the list") if page.is_whole else translated("a summary is in the list")


def listing(listed: PageList) -> Iterator[str]:
    """All pages of a list, two lines each, under their numbers."""
    yield list_in_words(listed)
    for page in listed.pages:
        yield f"{page.number:>5}  {page_in_words(page)}"
        yield f"       {details_in_words(page)}"
