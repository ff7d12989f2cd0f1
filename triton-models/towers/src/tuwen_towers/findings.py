"""What a check found, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite


class ChecksFailed(Exception):
    """Some check did not pass; the message is the whole report."""


@dataclass(frozen=True)
class Check:
    """One check by its name, which scripts may rely on; `measured` beside what it is held to."""

    name: str
    passed: bool
    measured: str | float
    expected: str | float

    def __str__(self) -> str:
        verdict = "ok   " if self.passed else "WRONG"
        if isinstance(self.measured, float) and isinstance(self.expected, float):
            return f"{verdict} {self.name}: {self.measured:.1e} (expected: at most {self.expected:.0e})"
        return f"{verdict} {self.name}: {self.measured}" + (
            "" if self.passed else f" (expected: {self.expected})"
        )


def equal(name: str, measured: str, expected: str) -> Check:
    return Check(name, measured == expected, measured, expected)


def within(name: str, gap: float, limit: float) -> Check:
    # JSON has no NaN.
    return Check(name, gap <= limit, gap, limit) if isfinite(gap) else Check(name, False, str(gap), limit)


def same(name: str, differences: Sequence[str]) -> Check:
    return equal(name, "; ".join(differences) or "no difference", "no difference")
