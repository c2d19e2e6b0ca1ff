"""The coverage matrix for a spreadsheet, in which no article's words can become a formula."""

from __future__ import annotations

import csv
import io
from typing import Final

from variorum.base.sanitize import safe
from variorum.export.edition import Edition

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(words: str) -> str:
    """Words as a spreadsheet takes them for words: safe, and behind an apostrophe where they would begin a
    formula (OWASP's advice on CSV injection)."""
    words = safe(words)
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def matrix_csv(edition: Edition) -> str:
    """A line for each statement: its number, that of the first of its family, in how many articles, then for each
    how it is carried and in which words, or where else it is told, and the notes."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    heads = [head for name in edition.names for head in (f"{name}: how", f"{name}: words")]
    table.writerow(map(cell, ("statement", "family", "articles", *heads, "notes")))
    for number in edition.statements:
        outlets = edition.coverage.outlets_of(edition.coverage.statements[number])
        row = [str(number + 1), str(edition.family(number) + 1), str(len(outlets))]
        for article in range(len(edition.articles)):
            words = " / ".join(edition.wordings(number, article)) or edition.elsewhere_words(number, article)
            row += [edition.carried(number, article), words]
        notes = (n.text or "bookmark" for n in edition.notes_on_statements.get(number, ()))
        table.writerow([*map(cell, row), cell(" / ".join(notes))])
    return out.getvalue()
