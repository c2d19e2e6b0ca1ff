"""Small PDFs for tests, made object by object."""

from __future__ import annotations

from collections.abc import Sequence

Placed = tuple[float, float, str]  # from the left, from below, what stands there


def pdf(*pages: Sequence[Placed], catalog: str = "", kids: str | None = None, pages_of: str = "") -> bytes:
    """A PDF with words on its pages; with more in its catalogue, or another list of pages."""
    numbers = [5 + 2 * n for n in range(len(pages))]
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids or ' '.join(f'{n} 0 R' for n in numbers)}]{pages_of}>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    for number, words in zip(numbers, pages, strict=True):
        drawn = "".join(f"BT /F 10 Tf {left} {below} Td ({text}) Tj ET\n" for left, below, text in words)
        page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>"
        objects[number] = f"<<{page}/Contents {number + 1} 0 R>>"
        objects[number + 1] = f"<</Length {len(drawn)}>>stream\n{drawn}endstream"
    return written(objects)


def written(objects: dict[int, str]) -> bytes:
    """A file of some objects; without a table of where they are, which readers make up for."""
    body = "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in objects.items())
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {max(objects) + 1}>>\n%%EOF".encode("cp1252")
