"""Pictures of a screen in a reader that a test has started, compared with those that were looked at."""

from __future__ import annotations

from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion

from tests.tui.driver import Driver

THEMES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high-contrast": "high-contrast",
    "no-colour": "textual-dark",
}


async def differing_looks(reader: Driver, snapshot: SnapshotAssertion) -> list[str]:
    """The looks in which the screen is not as it was when it was looked at."""
    pictures = snapshot.use_extension(SVGImageExtension)
    reader.app.clear_notifications()
    differing = []
    for look in ("light", "high-contrast", "dark"):
        reader.app.theme = THEMES[look]
        await reader.rest()
        if reader.app.export_screenshot() != pictures(name=look):
            differing.append(look)
    return differing
