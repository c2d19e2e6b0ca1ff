"""docs/man/variorum.1, made from what the commands say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from variorum._version import __version__
from variorum.cli.main import cli


def man_page() -> str:
    """The manual page: what the program does, its commands with arguments and options, the exit codes."""
    context = click.Context(cli, info_name="variorum", **cli.context_settings)
    lines = [
        f'.TH VARIORUM 1 "" "Variorum {__version__}" "User Commands"',
        ".ad l",
        ".nh",
        ".SH NAME",
        r"variorum \- show, sentence by sentence, what each news outlet added, dropped or reworded",
        ".SH SYNOPSIS",
        r".B variorum",
        r"[\fICOMMAND\fR] [\fIOPTION\fR]... [\fIPATH\fR]...",
        ".SH DESCRIPTION",
        *_prose(cli.help or ""),
        *_options(cli, context),
        ".SH COMMANDS",
    ]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            lines += _command(command, click.Context(command, context, info_name=name))
    lines += [".SH EXIT STATUS", "0 done, 2 wrong usage or input, 1 anything else.", ""]
    return "\n".join(lines)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f".SS {_escaped(context.command_path)} {_escaped(' '.join(command.collect_usage_pieces(context)))}"
    yield from _prose(command.help or "")
    yield from _options(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (inner := command.get_command(context, name)) is not None:
                yield from _command(inner, click.Context(inner, context, info_name=name))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from (".TP", rf"\fB{_escaped(record[0])}\fR", _escaped(record[1]) or r"\&")


def _prose(text: str) -> Iterator[str]:
    r"""Paragraphs; one that begins with \b, as click has it, stays as it is."""
    for n, paragraph in enumerate(cleandoc(text).split("\n\n")):
        if n:
            yield ".PP"
        if paragraph.startswith("\b\n"):
            yield from (".nf", *map(_escaped, paragraph.splitlines()[1:]), ".fi")
        else:
            yield _escaped(" ".join(paragraph.split()))


def _escaped(text: str) -> str:
    """As roff shows it: a backslash, a hyphen, what begins a line like a request; choices may go to the next line."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("|", r"|\:")
    return rf"\&{text}" if text.startswith((".", "'")) else text
