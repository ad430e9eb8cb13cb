#!/usr/bin/env bash
# Learns all weights: training/run.sh DATA, a folder with the public sets that training/public.py names.
# The network goes on from the weights that ship; with FRESH=1 it begins with the encoder's own.
# Rows and calibration with the program's own environment, the fits in one of its own (6 GB, fetched once).
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-}
if [ ! -f "$data/core/core.train.jsonl" ]; then
  echo "make train needs DATA=DIR, the folder of public sets (docs/training.md lists them); '$data' holds no core/core.train.jsonl" >&2
  exit 2
fi

test -x .venv-train/bin/python || python3 -m venv .venv-train
.venv-train/bin/python -m pip install -q --disable-pip-version-check -r training/requirements.txt
work=.cache/training
# Memory is kept, not given back to the system after each step and asked for anew: a sixth of the time of a step.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=536870912
mkdir -p "$work"

.venv/bin/python -m training.words corpus/train loaders/weights/words.json
.venv/bin/python -m training.rows corpus/train 3 >"$work/kinds.jsonl"
.venv-train/bin/python -m training.kinds "$work/kinds.jsonl" loaders/weights/kinds.json

.venv/bin/python -m training.schema >"$work/schema.json"
.venv/bin/python -m training.pairs "$data" >"$work/given.jsonl" & # beside the articles, on the second core
pairs=$!
trap 'kill "$pairs" 2>/dev/null || true' EXIT
# Three development articles in ten tell how far learning is; all of them, three times, took a quarter of an hour.
.venv/bin/python -m training.articles corpus/dev 0.3 >"$work/dev.jsonl"
wait "$pairs"
trap - EXIT
first=loaders/weights
# How often the next round learns each article (training/turns.py): as many as 90 minutes allow on two cores, most of
# those that the shipped weights know least. Without many of the older ones beside them, new ones made the network
# forget (docs/training.md).
times=(0.08 gilmno=0.1 qrs=0.14 tuv=0.18 wx=0.36 y=0.72 z=1.15)
if [ -n "${FRESH:-}" ]; then
  first=$work/first.pt
  times=(0.1 y=0.3 z=0.3)
  .venv-train/bin/python -m training.fit pairs "$work/schema.json" "$work/dev.jsonl" "$data" "$first"
fi
.venv/bin/python -m training.articles corpus/train "${times[@]}" >"$work/articles.jsonl"
.venv-train/bin/python -m training.fit articles "$work/schema.json" "$work/dev.jsonl" "$work/articles.jsonl" "$work/given.jsonl" \
  "$work/out.pt" "$first" "${times[@]}"
.venv-train/bin/python -m training.gate "$work/schema.json" "$work/articles.jsonl" "$work/dev.jsonl" "$work/out.pt"
.venv-train/bin/python -m training.export "$work/out.pt" loaders/weights
.venv/bin/python -m training.calibrate corpus/dev
