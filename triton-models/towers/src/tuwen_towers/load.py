"""Makes towers from a checkpoint, and tells what is wrong with one that does not fit."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from .checkpoint import BadCheckpoint, State, find, read
from .config import RELEASED, TowersConfig
from .names import Layout, Source, layout, unused
from .towers import Towers

FLOATS = (torch.float32, torch.float16, torch.bfloat16)
OPENAI = "token_embedding.weight"
"""Ends a key of OpenAI's text tower, and none of BERT's."""


def load(path: Path, config: TowersConfig) -> Towers:
    """Towers of these sizes with the weights of a `.pt` of cn_clip or a folder of Hugging Face."""
    file = find(path)
    return fit(read(file), config, str(file))


def fit(state: State, config: TowersConfig, origin: str) -> Towers:
    """As `load`, from tensors at hand. Weights of 32 bits are shared with `state`, not copied."""
    with torch.device("meta"):
        towers = Towers(config)
    wanted = towers.state_dict()
    naming = layout(state)
    problem = misfit(state, wanted, naming)
    if problem is not None:
        raise BadCheckpoint(f"{origin}: {problem}{hint(state, config, naming)}")
    loaded = {key: assemble(state, naming(key)) for key in wanted}
    for key, tensor in loaded.items():
        if not bool(torch.isfinite(tensor).all()):
            raise BadCheckpoint(f"{origin}: {key} holds NaN or infinity (expected: finite numbers)")
    towers.load_state_dict(loaded, assign=True)
    return towers.eval().requires_grad_(False)


def misfit(state: State, wanted: State, naming: Layout) -> str | None:
    """The first thing in which the checkpoint differs from what these towers need."""
    foreign = next((name for name in state if name.endswith(OPENAI)), None)
    if foreign is not None:
        return f"{foreign} belongs to OpenAI's CLIP (expected: Chinese-CLIP, whose text tower is BERT)"
    known: set[str] = set()
    for key, ours in wanted.items():
        source = naming(key)
        known.update(source.names)
        for name in source.names:
            problem = misfit_of(name, state.get(name), ours, source)
            if problem is not None:
                return problem
    extra = next((name for name in state if name not in known and not unused(name)), None)
    return None if extra is None else f"{extra} has no place in these towers (expected: no such key)"


def misfit_of(name: str, found: Tensor | None, ours: Tensor, source: Source) -> str | None:
    shape = source.shape(tuple(ours.shape))
    if found is None:
        return f"{name} is missing (expected: shape {shape})"
    if tuple(found.shape) != shape:
        return f"{name} has shape {tuple(found.shape)} (expected: {shape})"
    allowed = FLOATS if ours.is_floating_point() else (ours.dtype,)
    if found.dtype not in allowed:
        return f"{name} holds {found.dtype} (expected: {' or '.join(map(str, allowed))})"
    return None


def hint(state: State, config: TowersConfig, naming: Layout) -> str:
    """Names the released size that the checkpoint does fit."""
    for name, released in RELEASED.items():
        if released != config:
            with torch.device("meta"):
                wanted = Towers(released).state_dict()
            if misfit(state, wanted, naming) is None:
                return f"; it fits --model {name}"
    return ""


def assemble(state: State, source: Source) -> Tensor:
    parts = [state[name] for name in source.names]
    tensor = parts[0] if len(parts) == 1 else torch.cat(parts)
    if source.third is not None:
        tensor = tensor.chunk(3)[source.third]
    if source.turned:
        tensor = tensor.T
    tensor = tensor.contiguous()
    return tensor.to(torch.float32) if tensor.is_floating_point() else tensor
