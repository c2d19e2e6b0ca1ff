"""How much is done: once what is needed once, and of all pairs only those that are worth it."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import PARAGRAPHS, compared
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.links import Aligner
from variorum.cli.render.diff import diff_text
from variorum.drift import context
from variorum.export.json_documents import diff_document
from variorum.presentation.compare_filter import CompareOptions

Counted = Callable[[Any, str, Callable[..., int]], Counter[str]]
MANY = "\n".join(f"{words} {n}." for n in range(30) for words in PARAGRAPHS)
OTHER = "\n".join(f"{words} {n}." for n in range(30) for words in PARAGRAPHS[2:])


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Counts the calls of a function and something of each, while it does what it does."""
    counts: Counter[str] = Counter()

    def count(owner: Any, name: str, much: Callable[..., int]) -> Counter[str]:
        own = getattr(owner, name)

        def counting(*args: Any, **named: Any) -> Any:
            counts[f"{name} calls"] += 1
            counts[name] += much(*args)
            return own(*args, **named)

        monkeypatch.setattr(owner, name, counting)
        return counts

    return count


def test_few_pairs_of_sentences_are_looked_at_closely(counted: Counted) -> None:
    looked = counted(ArticlePair, "pair_features", lambda _pair, seen: len(seen.left))
    comparison = compared(MANY, OTHER)
    assert len(comparison.links) > 100
    assert looked["pair_features calls"] == 1
    assert looked["pair_features"] < len(comparison.base.sentences) * len(comparison.other.sentences) / 10


def test_the_nearest_of_all_rows_are_looked_at_together(counted: Counted) -> None:
    looked = counted(ArticlePair, "pair_features", lambda _pair, seen: len(seen.left))
    comparison = compared(MANY, OTHER)
    alone = [row for row in diff_document(comparison)["rows"] if row["nearest"]]
    assert len(alone) == 30
    # Once for the links, once for the evidence that is asked for, once for what is nearest.
    assert looked["pair_features calls"] == 3


def test_a_diff_in_words_asks_for_no_evidence(counted: Counted) -> None:
    made = counted(Aligner, "__init__", lambda *_: 1)
    comparison = compared(MANY, OTHER)
    options = CompareOptions()
    assert len(list(diff_text(comparison, 100, options, stacked=False, colour=False))) > 400
    assert made["__init__ calls"] == 1


def test_an_article_is_read_whole_for_its_words_only_once(counted: Counted) -> None:
    read = counted(context, "match_key", lambda _word: 1)
    quoting = MANY.replace("said", "reportedly told Reuters former Mayor Brandt")
    comparison = compared(MANY, quoting)
    comparison.compute_all()
    words = sum(len(a.tokens.words.form) for a in (comparison.base, comparison.other))
    assert read["match_key"] <= 2 * words
