"""Sentences end where a reader would say they end."""

import pytest
from hypothesis import given

from tests.factories import texts
from tests.watching import watched
from variorum.text.language import neutral_language
from variorum.text.sentence_splitter import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["One is here.", "Two is there!", "Is three?", "Four."],
        ["Mr. Smith met Dr. Jones at 5 p.m. on Friday.", "They talked."],
        ["The U.S. Army left.", "Others stayed."],
        ["He lives in the U.S.", "He likes it."],
        ["Speaker John A. Boehner of Ohio said so.", "George W. Bush agreed."],
        ["“I would not say so,” he said.", "“It was a call.”", "Nobody else spoke."],
        ["‘It is over.’", "That was all."],
        ["“Really?” he asked.", "“Yes!” she cried."],
        ["'closed in its entirety.'", "Caracas responded."],
        ["It cost $4.5 million.", "Nobody paid."],
        ["Acme Inc. said so on Jan. 5.", "Shares fell."],
        ["He waited ... and waited.", "Then he left…", "And came back."],
        ["The claim by Nicolás Maduro.", "crucial opposition numbers grew."],
        ["Sen. Olympia Snowe (R-Maine.)", "She voted no."],
        ["Rule No. 5 applies.", "He said no.", "They left."],
        ["“They say ‘let us make it good.’ ”", "Nobody else spoke."],
        ["这是第一句。", "这是第二句。"],
        ["彼は「終わった。」と言った。", "雨が降る。"],
        ["他说：“我们走。”第二天下雨。"],
        ["In Fox v. Elm, the court sat.", "It rose."],
        ["In Fox v. Board of Educ. of Ostrava the court ruled.", "See vol. 3, p. 5, and sec. 2.", "Done."],
        ["Fox v. The Town is a case.", "Louis V. Elm spoke."],
        ["Sra. Gómez met Dott. Rossi.", "They talked."],
        ["The har\u00advest began.\u200b", "\u200bRain fell.\ufeff", "It ended."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_known_boundaries(sentences: list[str]) -> None:
    separator = "" if sentences[0].endswith("。") else " "
    assert split(separator.join(sentences)) == sentences


def test_a_line_end_inside_is_only_white_space() -> None:
    assert split("and said it believed\n“deposing Maduro is right”. Its board spoke.") == [
        "and said it believed\n“deposing Maduro is right”.",
        "Its board spoke.",
    ]


@given(texts)
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_megabyte_without_a_full_stop_is_one_sentence() -> None:
    assert len(split("word " * 200_000)) == 1


def test_a_megabyte_of_full_stops_is_split_in_time() -> None:
    assert len(split("A b. " * 200_000)) > 1000


@pytest.mark.parametrize("leader", ["...", "….", "?!", '."'])
def test_a_long_row_of_dots_takes_no_longer_than_other_text(leader: str) -> None:
    with watched():
        assert split(f"Chapter one {leader * 50_000}7") == [f"Chapter one {leader * 50_000}7"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["M. Dupont et Mme. Roy ont signé.", "Le Dr. Petit a refusé."],
        ["El Sr. Pérez y la Sra. Gómez, p. ej., viven en EE. UU.", "Llueve."],
        ["Dhr. Jansen zag nr. 5 op 3 mei.", "Mevr. De Vries zweeg."],
        ["Den 3. maj kom hr. Jensen.", "Han gik."],
        ["Il sig. Rossi parla.", "Il dott. Verdi tace."],
        ["Det var ca. 5 km.", "Han gik."],
        ["To było ok. 5 km.", "Koniec."],
        ["Это было ок. 5 км.", "Всё."],
        ["Heinrich VIII. lebte dort.", "Karl IV. starb."],
        ["यह एक है।", "यह दो है।"],
        ["هل ذهب؟", "ذهب."],
    ],
    ids=lambda sentences: sentences[0][:20],
)
def test_abbreviations_of_other_languages_once_ended_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text, neutral_language("und"))] == sentences
