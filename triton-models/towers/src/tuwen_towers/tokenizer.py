"""Makes `tokenizer.json` from the vocabulary of Chinese BERT, equal to the tokenizer of Chinese-CLIP.

It differs from Hugging Face's usual BERT file where Chinese-CLIP's tokenizer does: special tokens are
not searched for in the text, so a typed "[SEP]" stays text, and words of up to 200 characters are cut
into pieces. Padding and truncation are the caller's.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

VOCABULARY_SHA256 = "45bbac6b341c319adc98a532532882e91a9cefc0329aa57bac9ae761c27b291c"
LONGEST_WORD = 200
QUOTES = str.maketrans({"“": '"', "”": '"'})


def make(vocabulary: Path) -> Tokenizer:
    content = vocabulary.read_bytes()
    if hashlib.sha256(content).hexdigest() != VOCABULARY_SHA256:
        raise ValueError(f"{vocabulary} is not the vocabulary of Chinese BERT that Chinese-CLIP uses")
    # Split at "\n" alone: one line is U+2028, which splitlines() would take for an end of line.
    # Chinese-CLIP strips each line, which makes that one the empty token.
    words = [line.strip() for line in content.decode("utf-8").split("\n")[:-1]]
    ids = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=LONGEST_WORD))
    tokenizer.normalizer = BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
    )
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", ids["[CLS]"]), ("[SEP]", ids["[SEP]"])]
    )
    return tokenizer


def normalise(caption: str) -> str:
    """The contract's `lowercase-quotes`: what Chinese-CLIP did to captions before it tokenized them."""
    return caption.lower().translate(QUOTES)
