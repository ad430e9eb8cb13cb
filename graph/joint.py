"""The view that several origins on one server have together."""

from __future__ import annotations

from collections import defaultdict

from graph import pull
from graph.bolt import Connection
from graph.decisions import Decision, joined
from graph.memory import MemoryStore
from graph.store import Store
from ontology.schema import Ontology

_OTHERS = """MATCH (n:{label}) WHERE n.keiretsu IS NOT NULL AND any(each IN n.origins WHERE each <> $origin)
RETURN n.{key} AS key LIMIT 1"""


def joint_view(store: Store, origin: str, connection: Connection, ontology: Ontology) -> MemoryStore | None:
    """What the store and the server's other origins say together; None if there is no other.

    An article that two origins hold is taken as this store reads it.
    """
    held = (_OTHERS.format(label=label, key=key) for label, key in (("Article", "iri"), ("Decision", "id")))
    if not any(connection.read(query, {"origin": origin}) for query in held):
        return None
    joint = MemoryStore(ontology)
    own = set(store.article_iris())
    others = pull.records(connection, lambda iri, origins: iri not in own and bool(set(origins) - {origin}))
    theirs = (record for record, _ in others)
    for source in (theirs, (store.record(iri) for iri in sorted(own))):
        for _ in joint.write(source):
            pass
    by_origin: dict[str, list[Decision]] = defaultdict(list)
    by_origin[origin] = list(store.decisions())
    for decision, origins in pull.decisions(connection):
        for other in set(origins) - {origin}:
            by_origin[other].append(decision)
    for decision in joined(by_origin.values()):
        joint.decide(decision)
    return joint
