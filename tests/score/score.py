#!/usr/bin/env python3
# mypy: ignore-errors
# ruff: noqa
"""Score extracted statements against articles with hand-made facts (form and rules: ../../docs/annotation.md).

    score.py GOLD.yaml... -- COMMAND ...     COMMAND is run once per article with the article's path as its last
                                             argument; it prints one JSON statement a line. Needs PyYAML

Prints every miss, extra and trap, figures per relation, status and percent accuracy, precision, recall, F1.
- A gold triple is found when relation, subject and object match; symmetric relations match both ways. Names match when
  equal after folding case, accents, legal forms and a bracket at the end, when listed under the article's `entities` (`name`,
  `also`), or when the predicted one is the beginning of the gold one, at most two words short (Meta for Meta Platforms), and
  of no other gold name.
- Asserted (current, planned) may stand for each other, counted apart; any other status must be the very one.
- A statement that asserts a `never` triple is a trap, whatever else it matches. A rumoured, denied, ended or abandoned
  statement about a triple that the gold knows under another status is neither right nor wrong; about any other it is wrong.
"""
import collections, json, pathlib, re, subprocess, sys, tempfile, unicodedata
import yaml

SYMMETRIC = {"partnerOf", "competesWith", "mergesWith"}
FORMS = set("inc corp corporation co company ltd limited plc sa sas se ag kg kgaa gmbh nv bv spa srl ab as asa oy oyj aps sabdecv group groupe holdings holding the le la les l".split())
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "’": "'"})
ASSERTED = {"current", "planned"}


def fold(name):
    t = re.sub(r"\s*\([^()]*\)$", "", name) or name              # Alpha (Tianjin), Alpha (ALPH)
    t = unicodedata.normalize("NFKD", t).casefold().translate(LETTERS)
    t = "".join(c for c in t if not unicodedata.combining(c))
    t = re.sub(r"\b(?:[a-z]{1,3}\.)+(?:[a-z]\b)?", lambda m: m[0].replace(".", "") + " ", t)     # S.p.A., Inc.
    w = [x for x in re.findall(r"\w+", t) if x not in FORMS]
    return tuple(w) or tuple(re.findall(r"\w+", t))


def begins(s, l):
    return bool(s) and l[: len(s)] == s and len(s[0]) > 3


class Names:
    """The names of one article's gold, and which of them a predicted name may mean."""

    def __init__(self, art):
        triples = [t for k in ("must", "may", "never") for t in art.get(k) or []]
        self.known = {fold(t[i]) for t in triples for i in (0, 2)}
        self.alias = collections.defaultdict(set)
        for e in art.get("entities") or []:
            for a in [e["name"], *(e.get("also") or [])]:
                self.alias[fold(a)].add(fold(e["name"]))
                self.known.add(fold(e["name"]))

    def exact(self, gold, pred):
        g, p = fold(gold), fold(pred)
        if g == p or "".join(g) == "".join(p) or g in self.alias.get(p, ()):
            return True
        return len(g) == len(p) == 1 and g[0].rstrip("s") == p[0].rstrip("s")

    def same(self, gold, pred):
        if self.exact(gold, pred):
            return True
        g, p = fold(gold), fold(pred)
        if p in self.known:
            return False                                        # it means another thing of this article
        return begins(p, g) and len(g) - len(p) <= 2 and sum(begins(p, k) for k in self.known) == 1


def match(g, p, same):
    if g[1] != p["relation"]:
        return False
    s, o = p["subject"]["name"], p["object"]["name"]
    return (same(g[0], s) and same(g[2], o)) or (g[1] in SYMMETRIC and same(g[0], o) and same(g[2], s))


def status(g):
    return (g[3] if len(g) > 3 else {}).get("status", "current")


def agrees(g, p):
    have = p.get("status", "current")
    return have in ASSERTED if status(g) in ASSERTED else have == status(g)


def main():
    i = sys.argv.index("--")
    golds, cmd = sys.argv[1:i], sys.argv[i + 1:]
    tp = fp = fn = traps = st_ok = st_n = pct_ok = pct_n = 0
    per = collections.defaultdict(lambda: [0, 0, 0])
    for gf in golds:
        for art in yaml.safe_load(open(gf, encoding="utf-8")):
            with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as f:
                f.write(art["text"])
            r = subprocess.run(cmd + [f.name], capture_output=True, text=True)
            pathlib.Path(f.name).unlink()
            if r.returncode not in (0, 1):
                print(f"{art['id']}: exit {r.returncode}: {r.stderr.strip()[-200:]}")
            names = Names(art)
            preds = {}
            for p in (json.loads(l) for l in r.stdout.splitlines() if l.strip().startswith("{")):
                ends = [fold(p["subject"]["name"]), fold(p["object"]["name"])]
                key = (p["relation"], *(sorted(ends) if p["relation"] in SYMMETRIC else ends), p.get("status", "current"))
                preds.setdefault(key, p)
            preds = list(preds.values())
            must, may, never = art["must"], art.get("may") or [], art.get("never") or []
            trapped = {j for j, p in enumerate(preds) if p.get("status", "current") in ASSERTED
                       and any(match(g, p, names.exact) and status(g) in ASSERTED for g in never)}
            used = set(trapped)
            for g in must:
                hit = next((j for j, p in enumerate(preds) if j not in used and match(g, p, names.same) and agrees(g, p)), None)
                if hit is None:
                    fn += 1; per[g[1]][2] += 1; print(f"{art['id']} MISS {g}")
                    continue
                used.add(hit); tp += 1; per[g[1]][0] += 1
                st_n += 1; st_ok += preds[hit].get("status", "current") == status(g)
                want = (g[3] if len(g) > 3 else {}).get("percent")
                if want is not None:
                    have = (preds[hit].get("qualifiers") or {}).get("percent")
                    pct_n += 1; pct_ok += have is not None and abs(float(have) - want) < 0.01
            for j, p in enumerate(preds):
                if j not in trapped:
                    if j in used or any(match(g, p, names.same) and agrees(g, p) for g in may + must):
                        continue
                    if p.get("status", "current") not in ASSERTED and any(match(g, p, names.same) for g in must + may + never):
                        continue
                fp += 1; per[p["relation"]][1] += 1; traps += j in trapped
                print(f"{art['id']} {'TRAP' if j in trapped else 'EXTRA'} {p['subject']['name']} {p['relation']} {p['object']['name']} [{p.get('status')}]")
    ratio = lambda a, b: a / b if b else 0.0
    for k, (a, b, c) in sorted(per.items()):
        print(f"  {k:18} tp {a:3} fp {b:3} fn {c:3}")
    print(f"status right {st_ok}/{st_n}  percent right {pct_ok}/{pct_n}  traps {traps}")
    print(f"P {ratio(tp, tp + fp):.3f} R {ratio(tp, tp + fn):.3f} F1 {ratio(2 * tp, 2 * tp + fp + fn):.3f}  (tp {tp} fp {fp} fn {fn})  F1 with exact status {ratio(2 * st_ok, 2 * tp + fp + fn):.3f}")


main()
