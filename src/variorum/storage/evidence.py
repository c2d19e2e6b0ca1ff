"""Whether the bytes that were captured give the texts that a comparison holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from variorum.articles.address import is_address
from variorum.articles.article import Article
from variorum.articles.limits import most_bytes
from variorum.articles.load import STANDARD_INPUT, article_from_bytes
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings
from variorum.project.project import Project
from variorum.storage.captures import read_capture


class EvidenceKind(StrEnum):
    """What the bytes say of a text."""

    SHOWN = "shown"  # they give this text
    OTHER_TEXT = "other text"
    NOT_CAPTURED = "not captured"
    NOT_HERE = "not here"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class CaptureEvidence:
    """What was found of one text: article and version by number; where it is damaged, why; where the bytes give another
    text, the share (0..1) of lines that both have."""

    article: int
    version: int
    text: Article
    kind: EvidenceKind
    why: str = ""
    same_lines: float = 1.0


def evidence_of(project: Project, folder: Path, limits: LimitSettings) -> Iterator[CaptureEvidence]:
    """What the bytes in a folder say of every text of a story."""
    for n in range(len(project.articles)):
        for k, version in enumerate(project.versions(n)):
            yield _evidence(n, k, version.article, folder, limits)


def _evidence(n: int, k: int, text: Article, folder: Path, limits: LimitSettings) -> CaptureEvidence:
    if text.metadata.capture is None:
        return CaptureEvidence(n, k, text, EvidenceKind.NOT_CAPTURED)
    try:
        received = read_capture(text.metadata.capture, folder, most_bytes(limits))
        if received is None:
            return CaptureEvidence(n, k, text, EvidenceKind.NOT_HERE)
        # A path that is no address may be a stranger's, and no file beside it is to be read.
        path = text.path if is_address(text.path) else STANDARD_INPUT
        again = article_from_bytes(received.data, path, received.charset, is_page=received.is_page, limits=limits)
    except InputError as error:
        return CaptureEvidence(n, k, text, EvidenceKind.DAMAGED, str(error))
    if again.sha256 == text.sha256:
        return CaptureEvidence(n, k, text, EvidenceKind.SHOWN)
    return CaptureEvidence(n, k, text, EvidenceKind.OTHER_TEXT, same_lines=_same_lines(again.text, text.text))


def _same_lines(one: str, other: str) -> float:
    lines = Counter(one.split("\n")), Counter(other.split("\n"))
    return (lines[0] & lines[1]).total() / max(lines[0].total(), lines[1].total())
