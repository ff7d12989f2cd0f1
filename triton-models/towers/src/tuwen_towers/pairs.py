"""Reads pictures and their captions: a jsonl beside its pictures, or MUGE's pair of files."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeGuard

from .retrieval import Labels

SHOWN_PROBLEMS = 5
TEXTS = "_texts.jsonl"
"""How the captions' file ends in MUGE's layout."""
PICTURES = "_imgs.tsv"
"""How the pictures' file beside it ends."""
LAYOUTS = (
    f"a file of lines with image and texts, or MUGE's ...{TEXTS} beside its ...{PICTURES};"
    " `tuwen catalogue` draws goods of the first kind"
)


class BadData(ValueError):
    """The data cannot be used; the message names file, line, field and expectation."""


class Picture(Protocol):
    """Where the bytes of a picture's file are."""

    @property
    def name(self) -> str: ...

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class FilePicture:
    path: Path

    @property
    def name(self) -> str:
        return str(self.path)

    def read(self) -> bytes:
        return self.path.read_bytes()


@dataclass(frozen=True)
class TsvPicture:
    """A line of MUGE's `id<TAB>base64`, read where it lies: the file is larger than memory."""

    path: Path
    id: str
    offset: int
    length: int

    @property
    def name(self) -> str:
        return f"{self.path}:{self.id}"

    def read(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return base64.b64decode(file.read(self.length), altchars=b"-_")


@dataclass(frozen=True)
class Pair:
    """A picture and the captions that are true of it, at least one; of equal labels they are true as well."""

    picture: Picture
    texts: list[str]
    labels: Labels


@dataclass
class Complaints:
    """Collects what is wrong, so that all of it is told at once."""

    found: list[str] = field(default_factory=list)

    def add(self, file: Path, line: int, problem: str) -> None:
        self.found.append(f"{file}:{line}: {problem}")

    def settle(self, file: Path, pairs: list[Pair]) -> list[Pair]:
        if self.found:
            more = len(self.found) - SHOWN_PROBLEMS
            shown = self.found[:SHOWN_PROBLEMS] + ([f"and {more} more"] if more > 0 else [])
            raise BadData("; ".join(shown))
        if not pairs:
            raise BadData(f"{file}: holds no pair of a picture and a caption")
        return pairs


def read_pairs(file: Path) -> list[Pair]:
    """Pairs in the order of their pictures in the file. Raises BadData."""
    return read_muge(file) if file.name.endswith(TEXTS) else read_jsonl(file)


def read_jsonl(file: Path, labelled: Sequence[str] = ()) -> list[Pair]:
    """Lines `{"image": PATH, "texts": [...], "labels": {...}}`; PATH from where the file lies.

    Labels may be left out unless some must be there (`labelled`). Raises BadData.
    """
    complaints, pairs = Complaints(), []
    for number, line in objects(file, complaints):
        image, texts = line.get("image"), line.get("texts")
        if not isinstance(image, str) or not (file.parent / image).is_file():
            complaints.add(file, number, f"image: {image!r} (expected: a file's path, from {file.parent})")
        elif not is_captions(texts):
            complaints.add(file, number, f"texts: {texts!r} (expected: a list of captions, at least one)")
        elif not is_labels(labels := line.get("labels", None if labelled else {"image": image}), labelled):
            complaints.add(file, number, f"labels: {labels!r} (expected: {wanted_labels(labelled)})")
        else:
            pairs.append(Pair(FilePicture(file.parent / image), texts, labels))
    return complaints.settle(file, pairs)


def read_muge(file: Path) -> list[Pair]:
    """`..._texts.jsonl` with lines `{"text_id", "text", "image_ids"}`, pictures in `..._imgs.tsv`."""
    complaints = Complaints()
    require(file)
    pictures = index_tsv(file.with_name(file.name.removesuffix(TEXTS) + PICTURES))
    texts: dict[str, list[str]] = {}
    for number, line in objects(file, complaints):
        if not isinstance(line.get("text"), str) or not isinstance(line.get("image_ids"), list):
            complaints.add(file, number, f"{line!r:.80} (expected: text and image_ids)")
            continue
        for image in map(str, line["image_ids"]):
            if image not in pictures:
                complaints.add(file, number, f"image_ids: {image} is not in the tsv")
            texts.setdefault(image, []).append(line["text"])
    pairs = [Pair(pictures[id], captions, {"image": id}) for id, captions in texts.items() if id in pictures]
    return complaints.settle(file, pairs)


def index_tsv(file: Path) -> dict[str, TsvPicture]:
    require(file)
    found, offset = {}, 0
    with file.open("rb") as lines:
        for line in lines:
            id, tab, _ = line.partition(b"\t")
            if tab:
                start = len(id) + 1
                picture = TsvPicture(file, id.decode(), offset + start, len(line.rstrip()) - start)
                found[picture.id] = picture
            offset += len(line)
    return found


def require(file: Path) -> None:
    if not file.is_file():
        problem = "is a folder" if file.is_dir() else "is not there"
        raise BadData(f"{file}: {problem} (expected: {LAYOUTS})")


def objects(file: Path, complaints: Complaints) -> Iterator[tuple[int, dict[str, Any]]]:
    require(file)
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                value = json.loads(line)
            except json.JSONDecodeError as problem:
                complaints.add(file, number, f"not JSON: {problem}")
                continue
            if isinstance(value, dict):
                yield number, value
            else:
                complaints.add(file, number, f"{value!r:.80} (expected: an object)")


def is_captions(texts: Any) -> TypeGuard[list[str]]:
    return isinstance(texts, list) and bool(texts) and all(isinstance(text, str) and text for text in texts)


def is_labels(labels: Any, labelled: Sequence[str]) -> TypeGuard[dict[str, str]]:
    return (
        isinstance(labels, dict)
        and all(isinstance(word, str) for word in labels.values())
        and all(name in labels for name in labelled)
    )


def wanted_labels(labelled: Sequence[str]) -> str:
    return " and ".join(["names and words", *labelled])
