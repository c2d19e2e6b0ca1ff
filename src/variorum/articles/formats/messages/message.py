"""The parts of a message, decoded from whatever it was sent as. Nothing that a message names is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from variorum.articles.decoding import NotTextError
from variorum.articles.formats.html.page import decode_page
from variorum.base.errors import InputError, input_error


def parsed_message(data: bytes, where: str) -> Message:
    """A message with its parts. Raises InputError for what is none."""
    try:
        message = message_from_bytes(data)
    except (RecursionError, MessageError, ValueError):
        raise broken(where) from None
    if not message.keys():
        raise broken(where)
    return message


def broken(where: str) -> InputError:
    """The error for what is no message, or one whose parts stand too deep in each other."""
    return input_error(where, "is no message that can be read", "Save it again from the program that showed it.")


def parts_of(message: Message, where: str) -> Iterator[Message]:
    """The parts that hold something, in order. Raises InputError."""
    try:
        yield from (part for part in message.walk() if not part.is_multipart())
    except RecursionError:
        raise broken(where) from None


def text_of_part(part: Message, where: str) -> str:
    """The text of a part. Raises InputError where it is none."""
    content, charset = part.get_payload(decode=True), part.get_param("charset")
    data = content if isinstance(content, bytes) else b""
    try:
        return decode_page(data, charset if isinstance(charset, str) else None)
    except NotTextError as error:
        raise input_error(where, f"has a part that {error}", "Save its text as a plain text file.") from None


def header(message: Message, name: str) -> str | None:
    """A header's words; None where it is missing or empty."""
    value = message.get(name)
    if value is None:
        return None
    try:
        words = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        words = str(value)
    return " ".join(words.split()) or None


def date_of(message: Message) -> str | None:
    """The moment that a message names, as ISO 8601 has it; None where it names none that there is."""
    try:
        return parsedate_to_datetime(str(message.get("Date"))).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
