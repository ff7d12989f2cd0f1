"""Where each of our tensors lies in a checkpoint, by the naming that the checkpoint follows.

Our own names are those of cn_clip's checkpoints. Flash attention and the Hugging Face port name, join
and turn some of the tensors otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Source:
    """One tensor of ours as a checkpoint holds it.

    names: laid one after another along the first axis they make our tensor
    third: which third of the one named is meant, where the checkpoint joins what we hold apart
    turned: whether rows and columns are exchanged
    """

    names: tuple[str, ...]
    third: int | None = None
    turned: bool = False

    def shape(self, ours: Shape) -> Shape:
        """The shape of each named tensor, where our tensor has the given one."""
        if self.turned:
            return tuple(reversed(ours))
        if self.third is not None:
            return (3 * ours[0], *ours[1:])
        return (ours[0] // len(self.names), *ours[1:]) if ours else ours


Layout = Callable[[str], Source]


def plain(key: str) -> Source:
    return Source((key,))


def flash_attention(key: str) -> Source:
    """As cn_clip writes checkpoints that were trained with flash attention."""
    if match := re.fullmatch(r"(bert\..*\.attention\.self)\.(query|key|value)\.(weight|bias)", key):
        third = ("query", "key", "value").index(match[2])
        return Source((f"{match[1]}.Wqkv.{match[3]}",), third=third)
    key = re.sub(r"^(bert\..*\.attention)\.output\.dense\.", r"\1.self.out_proj.", key)
    return Source((re.sub(r"\.attn\.in_proj_(weight|bias)$", r".attn.Wqkv.\1", key),))


# What our names begin with, or are, and what the port calls it.
PORT = (
    (r"^bert\.", "text_model."),
    (r"^visual\.class_embedding$", "vision_model.embeddings.class_embedding"),
    (r"^visual\.positional_embedding$", "vision_model.embeddings.position_embedding.weight"),
    (r"^visual\.conv1\.", "vision_model.embeddings.patch_embedding."),
    (r"^visual\.ln_pre\.", "vision_model.pre_layrnorm."),  # spelt so in the port
    (r"^visual\.ln_post\.", "vision_model.post_layernorm."),
    (r"^visual\.transformer\.resblocks\.", "vision_model.encoder.layers."),
    (r"\.attn\.out_proj\.", ".self_attn.out_proj."),
    (r"\.ln_([12])\.", r".layer_norm\1."),
    (r"\.mlp\.c_fc\.", ".mlp.fc1."),
    (r"\.mlp\.c_proj\.", ".mlp.fc2."),
)


def hugging_face(key: str) -> Source:
    """As `ChineseCLIPModel` of transformers names them."""
    if key == "visual.proj":
        return Source(("visual_projection.weight",), turned=True)
    if key == "text_projection":
        return Source(("text_projection.weight",), turned=True)
    for ours, theirs in PORT:
        key = re.sub(ours, theirs, key)
    if match := re.fullmatch(r"(.*)\.attn\.in_proj_(weight|bias)", key):
        return Source(tuple(f"{match[1]}.self_attn.{part}_proj.{match[2]}" for part in "qkv"))
    return Source((key,))


def layout(names: Collection[str]) -> Layout:
    """The naming that these keys follow."""
    if any(name.startswith("vision_model.") for name in names):
        return hugging_face
    if any(".Wqkv." in name for name in names):
        return flash_attention
    return plain


def unused(name: str) -> bool:
    """Whether a checkpoint may hold this although no tower needs it: BERT's pooler, numbered positions."""
    return re.match(r"(bert|text_model)\.pooler\.", name) is not None or name.endswith(".position_ids")
