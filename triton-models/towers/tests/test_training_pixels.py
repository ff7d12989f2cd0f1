from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from drawn import draw

from tuwen_towers.pairs import BadData, read_pairs
from tuwen_towers.prepare import square
from tuwen_towers.training.pixels import decoded


def test_pictures_are_decoded_once_in_their_order(tmp_path: Path) -> None:
    pictures = [pair.picture for pair in read_pairs(draw(tmp_path, 8))]
    first = decoded(pictures, 32, tmp_path / "cache")
    assert first.shape == (8, 32, 32, 3)
    for row, picture in zip(first, pictures, strict=True):
        np.testing.assert_array_equal(row, square(io.BytesIO(picture.read()), 32, upright=True))
    for file in tmp_path.glob("*.png"):
        file.unlink()
    np.testing.assert_array_equal(decoded(pictures, 32, tmp_path / "cache"), first)


def test_broken_pictures_are_named_and_nothing_is_kept(tmp_path: Path) -> None:
    pictures = [pair.picture for pair in read_pairs(draw(tmp_path, 8))]
    (tmp_path / "5.png").write_bytes(b"no picture")
    with pytest.raises(BadData, match=r"^1 pictures cannot be decoded: .*5\.png"):
        decoded(pictures, 32, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_too_little_space_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [pair.picture for pair in read_pairs(draw(tmp_path, 8))]
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(BadData, match=r"GB free .*--cache names another folder"):
        decoded(pictures, 32, tmp_path / "cache")
