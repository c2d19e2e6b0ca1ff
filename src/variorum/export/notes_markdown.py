"""The notes alone as Markdown with front matter, for note apps such as Obsidian and Logseq."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.base.sanitize import safe
from variorum.export.json_documents import as_json
from variorum.export.markdown import notes_section
from variorum.export.markdown_text import plain

if TYPE_CHECKING:
    from variorum.export.edition import Edition


def notes_markdown(edition: Edition) -> str:
    """What the notes are about as front matter, each note with the words that it is on, and the sources."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: Edition) -> Iterator[str]:
    tags = sorted({safe(tag) for note in edition.project.notes for tag in note.tags})
    yield "---"
    # What JSON writes is YAML too, whatever the words hold.
    yield f"title: {as_json(safe(edition.title))}"
    yield f"tags: {as_json(tags)}"
    yield f"outlets: {as_json([safe(name) for name in edition.names])}"
    yield "---"
    yield ""
    yield from notes_section(edition)
    yield "## Sources"
    yield ""
    for n in range(len(edition.articles)):
        yield f"{n + 1}. {plain(edition.citation(n))}"
