"""Writes golden_classification.json: what the ELEVATER benchmark's evaluators make of small tables of scores.

    python make_golden_classification.py      (needs numpy and the wheel vision-evaluation 0.2.14; a few seconds)
"""

import json
from pathlib import Path

import numpy as np
from vision_evaluation.evaluators import (
    BalancedAccuracyScoreEvaluator,
    MeanAveragePrecisionNPointsEvaluator,
    RocAucEvaluator,
    TopKAccuracyEvaluator,
)

HERE = Path(__file__).parent
OUT = HERE.parent / "resources/io/tuwen/search/evaluation/golden_classification.json"


def percent(evaluator, scores, truth):
    evaluator.add_predictions(scores, truth)
    return 100 * float(next(iter(evaluator.get_report().values())))


def case(name, seed, pictures, classes, several=False, levels=None, used=None):
    random = np.random.default_rng(seed)
    scores = random.dirichlet(np.ones(classes), pictures)
    if levels:
        scores = np.round(scores * levels) / levels
    scores = scores.astype(np.float32)
    truth = random.integers(0, used or classes, pictures)
    # Better than chance, so that the figures differ.
    scores[np.arange(pictures), truth] += random.integers(0, 2, pictures).astype(np.float32) / 2
    wanted = np.zeros((pictures, classes), dtype=int)
    wanted[np.arange(pictures), truth] = 1
    if several:
        wanted |= random.random((pictures, classes)) < 0.15
    found = {"11point_mAP": percent(MeanAveragePrecisionNPointsEvaluator(n_points=11), scores, wanted)}
    if not several:
        found["accuracy"] = percent(TopKAccuracyEvaluator(1), scores, truth)
        if not used:
            # The evaluator takes labels without pictures away, so that nobody can be wrong with them. Here they stay; the
            # benchmark's data sets have none.
            found["mean-per-class"] = percent(BalancedAccuracyScoreEvaluator(), scores, truth)
    if classes == 2:
        found["roc_auc"] = percent(RocAucEvaluator(), scores[:, 1], truth)
    return {
        "name": name,
        "classes": classes,
        "truth": [np.flatnonzero(row).tolist() for row in wanted],
        "scores": scores.tolist(),
        "percent": found,
    }


cases = [
    case("seven classes", 1, 200, 7),
    case("classes without pictures", 2, 60, 9, used=5),
    case("ties", 3, 80, 4, levels=4),
    case("two classes", 4, 90, 2),
    case("two classes with ties", 5, 90, 2, levels=5),
    case("several classes a picture", 6, 150, 8, several=True),
    case("several classes a picture, with ties", 7, 150, 8, several=True, levels=6),
    case("ten pictures", 8, 10, 3, several=True),
]
OUT.write_text(json.dumps({"cases": cases}, separators=(",", ":")) + "\n")
