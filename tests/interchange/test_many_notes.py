"""Work on many notes grows with their number only: what is done once for all is not done for each."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import FOREIGN, PARAGRAPHS, texts
from variorum.annotations import anchoring as anchoring
from variorum.annotations.anchoring import Reanchorer
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.annotations.token_index import lcs_pairs, most_in_common
from variorum.articles.article import Article
from variorum.interchange.import_notes import import_notes
from variorum.project import three_way_merge as merging
from variorum.project.project import Project
from variorum.project.three_way_merge import three_way_merge

ARTICLES = [Article(f"{n}.txt", "\n".join(PARAGRAPHS[n:])) for n in range(3)]
Counted = Callable[[Any, str], Counter[str]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Counts the calls of a function, which does what it does."""
    calls: Counter[str] = Counter()

    def count(owner: Any, name: str) -> Counter[str]:
        own = getattr(owner, name)

        def counting(*args: Any, **named: Any) -> Any:
            calls[name] += 1
            return own(*args, **named)

        monkeypatch.setattr(owner, name, counting)
        return calls

    return count


def written(folder: Path, quotes: Sequence[str]) -> Path:
    path = folder / "notes.json"
    selectors = [{"type": "TextQuoteSelector", "exact": words} for words in quotes]
    notes = [{"body": f"Note {n}.", "target": {"selector": quote}} for n, quote in enumerate(selectors)]
    path.write_text(json.dumps(notes), encoding="utf-8")
    return path


def test_an_article_is_made_ready_once_for_all_notes_that_are_looked_for_in_it(
    counted: Counted, tmp_path: Path
) -> None:
    calls = counted(anchoring, "TokenIndex")
    quotes = [f"{words} {n}" for n in range(20) for words in PARAGRAPHS[:3]]
    found = import_notes(Project.of(ARTICLES), written(tmp_path, quotes))
    assert (found.new, calls["TokenIndex"]) == (60, 3)


def test_words_that_stand_in_no_article_are_not_laid_on_each_place(counted: Counted, tmp_path: Path) -> None:
    calls = counted(anchoring, "lcs_pairs")
    quotes = [" ".join(words.split()[n:]) for n in range(5) for words in FOREIGN]
    found = import_notes(Project.of(ARTICLES), written(tmp_path, quotes))
    assert found.orphans == len(quotes)
    assert calls["lcs_pairs"] < len(quotes) / 4


def test_a_note_is_held_against_all_others_at_once(counted: Counted) -> None:
    calls = counted(merging, "saying")
    before = Project.of(ARTICLES)
    notes = tuple(Note(f"n{n}", f"Note {n}.", (Anchor(n % 3),)) for n in range(1, 101))
    ours = Project(before.articles, before.corrections, notes[:60])
    theirs = Project(before.articles, before.corrections, notes[40:])
    joined = three_way_merge(ours, theirs, before)
    assert [note.id for note in joined.notes] == [f"n{n}" for n in range(1, 101)]
    assert calls["saying"] <= 3 * len(notes)


@given(texts, texts, st.data())
def test_the_nearest_place_is_another_question_than_where_words_are(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    place = anchor_at(0, old, start, data.draw(st.integers(start, len(old))))
    for finder in (Reanchorer(new, old), Reanchorer(new)):
        found, offered = finder.find(place), finder.find(place, nearest=True)
        assert found.how is offered.how
        assert found.place == offered.place or not found.is_sure


tokens = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd", "eeeee"]), max_size=30)


@given(tokens, tokens)
def test_no_two_texts_have_more_in_common_than_what_is_reckoned_beforehand(one: list[str], other: list[str]) -> None:
    inside = lcs_pairs(one, other)
    common = sum(len(one[n]) for n in inside)
    theirs = sum(map(len, other[min(inside.values()) : max(inside.values()) + 1])) if inside else 0
    share = 2 * common / (sum(map(len, one)) + theirs) if common else 0.0
    assert share <= most_in_common(one, other)
