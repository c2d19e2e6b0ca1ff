"""The overview of the first screen is worked out when the reader rests there; here only where a test asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_NEVER = 3_600


@pytest.fixture(autouse=True)
def no_overview_on_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that look at other things do not pay for it."""
    monkeypatch.setattr("variorum.tui.screens.story._PEACE", _NEVER)


@pytest.fixture
def overview_on_story(monkeypatch: pytest.MonkeyPatch, no_overview_on_story: None) -> None:
    """The overview begins at once."""
    monkeypatch.setattr("variorum.tui.screens.story._PEACE", 0.001)


@pytest.fixture(scope="session", autouse=True)
def _styles_parsed_once() -> Iterator[None]:
    """Each reader that is started would parse the same styles for the same theme anew."""
    known: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(sheet: Stylesheet, *source: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), source, frozenset(named.items()))
        if key not in known:
            known[key] = parse(sheet, *source, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
