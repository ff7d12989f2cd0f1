from __future__ import annotations

import numpy as np
import pytest

from tuwen_towers.retrieval import alike, best, recall

RED_SHIRT = {"kind": "T恤", "colour": "红", "pattern": "条纹"}
PLAIN_RED_SHIRT = {"kind": "T恤", "colour": "红", "pattern": "纯色"}
BLUE_MUG = {"kind": "杯", "colour": "蓝", "pattern": "纯色"}


def rows(*angles: float) -> np.ndarray:
    """Unit vectors in the plane, by their angle in degrees."""
    turned = np.radians(angles)
    return np.stack([np.cos(turned), np.sin(turned)], axis=1)


def test_recall_counts_texts_that_find_a_picture_of_equal_labels_in_the_first_k() -> None:
    labels = [RED_SHIRT, BLUE_MUG, PLAIN_RED_SHIRT]
    pictures = rows(0, 90, 180)
    texts = rows(10, 20, 170)  # the second, of the mug, lies nearest to the shirt
    assert recall(texts, pictures, labels, 1) == pytest.approx(2 / 3)
    assert recall(texts, pictures, labels, 2) == 1


def test_every_picture_of_equal_labels_is_a_hit_and_one_of_another_pattern_is_not() -> None:
    pictures = rows(0, 90)
    texts = rows(90, 0)  # each lies on the other's picture
    assert recall(texts, pictures, [RED_SHIRT, dict(RED_SHIRT)], 1) == 1
    assert recall(texts, pictures, [RED_SHIRT, PLAIN_RED_SHIRT], 1) == 0


def test_of_equal_scores_the_earlier_picture_comes_first() -> None:
    scores = np.array([0.0, 1.0] * 100)
    assert best(scores, 150) == [*range(1, 200, 2), *range(0, 100, 2)]


def test_fewer_pictures_than_k_are_all_looked_at() -> None:
    assert recall(rows(90, 0), rows(0, 90), [RED_SHIRT, BLUE_MUG], 10) == 1


def test_a_picture_does_not_find_itself_and_its_pattern_does_not_matter() -> None:
    labels = [RED_SHIRT, PLAIN_RED_SHIRT, BLUE_MUG]
    assert alike(rows(0, 10, 90), labels) == pytest.approx(2 / 3)


def test_the_same_kind_in_another_colour_is_no_hit() -> None:
    labels = [RED_SHIRT, {**RED_SHIRT, "colour": "蓝"}]
    assert alike(rows(0, 10), labels) == 0
