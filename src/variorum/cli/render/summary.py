"""The overview of a story as text, in words to be read aloud, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.cli.render.hanging import hanging
from variorum.overview.overview import Overview
from variorum.presentation.signs import BASE
from variorum.presentation.wording.overview import (
    SEPARATOR,
    SURENESS_WORDS,
    OverviewRow,
    doubts_in_words,
    example_of,
    legend_of,
    parts_in_words,
    size_in_words,
)


def summary_text(overview: Overview, width: int) -> Iterator[str]:
    """The size of the story, the legend of its outlets, and a block for each part."""
    yield size_in_words(overview)
    for code, name in legend_of(overview):
        yield from hanging(f"  {code}  ", name, width)
    yield f"  ({example_of(overview)})"
    for doubt in doubts_in_words(overview):
        yield from hanging("  ", doubt, width)
    for part in parts_in_words(overview):
        yield ""
        yield from hanging("", f"{part.title.upper()}   {part.summary}".rstrip(), width)
        for row in part.rows or ():
            label = f"{row.label}  " if row.label else ""
            yield from hanging(f"  {label}", f"{row.text()}{_proof(row)}", width)


def _proof(row: OverviewRow) -> str:
    return f"  [{row.places}; {SURENESS_WORDS[row.sureness]}]" if row.sureness else ""


def summary_linear(overview: Overview) -> Iterator[str]:
    """One thing after the other, in whole lines without signs."""
    yield f"{size_in_words(overview)}."
    for code, name in legend_of(overview):
        yield f"{code} is {name.replace(f' {BASE} base', ', the base')}."
    for doubt in doubts_in_words(overview):
        yield f"{doubt.replace(SEPARATOR, ', and ')}."
    for part in parts_in_words(overview):
        yield ""
        yield f"{part.title}: {part.summary}." if part.summary else f"{part.title}."
        for row in part.rows or ():
            label = f"{row.label.replace(f' {BASE}', ', the base')}: " if row.label else ""
            yield f"{label}{row.text('; ')}"
            if row.sureness:
                yield f"Seen in {row.places.replace(' ', ', ')}. How sure: {SURENESS_WORDS[row.sureness]}."
