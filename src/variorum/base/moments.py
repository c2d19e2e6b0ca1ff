"""Moments as they stand in files."""

from __future__ import annotations

from datetime import UTC, datetime


def moment_now() -> str:
    """This moment in UTC, in ISO 8601, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
