"""Extraction patterns: from the string in a Turtle file to frozen values (docs/patterns.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLASSES = ("verb", "noun", "adj")
FLAGS = ("weak", "share")


@dataclass(frozen=True, slots=True)
class Step:
    """One role to follow from a word: its names, and the words that must stand at its end."""

    roles: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A path of steps from the trigger, and what its end binds.

    `binds` is S, O, S+O, a qualifier's name, or empty where the words are only asked for; of an `absent`
    slot nothing may stand at the end.
    """

    path: tuple[Step, ...]
    binds: str
    optional: bool
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: trigger class and lemmas (each one or two words), slots, options."""

    trigger: str
    lemmas: tuple[str, ...]
    slots: tuple[Slot, ...]
    status: str | None
    flags: frozenset[str]


class PatternError(ValueError):
    """A pattern string that does not follow the language; the message says what is wrong."""


def parse(text: str) -> Pattern:
    """The pattern a string says.

    Raises:
        PatternError: the string does not follow docs/patterns.md.

    >>> parse("noun stake: agent=S in=O; share").flags
    frozenset({'share'})
    >>> [slot.binds for slot in parse("verb sell: subj=S obj:stake.in=O").slots]
    ['S', 'O']
    >>> parse("verb merge: subj=S obj! with=O").slots[1].absent
    True
    """
    head, colon, rest = text.partition(":")
    words = head.split(None, 1)
    if not colon or len(words) != 2 or words[0] not in CLASSES:
        raise PatternError(f"pattern {text!r} must begin with one of {', '.join(CLASSES)}, lemmas and a colon")
    slots_text, _, options = rest.partition(";")
    slots = tuple(_slot(part, text) for part in slots_text.split())
    bound = "".join(slot.binds for slot in slots)
    if "S" not in bound or "O" not in bound:
        raise PatternError(f"pattern {text!r} must bind S and O")
    lemmas = tuple(lemma.strip() for lemma in words[1].split("|"))
    if not all(lemmas):
        raise PatternError(f"pattern {text!r} has an empty lemma")
    status, flags = _options(options, text)
    return Pattern(words[0], lemmas, slots, status, flags)


def _slot(part: str, text: str) -> Slot:
    match = re.fullmatch(r"([^=]+?)(?:=([A-Za-z_+]+))?", part)
    if match is None:
        raise PatternError(f"slot {part!r} of pattern {text!r} cannot be read")
    path_text, binds = match[1], match[2] or ""
    optional, absent = path_text.endswith("?"), path_text.endswith("!")
    if absent and binds:
        raise PatternError(f"slot {part!r} of pattern {text!r} binds what must not be there")
    steps = []
    for step in path_text.rstrip("?!").split("."):
        roles, _, words = step.partition(":")
        if not roles:
            raise PatternError(f"slot {part!r} of pattern {text!r} has a step without a role")
        steps.append(Step(tuple(roles.split("|")), tuple(w for w in words.split("|") if w)))
    return Slot(tuple(steps), binds, optional, absent)


def _options(options: str, text: str) -> tuple[str | None, frozenset[str]]:
    status, flags = None, set()
    for option in options.split():
        if option.startswith("status="):
            status = option.removeprefix("status=")
        elif option in FLAGS:
            flags.add(option)
        else:
            known = ", ".join(("status=…", *FLAGS))
            raise PatternError(f"option {option!r} of pattern {text!r} is unknown; known: {known}")
    return status, frozenset(flags)
