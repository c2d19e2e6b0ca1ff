"""The head of a table says what its columns are, and stays while the reader scrolls."""

from tests.tui.driver import Driver, reading

SIZES = [(80, 24), (140, 40)]


def lines(reader: Driver) -> list[str]:
    return reader.shown.splitlines()


def codes_downwards(reader: Driver, first: int, before: int, count: int) -> list[str]:
    """The codes over the signs of a table, read from the top down; the page may stand in the middle."""
    before += reader.page._left
    head = [line[before : before + count].ljust(count) for line in lines(reader)[first : first + 3]]
    return ["".join(column).strip() for column in zip(*head, strict=True)]


async def test_coverage_has_the_codes_over_its_signs(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("4")
        for size in SIZES:
            await reader.resize(*size)
            for keys in (["home"], ["end"], ["home", "space"]):
                await reader.press(*keys)
                (first,) = (n - 2 for n, line in enumerate(lines(reader)) if "What is stated" in line)
                assert codes_downwards(reader, first, 5, 5) == ["A", "IDA", "C", "D", "SAL"]
                await reader.press("H")
                assert "A IDA   C   D SAL What is stated" in reader.shown
                await reader.press("H")


async def test_read_has_the_codes_of_the_others_over_their_badges(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("end", "2", "end")
        for size in SIZES:
            await reader.resize(*size)
            (first,) = (n - 2 for n, line in enumerate(lines(reader)) if "What the base says" in line)
            assert codes_downwards(reader, first, 5, 4) == ["A", "IDA", "C", "D"]
            assert "1 A 2 IDA 3 C 4 D" in reader.words


async def test_one_article_alone_has_no_badges_and_no_codes(seeds: list[str]) -> None:
    async with reading(seeds[:1]) as reader:
        await reader.press("2")
        assert "What the base says" not in reader.words


async def test_lists_name_their_columns_wherever_the_reader_is(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        for keys, head in (
            (["end"], "# code Outlet"),
            (["L", "end"], "line Text"),
            (["q", "O", "end"], "Comparison │ Written, and how large"),
        ):
            await reader.press(*keys)
            assert head in reader.words


async def test_the_cursor_is_seen_under_the_head_all_the_way_down_and_up(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("end", "L")
        for key in ("down", "up", "space", "b"):
            for _ in reader.page.rows:
                await reader.press(key)
                top, end = reader.page.lines_in_view
                first, after = reader.page.laid_out.tops[reader.page.cursor : reader.page.cursor + 2]
                assert first < end
                assert after > top
        assert reader.page.cursor == 0


async def test_a_click_under_the_head_meets_the_row_that_is_seen_there(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("4")
        page = reader.page
        await reader._pilot.click(page, offset=(20, 3 + page.laid_out.tops[4]))
        assert page.cursor == 4
        await reader._pilot.click(page, offset=(20, 1))
        assert page.cursor == 4


async def test_in_a_very_low_view_rows_come_before_the_head(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 9)) as reader:
        await reader.press("4")
        assert "What is stated" not in reader.words
