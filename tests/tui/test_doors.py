"""Whatever shows text on a screen is one of our own widgets, which show it as text."""

import ast
from collections.abc import Iterator

from hypothesis import given
from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from tests.conftest import CHECKOUT
from tests.factories import texts
from tests.on_a_terminal import HOSTILE
from variorum.presentation.engine.page import Cell
from variorum.tui.output_guard import LastDoor

TUI = CHECKOUT / "src" / "variorum" / "tui"
OURS = {"safe_text.py", "choices.py", "fields.py", "area.py"}
HARMLESS = {"Footer"}  # which shows our own commands
MAKERS_OF_TEXT = {"textual.content", "textual.visual", "rich.text", "rich.markup", "rich.markdown", "rich"}


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            yield from ((name.name, "") for name in node.names)


def test_no_screen_takes_a_widget_of_textual_that_shows_text() -> None:
    for path in TUI.rglob("*.py"):
        if path.name not in OURS:
            for module, name in imported(ast.parse(path.read_text(encoding="utf-8"))):
                assert not module.startswith("textual.widgets") or name in HARMLESS, (path, name)
                assert module not in MAKERS_OF_TEXT, (path, module)


@given(texts)
def test_a_cell_is_safe_and_as_long_as_its_text(text: str) -> None:
    cell = Cell(text)
    assert len(cell.text) == len(text)
    assert not HOSTILE.search(cell.text)


@given(texts)
def test_the_last_door_lets_nothing_through_and_keeps_the_width(text: str) -> None:
    strip = Strip([Segment("a"), Segment(text), Segment("b")])
    passed = strip.apply_filter(LastDoor(), Color(0, 0, 0))
    assert not HOSTILE.search(passed.text)
    assert "\n" not in passed.text
    assert Strip(list(passed)).cell_length == strip.cell_length
