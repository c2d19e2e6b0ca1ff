"""What PDFium finds on the pages of a PDF. It runs no script and opens no link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from variorum.articles.formats.pdf.page import Page, Printed, Run

Box = tuple[float, float, float, float]  # left, bottom, right, top

MOST_PAGES: Final = 1_000
_MOST_CHARACTERS: Final = 3_000_000

# Heights of a line: what stands further apart is two runs. Where a space is written, or what follows is drawn right
# after, it may be wide, to fill the line.
_GAP: Final = 0.9
_GAP_BEHIND_SPACE: Final = 1.6
_SPACE: Final = 0.15  # of a height; what is nearer belongs to one word
_DRIFT: Final = 0.4  # of a height, by which the bottom of one run may vary, as with small capitals and notes
_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD


class LockedError(Exception):
    """A PDF wants a password."""


class BrokenError(Exception):
    """What should be a PDF is none."""


class TooLongError(Exception):
    """A PDF has more pages or characters than any article."""


def printed(data: bytes) -> Printed:
    """What stands on the pages of a PDF. Raises one of the errors above."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise LockedError if error.err_code == _PASSWORD_ERROR else BrokenError from None
    if len(document) > MOST_PAGES:
        raise TooLongError
    about = document.get_metadata_dict(skip_empty=True)
    return Printed(tuple(_pages(document)), about.get("Title", ""), about.get("Author", ""))


def _pages(document: Any) -> Iterator[Page]:
    import pypdfium2

    left = _MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise BrokenError from None
        left -= text.count_chars()
        if left < 0:
            raise TooLongError
        yield Page(page.get_height(), tuple(_runs(text)))
        text.close()
        page.close()


def _runs(text: Any) -> Iterator[Run]:
    words: list[str] = []
    box: Box = (0.0, 0.0, 0.0, 0.0)
    upright = True
    for sign, place, is_upright in _characters(text):
        gap = _GAP_BEHIND_SPACE if words and words[-1] == " " else _GAP
        if words and not (is_upright == upright and (not upright or _goes_on(box, place, gap))):
            yield Run("".join(words), *box, upright)
            words = []
        if words:
            # Where the font changes, PDFium takes the space between two words for the end of a line.
            if upright and place[0] - box[2] > _SPACE * (box[3] - box[1]) and words[-1] != " ":
                words.append(" ")
            box = min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[2]), max(box[3], place[3])
        else:
            box, upright = place, is_upright
        words.append(sign)
    if words:
        yield Run("".join(words), *box, upright)


def _characters(text: Any) -> Iterator[tuple[str, Box, bool]]:
    import pypdfium2.raw as pdfium

    before: Box | None = None
    for n in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, n)
        sign = "-" if pdfium.FPDFText_IsHyphen(text, n) == 1 and code != 0xAD else chr(code)
        if sign in "\r\n\0\ufffe\uffff":
            continue  # PDFium's own ends of lines
        if sign.isspace():
            if before is not None:  # those that PDFium adds have no place of their own
                yield " ", before, True
            continue
        place = text.get_charbox(n, loose=True)
        upright = abs(pdfium.FPDFText_GetCharAngle(text, n)) < 0.1  # radians
        yield sign, place, upright
        before = (place[2], place[1], place[2], place[3]) if upright else None


def _goes_on(box: Box, place: Box, gap: float) -> bool:
    height = max(box[3] - box[1], place[3] - place[1])
    level = abs(place[1] - box[1]) < _DRIFT * height or (place[1] >= box[1] and place[3] <= box[3])
    return level and -height < place[0] - box[2] < gap * height
