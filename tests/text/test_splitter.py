"""Sentences end where a reader would say they end."""

import pytest
from hypothesis import given

from tests.factories import texts
from tests.watching import watched
from variorum.text.sentence_splitter import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["One is here.", "Two is there!", "Is three?", "Four."],
        ["Mr. Smith met Dr. Jones at 5 p.m. on Friday.", "They talked."],
        ["The U.S. Army left.", "Others stayed."],
        ["He lives in the U.S.", "He likes it."],
        ["Speaker John A. Boehner of Ohio said so.", "George W. Bush agreed."],
        ["“I would not say so,” he said.", "“It was a call.”", "Nobody else spoke."],
        ["‘It is over.’", "That was all."],
        ["“Really?” he asked.", "“Yes!” she cried."],
        ["'closed in its entirety.'", "Caracas responded."],
        ["It cost $4.5 million.", "Nobody paid."],
        ["Acme Inc. said so on Jan. 5.", "Shares fell."],
        ["He waited ... and waited.", "Then he left…", "And came back."],
        ["The claim by Nicolás Maduro.", "crucial opposition numbers grew."],
        ["Sen. Olympia Snowe (R-Maine.)", "She voted no."],
        ["Rule No. 5 applies.", "He said no.", "They left."],
        ["“They say ‘let us make it good.’ ”", "Nobody else spoke."],
        ["这是第一句。", "这是第二句。"],
        ["The har\u00advest began.\u200b", "\u200bRain fell.\ufeff", "It ended."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_known_boundaries(sentences: list[str]) -> None:
    separator = "" if sentences[0].endswith("。") else " "
    assert split(separator.join(sentences)) == sentences


def test_a_line_end_inside_is_only_white_space() -> None:
    assert split("and said it believed\n“deposing Maduro is right”. Its board spoke.") == [
        "and said it believed\n“deposing Maduro is right”.",
        "Its board spoke.",
    ]


@given(texts)
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_megabyte_without_a_full_stop_is_one_sentence() -> None:
    assert len(split("word " * 200_000)) == 1


def test_a_megabyte_of_full_stops_is_split_in_time() -> None:
    assert len(split("A b. " * 200_000)) > 1000


@pytest.mark.parametrize("leader", ["...", "….", "?!", '."'])
def test_a_long_row_of_dots_takes_no_longer_than_other_text(leader: str) -> None:
    with watched():
        assert split(f"Chapter one {leader * 50_000}7") == [f"Chapter one {leader * 50_000}7"]
