"""What is made from the code: pages of docs/, the manual page, tables in documents, and the pictures of the README."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.made_tables import with_tables
from tests.tui.driver import reading
from tools.command_page import command_page
from tools.man_page import man_page
from variorum.keymap.commands import PAGE, SCREENS, SHARED, spoken_keys

CHECKOUT = Path(__file__).parent.parent
SEEDS = sorted(str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "seeds").glob("*.txt"))
NOTES = ["asterisk", "L", "down", "d", "q", "apostrophe"]
PICTURES = {
    "compare": ["down", "down", "enter", "n", "n", "n", "n"],
    "story": ["end"],
    "lines": ["end", "L"],
    "read": ["2", "enter"],
    "coverage": ["4", "down"],
    "overview": ["1", "down"],
    "notes": [*["down", "down", "enter", "n", "n", "a"], *"Who_says_so", "ctrl+s", "n", *NOTES],
}


def keymap_markdown() -> str:
    """docs/keymap.md, made from the tables of commands."""
    tables = {**SCREENS, "In every screen": SHARED, "In every text and list": PAGE}
    made = "Made from `src/variorum/keymap/commands.py` by `make docs`; a test compares them."
    lines = ["# Keys", "", made, "", *_KEYS_CAN_BE_CHANGED, ""]
    for name, commands in tables.items():
        lines += [f"## {name}", "", "| keys | what it does | command |", "|---|---|---|"]
        lines += [f"| `{spoken_keys(c).replace('|', '&#124;')}` | {c.title} | `{c.id}` |" for c in commands]
        lines.append("")
    lines += [
        "`Tab` goes to the next pane, `Ctrl+P` opens the command palette with all commands of the screen,",
        "`Ctrl+Q` quits from anywhere. In a note, `Ctrl+S` keeps it, `F2` and `F3` change status and colour,",
        "`F4` opens your editor, `→` completes a tag, and `Esc` leaves it. Where words are chosen, `w` and",
        "`W` take in a word more or less.",
        "",
    ]
    return "\n".join(lines)


_KEYS_CAN_BE_CHANGED = (
    "Any of them can be changed in `config.yaml`, by the command's name; what is named there replaces all",
    "keys of the command. Unknown commands and keys, and keys that would do two things on a screen, are",
    "reported with their place in the file.",
    "",
    "```yaml",
    "keymap:",
    '  compare.next-change: ["]", F7]',
    "  page.half-down: [Ctrl+F]",
    "```",
    "",
    "A letter means one thing on every screen that has it. Until November 2026 some meant two; `variorum config",
    "former-keys` prints the old ones for your own config file, as far as they still exist.",
)


async def picture(name: str, keys: list[str]) -> None:
    """Write docs/pictures/NAME.svg, as the app itself draws it."""
    async with reading(SEEDS, size=(120, 34)) as reader:
        await reader.until_overview()
        await reader.press(*keys)
        path = CHECKOUT / "docs" / "pictures" / f"{name}.svg"
        path.parent.mkdir(exist_ok=True)
        path.write_text(reader.app.export_screenshot(title="Variorum"), encoding="utf-8")
        print(path.relative_to(CHECKOUT))


def main() -> None:
    """Write them all."""
    (CHECKOUT / "docs" / "man" / "variorum.1").write_text(man_page(), encoding="utf-8")
    (CHECKOUT / "docs" / "commands.md").write_text(command_page(), encoding="utf-8")
    (CHECKOUT / "docs" / "keymap.md").write_text(keymap_markdown(), encoding="utf-8")
    for page in (CHECKOUT / "docs").glob("*.md"):
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
    with TemporaryDirectory() as folder:  # with nothing of the reader's own to be taken up
        os.environ["XDG_STATE_HOME"] = folder
        for name, keys in PICTURES.items():
            asyncio.run(picture(name, keys))


if __name__ == "__main__":
    main()
