"""What happens inside the rows of a comparison: how its marks look, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.row_words import DetailCounts, RowWords
from variorum.alignment.words.word_alignment import Span, WordPair
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translatable, translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.word_marks import MarkedWords, WordMark, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.wording.places import WordsInRole

_ROLES: Final = {
    WordMark.DROPPED: "base-words",
    WordMark.ADDED: "other-words",
    WordMark.ELSEWHERE: "elsewhere",
    WordMark.SHARED: "shared",
}
_REWORDED_ROLES: Final = ("base-reworded", "other-reworded")
_ENOUGH: Final = 500  # rows; to count the details of more takes too long beside a screen


def in_roles(words: Sequence[MarkedWords], side: int) -> Iterator[WordsInRole]:
    """Marked words with the roles they are shown in; `side` is 0 for the base."""
    for one in words:
        yield one.start, one.end, _ROLES.get(one.mark) or _REWORDED_ROLES[side]


def has_marks(row: Row) -> bool:
    """Whether words of a row are held against others."""
    linked = (row.base or row.base_elsewhere) and (row.other or row.other_elsewhere)
    return bool(linked) and (row.kind is not RowKind.SAME or row.moved)


def is_counted(comparison: Comparison) -> bool:
    """Whether the details are few enough to be counted while the reader reads."""
    return sum(map(has_marks, comparison.rows)) <= _ENOUGH


def details_in_words(counts: DetailCounts) -> str:
    """How many details differ inside linked sentences, counted in phrases."""
    elsewhere = translated("{count} said in another row", count=counts.elsewhere)
    inside = counted(
        "inside linked sentences the other adds {count} detail, drops {dropped}, rewords {reworded}",
        "inside linked sentences the other adds {count} details, drops {dropped}, rewords {reworded}",
        counts.added,
        dropped=counts.dropped,
        reworded=counts.reworded,
    )
    return f"{inside}; {elsewhere}"


def words_explained(words: ComparedWords, row: Row) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text) that say what happens inside a row; a pair without a text is a heading. Nothing where
    nothing is marked."""
    comparison, found = words.comparison, words.of(row)
    sides = marks_of_row(found)
    said = []
    if not sides.throughout:
        said += [(translated(pair.kind), pair_quoted(comparison, pair)) for pair in found.reworded]
    rows_of_base, rows_of_other = comparison.rows_by_sentence
    for article, marked, rows in (
        (comparison.base, sides.base, rows_of_other),
        (comparison.other, sides.other, rows_of_base),
    ):
        for word in marked:
            where = "" if word.sentence is None else f" ↔ {translated('row {number}', number=rows[word.sentence] + 1)}"
            twice = word.mark is WordMark.SHARED and article is comparison.other
            if word.mark is not WordMark.REWORDED and not twice:
                said.append((translated(word.mark), f"{quoted(article, word)}{where}"))
    if said:
        yield translated("Words: reworded throughout") if sides.throughout else translated("Words that are marked"), ""
        yield from said


def changes_said(words: ComparedWords, row: Row) -> Iterator[str]:
    """What happens inside a row, in sentences to be read aloud, in the order of the base and then of the other."""
    comparison, found = words.comparison, words.of(row)
    sides = marks_of_row(found)
    rows_of_base, rows_of_other = comparison.rows_by_sentence
    if sides.throughout:
        shared = ", ".join(quoted(comparison.base, word) for word in sides.base)
        both = translated("Reworded throughout; both have {words}.", words=shared)
        yield both if shared else translated("Reworded throughout.")
        return
    for pair in found.reworded:
        gone, come = _quoted(comparison.base, pair.left), _quoted(comparison.other, pair.right)
        yield translated("Instead of {gone} the other has {come}.", gone=gone, come=come)
    for article, marked, rows, gone, there in (
        (
            comparison.base,
            sides.base,
            rows_of_other,
            translatable("The other leaves out {words}."),
            translatable("The other says {words}."),
        ),
        (
            comparison.other,
            sides.other,
            rows_of_base,
            translatable("The other adds {words}."),
            translatable("The base says {words}."),
        ),
    ):
        lacking = [quoted(article, w) for w in marked if w.mark in (WordMark.DROPPED, WordMark.ADDED)]
        elsewhere = [
            translated("{words} in row {number}", words=quoted(article, w), number=rows[w.sentence] + 1)
            for w in marked
            if w.sentence is not None
        ]
        sentences = ((gone, lacking), (there, elsewhere))
        yield from (translated(sentence, words=", ".join(said)) for sentence, said in sentences if said)


def changes_between(found: RowWords, base: PreparedArticle, other: PreparedArticle) -> str:
    """What a wording adds, leaves out and says in other words, held against that of the base, on one line; empty where
    it does none of that. What either article says in another sentence is not named."""
    sides = marks_of_row(found)
    if sides.throughout:
        shared = ", ".join(quoted(base, words) for words in sides.base)
        both = translated("reworded throughout; both have {words}", words=shared)
        return both if shared else translated("reworded throughout")
    said = (
        (translatable("adds {words}"), [_quoted(other, span) for span in found.added]),
        (translatable("leaves out {words}"), [_quoted(base, span) for span in found.dropped]),
        (
            translatable("says {words}"),
            [
                translated("{other} for {base}", other=_quoted(other, pair.right), base=_quoted(base, pair.left))
                for pair in found.reworded
            ],
        ),
    )
    return "; ".join(translated(words, words=", ".join(phrases)) for words, phrases in said if phrases)


def quoted(article: PreparedArticle, words: MarkedWords) -> str:
    """Marked words, in quotes and on one line."""
    return _quoted(article, (words.start, words.end))


def pair_quoted(comparison: Comparison, pair: WordPair) -> str:
    """A word or phrase of the base and its counterpart, in quotes."""
    return f"{_quoted(comparison.base, pair.left)} ↔ {_quoted(comparison.other, pair.right)}"


def _quoted(article: PreparedArticle, span: Span) -> str:
    return f"“{' '.join(safe(article.article.text[slice(*span)]).split())}”"
