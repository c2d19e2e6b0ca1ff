"""The overview as Markdown: the head of an edition, and a document of its own."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.export.markdown_text import plain
from variorum.overview.overview import Overview
from variorum.presentation.wording.overview import (
    SURENESS_WORDS,
    doubts_in_words,
    example_of,
    legend_of,
    parts_in_words,
    size_in_words,
)


def overview_markdown(overview: Overview, heading: str = "##") -> Iterator[str]:
    """The lines of the overview under headings of some depth; the articles' words are never markup."""
    yield f"{heading} Overview"
    yield ""
    yield f"{size_in_words(overview)}. {_legend(overview)}. {example_of(overview)}."
    for doubt in doubts_in_words(overview):
        yield ""
        yield f"{plain(doubt)}."
    for part in parts_in_words(overview):
        yield ""
        yield f"{heading}# {part.title}"
        yield ""
        if part.summary:
            yield f"{plain(part.summary)}"
            yield ""
        for row in part.rows or ():
            label = f"**{plain(row.label)}** " if row.label else ""
            proof = f" ({row.places}; {SURENESS_WORDS[row.sureness]})" if row.sureness else ""
            yield f"- {label}{plain(row.text())}{proof}"
    yield ""


def _legend(overview: Overview) -> str:
    return ", ".join(f"**{code}** {plain(name)}" for code, name in legend_of(overview))
