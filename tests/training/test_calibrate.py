"""The logistic model learns for each relation what its rivals weigh."""

from itertools import product

import pytest

from loaders.network.odds import FEATURES, RIVALS
from training.calibrate import Fit, Point

SEAT, SUPPLY = "headquarteredIn", "suppliesTo"


def point(number: int, relation: str, rival: float, right: bool) -> Point:
    row = dict.fromkeys(FEATURES, 0.0) | {"network": 1.0, "best_other_object": rival, "best_other_subject": -4.0}
    return Point(number, relation, tuple(row.values()), right)


def test_a_rival_speaks_against_a_seat_and_not_against_a_customer() -> None:
    cases = product(range(40), ((SEAT, 2.0, False), (SEAT, -2.0, True), (SUPPLY, 2.0, True), (SUPPLY, -2.0, True)))
    found = [point(i, *case) for i, case in cases]
    found += [point(i, SUPPLY, rival, False) for i, rival in product(range(20), (2.0, -2.0))]

    fit = Fit(found, (SEAT, SUPPLY))
    fitted = fit.calibration(0.0, 0.0, 0.7)

    at = RIVALS.index("best_other_object")
    common = fitted.weights["best_other_object"]
    assert common + fitted.rivals[SEAT][at] < -0.5
    assert common + fitted.rivals[SUPPLY][at] == pytest.approx(0.0, abs=0.2)
