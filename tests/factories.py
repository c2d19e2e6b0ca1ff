"""Articles and comparisons made for tests, and strategies that make any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from variorum.alignment.prepared_article import PreparedArticle
from variorum.annotations.note import COLOURS, Anchor, LinkEdit, Note, Status, TargetKind, anchor_at, tags_from
from variorum.annotations.relation import Relation
from variorum.articles.article import Article, Metadata
from variorum.cleaning.lines import LineCorrection
from variorum.comparison.comparison import Comparison
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.project.project import Project
from variorum.project.versions import Version, VersionHistory

PIPELINE = Pipeline(Settings())
RULES = PIPELINE.rules


def article(text: str, name: str = "article.txt") -> Article:
    """An article with nothing known about it."""
    return Article(name, text)


def prepared(text: str, name: str = "article.txt") -> PreparedArticle:
    """A text, cleaned by the shipped rules and split."""
    return PIPELINE.prepare(article(text, name))


def compared(base: str, other: str) -> Comparison:
    """Two texts, compared with the shipped settings."""
    return PIPELINE.compare(prepared(base, "base.txt"), prepared(other, "other.txt"))


def seed_articles(paths: Sequence[str]) -> list[PreparedArticle]:
    """Seed articles, ready to compare."""
    return PIPELINE.prepare_all(PIPELINE.read(paths))


# An invented story: eight paragraphs that share little with each other.
PARAGRAPHS = (
    "The harbour of Ostrava was closed on Tuesday after a crane fell across two fishing boats.",
    "Mayor Helga Brandt said nobody had been hurt. She thanked the divers who searched the water for hours.",
    "Insurers put the damage at 4.2 million crowns, a sum that the port authority called premature.",
    "“We heard a crack like thunder,” said Ivo Marek, a fisherman who has moored there since 1987.",
    "An inspection in March had found rust in three of the seven cranes, according to a leaked report.",
    "The operator, Nordlift, rejected the findings and promised its own inquiry by the end of the month.",
    "Ferry passengers were taken by bus to Karvina while engineers measured the remaining girders.",
    "Shares in the company lost a tenth of their value before trading was suspended at noon.",
)
FOREIGN = (
    "A museum in Lisbon opened a gallery of painted tiles from the eighteenth century.",
    "Rain is expected over the western valleys until Friday evening.",
    "The chess champion resigned after forty moves with a pawn less.",
)

HOSTILE = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\u200b\u200e\u202e\u2028\u2066\ufeff\u00ad\U000e0041"
    "[](){}@$%\\/<>&'\"`#*_|:;!?.,-–—“”‘’…"
    "aAzZéß09 \t\n中國👩\u200d\u0301"
)  # fmt: skip

texts = st.text(alphabet=st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=["Cs"])), max_size=300)
words = st.sampled_from(
    ["the", "a", "of", "port", "crane", "Mayor", "Brandt", "boats", "rust", "seven", "1987", "4.2", "million"]
)
sentences = st.lists(words, min_size=1, max_size=14).map(lambda found: " ".join(found).capitalize() + ".")
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6)
stories = paragraphs.map("\n".join)


@st.composite
def comparisons(draw: st.DrawFn) -> Project:
    """Any comparison that can be saved."""
    found = draw(st.lists(texts, min_size=1, max_size=3))
    short = st.text(max_size=20)
    articles = []
    for text in found:
        metadata = Metadata(publisher=draw(short).strip() and "An outlet", guessed=frozenset({"publisher"}))
        articles.append(Article(draw(short), text, metadata if metadata.publisher else Metadata()))
    corrections = [
        tuple(LineCorrection(start, draw(st.booleans())) for start in draw(st.sets(st.sampled_from(_starts(t)))))
        for t in found
    ]
    notes = []
    for n in range(draw(st.integers(0, 3))):
        number = draw(st.integers(0, len(found) - 1))
        ends = sorted((draw(st.integers(0, len(found[number]))), draw(st.integers(0, len(found[number])))))
        place = anchor_at(number, found[number], *ends) if ends[0] < ends[1] else Anchor(number)
        if draw(st.booleans()) and place.exact:
            place = replace(place, lost=True)
        tags, kinds = tags_from(draw(short)), (draw(st.sampled_from(TargetKind)), draw(st.sampled_from(Status)))
        colour, author = draw(st.sampled_from(["", *COLOURS])), draw(short)
        notes.append(Note(f"n{n}", draw(texts), (place,), tags, draw(short), draw(short), *kinds, colour, author))
    links = []
    if len(found) > 1 and found[0] and found[1] and draw(st.booleans()):
        one, other = anchor_at(0, found[0], 0, 1), anchor_at(1, found[1], 0, 1)
        links.append(LinkEdit((one, other), draw(st.booleans()), draw(st.sampled_from(Relation))))
    base = draw(st.integers(0, len(found) - 1))
    ordered = tuple(tuple(sorted(some, key=lambda c: c.start)) for some in corrections)
    older = draw(st.lists(texts, max_size=2))
    history = VersionHistory(tuple(Version(article(text), draw(short)) for text in older), (), draw(short))
    return Project(tuple(articles), ordered, tuple(notes), base, draw(short), tuple(links), (history,))


def _starts(text: str) -> list[int]:
    return [0, *(n + 1 for n, character in enumerate(text) if character == "\n")]
