"""What is said of a judge: what it is sent and where, what it said, and where it and the words disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.alignment.judge.judgement import JudgedKind, Opinion, Verdict
from variorum.base.sanitize import safe
from variorum.config.settings import JudgeSettings
from variorum.presentation.signs import JUDGED
from variorum.presentation.wording.labels import count_in_words

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.alignment.links import Link
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


def contradicted_links(comparison: Comparison, row: Row) -> list[Link]:
    """The pairs of a row's sentences that words alone would link and the judge does not."""
    near = comparison.alignment.related
    of_row = (link for link in near if link.left in row.base or link.right in row.other)
    return [link for link in of_row if link.judge is not None and link.judge.disagrees]


def disagreement_line(comparison: Comparison, row: Row) -> str:
    """Where the judge and the words disagree on a row, in a line: on its links, or, where it has none, on what words
    alone would link. Empty where they do not."""
    if comparison.judgement is None:
        return ""
    links = comparison.links_of(row) or contradicted_links(comparison, row)
    said = (_disagreement(link.judge) for link in links if link.judge is not None and link.judge.disagrees)
    words = "; ".join(dict.fromkeys(said))
    return f"{JUDGED} {words}" if words else ""


def _disagreement(opinion: Opinion) -> str:
    name, score = safe(opinion.model), f"{opinion.by_words:.2f}"
    if opinion.verdict is Verdict.SURE:
        return f"the judge ({name}) says the same fact, the words do not ({score})"
    return f"the words say the same fact ({score}), the judge ({name}) does not"
