"""One stage of training: what may learn, and the steps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from ..prepare import Pixels
from ..towers import LOGIT_SCALE, Towers
from . import processes
from .batches import Batch, Captions, Order
from .encoder import Encoder
from .gradients import Features, backward, combine
from .loss import contrastive, same_as_another
from .run import Settings, Stage
from .schedule import optimiser, rate

LONGEST_GRADIENT = 1.0


@dataclass(frozen=True)
class Data:
    """What is learned from."""

    pixels: Pixels
    captions: Captions


@dataclass(frozen=True)
class Step:
    """What came of one."""

    loss: float
    rate: float
    scale: float


class StageTraining:
    """Takes the steps of one stage, in order, from any step on. For use by one thread."""

    def __init__(
        self, encoder: Encoder, towers: Towers, data: Data, stage: Stage, settings: Settings
    ) -> None:
        self.encoder, self.towers, self.data = encoder, towers, data
        self.stage, self.settings = stage, settings
        self.order = Order(data.captions, settings.batch, settings.seed)
        self.steps = self.order.steps * stage.epochs
        towers.requires_grad_(True)
        towers.visual.requires_grad_(not stage.locked)
        self.adam = optimiser(towers, stage.rate, settings.decay)
        self.learning = [parameter for group in self.adam.param_groups for parameter in group["params"]]
        # A locked tower always answers the same: asked once, it need not be asked again. Not while it is in
        # training mode, where its norms would learn from being asked.
        towers.eval()
        self.locked = encoder.all_pictures(data.pixels) if stage.locked else None

    def take(self, number: int) -> Step:
        self.towers.train()
        if self.stage.locked:
            self.towers.visual.eval()  # also what a norm over the batch would learn
        share = rate(number, self.steps, self.settings.warm_up)
        for group in self.adam.param_groups:
            group["lr"] = self.stage.rate * share
        self.adam.zero_grad()
        loss = self.backward(self.order.at(number))
        combine(self.learning, self.towers.logit_scale)
        torch.nn.utils.clip_grad_norm_(self.learning, LONGEST_GRADIENT)
        self.adam.step()
        with torch.no_grad():
            self.towers.logit_scale.clamp_(0.0, math.log(LOGIT_SCALE))
        return Step(loss, self.stage.rate * share, self.towers.logit_scale.exp().item())

    def backward(self, batch: Batch) -> float:
        same = same_as_another(torch.from_numpy(batch.pictures), torch.from_numpy(batch.captions))
        same = (same & self.settings.mask_same).to(self.encoder.device)

        def loss(pictures: Tensor, texts: Tensor) -> Tensor:
            return contrastive(pictures, texts, self.towers.logit_scale.exp(), same)

        return backward(self.encode, self.own_parts(batch), loss)

    def own_parts(self, batch: Batch) -> list[Batch]:
        """This process's piece of the batch, in its parts."""
        parts = self.settings.parts
        size = self.settings.batch // (processes.count() * parts)
        first = processes.rank() * parts
        return [batch.part(part * size, (part + 1) * size) for part in range(first, first + parts)]

    def encode(self, part: Batch) -> Features:
        texts = self.encoder.texts(self.data.captions.rows(part.captions))
        if self.locked is not None:
            return self.locked[torch.from_numpy(part.pictures)], texts
        return self.encoder.pictures(self.data.pixels[part.pictures]), texts
