from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from drawn import draw

from tuwen_towers.pairs import BadData, read_jsonl, read_pairs


def test_jsonl_gives_pictures_captions_and_labels(tmp_path: Path) -> None:
    pairs = read_pairs(draw(tmp_path))
    assert len(pairs) == 36
    assert pairs[7].texts == ["绿色横条", "横条 绿色"]
    assert pairs[7].labels == {"kind": "横条", "colour": "绿色"}
    assert pairs[7].picture.read() == (tmp_path / "7.png").read_bytes()


def test_jsonl_without_labels_tells_each_picture_apart(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"image": "a.png", "texts": ["一"]}', encoding="utf-8")
    assert read_pairs(file)[0].labels == {"image": "a.png"}


def muge(folder: Path, texts: list[dict[str, object]], pictures: dict[int, bytes]) -> Path:
    tsv = "".join(f"{id}\t{base64.b64encode(content).decode()}\n" for id, content in pictures.items())
    (folder / "train_imgs.tsv").write_text(tsv, encoding="utf-8")
    file = folder / "train_texts.jsonl"
    file.write_text("\n".join(json.dumps(text, ensure_ascii=False) for text in texts), encoding="utf-8")
    return file


def test_muge_gives_every_picture_all_captions_that_name_it(tmp_path: Path) -> None:
    # Bytes whose base64 has both characters in which the two alphabets differ.
    pictures = {11: b"\xfb\xef\xbe\xff", 12: b"second", 13: b"nobody names this one"}
    texts: list[dict[str, object]] = [
        {"text_id": 1, "text": "高级感托特包斜挎", "image_ids": [11, 12]},
        {"text_id": 2, "text": "托特包", "image_ids": [11]},
    ]
    pairs = {pair.labels["image"]: pair for pair in read_pairs(muge(tmp_path, texts, pictures))}
    assert set(pairs) == {"11", "12"}
    assert pairs["11"].texts == ["高级感托特包斜挎", "托特包"]
    assert {id: pair.picture.read() for id, pair in pairs.items()} == {"11": pictures[11], "12": pictures[12]}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"image": "a.png", "texts": ["一"]', "pairs.jsonl:2: not JSON"),
        ('["a.png"]', "pairs.jsonl:2: .*expected: an object"),
        ('{"texts": ["一"]}', "pairs.jsonl:2: image: None .*expected: a file's path"),
        ('{"image": "gone.png", "texts": ["一"]}', "pairs.jsonl:2: image: 'gone.png'"),
        ('{"image": "a.png", "texts": []}', r"pairs.jsonl:2: texts: \[\] .*at least one"),
        ('{"image": "a.png", "texts": "一"}', "pairs.jsonl:2: texts: '一'"),
        ('{"image": "a.png", "texts": ["一"], "labels": {"kind": 3}}', "pairs.jsonl:2: labels"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"image": "a.png", "texts": ["一"]}\n' + line, encoding="utf-8")
    with pytest.raises(BadData, match=complaint):
        read_pairs(file)


def test_all_problems_are_told_at_once_and_many_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text("{}\n" * 9, encoding="utf-8")
    with pytest.raises(BadData, match=r"jsonl:1: .*jsonl:5: .*and 4 more$"):
        read_pairs(file)


def test_a_picture_that_the_tsv_lacks_is_named(tmp_path: Path) -> None:
    file = muge(tmp_path, [{"text_id": 1, "text": "包", "image_ids": [7]}], {8: b"x"})
    with pytest.raises(BadData, match="image_ids: 7 is not in"):
        read_pairs(file)


def test_labels_that_must_be_there_are_named_where_they_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    file = tmp_path / "pairs.jsonl"
    lines = [{"kind": "包", "colour": "红"}, {"kind": "包"}]
    file.write_text(
        "\n".join(json.dumps({"image": "a.png", "texts": ["一"], "labels": labels}) for labels in lines),
        encoding="utf-8",
    )
    assert len(read_jsonl(file, ["kind"])) == 2
    with pytest.raises(BadData, match=r"jsonl:2: labels: .*expected: names and words and kind and colour"):
        read_jsonl(file, ["kind", "colour"])


@pytest.mark.parametrize("name", ["pairs.jsonl", "train_texts.jsonl"])
def test_a_file_that_is_not_there_is_told_with_what_may_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadData, match=rf"{name}: is not there \(expected: .*MUGE's .*`tuwen catalogue`"):
        read_pairs(tmp_path / name)


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r": is a folder \(expected: a file of lines"):
        read_pairs(tmp_path)


def test_pictures_that_are_not_beside_their_captions_are_told(tmp_path: Path) -> None:
    file = muge(tmp_path, [], {})
    (tmp_path / "train_imgs.tsv").unlink()
    with pytest.raises(BadData, match=r"train_imgs\.tsv: is not there"):
        read_pairs(file)


def test_a_file_without_pairs_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text("", encoding="utf-8")
    with pytest.raises(BadData, match="holds no pair"):
        read_pairs(file)
