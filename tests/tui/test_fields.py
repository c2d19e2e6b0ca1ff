"""What is typed changes what it is meant to change; nothing that cannot be shown is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import texts
from tests.tui.driver import reading
from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article, Metadata
from variorum.base.sanitize import safe
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.tui.widgets.area import Area
from variorum.tui.widgets.fields import Field, spliced

HEADLINE = "A\u200fB \x1b[5mC\u202e\xadD"
NOTE = "One\u200f \x9b31m\r\ntwo\u2028three\ttabs\n"


@given(texts, st.data(), st.text(alphabet="Ωψ", min_size=1, max_size=3))
def test_only_what_is_changed_is_changed_in_the_true_text(true: str, data: st.DataObject, new: str) -> None:
    start, end = sorted(data.draw(st.integers(0, len(true))) for _ in range(2))
    before = safe(true)
    assert spliced(true, before, before) == true
    assert spliced(true, before, before[:start] + new + before[end:]) == true[:start] + new + true[end:]


@given(texts, st.data())
def test_what_is_left_after_deleting_is_shown_so(true: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(true))) for _ in range(2))
    after = safe(true)[:start] + safe(true)[end:]
    assert safe(spliced(true, safe(true), after)) == after


@pytest.fixture
def story() -> str:
    """A comparison with metadata and a note that cannot be shown as they are."""
    known = Metadata(HEADLINE, "An author", "The outlet", guessed=frozenset({"publisher"}))
    articles = [Article(f"{n}.txt", f"Sentence {n} of a text.\nAnother line.", known) for n in range(2)]
    project = Project.of(articles).with_note(Note("n1", NOTE, (Anchor(0),), ("t\u200fg",), "x", "x"))
    return str(Session(Settings(), project).save(Path("story")))


async def test_of_metadata_only_what_is_changed_is_changed(story: str) -> None:
    async with reading([story]) as reader:
        before = reader.app.session.project
        await reader.press("e")
        assert reader.app.screen.query_one("#headline", Field).value == safe(HEADLINE)
        await reader.press("ctrl+s")
        assert reader.app.session.project == before
        await reader.press("e", "tab", "end", "!", "home", "delete", "N")
        await reader.type("\u200fe")
        await reader.press("enter")
        known = reader.app.session.project.articles[0].metadata
        assert known.headline == f"N\u200fe{HEADLINE[1:]}!"
        assert known.author == "An author"
        assert known.guessed == {"publisher"}


async def test_of_a_note_only_what_is_changed_is_changed(story: str) -> None:
    async with reading([story]) as reader:
        before = reader.app.session.project
        await reader.press("a")
        assert reader.app.screen.query_one(Area).text == "One� �31m\ntwo�three tabs\n"
        await reader.press("ctrl+s")
        assert reader.app.session.project == before
        await reader.press("a", "x", "backspace", "ctrl+z")
        await reader.type("A\u202eB\rC\x1b")
        await reader.press("ctrl+s")
        assert reader.app.session.project.notes[0].text == NOTE.replace("\r", "") + "xA\u202eB\nC\x1b"
        assert reader.app.session.project.notes[0].tags == ("t\u200fg",)


async def test_a_search_finds_what_is_typed_as_it_truly_is(story: str) -> None:
    async with reading([story]) as reader:
        await reader.press("slash")
        await reader.type("of\xada text")
        await reader.press("enter")
        assert reader.app.sought is not None
        assert "\xad" in reader.app.sought.pattern
