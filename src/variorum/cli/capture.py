"""The command that takes pages from the reader's browser."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from variorum.articles.article import Article
from variorum.articles.capture.key import receiver_key
from variorum.articles.capture.received import ReceivedPage, article_of
from variorum.base.errors import InputError, input_error
from variorum.base.paths import SUFFIX, is_comparison, is_file, is_folder
from variorum.cli.options import FilePath, config_option, settings_from
from variorum.cli.saving import save_new, save_project
from variorum.cli.streams import put, say
from variorum.config.settings import Settings
from variorum.presentation.wording.labels import count_in_words
from variorum.project.project import Project
from variorum.session.session import Session

_LONGEST_NAME = 60  # characters of a file's


@click.command()
@click.argument("to", type=FilePath())
@click.option("--port", type=click.IntRange(1024, 65_535), help="Listen on this port, from now on.  [default: 8737]")
@click.option("--new-token", is_flag=True, help="Make a new token: bookmarks made before send no more.")
@click.option("--open", "shows", is_flag=True, help="Open the page with the bookmark in the browser.")
@config_option
def capture(to: Path, port: int | None, new_token: bool, shows: bool, config: Path | None) -> None:
    """Take pages from your browser, as you see them there.

    They go into a saved comparison, which may be a new one, or a folder.

    It names a page on this machine with a bookmark for your browser. Whatever page you open, also one behind your
    login, the bookmark sends to Variorum while this command runs. It listens on this machine only. Ctrl+C ends it.

    \b
    Examples:
      variorum capture story.variorum.yaml
      variorum capture folder-of-articles --open
    """
    settings = settings_from(config)
    if not is_comparison(to) and not is_folder(to):
        remedy = f"Name a folder that is there, or a comparison, old or new, that ends in {SUFFIX}."
        raise input_error(to, "is neither a folder nor a comparison", remedy)
    from variorum.articles.capture.receiver import Receiver

    key = receiver_key(port, anew=new_token)

    def take(page: ReceivedPage) -> str:
        words = take_into(to, page, settings)
        say(f"variorum: {words}")
        return words

    receiver = Receiver(key, settings.limits, take)
    put([f"The bookmark is on this page: {key.start_page}"])
    say("variorum: Receiving pages on this machine. Ctrl+C ends it.")
    if shows:
        webbrowser.open(key.start_page)
    try:
        receiver.run()
    except KeyboardInterrupt:
        return


def take_into(to: Path, page: ReceivedPage, settings: Settings) -> str:
    """Put a page into a comparison, which may be a new one, or into a folder; gives what was done, in words.

    Raises InputError.
    """
    article = article_of(page, settings.limits)
    words = count_in_words(len(article.text.split()), "word")
    called = f"{article.metadata.headline or article.path} ({words})"
    if not is_comparison(to):
        return f"Saved as {_into_folder(to, page, article)}: {called}"
    if not is_file(to):
        save_new(Project.of([article]), to, settings)
        return f"Added to {to}: {called}"
    session = Session.opened(to, settings)
    if any(article.sha256 == each.sha256 for each in session.project.articles):
        return f"It is in {to} already: {called}"
    save_project(session, session.project.with_article(article), to)
    return f"Added to {to}: {called}"


def _into_folder(folder: Path, page: ReceivedPage, article: Article) -> Path:
    """Write the page and what is known of it; gives the page's file. Raises InputError."""
    from variorum.articles.sidecar import metadata_as_data, sidecar_path
    from variorum.base.atomic_write import write_new
    from variorum.storage.file.yaml_dump import as_yaml

    said = "".join(sign if sign.isalnum() else " " for sign in article.metadata.headline or "page")
    name = "-".join(said.casefold().split())[:_LONGEST_NAME].strip("-") or "page"
    for number in range(1, 1000):
        file = folder / (f"{name}.html" if number == 1 else f"{name}-{number}.html")
        if file.exists() or sidecar_path(file).exists():
            continue
        write_new(file, page.markup)
        known = replace(article.metadata, capture=None)  # the file itself is what was received
        try:
            write_new(sidecar_path(file), as_yaml(metadata_as_data(known)))
        except InputError:
            file.unlink(missing_ok=True)
            raise
        return file
    raise input_error(folder, f"holds too many pages called {name}", "Empty it, or name another folder.")
