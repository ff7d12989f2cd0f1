"""Captions drawn from a seed: the same ones here and in the Java encoder's `DrawnCaptions`."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from both_tokenizers import Ids

from tuwen_towers.repository import CONTEXT_LENGTH

BLOCK = 1000
MOST_PIECES = 30
MOST_TIMES = 120


class Draws:
    """Knuth's linear congruential generator; the upper 31 of its 64 bits are used."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, bound: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % bound


@dataclass(frozen=True)
class DrawnCaptions:
    """Spaces, fragments, some many times over, and any code point but those in `left_out` (first, last)."""

    fragments: Sequence[str]
    left_out: Sequence[Sequence[int]]

    def block(self, number: int) -> Iterator[str]:
        draws = Draws(number)
        for _ in range(BLOCK):
            yield "".join([self._piece(draws) for _ in range(1 + draws.below(MOST_PIECES))])

    def _piece(self, draws: Draws) -> str:
        kind = draws.below(64)
        if kind < 6:
            return self._code_point(draws)
        if kind < 24:
            return " "
        times = 1 + draws.below(MOST_TIMES) if kind == 24 else 1
        return self.fragments[draws.below(len(self.fragments))] * times

    def _code_point(self, draws: Draws) -> str:
        """Up to U+3FFFF, the low ones more often."""
        while True:
            point = draws.below(1 << (9 + draws.below(10)))
            if not any(first <= point <= last for first, last in self.left_out):
                return chr(point)


@dataclass(frozen=True)
class Digest:
    """Of a block's rows of ids: the SHA-256 of all, and the first byte of each row's own."""

    sha256: str
    marks: bytes

    @classmethod
    def of(cls, rows: Iterable[Ids]) -> Digest:
        whole, marks = hashlib.sha256(), bytearray()
        for ids in rows:
            row = struct.pack(f"<{CONTEXT_LENGTH}q", *ids, *[0] * (CONTEXT_LENGTH - len(ids)))
            whole.update(row)
            marks.append(hashlib.sha256(row).digest()[0])
        return cls(whole.hexdigest(), bytes(marks))

    @classmethod
    def read(cls, golden: dict[str, str]) -> Digest:
        return cls(golden["sha256"], base64.b64decode(golden["marks"]))

    def written(self) -> dict[str, str]:
        return {"sha256": self.sha256, "marks": base64.b64encode(self.marks).decode("ascii")}

    def first_difference(self, other: Digest) -> int | None:
        """The first row whose mark differs; one in 256 rows that differ has the same mark by chance."""
        differ = (i for i, (one, two) in enumerate(zip(self.marks, other.marks, strict=True)) if one != two)
        return next(differ, None)
