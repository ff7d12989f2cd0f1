"""Holds a finished repository, and a Triton that serves it, against its contract and its golden inputs.

Needs no torch. How far an export lies from PyTorch is checked when it is made, since only then is there a
checkpoint to compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from .contract import ServedTowers, Tower
from .findings import Check, equal, same, within
from .gaps import FULL_GAP, LENGTH_TOLERANCE, SERVED_GAP, Array, cosine_gap, length_gap
from .golden import Golden, pixels_sha256
from .prepare import caption_ids, padded, prepare_picture
from .repository import fingerprint, sha256
from .runtime import Device, Infer, TowerFailed, Vectors, open_session, runner
from .server import Latency, TritonTowers, latencies
from .signature import config_differences, graph_signature, read_config

TOGETHER = 8
"""Rows of the batch whose vectors must be those of its rows alone."""
SHIFT = 16


@dataclass(frozen=True)
class Subject:
    """One tower, the batch it is tried with, and the vector that its first row must get.

    `prefix` begins the names of its checks.
    """

    contract: ServedTowers
    tower: Tower
    rows: Array
    vector: Vectors
    prefix: str = ""

    def name(self, check: str) -> str:
        return f"{self.prefix}{check}.{self.tower.model}"


def verify_repository(contract: ServedTowers, golden: Golden, device: Device = Device.CPU) -> list[Check]:
    """Raises ValueError or OSError when there is not enough of a repository to check anything."""
    checks = [
        equal("fingerprint", fingerprint(contract.folder), contract.fingerprint),
        equal("tokenizer", sha256(contract.tokenizer), contract.tokenizer_sha256),
        equal("pixels", pixels_sha256(prepare_picture(golden.picture, contract)), golden.pixels_sha256),
    ]
    tokenizer = Tokenizer.from_file(str(contract.tokenizer))
    checks.append(
        equal("ids", str(caption_ids(golden.caption, tokenizer, contract.context_length)), str(golden.ids))
    )
    for subject in subjects(contract, golden):
        checks.append(check_config(subject))
        checks += check_graph(subject, golden, device)
    return checks


def subjects(contract: ServedTowers, golden: Golden, prefix: str = "") -> list[Subject]:
    pixels = prepare_picture(golden.picture, contract)
    pictures = np.stack([np.roll(pixels, SHIFT * number, axis=1) for number in range(TOGETHER)])
    # Captions of other lengths, each closed as the whole one is.
    cut = [[*golden.ids[: len(golden.ids) - 1 - number], golden.ids[-1]] for number in range(TOGETHER)]
    captions = padded(cut, contract.context_length)
    return [
        Subject(contract, contract.image, pictures, golden.picture_vector, prefix),
        Subject(contract, contract.text, captions, golden.caption_vector, prefix),
    ]


def check_config(subject: Subject) -> Check:
    contract, tower = subject.contract, subject.tower
    name = subject.name("config")
    try:
        config = read_config(contract.config(tower))
    except ValueError as problem:
        return same(name, [str(problem)])
    return same(name, config_differences(config, tower, contract.fingerprint, contract.dim))


def check_graph(subject: Subject, golden: Golden, device: Device) -> Iterator[Check]:
    contract, tower = subject.contract, subject.tower
    try:
        session = open_session(contract, tower, device)
    except TowerFailed as problem:
        yield same(subject.name("graph"), [str(problem)])
        return
    yield same(subject.name("graph"), graph_signature(session).differences(tower, contract.dim))
    infer = shaped(subject, runner(session, tower))
    yield from check_vectors(subject, infer, FULL_GAP)
    yield measured(subject.name("length"), LENGTH_TOLERANCE, lambda: length_gap(infer(subject.rows)))
    if tower is contract.text:
        yield measured(
            subject.name("padding"), FULL_GAP, lambda: padding_gap(subject, infer, len(golden.ids))
        )


def padding_gap(subject: Subject, infer: Infer, length: int) -> float:
    """Between the golden caption with padding up to the context length and without any."""
    caption = subject.rows[:1]
    return cosine_gap(infer(caption), infer(caption[:, :length]))


def check_vectors(subject: Subject, infer: Infer, batch_limit: float) -> Iterator[Check]:
    yield measured(subject.name("vector"), SERVED_GAP, lambda: golden_gap(subject, infer))
    yield measured(subject.name("batch"), batch_limit, lambda: batch_gap(subject, infer))


def shaped(subject: Subject, infer: Infer) -> Infer:
    """Refuses an answer that is not one golden vector's worth of numbers for each row."""

    def infer_shaped(rows: Array) -> Vectors:
        vectors = infer(rows)
        expected = (len(rows), *subject.vector.shape)
        if vectors.shape != expected:
            raise TowerFailed(f"shape {list(vectors.shape)} for {len(rows)} rows, not {list(expected)}")
        return vectors

    return infer_shaped


def golden_gap(subject: Subject, infer: Infer) -> float:
    return cosine_gap(infer(subject.rows[:1]), subject.vector[np.newaxis])


def batch_gap(subject: Subject, infer: Infer) -> float:
    rows = subject.rows
    alone = np.concatenate([infer(rows[number : number + 1]) for number in range(len(rows))])
    return cosine_gap(infer(rows), alone)


def measured(name: str, limit: float, gap: Callable[[], float]) -> Check:
    try:
        return within(name, gap(), limit)
    except TowerFailed as problem:
        return Check(name, False, str(problem), limit)


def verify_server(contract: ServedTowers, golden: Golden, triton: TritonTowers) -> list[Check]:
    """The same of a running Triton; what it refuses is a failed check."""
    checks = []
    for subject in subjects(contract, golden, prefix="server."):
        checks.append(check_served(subject, triton))
        checks += check_vectors(subject, shaped(subject, triton.infer(subject.tower)), SERVED_GAP)
    return checks


def check_served(subject: Subject, triton: TritonTowers) -> Check:
    contract, tower = subject.contract, subject.tower
    name = subject.name("config")
    try:
        config = triton.config(tower)
        signature = triton.signature(tower, config)
    except TowerFailed as problem:
        return same(name, [str(problem)])
    told = config_differences(config, tower, contract.fingerprint, contract.dim)
    return same(name, told + signature.differences(tower, contract.dim))


def measure_server(contract: ServedTowers, golden: Golden, triton: TritonTowers) -> list[Latency]:
    table = []
    for subject in subjects(contract, golden):
        most = triton.config(subject.tower).max_batch_size
        table += latencies(subject.tower.model, triton.infer(subject.tower), subject.rows[0], most)
    return table
