"""What is written is read back equal, whatever it says; and nothing is called saved that would not be."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import HOSTILE
from variorum.annotations.note import Anchor, Note, TargetKind, anchor_at
from variorum.articles.article import Article, Metadata, PagePart
from variorum.base.errors import InputError
from variorum.base.strict_yaml import load_yaml
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file import read_write as file_format
from variorum.storage.file.read_write import dump_project, load_project, read_project
from variorum.storage.file.yaml_dump import BlockText, as_yaml
from variorum.storage.journal import Journal, find_recoverable

# Words that some YAML takes for more than text, and signs that it reads.
WORDS = (
    "08", "09", "0800", "-09", "+7", "010", "0o17", "0x1F", "0b11", "1.5e3", "1e5", "-.5", ".5", "5.",
    "1_000", "1:30", "y", "no", "True", "NULL", "~", "", ".nan", "-.inf", "2025-11-21", "=", "<<",
    "2001-12-14t21:59:43.10-05:00", "...", "---", "x...", "x\n...", "...\n", "--- x", "- a", "-", "?",
    "? a", ": a", "a: b", "a #b", "# a", "%YAML 1.2", "!tag", "&a", "*a", "@a", "`a", "|", ">", "[",
    "{a", "'", '"', "\\", "\t", " a", "a ", "\n", "\na", "a\n", "a\n\n", " a\n  b\n", "\x85",
    "a\u2028b\n", "\ufeff", "\r", "a\r\nb", "\x00\n", "\x7f", "\x9b", "🌍\n", "x" * 200, "k " * 90,
)  # fmt: skip
strings = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.text(alphabet=HOSTILE, max_size=30),
    st.lists(st.sampled_from((*WORDS, "\n", " ")), max_size=4).map("".join),
)
leaves = st.one_of(strings, strings.map(BlockText), st.booleans(), st.integers(-(10**15) + 1, 10**15 - 1))
things = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(strings, inner, max_size=3)),
    max_leaves=8,
)


def as_read(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(as_read, value))
    return {key: as_read(entry) for key, entry in value.items()} if isinstance(value, dict) else value


@given(st.dictionaries(strings, things, min_size=1, max_size=4))
def test_any_key_and_any_value_are_read_back_equal(data: dict[str, Any]) -> None:
    assert load_yaml(as_yaml(data), "x").data == as_read(data)


@given(st.lists(things, min_size=1, max_size=4))
def test_entries_written_one_by_one_are_the_sequence(entries: list[Any]) -> None:
    text = "".join(as_yaml([entry]) for entry in entries)
    assert load_yaml(f"list:\n{text}end: yes\n", "x").data == {"list": as_read(entries), "end": "yes"}


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_taken_for_more_than_text(word: str) -> None:
    for data in ([word], [BlockText(word)], [{"a": word}], [{word: "a"}], [[word]], ["a", word]):
        text = as_yaml(data)
        assert load_yaml(text, "x").data == as_read(data)
        assert yaml.safe_load(text) == data  # nor by other programs


TEXTS = ("A man went home.\nHe slept.\nMore to come...", "A man went home...", "On day 08 he left.", "...")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("span", [(0, 1), (0, 3), (2, 9)])
def test_an_article_and_a_note_at_full_stops_or_numbers_are_read_back(text: str, span: tuple[int, int]) -> None:
    project = Project.of([Article("a", text), Article("b", text), Article("c", "Else.")])
    place = (min(span[0], len(text) - 1), min(span[1], len(text)))
    for n, words in enumerate((text, "08", "-09", "1.5e3", "...", "To be continued...")):
        project = project.with_note(Note(f"n{n}", words, (anchor_at(0, text, *place),), (words.split()[0],)))
    assert load_project(dump_project(project), "x") == project


def test_a_file_in_which_an_earlier_version_left_numbers_without_quotes_is_read() -> None:
    project = Project.of([Article("a", "08 went home."), Article("b", "x")])
    project = project.with_note(Note("n1", "", (anchor_at(0, "08 went home.", 0, 2),), ("0800", "1.5e3")))
    text = dump_project(project)
    for word in ("08", "0800", "1.5e3"):
        text = text.replace(f"'{word}'", word)
    assert load_project(text, "x") == project


STATE = Project.of([Article("a.txt", "One line..."), Article("b.txt", "Other.")])
NOTED = STATE.with_note(Note("n1", "Look.", (Anchor(0),), ("08",)))


def cut(data: Any) -> str:
    """What an earlier version made of a text that ends in full stops."""
    return as_yaml(data).replace("...\n", "")


def unquoted(data: Any) -> str:
    """And of a tag that looks like a number."""
    return as_yaml(data).replace("'08'", "8")


def forget() -> None:
    """Let everything be written anew."""
    file_format._note_written.cache_clear()
    file_format._article_written.cache_clear()


def otherwise(data: Any) -> str:
    """A writer that loses a letter."""
    return as_yaml(data).replace("Look", "Loo")


@pytest.mark.parametrize("broken", [cut, unquoted, otherwise])
def test_what_would_not_be_read_back_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Any
) -> None:
    path = Session(Settings(), STATE).save(tmp_path / "story")
    before = path.read_bytes()
    journal = Journal(tmp_path, STATE, path)
    journal.write(NOTED)
    journal.close()
    forget()
    with monkeypatch.context() as patched:
        patched.setattr(file_format, "as_yaml", broken)
        session = Session.opened(path, Settings())
        session.apply(NOTED, "a note")
        with pytest.raises(InputError, match="is not saved: it would not be read back"):
            session.save()
    forget()
    assert path.read_bytes() == before
    assert session.has_unsaved
    assert find_recoverable(tmp_path)[0].end == NOTED
    assert read_project(session.save()) == NOTED


def test_a_comparison_that_contradicts_itself_is_not_saved(tmp_path: Path) -> None:
    project = STATE.with_note(Note("n1", "x", (Anchor(0, 2, 5, "xyz"),)))
    with pytest.raises(InputError, match="do not stand at 2 to 5"):
        Session(Settings(), project).save(tmp_path / "story")
    assert list(tmp_path.iterdir()) == []


EARLIER = Path(__file__).parent / "earlier"


def test_a_comparison_and_a_journal_of_an_earlier_version_open(tmp_path: Path) -> None:
    project = read_project(EARLIER / "story.variorum.yaml")
    assert [note.tags for note in project.notes] == [("quote", "no", "2025-11-21"), (), ("08x",)]
    written = (EARLIER / "story.variorum.yaml").read_text(encoding="utf-8")
    assert dump_project(project) == written.replace("comparison/2", "comparison/3")
    (tmp_path / "a-1.journal").write_bytes((EARLIER / "story.journal").read_bytes())
    (work,) = find_recoverable(tmp_path)
    assert work.damaged is None
    assert work.end == project.with_note(Note("n4", "Later.", (Anchor(0),), target_kind=TargetKind.WORDS))


def test_what_a_page_says_of_its_lines_is_read_back() -> None:
    parts = frozenset({(4, PagePart.CAPTION), (8, PagePart.CONSENT), (0, PagePart.STORY)})
    article = Article("page.html", "One\nTwo\nThree", Metadata(), frozenset({4}), parts)
    assert load_project(dump_project(Project.of([article])), "x").articles == (article,)


@pytest.mark.parametrize("name", ["outside", "caption", "consent", "story"])
def test_a_line_that_the_text_has_not_is_named(name: str) -> None:
    text = dump_project(Project.of([Article("page.html", "One", Metadata(), frozenset())]))
    with pytest.raises(InputError, match=f"{name}: the text has 1 line"):
        load_project(text.replace("outside: []", f"{name}: [7]"), "x")
