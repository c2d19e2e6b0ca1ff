"""The colour themes that `t` goes through, and one of our own of the highest contrast."""

from __future__ import annotations

from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
    variables={"footer-key-foreground": "#ffff00", "border": "#ffffff"},
)
THEME_CYCLE: Final = ("textual-dark", "textual-light", HIGH_CONTRAST.name, "ansi-dark", "ansi-light")
KNOWN: Final = (*BUILTIN_THEMES, HIGH_CONTRAST.name)
