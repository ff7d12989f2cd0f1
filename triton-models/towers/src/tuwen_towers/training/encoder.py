"""Both towers as the served graphs compute them, on a device and in a precision."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from ..graphs import PictureGraph, TextGraph
from ..prepare import Pixels
from ..towers import Towers
from .batches import Captions, Numbers

CHUNK = 256


class Encoder:
    def __init__(self, towers: Towers, device: torch.device, *, half: bool) -> None:
        self.picture_graph = PictureGraph(towers).to(device)
        self.text_graph = TextGraph(towers).to(device)
        self.device = device
        self.half = half

    def pictures(self, pixels: Pixels) -> Tensor:
        return self.run(self.picture_graph, pixels)

    def texts(self, ids: Numbers) -> Tensor:
        return self.run(self.text_graph, ids)

    def run(self, graph: torch.nn.Module, rows: Pixels | Numbers) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            return graph(torch.tensor(rows, device=self.device))  # type: ignore[no-any-return]

    def all_pictures(self, pixels: Pixels) -> Tensor:
        """[N, dim], without gradients."""
        starts = tqdm(range(0, len(pixels), CHUNK), "pictures", unit="batch", leave=False)
        with torch.no_grad():
            return torch.cat([self.pictures(pixels[start : start + CHUNK]) for start in starts])

    def all_texts(self, captions: Captions) -> Tensor:
        """[distinct captions, dim], without gradients."""
        numbers = np.arange(len(captions.ids))
        with torch.no_grad():
            starts = range(0, len(numbers), CHUNK)
            return torch.cat([self.texts(captions.rows(numbers[start : start + CHUNK])) for start in starts])
