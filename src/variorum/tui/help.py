"""The help of a screen: its commands with their keys, the keys of every page, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from variorum.keymap.commands import BY_NUMBER, PAGE, SHARED, Command, Keymap, commands_of, spoken_keys

_EVERYWHERE: Final = (
    ("Ctrl+P", "All commands by name, Textual's own too"),
    ("Tab", "Next pane"),
    ("drag, Ctrl+C", "Select words of one side with the mouse, and copy them"),
    ("Ctrl+Q", "Quit"),
)
_MARKS: Final = "Marks"
_MORE: Final = (("docs/glossary.md", "what each word means"), ("docs/keymap.md", "all keys, and how to change them"))


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Keys or a sign, and what they mean, under a heading; `action` runs it, where it is a command of the screen."""

    heading: str
    name: str
    meaning: str
    action: str | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it says what a sign means; in words there are none."""
        return self.heading == _MARKS


def help_for(screen: str, keymap: Keymap) -> list[HelpLine]:
    """The lines of the help of a screen, in the order of their headings."""
    from variorum.presentation.glyphs import HELP_LEGEND  # not at the start: it knows all that has a sign

    shared = {command.action for command in SHARED}
    own = [command for command in commands_of(screen) if command.action not in shared]
    read = ((_MARKS, HELP_LEGEND), ("Also", _EVERYWHERE), ("To read", _MORE))
    return [
        *_commands(f"{screen} screen", own, keymap),
        *_commands("Every screen", SHARED, keymap),
        *(HelpLine("Moving", spoken_keys(command, keymap), command.title) for command in PAGE),
        *(HelpLine(heading, name, meaning) for heading, pairs in read for name, meaning in pairs),
    ]


def _commands(heading: str, commands: Iterable[Command], keymap: Keymap) -> list[HelpLine]:
    return [
        HelpLine(
            heading,
            spoken_keys(command, keymap),
            command.title,
            None if command.action == BY_NUMBER else command.action,
        )
        for command in commands
    ]


def matching(lines: Iterable[HelpLine], sought: str) -> list[HelpLine]:
    """The lines that have each word of `sought`, in keys, meaning or heading, in any case."""
    words = sought.casefold().split()
    texts = ((line, f"{line.name} {line.meaning} {line.heading}".casefold()) for line in lines)
    return [line for line, text in texts if all(word in text for word in words)]


def under_headings(lines: Sequence[HelpLine]) -> list[tuple[tuple[str, str], HelpLine | None]]:
    """Pairs of (keys, meaning) to show, each with its line; a heading has neither meaning nor line."""
    shown: list[tuple[tuple[str, str], HelpLine | None]] = []
    for heading, group in groupby(lines, key=lambda line: line.heading):
        shown.append(((heading, ""), None))
        shown += [((line.name, line.meaning), line) for line in group]
    return shown
