"""Writes golden_retrieval.json: what Chinese-CLIP's own evaluation scripts make of small sets of vectors.

    python make_golden_retrieval.py      (needs numpy, torch, tqdm, and the wheel cn-clip 1.6.0; half a minute)

The scripts run as they are, in their own files, but on the CPU. Pictures come in the order of their ids as text, which is
the order in which LMDB, where the scripts read them from, hands them out.
"""

import contextlib
import importlib.util
import io
import json
import runpy
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
OUT = HERE.parent / "resources/io/tuwen/search/evaluation/golden_retrieval.json"
EVAL = Path(importlib.util.find_spec("cn_clip").submodule_search_locations[0]) / "eval"


def script(name, *arguments):
    sys.argv = [name, *map(str, arguments)]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        runpy.run_path(str(EVAL / name), run_name="__main__")


def write(file, rows):
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))


def read(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def scores(folder, evaluation, gold, predictions):
    script(evaluation, gold, predictions, folder / "score.json")
    found = json.loads((folder / "score.json").read_text())
    return found["scoreJson"] if found["success"] else None


def measured(texts, text_vectors, pictures, picture_vectors):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gold = folder / "texts.jsonl"
        write(gold, texts)
        write(
            folder / "texts.feat",
            ({"text_id": t["text_id"], "feature": v} for t, v in zip(texts, text_vectors.tolist())),
        )
        order = sorted(range(len(pictures)), key=lambda i: str(pictures[i]))
        write(
            folder / "pictures.feat",
            ({"image_id": pictures[i], "feature": picture_vectors[i].tolist()} for i in order),
        )
        features = ["--image-feats", folder / "pictures.feat", "--text-feats", folder / "texts.feat"]
        script("make_topk_predictions.py", *features, "--output", folder / "t2i")
        script("make_topk_predictions_tr.py", *features, "--output", folder / "i2t")
        script("transform_ir_annotation_to_tr.py", "--input", gold)
        return {
            "text_to_picture": scores(folder, "evaluation.py", gold, folder / "t2i"),
            "picture_to_text": scores(folder, "evaluation_tr.py", folder / "texts.tr.jsonl", folder / "i2t"),
            "found_pictures": [row["image_ids"] for row in read(folder / "t2i")],
            "found_texts": {row["image_id"]: row["text_ids"] for row in read(folder / "i2t")},
        }


def case(name, seed, texts=40, pictures=60, levels=None, gold=(1, 4), strangers=0.0):
    """`levels`: numbers are eighths up to that, so that sums are exact and scores tie; none: directions of length 1."""
    random = np.random.default_rng(seed)
    ids = random.choice(2000, pictures, replace=False).tolist()
    text_vectors, picture_vectors = (vectors(random, count, levels) for count in (texts, pictures))
    rows = []
    for number, text_id in enumerate(random.choice(9000, texts, replace=False).tolist()):
        wanted = random.choice(ids, random.integers(*gold)).tolist()
        wanted = [5000 + i if random.random() < strangers else i for i in wanted]
        rows.append({"text_id": text_id, "text": f"文{number}", "image_ids": wanted})
    return {
        "name": name,
        "texts": rows,
        "pictures": ids,
        "text_vectors": text_vectors.tolist(),
        "picture_vectors": picture_vectors.tolist(),
        **measured(rows, text_vectors, ids, picture_vectors),
    }


def vectors(random, count, levels):
    if levels:
        return (random.integers(-levels, levels + 1, (count, 4)) / 8).astype(np.float32)
    found = random.normal(size=(count, 6))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


torch.Tensor.cuda = lambda self, *_, **__: self
cases = [
    case("directions", 1),
    case("ties", 2, levels=2),
    case("almost nothing but ties", 3, levels=1),
    case("texts that want nothing", 4, gold=(0, 3)),
    case("many blocks", 5, texts=90, pictures=700, gold=(1, 60)),
    case("pictures that are not there", 6, levels=2, strangers=0.2),
    case("nine pictures", 7, pictures=9),
    case("nine texts", 8, texts=9),
    case("no answers", 9, texts=12, pictures=12, gold=(0, 1)),
]
OUT.write_text(json.dumps({"cases": cases}, ensure_ascii=False, separators=(",", ":")) + "\n")
