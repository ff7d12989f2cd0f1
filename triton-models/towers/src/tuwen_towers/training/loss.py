"""CLIP's objective: each picture finds its caption in the batch, each caption its picture."""

from __future__ import annotations

import torch
from torch import Tensor


def contrastive(pictures: Tensor, texts: Tensor, scale: Tensor, same: Tensor) -> Tensor:
    """Symmetric cross-entropy over the batch (Radford et al. 2021, figure 3).

    `pictures` and `texts` [N, dim] of length 1, row i of both a pair; `scale` multiplies the cosines.
    `same` [N, N] marks what is true besides the pairs themselves, the same caption a second time or
    the same picture: counted as a negative it would teach that one caption must be far from itself.
    """
    logits = (scale * pictures @ texts.T).masked_fill(same, float("-inf"))
    pairs = torch.arange(len(logits), device=logits.device)
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(logits, pairs) + cross_entropy(logits.T, pairs)) / 2


def same_as_another(pictures: Tensor, captions: Tensor) -> Tensor:
    """[N, N]: where two different rows have the same picture or the same caption, both given by number."""
    same = (pictures[:, None] == pictures) | (captions[:, None] == captions)
    return same.fill_diagonal_(False)
