"""What captured bytes say of a text, in words."""

from __future__ import annotations

from typing import Final

from variorum.base.translation import translatable, translated
from variorum.storage.evidence import CaptureEvidence, EvidenceKind

_SAID: Final = {
    EvidenceKind.SHOWN: translatable("shown: the bytes that came from its address give this very text"),
    EvidenceKind.OTHER_TEXT: translatable("not shown: read again, the bytes give another text"),
    EvidenceKind.NOT_CAPTURED: translatable("no bytes: it was not fetched from an address, or before bytes were kept"),
    EvidenceKind.NOT_HERE: translatable("bytes not here: --captures names the folder that they came in"),
    EvidenceKind.DAMAGED: translatable("not shown"),
}


def evidence_in_words(found: CaptureEvidence) -> str:
    """What was found of a text."""
    said = translated(_SAID[found.kind])
    if found.kind is EvidenceKind.OTHER_TEXT:
        return f"{said}; {translated('{share:.0%} of its lines are the same', share=found.same_lines)}"
    return f"{said}: {found.why}" if found.why else said
