"""What is taken of an answer: numbers that there are, kinds that there are, and nothing else."""

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.alignment.judge.judgement import JudgedKind, JudgedPair, Judgement, Opinion, Verdict
from variorum.alignment.judge.reply import NonsenseError, pairs_in

ONE = '{"links": [{"a": 2, "b": 1, "kind": "partial", "sure": true}]}'
FOUND = (JudgedPair(1, 0, JudgedKind.PARTIAL, True),)


@pytest.mark.parametrize(
    "content",
    [
        ONE,
        '{"links": [[2, 1, "partial", true]]}',
        f"Sure! Here it is:\n```json\n{ONE}\n```\nShall I go on?",
        f'<think>They want {{"links": [{{"a": 1, and so on</think>{ONE}',
        f'{{"links": []}} is an example. {ONE}',
        f'{{"links" : [ ]}}\n\n{ONE}',
        json.dumps({"links": [{"a": 2, "b": 1, "kind": "partial", "sure": True, "why": "\x1b[2J"}], "x": 1}),
        '{"links": [[2, 1, "partial", true], [2, 1, "same", false]]}',  # named twice: the first word counts
    ],
)
def test_the_json_is_found_wherever_it_stands(content: str) -> None:
    assert pairs_in(content, (3, 2)) == FOUND


@pytest.mark.parametrize(
    "content",
    ["", "No.", "[]", "{}", '{"links": 3}', '{"links": [', "null", '{"pairs": [[1, 1, "same", true]]}', "{" * 10_000],
)
def test_what_has_no_links_is_nonsense(content: str) -> None:
    with pytest.raises(NonsenseError):
        pairs_in(content, (3, 2))


@pytest.mark.parametrize(
    "entry",
    [
        [0, 1, "same", True],
        [4, 1, "same", True],
        [1, 3, "same", True],
        [-1, 1, "same", True],
        [True, 1, "same", True],
        [1.0, 1, "same", True],
        ["1", 1, "same", True],
        [1, 1, "equal", True],
        [1, 1, ["same"], True],
        [1, 1, "same", "yes"],
        [1, 1, "same"],
        [10**400, 1, "same", True],
        "1-1",
        None,
    ],
)
def test_what_there_is_not_is_not_taken(entry: object) -> None:
    with pytest.raises(NonsenseError, match="1 of the 1 pairs"):
        pairs_in(json.dumps({"links": [entry]}), (3, 2))
    right = [[n, m, "same", True] for n in (1, 2, 3) for m in (1, 2)]
    assert len(pairs_in(json.dumps({"links": [*right, entry]}), (3, 2))) == 6, "one slip is passed over"


def test_whoever_names_everything_is_not_believed() -> None:
    everything = [[a + 1, b + 1, "same", True] for a in range(10) for b in range(10)]
    with pytest.raises(NonsenseError, match="100 pairs"):
        pairs_in(json.dumps({"links": everything}), (10, 10))


@given(st.text() | st.builds(json.dumps, st.recursive(st.none() | st.integers() | st.text(), st.lists)))
def test_whatever_comes_back_is_pairs_or_nonsense(content: str) -> None:
    for text in (content, f'{{"links": {content}}}'):
        try:
            found = pairs_in(text, (2, 2))
        except NonsenseError:
            continue
        assert all(0 <= pair.left < 2 and 0 <= pair.right < 2 for pair in found)


@pytest.mark.parametrize(
    "hostile",
    [
        lambda size: '{"links":' * (size // 9),
        lambda size: '{"links":[' * (size // 10),
        lambda size: "{" + " " * size,
        lambda size: '{"links": [' + "[" * size,
    ],
)
def test_no_answer_takes_long_to_read(hostile: Callable[[int], str]) -> None:
    started = time.monotonic()
    with pytest.raises(NonsenseError):
        pairs_in(hostile(300_000), (3, 2))
    assert time.monotonic() - started < 2


def test_of_two_answers_the_surer_counts() -> None:
    sure, unsure = (JudgedPair(0, 1, JudgedKind.SAME, is_sure) for is_sure in (True, False))
    for order in ([sure, unsure], [unsure, sure]):
        judgement = Judgement.of("m", order)
        assert judgement.pairs == (sure,)
        assert judgement.verdict(0, 1) is Verdict.SURE
        assert judgement.verdict(1, 0) is Verdict.ABSENT


@pytest.mark.parametrize(
    ("pair", "by_words", "disagrees"),
    [((0, 0), 0.1, True), ((0, 0), 0.5, False), ((0, 1), 0.1, False), ((0, 1), 0.5, False), ((1, 1), 0.5, True),
     ((1, 1), 0.1, False)],
)  # fmt: skip
def test_they_disagree_where_one_links_what_the_other_does_not(
    pair: tuple[int, int], by_words: float, disagrees: bool
) -> None:
    named = [JudgedPair(0, 0, JudgedKind.SAME, True), JudgedPair(0, 1, JudgedKind.SAME, False)]
    assert Opinion.of(Judgement.of("m", named), pair, by_words, 0.3).disagrees is disagrees
