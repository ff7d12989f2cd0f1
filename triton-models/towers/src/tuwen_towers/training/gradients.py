"""Gradients of a loss over a batch that is larger than what fits, on one device or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import torch
from torch import Tensor, distributed

from . import processes

Part = TypeVar("Part")
Features = tuple[Tensor, Tensor]


def backward(
    encode: Callable[[Part], Features], parts: Sequence[Part], loss: Callable[[Tensor, Tensor], Tensor]
) -> float:
    """Adds the gradients of `loss(pictures, texts)` over all parts, of all processes; returns the loss.

    Exactly the gradients of one large batch (Gao et al. 2021, "Scaling deep contrastive learning batch
    size"): features first, their gradients from the loss, then each part again with its graph. One part
    needs no second pass. Parts are in the batch's order; processes hold consecutive pieces of it.
    """
    keep = len(parts) == 1
    with torch.set_grad_enabled(keep):
        graphs = [encode(part) for part in parts]
    leaves = [tuple(side.detach().requires_grad_() for side in pair) for pair in graphs]
    value = loss(*(gathered(torch.cat([pair[side] for pair in leaves])) for side in (0, 1)))
    value.backward()  # type: ignore[no-untyped-call]
    for part, graph, leaf in zip(parts, graphs, leaves, strict=True):
        sides = zip(graph if keep else encode(part), leaf, strict=True)
        learning = [(side, end.grad) for side, end in sides if side.requires_grad]
        torch.autograd.backward([side for side, _ in learning], [gradient for _, gradient in learning])
    return value.item()


def gathered(own: Tensor) -> Tensor:
    """The rows of all processes in their order; gradients flow to our own only, where they are complete."""
    if processes.count() == 1:
        return own
    pieces = [torch.empty_like(own) for _ in range(processes.count())]
    distributed.all_gather(pieces, own.detach())
    pieces[processes.rank()] = own
    return torch.cat(pieces)


def combine(parameters: Iterable[Tensor], scale: Tensor) -> None:
    """Sums the processes' gradients. Each computed the whole loss, so that of `scale` is complete already."""
    if processes.count() == 1:
        return
    for parameter in parameters:
        if parameter.grad is not None and parameter is not scale:
            distributed.all_reduce(parameter.grad)
