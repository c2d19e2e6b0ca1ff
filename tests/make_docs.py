"""The pages and pictures that are made from the code: docs/keymap.md and the pictures of the README."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.tui.driving import reading
from variorum.tui.commands import keymap_markdown

CHECKOUT = Path(__file__).parent.parent
SEEDS = sorted(str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "seeds").glob("*.txt"))
PICTURES = {
    "compare": ["down", "down", "enter", "n", "n", "n", "n"],
    "story": ["end"],
    "lines": ["end", "L"],
    "read": ["R", "enter"],
    "coverage": ["v", "down"],
}


async def picture(name: str, keys: list[str]) -> None:
    """Write docs/pictures/NAME.svg, as the app itself draws it."""
    async with reading(SEEDS, size=(120, 34)) as reader:
        await reader.press(*keys)
        path = CHECKOUT / "docs" / "pictures" / f"{name}.svg"
        path.parent.mkdir(exist_ok=True)
        path.write_text(reader.app.export_screenshot(title="Variorum"), encoding="utf-8")
        print(path.relative_to(CHECKOUT))


def main() -> None:
    """Write them all."""
    (CHECKOUT / "docs" / "keymap.md").write_text(keymap_markdown(), encoding="utf-8")
    for name, keys in PICTURES.items():
        asyncio.run(picture(name, keys))


if __name__ == "__main__":
    main()
