"""Labels in the reader's language, with the standard library's gettext.

Labels are written in English, where they are needed. `translated` and `counted` give them in the language in use;
`translatable` marks a constant, which `translated` translates where it is shown. `make labels` collects all that are
given to these three in `locale/variorum.pot`. What programs read, and what is compared, is never translated.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.base.assets import packaged
from variorum.base.errors import input_error

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN: Final = "variorum"
SHIPPED: Final = packaged("variorum.locale")
_ENGLISH: Final = "en"
_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which gettext asks them

_in_use: NullTranslations | None = None  # None for English
_leaves: ContextVar[bool] = ContextVar("leaves", default=False)


class _Phrase(str):
    """A label that is data: its English, which can still be translated, with what its fields stand for."""

    message: str
    fields: Mapping[str, object]

    def __new__(cls, message: str, fields: Mapping[str, object]) -> _Phrase:
        self = super().__new__(cls, message.format(**fields) if fields else message)
        self.message, self.fields = message, fields
        return self

    def __reduce__(self) -> tuple[type[_Phrase], tuple[str, Mapping[str, object]]]:
        """As it goes from one process to another."""
        return type(self), (self.message, self.fields)


def translatable(message: str, /, **fields: object) -> str:
    """Marks a label that is data, such as a constant or a reason: it is English until `translated` is given it, where
    it is shown. A field that is marked so itself is translated too."""
    return _Phrase(message, fields)


def translated(message: str, /, **fields: object) -> str:
    """A label in the reader's language, with what its fields stand for: `translated("row {number}", number=7)`."""
    if isinstance(message, _Phrase) and message.fields:
        parts = {name: translated(one) if isinstance(one, _Phrase) else one for name, one in message.fields.items()}
        return translated(message.message, **parts)
    said = message
    if _in_use is not None and message and not _leaves.get():
        said = _in_use.gettext(message)
    return _filled(said, message, fields) if fields else said


def counted(one: str, many: str, count: int, /, **fields: object) -> str:
    """The label of a number of things, `one` of one and `many` of others: both name the field `count`."""
    message = one if count == 1 else many
    said = message
    if _in_use is not None and not _leaves.get():
        said = _in_use.ngettext(one, many, count)
    return _filled(said, message, {"count": count, **fields})


def _filled(said: str, message: str, fields: Mapping[str, object]) -> str:
    """A label with its fields. One whose translation names other fields than its own stays in English."""
    if said is not message and _names(said) != _names(message):
        said = message
    return said.format(**fields)


def _names(message: str) -> set[tuple[str | None, str | None, str | None]] | None:
    """The fields of a label with how each is written; None where its braces do not match."""
    from string import Formatter  # only translations need it

    try:
        return {part[1:] for part in Formatter().parse(message) if part[1] is not None}
    except ValueError:
        return None


@contextmanager
def in_english() -> Iterator[None]:
    """All labels in English meanwhile, as in what leaves the program: a file is to be the same on every machine."""
    token = _leaves.set(True)
    try:
        yield
    finally:
        _leaves.reset(token)


def use_language(wanted: str, own: Path) -> None:
    """Give labels in a language from now on: `wanted`, or where that is empty the system's, if there is a translation.
    Translations stand in `own`, the reader's folder, and in the package.

    Raises InputError where a language is wanted of which there is no translation, and where one is damaged."""
    global _in_use
    _in_use = None
    folders = [folder for folder in (own, SHIPPED) if _has_any(folder)]
    for code in [wanted] if wanted else _of_system():
        if code.partition("_")[0].partition("-")[0] in (_ENGLISH, "C", "POSIX"):
            return
        if folders and _is_code(code) and (found := _found(code, folders)) is not None:
            _in_use = found
            return
    if wanted:
        remedy = f"Known: {', '.join(known_languages(own))}. docs/translating.md says where a translation is put."
        raise input_error("view.language", f"there is no translation into {wanted!r}", remedy)


def known_languages(own: Path) -> list[str]:
    """The languages that labels can be given in."""
    return sorted({_ENGLISH, *(file.parent.parent.name for folder in (own, SHIPPED) for file in _files(folder))})


def _files(folder: Path) -> Iterator[Path]:
    return folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")


def _has_any(folder: Path) -> bool:
    return next(_files(folder), None) is not None


def _of_system() -> Sequence[str]:
    """The languages of the system, the best first."""
    said = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return [code.partition(".")[0] for code in said.split(":") if code]


def _is_code(code: str) -> bool:
    """Whether it can be the code of a language, and no path: `de`, `pt_BR`, `sr@latin`."""
    return all(part.isalnum() for part in code.replace("@", "_").replace("-", "_").split("_"))


def _found(code: str, folders: Sequence[Path]) -> NullTranslations | None:
    """The translation into a language from the first folder that has one. Raises InputError for a damaged one."""
    import gettext  # only who reads another language than English waits for it
    import struct

    for folder in folders:
        file = gettext.find(DOMAIN, folder, [code])
        if file is not None:
            try:
                with Path(file).open("rb") as opened:
                    return gettext.GNUTranslations(opened)
            except (OSError, ValueError, IndexError, SyntaxError, AttributeError, struct.error) as error:
                remedy = "Make it anew with msgfmt or pybabel, or remove it."
                raise input_error(file, f"is no translation that can be read ({error})", remedy) from None
    return None
