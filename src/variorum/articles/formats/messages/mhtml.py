"""Pages that browsers save in one file (.mhtml): the page itself, with the moment and the address it was saved from."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message

from variorum.articles.address import address_or_none
from variorum.articles.article import Article
from variorum.articles.formats.html.article import article_from_page
from variorum.articles.formats.html.page import PAGE_TYPES
from variorum.articles.formats.messages.message import date_of, header, parsed_message, parts_of, text_of_part
from variorum.base.errors import input_error


def article_from_mhtml(data: bytes, path: str) -> Article:
    """The article of a saved page. Raises InputError."""
    message = parsed_message(data, path)
    page = _page_of(message, path)
    article = article_from_page(text_of_part(page, path), path)
    known = article.metadata
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    return replace(
        article, metadata=replace(known, url=known.url or address_or_none(address), fetched=date_of(message))
    )


def _page_of(message: Message, path: str) -> Message:
    """The part that is the page: the one that the message starts with, else the first; frames come behind it."""
    pages = [part for part in parts_of(message, path) if part.get_content_type() in PAGE_TYPES]
    if not pages:
        raise input_error(path, "holds no page", "Save the page again from a browser.")
    start = message.get_param("start")
    return next((page for page in pages if start and page.get("Content-ID") == start), pages[0])
