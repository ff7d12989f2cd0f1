from __future__ import annotations

import csv
import hashlib
import io
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import tuwen_towers
from tuwen_towers.command import main
from tuwen_towers.contract import ServedTowers, read_contract
from tuwen_towers.gaps import FULL_GAP, cosine_gap
from tuwen_towers.golden import draw, read_golden, write_golden
from tuwen_towers.prepare import padded, prepare_picture
from tuwen_towers.runtime import open_tower

REPOSITORY = Path(__file__).parents[3]
DEMO = REPOSITORY / "triton-models" / "demo"
PICTURES = REPOSITORY / "src" / "encoder" / "src" / "test" / "resources" / "golden"
# As golden_pixels.py lists them: Pillow saturates deep greys and compares their transparent colour otherwise.
PILLOW_DEPARTS = {"grey16.png", "grey2-key.png", "grey4-key.png", "grey16-key.png", "grey16-interlaced.png"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


def test_committed_golden_inputs_are_those_of_the_committed_towers(copy: Path) -> None:
    committed = read_golden(read_contract(DEMO))
    write_golden(copy)
    fresh = read_golden(read_contract(copy))
    assert (fresh.pixels_sha256, fresh.caption, fresh.ids) == (
        committed.pixels_sha256,
        committed.caption,
        committed.ids,
    )
    for one, other in (
        (fresh.picture_vector, committed.picture_vector),
        (fresh.caption_vector, committed.caption_vector),
    ):
        assert cosine_gap(one[np.newaxis], other[np.newaxis]) <= FULL_GAP


@pytest.mark.parametrize("side", [128, 224, 288, 336])
def test_the_golden_picture_shrinks_one_way_and_grows_the_other_and_is_clear_and_opaque(side: int) -> None:
    picture = draw(side)
    assert picture.width > side > picture.height
    alpha = np.asarray(picture.getchannel("A"))
    assert (alpha.min(), alpha.max()) == (0, 255)


def test_vectors_are_kept_to_the_last_bit(copy: Path) -> None:
    write_golden(copy)
    contract = read_contract(copy)
    golden = read_golden(contract)
    computed = open_tower(contract, contract.text)(padded([golden.ids], contract.context_length))
    np.testing.assert_array_equal(golden.caption_vector, computed[0])


def test_a_repository_of_an_older_tool_is_told_the_remedy(copy: Path) -> None:
    (copy / "golden.json").unlink()
    with pytest.raises(ValueError, match=r"golden\.json is missing.*towers golden"):
        read_golden(read_contract(copy))


def test_a_repository_whose_tower_cannot_be_loaded_keeps_its_golden_inputs(copy: Path) -> None:
    (copy / "text" / "1" / "model.onnx").write_bytes(b"no graph")
    before = (copy / "golden.json").read_bytes(), (copy / "golden.png").read_bytes()
    (copy / "golden.png").write_bytes(b"old")
    assert main(["golden", str(copy)]) == 2
    assert ((copy / "golden.json").read_bytes(), (copy / "golden.png").read_bytes()) == (before[0], b"old")


def test_a_folder_without_a_contract_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["golden", str(tmp_path)]) == 2
    assert str(tmp_path / "model.json") in capsys.readouterr().err


def test_golden_inputs_need_no_torch(copy: Path) -> None:
    code = "import sys; sys.modules['torch'] = None; from tuwen_towers.command import main; sys.exit(main())"
    ours = {"PYTHONPATH": str(Path(tuwen_towers.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code, "golden", str(copy)], check=True, env=ours)


def of_side(contract: ServedTowers, side: int) -> ServedTowers:
    return replace(contract, image=replace(contract.image, shape=(side, side, 3)))


def encoder_pictures() -> list[list[str]]:
    with (PICTURES / "decoded.csv").open(newline="") as file:
        return [row for row in csv.reader(file) if row[0] not in PILLOW_DEPARTS]


@pytest.mark.parametrize("row", encoder_pictures(), ids=lambda row: row[0])
def test_pixels_are_those_that_the_java_encoder_is_held_to(row: list[str]) -> None:
    contract = of_side(read_contract(DEMO), 224)
    pixels = prepare_picture(PICTURES / "pictures" / row[0], contract)
    assert hashlib.sha256(pixels.tobytes()).hexdigest() == row[4]


def test_orientation_is_left_alone_when_the_contract_ignores_it() -> None:
    stored = Image.new("RGB", (8, 4), (255, 0, 0))
    stored.paste((0, 0, 255), (0, 0, 4, 4))
    stored.getexif()[0x0112] = 3
    file = io.BytesIO()
    stored.save(file, "PNG", exif=stored.getexif())
    contract = read_contract(DEMO)
    upright = prepare_picture(file, contract)
    ignored = prepare_picture(file, replace(contract, orientation="ignored"))
    assert tuple(upright[0, 0]) == (255, 0, 0)
    assert tuple(ignored[0, 0]) == (0, 0, 255)
