"""The score of word alignment: what counts as right, and what was marked by hand."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.word_pairs import links_between, read_aligned, score


def test_pairs_of_spans_are_counted_word_by_word(tmp_path: Path) -> None:
    entry = {
        "id": "news-A:1", "source": "the port was closed", "target": "officials closed the harbour",
        "sureAlign": "0-2 1-3", "possibleAlign": "3-1",
    }  # fmt: skip
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([entry]), encoding="utf-8")
    (gold,) = read_aligned(path)
    found = links_between(gold, [((0, 8), (17, 28)), ((13, 19), (10, 16))])
    assert found == {(0, 2), (0, 3), (1, 2), (1, 3), (3, 1)}
    result = score([(gold, found)])
    assert (result.shown, result.right, result.found, result.sure) == (5, 3, 2, 2)
    assert (result.bare_shown, result.bare_right, result.bare) == (1, 1, 1)
    assert str(result).startswith("P 0.600 R 1.000 F1 0.750; changed: right 1.000 of 1, found 1.000 of 1")
