"""The timeline of one article: its versions down, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from variorum.articles.article import Article
from variorum.base.translation import counted, translatable, translated
from variorum.cleaning.lines import CleanedArticle
from variorum.drift.drift import Severity
from variorum.history.revisions import Revision
from variorum.history.versions import when_of
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow, head_row
from variorum.presentation.wording.history import notes_on_revision, size_of_revision
from variorum.presentation.wording.labels import headline_of

WhichVersions = Literal["all versions", "another headline", "a correction or update", "changed without notice"]
WHICH_VERSIONS: Final[tuple[WhichVersions, ...]] = get_args(WhichVersions)
_GUTTER: Final = 5
_MOMENT: Final = 16  # characters of 2026-11-22 10:00
_SHOWN: Final = ("look", "headline", "correction", "update", "no notice")
_AWAITED: Final = "…"


@dataclass(frozen=True, slots=True)
class VersionKey:
    """A page row that shows a version, by its number from the oldest on."""

    number: int


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version with what is known of it so far: its text as it is cleaned, and what changed in it since the version
    before."""

    article: Article
    cleaned: CleanedArticle | None = None
    revision: Revision | None = None
    in_use: bool = False
    marked: bool = False


def timeline_columns(width: int) -> Columns:
    """When, what changed, and the headline; on a narrow screen one below the other."""
    free = width - _GUTTER - _MOMENT - 2 * len(SEPARATOR)
    if free < 50:
        return Columns(_GUTTER, (max(1, width - _GUTTER),) * 3, stacked=True)
    return Columns(_GUTTER, (_MOMENT, free // 2, free - free // 2))


def timeline_head() -> list[PageRow]:
    """What stands over the columns."""
    heads = (translated("When"), translated("Changed since the version before"), translated("Headline"))
    return [head_row(heads, " #")]


def timeline_page(versions: Sequence[ShownVersion], which: WhichVersions = WHICH_VERSIONS[0]) -> list[PageRow]:
    """A row for each version from the oldest on, with rows for what is to be told of it."""
    rows: list[PageRow] = []
    for n, version in enumerate(versions):
        if _is_sought(version, which):
            rows += _rows_of(n, version, is_first=not rows)
    return rows


def _is_sought(version: ShownVersion, which: WhichVersions) -> bool:
    revision = version.revision
    if which == "all versions":
        return True
    if revision is None:
        return False
    if which == "another headline":
        return revision.headline is not None
    return bool(revision.notices) if which == "a correction or update" else revision.is_silent


def _rows_of(n: int, version: ShownVersion, *, is_first: bool) -> Iterator[PageRow]:
    cells = (Cell(moment_in_words(version.article), "strong"), Cell(_changed(n, version)), _headline(version))
    role = "note" if version.marked else ""
    yield PageRow(VersionKey(n), cells, f"{n + 1:>3}", role, space_before=not is_first)
    for name, text in _told(version):
        yield PageRow(
            VersionKey(n),
            (Cell(f"{translated(name)}: {text}", _role(name)),),
            wide=True,
            attached=True,
            passed_over=True,
        )


def moment_in_words(article: Article) -> str:
    """When a version was fetched or came into the story; else when it was changed or published."""
    fetched = article.metadata.fetched
    if fetched:
        return fetched[:_MOMENT].replace("T", " ")
    moment = when_of(article)
    return f"{moment:%Y-%m-%d %H:%M}" if moment else translated("time unknown")


def _changed(n: int, version: ShownVersion) -> str:
    words = _AWAITED if version.cleaned is None else counted("{count} word", "{count} words", version.cleaned.words)
    states = [
        state
        for state, holds in ((translated("in the story"), version.in_use), (translated("marked"), version.marked))
        if holds
    ]
    size = (
        translated("first version")
        if n == 0
        else _AWAITED
        if version.revision is None
        else size_of_revision(version.revision)
    )
    return "; ".join(part for part in (size, words, ", ".join(states)) if part)


def _headline(version: ShownVersion) -> Cell:
    return Cell(_AWAITED, "label") if version.cleaned is None else Cell(headline_of(version.cleaned))


def _told(version: ShownVersion) -> Iterator[tuple[str, str]]:
    """What of a revision stands below its version: all but the changes of meaning, which are counted."""
    if (revision := version.revision) is None:
        return
    yield from ((name, text) for name, text in notes_on_revision(revision) if name in _SHOWN)
    if revision.drift:
        facts = sum(drift.severity is Severity.FACT for drift in revision.drift)
        count = len(revision.drift)
        of_facts = translated("{count}, {facts} of facts", count=count, facts=facts) if facts else str(count)
        yield translatable("changes of meaning"), of_facts


def _role(name: str) -> str:
    return "drift" if name in ("no notice", "changes of meaning") else "note"
