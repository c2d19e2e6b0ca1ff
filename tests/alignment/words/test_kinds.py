"""Kinds of pairs: what a word or phrase is to its counterpart."""

from __future__ import annotations

import pytest

from variorum.alignment.words.kinds import kind_of
from variorum.alignment.words.sentences import sentences_of_text
from variorum.alignment.words.word_alignment import PairKind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("port", "Port", PairKind.SAME),
        ("honour", "honor", PairKind.TYPOGRAPHY),
        ("Wal-Mart", "Walmart", PairKind.TYPOGRAPHY),
        ("“", '"', PairKind.TYPOGRAPHY),
        ("closing", "closed", PairKind.FORM),
        ("Brandt's", "Brandt", PairKind.FORM),
        ("seven", "7", PairKind.FORM),
        ("1,000", "1000", PairKind.TYPOGRAPHY),
        ("Helga Brandt", "Brandt", PairKind.NAME),
        ("WSJ", "Wall Street Journal", PairKind.NAME),
        ("refused", "rejected", PairKind.SYNONYM),
        ("message", "passage", PairKind.REWORDED),
        ("armed forces", "military", PairKind.REWORDED),
        ("Conrad", "Louisville", PairKind.REWORDED),
        ("300", "2,500", PairKind.NUMBER),
    ],
)
def test_each_kind_from_both_sides(left: str, right: str, kind: PairKind) -> None:
    one, other = sentences_of_text(left).tokens, sentences_of_text(right).tokens
    assert kind_of(one, other, (left, right)) is kind
    assert kind_of(other, one, (right, left)) is kind
