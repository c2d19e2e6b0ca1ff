"""Article text is data on every screen: never markup, never a control sequence, never a crash."""

import re
from pathlib import Path

import pytest

from tests.tui.driver import Driver, reading

NASTY = (
    "[red]Headline[/b] [@click=app.quit]quit[/] \x1b]2;gone\x1b\\ \u202eback\u2066\n"
    "The \x1b[31mcrane[/] fell on [bold $error]two boats[/red] \x07\x08and \x9b31m[link=x]broke[/link] "
    "them \u200bboth, said [/ the mayor, while {braces} and %s and $name stood by on Tuesday.\n"
    "Second paragraph with [ [[ ]] and \\[escape] and \r carriage returns in the middle, as ever.\n"
)
SIDECAR = (
    'publisher: "[red]Out[/]let \\u202e\\x1b[2J"\n'
    'headline: "[/] [@click=app.quit]x[/] \\x1b]0;t\\a"\n'
)  # fmt: skip


@pytest.fixture
def nasty(tmp_path: Path) -> list[str]:
    paths = []
    for n in range(2):
        path = tmp_path / f"[b]nasty{n}[red].txt"
        path.write_bytes(NASTY.replace("two", "three" if n else "two").encode())
        path.with_suffix(".yaml").write_text(SIDECAR.replace("let", f"let{n}"))  # two outlets, not two versions
        paths.append(str(path))
    return paths


def check(reader: Driver) -> None:
    assert reader.app.is_running
    hostile = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]", reader.shown)
    assert hostile == []


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_every_screen_and_dialog(nasty: list[str], size: tuple[int, int]) -> None:
    async with reading(nasty, size=size) as reader:
        check(reader)
        assert "[red]Ou" in reader.words
        for keys in (["r"], ["a"]):
            await reader.press(*keys)
            check(reader)
        await reader.type("[@click=app.quit]n[/] [/]")
        await reader.press("ctrl+s")
        check(reader)
        for keys in (["L"], ["w", "q"], ["down", "enter"], ["r"], ["n", "w"], ["escape"], ["a"], ["escape"]):
            await reader.press(*keys)
            check(reader)
        for keys in (["s"], ["escape"], ["apostrophe"], ["e"], ["escape"], ["question_mark"], ["escape"]):
            await reader.press(*keys)
            check(reader)
        await reader.press("D")
        check(reader)
        await reader.press("u")
        check(reader)
        await reader.press("ctrl+p")
        check(reader)
        assert "gone" not in (reader.app.title, reader.app.sub_title)


async def test_words_are_shown_as_they_are_written(nasty: list[str]) -> None:
    async with reading(nasty, size=(200, 50)) as reader:
        await reader.press("down", "enter")
        assert "[bold $error]two boats[/red]" in reader.words
        assert "{braces} and %s and $name" in reader.words
        assert "[ [[ ]] and \\[escape]" in reader.words


async def test_clicking_on_article_text_runs_nothing(nasty: list[str]) -> None:
    async with reading(nasty, size=(120, 40)) as reader:
        await reader.press("down", "enter")
        for y in range(3, 12):
            await reader._pilot.click(offset=(30, y))
        check(reader)
        assert reader.name == "Compare"


async def test_a_megabyte_on_one_line(tmp_path: Path, seeds: list[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The crane fell on boats. " * 40_000)
    async with reading([seeds[0], str(path)], size=(100, 30)) as reader:
        await reader.press("down", "r")
        check(reader)
