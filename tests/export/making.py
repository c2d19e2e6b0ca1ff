"""Editions for the tests of exports."""

from __future__ import annotations

from functools import cache

from tests.conftest import SEEDS
from variorum.annotations.note import Anchor, Note, Status, TargetKind
from variorum.annotations.targets import link_target, row_target, sentence_target, statement_target
from variorum.articles.article import Article, Metadata
from variorum.articles.load import read_articles
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import DriftSettings, LimitSettings, Settings
from variorum.export.edition import Edition, edition_of
from variorum.project.project import Project
from variorum.session.session import Session

HOSTILE_LINES = (
    "<script>document.title='owned'</script> The harbour of Ostrava was closed on Tuesday, {{ 7*7 }} said.",
    "=HYPERLINK(\"http://evil.example\",\"x\") put it at 4.2 million, said <img src=x onerror=alert(1)>.",
    "]]> --> <!-- &amp; &lt;b&gt; \x1b[31mred\x07 \u202eevil\u2028 told the port of \x00 a crane.",
    "[click](javascript:alert(1)) **bold** _under_ `code` # Mayor Brandt thanked divers who searched there.",
    "@SUM(1+1)*cmd|' /C calc'!A0 shares in the company lost a tenth of their value before trading ended.",
    "</style><svg onload=alert(2)> ferry passengers were taken by bus to Karvina while engineers measured.",
)  # fmt: skip


def noted(session: Session) -> Session:
    """A session with a note of each kind."""
    comparison, coverage, project = session.comparison(0, 1), session.coverage(), session.project
    assert coverage is not None
    one, two = (0, session.prepared(0)), (1, session.prepared(1))
    link = comparison.links[0]
    targets = (
        sentence_target(one, 0),
        link_target(one, (link.left,), two, (link.right,)),
        row_target(comparison, len(comparison.rows) - 1, 0, 1),
        statement_target(coverage.articles, coverage.statements[0], 0),
    )
    when, later = "2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z"
    for target in targets:
        text = f"On the {target.target_kind}: **look**\n\n- <script>alert(3)</script> [x](javascript:alert(4))"
        note = Note(project.next_note_id(), text, target.anchors, ("quote", "=1+1"), when, later, target.target_kind)
        project = project.with_note(note)
    project = project.with_note(
        Note("n5", "", (Anchor(0),), (), when, when, TargetKind.ARTICLE, Status.CHECKED, "red", "A. Reader")
    )
    lost = Anchor(1, 0, 17, "gone <b>words</b>", "before ", " behind", lost=True)
    project = project.with_note(Note("n6", "+lost", (lost,), (), when, when, TargetKind.WORDS, Status.DISPUTED))
    session.apply(project.with_correction(0, LineCorrection(0, True)), "notes")
    return session


def hostile_desk() -> Session:
    """A story whose every text tries to be something else."""
    metadata = Metadata(
        headline="<script>alert(5)</script>",
        publisher="=cmd|'/C calc'!A0\x1b[2J",
        author='"><img src=x onerror=alert(6)>',
        url="javascript:alert(7)",
    )
    swapped = "\n".join((*HOSTILE_LINES[2:], *HOSTILE_LINES[:2]))
    articles = [
        Article("a.txt", "\n".join(HOSTILE_LINES), metadata),
        Article("b.txt", swapped, Metadata(publisher="</td></table>")),
        Article("c.txt", "\n".join(HOSTILE_LINES[:3]), Metadata(url="https://c.example/x?a=1&b=<x>")),
    ]  # fmt: skip
    return noted(Session(Settings(), Project.of(articles)))


def seed_desk() -> Session:
    """The seeds, with notes, and with the changes of meaning that are less sure."""
    return noted(
        Session(
            Settings(drift=DriftSettings(less_sure=True)), Project.of(read_articles(map(str, SEEDS), LimitSettings()))
        )
    )


@cache
def seed_edition() -> Edition:
    """The seeds, worked out."""
    return edition_of(seed_desk())


@cache
def short_edition() -> Edition:
    """The beginnings of two seeds, with notes, for what takes long on a long page."""
    articles = read_articles(map(str, SEEDS[:2]), LimitSettings())
    beginnings = [Article(one.path, one.text[:1500], one.metadata) for one in articles]
    return edition_of(noted(Session(Settings(), Project.of(beginnings))))


@cache
def hostile_edition() -> Edition:
    """The hostile story, worked out."""
    return edition_of(hostile_desk())
