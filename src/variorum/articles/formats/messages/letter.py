"""Letters (.eml), as newsletters come: their text, from HTML where they have it, with subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from typing import Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.html.page import parse
from variorum.articles.formats.html.visible_lines import visible_lines
from variorum.articles.formats.messages.message import date_of, header, parsed_message, parts_of, text_of_part
from variorum.base.errors import input_error

_SAYS_SOMETHING: Final = re.compile(r"\w")  # senders fill lines with characters that nobody sees
_SIGNATURE: Final = "-- "


def article_from_letter(data: bytes, path: str) -> Article:
    """The article of a letter. Raises InputError."""
    message = parsed_message(data, path)
    lines = list(_lines(message, path))
    if not any(lines):
        raise input_error(path, "is a letter without words", "Its text may be in pictures, or in an attached file.")
    sender, address = parseaddr(header(message, "From") or "")
    outlet = sender or address.rpartition("@")[2] or None
    return Article(
        path,
        "\n".join(lines),
        Metadata(
            headline=header(message, "Subject"),
            publisher=outlet,
            date_published=date_of(message),
            guessed=frozenset({"publisher"} if outlet else ()),
        ),
    )


def _lines(message: Message, path: str) -> Iterator[str]:
    """The lines of the letter in the form that its sender made with more care, without attached files."""
    parts = [part for part in parts_of(message, path) if part.get_content_disposition() != "attachment"]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is not None:
        tree = parse(text_of_part(page, path), path)
        yield from (line.text for line in visible_lines(tree) if _SAYS_SOMETHING.search(line.text))
        return
    for part in parts:
        if part.get_content_type() == "text/plain":
            text = text_of_part(part, path)
            flowed = str(part.get_param("format", "")).casefold() == "flowed"
            yield from _flowed(text, str(part.get_param("delsp", ""))) if flowed else text.split("\n")


def _flowed(text: str, delsp: str) -> Iterator[str]:
    """Lines whose ends are spaces go on in the next (RFC 3676)."""
    begun = ""
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        if line.endswith(" ") and line != _SIGNATURE:
            begun += line[:-1] if delsp.casefold() == "yes" else line
            continue
        yield begun + line
        begun = ""
    if begun:
        yield begun
