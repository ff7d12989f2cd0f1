"""Retrieval figures of a repository on goods that its towers were not tuned on.

A file of JSON lines, `{"image": "pictures/x.jpg", "texts": ["红色条纹T恤"], "labels": {"kind": "...",
"colour": "...", "pattern": "..."}}`; pictures are sought beside the file, the first text is the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .contract import ServedTowers
from .gaps import Array
from .prepare import caption_ids, padded, prepare_picture
from .retrieval import ALIKE, Labels, alike, recall
from .runtime import Infer, Vectors, open_tower

BATCH = 32


@dataclass(frozen=True)
class Item:
    picture: Path
    text: str
    labels: Labels


@dataclass(frozen=True)
class Retrieval:
    """Shares between 0 and 1."""

    items: int
    recall_at_1: float
    recall_at_10: float
    same_kind_and_colour: float


def read_heldout(file: Path) -> list[Item]:
    """Raises ValueError, which names the line."""
    items = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            items.append(item_of(file.parent, json.loads(line)))
        except (json.JSONDecodeError, KeyError, IndexError, TypeError) as problem:
            raise ValueError(
                f"{file}:{number}: {problem!r} (expected: image, texts and labels with {' and '.join(ALIKE)})"
            ) from problem
    # Picture to picture needs another one.
    if len(items) < 2:
        raise ValueError(f"{file}: {len(items)} lines (expected: at least 2)")
    return items


def item_of(folder: Path, line: dict[str, object]) -> Item:
    image, texts, labels = line["image"], line["texts"], line["labels"]
    if not (isinstance(image, str) and isinstance(texts, list) and isinstance(labels, dict)):
        raise TypeError(f"{line}")
    for name in ALIKE:
        labels[name]
    return Item(folder / image, str(texts[0]), labels)


def measure_retrieval(contract: ServedTowers, items: Sequence[Item]) -> Retrieval:
    tokenizer = Tokenizer.from_file(str(contract.tokenizer))
    ids = [caption_ids(item.text, tokenizer, contract.context_length) for item in items]
    texts = vectors(
        open_tower(contract, contract.text), (padded([row], contract.context_length)[0] for row in ids)
    )
    pictures = vectors(
        open_tower(contract, contract.image), (prepare_picture(item.picture, contract) for item in items)
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
