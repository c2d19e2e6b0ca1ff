"""Checking the keys that the reader gives to commands: that both exist, and that no key does two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from variorum.base.errors import Problem, did_you_mean
from variorum.base.strict_yaml import Document
from variorum.keymap.commands import BY_NUMBER, PAGE, SCREENS, SHARED, Command, Keymap, commands_of, keys_of
from variorum.keymap.keys import TAKEN, key_named, written

COMMANDS: Mapping[str, Command] = {
    command.id: command for command in (*SHARED, *PAGE, *(c for commands in SCREENS.values() for c in commands))
}


def check_keys(document: Document, keymap: Keymap) -> list[Problem]:
    """Every command of a config file's keymap that is not known, and every key that cannot be used."""
    problems = []
    for name, keys in keymap.items():
        if name not in COMMANDS:
            remedy = did_you_mean(name, COMMANDS, "docs/keymap.md lists all commands.")
            problems.append(document.problem(("keymap", name), f"keymap: unknown command {name!r}", remedy))
        elif COMMANDS[name].action == BY_NUMBER:
            what = f"keymap.{name}: has the digits, which cannot be changed"
            problems.append(document.problem(("keymap", name), what, "Leave it out."))
        elif not keys:
            what = f"keymap.{name}: is left without a key"
            problems.append(document.problem(("keymap", name), what, "Give it one, or leave it out."))
        for n, word in enumerate(keys):
            if (wrong := _wrong_with(word)) is not None:
                problems.append(document.problem(("keymap", name, n), f"keymap.{name}: {wrong}", _WRITE))
    return problems


_WRITE = "Write keys as ], PgDn, F5, Ctrl+D."


def _wrong_with(word: str) -> str | None:
    key = key_named(word)
    if key is None:
        return f"there is no key {word!r}"
    return f"{word} is taken: {TAKEN[key]}" if key in TAKEN else None


def clashes(keymap: Keymap) -> Iterator[tuple[str, str]]:
    """Each clash of a keymap: the command that it moves onto a key, and what is wrong.

    A key may do one thing on a screen, with what stands on every screen.
    """
    told = set()
    for screen in SCREENS:
        owners: dict[str, Command] = {}
        for command in (*commands_of(screen), *PAGE):
            for key in keys_of(command, keymap):
                other = owners.setdefault(key, command)
                if other is command:
                    continue
                moved, stays = (command, other) if command.id in keymap else (other, command)
                if moved.id in keymap and moved.action != BY_NUMBER and (key, moved.id, stays.id) not in told:
                    told.add((key, moved.id, stays.id))
                    yield moved.id, f"{written(key)} is the key of {stays.id} too, on the {screen} screen"
