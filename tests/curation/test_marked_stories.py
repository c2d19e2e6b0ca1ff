"""Stories that two readers marked are measured as two readers' comparisons are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.readers import main, stories_agreement

SENTENCES = {"a.txt": [[0, 10], [11, 20]], "b.txt": [[0, 8], [9, 30]]}


def marked(folder: Path, must: list[list[int]], may: list[list[int]]) -> Path:
    story = folder / "story"
    story.mkdir(parents=True)
    pair = {"left": "a.txt", "right": "b.txt", "must": must, "may": may}
    (story / "gold.json").write_text(json.dumps({"sentences": SENTENCES, "pairs": [pair]}), encoding="utf-8")
    return folder


def test_two_readers_of_a_marked_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = [0, 10, 0, 8], [11, 20, 9, 30]
    first = marked(tmp_path / "first", [one, other], [])
    second = marked(tmp_path / "second", [one], [other])
    (found,) = stories_agreement(first, second)
    assert (found.links.both, found.links.only_first, found.links.only_second) == (1, 1, 0)
    # Units: must and must, must and may, twice none and none; so 8 labels, 3 of must, 1 of may, 4 of none.
    assert found.alpha == pytest.approx((7 * 6 - 18) / (8 * 7 - 18))
    main(str(first), str(first))
    assert capsys.readouterr().out == "story: links both 2, first 0, second 0, F1 1.00, alpha 1.00\n"
