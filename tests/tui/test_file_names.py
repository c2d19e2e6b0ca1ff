"""Names typed in the app that no file can have: a notice, and the reader goes on."""

from pathlib import Path

import pytest

from tests.tui.driver import Driver, reading


async def type_name(reader: Driver, *keys: str, name: str) -> str:
    """What the app says after a name was typed in a dialog that some keys open."""
    await reader.press(*keys)
    reader.app.clear_notifications()
    await reader.press("ctrl+u")
    await reader.type(name)
    await reader.press("enter")
    return reader.notices


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"The harbour was closed. It is {name}.")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


NOBODY = "~nobody-at-all/x", "names the home folder of a user that there is not"
NULL = "a\0b", "holds a character that no path may have"
LONG = "x" * 300, "File name too long"


async def test_a_bad_name_is_a_notice_in_every_dialog(two: list[str]) -> None:
    async with reading(two, size=(80, 24)) as reader:
        for name, said in (NOBODY, NULL, LONG, ("/", "is a folder")):
            assert said in await type_name(reader, "s", name=name)
        for name, said in (NOBODY, LONG):
            assert said in await type_name(reader, "E", "enter", name=name)
        assert not [path for path in Path.cwd().rglob("*") if path.is_file()]
        assert NOBODY[1] in await type_name(reader, "apostrophe", "I", name=NOBODY[0])
        await reader.press("q")
        assert "Saved to" in await type_name(reader, "s", name="story")
        assert NOBODY[1] in await type_name(reader, "O", "at", name=NOBODY[0])
        for name, said in ((NULL[0], "no name for a file"), LONG, ("..", "no name for a file")):
            assert said in await type_name(reader, "e", name=name)
        path = reader.app.session.path
        assert path is not None
        assert path.name == "story.variorum.yaml"
        assert path.exists()
