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
from variorum.annotations.note import Anchor, LinkEdit, Note, anchor_at, tags_from
from variorum.annotations.targets import article_target, words_target
from variorum.articles.article import Article, Metadata, longest
from variorum.articles.formats.json_articles import articles_from_json
from variorum.articles.load import STANDARD_INPUT, article_from_bytes, read_articles
from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import LimitSettings, Settings
from variorum.interchange.import_notes import import_notes
from variorum.project.project import Project
from variorum.project.sources import with_portable_path
from variorum.project.three_way_merge import three_way_merge
from variorum.project.update import updated
from variorum.session.session import Session
from variorum.storage.file.codec import line_starts
from variorum.storage.file.read_write import dump_project, load_project, read_project
from variorum.storage.journal import Journal, find_recoverable

HALF = "\ud83d"  # the first half of an emoji, as scrapers leave it
JournalStep = Callable[[Project, Path], Project]

# Texts as they come in: with halves of characters, numbers, full stops, all that is odd.
odd = st.one_of(
    st.text(st.characters(), max_size=8),
    st.text(alphabet=HOSTILE, max_size=20),
    st.sampled_from(("08", "...", "x" * 2_001, f"half {HALF}", f"{HALF}\ude00", "no", "")),
)
bodies = st.lists(st.one_of(odd, st.sampled_from(("One man went home...", "08", " two", "\n"))), min_size=1).map(
    lambda parts: ("a " + "".join(parts))[:300]
)


@st.composite
def stories(draw: st.DrawFn) -> Project:
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
    return Project.of([with_portable_path(article) for article in articles])


@st.composite
def notes(draw: st.DrawFn) -> JournalStep:
    """Writing a note on an article, or on some of its words."""
    number, span = draw(st.integers(0, 99)), sorted(draw(st.tuples(st.integers(0, 40), st.integers(0, 40))))
    text, tags, author, note_id = (
        draw(odd),
        draw(odd),
        draw(odd),
        draw(st.sampled_from((None, "n²", "n" + "9" * 99))),
    )

    def step(project: Project, _folder: Path) -> Project:
        n = number % len(project.articles)
        words = project.articles[n].text
        start, end = (min(place, len(words)) for place in span)
        target = words_target(n, words, start, end) if start < end else article_target(n)
        made = Note(
            note_id or project.next_note_id(),
            text.strip(),
            target.anchors,
            tags_from(tags),
            target_kind=target.target_kind,
        )
        return project.with_note(replace(made, author=author))

    return step


@st.composite
def metadata(draw: st.DrawFn) -> JournalStep:
    """Correcting what is known of an article."""
    number, typed = draw(st.integers(0, 9)), {name: draw(odd) for name in ("headline", "publisher", "url")}

    def step(project: Project, _folder: Path) -> Project:
        n = number % len(project.articles)
        return project.with_metadata(n, replace(project.articles[n].metadata, **typed))  # type: ignore[arg-type]

    return step


@st.composite
def foreign(draw: st.DrawFn) -> JournalStep:
    """Taking in notes of another program."""
    numbers = st.sampled_from((0, 3, -1, True, 10**18, 10**400, 1.5, None, "2"))
    selectors = [
        {"type": "TextQuoteSelector", "exact": draw(odd), "prefix": draw(odd), "suffix": draw(odd)},
        {"type": "TextPositionSelector", "start": draw(numbers)},
    ]
    targets = [{"source": draw(odd), "selector": draw(st.lists(st.sampled_from(selectors), max_size=2))}]
    row = {"uri": draw(odd), "text": draw(odd), "tags": [draw(odd)], "created": draw(odd), "target": targets}

    def step(project: Project, folder: Path) -> Project:
        (folder / "notes.json").write_text(json.dumps({"rows": [row, row]}))
        return import_notes(project, folder / "notes.json").project

    return step


@st.composite
def manual(draw: st.DrawFn) -> JournalStep:
    """Correcting a line, and linking."""
    one, other, line = (draw(st.integers(0, 9)) for _ in range(3))
    kept = draw(st.booleans())

    def step(project: Project, _folder: Path) -> Project:
        n, m = one % len(project.articles), other % len(project.articles)
        starts = line_starts(project.articles[n].text)
        project = project.with_correction(n, LineCorrection(starts[line % len(starts)], kept))
        if n == m:
            return project
        places = (anchor_at(k, project.articles[k].text, 0, 1) for k in (n, m))
        return project.with_links([LinkEdit.of(*places, linked=kept)])

    return step


@st.composite
def newer(draw: st.DrawFn) -> JournalStep:
    """Bringing an article to the text of today."""
    number, text, known = draw(st.integers(0, 9)), draw(bodies), Metadata(headline=draw(odd))

    def step(project: Project, _folder: Path) -> Project:
        n = number % len(project.articles)
        return updated(project, {n: Article(project.articles[n].path, text, known)}).project

    return step


@st.composite
def together(draw: st.DrawFn) -> JournalStep:
    """Taking in another's notes on these articles, or what another program saved beside."""
    other, is_merged = draw(st.lists(st.one_of(notes(), manual()), max_size=2)), draw(st.booleans())
    swapped = draw(st.booleans())

    def step(project: Project, folder: Path) -> Project:
        theirs = Project.of(project.articles[::-1] if swapped else (*project.articles, project.articles[0]))
        for each in other:
            theirs = each(theirs, folder)
        if is_merged:
            return three_way_merge(project, theirs, Project.of(project.articles))
        path = folder / f"theirs{SUFFIX}"
        path.write_text(dump_project(theirs), encoding="utf-8")
        return import_notes(project, path).project

    return step


steps = st.one_of(notes(), metadata(), foreign(), manual(), newer(), together())


@given(stories(), st.lists(steps, max_size=5))
def test_any_state_that_the_program_comes_to_survives_file_and_journal(
    project: Project, try_lock: list[JournalStep]
) -> None:
    with TemporaryDirectory() as name:
        folder, beginning = Path(name), project
        journal = Journal(folder, project)
        for step in try_lock:
            project = step(project, folder)
            journal.write(project)
            assert load_project(dump_project(project), "x") == project
        journal.write_typing(Note("n1", f"typed {HALF}", (Anchor(0),)))
        journal.close()
        (work,) = find_recoverable(folder)
        typed = work.end.notes[-1]
        assert typed.text == "typed \N{REPLACEMENT CHARACTER}"
        assert (work.beginning, work.end.without_note(typed.id)) == (beginning, project.without_note(typed.id))
        assert work.damaged is None


def test_half_an_emoji_in_an_article_loses_no_notes(tmp_path: Path) -> None:
    text = f"It was fun {HALF} they said.\nAnd home."
    (tmp_path / "a.json").write_text(json.dumps([{"text": text, "title": f"Fun {HALF}"}, {"text": "Else."}]))
    articles = read_articles([str(tmp_path / "a.json")], LimitSettings())
    assert articles[0].text == text.replace(HALF, "\N{REPLACEMENT CHARACTER}")
    session = Session(Settings(), Project.of(articles))
    note = Note("n1", "Look.", (anchor_at(0, articles[0].text, 0, 15),))
    session.apply(session.project.with_note(note), "a note")
    journal = Journal(tmp_path, Project.of(articles))
    journal.write(session.project)
    journal.close()
    assert find_recoverable(tmp_path)[0].end == session.project
    assert read_project(session.save(tmp_path / "story")) == session.project


def test_half_an_emoji_in_a_file_name_and_in_an_imported_note_is_saved(tmp_path: Path) -> None:
    path = f"{tmp_path}/a\udcff.txt"
    Path(path).write_text("Some words.", encoding="utf-8")
    (article,) = read_articles([path], LimitSettings())
    rows = [{"uri": "https://x", "text": f"half {HALF}", "tags": [HALF], "target": []}]
    (tmp_path / "notes.json").write_text(json.dumps({"rows": rows}))
    project = import_notes(Project.of([article]), tmp_path / "notes.json").project
    assert project.notes[0].text == "half \N{REPLACEMENT CHARACTER}"
    assert read_project(Session(Settings(), project).save(tmp_path / "story")) == project


@pytest.mark.parametrize("name", ["headline", "author", "publisher", "date_published", "url"])
def test_metadata_of_any_length_and_spacing_are_limited_where_they_are_made(name: str) -> None:
    most = longest(name)
    for value in ("", " \n ", " two\n words ", "x" * most, "x" * (most + 1), " x" * most, HALF):
        known = Metadata(**{name: value})  # type: ignore[arg-type]
        kept = getattr(known, name)
        assert kept is None or (0 < len(kept) <= most and kept == " ".join(kept.split()))
        assert replace(known) == known
        project = Project.of([Article("a", "x", known)])
        assert load_project(dump_project(project), "x") == project


def test_a_value_that_is_cut_says_so_and_an_address_is_whole_or_not_there() -> None:
    known = Metadata(headline="x" * 2_001, url="https://x.example/" + "y" * 3_000)
    assert known.headline == "x" * 1_999 + "…"
    assert known.url == "https://x.example/" + "y" * 3_000
    assert Metadata(url="https://x.example/" + "y" * 8_000).url is None


def test_metadata_that_an_earlier_version_saved_too_long_are_read() -> None:
    text = dump_project(Project.of([Article("a", "x", Metadata(headline="Long"))]))
    again = load_project(text.replace("headline: Long", f"headline: {'L' * 5_000}"), "x")
    assert again.articles[0].metadata.headline == "L" * 1_999 + "…"


def test_two_copies_of_an_article_keep_their_own_notes_and_links_when_work_is_joined(tmp_path: Path) -> None:
    before = Project.of([Article("a.txt", "One line."), Article("copy.txt", "One line.")])
    places = (anchor_at(0, "One line.", 0, 3), anchor_at(1, "One line.", 0, 3))
    theirs = before.with_links([LinkEdit(places, True)]).with_note(Note("n1", "First.", (places[0],)))
    joined = three_way_merge(before.with_note(Note("n2", "Second.", (places[1],))), theirs, before)
    assert joined.links == theirs.links
    assert {note.text: note.anchors[0].article for note in joined.notes} == {"First.": 0, "Second.": 1}
    assert read_project(Session(Settings(), joined).save(tmp_path / "story")) == joined


def test_a_link_between_two_of_theirs_that_are_one_of_ours_is_not_taken_in(tmp_path: Path) -> None:
    known = Metadata(url="https://times.example/crane")
    ours = Project.of([Article("a", "One line.", known), Article("b", "Else.")])
    theirs = Project.of([Article("c", "One line, old.", known), Article("d", "One line, new.", known)])
    places = (anchor_at(0, "One line, old.", 0, 3), anchor_at(1, "One line, new.", 0, 3))
    theirs = theirs.with_links([LinkEdit(places, True)])
    found = import_notes(ours, Session(Settings(), theirs).save(tmp_path / "theirs")).project
    assert found.links == ()
    assert read_project(Session(Settings(), found).save(tmp_path / "ours")) == found


def test_a_comparison_too_large_to_be_opened_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.storage.file.read_write._LARGEST", 100)
    with pytest.raises(InputError, match="is larger than 100 bytes"):
        dump_project(Project.of([Article("a", "One line.")]))
