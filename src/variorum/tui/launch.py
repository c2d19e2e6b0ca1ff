"""Starting the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from variorum.base.errors import did_you_mean, input_error
from variorum.base.translation import translated, use_language
from variorum.config.load import translations_folder
from variorum.project.sources import with_portable_path
from variorum.session.session import Session
from variorum.storage.recent import RecentFiles, from_anywhere, read_recent, recent_file, write_recent
from variorum.tui.app import VariorumApp
from variorum.tui.audience import Audience
from variorum.tui.themes import KNOWN

if TYPE_CHECKING:
    from variorum.corpus.open_library import OpenLibrary
    from variorum.library.entry import StoryEntry

# Seconds that a worker may hold the interpreter while a key waits; Python's own 0.005 is felt.
_SWITCH: Final = 0.0005
_NEW_KEYS: Final = "keys of November 2026"


def open_reader(
    session: Session,
    paths: Sequence[str],
    audience: Audience = Audience.OWNER,
    library: OpenLibrary | None = None,
    story: StoryEntry | None = None,
) -> str | None:
    """Run the app on a session that was opened with these paths, or on a library, at once on one of its stories; gives
    the error that ended it, if one did."""
    file = recent_file()
    session.news = news(read_recent(file))
    app = VariorumApp(session, audience, library)
    if story is not None and app.library is not None:
        app.call_later(app.library.open_story, story)
    sys.setswitchinterval(_SWITCH)
    app.run()
    remembered = read_recent(file) or RecentFiles()
    remembered = replace(remembered, paths=from_anywhere(paths), told=(_NEW_KEYS,))
    if app.session.path is not None:
        remembered = remembered.with_opened(app.session.path)
    articles, place = app.session.project.articles, app.session.place
    write_recent(file, remembered if place is None else remembered.with_place(articles, place))
    return app.ended_by


def news(remembered: RecentFiles | None) -> str:
    """What is told once to who has used an earlier version; nothing on a first start."""
    if remembered is None or _NEW_KEYS in remembered.told:
        return ""
    return translated("Some keys have changed: a letter means one thing on all screens.  ? lists the keys")


def resumed(session: Session) -> Session:
    """The session where the reader was when the same articles were open last: at the same place, and, where
    no file says otherwise, on the same base; labels are in the language of the settings from now on. Raises
    InputError for a theme or a language that is not known."""
    _check_theme(session.settings.view.theme)
    use_language(session.settings.view.language, translations_folder())
    remembered = read_recent(recent_file())
    place = remembered.of(session.project.articles) if remembered else None
    if session.path is not None:
        session.place = place
        return session
    articles = tuple(map(with_portable_path, session.project.articles))
    begun = Session(session.settings, replace(session.project, articles=articles), is_first_start=remembered is None)
    hashes = [article.sha256 for article in articles]
    if place is not None and place.base in hashes:
        begun.place = place
        begun.project = begun.project.with_base(hashes.index(place.base))
    return begun


def _check_theme(theme: str) -> None:
    if theme not in KNOWN:
        remedy = did_you_mean(theme, KNOWN, f"Known: {', '.join(sorted(KNOWN))}.")
        raise input_error("view.theme", f"there is no theme {theme!r}", remedy)
