"""What `doctor` finds about the program itself: Python, packages, language models."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from graph.health import Check
from loaders.errors import ModelError
from loaders.models import DIGESTS, PACKAGES, digest

OLDEST = (3, 11)


def program() -> Iterator[Check]:
    """Python's version, then each package this one needs, then each language's model."""
    good = sys.version_info[:2] >= OLDEST
    found = platform.python_version()
    yield Check("python", good, found if good else f"{found}: 3.11 or newer is needed")
    yield from _packages()
    yield from (_model(language) for language in PACKAGES)
    yield _network()


def _packages() -> Iterator[Check]:
    """Each package that the installed program pins, and whether it is there in that version."""
    try:
        pinned = requires("keiretsu") or []
    except PackageNotFoundError:
        yield Check("packages", True, "not checked: the program runs from its source folder")
        return
    for requirement in pinned:
        name, _, wanted = requirement.partition(";")[0].strip().partition("==")
        if "extra ==" in requirement or not wanted:
            continue
        try:
            there = version(name)
        except PackageNotFoundError:
            yield Check(name, False, f"is missing, {wanted} is needed: pip install keiretsu again")
            continue
        yield Check(name, there == wanted, there if there == wanted else f"{there}, where {wanted} was tested")


def _model(language: str) -> Check:
    try:
        same = digest(language) == DIGESTS[language]
    except ModelError as error:
        return Check(f"model {language}", False, str(error))
    found = ", as tested" if same else ": its files are not those that were tested"
    return Check(f"model {language}", same, PACKAGES[language] + found)


def _network() -> Check:
    """The reader's own network: whether it loads, and whether its calibration was made for these very weights."""
    try:
        from loaders.network.odds import calibration
        from loaders.network.weights import fingerprint, weights

        made = weights().relations
        fitted = calibration()
    except (ModelError, ImportError) as error:
        return Check("network", False, f"cannot be loaded ({error}): pip install keiretsu again")
    same = fitted.fingerprint == fingerprint()
    found = "as tested" if same else "its files are not those that were tested"
    return Check("network", same, f"{len(made)} relations, {found}")
