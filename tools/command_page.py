"""docs/commands.md, made from what the commands say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from variorum.cli.main import cli


def command_page() -> str:
    """Every command with what it does, its options and examples; a list of all comes first."""
    context = click.Context(cli, info_name="variorum", **cli.context_settings)
    commands = list(_commands(cli, context))
    lines = ["# Commands", "", "Made from `src/variorum/cli/` by `make docs`; a test compares them.", "", *_GENERAL, ""]
    lines += ["| command | what it does |", "|---|---|"]
    for command, here in commands:
        lines.append(f"| [`{here.command_path}`](#{here.command_path.replace(' ', '-')}) | {_summary(command)} |")
    for command, here in commands:
        lines += ["", *_section(command, here)]
    return "\n".join([*lines, ""])


_GENERAL = (
    "`-` is standard input. Exit code 0 means done, 2 wrong usage or bad input, 1 anything else. The message on bad",
    "input names the file, the place and the remedy. `--debug`, anywhere on the line, writes what is loaded and how",
    "long each stage takes to `debug.log` in your state folder (`~/.local/state/variorum`), without a word of your",
    "articles. `--layout linear` says everything in words, one thing after the other, for screen readers.",
)


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    for name in group.list_commands(context):
        if (command := group.get_command(context, name)) is not None:
            here = click.Context(command, context, info_name=name)
            if isinstance(command, click.Group):
                yield from _commands(command, here)
            else:
                yield command, here


def _summary(command: click.Command) -> str:
    return _in_markdown(command.get_short_help_str(limit=1000))


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}"
    yield from ("", "```", " ".join((context.command_path, *command.collect_usage_pieces(context))), "```")
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        yield ""
        if paragraph.startswith("\b\n"):  # click leaves such a paragraph as it is
            shown = [line for line in paragraph.splitlines()[1:] if line != "Examples:"]
            yield from ("```", *(line.removeprefix("  ") for line in shown), "```")
        else:
            yield _in_markdown(" ".join(paragraph.split()))
    options = [record for one in command.params if (record := one.get_help_record(context)) and record[1]]
    if options:
        yield from ("", "| option | what it does |", "|---|---|")
        yield from (f"| `{_in_markdown(name)}` | {_in_markdown(words)} |" for name, words in options)


def _in_markdown(text: str) -> str:
    return text.replace("|", r"\|")
