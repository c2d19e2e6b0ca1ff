"""What readers do, from the keyboard alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS
from tests.tui.driver import reading
from variorum.articles.article import Article
from variorum.comparison.rows import RowKind
from variorum.presentation.pages.compare_page import LineKey, RowKey
from variorum.storage.file.read_write import read_project
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.screens.compare.screen import CompareScreen


async def test_the_story_lists_the_articles_with_what_is_known(seeds: list[str]) -> None:
    async with reading(seeds, size=(100, 40)) as reader:
        assert "5 articles" in reader.words
        for words in ("Idaho News?", "Salon?", "239 │ 9", "Trump Had a Phone Call", "Words │ Left"):
            assert words in reader.words
        await reader.press("end", "H")
        assert "9 lines removed: 2 byline, 2 caption, 2 newsletter, 2 related, 1 donation" in reader.words


async def test_raw_and_cleaned_in_the_preview(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 60)) as reader:
        await reader.press("end", "H")
        assert "Help keep Salon independent" not in reader.words
        await reader.press("r")
        assert "donation: Help keep Salon independent" in reader.words


async def test_pick_two_and_walk_the_changes_that_matter(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "down", "B", "home", "enter")
        assert reader.name == "Compare"
        assert "◆ 3 Article C" in reader.words
        visited = []
        comparison = reader.app.session.comparison(2, 0)
        for _ in comparison.rows:
            await reader.press("n")
            visited.append(reader.page.key)
        alone = RowKind.DROPPED, RowKind.ADDED
        matter = [n for n, row in enumerate(comparison.rows) if row.kind in alone or comparison.drift_of_row(row)]
        assert 0 < len(matter) < len(comparison.rows)
        assert list(dict.fromkeys(visited)) == [RowKey(n) for n in matter if n]
        assert "No more changes below." in reader.notices


async def test_the_place_in_the_base_is_kept_when_the_source_changes(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        wanted = "In a recent letter to OPEC"

        def sentence() -> str:
            comparison = screen.comparison
            key = reader.page.key
            assert comparison is not None
            assert isinstance(key, RowKey)
            return comparison.base.text_of_all(comparison.rows[key.number].base)

        while not sentence().startswith(wanted):
            await reader.press("down")
        for key in ("right", "right", "left", "alt+5", "alt+2"):
            await reader.press(key)
            assert wanted in sentence(), key


async def test_swapping_makes_the_other_the_base(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", "x")
        assert "◆ 2 Idaho News?" in reader.words
        assert reader.app.session.project.base == 1


async def test_a_number_without_an_article_says_so(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", "alt+9")
        assert "There are 5 articles." in reader.notices
        await reader.press("alt+1")
        assert "1 is the base." in reader.notices


async def test_follow_a_moved_sentence_to_its_other_end(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "down", "enter")
        comparison = reader.app.session.comparison(0, 2)
        row = next(row for row in comparison.rows if row.moved and row.base)
        number = comparison.rows.index(row)
        reader.page.go_to(reader.page.row_with(RowKey(number)) or 0)
        await reader.press("M")
        key = reader.page.key
        assert isinstance(key, RowKey)
        assert row.other_elsewhere[0] in comparison.rows[key.number].other
        await reader.press("M")
        assert reader.page.key == RowKey(number)


async def test_restore_a_caption_and_undo_it(seeds: list[str]) -> None:
    async with reading(seeds, size=(140, 60)) as reader:
        await reader.press("end", "enter", "r")
        captions = [row for row in reader.page.rows if isinstance(row.key, LineKey) and "caption: " in str(row.cells)]
        assert len(captions) == 2
        reader.page.go_to(reader.page.row_with(captions[0].key) or 0)
        await reader.press("d")
        assert "× 8 removed" in reader.words
        restored = reader.app.session.prepared(4)
        assert any("Cartel De Los Soles" in restored.text_of(s.number) for s in restored.sentences)
        await reader.press("u")
        assert "× 9 removed" in reader.words
        assert "Undone: restoring a line." in reader.notices


async def test_remove_a_kept_line_and_take_it_back(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("L", "d")
        assert reader.name == "Lines"
        assert "1 line removed" in reader.words
        assert "reader.removed" in reader.words
        await reader.press("d")
        assert "no lines removed" in reader.words


async def test_walk_the_removed_lines(seeds: list[str]) -> None:
    async with reading(seeds, size=(100, 60)) as reader:
        await reader.press("end", "L", "home")
        numbers = [reader.page.rows[reader.page.cursor].gutter.split()[0]]
        for _ in range(9):
            await reader.press("n")
            numbers.append(reader.page.rows[reader.page.cursor].gutter.split()[0])
        assert list(dict.fromkeys(numbers)) == ["1", "7", "9", "11", "12", "27", "28", "34", "36"]


async def test_write_edit_delete_and_bring_back_a_note(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", "n", "a")
        await reader.type("Who says [red]this[/b]?")
        await reader.press("tab")
        await reader.type("quote, check")
        await reader.press("ctrl+s")
        (note,) = reader.app.session.project.notes
        assert (note.text, note.tags) == ("Who says [red]this[/b]?", ("quote", "check"))
        assert "Who says [red]this[/b]? #quote #check" in reader.words
        await reader.press("a")
        await reader.type(" Nobody.")
        await reader.press("ctrl+s")
        assert reader.app.session.project.notes[0].text == "Who says [red]this[/b]? Nobody."
        await reader.press("apostrophe")
        assert reader.name == "Notes"
        assert "1 note" in reader.words
        await reader.press("D")
        assert "No notes yet" in reader.words
        await reader.press("u")
        assert "Nobody." in reader.words
        await reader.press("enter")
        assert reader.name == "Compare"


async def test_leaving_a_written_note_asks_once(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("a")
        await reader.type("Half a thought")
        await reader.press("escape")
        assert "What you wrote is not kept yet" in reader.words
        await reader.press("ctrl+s")
        assert reader.app.session.project.notes[0].text == "Half a thought"
        assert reader.app.session.project.notes[0].anchors[0].on_whole_article


async def test_save_quit_and_open_again(seeds: list[str], tmp_path: Path) -> None:
    async with reading(seeds) as reader:
        await reader.press("a")
        await reader.type("Kept.")
        await reader.press("ctrl+s", "s")
        assert "Save the comparison as" in reader.words
        await reader.press("ctrl+u")
        await reader.type(f"{tmp_path}/kept")
        await reader.press("enter")
        assert not reader.app.session.has_unsaved
    saved = tmp_path / "kept.variorum.yaml"
    assert read_project(saved).notes[0].text == "Kept."
    async with reading([str(saved)]) as reader:
        assert "kept.variorum.yaml" in reader.words
        await reader.press("apostrophe")
        assert "Kept." in reader.words


async def test_open_a_saved_comparison_from_the_story(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("a")
        await reader.type("Kept.")
        await reader.press("ctrl+s", "s", "enter")
    async with reading(seeds[:2]) as reader:
        assert "2 articles" in reader.words
        await reader.press("O")
        assert "1 saved comparison" in reader.words
        assert "trump-delivers-strong-message-in" in reader.words
        await reader.press("enter")
        assert "5 articles" in reader.words
        assert "1 note" in reader.words


async def test_a_file_that_cannot_be_opened_is_a_notice(seeds: list[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.variorum.yaml"
    bad.write_text("[/b] [red]: [")
    async with reading(seeds) as reader:
        await reader.press("O", "at")
        await reader.type(str(bad))
        await reader.press("enter")
        assert "is not valid YAML" in reader.notices
        assert len(reader.app.session.project.articles) == 5


async def test_quitting_with_unsaved_notes_asks(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("a")
        await reader.type("x")
        await reader.press("ctrl+s", "q")
        assert "not saved" in reader.words
        assert reader.name == "ChoiceDialog"


async def test_after_a_crash_the_next_start_offers_what_was_unsaved(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("a")
        await reader.type("Not yet saved.")
        await reader.press("ctrl+s")
    async with reading(seeds) as reader:
        assert "An earlier start ended with unsaved work: 1 note." in reader.words
        await reader.press("enter")
        assert reader.app.session.project.notes[0].text == "Not yet saved."
        await reader.press("u")
        assert reader.app.session.project.notes == ()


async def test_only_changes_folds_what_is_the_same(seeds: list[str], tmp_path: Path) -> None:
    text = Path(seeds[0]).read_text(encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(text.replace("volatile chapter", "quiet chapter"), encoding="utf-8")
    async with reading([seeds[0], str(other)]) as reader:
        await reader.press("down", "enter", "z")
        assert "21 rows folded: = 21" in reader.words
        assert len(reader.page.rows) == 2


async def test_why_a_row_is_marked(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "down", "enter", "w")
        assert "Why row 1 is marked so" in reader.words
        assert "score" in reader.words
        assert "shared rare words" in reader.words
        await reader.press("escape")
        row = next(n for n, r in enumerate(reader.app.session.comparison(0, 2).rows) if r.kind == "dropped")
        reader.page.go_to(reader.page.row_with(RowKey(row)) or 0)
        await reader.press("w")
        assert "Nearest of all 19 sentences of 3 Article C" in reader.words


async def test_one_article_only_says_what_to_do(seeds: list[str]) -> None:
    async with reading(seeds[:1]) as reader:
        await reader.press("enter")
        assert reader.name == "Story"
        assert "One article cannot be compared" in reader.notices


async def test_resizing_keeps_the_place(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", *["down"] * 9)
        key = reader.page.key
        for size in ((200, 60), (80, 24), (40, 12), (120, 40)):
            await reader.resize(*size)
            assert reader.page.key == key
            row = reader.page.rows[reader.page.cursor]
            words = next(cell.text for cell in row.cells if cell and cell.role != "ghost").split()[:2]
            assert " ".join(words) in reader.words, size


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
async def test_moving_by_pages_reaches_both_ends(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("down", "enter", "G")
        last = reader.page.key
        await reader.press("g")
        first = reader.page.key
        assert first == RowKey(0)
        seen: set[object] = {first}
        for _ in range(500):
            reader.page.action_row_down()
            seen.add(reader.page.key)
        assert reader.page.key == last
        assert seen == {row.key for row in reader.page.rows if not row.passed_over}
        for _ in range(100):
            reader.page.action_page_up()
        assert reader.page.key == first
        for _ in range(100):
            reader.page.action_page_down()
        assert reader.page.key == last


async def test_link_two_rows_by_hand_unlink_and_undo(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")

        def rows() -> list[str]:
            return [str(row.kind) for row in reader.app.session.comparison(0, 1).rows]

        before = rows()
        dropped, added = before.index("dropped"), before.index("added")
        await reader.press("home")
        while reader.page.key != RowKey(dropped):
            await reader.press("down")
        await reader.press("equals_sign")
        assert "Marked." in reader.notices
        await reader.press("home")
        while reader.page.key != RowKey(added):
            await reader.press("down")
        await reader.press("equals_sign")
        assert "Linked by hand" in reader.notices
        manual = [row for row in reader.app.session.comparison(0, 1).rows if row.manual]
        assert manual
        assert reader.app.session.has_unsaved
        await reader.press("ampersand")
        assert "supports the base's" in reader.words
        await reader.press("down", "enter")
        assert "contradicts" in [link.relation for link in reader.app.session.project.links]
        await reader.press("w")
        assert "the other's sentence contradicts the base's" in reader.words
        await reader.press("escape")
        await reader.press("minus")
        assert "Unlinked by hand" in reader.notices
        await reader.press("u", "u", "u")
        assert rows() == before


async def test_of_several_links_the_reader_chooses_which_to_unlink(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        comparison = reader.app.session.comparison(0, 1)
        number = next(n for n, row in enumerate(comparison.rows) if len(comparison.links_of(row)) > 1)
        count = len(comparison.links)
        while reader.page.key != RowKey(number):
            await reader.press("down")
        await reader.press("minus")
        assert "Which of these do not say the same?" in reader.words
        await reader.press("down", "enter")
        assert len(reader.app.session.comparison(0, 1).links) == count - 1


async def test_add_an_article_from_an_address(seeds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(address: str, _limits: object, progress: Callable[[int], None]) -> Article:
        progress(1000)
        return Article(address, "\n".join(PARAGRAPHS))

    monkeypatch.setattr("variorum.articles.load.fetch_contents", fetched)
    async with reading(seeds) as reader:
        await reader.press("plus")
        await reader.type("https://times.example/crane")
        await reader.press("enter")
        assert "Added 1 article. u takes it back." in reader.notices
        assert len(reader.app.session.project.articles) == 6
        await reader.press("plus")
        await reader.type("https://times.example/crane")
        await reader.press("enter")
        assert "in the story already" in reader.notices
        await reader.press("u")
        assert len(reader.app.session.project.articles) == 5


async def test_an_address_that_cannot_be_fetched_is_a_notice(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("plus")
        await reader.type("http://127.0.0.1/x")
        await reader.press("enter")
        assert "private or local network" in reader.notices
        assert len(reader.app.session.project.articles) == 5


async def test_correct_the_outlet_of_an_article(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "e")
        assert "outlet (a guess)" in reader.words
        await reader.press("end")
        await reader.type(" Journal")
        await reader.press("ctrl+s")
        known = reader.app.session.project.articles[1].metadata
        assert (known.publisher, known.guessed) == ("Idaho News Journal", frozenset())
        screen = reader.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.names()[1] == "2 Idaho News Journal"
        await reader.press("u")
        assert reader.app.session.project.articles[1].metadata.publisher == "Idaho News"


async def test_restore_all_lines_of_a_rule_and_all_of_an_article(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("end", "L", "n")

        def removed() -> list[str]:
            return [line.rule for line in reader.app.session.cleaned(4).removed]

        assert removed().count("caption.credit-at-end") == 2
        while "caption.credit-at-end" not in reader.app.screen._line().rule:  # type: ignore[attr-defined]
            await reader.press("n")
        await reader.press("W")
        assert "2 lines of caption.credit-at-end" in reader.notices
        assert len(removed()) == 7
        await reader.press("X")
        assert removed() == []
        await reader.press("u", "u")
        assert len(removed()) == 9


async def test_a_marked_row_is_forgotten_by_escape_and_not_left(seeds: list[str]) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("down", "enter", "=")
        assert "Marked." in reader.notices
        await reader.press("escape")
        assert reader.name == "Compare"
        await reader.press("=")
        assert "Marked." in reader.notices
        await reader.press("escape", "escape")
        assert reader.name == "Story"


async def test_linking_rows_of_several_sentences_asks_for_the_two(seeds: list[str]) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("down", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.comparison is not None
        rows = screen.comparison.rows
        several = next(n for n, row in enumerate(rows) if len(row.base) > 1)
        alone = next(n for n, row in enumerate(rows) if row.other and not row.base)
        for row in (several, alone):
            await reader.press("colon")
            await reader.type(str(row + 1))
            await reader.press("enter", "=")
        assert "Which two sentences say the same?" in reader.words
        await reader.press("down", "enter")
        (link,) = reader.app.session.project.links
        assert link.one.exact == reader.app.session.prepared(0).text_of(rows[several].base[1])


async def test_a_date_without_a_year_is_refused_and_the_headline_found_is_filled_in(
    seeds: list[str], tmp_path: Path
) -> None:
    for seed in seeds[:2]:  # without what is known of them
        shutil.copy(seed, tmp_path)
    async with reading([str(tmp_path)]) as reader:
        await reader.press("down", "e")
        assert "headline (found in the text)" in reader.words
        assert "Trump Delivers Strong Message in Rare Direct Call" in reader.words
        await reader.press("tab", "tab", "tab", "ctrl+u")
        await reader.type("yesterday")
        await reader.press("enter")
        assert "A date needs its year" in reader.words
        await reader.press("ctrl+u")
        await reader.type("22 November 2025")
        await reader.press("enter")
        known = reader.app.session.project.articles[1].metadata
        assert (known.date_published, known.headline) == ("22 November 2025", None)


async def test_the_short_code_of_an_outlet_is_changed_with_its_details(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        assert "5 SAL" in reader.words
        await reader.press("end", "e", "shift+tab")
        await reader.type("Salon")
        await reader.press("enter")
        assert "The short code is too long: 3 characters at most." in reader.words
        await reader.press("ctrl+u")
        await reader.type("a")
        await reader.press("enter")
        assert "1 A2" in reader.words
        assert "5 A " in reader.words
        await reader.press("u")
        assert "5 SAL" in reader.words
