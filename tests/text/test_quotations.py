"""What is quoted is told from apostrophes and from speech that goes on."""

import pytest

from variorum.text.quotations import quoted_spans


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("He called it a “blunt message” to all.", ["“blunt message”"]),
        ('He called it a "blunt message" to all.', ['"blunt message"']),
        ("The airspace was ‘closed in its entirety.’", ["‘closed in its entirety.’"]),
        ("It wasn't the mayor's, nor the divers' own.", []),
        ("“We tried everything that could be tried.", ["“We tried everything that could be tried."]),
        ("He said “it is over and nothing is left", ["“it is over and nothing is left"]),
        ("Nothing is quoted here.", []),
    ],
)
def test_quoted_words(sentence: str, quoted: list[str]) -> None:
    assert [sentence[start:end] for start, end in quoted_spans(sentence)] == quoted
