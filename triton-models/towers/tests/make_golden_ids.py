"""Writes golden_ids.json with Chinese-CLIP's own tokenizer: chosen captions, easy to look at.

Every row: the caption as typed, and the ids of the normalised caption, [CLS] and [SEP] included,
without padding. The Java encoder's tests read the same file.
"""

from __future__ import annotations

import json
from pathlib import Path

from both_tokenizers import ChineseClipTokenizer

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


def main() -> None:
    tokenizer = ChineseClipTokenizer()
    rows = [{"text": caption, "ids": tokenizer.ids(caption)} for caption in CAPTIONS]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    Path(__file__).with_name("golden_ids.json").write_text(f"[\n{lines}\n]\n", encoding="ascii")


if __name__ == "__main__":
    main()
