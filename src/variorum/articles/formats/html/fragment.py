"""The words of a piece of HTML that is no page of its own, as in feeds and in what other programs export."""

from __future__ import annotations

from variorum.articles.formats.html.page import parse
from variorum.articles.formats.html.visible_lines import visible_lines


def lines_of_fragment(markup: str | None, where: str) -> list[str]:
    """The visible lines of some markup; none of markup that is empty or None. Raises InputError where lxml cannot be
    loaded."""
    if not (markup or "").strip():
        return []
    return [line.text for line in visible_lines(parse(f"<html><body>{markup}</body></html>", where))]
