"""The four views of a story by their names, for the keys that lead from any of them to any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from variorum.tui.screens.base import ReaderScreen

View = Literal["overview", "read", "compare", "coverage"]


def screen_of(view: View, screen: ReaderScreen) -> ReaderScreen:
    """A view, of the article, or the two articles, that the reader looks at on a screen."""
    article, session = screen.article_in_view, screen.host.session
    if view == "overview":
        from variorum.tui.screens.overview import OverviewScreen

        return OverviewScreen()
    if view == "read":
        from variorum.tui.screens.read import ReadScreen

        return ReadScreen(article)
    if view == "coverage":
        from variorum.tui.screens.coverage import CoverageScreen

        return CoverageScreen()
    from variorum.tui.screens.compare.screen import CompareScreen

    return CompareScreen(session.project.base, session.project.beside_base(article), None)
