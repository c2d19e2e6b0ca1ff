"""A newcomer's first questions, from the first screen: each answer is on the screen after three keys at most."""

import pytest

from tests.tui.driver import reading

QUESTIONS = {
    "what do they disagree on": (
        ["1"],
        ["They disagree 1", "former US President Donald Trump A │ President Donald Trump IDA D SAL"],
    ),
    "who changed the quotation": (
        ["1", "n"],
        ['it was a phone call." A IDA SAL │ ‘wouldn’t say it went well or badly.’ D'],
    ),
    "what do all say": (
        ["1", "n", "n"],
        [
            "in the face of a possible US invasion. A IDA C D SAL",
            "with the promise of safe passage for himself, his wife, and his son. A IDA C D SAL",
            "Maduro requested global amnesty for himself. A IDA C D SAL",
        ],
    ),
    "what has only Salon": (
        ["4", "f", "5"],
        [
            "statements (only in 5 SAL Salon?, by base)",
            "SAL: Recent calls between Trump and Maduro have been tense, per reports",
            "SAL: He didn’t offer specifics or even clarify the mood of the call.",
        ],
    ),
}


def without_scrollbars(words: str) -> str:
    return " ".join(words.translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█"))).split())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_first_questions_are_answered_in_three_keys(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        for question, (keys, answers) in QUESTIONS.items():
            assert len(keys) <= 3
            await reader.press(*keys)
            for answer in answers:
                assert answer in without_scrollbars(reader.words), question
            reader.app.show_story()
            await reader.rest()
            assert reader.name == "Story"
