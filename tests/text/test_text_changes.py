"""What changes one text into another leads there, and is small where little changed."""

import pytest
from hypothesis import given

from tests.factories import texts
from variorum.text.text_changes import TextChange, text_changes, with_changes


@given(texts, texts)
def test_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    changes = list(text_changes(before, after))
    assert with_changes(before, changes) == after
    assert bool(changes) == (before != after)


def test_only_the_words_that_changed_are_put_in() -> None:
    lines = [f"Sentence {n} of a long article about the harbour." for n in range(400)]
    before = "\n".join(lines)
    lines[200] = "Sentence 200 of a short article about the harbour."
    (change,) = text_changes(before, "\n".join(lines))
    assert (change.dropped, change.inserted) == (len("long "), "short ")


def test_a_long_text_that_is_another_altogether_is_taken_as_a_whole() -> None:
    before, after = (" ".join(f"{word}{n}" for n in range(5_000)) for word in ("one", "other"))
    assert list(text_changes(before, after)) == [TextChange(0, len(before), after)]


@pytest.mark.parametrize("change", [TextChange(3, 1, ""), TextChange(-1, 1, ""), TextChange(1, -1, "")])
def test_changes_beyond_the_text_are_refused(change: TextChange) -> None:
    with pytest.raises(ValueError, match="beyond the text"):
        with_changes("abc", [change])
