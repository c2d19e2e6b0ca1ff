"""The edition as Markdown, for a CMS or a note app: statements, wordings, notes, citations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotations.note import Note
from variorum.export.edition import Edition
from variorum.export.markdown_text import note_markdown, plain
from variorum.export.overview_markdown import overview_markdown
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.history import (
    changes_of_revision,
    notes_on_revision,
    size_of_revision,
    version_in_words,
)
from variorum.presentation.wording.labels import count_in_words, removed_in_words

if TYPE_CHECKING:
    from variorum.history.revisions import Revision


def edition_markdown(edition: Edition) -> str:
    """The whole edition."""
    head = (_head(edition), overview_markdown(edition.overview))
    mine = (_statements(edition), notes_section(edition), _versions(edition))
    parts = (*head, *mine, _removed(edition), _citations(edition))
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(edition: Edition) -> Iterator[str]:
    yield f"# {plain(edition.title)}"
    yield ""
    for n, article in enumerate(edition.articles):
        base = " (the base)" if n == edition.base else ""
        words = f"{article.cleaned.words} words, {removed_in_words(article.cleaned)}"
        yield f"- **{plain(edition.names[n])}**{base}: {plain(words)}"
    yield ""


def _statements(edition: Edition) -> Iterator[str]:
    yield "## Statements"
    count = len(edition.articles)
    for number in edition.statements:
        outlets = edition.coverage.outlets_of(edition.coverage.statements[number])
        yield ""
        family, alone = edition.family(number), edition.alone(number)
        part = f", of one family with {family + 1}" if family != number else ""
        yield f"### {number + 1}. In {len(outlets)} of {count}{part}"
        yield ""
        if alone:
            yield f"{plain(alone)}."
            yield ""
        for article in range(count):
            wordings = " … ".join(map(plain, edition.wordings(number, article)))
            wordings = wordings or plain(edition.elsewhere_words(number, article))
            how = f"{edition.carried_words(number, article)}{': ' if wordings else ''}"
            yield f"- **{plain(edition.names[article])}**, {how}{wordings}"
            for changes in edition.changes(number, article):
                yield f"  - {plain(changes)}"
            for found in edition.drift(number, article):
                yield f"  - {plain(drift_line(found))}"
        for note in edition.notes_on_statements.get(number, ()):
            yield ""
            yield from _note(note)
    yield ""


def _note(note: Note) -> Iterator[str]:
    tags = "".join(f" #{plain(tag)}" for tag in note.tags)
    known = [str(note.status), plain(note.colour), plain(note.author), plain(note.modified[:10])]
    head = "bookmark" if note.is_bookmark else "note"
    yield f"> **{head} {plain(note.id)}** ({', '.join(filter(None, known))}){tags}"
    for line in note_markdown(note.text).split("\n"):
        yield f"> {line}".rstrip()


def notes_section(edition: Edition) -> Iterator[str]:
    """All notes, each with the words that it is on; nothing where there are none."""
    if not edition.project.notes:
        return
    yield "## Notes"
    for note in edition.project.notes:
        yield ""
        for place in note.anchors:
            lost = ", not found again" if place.lost else ""
            words = f": “{plain(place.exact)}”" if place.exact else ""
            yield f"- {plain(edition.names[place.article])}{lost}{words}"
        yield ""
        yield from _note(note)
    yield ""


def _versions(edition: Edition) -> Iterator[str]:
    """The versions of each article that has several, with what changed since the one before; nothing where none has."""
    if not edition.histories:
        return
    yield "## Versions"
    for history in edition.histories:
        yield ""
        yield f"### {plain(edition.names[history.article])}: {count_in_words(len(history.versions), 'version')}"
        yield ""
        since = {revision.after: revision for revision in history.revisions}
        for n, version in enumerate(history.versions):
            compared = " (compared here)" if n == history.in_use else ""
            yield f"{n + 1}. {plain(', '.join(version_in_words(version)))}{compared}"
            if n in since:
                yield from (f"    - {line}" for line in _revision(since[n]))
    yield ""


def _revision(revision: Revision) -> Iterator[str]:
    yield plain(size_of_revision(revision))
    for name, text in notes_on_revision(revision):
        yield f"{plain(name)}: {plain(text)}"
    for _, name, sides in changes_of_revision(revision):
        yield f"{plain(name)}: {plain(' → '.join(f'“{words}”' for words in sides))}"


def _removed(edition: Edition) -> Iterator[str]:
    lines = sum(len(article.cleaned.removed) for article in edition.articles)
    if not lines:
        return
    yield f"## Left out as boilerplate: {count_in_words(lines, 'line')}"
    yield ""
    for n, article in enumerate(edition.articles):
        for line in article.cleaned.removed:
            words = plain(article.cleaned.text_of(line).strip())
            yield f"- {plain(edition.names[n])}, line {line.number}, {line.kind} ({plain(line.why)}): {words}"
    yield ""


def _citations(edition: Edition) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for n in range(len(edition.articles)):
        yield f"{n + 1}. {plain(edition.citation(n))}"
