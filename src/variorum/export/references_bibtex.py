"""References in BibTeX, for LaTeX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from variorum.export.references import Reference, references

if TYPE_CHECKING:
    from variorum.export.edition import Edition

# What means something to LaTeX is written as a command for the sign.
_ESCAPED: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip
# Addresses are set as they are, but for what would end the field.
_IN_ADDRESS: Final = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def references_bibtex(edition: Edition) -> str:
    """An entry for each article."""
    return "\n".join(_entry(one) for one in references(edition))


def _entry(one: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(one))
    return f"@article{{{one.key},\n{fields}}}\n"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{one.title.translate(_ESCAPED)}}}"  # in braces of its own, so that its capitals stay
    if one.authors:
        yield "author", " and ".join(f"{{{author.translate(_ESCAPED)}}}" for author in one.authors)
    if one.outlet:
        yield "journal", one.outlet.translate(_ESCAPED)
    if one.published:
        yield "year", f"{one.published:%Y}"
        yield "date", f"{one.published:%Y-%m-%d}"
    if one.url:
        yield "url", one.url.translate(_IN_ADDRESS)
    if one.accessed:
        yield "urldate", f"{one.accessed:%Y-%m-%d}"
    if one.archived:
        yield "addendum", rf"Archived at \url{{{one.archived.translate(_IN_ADDRESS)}}}"
    if one.language:
        yield "language", one.language.translate(_ESCAPED)
    if one.note:
        yield "note", one.note
