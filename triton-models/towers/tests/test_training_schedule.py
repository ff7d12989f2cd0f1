from __future__ import annotations

import pytest
from sizes import VIT

from tuwen_towers.towers import Towers
from tuwen_towers.training.schedule import optimiser, rate


def test_rate_rises_to_the_peak_and_falls_along_half_a_cosine() -> None:
    rates = [rate(step, steps=100, warm_up=20) for step in range(100)]
    assert rates[0] == pytest.approx(1 / 20)
    assert rates[19] == rates[20] == 1.0
    assert rates[60] == pytest.approx(0.5)
    assert rates == sorted(rates[:20]) + sorted(rates[20:], reverse=True)
    assert 0 < rates[99] < 0.001


def test_norms_biases_and_the_temperature_do_not_decay() -> None:
    towers = Towers(VIT)
    decaying, other = optimiser(towers, 1e-3, 0.1).param_groups
    assert decaying["weight_decay"] == 0.1
    assert other["weight_decay"] == 0.0
    kept = {id(parameter) for parameter in other["params"]}
    names = {name for name, parameter in towers.named_parameters() if id(parameter) in kept}
    assert {name.rsplit(".", 1)[-1] for name in names if "ias" in name} == {"bias", "in_proj_bias"}
    assert {"logit_scale", "visual.ln_post.weight", "bert.embeddings.LayerNorm.weight"} <= names
    assert (
        not {"visual.proj", "text_projection", "visual.transformer.resblocks.0.attn.in_proj_weight"} & names
    )


def test_only_what_is_free_is_given_to_the_optimiser() -> None:
    towers = Towers(VIT)
    towers.visual.requires_grad_(False)
    given = {
        id(parameter) for group in optimiser(towers, 1e-3, 0.1).param_groups for parameter in group["params"]
    }
    assert given == {id(p) for name, p in towers.named_parameters() if not name.startswith("visual.")}
