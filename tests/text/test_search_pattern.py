"""What a reader types is found however it is written."""

import pytest

from variorum.text.search_pattern import pattern_of


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("harvest", "the har\u00advest\u200b began"),
        ("har\u00advest", "the harvest began"),
        ("two towns", "two\u200b\u00a0towns"),
        ("it's “over”", 'It’s "over"'),
    ],
)
def test_what_nobody_sees_once_hid_words_from_the_search(sought: str, text: str) -> None:
    pattern = pattern_of(sought)
    assert pattern is not None
    assert pattern.search(text)


def test_nothing_is_sought_in_nothing() -> None:
    assert pattern_of(" \u200b ") is None
