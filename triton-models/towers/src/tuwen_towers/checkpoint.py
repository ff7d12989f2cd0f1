"""Reads a checkpoint's tensors. No code that a checkpoint may carry is run."""

from __future__ import annotations

import pickle
import re
import zipfile
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from torch import Tensor

State = dict[str, Tensor]

KINDS = "a .pt of cn_clip, or a folder of Hugging Face with model.safetensors or pytorch_model.bin"
PARALLEL = "module."
"""Before every key, where training ran on several devices."""


class BadCheckpoint(ValueError):
    """The message names the file, the key where there is one, and what was expected."""


def find(path: Path) -> Path:
    """The file that holds the tensors: the path itself, or the one in a folder of Hugging Face."""
    if path.is_file():
        return path
    for name in ("model.safetensors", "pytorch_model.bin"):
        if (path / name).is_file():
            return path / name
    problem = "holds no checkpoint" if path.is_dir() else "is not there"
    raise BadCheckpoint(f"{path}: {problem} (expected: {KINDS})")


def read(file: Path) -> State:
    """All tensors of the file under its own names, `module.` taken off."""
    state = read_safetensors(file) if file.suffix == ".safetensors" else read_pickle(file)
    if state and all(name.startswith(PARALLEL) for name in state):
        return {name.removeprefix(PARALLEL): tensor for name, tensor in state.items()}
    return state


def read_safetensors(file: Path) -> State:
    try:
        return safetensors.torch.load_file(file)
    except safetensors.SafetensorError as problem:
        raise unreadable(file, problem) from problem


def read_pickle(file: Path) -> State:
    zipped = zipfile.is_zipfile(file)
    if zipped:
        refuse_programs(file)
    try:
        # Mapped, so that an optimizer's state beside the weights is never read.
        content = torch.load(file, map_location="cpu", weights_only=True, mmap=zipped)
    except OSError:
        raise
    except Exception as problem:  # A broken pickle ends in almost any exception.
        raise unreadable(file, problem) from problem
    return tensors(file, content)


def refuse_programs(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        if any(name.endswith("/constants.pkl") for name in archive.namelist()):
            raise BadCheckpoint(
                f"{file}: is a TorchScript program, as OpenAI publishes CLIP (expected: {KINDS})"
            )


def unreadable(file: Path, problem: Exception) -> BadCheckpoint:
    """PyTorch's own words run over many lines and advise to load the file unsafely."""
    asked = re.search(r"GLOBAL (\S+)", str(problem)) if isinstance(problem, pickle.UnpicklingError) else None
    if asked:
        reason = f"asks for {asked[1]}, which tensors do not need; it was not run"
    else:
        reason = f"cannot be read, it may be cut off ({type(problem).__name__})"
    return BadCheckpoint(f"{file}: {reason} (expected: {KINDS})")


def tensors(file: Path, content: Any) -> State:
    """The state dict: the file's content itself, or what it holds as `state_dict`."""
    state = content.get("state_dict", content) if isinstance(content, dict) else None
    if not isinstance(state, dict):
        raise BadCheckpoint(f"{file}: holds no state_dict (expected: {KINDS})")
    for name, value in state.items():
        if not isinstance(name, str) or not isinstance(value, Tensor):
            kind = type(value).__name__
            raise BadCheckpoint(f"{file}: {name!r} is a {kind} (expected: nothing but tensors by name)")
    return state
