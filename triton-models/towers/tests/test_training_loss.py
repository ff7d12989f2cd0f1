from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor, nn

from tuwen_towers.training.gradients import backward
from tuwen_towers.training.loss import contrastive, same_as_another

DIM = 8


def unit(rows: int, seed: int) -> Tensor:
    return nn.functional.normalize(torch.randn(rows, DIM, generator=torch.Generator().manual_seed(seed)))


def test_loss_is_the_mean_cross_entropy_of_both_directions() -> None:
    pictures, texts = unit(5, 1), unit(5, 2)
    none = torch.zeros(5, 5, dtype=torch.bool)
    # Written out: for each row and each column, minus the log of the pair's share.
    shares = torch.exp(20.0 * pictures @ texts.T)
    across = -torch.log(shares.diagonal() / shares.sum(1)).mean()
    down = -torch.log(shares.diagonal() / shares.sum(0)).mean()
    found = contrastive(pictures, texts, torch.tensor(20.0), none)
    torch.testing.assert_close(found, (across + down) / 2)


def test_a_caption_that_comes_twice_is_no_negative_of_itself() -> None:
    captions = torch.tensor([0, 1, 2, 1])
    same = same_as_another(torch.arange(4), captions)
    assert same.nonzero().tolist() == [[1, 3], [3, 1]]
    scale = torch.tensor(100.0)
    # Perfect towers: with duplicates as negatives even they could not reach a loss of zero.
    perfect = nn.functional.one_hot(captions, DIM).to(torch.float32)
    assert contrastive(perfect, perfect, scale, same).item() == pytest.approx(0.0, abs=1e-6)
    none = torch.zeros_like(same)
    assert contrastive(perfect, perfect, scale, none).item() == pytest.approx(
        0.5 * torch.log(torch.tensor(2.0))
    )


def test_the_same_picture_with_another_caption_is_no_negative() -> None:
    same = same_as_another(torch.tensor([7, 8, 7]), torch.tensor([0, 1, 2]))
    assert same.nonzero().tolist() == [[0, 2], [2, 0]]


class Pair(nn.Module):
    """Two towers of one layer each."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.picture, self.text = nn.Linear(DIM, DIM), nn.Linear(DIM, DIM)
        self.scale = nn.Parameter(torch.tensor(3.0))

    def encode(self, part: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        pictures, texts = part
        return nn.functional.normalize(self.picture(pictures)), nn.functional.normalize(self.text(texts))

    def gradients(self, parts: Sequence[tuple[Tensor, Tensor]]) -> tuple[float, list[Tensor]]:
        same = same_as_another(torch.arange(12), torch.arange(12) % 7)
        value = backward(self.encode, parts, lambda p, t: contrastive(p, t, self.scale.exp(), same))
        return value, [
            parameter.grad.clone() for parameter in self.parameters() if parameter.grad is not None
        ]


@pytest.mark.parametrize("parts", [2, 3, 12])
def test_a_batch_in_parts_has_the_gradients_of_the_whole(parts: int) -> None:
    pictures, texts = unit(12, 6), unit(12, 7)
    whole = Pair().gradients([(pictures, texts)])
    pieces = Pair().gradients(list(zip(pictures.chunk(parts), texts.chunk(parts), strict=True)))
    assert pieces[0] == pytest.approx(whole[0])
    assert len(whole[1]) == 5
    for found, wanted in zip(pieces[1], whole[1], strict=True):
        torch.testing.assert_close(found, wanted)


def test_a_locked_tower_gets_no_gradient() -> None:
    pair = Pair()
    pair.picture.requires_grad_(False)
    pair.gradients([(unit(12, 6), unit(12, 7))])
    assert pair.picture.weight.grad is None
    assert pair.text.weight.grad is not None
