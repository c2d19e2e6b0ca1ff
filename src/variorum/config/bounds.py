"""What a value of the settings may be, as pydantic reads it, said without importing what it is said in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


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
