"""The overview of the first screen is worked out when the reader rests there; here only where a test asks for it."""

import pytest

_NEVER = 3_600


@pytest.fixture(autouse=True)
def no_overview_on_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that look at other things do not pay for it."""
    monkeypatch.setattr("variorum.tui.screens.story._PEACE", _NEVER)


@pytest.fixture
def overview_on_story(monkeypatch: pytest.MonkeyPatch, no_overview_on_story: None) -> None:
    """The overview begins at once."""
    monkeypatch.setattr("variorum.tui.screens.story._PEACE", 0.001)
