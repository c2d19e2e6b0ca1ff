"""Starting the reader."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from textual.theme import BUILTIN_THEMES

from variorum.articles.reading import read_articles
from variorum.notebook.desk import Desk
from variorum.notebook.saved_comparison import SUFFIX, SavedComparison
from variorum.problems import refuse
from variorum.progress import fetching_told
from variorum.settings import CleaningSettings, Settings
from variorum.tui.app import VariorumApp


def open_reader(paths: Sequence[str], settings: Settings) -> None:
    """Read what is named and run the app on it. Raises InputError before anything is painted."""
    VariorumApp(desk_for(paths, settings)).run()


def desk_for(paths: Sequence[str], settings: Settings) -> Desk:
    """The desk with a saved comparison, or with articles."""
    _check_theme(settings.view.theme)
    saved = [path for path in paths if path.endswith(SUFFIX)]
    if not saved:
        with fetching_told() as fetching:
            articles = read_articles(paths, settings.limits, fetching)
        desk = Desk(settings, SavedComparison.of(articles))
        if settings.cleaning != CleaningSettings():
            _ = desk.rules  # the reader's own rules are checked now; the shipped ones can wait
        return desk
    if len(paths) > 1:
        raise refuse(saved[0], "is a saved comparison", "Open it by itself: it holds its articles.")
    return Desk.opened(Path(saved[0]), settings)


def _check_theme(theme: str) -> None:
    if theme not in BUILTIN_THEMES:
        near = difflib.get_close_matches(theme, BUILTIN_THEMES, n=1)
        remedy = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(sorted(BUILTIN_THEMES))}."
        raise refuse("view.theme", f"there is no theme {theme!r}", remedy)
