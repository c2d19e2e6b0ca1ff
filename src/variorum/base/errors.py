"""What is wrong with input, said so that a reader can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the file, the place in it (1-based, if known), what, and the remedy."""

    where: str
    what: str
    remedy: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = "".join(f":{n}" for n in (self.line, self.column) if n is not None)
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.where}{place}: {self.what}.{remedy}"


class InputError(Exception):
    """Input that cannot be used; carries every problem found in it, not just the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[InputError], tuple[Problem, ...]]:
        """As it goes from one process to another: with its problems, not only their words."""
        return type(self), self.problems


def input_error(where: object, what: str, remedy: str = "") -> InputError:
    """An error with one problem, to be raised by the caller."""
    return InputError(Problem(str(where), what, remedy))


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for an unknown name: the known one most like it, or, where none is near, `otherwise`."""
    import difflib  # only bad input needs it

    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else otherwise
