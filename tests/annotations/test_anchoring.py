"""Notes stay on their words when articles change, or say that they are lost; never on others."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.anchors import edited, judged, notes_on
from tests.factories import FOREIGN, PARAGRAPHS, texts
from variorum.annotations.anchoring import MatchKind, Reanchorer
from variorum.annotations.note import Anchor, LinkEdit, Note, anchor_at
from variorum.annotations.orphans import candidates_for, reattach
from variorum.articles.article import Article, Metadata
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import LimitSettings
from variorum.project.project import Project
from variorum.project.sources import changed_on_disk, file_of, reload_sources, with_portable_path
from variorum.project.update import LOST_CORRECTION, report_in_words, updated

STORY = "\n".join(PARAGRAPHS)
VOCABULARY = sorted({word for text in (*FOREIGN, *PARAGRAPHS) for word in text.lower().split()})


def at(words: str, text: str = STORY) -> Anchor:
    return anchor_at(0, text, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1])
def test_notes_are_found_again_after_edits_and_none_on_other_words(seeds: Sequence[str], share: float) -> None:
    rng = random.Random(7)  # noqa: S311 - the same edits each time
    verdicts = []
    for text in (STORY, *(Path(seed).read_text(encoding="utf-8") for seed in seeds)):
        edit = edited(text, share, rng, VOCABULARY)
        finder = Reanchorer(edit.text, text)
        verdicts += [judged(place, edit, finder) for place in notes_on(text, rng)]
    assert len(verdicts) > 150
    assert verdicts.count("wrong") == 0
    assert verdicts.count("right") >= 0.95 * len(verdicts)


@given(texts, st.data())
def test_in_the_same_text_every_anchor_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Reanchorer(text, text).find(anchor_at(0, text, start, end))
    assert start == end or (found.place is not None and (found.place.start, found.place.end) == (start, end))


@given(texts, texts, st.data())
def test_any_anchor_in_any_text_gives_an_answer(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    place = anchor_at(0, old, start, data.draw(st.integers(start, len(old))))
    for finder in (Reanchorer(new, old), Reanchorer(new)):
        found = finder.find(place)
        if found.place is not None:
            assert 0 <= found.place.start < found.place.end <= len(new)


def test_other_quotes_and_dashes_are_the_same_words() -> None:
    place = at("“We heard a crack like thunder,” said Ivo Marek")
    new = STORY.replace("“", '"').replace("”", '"')
    found = Reanchorer(new, STORY).find(place)
    assert found.how is MatchKind.EXACT
    assert found.place is not None
    assert new[found.place.start : found.place.end] == '"We heard a crack like thunder," said Ivo Marek'


def test_words_that_stand_twice_go_by_their_context() -> None:
    text = "The crane fell on Monday. Boats sank.\nThe crane stood still. Nobody came."
    place = anchor_at(0, text, text.rindex("The crane"), text.rindex("The crane") + 9)
    new = "Some news first.\n" + text
    found = Reanchorer(new, text).find(place).place
    assert found is not None
    assert found.start == new.rindex("The crane")


def test_words_that_stand_twice_in_the_same_context_are_in_doubt() -> None:
    sentence = "The operator rejected all of the findings of the inquiry."
    place = anchor_at(0, sentence, 0, len(sentence))
    found = Reanchorer(f"{sentence}\n{sentence}").find(place)
    assert found.how is MatchKind.AMBIGUOUS
    assert not found.is_sure


def test_a_sentence_that_is_gone_is_not_found_on_one_like_it() -> None:
    gone = "The mayor of Ostrava said that seven cranes were closed."
    like = "The mayor of Karvina said that six cranes were closed."
    found = Reanchorer(f"{like}\nRain is expected.", f"{gone}\n{like}").find(at(gone, f"{gone}\n{like}"))
    assert found.how is MatchKind.LOST


def test_a_short_word_elsewhere_is_not_the_word_that_was_noted() -> None:
    place = at("boats")
    new = STORY.replace(PARAGRAPHS[0], FOREIGN[0]) + "\nThe boats came home."
    assert not Reanchorer(new, STORY).find(place).is_sure


def state_with(*places: Anchor) -> Project:
    notes = [Note(f"n{n}", "Look.", (place,)) for n, place in enumerate(places, 1)]
    project = Project.of([Article("a.txt", STORY), Article("b.txt", "Other words.")])
    for note in notes:
        project = project.with_note(note)
    return project


def test_bringing_up_to_date_moves_notes_links_and_corrections() -> None:
    insurers, gone = at(PARAGRAPHS[2]), at(PARAGRAPHS[3])
    project = state_with(insurers, gone, Anchor(0))
    link = LinkEdit((insurers, anchor_at(1, "Other words.", 0, 5)), True)
    lost_link = LinkEdit((gone, anchor_at(1, "Other words.", 0, 5)), False)
    project = project.with_links([link, lost_link])
    project = project.with_correction(0, LineCorrection(STORY.index(PARAGRAPHS[4]), False))
    project = project.with_correction(0, LineCorrection(gone.start, True))
    changed = PARAGRAPHS[2].replace("premature", "too early")
    today = "\n".join((FOREIGN[1], PARAGRAPHS[4], changed, FOREIGN[0]))
    found = updated(project, {0: Article("a.txt", today)})
    first, second, third, correction = found.project.notes
    assert first.anchors[0].exact == changed
    assert second.is_orphan
    assert second.anchors[0].exact == PARAGRAPHS[3]
    assert third.anchors[0].on_whole_article
    assert {note.anchors[0].version for note in (first, second, third)} == {Article("a.txt", STORY).sha256}
    assert correction.tags == (LOST_CORRECTION,)
    assert found.project.links[0].one == replace(first.anchors[0], version="")
    assert [decision.is_lost for decision in found.project.links] == [False, True]
    assert found.project.corrections[0] == (LineCorrection(today.index(PARAGRAPHS[4]), False),)
    report = "\n".join(report_in_words(found, ["1 a", "2 b"]))
    assert "note n1: found again, its words are changed" in report
    assert "note n2: not found, among the notes without their words" in report


def test_sources_that_say_the_same_change_nothing() -> None:
    project = state_with(at(PARAGRAPHS[2]))
    found = updated(project, {0: project.articles[0]})
    assert (found.project, found.changed, found.moved) == (project, (), ())
    assert list(report_in_words(found, [])) == ["No source has changed."]


def test_what_the_reader_knows_better_stands_and_guesses_are_made_anew() -> None:
    known = Metadata(publisher="The Times", headline="Old guess", guessed=frozenset({"headline"}))
    project = Project.of([Article("a.txt", STORY, known)])
    fresh = Metadata(publisher="Wrong", headline="New", date_modified="2026-01-02", author="Roe")
    metadata = updated(project, {0: Article("a.txt", STORY + "\nMore.", fresh)}).project.articles[0].metadata
    assert metadata == Metadata("New", "Roe", "The Times", date_modified="2026-01-02")


def test_sources_are_read_again_from_where_they_were(tmp_path: Path) -> None:
    file = tmp_path / "home" / "a.txt"
    file.parent.mkdir()
    file.write_text("One line of text.")
    there = with_portable_path(Article(str(file), "One line of text."))
    project = Project.of([there, Article("gone.txt", "Gone."), Article("-", "Typed.")])
    assert changed_on_disk(project, LimitSettings()) == []
    file.write_text("Another line of text.")
    assert changed_on_disk(project, LimitSettings()) == [0]
    today, problems = reload_sources(project, LimitSettings())
    assert {n: article.text for n, article in today.items()} == {0: "Another line of text."}
    assert "gone.txt" in str(problems[0])


def test_a_path_below_the_readers_home_does_not_name_it() -> None:
    article = with_portable_path(Article(str(Path.home() / "stories" / "a.txt"), "x"))
    assert article.path == "~/stories/a.txt"
    assert file_of(article) == Path.home() / "stories" / "a.txt"


def test_an_orphan_is_offered_the_nearest_place_and_put_only_where_told() -> None:
    words = "The operator, Nordlift, has rejected every finding and promised an inquiry of its own."
    orphan = Note("n1", "Look.", (Anchor(1, 5, 9, words, lost=True),))
    articles = [Article("a.txt", STORY), Article("b.txt", "Other words.")]
    offer = candidates_for(orphan, articles)[0]
    assert (offer.article, offer.words) == (0, PARAGRAPHS[5])
    placed = reattach(orphan, offer, articles)
    assert placed.anchors == (at(PARAGRAPHS[5]),)
    nowhere = reattach(orphan, None, articles)
    assert nowhere.anchors == (Anchor(1),)
    assert words in nowhere.text
