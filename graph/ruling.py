"""Taking rulings back: which decision of a person is meant."""

from __future__ import annotations

from collections.abc import Iterable

from graph.decisions import KINDS, Decision
from graph.errors import AmbiguousNameError, UnknownNameError
from graph.lookup import named
from graph.store import Store
from ontology.schema import Ontology


def ruled(store: Store, ontology: Ontology, kind: str, given: Iterable[str]) -> Decision:
    """The decision of a kind on these names (merge, unmerge) or this statement id, of which the beginning is enough.

    Raises:
        UnknownNameError: there is none, or a name is unknown.
        AmbiguousNameError: several fit.
    """
    texts = tuple(given)
    if KINDS[kind] == 2:
        keys = {key for text in texts for key in named(store, ontology, text).keys}
        found = [each for each in store.decisions() if each.kind == kind and set(each.targets) <= keys]
    else:
        found = [each for each in store.decisions() if each.kind == kind and each.targets[0].startswith(texts[0])]
    if not found:
        raise UnknownNameError(f"No decision to {kind} {' and '.join(map(repr, texts))} in this store.")
    if len(found) > 1:
        listed = "; ".join(" and ".join(each.targets) for each in found)
        raise AmbiguousNameError(f"Several decisions to {kind} fit: {listed}.")
    return found[0]
