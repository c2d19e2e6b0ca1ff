"""The command line: `variorum --help` lists what it does."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO, cast

import click

from variorum._version import __version__
from variorum.base import debug_log
from variorum.base.errors import InputError, did_you_mean, input_error
from variorum.base.optional_packages import starting
from variorum.cli import streams

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Command(NamedTuple):
    """Where a command stands, and what the list of commands says of it."""

    module: str
    name: str
    summary: str


# Commands are loaded when they are called, so that none pays for what another needs. The first sentence of
# what each says of itself stands here too: the list of commands loads none of them.
_COMMANDS: Final = {
    "read": _Command(
        "read", "read", "Open the reader on articles, a folder of them, addresses, a saved comparison, or a library."
    ),
    "list": _Command("cleaning", "list_", "List articles: outlet, title, date, words, lines removed."),
    "clean": _Command(
        "cleaning",
        "clean_",
        "Print articles without boilerplate; as JSON, one document a line with the verdict on each line.",
    ),
    "diff": _Command("analysis", "diff", "Show two articles side by side: same, reworded, only in one, moved."),
    "coverage": _Command("analysis", "coverage", "Show which outlets carry which statements, each in its own words."),
    "summary": _Command(
        "analysis", "summary", "Say what articles disagree on, what all say, and what only one says or lacks."
    ),
    "history": _Command("history", "history", "Show what changed in one article over time, from version to version."),
    "evidence": _Command(
        "evidence",
        "evidence",
        "Check the texts of a saved comparison against the bytes that came from their addresses.",
    ),
    "captures": _Command(
        "captures",
        "captures",
        "Say how much the bytes of fetched pages take, and remove those that no saved comparison names.",
    ),
    "facts": _Command("analysis", "facts", "Count what each article quotes, cites, hedges, and what it calls things."),
    "export": _Command("export", "export", "Write a saved comparison, or articles, as a file to share."),
    "agreement": _Command(
        "agreement",
        "agreement",
        "Say how far two readers agree on one story: links, relations, status and tags of their notes.",
    ),
    "adjudicate": _Command("agreement", "adjudicate", "Make one saved comparison of two readers' work, row by row."),
    "stories": _Command(
        "stories", "stories", "Group many articles into stories by event, and compare the outlets of each."
    ),
    "find": _Command(
        "find", "find", "Name the articles of a folder of stories that tell of the event that an article tells of."
    ),
    "update": _Command("project", "update", "Bring a saved comparison to what its sources say today."),
    "watch": _Command(
        "watch",
        "watch",
        "Look again and again whether the pages of a saved comparison have changed, and keep each text.",
    ),
    "import": _Command(
        "project", "import_", "Take notes into a saved comparison, or pages of a reading list, a feed or a sitemap."
    ),
    "capture": _Command("capture", "capture", "Take pages from your browser, as you see them there."),
    "serve": _Command(
        "serve",
        "serve",
        "Serve the reader to browsers, on articles, a folder of them, addresses, or a saved comparison.",
    ),
    "config": _Command("config", "config", "Show, check or locate the settings."),
    "doctor": _Command("doctor", "doctor", "Say what of this installation works, what is broken, and what mends it."),
    "completion": _Command(
        "completion", "completion", "Print what has bash, zsh or fish complete commands and options, or install it."
    ),
}


class _ReaderGroup(click.Group):
    """Commands by name; anything else on the line is paths to open in the reader."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = args[: args.index("--")] if "--" in args else args
        debugged = ["--debug"] if "--debug" in options else []  # it may stand anywhere, as in `diff a b --debug`
        args = [arg for arg in options if arg != "--debug"] + args[len(options) :]
        first = next((arg for arg in args if arg == "-" or not arg.startswith("-")), None)
        if first is not None:
            _check_spelling(first, self.list_commands(ctx))
        is_completed = ctx.resilient_parsing and not args  # a shell asks which commands there are
        if first not in self.list_commands(ctx) and not {"--help", "--version", "-h"} & set(args) and not is_completed:
            args = ["read", *args]
        return super().parse_args(ctx, debugged + args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        found = _COMMANDS[cmd_name]
        with starting():
            command = getattr(import_module(f"variorum.cli.{found.module}"), found.name)
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, of which none is loaded for it, or else files."""
        from click.shell_completion import CompletionItem

        found = {name: said.summary for name, said in _COMMANDS.items() if name.startswith(incomplete)}
        options = click.Command.shell_complete(self, ctx, incomplete)
        commands = [CompletionItem(name, help=summary) for name, summary in found.items()]
        return [*commands, *options] or [CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands as click writes it, of stand-ins that need not be loaded."""
        room = formatter.width - 6 - max(map(len, _COMMANDS))
        stand_ins = {name: click.Command(name, help=command.summary) for name, command in _COMMANDS.items()}
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(room)) for name, command in stand_ins.items()])


def _check_spelling(name: str, commands: list[str]) -> None:
    """Raises UsageError for what is no path and nearly a command: a slip of the finger, not three missing files."""
    if name in commands or not name.isalpha() or Path(name).exists():
        return
    if remedy := did_you_mean(name, commands, ""):
        raise click.UsageError(f"There is no command and no file {name!r}. {remedy}")


def _debug(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        try:
            debug_log.begin(sys.argv[1:])
        except OSError as error:
            raise input_error(
                "--debug", f"no log can be written ({error.strerror or error})", "Leave it out."
            ) from None


@click.group(cls=_ReaderGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_debug,
    help="Write what is loaded and how long each stage takes to debug.log in the state folder.",
)
def cli() -> None:
    """Show, sentence by sentence, what each outlet added, dropped or reworded.

    Without a command, opens the reader on the named files, folders or saved
    comparison; with nothing named, on the articles that come with it.

    \b
    Examples:
      variorum                              the reader, on the shipped articles
      variorum a.txt b.txt                  the reader, on two articles
      variorum story.variorum.yaml          the reader, on a saved comparison
      variorum --last                       the reader, where you left it
      variorum --linear a.txt b.txt         the reader in words, for a screen reader
      variorum https://outlet.example/page  the reader, on a page from the web
      variorum diff a.txt b.txt             two articles side by side, as text
      variorum coverage folder --format json
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0 done, 2 bad usage or input, 1 anything else."""
    streams.secure()
    with redirect_stderr(cast(TextIO, streams.SafeStream(sys.stderr))):  # for what libraries say there
        code = _run(args)
        if (log := debug_log.end(code)) is not None:
            _complain(f"The log of --debug is in {log}")
        return code


def _run(args: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=None if args is None else list(args), prog_name="variorum", standalone_mode=False)
        sys.stdout.flush()
    except InputError as error:
        for problem in error.problems:
            _complain(str(problem))
        return 2
    except click.ClickException as error:
        words = io.StringIO()
        error.show(words)
        for line in words.getvalue().splitlines():
            streams.say(line)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    except streams.OutputError as error:
        streams.give_up(sys.stdout)
        if not error.is_closed_pipe:  # its reader has what it wanted, as `head` does
            _complain(f"standard output: cannot be written ({error}).")
        return 1
    except Exception as error:  # the one place where an error ends that nobody expected
        from variorum.base.error_log import told

        _complain(told(error))
        return 1
    return code if isinstance(code, int) else 0


def _complain(message: str) -> None:
    streams.say(f"variorum: {message}")
