"""What captured bytes say of a text, in words."""

from __future__ import annotations

from typing import Final

from variorum.storage.evidence import CaptureEvidence, EvidenceKind

_SAID: Final = {
    EvidenceKind.SHOWN: "shown: the bytes that came from its address give this very text",
    EvidenceKind.OTHER_TEXT: "not shown: read again, the bytes give another text",
    EvidenceKind.NOT_CAPTURED: "no bytes: it was not fetched from an address, or before bytes were kept",
    EvidenceKind.NOT_HERE: "bytes not here: --captures names the folder that they came in",
    EvidenceKind.DAMAGED: "not shown",
}


def evidence_in_words(found: CaptureEvidence) -> str:
    """What was found of a text."""
    if found.kind is EvidenceKind.OTHER_TEXT:
        return f"{_SAID[found.kind]}; {found.same_lines:.0%} of its lines are the same"
    return f"{_SAID[found.kind]}: {found.why}" if found.why else _SAID[found.kind]
