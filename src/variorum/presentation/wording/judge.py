"""What is said of a judge: what it is sent and where, what it said, and where it and the words disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.alignment.judge.judgement import JudgedKind, Opinion, Verdict
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translatable, translated
from variorum.config.settings import JudgeSettings
from variorum.presentation.signs import JUDGED

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.alignment.links import Link
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.rows import Row

VERDICT_WORDS: Final = {
    Verdict.SURE: translatable("the same fact"),
    Verdict.UNSURE: translatable("perhaps the same fact"),
    Verdict.ABSENT: translatable("not the same fact"),
}
KIND_WORDS: Final = {
    JudgedKind.SAME: translatable("in nearly the same words"),
    JudgedKind.REWORDED: translatable("in other words"),
    JudgedKind.PARTIAL: translatable("in part"),
}


def sending_in_words(sending: ToSend, judge: JudgeSettings) -> str:
    """What is about to be sent, and to whom."""
    pairs = counted("{count} pair", "{count} pairs", sending.pairs)
    requests = counted("{count} request", "{count} requests", sending.requests)
    where = (
        translated("which may be anywhere, since allow_remote is set")
        if judge.allow_remote
        else translated("on this machine")
    )
    return translated(
        "The judge {model} is asked about {pairs} of articles: their sentences ({words:,} words in "
        "{requests}) go to {address}, {where}.",
        model=safe(judge.model),
        pairs=pairs,
        words=sending.words,
        requests=requests,
        address=safe(judge.address),
        where=where,
    )


def opinion_in_words(opinion: Opinion) -> str:
    """What a judge said of two sentences, beside what words alone come to."""
    kind = f", {translated(KIND_WORDS[opinion.kind])}" if opinion.kind else ""
    verdict = f"{translated(VERDICT_WORDS[opinion.verdict])}{kind}"
    said = translated("{model} says: {verdict}.", model=safe(opinion.model), verdict=verdict)
    against = f"; {translated('the two disagree')}" if opinion.disagrees else ""
    return f"{said} {translated('By words alone: {score:.2f}', score=opinion.by_words)}{against}"


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
        return translated("the judge ({name}) says the same fact, the words do not ({score})", name=name, score=score)
    return translated("the words say the same fact ({score}), the judge ({name}) does not", score=score, name=name)
