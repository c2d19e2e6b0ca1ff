"""An article from a PDF: read by a program of its own, so that no file can hang or end this one."""

from __future__ import annotations

from typing import Any, Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.pdf import worker
from variorum.articles.formats.pdf.pdfium import MOST_PAGES
from variorum.base.errors import input_error
from variorum.base.optional_packages import loading
from variorum.base.own_process import answer_of

SECONDS: Final = 60
_AS_TEXT: Final = "Save the article's text as a plain text file."
_WHY: Final = {
    worker.LOCKED: ("is locked with a password", "Save it without one."),
    worker.BROKEN: ("is no PDF that can be read", "Save it again, whole."),
    worker.TOO_LONG: (f"has more than {MOST_PAGES:,} pages, or the words of a library", _AS_TEXT),
}


def article_from_pdf(data: bytes, path: str) -> Article:
    """The article of a PDF. Raises InputError."""
    with loading("pypdfium2", what_for="a PDF", extra="documents", where=path):
        from pypdfium2 import PdfDocument  # noqa: F401  what is missing is told here, not by the other program
    found = _read(data, path, SECONDS)
    if "failed" in found:
        raise input_error(path, *_WHY[found["failed"]])
    if not found["lines"]:
        remedy = "Its pages may be pictures: a program that recognises text can add it."
        raise input_error(path, "holds no text", remedy)
    aside, at = set(), 0
    for line, is_text in found["lines"]:
        if not is_text:
            aside.add(at)
        at += len(line) + 1
    text = "\n".join(line for line, _ in found["lines"])
    metadata = Metadata(headline=found["title"], author=found["author"])
    return Article(path, text, metadata, frozenset(aside) if aside else None)


def _read(data: bytes, where: str, seconds: int) -> dict[str, Any]:
    """What the other program says of a PDF."""
    found = answer_of(worker.__name__, data, seconds)
    if found is None:
        raise input_error(where, "makes the program that reads PDFs hang, fail or run out of memory", _AS_TEXT)
    return found
