"""The help of a screen: its commands with their keys, the keys of every page, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from variorum.base.translation import translatable, translated
from variorum.keymap.commands import BY_NUMBER, PAGE, SHARED, Command, Keymap, commands_of, spoken_keys

_EVERYWHERE: Final = (
    ("Ctrl+P", translatable("All commands by name, Textual's own too")),
    ("Tab", translatable("Next pane")),
    (translatable("drag, Ctrl+C"), translatable("Select words of one side with the mouse, and copy them")),
    ("Ctrl+Q", translatable("Quit")),
)
_MORE: Final = (
    ("docs/glossary.md", translatable("what each word means")),
    ("docs/keymap.md", translatable("all keys, and how to change them")),
)


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Keys or a sign, and what they mean, under a heading; `action` runs it, where it is a command of the screen. One
    that `is_mark` says what a sign means; in words there are none."""

    heading: str
    name: str
    meaning: str
    action: str | None = None
    is_mark: bool = False


def help_for(screen: str, keymap: Keymap) -> list[HelpLine]:
    """The lines of the help of a screen, in the order of their headings."""
    from variorum.presentation.glyphs import HELP_LEGEND  # not at the start: it knows all that has a sign

    shared = {command.action for command in SHARED}
    own = [command for command in commands_of(screen) if command.action not in shared]
    marks = ((translated(sign), translated(meaning)) for sign, meaning in HELP_LEGEND)
    read = ((translated("Also"), _EVERYWHERE), (translated("To read"), _MORE))
    return [
        *_commands(translated("{screen} screen", screen=translated(screen)), own, keymap),
        *_commands(translated("Every screen"), SHARED, keymap),
        *(HelpLine(translated("Moving"), spoken_keys(command, keymap), translated(command.title)) for command in PAGE),
        *(HelpLine(translated("Marks"), sign, meaning, is_mark=True) for sign, meaning in marks),
        *(
            HelpLine(heading, translated(name), translated(meaning))
            for heading, pairs in read
            for name, meaning in pairs
        ),
    ]


def _commands(heading: str, commands: Iterable[Command], keymap: Keymap) -> list[HelpLine]:
    return [
        HelpLine(
            heading,
            spoken_keys(command, keymap),
            translated(command.title),
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
