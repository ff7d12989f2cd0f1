"""The towers that a run begins with: fresh ones, or what a checkpoint holds of either."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ..checkpoint import BadCheckpoint, State, find, read
from ..config import TowersConfig
from ..load import assemble, load, misfit_of
from ..names import Layout, layout, plain
from ..towers import Towers, initialise

FIRST_SCALE = 1 / 0.07
"""CLIP's temperature before it has learned."""


@dataclass(frozen=True)
class Beginning:
    """`whole`: both towers. `picture`: a CLIP of any language, for its picture tower and temperature.
    `text`: a BERT, for all but its pooler. What nothing is given for is drawn from `seed`.
    """

    config: TowersConfig
    seed: int
    whole: Path | None = None
    picture: Path | None = None
    text: Path | None = None

    def towers(self) -> Towers:
        if self.whole is not None:
            return load(self.whole, self.config)
        towers = Towers(self.config)
        initialise(towers, self.seed)
        with torch.no_grad():
            towers.logit_scale.fill_(math.log(FIRST_SCALE))
        if self.picture is not None:
            state = read(find(self.picture))
            take(towers, state, layout(state), is_picture, str(self.picture))
        if self.text is not None:
            state = {bert_name(name): tensor for name, tensor in read(find(self.text)).items()}
            take(towers, state, plain, is_text, str(self.text))
        return towers


def is_picture(key: str) -> bool:
    return key.startswith("visual.") or key == "logit_scale"


def is_text(key: str) -> bool:
    return key.startswith("bert.")


def bert_name(name: str) -> str:
    """BERT alone often has no prefix, and its older files call a norm's weights gamma and beta."""
    name = re.sub(r"LayerNorm\.gamma$", "LayerNorm.weight", name)
    name = re.sub(r"LayerNorm\.beta$", "LayerNorm.bias", name)
    return f"bert.{name}" if re.match(r"(embeddings|encoder)\.", name) else name


def take(towers: Towers, state: State, naming: Layout, wanted: Callable[[str], bool], origin: str) -> None:
    """Copies what is wanted; other keys may be there, since only a part of the model is asked for."""
    taken: dict[str, Tensor] = {}
    for key, ours in towers.state_dict().items():
        if wanted(key):
            source = naming(key)
            for name in source.names:
                problem = misfit_of(name, state.get(name), ours, source)
                if problem is not None:
                    raise BadCheckpoint(f"{origin}: {problem}")
            taken[key] = assemble(state, source)
    towers.load_state_dict(taken, strict=False)
