"""Articles of one outlet with nearly the same text are found, and become versions with all that stands on them."""

from tests.factories import FOREIGN, PARAGRAPHS
from variorum.annotations.note import LinkEdit, Note, anchor_at
from variorum.annotations.relation import Relation
from variorum.articles.article import Article, Metadata
from variorum.project.project import Project
from variorum.project.same_outlet import joined_as_versions, versions_among
from variorum.storage.file.read_write import dump_project, load_project

OLD = "\n".join(PARAGRAPHS)
NEW = f"{OLD.replace('4.2 million', '5.2 million')}\n{FOREIGN[0]}"


def article(text: str, outlet: str | None, day: str = "", url: str | None = None) -> Article:
    return Article(f"{outlet}-{day}.txt", text, Metadata(publisher=outlet, date_modified=day or None, url=url))


def test_only_the_same_outlet_or_address_and_nearly_the_same_text_are_versions() -> None:
    new, old = article(NEW, "The Herald", "2026-11-02"), article(OLD, "the herald", "2026-11-01")
    assert versions_among([new, old], [0, 1]) == [[1, 0]]
    assert versions_among([new, old, article("\n".join(FOREIGN), "The Herald")], [2]) == []
    assert versions_among([new, article(OLD, "Times")], [0, 1]) == []
    assert versions_among([article(OLD, None), article(OLD, None)], [0, 1]) == []
    there = "https://a.example/1"
    assert versions_among([article(OLD, "A", url=there), article(NEW, "B", url=there)], [1]) == [[0, 1]]


def test_what_was_noted_and_linked_on_the_older_is_found_again_in_the_newer() -> None:
    old, times, new = article(OLD, "Herald"), article(OLD, "Times"), article(NEW, "Herald")

    def on(number: int, text: str, words: str) -> Note:
        start = text.index(words)
        return Note(f"n{number}", words, (anchor_at(number, text, start, start + len(words)),))

    notes = (on(0, OLD, PARAGRAPHS[1]), on(1, OLD, PARAGRAPHS[2]), on(2, NEW, FOREIGN[0]))
    links = tuple(
        LinkEdit.of(notes[0].anchors[0], other, linked=True, relation=Relation.MORE_SPECIFIC)
        for other in (notes[1].anchors[0], notes[2].anchors[0])  # the second is between two versions, and goes
    )
    project = Project.of([old, times, new])
    for note in notes:
        project = project.with_note(note)
    joined = joined_as_versions(project.with_links(links), [0, 2])
    assert [each.outlet for each in joined.articles] == ["Times", "Herald"]
    assert [version.article for version in joined.versions(1)] == [old, new]
    assert joined.base == 1
    assert [(note.anchors[0].article, note.anchors[0].exact) for note in joined.notes] == [
        (1, PARAGRAPHS[1]),
        (0, PARAGRAPHS[2]),
        (1, FOREIGN[0]),
    ]
    assert [note.anchors[0].version for note in joined.notes] == [old.sha256, "", ""]
    (link,) = joined.links
    assert (link.one.article, link.other.article, link.relation) == (0, 1, Relation.MORE_SPECIFIC.turned)
    assert load_project(dump_project(joined), "x") == joined
