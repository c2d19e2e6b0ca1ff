"""A page as a browser sent it, and the article in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from variorum.articles.address import address_or_none
from variorum.articles.article import Article
from variorum.articles.limits import most_bytes, too_large
from variorum.articles.load import article_from_bytes, as_received
from variorum.articles.received import Received
from variorum.base.errors import input_error
from variorum.base.moments import moment_now
from variorum.config.settings import LimitSettings

_FIELDS: Final = 10  # that a form may have
_GROWTH: Final = 3  # bytes of a form to one of a page, at most
_BESIDE: Final = 50_000  # bytes of a form for the address and the token


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """The address of a page, if it is one of the web, its HTML, and when it came."""

    address: str | None
    markup: str
    at: str


def most_of_form(limits: LimitSettings) -> int:
    """The bytes that a form may have whose page is within the limits."""
    return _GROWTH * most_bytes(limits) + _BESIDE


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of a form, each once. Raises ValueError for what is none."""
    found = parse_qs(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=_FIELDS)
    return {name: values[0] for name, values in found.items()}


def page_of(fields: dict[str, str], limits: LimitSettings) -> ReceivedPage:
    """The page that a form holds. Raises InputError."""
    address, markup = address_or_none(fields.get("address")), fields.get("page", "")
    if not markup.strip():
        raise input_error(address or "the browser", "sent an empty page", "Try again when the page is there.")
    if len(markup.encode("utf-8", "replace")) > most_bytes(limits):
        raise too_large(address or "the page", limits)
    return ReceivedPage(address, markup, moment_now())


def article_of(page: ReceivedPage, limits: LimitSettings) -> Article:
    """The article of a page. Raises InputError."""
    data = page.markup.encode("utf-8", "replace")
    article = article_from_bytes(data, page.address or "-", "utf-8", is_page=True, limits=limits)
    return as_received(article, Received.of(data, "utf-8", is_page=True), page.address, page.at)
