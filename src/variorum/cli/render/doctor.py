"""What was found of an installation, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from variorum.doctor.finding import Finding, Health


def doctor_text(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding under its heading, remedies below what they mend, and the verdict."""
    room = max(len(finding.name) for finding in findings if finding.area != "settings")
    for area, found in groupby(findings, lambda finding: finding.area):
        yield area.capitalize()
        for finding in found:
            yield f"  {finding.health:<6}  {finding.name:<{room}}  {finding.said}"
            if finding.remedy:
                yield f"          {'':<{room}}  {finding.remedy}"
    yield ""
    broken = sum(finding.health is Health.BROKEN for finding in findings)
    yield f"Broken: {broken}." if broken else "All that is needed works."


def doctor_document(findings: Sequence[Finding]) -> dict[str, object]:
    """`variorum doctor --format json`."""
    found = [
        {"area": one.area, "name": one.name, "health": str(one.health), "said": one.said, "remedy": one.remedy or None}
        for one in findings
    ]
    is_well = all(one.health is not Health.BROKEN for one in findings)
    return {"schema": "variorum/doctor/1", "is_well": is_well, "findings": found}
