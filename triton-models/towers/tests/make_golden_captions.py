"""Writes golden_captions.json with Chinese-CLIP's own tokenizer; takes some minutes.

- `exceptions`, `left_out`: the kinds of code point that our tokenizer takes otherwise inside a word, found
  by trying every one, each with a caption and both tokenizers' ids; and all of them as ranges, with
  the surrogates, which no text has;
- `fragments`, `blocks`: what captions are drawn from, and for every 1,000 captions without the code points
  left out a digest of Chinese-CLIP's ids and marks that tell which caption differs.

The Java encoder's tests read the same file. Which code points count as marks or punctuation for
Chinese-CLIP's tokenizer depends on the Unicode version of the Python that runs it: `unicode`.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from both_tokenizers import SURROGATES, ChineseClipTokenizer, OurTokenizer, differs, every_code_point
from drawn_captions import Digest, DrawnCaptions

BLOCKS = 100
WORDS = """
连衣裙 T恤 卫衣 运动鞋 高级感托特包 眼霜 红色 墨绿 条纹 纯棉 爆款 的
連衣裙 繁體 ㊙ 𠀀 𪚥 𠮟 﨑 豈 〇 々 ｶﾀｶﾅ ガ
ひらがな 한국어 ᄒ ᅡ Nike ADIDAS iPhone L'Oréal Café MÜNCHEN Å ﬁ ß ẞ İ ÇELİK ı Ø Ł đ ǅ a xl zz
Σ ΣΑΣ ς Ελληνικός ά Ё Й ЩЪ א ש ة ไทย हिन्दी ª ʰ Ⓐ
1 42 2026 256GB 5.5cm × 100% ￥199 ¥1,299.00 ½ x² ① ℃ ㎡ m³ ٣ Ⅷ １２３ ＡＢＣ ｎｉｋｅ
， 。 ！ （ ） ： ／ ～ ＂ “ ” ‘ ’ … — – · 、 「 」 . , : - _ / ' " ^ ` $ + | ~ < = @ # \\ { } § ؟
[CLS] [SEP] [MASK] [PAD] [UNK] ## ##的 🔥 👍 🎁 ❤️ 👩‍👧 🇨🇳 1️⃣ 👍🏽 ★ ✓ →
"""
MARKS = "\u0301\u030a\u0345\u05c1\u0651\u0e33\u093c\u3099\u20e3"
SPACES = " \t\n\r\u00a0\u2003\u2028\u2029\u3000\u0085"
UNSEEN = "\u0000\u0007\u007f\u00ad\u180e\u200b\u200d\u200f\u202e\u2060\ufeff\ufffd\ufffe\U000e0041"
FRAGMENTS = [*WORDS.split(), *MARKS, *SPACES, *UNSEEN]
KINDS = (
    ("private use", {"Co"}, "a\ue000b"),
    ("Han of U+2B820 to U+2B91F", {"Lo"}, "a\U0002b820b"),
    ("marks and format characters, other than in Unicode 8", {"Mn", "Mc", "Cf"}, "a\u0898b"),
    ("punctuation, other than in Unicode 8", {"Po", "Ps", "Pe", "Pd", "So"}, "a\u2e52b"),
)
"""Name, general categories, an example."""


def main() -> None:
    theirs, ours = ChineseClipTokenizer(), OurTokenizer()
    points = [point for point in every_code_point() if differs(point, theirs, ours)]
    left_out = [*ranges(points), SURROGATES]
    drawn = DrawnCaptions(FRAGMENTS, left_out)
    golden: dict[str, object] = {
        "unicode": unicodedata.unidata_version,
        "exceptions": list(exceptions(points, theirs, ours)),
        "left_out": left_out,
        "fragments": FRAGMENTS,
        "blocks": [Digest.of(map(theirs.ids, drawn.block(number))).written() for number in range(BLOCKS)],
    }
    Path(__file__).with_name("golden_captions.json").write_text(as_json(golden), encoding="ascii")


def exceptions(
    points: Sequence[int], theirs: ChineseClipTokenizer, ours: OurTokenizer
) -> Iterator[dict[str, object]]:
    found = Counter(unicodedata.category(chr(point)) for point in points)
    for what, categories, text in KINDS:
        count = sum(found.pop(category, 0) for category in categories)
        if not count or not differs(ord(text[1]), theirs, ours):
            raise ValueError(f"{what}: no exception any more (expected: at least {text!a}); mend KINDS")
        yield {
            "what": what,
            "code_points": count,
            "text": text,
            "chinese_clip": theirs.ids(text),
            "ours": ours.ids(text),
        }
    if found:
        raise ValueError(f"{dict(found)} differ too, by category (expected: none); mend KINDS")


def ranges(points: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of every run."""
    runs: list[tuple[int, int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return runs


def as_json(golden: dict[str, object]) -> str:
    """One line for each field, exception and block, so that a change shows where it is."""
    fields = (f"{json.dumps(name)}: {field(value)}" for name, value in golden.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def field(value: object) -> str:
    if isinstance(value, list) and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(json.dumps, value)) + "\n]"
    return json.dumps(value)


if __name__ == "__main__":
    main()
