#!/bin/sh
# Makes the demo towers from nothing: draws the catalogue, teaches towers in the paper's two stages, exports them.
# The picture tower first learns from English captions, as Chinese-CLIP's began with CLIP's. Stopped, the same
# command goes on. About a quarter of an hour on two cores; 5 GB in WORK. What was in ../demo is replaced.
set -eu

[ $# -eq 1 ] || { echo "usage: $0 WORK    (a folder for pictures and runs)" >&2; exit 2; }
mkdir -p "$1"
work="$(cd "$1" && pwd)"
cd "$(dirname "$0")"
towers=.venv/bin/towers
[ -x "$towers" ] || { echo "$0: $towers is missing (expected: the environment that README.md makes)" >&2; exit 2; }

teach() {
  language="$1"
  shift
  "$towers" train "$work/drawn/train.$language.jsonl" --valid "$work/drawn/heldout.$language.jsonl" --model toy \
    --tokenizer ../demo/tokenizer.json --batch 128 --decay 0.05 --out "$work/$language" "$@"
}

[ -f "$work/drawn/train.en.jsonl" ] || ../../tuwen catalogue --out "$work/drawn" --pictures 30000 --seed 1
teach en --stage 2 --epochs 3 --rate 1.5e-3 --warm-up 150
teach zh --stage both --picture-from "$work/en/towers.pt" --epochs 2 2 --rate 1.5e-3 5e-4
rm -rf "$work/repository"
"$towers" export "$work/zh/towers.pt" --model toy --name tuwen-demo --precision fp16 \
  --vocabulary .venv/lib/python3*/site-packages/cn_clip/clip/vocab.txt --out "$work/repository"
"$towers" verify "$work/repository" --retrieval "$work/drawn/heldout.zh.jsonl"
for part in image text model.json golden.json golden.png; do
  rm -rf "../demo/$part"
  cp -R "$work/repository/$part" ../demo/
done
