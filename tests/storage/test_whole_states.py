"""Whatever the program can come to hold, a file and a journal can hold too, and give back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import HOSTILE
from variorum.annotations.note import Anchor, LinkDecision, Note, anchor, tags_from
from variorum.annotations.targets import article_spot, words_spot
from variorum.articles.article import Article, Metadata, longest
from variorum.articles.formats.json_articles import articles_from_json
from variorum.articles.load import STANDARD_INPUT, article_from_bytes, read_articles
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import LimitSettings, Settings
from variorum.interchange.import_notes import import_notes
from variorum.project.project import SUFFIX, SavedComparison
from variorum.project.sources import portable
from variorum.project.three_way_merge import in_order, merged
from variorum.project.update import updated
from variorum.session.session import Desk
from variorum.storage.file.codec import line_starts
from variorum.storage.file.read_write import dump_comparison, load_comparison, read_comparison
from variorum.storage.journal import Journal, left_behind

HALF = "\ud83d"  # the first half of an emoji, as scrapers leave it
Step = Callable[[SavedComparison, Path], SavedComparison]

# Texts as they come in: with halves of characters, numbers, full stops, all that is odd.
odd = st.one_of(
    st.text(st.characters(), max_size=8),
    st.text(alphabet=HOSTILE, max_size=20),
    st.sampled_from(("08", "...", "x" * 2_001, f"half {HALF}", f"{HALF}\ude00", "no", "")),
)
bodies = st.lists(
    st.one_of(odd, st.sampled_from(("One man went home...", "08", " two", "\n"))), min_size=1
).map(lambda parts: ("a " + "".join(parts))[:300])


@st.composite
def stories(draw: st.DrawFn) -> SavedComparison:
    """Articles of a file of JSON, and perhaps one of a text."""
    names = ("headline", "author", "publisher", "datePublished", "url", "inLanguage")
    things = [
        {
            "text": draw(bodies),
            **{name: draw(odd) for name in draw(st.sets(st.sampled_from(names), max_size=3))},
        }
        for _ in range(draw(st.integers(1, 3)))
    ]
    articles = articles_from_json(json.dumps(things), draw(odd) + "x.json")
    if draw(st.booleans()):
        articles.append(article_from_bytes(b"---\ntitle: a  b\n---\nOne man.\r\nTwo...", STANDARD_INPUT))
    return SavedComparison.of([portable(article) for article in articles])


@st.composite
def notes(draw: st.DrawFn) -> Step:
    """Writing a note on an article, or on some of its words."""
    number, span = draw(st.integers(0, 99)), sorted(draw(st.tuples(st.integers(0, 40), st.integers(0, 40))))
    text, tags, author, note_id = (
        draw(odd),
        draw(odd),
        draw(odd),
        draw(st.sampled_from((None, "n²", "n" + "9" * 99))),
    )

    def step(state: SavedComparison, _folder: Path) -> SavedComparison:
        n = number % len(state.articles)
        words = state.articles[n].text
        start, end = (min(place, len(words)) for place in span)
        spot = words_spot(n, words, start, end) if start < end else article_spot(n)
        made = Note(
            note_id or state.next_note_id(), text.strip(), spot.anchors, tags_from(tags), about=spot.about
        )
        return state.with_note(replace(made, author=author))

    return step


@st.composite
def metadata(draw: st.DrawFn) -> Step:
    """Correcting what is known of an article."""
    number, typed = draw(st.integers(0, 9)), {name: draw(odd) for name in ("headline", "publisher", "url")}

    def step(state: SavedComparison, _folder: Path) -> SavedComparison:
        n = number % len(state.articles)
        return state.with_metadata(n, replace(state.articles[n].metadata, **typed))  # type: ignore[arg-type]

    return step


@st.composite
def foreign(draw: st.DrawFn) -> Step:
    """Taking in notes of another program."""
    numbers = st.sampled_from((0, 3, -1, True, 10**18, 10**400, 1.5, None, "2"))
    selectors = [
        {"type": "TextQuoteSelector", "exact": draw(odd), "prefix": draw(odd), "suffix": draw(odd)},
        {"type": "TextPositionSelector", "start": draw(numbers)},
    ]
    targets = [{"source": draw(odd), "selector": draw(st.lists(st.sampled_from(selectors), max_size=2))}]
    row = {"uri": draw(odd), "text": draw(odd), "tags": [draw(odd)], "created": draw(odd), "target": targets}

    def step(state: SavedComparison, folder: Path) -> SavedComparison:
        (folder / "notes.json").write_text(json.dumps({"rows": [row, row]}))
        return import_notes(state, folder / "notes.json").state

    return step


@st.composite
def by_hand(draw: st.DrawFn) -> Step:
    """Correcting a line, and linking."""
    one, other, line = (draw(st.integers(0, 9)) for _ in range(3))
    kept = draw(st.booleans())

    def step(state: SavedComparison, _folder: Path) -> SavedComparison:
        n, m = one % len(state.articles), other % len(state.articles)
        starts = line_starts(state.articles[n].text)
        state = state.with_correction(n, LineCorrection(starts[line % len(starts)], kept))
        if n == m:
            return state
        places = (anchor(k, state.articles[k].text, 0, 1) for k in (n, m))
        return state.with_links([in_order(*places, linked=kept)])

    return step


@st.composite
def newer(draw: st.DrawFn) -> Step:
    """Bringing an article to the text of today."""
    number, text, known = draw(st.integers(0, 9)), draw(bodies), Metadata(headline=draw(odd))

    def step(state: SavedComparison, _folder: Path) -> SavedComparison:
        n = number % len(state.articles)
        return updated(state, {n: Article(state.articles[n].path, text, known)}).state

    return step


@st.composite
def together(draw: st.DrawFn) -> Step:
    """Taking in another's notes on these articles, or what another program saved beside."""
    other, is_merged = draw(st.lists(st.one_of(notes(), by_hand()), max_size=2)), draw(st.booleans())
    turned = draw(st.booleans())

    def step(state: SavedComparison, folder: Path) -> SavedComparison:
        theirs = SavedComparison.of(state.articles[::-1] if turned else (*state.articles, state.articles[0]))
        for each in other:
            theirs = each(theirs, folder)
        if is_merged:
            return merged(state, theirs, SavedComparison.of(state.articles))
        path = folder / f"theirs{SUFFIX}"
        path.write_text(dump_comparison(theirs), encoding="utf-8")
        return import_notes(state, path).state

    return step


steps = st.one_of(notes(), metadata(), foreign(), by_hand(), newer(), together())


@given(stories(), st.lists(steps, max_size=5))
def test_any_state_that_the_program_comes_to_survives_file_and_journal(
    state: SavedComparison, taken: list[Step]
) -> None:
    with TemporaryDirectory() as name:
        folder, beginning = Path(name), state
        journal = Journal(folder, state)
        for step in taken:
            state = step(state, folder)
            journal.write(state)
            assert load_comparison(dump_comparison(state), "x") == state
        journal.write_typing(Note("n1", f"typed {HALF}", (Anchor(0),)))
        journal.close()
        (work,) = left_behind(folder)
        typed = work.end.notes[-1]
        assert typed.text == "typed \N{REPLACEMENT CHARACTER}"
        assert (work.beginning, work.end.without_note(typed.id)) == (beginning, state.without_note(typed.id))
        assert work.damaged is None


def test_half_an_emoji_in_an_article_loses_no_notes(tmp_path: Path) -> None:
    text = f"It was fun {HALF} they said.\nAnd home."
    (tmp_path / "a.json").write_text(json.dumps([{"text": text, "title": f"Fun {HALF}"}, {"text": "Else."}]))
    articles = read_articles([str(tmp_path / "a.json")], LimitSettings())
    assert articles[0].text == text.replace(HALF, "\N{REPLACEMENT CHARACTER}")
    desk = Desk(Settings(), SavedComparison.of(articles))
    note = Note("n1", "Look.", (anchor(0, articles[0].text, 0, 15),))
    desk.do(desk.state.with_note(note), "a note")
    journal = Journal(tmp_path, SavedComparison.of(articles))
    journal.write(desk.state)
    journal.close()
    assert left_behind(tmp_path)[0].end == desk.state
    assert read_comparison(desk.save(tmp_path / "story")) == desk.state


def test_half_an_emoji_in_a_file_name_and_in_an_imported_note_is_saved(tmp_path: Path) -> None:
    path = f"{tmp_path}/a\udcff.txt"
    Path(path).write_text("Some words.", encoding="utf-8")
    (article,) = read_articles([path], LimitSettings())
    rows = [{"uri": "https://x", "text": f"half {HALF}", "tags": [HALF], "target": []}]
    (tmp_path / "notes.json").write_text(json.dumps({"rows": rows}))
    state = import_notes(SavedComparison.of([article]), tmp_path / "notes.json").state
    assert state.notes[0].text == "half \N{REPLACEMENT CHARACTER}"
    assert read_comparison(Desk(Settings(), state).save(tmp_path / "story")) == state


@pytest.mark.parametrize("name", ["headline", "author", "publisher", "date_published", "url"])
def test_metadata_of_any_length_and_spacing_are_limited_where_they_are_made(name: str) -> None:
    most = longest(name)
    for value in ("", " \n ", " two\n words ", "x" * most, "x" * (most + 1), " x" * most, HALF):
        known = Metadata(**{name: value})  # type: ignore[arg-type]
        kept = getattr(known, name)
        assert kept is None or (0 < len(kept) <= most and kept == " ".join(kept.split()))
        assert replace(known) == known
        state = SavedComparison.of([Article("a", "x", known)])
        assert load_comparison(dump_comparison(state), "x") == state


def test_a_value_that_is_cut_says_so_and_an_address_is_whole_or_not_there() -> None:
    known = Metadata(headline="x" * 2_001, url="https://x.example/" + "y" * 3_000)
    assert known.headline == "x" * 1_999 + "…"
    assert known.url == "https://x.example/" + "y" * 3_000
    assert Metadata(url="https://x.example/" + "y" * 8_000).url is None


def test_metadata_that_an_earlier_version_saved_too_long_are_read() -> None:
    text = dump_comparison(SavedComparison.of([Article("a", "x", Metadata(headline="Long"))]))
    again = load_comparison(text.replace("headline: Long", f"headline: {'L' * 5_000}"), "x")
    assert again.articles[0].metadata.headline == "L" * 1_999 + "…"


def test_two_copies_of_an_article_keep_their_own_notes_and_links_when_work_is_joined(tmp_path: Path) -> None:
    before = SavedComparison.of([Article("a.txt", "One line."), Article("copy.txt", "One line.")])
    places = (anchor(0, "One line.", 0, 3), anchor(1, "One line.", 0, 3))
    theirs = before.with_links([LinkDecision(*places, True)]).with_note(Note("n1", "First.", (places[0],)))
    joined = merged(before.with_note(Note("n2", "Second.", (places[1],))), theirs, before)
    assert joined.links == theirs.links
    assert {note.text: note.anchors[0].article for note in joined.notes} == {"First.": 0, "Second.": 1}
    assert read_comparison(Desk(Settings(), joined).save(tmp_path / "story")) == joined


def test_a_link_between_two_of_theirs_that_are_one_of_ours_is_not_taken_in(tmp_path: Path) -> None:
    known = Metadata(url="https://times.example/crane")
    ours = SavedComparison.of([Article("a", "One line.", known), Article("b", "Else.")])
    theirs = SavedComparison.of(
        [Article("c", "One line, old.", known), Article("d", "One line, new.", known)]
    )
    places = (anchor(0, "One line, old.", 0, 3), anchor(1, "One line, new.", 0, 3))
    theirs = theirs.with_links([LinkDecision(*places, True)])
    found = import_notes(ours, Desk(Settings(), theirs).save(tmp_path / "theirs")).state
    assert found.links == ()
    assert read_comparison(Desk(Settings(), found).save(tmp_path / "ours")) == found


def test_a_comparison_too_large_to_be_opened_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.storage.file.read_write._LARGEST", 100)
    with pytest.raises(InputError, match="is larger than 100 bytes"):
        dump_comparison(SavedComparison.of([Article("a", "One line.")]))
