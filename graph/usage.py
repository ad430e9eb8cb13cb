"""Examples for the help of each command, made from the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from graph.questions import wording
from ontology.schema import Ontology, Question, Relation

MOST = 6
"""Examples of a question word; the table of relations has them all."""

_PLAIN = {
    "load": ("load news/", "load article.txt --date 2025-11-10", "load news/ --metadata news.csv", "load store.trig"),
    "extract": ("extract article.txt", "extract news/ --jsonl", "extract - --format trig < article.txt"),
    "company": ("company Xiaomi", "company Xiaomi --status all --json"),
    "articles": ("articles", "articles --text 3f2a91c0"),
    "retract": ("retract 3f2a91c0", "retract https://news.example/article"),
    "merge": ("merge Sinomach 'China National Machinery Industry'", "merge Huawei 'Huawei Technologies' --undo"),
    "unmerge": ("unmerge 'Alpha Motors' 'Alpha Foods' --reason 'two companies'",),
    "reject": ("reject 3f2a91c0 --reason 'the article means another company'", "reject 3f2a91c0 --undo"),
    "confirm": ("confirm 3f2a91c0",),
    "stats": ("stats", "stats --json"),
    "push": ("push bolt://localhost:7687", "push --dry-run"),
    "pull": ("pull bolt://localhost:7687 --graph copy", "pull"),
    "cypher": (
        "cypher 'MATCH (a:Company) RETURN a.name LIMIT 5' --graph bolt://localhost:7687",
        "cypher - < queries/most-connected.cypher",
    ),
    "queries": ("queries", "queries --json"),
    "relations": ("relations", "relations --json", "relations --markdown"),
    "doctor": ("doctor", "doctor --graph news-graph"),
    "backup": ("backup store.tar",),
    "restore": ("restore store.tar --graph new-graph",),
    "eval": ("eval corpus/dev", "eval gold.yaml --json", "eval --pairs rows.jsonl --jsonl", "eval --check-gold corpus"),
    "corpus": ("corpus corpus/dev",),
}


def examples(ontology: Ontology, command: str) -> tuple[str, ...]:
    """Command lines that show what a command does."""
    if command in _ABOUT:
        lines = _ABOUT[command](_shown(ontology))
    else:
        lines = _PLAIN.get(command) or tuple(_questions(ontology, command))
    return tuple(f"keiretsu {line}" for line in lines)


def _shown(ontology: Ontology) -> Relation:
    """The relation that examples are about: what the first rule infers."""
    return ontology.relations[ontology.rules[0].then.relation if ontology.rules else min(ontology.relations)]


def _questions(ontology: Ontology, word: str) -> Iterator[str]:
    """A question of each relation that has this word, with a name of the relation's own examples."""
    left = MOST
    for relation in (_shown(ontology), *ontology.relations.values()):
        found = [each for each in relation.questions if each.word == word]
        name = _known(relation, found[0]) if found else None
        if name and left and (relation != _shown(ontology) or left == MOST):
            yield wording(found[0], quote(name))
            left -= 1


def _known(relation: Relation, question: Question) -> str | None:
    """A name from an example of the relation, for the end that the question gives."""
    said = (each for each in relation.examples if each.language == question.language and each.subject and each.object)
    example = next(said, None)
    if example is None:
        return None
    return example.object if question.asks == "subject" else example.subject


def _paths(relation: Relation) -> tuple[str, ...]:
    return (
        "path Xiaomi Sinomach",
        "path Xiaomi 'China National Machinery Industry' --most 5 --max-hops 4",
        f"path Xiaomi Sinomach --via {relation.name}",
    )


def _exports(relation: Relation) -> tuple[str, ...]:
    return (
        "export graph.gexf",
        "export store.trig",
        "export near.html --around Xiaomi --hops 2",
        f"export table.csv --relation {relation.name} --status all",
    )


def _queries(relation: Relation) -> tuple[str, ...]:
    return (
        f"sparql 'SELECT ?who ?what WHERE {{ ?who kg:{relation.name} ?what }}'",
        "sparql - < query.rq",
    )


_ABOUT = {"path": _paths, "export": _exports, "sparql": _queries}
