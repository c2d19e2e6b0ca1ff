"""Signs stand in one place, meanings become signs in one place, and no meaning is without one."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Final

import pytest

from tests.sources import SOURCE, modules
from variorum.alignment.link_kind import LinkKind
from variorum.annotations.note import Status
from variorum.comparison.matrix import StatementFilter, StatementOrder
from variorum.comparison.rendering import RenderingKind
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.witness_status import WitnessStatus
from variorum.drift.drift import Level, Severity
from variorum.presentation import glyphs, signs
from variorum.presentation.wording import coverage

SIGNS: Final = frozenset(
    letter
    for name, value in vars(signs).items()
    if name.isupper() and isinstance(value, str)
    for letter in value
    if not letter.isascii()
)
# Letters of articles that look like signs: dashes that mean a minus, and what lists begin with.
TYPOGRAPHY: Final = {
    "text/typography.py": set("−·●"),
}
STYLE: Final = {"export/html/templates/style.css": set("◆")}  # a file that is sent as it is
# What becomes a sign or a word of the screen in `glyphs` only.
MEANINGS: Final = {"RowKind", "RenderingKind", "WitnessStatus", "LinkKind", "Severity", "Status"}
IN_GLYPHS: Final = {"presentation/glyphs.py"}


def by_name() -> list[tuple[str, ast.Module]]:
    return [(path.relative_to(SOURCE).as_posix(), module) for path, module in modules().items()]


def test_there_are_signs_to_look_for() -> None:
    assert set("◆✎×⇄−≈·○") <= SIGNS


def test_no_sign_is_written_outside_the_table_of_signs() -> None:
    found = {
        (name, node.lineno, letter)
        for name, tree in by_name()
        if name != "presentation/signs.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for letter in SIGNS & set(node.value) - TYPOGRAPHY.get(name, set())
    }
    assert not found


def test_no_template_writes_a_sign() -> None:
    templates = [path for path in (SOURCE / "export").rglob("templates/*") if path.is_file()]
    assert templates
    for path in templates:
        name = path.relative_to(SOURCE).as_posix()
        assert not SIGNS & set(path.read_text(encoding="utf-8")) - STYLE.get(name, set()), name


def test_the_exceptions_are_needed() -> None:
    for name, letters in {**TYPOGRAPHY, **STYLE}.items():
        assert letters <= set(Path(SOURCE / name).read_text(encoding="utf-8")), name


def test_meanings_become_words_and_signs_in_one_place() -> None:
    """A table from a meaning to something else is written nowhere else; one entry over another table may be."""
    found = {
        (name, node.lineno)
        for name, tree in by_name()
        if name not in IN_GLYPHS
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict) and sum(_is_meaning(key) for key in node.keys) > 1
    }
    assert not found


def _is_meaning(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name) and key.value.id in MEANINGS


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (glyphs.ROW_GLYPHS, RowKind),
        (glyphs.ROW_WORDS, RowKind),
        (glyphs.ROW_MEANING, RowKind),
        (glyphs.STATUS_GLYPHS, WitnessStatus),
        (glyphs.STATUS_WORDS, WitnessStatus),
        (glyphs.SEVERITY_WORDS, Severity),
        (glyphs.LEVEL_WORDS, Level),
        (glyphs.NOTE_GLYPHS, Status),
        (coverage.ORDER_WORDS, StatementOrder),
        (coverage.FILTER_WORDS, StatementFilter),
    ],
)
def test_every_meaning_has_its_own_entry(table: Mapping[Any, str], kind: type[Enum]) -> None:
    assert set(table) == set(kind)
    assert len(set(table.values())) == len(table)


def test_kinds_of_links_and_renderings_are_statuses() -> None:
    assert {RenderingKind(kind) for kind in LinkKind} == {kind for kind in RenderingKind if kind.is_found}
    for kind in RenderingKind:
        assert glyphs.rendering_glyph(kind) == glyphs.STATUS_GLYPHS[WitnessStatus(kind)]
        if kind is not RenderingKind.PARTIAL:
            assert glyphs.told_in_words(kind, "a", "b") == glyphs.STATUS_WORDS[WitnessStatus(kind)]


def test_a_wording_that_says_more_was_called_in_part() -> None:
    short, long = "Maduro refused.", "Maduro refused to resign, and asked for immunity."
    assert glyphs.told_in_words(RenderingKind.PARTIAL, short, long) == "longer here"
    assert glyphs.told_in_words(WitnessStatus.PARTIAL, long, short) == "shorter here"


@pytest.mark.parametrize("kind", RowKind)
def test_a_row_that_moved_is_shown_as_moved_first(kind: RowKind) -> None:
    row, moved = Row(kind, False, (0,), ()), Row(kind, True, (0,), ())
    assert (glyphs.row_glyph(row), glyphs.row_role(row)) == (glyphs.ROW_GLYPHS[kind], kind)
    assert (glyphs.row_glyph(moved), glyphs.row_role(moved)) == (signs.MOVED, "moved")
    assert glyphs.row_glyph(row) == signs.ROLE_GLYPHS.get(glyphs.row_role(row), signs.SAME)


def test_what_the_reader_decided_is_not_in_doubt() -> None:
    def sureness(*, uncertain: bool, manual: bool) -> str:
        return glyphs.sureness_glyph(Row(RowKind.DROPPED, False, (0,), (), uncertain=uncertain, manual=manual))

    assert sureness(uncertain=False, manual=False) == " "
    assert sureness(uncertain=True, manual=False) == signs.DOUBT
    assert sureness(uncertain=True, manual=True) == sureness(uncertain=False, manual=True) == signs.BY_HAND
