"""The history of an article as text, and in words to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.cli.render.hanging import hanging
from variorum.presentation.wording.history import (
    changes_of_revision,
    notes_on_revision,
    size_of_revision,
    version_in_words,
)
from variorum.presentation.wording.labels import count_in_words

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.history.revisions import Revision


def history_text(versions: Sequence[PreparedArticle], found: Sequence[Revision], width: int) -> Iterator[str]:
    """A line for each version, then what changed from each to the next."""
    yield count_in_words(len(versions), "version")
    for n, version in enumerate(versions, 1):
        when, words, headline = version_in_words(version)
        yield from hanging(f"  {n}  {when}  {words}  ", headline, width)
    for revision in found:
        yield ""
        yield from hanging(f"{revision.before + 1} → {revision.after + 1}  ", size_of_revision(revision), width)
        for name, text in notes_on_revision(revision):
            yield from hanging(f"  {name}  ", text, width)
        for sign, _, sides in changes_of_revision(revision):
            yield from hanging(f"  {sign} ", sides[0], width)
            for words in sides[1:]:
                yield from hanging("  → ", words, width)


def history_linear(versions: Sequence[PreparedArticle], found: Sequence[Revision]) -> Iterator[str]:
    """One thing after the other, in whole lines without signs."""
    yield f"{count_in_words(len(versions), 'version')}."
    for n, version in enumerate(versions, 1):
        when, words, headline = version_in_words(version)
        yield f"Version {n}, {when}, {words}: {headline}"
    for revision in found:
        yield ""
        yield f"From version {revision.before + 1} to {revision.after + 1}: {size_of_revision(revision)}."
        for name, text in notes_on_revision(revision):
            yield f"{name.capitalize()}: {text.replace(' → ', ', now ')}"
        for _, name, sides in changes_of_revision(revision):
            yield f"{name.capitalize()}: {' Now: '.join(sides)}"
