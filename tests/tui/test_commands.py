"""Every command has a key that works, stands in the help and in docs/keymap.md."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.tui.driver import Driver, reading
from tools.make_docs import keymap_markdown
from variorum.config.load import load_config, user_config_file
from variorum.keymap.commands import BY_NUMBER, PAGE, SCREENS, SHARED, commands_of, spoken_keys
from variorum.session.open import open_paths
from variorum.storage.recent import RecentFiles
from variorum.tui.app import VariorumApp
from variorum.tui.launch import news, resumed
from variorum.tui.screens.adjudication import AdjudicationScreen
from variorum.tui.screens.compare.screen import CompareScreen
from variorum.tui.screens.comparisons import ComparisonsScreen
from variorum.tui.screens.coverage import CoverageScreen
from variorum.tui.screens.library import LibraryScreen
from variorum.tui.screens.lines import LinesScreen
from variorum.tui.screens.notes import NotesScreen
from variorum.tui.screens.overview import OverviewScreen
from variorum.tui.screens.read import ReadScreen
from variorum.tui.screens.search import SearchScreen
from variorum.tui.screens.story import StoryScreen
from variorum.tui.screens.story_notes import StoryNotesScreen
from variorum.tui.screens.timeline import TimelineScreen
from variorum.tui.widgets.page_view import PageView

SCREEN_CLASSES = {
    "Story": StoryScreen,
    "Overview": OverviewScreen,
    "Compare": CompareScreen,
    "Read": ReadScreen,
    "Coverage": CoverageScreen,
    "Lines": LinesScreen,
    "Timeline": TimelineScreen,
    "Search": SearchScreen,
    "Notes": NotesScreen,
    "Comparisons": ComparisonsScreen,
    "Library": LibraryScreen,
    "Notes of all stories": StoryNotesScreen,
    "Adjudication": AdjudicationScreen,
}
# What a terminal sends for these is another key, or multiplexers take it.
UNSAFE = {
    "ctrl+h",
    "ctrl+i",
    "ctrl+m",
    "ctrl+left_square_bracket",
    "ctrl+a",
    "ctrl+b",
    "ctrl+q",
    "ctrl+c",
    "ctrl+p",
}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_does_two_things_on_a_screen(screen: str) -> None:
    keys = Counter(key for c in (*commands_of(screen), *PAGE) for key in c.keys.split(","))
    assert [key for key, count in keys.items() if count > 1] == []
    assert not keys.keys() & UNSAFE


# What a letter means on all screens that have it; one with a single action on all of them needs no word here.
MEANINGS = {
    "n": {"change", "part", "find", "removed", "hit"},  # next
    "N": {"change", "part", "find", "removed", "hit"},  # previous
    "H": {"text", "drift_shown", "places"},  # show or hide more here
    "F": {"facts", "figures"},  # figures
    "e": {"metadata", "edit", "rename"},  # edit
    "w": {"why", "explain"},  # why
    "f": {"which", "where"},  # filter
    "D": {"delete_note", "delete", "remove"},  # delete
    "equals_sign": {"link", "merge"},  # the same
    "x": {"swap", "rebase"},  # another base
    "m": {"plain_marks", "status", "mark_version", "mark_story"},  # mark
    "p": {"place", "use_version"},  # put
    "R": {"lines"},
    "L": {"lines"},
    "d": {"toggle_line"},
    **{key: {"source", "article"} for key in ("l", "h")},  # next, previous
    **{key: {"source", "article", "take"} for key in ("right", "left")},  # the same; of two readers, that side's answer
    "enter": {command.action.split("(")[0] for commands in SCREENS.values() for command in commands},  # open it
}


def test_a_letter_means_one_thing() -> None:
    """`R v f w e i o A` used to change with the screen."""
    actions: dict[str, set[str]] = {}
    for screen in SCREENS:
        for command in commands_of(screen):
            for key in command.keys.split(","):
                actions.setdefault(key, set()).add(command.action.split("(")[0])
    assert {
        key: found for key, found in actions.items() if len(found) > 1 and not found <= MEANINGS.get(key, set())
    } == {}


def test_the_former_keys_can_be_had_again(tmp_path: Path) -> None:
    shipped = files("variorum.keymap").joinpath("former_keys.yaml").read_text("utf-8")
    (tmp_path / "own.yaml").write_text(shipped)
    keymap = load_config(tmp_path / "own.yaml").settings.keymap
    assert keymap["compare.drift-shown"] == ("i",)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_has_an_action(screen: str) -> None:
    for command in (*SCREENS[screen], *SHARED):
        holder = VariorumApp if command.action.startswith("app.") else SCREEN_CLASSES[screen]
        assert hasattr(holder, f"action_{command.action.removeprefix('app.').split('(')[0]}"), command.id
    for command in PAGE:
        assert hasattr(PageView, f"action_{command.action}"), command.id


def test_the_keymap_page_is_made_from_the_commands() -> None:
    assert (CHECKOUT / "docs" / "keymap.md").read_text(encoding="utf-8") == keymap_markdown(), "run `make docs`"


WAYS = {
    "Story": [],
    "Compare": ["down", "enter"],
    "Overview": ["1"],
    "Read": ["2"],
    "Coverage": ["4"],
    "Lines": ["L"],
    "Timeline": ["P"],
    "Notes": ["apostrophe"],
}


async def test_help_names_every_key_of_the_screen(seeds: list[str]) -> None:
    async with reading(seeds, size=(140, 80)) as reader:
        for screen, way in WAYS.items():
            await reader.press("home", *way, "question_mark")
            words = reader.words
            for command in commands_of(screen):
                assert f"{spoken_keys(command)} │ {command.title}" in words, command.id
            await reader.press("escape")
            assert reader.name == screen
            reader.app.show_story()
            await reader.rest()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_help_is_searched_and_runs_what_is_chosen(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("question_mark")
        await reader.type("SOURCES quotations")
        assert "F │ Sources and quotations of each article" in reader.words
        assert "Make this article the base" not in reader.words
        await reader.press("enter")
        await reader.rest()
        assert "Sources and quotations" in reader.words
        await reader.press("escape", "question_mark")
        await reader.type("nothing of the kind")
        assert "No command or mark is called so." in reader.words
        await reader.press("enter", "escape")
        assert reader.name == "Story"
        await reader.press("question_mark", "question_mark")
        assert reader.name == "Story"


async def test_help_is_gone_through_by_the_arrows(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("question_mark")
        await reader.type("every screen view")
        await reader.press("down", "up", "pagedown", "pageup", "down", "up", "enter")
        await reader.rest()
        assert reader.name != "Story"


async def test_the_palette_has_the_commands_of_the_screen(seeds: list[str]) -> None:
    async with reading(seeds, size=(140, 60)) as reader:
        offered = {command.title for command in reader.app.get_system_commands(reader.app.screen)}
        assert {c.title for c in commands_of("Story") if c.action != BY_NUMBER} <= offered
        await reader.press("ctrl+p")
        await reader.type("lines of this")
        await reader.press("enter")
        await reader.rest()
        assert reader.name == "Lines"


async def test_the_colon_finds_any_command_and_goes_to_a_row_by_its_number(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("3", "colon")
        await reader.type("12")
        assert "12 │ Go to the row with this number" in reader.words
        await reader.press("enter")
        assert reader.name == "Compare"
        assert reader.page.row is not None
        assert reader.page.row.gutter.split()[0] == "12"
        await reader.press("colon")
        await reader.type("sides")
        assert "x │ Swap the sides" in reader.words
        await reader.press("enter")
        assert reader.words.startswith("◆ 2")
        await reader.press("colon", "colon")
        assert reader.name == "Compare"
        await reader.press("#")
        await reader.type("3")
        await reader.press("enter")
        assert reader.page.row.gutter.split()[0] == "3"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_footer_shows_help_at_every_size(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        for way in ([], ["down", "enter"], ["q", "R"], ["q", "v"], ["q", "L"], ["apostrophe"]):
            await reader.press(*way)
            assert reader.shown.splitlines()[-1].rstrip().endswith(("? Help", "q Quit", "q Back")), way
            assert "? Help" in reader.shown.splitlines()[-1]


async def test_keys_of_the_readers_own_work_and_stand_in_the_help(seeds: list[str]) -> None:
    user_config_file().parent.mkdir(parents=True)
    user_config_file().write_text("keymap: {compare.swap: [F8], shared.theme: [F9]}")
    async with reading(seeds, size=(140, 80)) as reader:
        await reader.press("down", "enter", "x")
        assert reader.words.startswith("◆ 1")
        await reader.press("f8")
        assert reader.words.startswith("◆ 2")
        before = reader.app.theme
        await reader.press("t")
        assert reader.app.theme == before
        await reader.press("question_mark")
        assert "F8 │ Swap the sides" in reader.words


async def test_n_walks_hits_as_long_as_a_search_is_on(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("2", "slash")
        await reader.type("ultimatum")
        await reader.press("enter", "q", "home", "n")
        first = reader.page.key
        assert (
            "ultimatum" in " ".join(cell.text for cell in reader.page.rows[reader.page.cursor].cells if cell).casefold()
        )
        await reader.press("escape", "home", "n")
        assert reader.name == "Read"
        assert reader.page.key != first


async def test_new_keys_are_told_once_and_to_nobody_who_is_new(seeds: list[str]) -> None:
    assert news(None) == ""
    assert news(RecentFiles(told=("keys of November 2026",))) == ""
    session = resumed(open_paths(seeds[:2], load_config().settings))
    session.is_first_start, session.news = False, news(RecentFiles())
    app = VariorumApp(session)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.rest()
        assert "Some keys have changed" in driver.words
