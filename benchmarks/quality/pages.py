"""Each section of docs/quality.md as Markdown, from what was measured."""

from __future__ import annotations

from benchmarks.quality.articles import BINS
from benchmarks.quality.tables import Parts, chosen, figures, macro, quoted, share, table, tally


def gold(parts: Parts) -> str:
    """Readers on annotated articles: by language, then the first one by relation and qualifier."""
    languages = sorted({key.split()[1] for part in parts.values() for key in part.value.counts})
    rows = [_reader_row(parts, name, language) for language in (*languages, "") for name in parts]
    head = ("articles", "reader", "precision", "recall", "F1", "status right", "traps sprung")
    pieces = [table(head, rows, 2), _relations(parts, languages), _qualifiers(parts)]
    return "\n\n".join(piece for piece in pieces if piece)


def _reader_row(parts: Parts, name: str, language: str) -> list[str]:
    part = parts[name]
    status, traps = chosen(part, "status", language), chosen(part, "traps", language)
    told = share(status.right, status.right + status.wrong)
    sprung = f"{traps.right} of {traps.right + traps.wrong}"
    return [language or "all", name, figures(chosen(part, "fact", language)), told, sprung]


def _relations(parts: Parts, languages: list[str]) -> str:
    first, *others = parts
    names = sorted({key.split()[2] for p in parts.values() for key in p.value.counts if key.startswith("fact ")})
    rows = []
    for name in names:
        for language in languages:
            found = chosen(parts[first], "fact", language, name)
            beside = [f"{chosen(parts[other], 'fact', language, name).f1:.2f}" for other in others]
            asked = found.right + found.missed
            if asked or found.wrong:
                rows.append([f"`{name}`", language, str(asked), figures(found), *beside])
    head = ("relation", "", "asked", "precision", "recall", "F1", *(f"F1, {other}" for other in others))
    return f"By relation, {first}:\n\n{table(head, rows, 2)}"


def _qualifiers(parts: Parts) -> str:
    first = next(iter(parts))
    names = sorted({key.split()[2] for key in parts[first].value.counts if key.startswith("qualifier ")})
    rows = []
    for name in names:
        found = chosen(parts[first], "qualifier", "", name)
        rows.append([name, str(found.right), str(found.wrong), str(found.missed)])
    return f"Qualifiers of the facts found, {first}:\n\n" + table(("qualifier", "right", "wrong", "missing"), rows)


def pairs(parts: Parts) -> str:
    """Readers on given pairs or passages: micro and macro figures, then F1 by class."""
    totals = [[name, figures(tally(p.value.counts.values())), f"{macro(p):.2f}"] for name, p in parts.items()]
    classes = list(next(iter(parts.values())).value.counts)
    rows = [[f"`{each}`", *(f"{tally([p.value.counts[each]]).f1:.2f}" for p in parts.values())] for each in classes]
    return "\n\n".join(
        [table(("reader", "precision", "recall", "F1", "macro F1"), totals), table(("class, F1", *parts), rows)]
    )


def certainty(parts: Parts) -> str:
    """How often statements of some certainty are right, by reader."""
    rows = []
    for step in range(BINS):
        found = [chosen(part, "certain", "", str(step)) for part in parts.values()]
        if any(f.right + f.wrong for f in found):
            cells = (share(f.right, f.right + f.wrong) for f in found)
            rows.append([f"{step / BINS:.1f} to {(step + 1) / BINS:.1f}", *cells])
    return table(("confidence", *(f"right, {name}" for name in parts)), rows)


def worst(parts: Parts) -> str:
    """The first reader's worst mistakes."""
    first = next(iter(parts.values()))
    rows = [[kind, article, quoted(fact), quoted(sentence)] for kind, article, fact, sentence in first.value.rows]
    return table(("kind", "article", "fact", "sentence"), rows, 4)


def curve(parts: Parts) -> str:
    """F1 on the development articles by how many articles a learner saw."""
    sizes = sorted({int(key) for part in parts.values() for key in part.value.counts})
    rows = [
        [name, *(f"{tally([part.value.counts[str(size)]]).f1:.2f}" for size in sizes)] for name, part in parts.items()
    ]
    return table(("learner", *(f"{size} articles" for size in sizes)), rows)
