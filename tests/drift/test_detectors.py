"""What each detector tells, and what none of them does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, RULES, compared, prepared, stories
from tests.watching import watched
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Link
from variorum.alignment.prepared_article import PreparedArticle, prepare
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError
from variorum.comparison.result import language_of_both
from variorum.config.settings import DriftSettings
from variorum.drift.drift import Drift, DriftType, Severity
from variorum.drift.finder import DriftFinder
from variorum.drift.lexicon import lexicon_with


def drift(base: str, other: str, settings: DriftSettings | None = None) -> list[Drift]:
    """The drift of two sentences that are surely linked."""
    link = Link(0, 0, 1.0, LinkKind.REWORDED)
    one, two = prepared(base), prepared(other)
    return list(DriftFinder(one, two, [link], settings, language_of_both(one, two)).of(link))


def told(base: str, other: str) -> set[tuple[str, str]]:
    return {(found.type.value, found.change) for found in drift(base, other)}


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        (
            "Police counted 75 boats in the harbour of the town on Monday.",
            "Police counted 90 boats in the harbour of the town on Monday.",
            ("number", "other value"),
        ),
        (
            "Police counted 4,985 boats in the harbour of the town on Monday.",
            "Police counted 5,000 boats in the harbour of the town on Monday.",
            ("number", "rounded"),
        ),
        (
            "The repair will cost $3 million before the summer, the port said.",
            "The repair will cost £3 million before the summer, the port said.",
            ("number", "other unit"),
        ),
        (
            "Police counted 75 boats in the harbour of the town on Monday.",
            "Police counted several boats in the harbour of the town on Monday.",
            ("number", "made vague"),
        ),
        (
            "The crane fell on 21 November, the harbour master told the council.",
            "The crane fell last month, the harbour master told the council.",
            ("date", "made vague"),
        ),
        (
            "The crane fell on 21 November, the harbour master told the council.",
            "The crane fell on 22 November, the harbour master told the council.",
            ("date", "other date"),
        ),
        (
            "The mayor reportedly ordered engineers to close the harbour.",
            "The mayor ordered engineers to close the harbour.",
            ("hedge", "hedge dropped"),
        ),
        (
            "The port may close the harbour for a month, engineers think.",
            "The port will close the harbour for a month, engineers think.",
            ("hedge", "made sure"),
        ),
        (
            "The mayor did not approve the repair of the harbour cranes.",
            "The mayor did approve the repair of the harbour cranes.",
            ("negation", "negation dropped"),
        ),
        (
            "Shares in the crane company rose sharply before noon.",
            "Shares in the crane company fell sharply before noon.",
            ("negation", "opposite"),
        ),
        (
            "Sailors told the Harbour Times that the crane had been rusty for years.",
            "Sailors told reporters, sources said, that the crane had been rusty for years.",
            ("attribution", "source generalised"),
        ),
        (
            "Former mayor Helga Brandt said that nobody had been hurt by the crane.",
            "Mayor Helga Brandt said that nobody had been hurt by the crane.",
            ("name", "title changed"),
        ),
        (
            "The protesters blocked the harbour until the police came.",
            "The rioters blocked the harbour until the police came.",
            ("label", "other label"),
        ),
        (
            "She called it “a crack like thunder over the whole harbour” on Monday.",
            "She called it “a crack like thunder” on Monday.",
            ("quote", "cut"),
        ),
        (
            "She called it “a crack like thunder” on Monday evening.",
            "She called it a crack like thunder on Monday evening.",
            ("quote", "marks dropped"),
        ),
        (
            "“We heard a loud crack like distant thunder,” the fisherman said.",
            "“We heard a faint crack like distant thunder,” the fisherman said.",
            ("quote", "altered"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else None,
)
def test_a_change_is_typed(base: str, other: str, expected: tuple[str, str]) -> None:
    assert expected in told(base, other)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("The crane fell on 21 November, he told us.", "The crane fell on November 21st, he told us."),
        ("The crane fell on Nov. 21, he told us.", "The crane fell on November 21, he told us."),
        ("Police counted seven boats here.", "Police counted 7 boats here."),
        ("Police counted 1,500 boats here.", "Police counted 1500 boats here."),
        ("It cost 2 million crowns in all.", "It cost 2,000,000 crowns in all."),
        ("It fell by 5 percent in a day.", "It fell by 5% in a day."),
        ("“She's here,” the mayor said of her.", "“She is here,” the mayor said of her."),
        (
            "Sen. Brandt said “we will look into it again”.",
            "Senator Brandt said “we will look into it again”.",
        ),
    ],
)
def test_another_notation_is_no_drift(base: str, other: str) -> None:
    assert drift(base, other) == []
    assert drift(other, base) == []


@given(stories)
def test_identical_sentences_have_no_drift(text: str) -> None:
    comparison = compared(text, text)
    assert [comparison.drift_of(link) for link in comparison.links if link.left == link.right] == [
        () for link in comparison.links if link.left == link.right
    ]


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(["curly", "straight", "dashes", "capitals"]))
def test_typography_is_no_drift(paragraph: str, how: str) -> None:
    changed = {
        "curly": paragraph.replace('"', "”"),
        "straight": paragraph.replace("“", '"').replace("”", '"'),
        "dashes": paragraph.replace("-", "–"),
        "capitals": paragraph.upper(),
    }[how]
    comparison = compared(paragraph, changed)
    assert [found for link in comparison.links for found in comparison.drift_of(link)] == []


@given(st.integers(1, 28), st.integers(1, 12))
def test_the_same_day_written_differently_is_no_drift(day: int, month: int) -> None:
    name = (
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    )[month - 1]
    base = f"The crane fell on {day} {name}, the harbour master told the council."
    other = f"The crane fell on {name} {day}, the harbour master told the council."
    assert drift(base, other) == []


@given(stories, stories)
def test_no_text_breaks_a_detector_and_every_span_is_exact(one: str, other: str) -> None:
    comparison = compared(one, other)
    for link in comparison.links:
        for found in comparison.drift_of(link):
            for words, article in ((found.base, comparison.base), (found.other, comparison.other)):
                assert words is None or article.article.text[words.start : words.end] == words.text
            assert found.reason
            assert found.change


def test_speech_over_several_sentences_keeps_its_marks() -> None:
    base = "“We heard a crack. It was like thunder,” said the fisherman.\nNobody was hurt in the harbour."
    other = "The fisherman heard it: “It was like thunder.”\nNobody was hurt in the harbour."
    comparison = compared(base, other)
    assert not any(
        found.change in ("marks dropped", "marks added")
        for link in comparison.links
        for found in comparison.drift_of(link)
    )


def test_what_the_article_quotes_whole_elsewhere_is_not_cut() -> None:
    quote = "we shall repair every crane before the first ship comes home"
    base = prepared(f"{PARAGRAPHS[0]}\nThe mayor said “{quote}” on Monday.")
    other = prepared(f"{PARAGRAPHS[0]}\nThe mayor said “repair every crane” on Monday.\nShe said before: “{quote}”.")
    link = Link(1, 1, 1.0, LinkKind.REWORDED)
    assert DriftFinder(base, other, [link]).of(link) == ()
    without_item = prepared(f"{PARAGRAPHS[0]}\nThe mayor said “repair every crane” on Monday.")
    assert [found.change for found in DriftFinder(base, without_item, [link]).of(link)] == ["cut"]


def test_a_source_that_is_named_elsewhere_is_not_left_out() -> None:
    base = "The Harbour Times reported that the crane had fallen on two boats."
    other = "The crane had fallen on two boats.\nThe Harbour Times sent a reporter."
    link = Link(0, 0, 1.0, LinkKind.REWORDED)
    assert DriftFinder(prepared(base), prepared(other), [link]).of(link) == ()


def test_the_same_words_in_another_mouth() -> None:
    about = "Helga Brandt met Ivo Marek in the harbour office on Monday."
    said = "“We knew of the rust for years,” {} said in the harbour office."
    base, other = (prepared(f"{PARAGRAPHS[0]}\n{about}\n{said.format(name)}") for name in ("Brandt", "Ivo Marek"))
    link = Link(2, 2, 1.0, LinkKind.REWORDED)
    (found,) = DriftFinder(base, other, [link]).of(link)
    assert (found.change, found.base and found.base.text, found.other and found.other.text) == (
        "other speaker",
        "Brandt",
        "Ivo Marek",
    )
    unknown = prepared(f"{PARAGRAPHS[0]}\nNobody met in the office.\n{said.format('Marek')}")
    assert DriftFinder(base, unknown, [link]).of(link) == ()


def test_a_weekday_is_a_day_only_where_the_article_is_dated() -> None:
    sunday = "The crane fell on Sunday, the harbour master told the council."
    day = "The crane fell on 30 November, the harbour master told the council."
    link = Link(0, 0, 1.0, LinkKind.REWORDED)

    def dated(text: str, published: str | None) -> PreparedArticle:
        return prepare(Article("a.txt", text, Metadata(date_published=published)), RULES)

    assert DriftFinder(dated(sunday, "2025-12-01T10:00:00Z"), dated(day, None), [link]).of(link) == ()
    (found,) = DriftFinder(dated(sunday, "2025-11-24"), dated(day, None), [link]).of(link)
    assert (found.change, found.severity) == ("other date", Severity.FACT)
    # Of an article without a date nobody knows which Sunday it was.
    assert DriftFinder(dated(sunday, "last week"), dated(day, None), [link]).of(link) == ()


def test_an_institution_in_a_persons_place_is_named_whole() -> None:
    about = "Helga Brandt is the mayor of the town.\nShe, Brandt, has been that for years."
    base, other = (
        prepared(f"{PARAGRAPHS[0]}\n{about}\n{who} requested a second inspection of the cranes.")
        for who in ("On Monday Brandt", "The Ostrava Port Authority officials")
    )
    link = Link(3, 3, 1.0, LinkKind.REWORDED)
    (found,) = DriftFinder(base, other, [link]).of(link)
    assert (found.change, found.other and found.other.text) == (
        "institution for person",
        "The Ostrava Port Authority officials",
    )


def test_words_of_the_readers_own_are_looked_for_and_types_switched_off() -> None:
    base = "Word has it that the mayor ordered engineers to close the harbour."
    other = "The mayor ordered engineers to close the harbour."
    assert drift(base, other) == []
    own = DriftSettings(lists={"hedges": ("word has it that",)})
    (found,) = drift(base, other, own)
    assert (found.type, found.severity) == (DriftType.HEDGE, Severity.TRUST)
    assert drift(base, other, DriftSettings(off=("hedge",), lists=own.lists)) == []
    labels = DriftSettings(labels=(("engineers", "tinkerers"),))
    changed = other.replace("engineers", "tinkerers")
    assert [found.type for found in drift(other, changed, labels)] == [DriftType.LABEL]


def test_unknown_lists_and_types_are_named() -> None:
    with pytest.raises(InputError, match="no such list") as caught:
        lexicon_with(DriftSettings(lists={"hedge": ("x",)}, off=("quotes",)))
    assert "there is no type 'quotes'. Did you mean 'quote'" in str(caught.value)


def test_most_of_a_long_quotation_without_its_marks_is_found_at_once() -> None:
    words = [f"crane{n}" for n in range(460)]
    boats = " ".join(f"boat{n}" for n in range(90))
    base, other = f"The mayor said “{' '.join(words)}” on Monday.", f"She said {' '.join(words[170:])} of {boats}."
    with watched():
        assert told(base, other) == {("quote", "marks dropped")}


@pytest.mark.parametrize("part", ["“a b” ", "Nobody said “we heard a crack” ", "$5 ", "30% ", "x@y.z ", "May "])
def test_a_text_without_full_stops_is_no_sentence_to_find_drift_in(part: str) -> None:
    with watched():
        assert drift(f"The mayor spoke {part * 4_000}.", f"He spoke {part * 3_900} so.") == []


SPEECH = "The mayor said: “The pier is closed. The cranes were old. Nobody was drowned.” Then she left.\n"


def test_one_sentence_of_a_longer_quotation_once_was_no_cut() -> None:
    comparison = compared(SPEECH, "“Nobody was drowned,” the mayor said.\n")
    found = [each for link in comparison.links for each in comparison.all_drift_of(link)]
    assert [(each.type.value, each.change, each.is_sure) for each in found] == [("quote", "cut", False)]
    assert found[0].base is not None
    assert found[0].base.text == "Nobody was drowned.”"


def test_one_sentence_of_a_longer_quotation_is_cut_whatever_others_are_quoted_with() -> None:
    others = "“It’s small and dear to me,” a sailor said of the boat.\n"
    comparison = compared(SPEECH + others, "“Nobody was drowned,” the mayor said.\n" + others)
    found = [each for link in comparison.links for each in comparison.all_drift_of(link)]
    assert [each.change for each in found if not each.is_sure] == ["cut"]
    more = compared(SPEECH, "“Nobody was drowned,” the mayor said.\nThe cranes were new.\n")
    assert [each.is_clear for link in more.links for each in more.all_drift_of(link)] == [False]


def test_a_quotation_that_the_other_article_goes_on_with_is_not_cut() -> None:
    comparison = compared(
        SPEECH, "“Nobody was drowned,” the mayor said. She said the pier was closed, the cranes old.\n"
    )
    assert not [each for link in comparison.links for each in comparison.all_drift_of(link)]


def test_a_number_in_a_text_without_spaces_once_was_told_by_nothing() -> None:
    assert told("橋の乗客は40人だった。", "橋の乗客は400人だった。") == {("number", "other value")}


@pytest.mark.parametrize("off", [False, True])
def test_in_other_languages_only_numbers_are_told_and_only_between_the_same_words(*, off: bool) -> None:
    settings = DriftSettings(off=("number",)) if off else None
    german = "Die Polizei zählte am Montag im Hafen der Stadt etwa 75 Boote, und der Bürgermeister sagte nichts dazu."
    pairs = ((german, german.replace("75", "90")), (german, "Im Hafen waren 90 Boote, so die Polizei dort am Montag."))
    found = [drift(f"{base} {german}", f"{other} {german}", settings) for base, other in pairs]
    assert [[each.change for each in some] for some in found] == [[] if off else ["other value"], []]


def test_a_date_that_the_other_article_gives_exactly_elsewhere_is_not_made_vague() -> None:
    exact = "The harbour elects its council on 25 June, the mayor told the town."
    vague = "The harbour elects its council in June, the mayor told the town."
    link = Link(0, 0, 1.0, LinkKind.REWORDED)
    assert [found.change for found in DriftFinder(prepared(exact), prepared(vague), [link]).of(link)] == ["made vague"]
    other = prepared(f"{vague}\nOn June 25 all polls close at eight.")
    assert DriftFinder(prepared(exact), other, [link]).of(link) == ()


@pytest.mark.parametrize(
    ("base", "other", "is_sure"),
    [
        (
            "The repair of the pier will cost $5 billion, he said.",
            "The repair of the pier will cost $5.7 billion, he said.",
            True,
        ),
        (
            "The repair of the pier will cost $5 billion, he said.",
            "The firm has paid $1 million for its boats, he said.",
            None,
        ),
        ("The trial was published Sunday in the paper.", "The report on it was published Saturday.", True),
        ("The crane was inspected Sunday by sailors.", "The paper reported Saturday on the crane.", False),
    ],
    ids=["money of one size", "money of another size", "same word beside the days", "other words beside the days"],
)
def test_two_numbers_of_one_size_or_days_of_one_deed_are_at_odds(
    base: str, other: str, *, is_sure: bool | None
) -> None:
    """What differs by more was most often of two things: a cruise and a dinner were held for one expense."""
    assert [each.is_sure for each in drift(base, other)] == ([] if is_sure is None else [is_sure])


def test_a_quotation_that_loses_its_condition_is_cut_for_sure() -> None:
    whole = "“We put the decision on the old crane on hold until the port reviews all the facts,” she said."
    (found,) = drift(whole, "“We put the decision on the old crane on hold,” she said.")
    assert (found.change, found.is_sure) == ("cut", True)


def test_a_senator_who_is_a_leader_too_has_no_other_role() -> None:
    """Of thirty-six other roles seventeen were a seat in parliament and an office that its holder has beside it."""
    base = "Senator Chuck Quill opened the harbour of the town on Monday."
    assert told(base, "Senate Majority Leader Chuck Quill opened the harbour of the town on Monday.") == set()
    assert told(base, "Governor Chuck Quill opened the harbour of the town on Monday.") == {("name", "other role")}
