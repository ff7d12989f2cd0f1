"""The text tower: BERT as Chinese-CLIP's checkpoints name and compute it.

Post-norm layers, exact GELU, LayerNorm with an epsilon of 1e-12, the state of [CLS] as the sentence;
no pooler. Attribute names are the checkpoint's key names.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import TextConfig
from .precision import LayerNorm, full, softmax

PAD = 0
EPSILON = 1e-12
MASKED = -10000.0
"""Added to the score of a padded position, as in the reference; e^-10000 is zero in every precision."""


class Embeddings(nn.Module):
    def __init__(self, config: TextConfig) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(config.vocabulary, config.width, padding_idx=PAD)
        self.position_embeddings = nn.Embedding(config.positions, config.width)
        self.token_type_embeddings = nn.Embedding(config.types, config.width)
        self.LayerNorm = LayerNorm(config.width, eps=EPSILON)

    def forward(self, ids: Tensor) -> Tensor:
        positions = self.position_embeddings.weight[: ids.shape[1]]
        # A caption is one segment: every token has type 0.
        x = self.word_embeddings(ids) + positions + self.token_type_embeddings.weight[0]
        return self.LayerNorm(x)  # type: ignore[no-any-return]


class Projection(nn.Module):
    """A dense layer whose sum with the layer's input is normalised (BERT's `output`)."""

    def __init__(self, inner: int, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(inner, width)
        self.LayerNorm = LayerNorm(width, eps=EPSILON)

    def forward(self, x: Tensor, residual: Tensor) -> Tensor:
        return self.LayerNorm(self.dense(x) + residual)  # type: ignore[no-any-return]


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        # Numbers, not read off the input: the exporter would note every step of their arithmetic.
        self.heads, self.size = heads, width // heads
        self.scale = self.size**-0.5
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        scores = full(query * self.scale @ key.transpose(-2, -1)) + mask
        mixed = softmax(scores, value.dtype) @ value
        return mixed.transpose(1, 2).reshape(x.shape[0], -1, self.heads * self.size)

    def split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], -1, self.heads, self.size).transpose(1, 2)


class Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.self = SelfAttention(width, heads)
        self.output = Projection(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        return self.output(self.self(x, mask), x)  # type: ignore[no-any-return]


class Intermediate(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, inner)

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.gelu(self.dense(x))


class Layer(nn.Module):
    def __init__(self, config: TextConfig) -> None:
        super().__init__()
        self.attention = Attention(config.width, config.heads)
        self.intermediate = Intermediate(config.width, config.feed_forward)
        self.output = Projection(config.feed_forward, config.width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.attention(x, mask)
        return self.output(self.intermediate(x), x)  # type: ignore[no-any-return]


class Encoder(nn.Module):
    def __init__(self, config: TextConfig) -> None:
        super().__init__()
        self.layer = nn.ModuleList(Layer(config) for _ in range(config.layers))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        for layer in self.layer:
            x = layer(x, mask)
        return x


class Bert(nn.Module):
    """Token ids [N, L], padded with 0 -> the state of [CLS], [N, width]."""

    def __init__(self, config: TextConfig) -> None:
        super().__init__()
        self.embeddings = Embeddings(config)
        self.encoder = Encoder(config)

    def forward(self, ids: Tensor) -> Tensor:
        mask = (ids == PAD)[:, None, None, :].to(torch.float32) * MASKED
        return self.encoder(self.embeddings(ids), mask)[:, 0]  # type: ignore[no-any-return]
