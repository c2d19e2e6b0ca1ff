"""What is said of a judge: what it is sent and where, what it said, and where it and the words disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.alignment.judge.judgement import JudgedKind, Opinion, Verdict
from variorum.base.sanitize import safe
from variorum.config.settings import JudgeSettings
from variorum.presentation.wording.labels import count_in_words

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.rows import Row

VERDICT_WORDS: Final = {
    Verdict.SURE: "the same fact",
    Verdict.UNSURE: "perhaps the same fact",
    Verdict.ABSENT: "not the same fact",
}
KIND_WORDS: Final = {
    JudgedKind.SAME: "in nearly the same words",
    JudgedKind.REWORDED: "in other words",
    JudgedKind.PARTIAL: "in part",
}


def sending_in_words(sending: ToSend, judge: JudgeSettings) -> str:
    """What is about to be sent, and to whom."""
    pairs, requests = count_in_words(sending.pairs, "pair"), count_in_words(sending.requests, "request")
    where = "which may be anywhere, since allow_remote is set" if judge.allow_remote else "on this machine"
    return (
        f"The judge {safe(judge.model)} is asked about {pairs} of articles: their sentences "
        f"({sending.words:,} words in {requests}) go to {safe(judge.address)}, {where}."
    )


def opinion_in_words(opinion: Opinion) -> str:
    """What a judge said of two sentences, beside what words alone come to."""
    kind = f", {KIND_WORDS[opinion.kind]}" if opinion.kind else ""
    against = "; the two disagree" if opinion.disagrees else ""
    by_words = f"By words alone: {opinion.by_words:.2f}{against}"
    return f"{safe(opinion.model)} says: {VERDICT_WORDS[opinion.verdict]}{kind}. {by_words}"


def disagreements(comparison: Comparison, row: Row) -> list[Opinion]:
    """Where the judge and the words disagree on a row's sentences: on their links, and on what only words would
    link."""
    found = [link for link in comparison.links_of(row) if link.judge is not None and link.judge.disagrees]
    if not comparison.links_of(row):
        found += [
            link
            for link in comparison.alignment.related
            if (link.left in row.base or link.right in row.other) and link.judge is not None and link.judge.disagrees
        ]
    return [link.judge for link in found if link.judge is not None]


def disagreement_line(found: list[Opinion]) -> str:
    """Such a row's disagreements in a line."""
    return "   ".join(dict.fromkeys(map(_disagreement, found)))


def _disagreement(opinion: Opinion) -> str:
    if opinion.verdict is Verdict.SURE:
        return f"the judge ({safe(opinion.model)}) links this, words alone would not ({opinion.by_words:.2f})"
    return f"words alone would link this ({opinion.by_words:.2f}), the judge ({safe(opinion.model)}) does not"
