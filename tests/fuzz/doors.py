"""The doors: how input for each is made, and how it goes in."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.factories import prepared
from tests.fuzz import inputs, packed
from tests.fuzz.answering import answering
from tests.fuzz.behind import are_safe, articles_are_used, comparison_is_used, is_safe_data
from tests.fuzz.growing import answer, page, plain
from tests.fuzz.mutating import JSON, MARKUP, SIGNS, WIRE, YAML, changed, encoded
from tests.fuzz.trees import as_json, as_yaml, changed_tree, reworded
from variorum.alignment.prepared_article import prepare
from variorum.articles.article import Article
from variorum.articles.load import fetch_article, read_articles, read_contents
from variorum.base.errors import input_error
from variorum.cleaning.rules import rules_in_force
from variorum.cli.render.config import config_text
from variorum.comparison.comparison import compare
from variorum.config.load import load_config, settings_with_origins
from variorum.config.settings import LimitSettings, Settings
from variorum.drift.lexicon import lexicon_with
from variorum.export.json_documents import config_document, list_document
from variorum.interchange.import_notes import import_notes
from variorum.interchange.import_pages import highlights_for
from variorum.presentation.wording.page_lists import listing
from variorum.session.session import Session
from variorum.storage.journal import find_recoverable

LIMITS: Final = LimitSettings(allow_local=True, fetch_seconds=2, file_megabytes=2)
Make = Callable[[Random], bytes]


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the program. `inputs` are right, `words` mean something to its readers, `grown` makes input
    of a shape that changing bytes does not come to, and `enter` lets input in: it raises InputError, or else
    all is done that the program does with such input."""

    name: str
    inputs: Callable[[], Sequence[bytes]]
    words: Sequence[str]
    grown: Make
    enter: Callable[[bytes, Path], None]

    def example(self, seed: int, number: int, longest: int) -> bytes:
        """The input of a number. Runs in it have at most `longest` bytes."""
        chance = Random(f"{self.name} {seed} {number}")
        known = self.inputs()
        if chance.random() < 0.6:
            data = self.grown(chance)
            if chance.random() < 0.8:
                return data
        else:
            data = chance.choice(known)
        return changed(chance, data, known, self.words, longest)


def _articles(name: str) -> Callable[[bytes, Path], None]:
    def enter(data: bytes, folder: Path) -> None:
        path = folder / name
        path.write_bytes(data)
        articles_are_used(read_articles([str(path)], LIMITS))

    return enter


def _sidecar(data: bytes, folder: Path) -> None:
    (folder / "article.yaml").write_bytes(data)
    _articles("article.txt")(inputs.seed_texts()[3].encode(), folder)


def _front_matter(chance: Random) -> bytes:
    head = as_yaml(chance, changed_tree(chance, chance.choice(inputs.fronts())))
    mark = chance.choice((b"---", b"---", b"---  ", b"...", b"----", b""))
    return b"---\n" + head.rstrip(b"\n") + b"\n" + mark + b"\n" + encoded(chance.choice(inputs.seed_texts()))


def _settings(data: bytes, folder: Path) -> None:
    """Settings are described in both forms, and two articles compared by them."""
    path = folder / "mine.yaml"
    path.write_bytes(data)
    configuration = load_config(path)
    settings = {key: (value, origin) for key, value, origin in settings_with_origins(configuration)}
    files = [str(file) for file in configuration.files]
    is_safe_data(config_document(settings, files))
    are_safe(config_text(settings, files))
    mine = configuration.settings
    rules = rules_in_force(mine.cleaning)
    lexicon_with(mine.drift)
    one, other = (prepare(prepared(text).article, rules) for text in inputs.seed_texts()[3:5])
    compare(one, other, mine.matching, drift=mine.drift)


def _comparison(data: bytes, folder: Path) -> None:
    path = folder / "story.variorum.yaml"
    path.write_bytes(data)
    comparison_is_used(Session.opened(path, Settings()).project, folder, data)


# What may say anything, so that a comparison with other words there is still one.
_FREE: Final = (
    "title",
    "tags",
    "created",
    "modified",
    "author",
    "prefix",
    "suffix",
    "path",
    "headline",
    "publisher",
)


def _story(chance: Random) -> bytes:
    data = inputs.story_data()
    if chance.random() < 0.4:
        return as_yaml(chance, changed_tree(chance, data))
    if chance.random() < 0.5:
        return as_yaml(chance, reworded(chance, data, _FREE))
    # Without anything that holds on to their words, texts may change too.
    data["links"] = []
    data["notes"] = [note for note in data["notes"] if note["about"] == "article"]
    return as_yaml(chance, reworded(chance, data, (*_FREE, "text")))


def _journal(data: bytes, folder: Path) -> None:
    """What a journal holds is taken up on what it began with, then saved and opened again."""
    (folder / "left-1.journal").write_bytes(data)
    found = find_recoverable(folder)
    if not found:
        raise input_error(folder, "holds no work")
    for work in found:
        session = Session(Settings(), work.beginning)
        session.recover(work)
        comparison_is_used(session.project, folder, data)


def _records(chance: Random) -> bytes:
    lines = list(chance.choice(inputs.journals()))
    for _ in range(chance.randint(1, 2)):
        n = chance.randrange(len(lines))
        free = chance.random() < 0.4
        lines[n] = reworded(chance, lines[n], _FREE) if free else changed_tree(chance, lines[n])
    return b"".join(_with_sum(chance, as_json(chance, line).replace(b"\n", b"")) + b"\n" for line in lines)


def _with_sum(chance: Random, line: bytes) -> bytes:
    """The line of a journal with its sum, right in spite of the changes; or without, as older ones are."""
    right = line.endswith(b"}") and chance.random() < 0.8
    return b'%s,"sum":%d}' % (line[:-1], zlib.crc32(line)) if right else line


def _import(data: bytes, folder: Path) -> None:
    """Notes of others are taken into a comparison, which is saved and opened again."""
    ours = data.lstrip().startswith(b"schema")
    path = folder / ("theirs.variorum.yaml" if ours else "notes.json")
    path.write_bytes(data)
    comparison_is_used(import_notes(inputs.story(), path).project, folder, data)


def _foreign(chance: Random) -> bytes:
    if chance.random() < 0.2:
        return _story(chance)
    return as_json(chance, changed_tree(chance, chance.choice(inputs.foreign())))


def _fetched(data: bytes, _folder: Path) -> None:
    """A server answers so, whatever it is asked for, and whatever address it sends the reader on to."""
    with answering(data) as address:
        articles_are_used([fetch_article(address, LIMITS)])


def _list(data: bytes, folder: Path) -> None:
    """A list of pages is shown, and its texts and highlights are taken in; nothing is fetched."""
    begins = data.lstrip()[:1]
    ending = {b"[": "json", b"{": "json", b"T": "ris", b"<": "xml" if b"<urlset" in data else "html"}.get(begins, "csv")
    path = folder / f"list.{ending}"
    path.write_bytes(data)
    for found in read_contents([str(path)], LIMITS):
        if isinstance(found, Article):
            continue
        are_safe(listing(found))
        is_safe_data(list_document([], [found]))
        if texts := [page.article for page in found.pages if page.article is not None]:
            articles_are_used(texts[:2])
        annotations, _ = highlights_for(inputs.story().articles, found)
        assert all(annotation.targets for annotation in annotations)


def _grown_list(chance: Random) -> bytes:
    data = chance.choice(inputs.lists())
    if data[:1] not in b"[{":
        return changed(chance, data, inputs.lists(), (",", "\n", '"', "TY  - ", "<a href="), 2_000)
    return as_json(chance, changed_tree(chance, json.loads(data)))


def _texts(found: Callable[[], Sequence[str]]) -> Callable[[], Sequence[bytes]]:
    return cache(lambda: tuple(map(encoded, found())))


def _dumped(found: Callable[[], Sequence[Any]], dump: Callable[[Random, Any], bytes]) -> Callable[[], Sequence[bytes]]:
    return cache(lambda: tuple(dump(Random(1), data) for data in found()))


_ALL: Final = (
    Door(
        "text",
        _texts(inputs.texts),
        (*SIGNS, "---\n", "http://a.example/b ", "<!-- x -->\n"),
        plain,
        _articles("article.txt"),
    ),
    Door("html", _texts(inputs.pages), (*MARKUP, *SIGNS), page, _articles("page.html")),
    Door(
        "json",
        _dumped(inputs.json_data, as_json),
        (*JSON, *SIGNS),
        lambda chance: as_json(chance, changed_tree(chance, chance.choice(inputs.json_data()))),
        _articles("articles.json"),
    ),
    Door(
        "front-matter",
        lambda: [_front_matter(Random(1))],
        (*YAML, *SIGNS, "<!-- x -->\n"),
        _front_matter,
        _articles("a.md"),
    ),
    Door(
        "sidecar",
        _texts(inputs.sidecars),
        (*YAML, *SIGNS),
        lambda chance: as_yaml(chance, changed_tree(chance, inputs.METADATA)),
        _sidecar,
    ),
    Door(
        "config",
        _dumped(inputs.configs, as_yaml),
        (*YAML, "(", "[a-", "(?P<", "\\", "{2", "off", "kind"),
        lambda chance: as_yaml(chance, changed_tree(chance, chance.choice(inputs.configs()))),
        _settings,
    ),
    Door("comparison", _dumped(lambda: [inputs.story_data()], as_yaml), (*YAML, *SIGNS), _story, _comparison),
    Door("journal", lambda: [_records(Random(1))], (*JSON, *SIGNS), _records, _journal),
    Door("import", _dumped(inputs.foreign, as_json), (*JSON, *SIGNS), _foreign, _import),
    Door("document", packed.word_documents, MARKUP, packed.changed_document, _articles("a.docx")),
    Door("book", packed.books, MARKUP, packed.changed_book, _articles("a.epub")),
    Door("letter", packed.letters, (*WIRE, *MARKUP), packed.changed_letter, _articles("a.eml")),
    Door("feed", packed.feeds, (*MARKUP, *SIGNS), packed.changed_feed, _articles("a.rss")),
    Door("list", inputs.lists, (*JSON, *MARKUP, ",", "\n", "TY  - ", "UR  - "), _grown_list, _list),
    Door("archive", packed.archives, (*WIRE, *MARKUP), packed.changed_archive, _articles("a.warc")),
    Door("fetch", inputs.answers, (*WIRE, *MARKUP), answer, _fetched),
)
DOORS: Final[Mapping[str, Door]] = {door.name: door for door in _ALL}
