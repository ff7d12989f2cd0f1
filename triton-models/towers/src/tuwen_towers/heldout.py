"""Retrieval figures of a repository on goods that its towers were not tuned on.

A file of JSON lines, `{"image": "pictures/x.jpg", "texts": ["红色条纹T恤"], "labels": {"kind": "...",
"colour": "...", "pattern": "..."}}`; the first text is the query.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .contract import ServedTowers
from .gaps import Array
from .pairs import BadData, Pair, read_jsonl
from .prepare import caption_ids, padded, prepare_picture
from .retrieval import ALIKE, alike, recall
from .runtime import Infer, Vectors, open_tower

BATCH = 32


@dataclass(frozen=True)
class Retrieval:
    """Shares between 0 and 1."""

    items: int
    recall_at_1: float
    recall_at_10: float
    same_kind_and_colour: float


def read_heldout(file: Path) -> list[Pair]:
    """Raises BadData."""
    pairs = read_jsonl(file, ALIKE)
    # Picture to picture needs another one.
    if len(pairs) < 2:
        raise BadData(f"{file}: {len(pairs)} lines (expected: at least 2)")
    return pairs


def measure_retrieval(contract: ServedTowers, items: Sequence[Pair]) -> Retrieval:
    tokenizer = Tokenizer.from_file(str(contract.tokenizer))
    ids = [caption_ids(item.texts[0], tokenizer, contract.context_length) for item in items]
    texts = vectors(
        open_tower(contract, contract.text), (padded([row], contract.context_length)[0] for row in ids)
    )
    pictures = vectors(
        open_tower(contract, contract.image),
        (prepare_picture(io.BytesIO(item.picture.read()), contract) for item in items),
    )
    labels = [item.labels for item in items]
    return Retrieval(
        items=len(items),
        recall_at_1=recall(texts, pictures, labels, 1),
        recall_at_10=recall(texts, pictures, labels, 10),
        same_kind_and_colour=alike(pictures, labels),
    )


def vectors(infer: Infer, rows: Iterator[Array]) -> Vectors:
    """In batches, so that the pixels of all pictures are never held at once."""
    found: list[Vectors] = []
    batch: list[Array] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            found.append(infer(np.stack(batch)))
            batch.clear()
    if batch:
        found.append(infer(np.stack(batch)))
    return np.concatenate(found)
