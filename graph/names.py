"""Names folded for comparison: case, accents, punctuation, legal forms, brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import ontology
from graph.statement import digest

LONGEST_KEY = 80
"""Code points of an index key; a longer folded name is cut and told apart by a hash."""

_FORMS = Path(ontology.__file__).resolve().parent / "legal_forms"
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ＇"))
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "&": " and ",
    }
)
_ACRONYM = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?")
_BRACKETED = re.compile(r"(?P<base>.*\S)\s*\((?P<inner>[^()]*\w[^()]*)\)(?P<rest>[^()]*)", re.DOTALL)
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]")
"""Accents of Latin, Greek, Cyrillic; Hebrew and Arabic vowel points. Other scripts need theirs."""


def fold(name: str) -> str:
    """The name in lower case without accents, punctuation and doubled blanks.

    >>> fold("L’Oréal"), fold("Société Générale S.A."), fold("AT&T"), fold("Rolls-Royce")
    ('loreal', 'societe generale sa', 'at and t', 'rolls royce')
    """
    text = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES)
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    text = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text)
    return " ".join("".join(each if _keeps(each) else " " for each in text).split())


def _keeps(character: str) -> bool:
    return character.isalnum() or character in "+#" or unicodedata.category(character).startswith("M")


@lru_cache(maxsize=65_536)
def key(name: str, type_name: str) -> str:
    """What two names of one thing share: folded, legal forms taken off where the type has them.

    A bracket at the end stays apart, since it often tells a branch: `base (inner)`. A name that is
    nothing but punctuation keeps its punctuation.

    >>> key("Daimler Truck AG & Co. KGaA", "Company"), key("Haier (Thailand) Co., Ltd.", "Company")
    ('daimler truck', 'haier (thailand)')
    >>> key("Hyperion Leasing (Tianjin)", "Company"), key("iPhone SE", "Product")
    ('hyperion leasing (tianjin)', 'iphone se')
    """
    whole = _bare(fold(name), type_name) or " ".join(name.casefold().split())
    bracketed = _BRACKETED.fullmatch(unicodedata.normalize("NFKC", name))
    if bracketed is None:
        return whole
    base, inner, rest = (fold(bracketed[part]) for part in ("base", "inner", "rest"))
    if not base or not inner or not _only_forms(rest, type_name):
        return whole
    bare = _bare(base, type_name)
    return bare if _only_forms(inner, type_name) else f"{bare} ({inner})"


def _only_forms(folded: str, type_name: str) -> bool:
    return not folded or _bare(f"0 {folded}", type_name) == "0"


def without_bracket(folded: str) -> str:
    """The key without its bracket.

    >>> without_bracket("hyperion leasing (tianjin)")
    'hyperion leasing'
    """
    return folded.partition(" (")[0] or folded


def index_key(folded: str) -> str:
    """A key short enough for every index: itself, or its beginning and a hash.

    >>> index_key("xiaomi"), len(index_key("x" * 500))
    ('xiaomi', 80)
    """
    if len(folded) <= LONGEST_KEY:
        return folded
    return f"{folded[: LONGEST_KEY - 21]}_{digest(folded)}"


def readings(name: str) -> tuple[str, ...]:
    """Every key that a name may have, whatever its type, sorted.

    >>> readings("Apple Inc.")
    ('apple', 'apple inc')
    """
    return tuple(sorted({key(name, type_name) for type_name in ("", *_types_with_forms())}))


def has_legal_forms(type_name: str) -> bool:
    """Whether names of this entity type carry legal forms."""
    return type_name in _types_with_forms()


def forms_digest(type_name: str) -> str:
    """A digest of the legal forms of an entity type."""
    return digest((_FORMS / f"{type_name}.txt").read_text("utf-8"))


def _bare(folded: str, type_name: str) -> str:
    """The folded name without legal forms; never empty unless it was."""
    starts, ends, glued_starts, glued_ends = _affixes(type_name)
    if not starts and not ends:
        return folded
    shorter = _without_end(_without_start(folded, starts, glued_starts), ends, glued_ends)
    return folded if shorter in starts or shorter in ends else shorter


def _without_start(folded: str, starts: frozenset[str], glued: tuple[str, ...]) -> str:
    words = folded.split(" ")
    for size in range(min(5, len(words) - 1), 0, -1):
        if " ".join(words[:size]) in starts:
            return " ".join(words[size:])
    touching = next((form for form in glued if folded.startswith(form) and folded != form), "")
    return folded[len(touching) :].strip()


def _without_end(folded: str, ends: frozenset[str], glued: tuple[str, ...]) -> str:
    words = folded.split(" ")
    for size in range(min(5, len(words) - 1), 0, -1):
        if " ".join(words[-size:]) in ends:
            return _without_end(" ".join(words[:-size]), ends, glued)
    touching = next((form for form in glued if folded.endswith(form) and folded != form), "")
    return _without_end(folded[: -len(touching)].strip(), ends, glued) if touching else folded


@cache
def _types_with_forms() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _FORMS.glob("*.txt")))


@cache
def _affixes(type_name: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Forms before a name, after it, and those that may touch it before and after, longest first."""
    if type_name not in _types_with_forms():
        return frozenset(), frozenset(), (), ()
    lines = (_FORMS / f"{type_name}.txt").read_text("utf-8").splitlines()
    forms = [line.strip() for line in lines if "…" in line and not line.startswith("#")]
    starts = frozenset(fold(form) for form in forms if form.endswith(" …"))
    ends = frozenset(fold(form) for form in forms if form.startswith("… "))
    touching_starts = {fold(form) for form in forms if re.search(r"[^ ]…$", form)}
    touching_ends = {fold(form) for form in forms if re.match(r"…[^ ]", form)}
    return (
        starts | touching_starts,
        ends | touching_ends,
        _longest_first(touching_starts),
        _longest_first(touching_ends),
    )


def _longest_first(forms: set[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
