"""The processes that train together, each on its own device: usually one."""

from __future__ import annotations

import os

import torch
from torch import distributed


def join() -> None:
    """Meets the others, where `torchrun` started several of us."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        distributed.init_process_group("nccl" if torch.cuda.is_available() else "gloo")


def count() -> int:
    return distributed.get_world_size() if distributed.is_initialized() else 1


def rank() -> int:
    return distributed.get_rank() if distributed.is_initialized() else 0


def device() -> torch.device:
    if not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device("cuda", rank() % torch.cuda.device_count())
