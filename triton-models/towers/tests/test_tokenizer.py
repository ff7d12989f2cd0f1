from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from tuwen_towers.prepare import caption_ids
from tuwen_towers.repository import CONTEXT_LENGTH
from tuwen_towers.tokenizer import make

TESTS = Path(__file__).parent
COMMITTED = TESTS.parents[1] / "demo" / "tokenizer.json"
GOLDEN = json.loads((TESTS / "golden_ids.json").read_text(encoding="utf-8"))
SEP = 102


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(COMMITTED))


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: ascii(row["text"])[:40])
def test_ids_are_those_of_chinese_clip(tokenizer: Tokenizer, row: dict[str, object]) -> None:
    assert caption_ids(str(row["text"]), tokenizer, CONTEXT_LENGTH) == row["ids"]


def test_typed_special_tokens_stay_text(tokenizer: Tokenizer) -> None:
    # Not even where the caller has not lowered the case.
    typed = tokenizer.encode("前[SEP]后[PAD]").ids
    assert typed.count(SEP) == 1
    assert 0 not in typed


def test_quotes_of_a_caption_are_known_words(tokenizer: Tokenizer) -> None:
    unknown = tokenizer.token_to_id("[UNK]")
    assert unknown not in caption_ids("“夏季”", tokenizer, CONTEXT_LENGTH)
    assert unknown in tokenizer.encode("“夏季”").ids


def test_another_vocabulary_is_refused(tmp_path: Path) -> None:
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("[PAD]\n[UNK]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="is not the vocabulary"):
        make(vocabulary)
