"""A folder makes a language, an article is read in its own, and what a language lacks is left out."""

import pickle
from pathlib import Path

import pytest
import yaml

from tests.factories import FOREIGN, HOSTILE, PARAGRAPHS, RULES, article, prepared, seed_articles
from variorum.alignment.prepared_article import prepare
from variorum.articles.article import Article, Metadata
from variorum.comparison.change_size import ChangeSize, change_size
from variorum.comparison.comparison import compare
from variorum.comparison.rows import RowKind
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.sourcing.profile import sourcing_profiles
from variorum.text.language import ENGLISH, known_languages, language_in, neutral_language
from variorum.text.language_detection import language_of
from variorum.text.quotations import quotations, quoted_spans
from variorum.text.sentence_splitter import sentence_spans
from variorum.text.synonyms import term_of
from variorum.text.word_diff import same_words, word_diff
from variorum.text.words import is_stop_word, normal_form, stem, words_of

GERMAN = next(language for language in known_languages() if language.code == "de")
HARBOUR = (
    "Der Hafen von Ostrava ist am Dienstag geschlossen worden, nachdem ein Kran auf zwei Fischerboote gestürzt war.",
    "Bürgermeisterin Helga Brandt sagte, dass niemand verletzt worden sei.",
    "Die Versicherer schätzen den Schaden auf 4,2 Millionen Kronen, was die Hafenbehörde für verfrüht hält.",
    "„Wir haben ein Krachen wie Donner gehört“, sagte der Fischer Ivo Marek am Abend.",
)
RETOLD = (
    "In Ostrava wurden zwei Fischerboote getroffen, als am Dienstag ein Kran stürzte; der Hafen schloss.",
    "Niemand sei verletzt, so die Bürgermeisterin Helga Brandt.",
    "Versicherern zufolge liegen die Schäden bei 4,2 Millionen Kronen, laut der Hafenbehörde eine verfrühte Schätzung.",
    "Ein Krachen wie ein Donner sei zu hören gewesen, sagte Ivo Marek, ein Fischer.",
)
FRENCH = (
    "Le port a été fermé mardi après la chute d'une grue sur deux bateaux de pêche. Les assureurs estiment les dégâts"
    " à plusieurs millions, une somme que les autorités du port jugent prématurée. Selon le maire, personne ne serait"
    " blessé, et les plongeurs cherchent encore dans les eaux du bassin depuis plusieurs heures, malgré la pluie."
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, GERMAN)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Müller kam am 3. Mai nach Berlin.", "Er blieb bis zum 12. Juni."],
        ["Viele Städte, z. B. Berlin, sind pleite.", "Das sagt Prof. Huber."],
        ["Er zahlt, d. h. Martha zahlt.", "Sie war u. a. in Wien."],
        ["Es gilt Abs. 2 Nr. 5 der Verordnung.", "Die Firma (vgl. S. 7) klagt."],
        ["Das war 2019.", "Polizisten kamen."],
        ["Er ist 45.", "Die Polizei sucht ihn."],
        ["„Es ist vorbei.“", "Das war alles."],
        ["»Wirklich?«, fragte sie.", "«Ja!»"],
        ["Er sagte: „Wir gehen.“", "„Niemand bleibt“, rief sie."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_german_sentences_end_where_a_reader_says(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_german_words_are_stemmed_and_stopped_as_german() -> None:
    assert stem("verletzten", GERMAN) == stem("verletzte", GERMAN) != stem("verletzten")
    assert stem("häuser", GERMAN) == stem("haus", GERMAN)
    assert is_stop_word("und", GERMAN)
    assert not is_stop_word("und")
    assert not is_stop_word("hafen", GERMAN)
    assert normal_form("zwölf", GERMAN) == "12"
    assert [word.form for word in words_of("14.000 Kronen, 4,2 Prozent", language=GERMAN)] == [
        *("14000", "kronen", "4.2", "prozent")
    ]
    assert same_words("Daß er ging", "dass er ging", GERMAN)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Sie nannte es „eine klare Botschaft“ an alle.", "„eine klare Botschaft“"),
        ("Sie nannte es »eine klare Botschaft« an alle.", "»eine klare Botschaft«"),
        ("Sie nannte es «eine klare Botschaft» an alle.", "«eine klare Botschaft»"),
        ('Sie nannte es "eine klare Botschaft" an alle.', '"eine klare Botschaft"'),
        ("Sie nannte es „eine klare Botschaft” an alle.", "„eine klare Botschaft”"),
        ("Sie nannte es “eine klare Botschaft” an alle.", "“eine klare Botschaft”"),
        ("Sie nannte es ‚eine klare Botschaft‘ an alle.", "‚eine klare Botschaft‘"),
        ("Hier steht nichts dergleichen.", ""),
    ],
)
def test_german_quotations(sentence: str, quoted: str) -> None:
    expected = [quoted] if quoted else []
    assert [sentence[a:b] for a, b in quoted_spans(sentence, GERMAN)] == expected
    assert [sentence[a:b] for a, b in quotations(sentence, [(0, len(sentence))], GERMAN)] == expected


def test_the_seeds_are_english_and_german_text_is_german(seeds: list[str]) -> None:
    assert {found.language for found in seed_articles(seeds)} == {ENGLISH}
    assert language_of("\n".join(PARAGRAPHS)) is language_of("\n".join(FOREIGN)) is ENGLISH
    assert language_of("\n".join(HARBOUR)) is language_of("\n".join(RETOLD)) is GERMAN
    assert prepared("\n".join(HARBOUR)).language is GERMAN


@pytest.mark.parametrize("said", ["de", "de-AT", "de_DE", "German", "Deutsch", "DE"])
def test_metadata_names_the_language_of_a_short_text(said: str) -> None:
    assert language_of("Hafen geschlossen", said) is GERMAN
    assert language_of("Hafen geschlossen", "fr").code == "fr"


@pytest.mark.parametrize("said", ["en", "en-GB", "en_US", "English", "eng"])
def test_what_metadata_calls_english_is_english(said: str) -> None:
    assert language_of("\n".join(HARBOUR), said) is ENGLISH


@pytest.mark.parametrize("said", ["de", "fr", "?", "x-default", "", None])
def test_what_reads_as_english_is_english_whatever_metadata_says(said: str | None) -> None:
    assert language_of("\n".join(PARAGRAPHS), said) is ENGLISH


@pytest.mark.parametrize("text", ["", "Hafen geschlossen", HOSTILE, "B737 " * 500, "12 345 " * 500, "der"])
def test_where_nothing_tells_a_text_is_taken_for_english(text: str) -> None:
    assert language_of(text) is ENGLISH


def test_a_long_text_of_no_known_language_has_no_lists() -> None:
    unknown = language_of(FRENCH)
    assert (unknown.code, unknown.is_known) == ("und", False)
    assert not unknown.stop_words
    assert unknown.drift_lexicon is None
    assert stem("fermées", unknown) == term_of("fermées", unknown) == "fermées"
    assert len(list(sentence_spans(FRENCH, unknown))) == 3
    assert len(quoted_spans("Il parle de « la fin du monde » ici.", unknown)) == 1
    assert neutral_language("fr").code == neutral_language("fr").name == "fr"


def test_inflected_forms_link_two_german_articles() -> None:
    comparison = compare(prepared("\n".join(HARBOUR)), prepared("\n".join(RETOLD)), MatchingSettings())
    assert {(link.left, link.right) for link in comparison.links} == {(n, n) for n in range(4)}
    assert comparison.language is GERMAN
    stems = "Gemeinderäte verurteilten abgelehnte Haushaltspläne.", "Der Gemeinderat verurteilte den Haushaltsplan."
    one, other = (prepare(article(text), RULES, language=GERMAN) for text in stems)
    terms = [{term_of(form, GERMAN) for form in each.tokens.words.forms} for each in (one, other)]
    assert terms[0] & terms[1] >= {stem("gemeinderat", GERMAN), stem("verurteilt", GERMAN)}


def test_no_drift_and_no_english_lists_in_a_german_comparison() -> None:
    added = "Der Sprecher will may said 5 Boote, der andere will could said 9 Boote am Abend und in der Nacht."
    base, other = (prepared("\n".join((*some, added))) for some in (HARBOUR, RETOLD))
    comparison = compare(base, other, MatchingSettings())
    assert all(comparison.drift_of(link) == () for link in comparison.links)
    (facts,) = sourcing_profiles([base], DriftSettings())
    assert not facts.hedges
    assert not facts.sources
    assert [quotation.words.text for quotation in facts.quotations] == ["„Wir haben ein Krachen wie Donner gehört“"]


def test_two_languages_are_held_against_each_other_without_lists() -> None:
    comparison = compare(prepared("\n".join(HARBOUR)), prepared("\n".join(PARAGRAPHS)), MatchingSettings())
    assert not comparison.language.is_known
    assert all(comparison.drift_of(link) == () for link in comparison.links)
    assert {row.kind for row in comparison.rows} <= set(RowKind)


def test_a_small_german_word_is_a_small_change() -> None:
    one = "Der Hafen ist wieder offen."
    assert change_size(one, "Der Hafen ist auch wieder offen.", GERMAN) is ChangeSize.SMALL
    assert change_size(one, "Der Hafen ist nicht wieder offen.", GERMAN) is ChangeSize.SUBSTANTIVE
    joined = word_diff("Kran und Boot fielen", "Haus und Hof fielen", language=GERMAN)
    assert [span.equal for span in joined] == [False, True]


def test_a_language_is_one_object_in_every_process() -> None:
    for language in (ENGLISH, GERMAN, neutral_language("fr")):
        assert pickle.loads(pickle.dumps(language)) is language  # noqa: S301
    assert language_in(ENGLISH.folder) is ENGLISH


def test_a_folder_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    small = ("zu", "ka", "mo", "li")
    marks = {"opening": "<", "closing": ">", "either": "", "single": "`"}
    about = {"name": "Xanthic", "names": "xan", "quotation_marks": marks}
    (folder / "language.yaml").write_text(yaml.safe_dump(about))
    (folder / "stop_words.yaml").write_text(yaml.safe_dump({"stop_words": " ".join(small)}))
    (folder / "splitting.yaml").write_text(yaml.safe_dump({"titles": "dok"}))
    language = language_in(folder)
    text = "Zu Dok. Arte ka vola mo domo. Li parla ka <bona vole> zu amiko. " * 5
    assert language_of(text, known=[ENGLISH, language]) is language
    assert language_of("Vola", "xan-YY", known=[ENGLISH, language]) is language
    found = prepare(Article("a.txt", text, Metadata(language="xx")), RULES, language=language)
    assert found.text_of(0) == "Zu Dok. Arte ka vola mo domo."
    tokens = found.tokens.sentences[1]
    assert tokens.words[2].form == "ka"
    assert not tokens.is_content_word[2]
    assert [text[a:b] for a, b in tokens.quoted_spans] == ["<bona vole>"]
    links = compare(found, found, MatchingSettings()).links
    assert {(link.left, link.right) for link in links} >= {(n, n) for n in range(len(found.sentences))}


def test_every_shipped_folder_has_what_a_language_needs() -> None:
    assert [language.code for language in known_languages()] == ["de", "en"]
    for language in known_languages():
        assert language.name[0].isupper()
        assert language.stemmer
        assert len(language.months) == 12
        assert len(language.weekdays) == 7
        assert language.quotation_marks.double
        assert len(language.stop_words) > 100
        assert language.function_words
        assert language.weighty_words
        assert all(len(word.split()) == 1 and word == word.lower() for word in language.stop_words)
        assert language.splitting.abbreviations
        assert language.splitting.openers
    assert GERMAN.drift_lexicon is None
    assert ENGLISH.drift_lexicon is not None


def test_a_short_german_text_once_was_split_as_english() -> None:
    text = "Am 3. Mai kam Dr. Müller nach Ostrava. Er blieb bis zum 12. Juni."
    assert language_of(text) is GERMAN
    assert [text[start:end] for start, end in sentence_spans(text, language_of(text))] == [
        "Am 3. Mai kam Dr. Müller nach Ostrava.",
        "Er blieb bis zum 12. Juni.",
    ]
    assert language_of("The men who die in war were also at the bar") is ENGLISH
