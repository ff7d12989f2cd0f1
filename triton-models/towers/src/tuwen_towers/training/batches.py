"""Which pictures and captions make up which step: a function of seed, epoch and step alone."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from ..pairs import Pair
from ..prepare import caption_ids, padded
from ..repository import CONTEXT_LENGTH
from ..tokenizer import normalise

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Captions:
    """All captions as ids: caption `number` is `ids[number]`; a picture's are those from `first` on."""

    ids: Numbers  # [captions, context]
    numbers: Numbers  # by position; captions that read the same have the same number
    first: Numbers  # [pictures + 1], positions

    @staticmethod
    def of(pairs: Sequence[Pair], tokenizer: Tokenizer) -> Captions:
        distinct: dict[str, int] = {}
        numbers = [
            distinct.setdefault(normalise(text), len(distinct)) for pair in pairs for text in pair.texts
        ]
        ids = padded([caption_ids(text, tokenizer, CONTEXT_LENGTH) for text in distinct], CONTEXT_LENGTH)
        first = np.concatenate([[0], np.cumsum([len(pair.texts) for pair in pairs])])
        return Captions(ids, np.array(numbers), first)

    def rows(self, numbers: Numbers) -> Numbers:
        """Ids, as long as the longest of them: padding has no meaning."""
        ids = self.ids[numbers]
        return ids[:, : int((ids != 0).sum(1).max())]


@dataclass(frozen=True)
class Batch:
    """Row i is picture number `pictures[i]` with caption number `captions[i]`."""

    pictures: Numbers
    captions: Numbers

    def part(self, start: int, stop: int) -> Batch:
        return Batch(self.pictures[start:stop], self.captions[start:stop])


@dataclass(frozen=True, eq=False)
class Order:
    """Every epoch shows each picture once, in fresh order, with one of its captions."""

    captions: Captions
    batch: int
    seed: int

    @property
    def steps(self) -> int:
        """In an epoch."""
        return (len(self.captions.first) - 1) // self.batch

    def at(self, step: int) -> Batch:
        epoch, place = divmod(step, self.steps)
        return self.epoch(epoch).part(place * self.batch, (place + 1) * self.batch)

    @functools.lru_cache(maxsize=1)  # noqa: B019 - one order lives as long as its run
    def epoch(self, number: int) -> Batch:
        random = np.random.default_rng((self.seed, number))
        count = np.diff(self.captions.first)
        pictures = random.permutation(len(count))
        choice = self.captions.first[:-1] + random.integers(0, count)
        return Batch(pictures, self.captions.numbers[choice[pictures]])
