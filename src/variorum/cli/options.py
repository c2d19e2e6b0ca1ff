"""What the commands of the command line share: options that bear on the settings, and writing results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from variorum.cli.streams import put, put_bytes, put_document, say, shown
from variorum.config.load import Configuration, load_config
from variorum.config.settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_ALLOW_LOCAL = "variorum.allow_local"
_ITEMS = "variorum.items"


def _allow(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    context.meta[_ALLOW_LOCAL] = wanted


allow_local_option = click.option(
    "--allow-local",
    is_flag=True,
    expose_value=False,
    callback=_allow,
    help="Fetch addresses in private and local networks too.",
)


def _chosen(context: click.Context, _option: click.Parameter, written: str | None) -> None:
    if written is not None:
        from variorum.articles.lists.numbers import numbers_in  # few commands are given it

        context.meta[_ITEMS] = numbers_in(written, "--items")


items_option = click.option(
    "--items",
    expose_value=False,
    callback=_chosen,
    metavar="1,3-5",
    help="Fetch these pages of a feed, a sitemap or a reading list.",
)


def items_asked() -> tuple[int, ...]:
    """The numbers of the pages of lists that the command line asks for."""
    context = click.get_current_context(silent=True)
    return () if context is None else context.meta.get(_ITEMS, ())


def files(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Has the shell complete a path."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


_EMPTY: Final = "an empty path names no file."


def named(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """What is given, which may be a path or an address; nothing is an error."""
    if not value:
        raise click.BadParameter(_EMPTY, context, parameter)
    return value


class FilePath(click.Path):
    """The path of a file, which may be there or not; `-` where the command has a meaning for it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; an empty one, which would be the current folder, is an error."""
        if not str(value):
            self.fail(_EMPTY, param, ctx)
        return super().convert(value, param, ctx)


config_option = click.option("--config", type=FilePath(), help="Settings to read after the others.")
output_option = click.option("--output", type=FilePath(), help="Write to a file; - is standard output.")


_Command = TypeVar("_Command", bound=Callable[..., Any])


def layout_option(meaning: str) -> Callable[[_Command], _Command]:
    """How the text of a command is laid out where it has one form for the eye, and one in words."""
    return click.option(
        "--layout", type=click.Choice(("auto", "linear")), default="auto", show_default=True, help=meaning
    )


def days_option(meaning: str) -> Callable[[_Command], _Command]:
    """How many days may lie between articles on one event."""
    from variorum.grouping.stories import DAYS  # few commands are given it

    return click.option("--days", type=click.IntRange(0, 3650), default=DAYS, show_default=True, help=meaning)


def result_options(*, width: bool = False, formats: Sequence[str] = ("text", "json")) -> Callable[[_Command], _Command]:
    """The options that commands share."""

    def add(command: _Command) -> _Command:
        decorators = [
            click.option("--format", "form", type=click.Choice(formats), default="text", show_default=True),
            output_option,
            config_option,
            items_option,
            allow_local_option,
        ]
        if width:
            decorators.append(click.option("--width", type=click.IntRange(20, 1000), help="Columns of text output."))
            decorators.append(
                click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto")
            )
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return add


def settings_from(config: Path | None) -> Settings:
    """The settings of the config files, with what the command line says over them. Raises InputError."""
    configuration = load_config(config)
    tell_what_is_passed_over(configuration)
    settings = configuration.settings
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(_ALLOW_LOCAL):
        return replace(settings, limits=replace(settings.limits, allow_local=True))
    return settings


def tell_what_is_passed_over(configuration: Configuration) -> None:
    """Say on standard error which settings do not count, and why."""
    for problem in configuration.passed_over:
        say(f"variorum: {problem}")


def write(lines: Iterable[str], output: Path | None, *, is_document: bool = False) -> None:
    """Write lines to a file, or to standard output for None and `-`; a document is UTF-8 there too.

    Raises InputError and OutputError.
    """
    if output is None or str(output) == "-":
        put(lines, is_document=is_document)
    else:
        from variorum.base.atomic_write import write_atomically  # most results go to standard output

        write_atomically(output, "".join(f"{shown(line)}\n" for line in lines))


def write_document(document: str | bytes, output: Path | None) -> None:
    """Write a whole document, safe as all exports are, to a file or to standard output.

    Raises InputError and OutputError.
    """
    if output is None or str(output) == "-":
        if isinstance(document, bytes):
            put_bytes(document)
        else:
            put_document(document)
    else:
        from variorum.base.atomic_write import write_atomically

        write_atomically(output, document)
