"""A reader's own pattern that takes for ever is given up, and takes nothing out."""

import re
import time

import pytest

from tests.factories import PARAGRAPHS, article
from variorum.cleaning import patient_pattern
from variorum.cleaning.cleaner import clean
from variorum.cleaning.patient_pattern import PatientPattern, TooSlowError
from variorum.cleaning.rules import rules_in_force
from variorum.config.settings import CleaningSettings, LineRule

ENDLESS = r"(\w+\s?)+$"
LINE = f"{'word ' * 30}of no end, said the mayor of Ostrava; “he paid” for all of it!"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient_pattern, "_PATIENCE", 0.2)


def test_an_endless_pattern_keeps_the_line_and_says_so() -> None:
    own = LineRule(id="mine", kind="promo", match=ENDLESS, why="is mine")
    other = LineRule(id="other", kind="promo", match="^(?:Read|See) +more+", why="is another")
    rules = rules_in_force(CleaningSettings(rules=(own, other)))
    started = time.monotonic()
    text = "\n".join([*PARAGRAPHS[:4], LINE, "Read more of this", *PARAGRAPHS[4:]])
    lines = clean(article(text), rules).lines
    assert time.monotonic() - started < 10
    assert [line.kept for line in lines] == [True] * 5 + [False] + [True] * 4
    marked = [line for line in lines if line.rule == "mine"]
    assert [line.confidence for line in marked] == ["suspect"]
    assert "its pattern takes too long" in marked[0].why
    assert lines[5].rule == "other"


def test_a_pattern_is_given_up_at_the_first_line_that_takes_too_long() -> None:
    pattern = PatientPattern(ENDLESS, re.IGNORECASE)
    assert pattern.search("Words, and words at the end")
    with pytest.raises(TooSlowError):
        pattern.search(LINE)
    assert not pattern.search("Words, and words at the end")
    assert PatientPattern(ENDLESS, 0).search("Words, and words at the end")


@pytest.mark.parametrize(
    ("match", "line", "found"),
    [
        ("^read more", "READ MORE", True),
        ("^read more.*$", "Read all", False),
        (r"(?:é|😀)+ \d+", "É😀 12", True),
        (r"^a.*b.*c", "a\ud83dbc", True),
    ],
)
def test_patterns_find_what_they_should_wherever_they_are_tried(match: str, line: str, found: bool) -> None:
    assert PatientPattern(match, re.IGNORECASE).search(line) is found
