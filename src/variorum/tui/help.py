"""The help of a screen: its keys, the keys of every page, and what the marks mean."""

from __future__ import annotations

from typing import Final

from variorum.keymap.commands import PAGE, Keymap, commands_of, spoken_keys

_EVERYWHERE: Final = (
    ("Ctrl+P", "All commands by name"),
    ("Tab", "Next pane"),
    ("drag, Ctrl+C", "Select words of one side with the mouse, and copy them"),
    ("Ctrl+Q", "Quit"),
)


def help_for(screen: str, keymap: Keymap) -> list[tuple[str, str]]:
    """Pairs of (keys, meaning) to read; a pair without a meaning is a heading."""
    from variorum.presentation.glyphs import HELP_LEGEND  # not at the start: it knows all that has a sign

    keys = [(spoken_keys(command, keymap), command.title) for command in commands_of(screen)]
    moving = [(spoken_keys(command, keymap), command.title) for command in PAGE]
    parts = ((f"{screen} screen", keys), ("Moving", moving), ("Marks", HELP_LEGEND), ("Everywhere", _EVERYWHERE))
    return [pair for heading, pairs in parts for pair in ((heading, ""), *pairs)]
