"""A model's claims held against the article: what stands in it is said, the rest is dropped and counted."""

from __future__ import annotations

from collections import Counter

from graph.names import fold
from loaders.cast import Cast
from loaders.character import Character
from loaders.document import Document
from loaders.lexicon import LANGUAGES, lexicon
from loaders.llm.answer import Answer, Claim, Named
from loaders.llm.places import Places
from loaders.llm.qualifying import carried, day, spelt
from loaders.names import Name, capital
from loaders.said import Place, Said
from ontology.schema import Ontology, Relation

CONFIDENCE = 0.7
"""Of every statement: a model's own figures are not calibrated, and its readings are good, not certain."""
LONGEST = 1000
"""Code points of a quote; a longer one is no sentence."""

MALFORMED = "not of the form asked for"
UNKNOWN = "with a relation or status that the ontology does not know"
UNQUOTED = "whose quote does not stand in the article"
UNNAMED = "with an end that has no name in the article"
UNFIT = "whose ends do not fit the relation"
UNPLACED = "whose quote holds no words for an end"


class Ground:
    """An article on which claims are set, one answer after another."""

    def __init__(self, document: Document, ontology: Ontology, method: str) -> None:
        self.said: list[Said] = []
        self.dropped: Counter[str] = Counter()
        self._ontology = ontology
        self._method = method
        self._places = Places(document.text)
        self._characters: dict[str, Character] = {}
        self._codes = {each.name: each.code for each in ontology.types.values()}
        self._seen: set[tuple[str, ...]] = set()

    def cast(self) -> Cast:
        """Everyone that the model named and the article names."""
        return Cast(tuple({id(each): each for each in self._characters.values()}.values()), {})

    def names(self) -> list[str]:
        """The fullest names met so far, in order."""
        return [each.name for each in self.cast().characters]

    def take(self, answer: Answer, window: Place) -> None:
        """Set an answer about a window on the ground; what another window gave already counts once."""
        for named in answer.named:
            self._meet(named)
        self.dropped[MALFORMED] += answer.malformed
        for claim in answer.claims:
            key = (claim.quote, claim.subject, claim.relation, claim.object, claim.status)
            if key not in self._seen:
                self._seen.add(key)
                self._set(claim, window)

    def _meet(self, named: Named) -> None:
        code = self._codes.get(named.type)
        place = self._places.find(named.name)
        if code is None or place is None or not _name(named.name):
            return
        character = self._known(named.name)
        if character is None:
            character = Character(votes={code: 1.0})
            self._call(character, place)
        for other in named.also:
            stands = self._places.find(other)
            if stands is not None and _name(other) and self._known(other) is None:
                character.aliases.add(self._call(character, stands))

    def _known(self, name: str) -> Character | None:
        return self._characters.get(fold(name))

    def _call(self, character: Character, place: Place) -> str:
        """Give a character the name that stands at a place, spelt as there."""
        text = spelt(self._places.text, place)
        character.names.append(Name(0, 0, text, *place, ""))
        self._characters[fold(text)] = character
        return text

    def _set(self, claim: Claim, window: Place) -> None:
        relation = self._ontology.relations.get(claim.relation)
        if relation is None or claim.status not in self._ontology.statuses:
            self.dropped[UNKNOWN] += 1
            return
        sentence = self._places.find(claim.quote, *window)
        if sentence is None or sentence[1] - sentence[0] > LONGEST:
            self.dropped[UNQUOTED] += 1
            return
        subject, object_ = self._end(claim.subject, relation.domain), self._end(claim.object, relation.range)
        if subject is None or object_ is None:
            self.dropped[UNNAMED] += 1
        elif not self._fit(relation, subject, object_):
            self.dropped[UNFIT] += 1
        elif (ends := self._both(claim, subject, object_, sentence)) is None:
            self.dropped[UNPLACED] += 1
        else:
            self.said.append(self._say(claim, relation, subject, object_, sentence, ends))

    def _end(self, name: str, types: tuple[str, ...]) -> Character | None:
        """Who a claim's end is; one that the model did not list is met here where only one type is possible."""
        if self._known(name) is None and len(types) == 1:
            self._meet(Named(name, types[0]))
        return self._known(name) if self._places.find(name) is not None else None

    def _fit(self, relation: Relation, subject: Character, object_: Character) -> bool:
        ends = ((subject, relation.domain), (object_, relation.range))
        fitting = all(end.code in {self._codes[name] for name in types} for end, types in ends)
        return fitting and fold(subject.name) != fold(object_.name)

    def _both(
        self, claim: Claim, subject: Character, object_: Character, sentence: Place
    ) -> tuple[Place, Place] | None:
        """What in the quote stands for subject and object, two different places."""
        for one in self._stand(claim.subject_words, subject, sentence):
            for other in self._stand(claim.object_words, object_, sentence):
                if one != other:
                    return one, other
        return None

    def _stand(self, words: str, character: Character, sentence: Place) -> list[Place]:
        """Places in a sentence that may stand for a character: the words the model gives, then its names."""
        forms = (words, *(name.text for name in character.names))
        places = (self._places.find(form, *sentence) for form in forms)
        return [place for place in places if place is not None]

    def _say(
        self,
        claim: Claim,
        relation: Relation,
        subject: Character,
        object_: Character,
        sentence: Place,
        ends: tuple[Place, Place],
    ) -> Said:
        speaker = self._places.find(claim.said_by) if claim.said_by else None
        return Said(
            relation,
            subject,
            object_,
            claim.status,
            sentence,
            *ends,
            CONFIDENCE,
            self._method,
            dict(carried(claim.qualifiers, relation, self._ontology, self._places, claim.quote)),
            day(claim.valid_from),
            day(claim.valid_to),
            spelt(self._places.text, speaker) if speaker else None,
        )


def _name(words: str) -> bool:
    """Whether words may be a name: a capital or digit in one of them, an opening article or pronoun apart.

    >>> [_name(words) for words in ("Bel", "The group", "It", "le groupe", "The Gap", "BPI", "iPhone SE")]
    [True, False, False, False, True, True, True]
    """
    first, *others = words.split()
    small = any(first.casefold() in lexicon(language).words("names", "starters") for language in LANGUAGES)
    return any(map(capital, others)) or (capital(first) and (not small or (first.isupper() and len(first) > 2)))
