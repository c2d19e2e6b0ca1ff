"""What an outlet says of its own changes: corrections, clarifications, updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.cleaning.lines import CleanedArticle


class NoticeKind(StrEnum):
    """What a notice says was done."""

    CORRECTION = "correction"  # something was wrong
    UPDATE = "update"  # something was added


@dataclass(frozen=True, slots=True)
class Notice:
    """A line in which an outlet says that it changed its article, and where it stands in the text."""

    kind: NoticeKind
    start: int
    end: int
    text: str


def notices_of(cleaned: CleanedArticle) -> Iterator[Notice]:
    """The notices of an article, in their order. All of its lines are read, those that cleaning removed too: what tells
    a notice stands in `notices.yaml` of its language."""
    patterns = {NoticeKind(kind): pattern for kind, pattern in cleaned.language.notices.items()}
    for line in cleaned.lines:
        text = cleaned.text_of(line).strip()
        kind = next((kind for kind, pattern in patterns.items() if pattern.search(text)), None)
        if kind is not None:
            yield Notice(kind, line.start, line.end, text)
