#!/usr/bin/env bash
# The whole way once: read the articles beside this file, ask, find a path, draw. `make demo` runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
export KEIRETSU_GRAPH=.demo/graph
mkdir -p .demo

run() {
  printf '\n$ keiretsu'
  for word in "$@"; do
    case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  keiretsu "$@"
}

run load examples
run who exports Xiaomi
run path Xiaomi "China National Machinery Industry" --most 1
run export .demo/keiretsu.gexf
cat <<'END'

Open .demo/keiretsu.gexf in Gephi (File > Open) or drop it onto Gephi Lite: colours are kinds of things and relations,
and each edge carries its sentence. Ask more with .venv/bin/keiretsu --graph .demo/graph, as in README.md.
Everything is kept in .demo; remove that folder to start again.
END
