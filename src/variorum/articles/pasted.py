"""Articles that the reader copied: as the HTML that browsers copy, which keeps paragraphs and headings, or as text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from variorum.articles.article import Article
from variorum.articles.decoding import NotTextError
from variorum.articles.formats.html.page import decode_page
from variorum.articles.formats.registry import PAGE, type_of_text
from variorum.articles.limits import most_bytes, too_large
from variorum.base.errors import input_error
from variorum.config.settings import LimitSettings

# What is pasted has no name of its own: it is called as what comes by pipe is.
_NO_NAME: Final = "-"
_BLOCK: Final = re.compile(
    r"\A<(?:meta|p|div|article|section|main|h[1-6]|ul|ol|blockquote|figure|span|a)\b[^<>]*+>", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"</(?:p|div|article|section|main|h[1-6]|li|blockquote|span|a)>", re.I)
# What stands around an article: whoever copied that copied the whole page.
_AROUND: Final = re.compile(r"<(?:body|nav|header|footer|aside|form)\b", re.I)


def article_from_clipboard(limits: LimitSettings) -> Article:
    """The article on the system's clipboard. Raises InputError."""
    from variorum.articles.clipboard import clipboard_markup, clipboard_text

    markup = clipboard_markup()
    if markup is None:
        return article_from_paste(clipboard_text())
    if len(markup) > most_bytes(limits):
        raise too_large("the clipboard", limits)
    try:
        return _article_of_markup(decode_page(markup))
    except NotTextError as error:
        raise input_error("the clipboard", str(error), "Copy the article again.") from None


def article_from_paste(text: str) -> Article:
    """The article of a text that was pasted, which may be HTML. Raises InputError where it is empty."""
    if not text.strip():
        raise input_error(_NO_NAME, "is empty", "An article needs at least one line of text.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _looks_like_markup(text):
        return _article_of_markup(text)
    (article,) = type_of_text(text, _NO_NAME).read(text, _NO_NAME, False)
    return article


def _looks_like_markup(text: str) -> bool:
    """Whether a text is a piece of a page: it begins with an element, and ends some."""
    return _BLOCK.match(text.lstrip()) is not None and _CLOSED.search(text) is not None


def _article_of_markup(markup: str) -> Article:
    """All of what was selected is the article; of a page that was selected whole, what the extractor takes for it."""
    (article,) = PAGE.read(markup, _NO_NAME, False)
    return article if _AROUND.search(markup) else replace(article, outside=frozenset())
