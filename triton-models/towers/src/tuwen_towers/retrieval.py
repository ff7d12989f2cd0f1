"""How well vectors find what belongs together. Numbers in, shares out; must not know towers or files.

Vectors have length 1, so the inner product is the cosine. Of equal scores the earlier picture comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Labels = Mapping[str, str]
ALIKE = ("kind", "colour")


def recall(texts: Array, pictures: Array, labels: Sequence[Labels], k: int) -> float:
    """Text to picture: the share of texts that find a picture of equal labels among their first `k`.

    Row i of `texts` [N, dim] describes picture i of `pictures` [N, dim]; `labels` are those of both.
    """
    hits = 0
    for text, wanted in zip(texts, labels, strict=True):
        hits += any(labels[found] == wanted for found in best(pictures @ text, k))
    return hits / len(labels)


def alike(pictures: Array, labels: Sequence[Labels]) -> float:
    """Picture to picture: the share of pictures whose nearest other one is of the same kind and colour."""
    hits = 0
    for number, picture in enumerate(pictures):
        scores = pictures @ picture
        scores[number] = -np.inf
        nearest = best(scores, 1)[0]
        hits += all(labels[nearest][name] == labels[number][name] for name in ALIKE)
    return hits / len(labels)


def best(scores: Array, k: int) -> list[int]:
    order: list[int] = np.argsort(-scores, kind="stable")[:k].tolist()
    return order
