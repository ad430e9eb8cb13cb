"""Which names are one thing: by rule, unless a person ruled otherwise.

Articles' entities with the same type and folded full name share an *entity key*. Keys are joined by an
alias that an article states, by an identifier, and by a person's merge; a person's unmerge keeps two apart.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph import names
from graph.decisions import MERGE, UNMERGE, Decision, rulings
from graph.statement import Entity, Thing, Value, digest
from ontology.schema import THINGS, Ontology

SAME_ALIAS = "alias"
SAME_IDENTIFIER = "identifier"


@cache
def entity_key(name: str, type_name: str) -> str:
    """The stable key of every entity with this folded full name and type.

    >>> entity_key("Xiaomi Corp.", "Company")
    'Company:xiaomi'
    """
    return f"{type_name}:{names.index_key(names.key(name, type_name))}"


def type_of(key: str) -> str:
    """The type's name in an entity key."""
    return key.partition(":")[0]


def slug(key: str) -> str:
    """The readable end of an IRI, another one for every entity key.

    Types whose names carry legal forms stand without their type; no folded name has an underscore.

    >>> slug("Company:hyperion leasing"), slug("Product:su7")
    ('hyperion-leasing', 'product/su7')
    """
    type_name, _, folded = key.partition(":")
    path = "" if names.has_legal_forms(type_name) else f"{type_name.lower()}/"
    words = "".join(each if _stays(each) else "-" for each in folded)
    if words == folded.replace(" ", "-") and words:
        return path + words
    return f"{path}{'-'.join(filter(None, words.split('-')))}_{digest(key)[:8]}"


def _stays(character: str) -> bool:
    """Whether an IRI may hold it: letters, digits, and the vowel signs of the scripts that need them."""
    return character < "\U00040000" and (character.isalnum() or unicodedata.category(character).startswith("M"))


@dataclass(slots=True)
class Tally:
    """What articles say under one entity key: how often each spelling, alias and identifier stands."""

    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[tuple[str, str]] = field(default_factory=Counter)
    identifiers: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, entity: Entity, times: int) -> None:
        """Add an entity `times` times; -1 takes it away."""
        self.names[entity.name] += times
        for alias in entity.aliases:
            self.aliases[alias] += times
        for identifier in entity.identifiers:
            self.identifiers[identifier] += times
        self.names, self.aliases, self.identifiers = +self.names, +self.aliases, +self.identifiers

    def alias_keys(self, key: str) -> set[str]:
        """Keys of the aliases, other than the own one."""
        return {entity_key(alias, type_of(key)) for alias, _ in self.aliases} - {key}

    def identifier_keys(self, key: str) -> set[str]:
        """One string for each identifier, of this key's type."""
        return {digest(type_of(key), *identifier) for identifier in self.identifiers}


def tally(entities: Iterable[Entity]) -> dict[str, Tally]:
    """What entities say, by entity key."""
    found: dict[str, Tally] = defaultdict(Tally)
    for entity in entities:
        found[entity_key(entity.name, entity.type)].count(entity, 1)
    return dict(found)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Why two keys are one: `rule` is a rule's name or a merge decision's id."""

    first: str
    second: str
    rule: str


@dataclass(frozen=True, slots=True)
class Group:
    """The keys that are one thing, sorted, and the links that hold them together."""

    keys: tuple[str, ...]
    links: tuple[Link, ...]


def links(
    tallies: Mapping[str, Tally], decisions: Iterable[Decision], ambiguous: Collection[str] = ()
) -> Iterator[Link]:
    """Every link between keys, strongest first: merges (latest first), identifiers, aliases.

    An alias that articles give to two or more names is no link: it cannot tell which one is meant.
    `ambiguous` names such aliases where the tallies are only a part of all.
    """
    merges = [each for each in rulings(decisions).values() if each.kind == MERGE]
    for decision in sorted(merges, key=lambda each: (each.date, each.id), reverse=True):
        yield Link(decision.targets[0], decision.targets[1], decision.id)
    holders: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for key, said in tallies.items():
        for identifier in said.identifier_keys(key):
            holders[identifier].add(key)
        for alias in said.alias_keys(key):
            claims[alias].add(key)
    chains = (sorted(keys) for _, keys in sorted(holders.items()))
    yield from (Link(chain[0], other, SAME_IDENTIFIER) for chain in chains for other in chain[1:])
    for alias, claimants in sorted(claims.items()):
        if len(claimants) == 1 and alias not in ambiguous:
            yield Link(min(claimants), alias, SAME_ALIAS)


def groups(tallies: Mapping[str, Tally], decisions: Iterable[Decision], ambiguous: Collection[str] = ()) -> list[Group]:
    """What is one thing; groups that no entity stands for are left out.

    Links are followed strongest first; one that would join two keys a person holds apart is not.
    """
    decisions = tuple(decisions)
    joined = {key: {key} for key in tallies}
    apart = _held_apart(decisions)
    used: list[Link] = []
    for link in links(tallies, decisions, ambiguous):
        one, other = (joined.setdefault(key, {key}) for key in (link.first, link.second))
        if one is other or any(apart[key] & other for key in one if key in apart):
            continue
        used.append(link)
        small, large = sorted((one, other), key=len)
        large |= small
        for key in small:
            joined[key] = large
    held: dict[int, list[Link]] = defaultdict(list)
    for link in used:
        held[id(joined[link.first])].append(link)
    distinct = {id(keys): keys for keys in joined.values() if any(key in tallies for key in keys)}
    found = (Group(tuple(sorted(keys)), tuple(held[name])) for name, keys in distinct.items())
    return sorted(found, key=lambda group: group.keys)


def _held_apart(decisions: Iterable[Decision]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for decision in rulings(decisions).values():
        if decision.kind == UNMERGE:
            first, second = decision.targets
            apart[first].add(second)
            apart[second].add(first)
    return apart


def thing(keys: Iterable[str], tallies: Mapping[str, Tally]) -> Thing:
    """The thing that a group of keys is, without members.

    Its IRI is made of the fullest name, so that it seldom changes; it is shown under the commonest.
    """
    real = sorted((key for key in keys if key in tallies), key=lambda key: (-len(key), key))
    spellings: Counter[str] = Counter()
    for key in real:
        spellings.update(tallies[key].names)
    name = min(spellings, key=lambda each: (-spellings[each], -len(each), each))
    aliases = {(spelling, "") for spelling in spellings}.union(*(tallies[key].aliases for key in real))
    return Thing(
        iri=THINGS + slug(real[0]),
        name=name,
        type=type_of(real[0]),
        aliases=tuple(sorted(alias for alias in aliases if alias[0] != name)),
        identifiers=tuple(sorted({each for key in real for each in tallies[key].identifiers})),
        keys=tuple(real),
    )


def search_keys(found: Thing) -> tuple[str, ...]:
    """The index keys a thing is found by: its names and aliases folded, sorted."""
    spellings = (found.name, *(alias for alias, _ in found.aliases))
    return tuple(sorted({entity_key(each, found.type).partition(":")[2] for each in spellings}))


def statement_id(
    ontology: Ontology,
    article: str,
    relation: str,
    ends: tuple[Entity, Entity],
    status: str,
    qualifiers: Mapping[str, Value],
) -> str:
    """A statement's id: article (IRI), relation, both names folded, asserted or which other status,
    identifying qualifiers; not quote, offsets, confidence or method.
    """
    keys = [entity_key(end.name, end.type) for end in ends]
    if ontology.relations[relation].symmetric:
        keys.sort()
    said = "asserted" if ontology.asserted(status) else status
    return digest(article, relation, keys, said, identifying(ontology, qualifiers))


def identifying(ontology: Ontology, qualifiers: Mapping[str, Value]) -> list[tuple[str, str]]:
    """The qualifiers that tell facts apart, their values folded, sorted."""
    return sorted(
        (name, names.fold(value) if isinstance(value, str) else repr(float(value)))
        for name, value in qualifiers.items()
        if name in ontology.qualifiers and ontology.qualifiers[name].identifying
    )
