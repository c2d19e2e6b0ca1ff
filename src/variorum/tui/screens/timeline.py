"""The Timeline screen: the versions of one article, and what changed from each to the next."""

from __future__ import annotations

from typing import Literal

from textual import work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from variorum.base.translation import counted, translatable, translated
from variorum.history.revisions import Revision
from variorum.keymap.commands import commands_of
from variorum.presentation.pages.timeline_page import (
    WHICH_VERSIONS,
    ShownVersion,
    VersionKey,
    WhichVersions,
    moment_in_words,
    timeline_columns,
    timeline_head,
    timeline_page,
)
from variorum.presentation.wording.history import changes_of_revision, notes_on_revision, size_of_revision
from variorum.project.project import Project
from variorum.project.update import with_version_in_use
from variorum.project.version_story import story_of_versions
from variorum.session.session import Session
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import TextDialog
from variorum.tui.screens.base import UNSAID, PageScreen
from variorum.tui.screens.compare.versions import VersionCompareScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText


class TimelineScreen(PageScreen):
    """All texts that the story holds of an article."""

    NAME = "Timeline"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self, article: int) -> None:
        super().__init__()
        self._article = article
        self._which = WHICH_VERSIONS[0]
        self._marked: int | None = None
        self._shown_of: Project | None = None
        self._versions: Session
        self._revisions: dict[int, Revision] = {}

    def compose(self) -> ComposeResult:
        """A head over the versions."""
        yield SafeText(id="timeline-title", classes="bar")
        yield PageView(timeline_columns, id="page")
        yield KeyFooter()

    @property
    def article_in_view(self) -> int:
        """The article whose versions are shown."""
        return self._article

    def refresh_page(self) -> None:
        """Show the versions, and look for what changed between them if that is not known."""
        self._article = min(self._article, len(self.session.project.articles) - 1)
        story = story_of_versions(self.session.project, self._article)
        if self._shown_of != story:
            self._shown_of, self._marked, self._revisions = story, None, {}
            self._versions = Session(self.session.settings, story)
            self._page.cursor = 2 * len(story.articles)  # the newest
            self._look_for_changes(self._versions)
        self._show()

    @work(thread=True, exclusive=True, group="revisions", description=UNSAID)
    def _look_for_changes(self, versions: Session) -> None:
        worker = get_current_worker()
        for n in range(1, len(versions.project.articles)):
            found = versions.comparison_or_cancelled(n - 1, n, lambda: worker.is_cancelled)
            if found is None or worker.is_cancelled:
                return
            revision = Revision(n - 1, n, found)
            _ = revision.counts, revision.drift, revision.notices  # here, not while it is painted
            self.from_thread(self._found, versions, n, revision)

    def _found(self, versions: Session, n: int, revision: Revision) -> None:
        if versions is self._versions:
            self._revisions[n] = revision
            self._show()

    def _show(self) -> None:
        articles = self._versions.project.articles
        in_use = len(self.session.project.histories[self._article].older)
        shown = [
            ShownVersion(
                article,
                self._versions.cleaned(n) if n == 0 or n in self._revisions else None,
                self._revisions.get(n),
                in_use=n == in_use,
                marked=n == self._marked,
            )
            for n, article in enumerate(articles)
        ]
        empty = translated("No version with {which}; Esc shows all.", which=translated(self._which))
        if self.in_words:
            from variorum.presentation.pages.linear.timeline import timeline_in_words, timeline_in_words_columns

            rows = timeline_in_words(shown, self._which)
            self._page.show(rows, self._page.cursor, timeline_in_words_columns, empty=empty)
        else:
            self._page.show(timeline_page(shown, self._which), self._page.cursor, head=timeline_head(), empty=empty)
        self.refresh_head()

    def refresh_head(self) -> None:
        """The article, how many versions there are, and which are shown."""
        count = counted("{count} version", "{count} versions", len(self._versions.project.articles))
        filtered = translated("only with {which}", which=translated(self._which))
        which = "" if self._which == WHICH_VERSIONS[0] else f"   {filtered}"
        again = translated("S in the story reads its source again")
        more = "" if len(self._versions.project.articles) > 1 else f"   {again}"
        title = f"{self.called_with_code(self._article)}   {count}{which}{more}{self.host.status()}"
        self.query_one("#timeline-title", SafeText).update(title)

    @property
    def _current(self) -> int | None:
        key = self._page.key
        return key.number if isinstance(key, VersionKey) else None

    def end_mode(self) -> bool:
        """Forget the mark, or show all versions again; or end a search."""
        if self._marked is None and self._which == WHICH_VERSIONS[0]:
            return super().end_mode()
        self._marked, self._which = None, WHICH_VERSIONS[0]
        self._show()
        return True

    def action_compare(self) -> None:
        """Compare this version with the one that is marked, else with the one before it."""
        here = self._current
        if here is None:
            return
        other = self._marked if self._marked is not None else here - 1
        if other == here or other < 0:
            self.host.notify_info(
                translated("This is the first: m on another marks that one, Enter then compares the two.")
            )
            return
        older, newer = sorted((here, other))
        self.app.push_screen(VersionCompareScreen(self._article, self._versions, older, newer))

    def action_mark_version(self) -> None:
        """Mark this version, to be compared with another; or take the mark back."""
        self._marked = None if self._marked == self._current else self._current
        self._show()
        if self._marked is not None:
            self.host.notify_info(
                translated("Version {number} is marked. Enter on another compares the two.", number=self._marked + 1)
            )

    def action_which(self) -> None:
        """Show all versions, or those with another headline, with a notice, changed without one."""
        self.choose_filter(WHICH_VERSIONS, self._which, self._filter_by)

    def _filter_by(self, which: WhichVersions) -> None:
        self._which = which
        self._show()

    def action_explain(self) -> None:
        """Say what changed in this version since the one before."""
        if (here := self._current) is None or (revision := self._revisions.get(here)) is None:
            self.host.notify_info(
                translated("There is nothing before it.") if not here else translated("It is being compared.")
            )
            return
        pairs = [(translatable("rows"), size_of_revision(revision)), *notes_on_revision(revision)]
        pairs += [(name, " → ".join(sides)) for _, name, sides in changes_of_revision(revision)]
        pairs = [(translated(name), text) for name, text in pairs]
        self.app.push_screen(
            TextDialog(translated("What changed from version {older} to {newer}", older=here, newer=here + 1), pairs)
        )

    def action_use_version(self) -> None:
        """Put this version into the story."""
        self._use(as_base=False)

    def action_set_base(self) -> None:
        """Put this version into the story, as its base."""
        self._use(as_base=True)

    def _use(self, *, as_base: bool) -> None:
        if (here := self._current) is None:
            return
        project = with_version_in_use(self.session.project, self._article, here).project
        when = moment_in_words(self._versions.project.articles[here])
        done = translated("taking version {number} of {article}", number=here + 1, article=self.called(self._article))
        lost = sum(n.is_orphan for n in project.notes) - sum(n.is_orphan for n in self.session.project.notes)
        orphaned = counted("{count} note did not find its words.", "{count} notes did not find their words.", lost)
        orphans = f" {orphaned}" if lost > 0 else ""
        self.host.steps.take(project.with_base(self._article) if as_base else project, done)
        said = translated("The story has version {number}, {when}, now.", number=here + 1, when=when)
        if as_base:
            said = translated("The story has version {number}, {when}, now as its base.", number=here + 1, when=when)
        self.host.notify_info(f"{said}{orphans} {translated('u takes it back.')}")

    def action_article(self, direction: Literal[-1, 1]) -> None:
        """The next or previous article."""
        self._article = (self._article + direction) % len(self.session.project.articles)
        self.refresh_page()
