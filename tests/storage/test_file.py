"""A saved comparison is read back equal, and a bad one is refused with its place, never changed."""

from pathlib import Path

import pytest
from hypothesis import given

from tests.factories import comparisons
from variorum.annotations.note import Anchor, Note, Status, TargetKind
from variorum.articles.article import Article
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import LimitSettings
from variorum.project.project import Project
from variorum.storage.file.read_write import dump_project, load_project, read_project

GOOD = """\
schema: variorum/comparison/1
base: 0
articles:
- path: a.txt
  text: |-
    One line.
    Another line.
  corrections:
  - {line: 2, action: remove}
- path: b.txt
  text: Other words.
notes:
- id: n1
  text: Look here.
  target:
  - {article: 0, start: 0, end: 3, exact: One}
"""


@given(comparisons())
def test_what_is_saved_is_read_back_equal(comparison: Project) -> None:
    text = dump_project(comparison)
    again = load_project(text, "x")
    assert {(c.start, c.kept) for some in again.corrections for c in some} == {
        (c.start, c.kept) for some in comparison.corrections for c in some
    }
    assert again == comparison
    assert dump_project(again) == text


def test_texts_that_end_in_line_ends_stand_before_others() -> None:
    articles = [Article("a", "One.\n\n"), Article("b", "Two.\nThree.\n"), Article("c", "Four")]
    notes = [Note("n1", "Look.\n\n", (Anchor(0),)), Note("n2", "x", (Anchor(1),))]
    comparison = Project.of(articles).with_note(notes[0]).with_note(notes[1])
    assert load_project(dump_project(comparison), "x") == comparison


def test_the_seeds_are_written_as_readable_blocks(seeds: list[str]) -> None:
    text = dump_project(Project.of(read_articles(seeds, LimitSettings())))
    assert "\n    Trump Delivers Strong Message in Rare Direct Call\n" in text


def test_the_good_file_is_good() -> None:
    comparison = load_project(GOOD, "x")
    assert comparison.corrections == ((LineCorrection(10, False),), ())
    assert comparison.notes[0].anchors[0].exact == "One"


def test_a_file_of_the_first_schema_is_read_with_what_it_lacks_filled_in() -> None:
    (note,) = load_project(GOOD, "x").notes
    assert (note.target_kind, note.status, note.colour, note.author) == (TargetKind.WORDS, Status.OPEN, "", "")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema: variorum/comparison/1\n", "", "is no comparison of Variorum"),
        ("comparison/1", "comparison/4", "x:1:1: was written by a newer Variorum (variorum/comparison/4)"),
        ("comparison/1", "comparison/one", "has an unknown schema"),
        ("base: 0", "base: 7", "x:2:1: base: no such article"),
        ("base: 0", "bass: 0", "x:2:1: bass: unknown key 'bass'. Did you mean 'base'?"),
        ("base: 0", "base: first", "base: input should be a valid integer. It says 'first'"),
        ("base: 0", "base: 0\nbase: 1", "x:3:1: sets 'base' twice"),
        ("base: 0", "base: !!python/object/apply:os.system [ls]", "uses the tag"),
        ("  text: Other words.\n", "", "articles.1.text: is missing"),
        ("line: 2", "line: 9", "line: the text has 2 lines"),
        ("  text: Look here.", "  text: Look here.\n  status: done", "'open', 'checked' or 'disputed'"),
        ("  text: Look here.", "  text: Look here.\n  colour: pink", "colour: input should be"),
        ("action: remove", "action: hide", "'restore' or 'remove'"),
        ("exact: One", "exact: Two", "the words of `exact` do not stand at 0 to 3"),
        ("end: 3", "end: 300", "do not stand at 0 to 300"),
        ("article: 0, start", "article: 5, start", "article: no such article"),
        ("path: b.txt", "path: b.txt\n  sha256: abc", "is not the hash of the article's text"),
        (GOOD, "", "is no comparison of Variorum"),
        (GOOD, "- 1", "is no comparison of Variorum"),
        (GOOD, "\x07", "holds a character that YAML does not allow"),
        ("notes:", "notes:\n- {id: n1, text: x, target: []}", "'n1' is used twice"),
        ("\n  - {line: 2, action: remove}", " {}", "corrections: input should be a valid array"),
        (GOOD[GOOD.index("- path: a") : GOOD.index("notes:")], "  []\n", "articles: is empty"),
    ],
    ids=lambda value: value[:30].strip(),
)
def test_a_bad_file_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "x"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(InputError) as caught:
        read_project(path)
    assert message in str(caught.value).replace(str(path), "x")
    assert path.read_bytes() == before


@pytest.mark.parametrize("end", range(0, len(GOOD) - 60, 37))
def test_a_file_cut_off_anywhere_is_refused_or_whole_so_far(tmp_path: Path, end: int) -> None:
    path = tmp_path / "x"
    path.write_text(GOOD[:end])
    try:
        articles = [article.text for article in read_project(path).articles]
    except InputError as error:
        articles = []
        assert_names(error, path)
    assert all(GOOD_TEXTS[n].startswith(text) for n, text in enumerate(articles))


def assert_names(error: InputError, path: Path) -> None:
    """Every problem names the file."""
    assert all(problem.where == str(path) for problem in error.problems)


GOOD_TEXTS = ("One line.\nAnother line.", "Other words.")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is not UTF-8 text"):
        read_project(tmp_path / "x")
