"""Writes golden_ids.json with Chinese-CLIP's own tokenizer, as its evaluation feeds it.

    python make_golden_ids.py FOLDER      FOLDER: the unpacked wheel cn-clip 1.6.0

Every row: the caption as typed, and the ids of the normalised caption, [CLS] and [SEP] included,
without padding. The Java encoder's tests read the same file.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from tuwen_towers.repository import CONTEXT_LENGTH
from tuwen_towers.tokenizer import normalise

CAPTIONS = (
    "杰尼龟",
    "妙蛙种子",
    "小火龙",
    "皮卡丘",
    "高级感托特包斜挎",
    "iPhone 14 Pro Max 256GB",
    "“夏季”T恤 ￥199",
    "5.5cm×10cm",
    "Café MÜNCHEN",
    "L'Oréal 眼霜",
    "红色 连衣裙",
    "男士跑步鞋42码",
    "的" * 60,
    "",
    "   \t \n ",
    "１２３ＡＢＣ",
    "ＮＩＫＥ　运动鞋",
    "🔥爆款👍",
    "礼物🎁装",
    "女裙㊙",
    "𠀀𪚥古籍",
    "叱𠮟責",
    "[CLS]",
    "[SEP]",
    "前[SEP]后",
    "[MASK][PAD][UNK]",
    "a" * 101,
    "a" * 200,
    "a" * 201,
    "包包 " * 40,
    "abc\u200bdef\u0000ghi\ufffd",
    "软\u00ad连字",
    "行\u2028分",
    "全角，标点。！？；：（）",
    "省略…破折—引‘号’",
    "①号·中点～波浪℃",
    "naïve résumé Ångström",
    "Straße İstanbul ÇELİK",
    "ｶﾀｶﾅ カタカナ ひらがな",
    "한국어 스타일",
    "Ελληνικός ΣΑΣ",
    "x²+y³=½",
    "100%棉 T-shirt_XL/2XL",
    "价格:¥1,299.00元",
    "ZARA2026新款",
    "https://shop.example/items?id=42",
    "連衣裙 繁體",
    "e\u0301te\u0301",
    "防晒霜SPF50+PA++++",
)


def main(wheel: Path) -> None:
    tokenizer = reference_tokenizer(wheel)
    rows = [{"text": caption, "ids": reference_ids(tokenizer, normalise(caption))} for caption in CAPTIONS]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    Path(__file__).with_name("golden_ids.json").write_text(f"[\n{lines}\n]\n", encoding="ascii")


def reference_tokenizer(wheel: Path) -> Any:
    """Loads the one module by its path: importing the whole package would need a dozen others."""
    file = wheel / "cn_clip" / "clip" / "bert_tokenizer.py"
    spec = importlib.util.spec_from_file_location("bert_tokenizer", file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.FullTokenizer()


def reference_ids(tokenizer: Any, caption: str) -> list[int]:
    pieces: list[int] = tokenizer.convert_tokens_to_ids(tokenizer.tokenize(caption))
    cls, sep = tokenizer.vocab["[CLS]"], tokenizer.vocab["[SEP]"]
    return [cls, *pieces[: CONTEXT_LENGTH - 2], sep]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
