"""Every mark can be read in every theme, and none rests on colour alone."""

import pytest
from rich.color import Color as RichColor
from textual.color import Color

from tests.tui.driver import reading
from variorum.presentation.glyphs import ROW_GLYPHS
from variorum.tui.themes import THEME_CYCLE
from variorum.tui.widgets.page_view import ROLES

# Lines between columns are no text.
TEXT_ROLES = [role for role in (*ROLES, "", "cursor") if role != "rule"]


def contrast(one: RichColor, other: RichColor) -> float:
    """The contrast of two colours, as WCAG 2 has it."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: RichColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.from_rich_color(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [theme for theme in THEME_CYCLE if not theme.startswith("ansi")])
async def test_every_mark_can_be_read(seeds: list[str], theme: str) -> None:
    async with reading(seeds[:2], theme=theme) as reader:
        plain = reader.page._style("")
        for role in TEXT_ROLES:
            style = plain + reader.page._style(role)
            assert style.color
            assert style.bgcolor
            assert contrast(style.color, style.bgcolor) >= 4.5, (theme, role)


async def test_the_terminals_own_colours_are_kept_to(seeds: list[str]) -> None:
    async with reading(seeds[:2], theme="ansi-dark") as reader:
        for role in TEXT_ROLES:
            style = reader.page._style(role)
            for colour in (style.color, style.bgcolor):
                assert colour is None or colour.is_system_defined or colour.is_default, role


def test_every_kind_of_row_has_a_sign_of_its_own() -> None:
    assert len(set(ROW_GLYPHS.values())) == len(ROW_GLYPHS)
