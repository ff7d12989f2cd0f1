"""How well towers find held-out pictures while they still learn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from ..pairs import Pair
from ..prepare import Pixels
from ..retrieval import Labels, recall
from .batches import Captions
from .encoder import Encoder


@dataclass(frozen=True)
class HeldOut:
    """Row i: a picture, and the first of its captions as the query."""

    pixels: Pixels
    captions: Captions
    labels: Sequence[Labels]

    @staticmethod
    def of(pairs: Sequence[Pair], pixels: Pixels, tokenizer: Tokenizer) -> HeldOut:
        return HeldOut(pixels, Captions.of(pairs, tokenizer), [pair.labels for pair in pairs])

    def recalls(self, encoder: Encoder) -> tuple[float, float]:
        """R@1 and R@10 of text to picture."""
        pictures = encoder.all_pictures(self.pixels).cpu().numpy()
        queries = self.captions.numbers[self.captions.first[:-1]]
        texts = encoder.all_texts(self.captions)[queries].cpu().numpy()
        return recall(texts, pictures, self.labels, 1), recall(texts, pictures, self.labels, 10)
