"""Our tokenizer file against Chinese-CLIP's own tokenizer, on captions that the Java encoder meets too."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from both_tokenizers import ChineseClipTokenizer, OurTokenizer, differs
from drawn_captions import BLOCK, Digest, DrawnCaptions

GOLDEN = json.loads(Path(__file__).with_name("golden_captions.json").read_text(encoding="ascii"))
BLOCKS = GOLDEN["blocks"]
DRAWN = DrawnCaptions(GOLDEN["fragments"], GOLDEN["left_out"])
SAME_UNICODE = pytest.mark.skipif(
    unicodedata.unidata_version != GOLDEN["unicode"],
    reason=f"Chinese-CLIP's ids are those of Unicode {GOLDEN['unicode']}",
)


@pytest.fixture(scope="module")
def ours() -> OurTokenizer:
    return OurTokenizer()


@pytest.fixture(scope="module")
def theirs() -> ChineseClipTokenizer:
    return ChineseClipTokenizer()


def test_a_hundred_thousand_drawn_captions_have_the_ids_of_chinese_clip(ours: OurTokenizer) -> None:
    assert len(BLOCKS) * BLOCK >= 100_000
    for number in range(len(BLOCKS)):
        assert_golden(number, ours)


@SAME_UNICODE
@pytest.mark.parametrize("number", [0, len(BLOCKS) - 1])
def test_golden_ids_are_those_of_chinese_clip(number: int, theirs: ChineseClipTokenizer) -> None:
    assert_golden(number, theirs)


def assert_golden(number: int, tokenizer: OurTokenizer | ChineseClipTokenizer) -> None:
    captions = list(DRAWN.block(number))
    found, golden = Digest.of(map(tokenizer.ids, captions)), Digest.read(BLOCKS[number])
    if found != golden:
        first = found.first_difference(golden)
        assert first is not None, f"block {number}: a caption whose mark is the same by chance"
        pytest.fail(f"block {number}, caption {captions[first]!a}: {tokenizer.ids(captions[first])}")


@SAME_UNICODE
def test_only_the_listed_code_points_are_taken_otherwise(
    ours: OurTokenizer, theirs: ChineseClipTokenizer
) -> None:
    left_out = [range(first, last + 1) for first, last in GOLDEN["left_out"]]
    for point in (*range(0x20000), *range(0x2A600, 0x2FA20), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFD):
        listed = any(point in points for points in left_out)
        if not 0xD800 <= point <= 0xDFFF:
            assert differs(point, theirs, ours) == listed, f"U+{point:04X}"


@pytest.mark.parametrize("row", GOLDEN["exceptions"], ids=lambda row: row["what"])
def test_exceptions_are_those_of_the_readme(row: dict[str, Any], ours: OurTokenizer) -> None:
    assert ours.ids(row["text"]) == row["ours"] != row["chinese_clip"]


@SAME_UNICODE
@pytest.mark.parametrize("row", GOLDEN["exceptions"], ids=lambda row: row["what"])
def test_exceptions_are_exceptions(row: dict[str, Any], theirs: ChineseClipTokenizer) -> None:
    assert theirs.ids(row["text"]) == row["chinese_clip"]
