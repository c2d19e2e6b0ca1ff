"""What screens know of the app: the session, what is said, and the services that change things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from variorum.tui.services.host import ServiceHost

if TYPE_CHECKING:
    from variorum.tui.services.adjudicating import AdjudicationService
    from variorum.tui.services.library import LibraryService
    from variorum.tui.services.notes import NoteService
    from variorum.tui.services.opening import OpeningService
    from variorum.tui.services.recovery import RecoveryService
    from variorum.tui.services.saving import SavingService
    from variorum.tui.services.sources import SourceService
    from variorum.tui.services.steps import StepService
    from variorum.tui.services.versions import VersionService


class AppProtocol(ServiceHost, Protocol):
    """The app, as its screens use it. `sought` is what was searched for last."""

    sought: re.Pattern[str] | None
    steps: StepService
    notes: NoteService
    saving: SavingService
    opening: OpeningService
    adjudicating: AdjudicationService
    sources: SourceService
    recovery: RecoveryService
    versions: VersionService

    @property
    def library(self) -> LibraryService | None:
        """What opens the stories of the library, if one is open."""

    def allows(self, action: str) -> bool:
        """Whether an action may be taken now: by this audience, and in a story without an article."""

    def status(self) -> str:
        """The file that is open, whether all is saved, and how far the encoder is, for the head of a screen."""

    def refine(self) -> None:
        """Have encoder and judge read what they have not read yet."""
