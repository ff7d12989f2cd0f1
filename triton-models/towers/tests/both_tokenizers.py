"""Captions as typed to ids, by our tokenizer file and by Chinese-CLIP's own tokenizer.

[CLS] and [SEP] are included, padding is not; a caption that is too long keeps its [SEP].
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from tuwen_towers.prepare import caption_ids
from tuwen_towers.repository import CONTEXT_LENGTH
from tuwen_towers.tokenizer import normalise

COMMITTED = Path(__file__).parents[2] / "demo" / "tokenizer.json"
SURROGATES = (0xD800, 0xDFFF)
Ids = list[int]


class OurTokenizer:
    """The committed file, used as the towers' own tools do."""

    def __init__(self) -> None:
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(COMMITTED))

    def ids(self, caption: str) -> Ids:
        return caption_ids(caption, self._tokenizer, CONTEXT_LENGTH)


class ChineseClipTokenizer:
    """The reference, used as its own evaluation does."""

    def __init__(self) -> None:
        self._tokenizer: Any = importlib.import_module("cn_clip.clip.bert_tokenizer").FullTokenizer()
        self._cls, self._sep = (self._tokenizer.vocab[mark] for mark in ("[CLS]", "[SEP]"))

    def ids(self, caption: str) -> Ids:
        tokens = self._tokenizer.tokenize(normalise(caption))
        pieces: Ids = self._tokenizer.convert_tokens_to_ids(tokens[: CONTEXT_LENGTH - 2])
        return [self._cls, *pieces, self._sep]


def every_code_point() -> Iterator[int]:
    """Every one that may stand in a text."""
    first, last = SURROGATES
    return (point for point in range(0x110000) if not first <= point <= last)


def differs(point: int, theirs: ChineseClipTokenizer, ours: OurTokenizer) -> bool:
    """Whether the two take the code point otherwise inside a word, where it may join, part or vanish."""
    caption = f"a{chr(point)}b"
    return theirs.ids(caption) != ours.ids(caption)
