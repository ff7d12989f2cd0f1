"""From files to what a run learns from and is looked at with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from ..pairs import BadData, Pair, read_pairs
from ..prepare import Pixels
from .batches import Captions
from .evaluation import HeldOut
from .pixels import decoded
from .stage import Data


@dataclass(frozen=True)
class Reader:
    """For towers that see `size`; `cache` holds decoded pictures, by default beside the data."""

    tokenizer: Path
    size: int
    cache: Path | None

    def data(self, file: Path, batch: int) -> Data:
        """Raises BadData, also where there are too few pictures for one batch."""
        pairs = read_pairs(file)
        if len(pairs) < batch:
            raise BadData(f"--batch {batch}: more than the {len(pairs)} pictures of {file}")
        return Data(self.pixels(file, pairs), Captions.of(pairs, self.vocabulary()))

    def held_out(self, file: Path) -> HeldOut:
        pairs = read_pairs(file)
        return HeldOut.of(pairs, self.pixels(file, pairs), self.vocabulary())

    def vocabulary(self) -> Tokenizer:
        return Tokenizer.from_file(str(self.tokenizer))

    def pixels(self, file: Path, pairs: Sequence[Pair]) -> Pixels:
        return decoded([pair.picture for pair in pairs], self.size, self.cache or file.parent / ".pixels")
