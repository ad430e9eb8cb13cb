#!/usr/bin/env bash
# Learns the types of names from corpus/train: rows with the program's own environment, the fit in one of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

test -x .venv-train/bin/python || python3 -m venv .venv-train
.venv-train/bin/python -m pip install -q --disable-pip-version-check scikit-learn==1.7.2
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
.venv/bin/python -m training.rows corpus/train >"$rows"
.venv-train/bin/python -m training.kinds "$rows" loaders/weights/kinds.json
