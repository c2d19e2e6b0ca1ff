"""What a value of a file may be, as pydantic reads it, said without importing what it is said in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

# How a data class is read: nothing else may stand in its mapping, and no value of another type.
STRICT: Final[dict[str, object]] = {"extra": "forbid", "strict": True}


def strict(**in_files: str) -> dict[str, object]:
    """How a data class is read of whose fields some have another name in files."""
    return STRICT | {"alias_generator": lambda name: in_files.get(name, name)}


@dataclass(frozen=True, slots=True)
class Within:
    """A number from `ge` to `le`, or a text of at least `fewest` characters: an annotation of a type."""

    # Who checks a file asks for what stands in this annotation; annotated_types, which takes a quarter as long
    # to import as the rest of what reads the settings, is loaded only then.
    __is_annotated_types_grouped_metadata__: ClassVar = True
    ge: float | None = None
    le: float | None = None
    fewest: int | None = None

    def __iter__(self) -> Iterator[object]:
        from annotated_types import Ge, Le, MinLen

        if self.ge is not None:
            yield Ge(self.ge)
        if self.le is not None:
            yield Le(self.le)
        if self.fewest is not None:
            yield MinLen(self.fewest)


class OneOf:
    """A text that is one of several: an annotation of a type."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def __get_pydantic_core_schema__(self, _source: object, handler: Any) -> Any:
        """Asked for by pydantic."""
        return handler.generate_schema(Literal[self.texts])
