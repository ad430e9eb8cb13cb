"""The corpus is sound, and every kind of mistake that a program can see is seen."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.evaluation.check import CheckReport, check, table
from loaders.evaluation.duplicates import DuplicateReport, duplicates
from loaders.evaluation.gold import GoldArticle, Thing, read_gold
from loaders.evaluation.offsets import value
from loaders.evaluation.readme import agreed, filled, tables
from loaders.evaluation.sizes import Targets, missing, targets
from ontology.read import load
from tests.loaders.gold_samples import MUST, TEXT, THINGS, article

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def articles() -> list[GoldArticle]:
    """The whole corpus, which is read once; nothing of it is garbage, and looking for some takes as long as reading."""
    gc.disable()
    found = list(read_gold([CORPUS]))
    gc.freeze()
    gc.enable()
    return found


@pytest.fixture(scope="module")
def checked(articles: list[GoldArticle]) -> CheckReport:
    return check(articles, load(), targets([CORPUS]))


@pytest.fixture(scope="module")
def compared(articles: list[GoldArticle]) -> DuplicateReport:
    return duplicates(articles)


def problems(*articles: GoldArticle) -> str:
    return "\n".join(check(articles, load()).problems)


def test_the_corpus_holds_no_problem_and_has_its_sizes(checked: CheckReport) -> None:
    assert checked.problems == ()


def test_sound_gold_has_no_problem() -> None:
    assert problems(article()) == ""


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (article(things=(*THINGS, Thing("Zephyr", "Company"))), "'Zephyr' does not stand in the text"),
        (article(things=(*THINGS, Thing("run", "Company", ("Nobody",)))), "'Nobody' does not stand in the text"),
        (article(things=(*THINGS, Thing("run", "Firm"))), "unknown type 'Firm'"),
        (article(things=(*THINGS, Thing("run", "Company", ("Tarn",)))), "stands for both 'Tarn & Co' and 'run'"),
        (article(must=(("Gent", "owns", "Ostro", {}),)), "'Gent' is a Place, not a Company or Person"),
        (article(must=(("Borvik", "owns", "Gent", {}),)), "'Gent' is a Place, not a Company or Product"),
        (article(must=(("Borvik", "devours", "Ostro", {}),)), "unknown relation 'devours'"),
        (article(must=(("Borvik", "owns", "Zephyr", {}),)), "'Zephyr' is not among the entities"),
        (article(must=(("Borvik", "owns", "Tarn", {}),)), "must be written as the entity's full name 'Tarn & Co'"),
        (article(must=(("Borvik", "owns", "Ostro", {"status": "likely"}),)), "unknown status 'likely'"),
        (article(must=(("Borvik", "owns", "Ostro", {"colour": "red"}),)), "unknown qualifier 'colour'"),
        (article(must=(("Borvik", "owns", "Ostro", {"percent": 340}),)), "percent cannot be 340"),
        (article(must=(("Borvik", "owns", "Ostro", {"percent": "a third"}),)), "percent cannot be 'a third'"),
        (article(must=(("Borvik", "owns", "Ostro", {"date": "last May"}),)), "date cannot be 'last May'"),
        (article(must=(*MUST, MUST[0])), "stands twice in must"),
        (article(never=(("Borvik", "owns", "Tarn & Co", {}),)), "both in must and in never"),
        (article(may=(("Borvik", "acquired", "Ostro", {"status": "planned"}),)), "both in may and in never"),
        (replace(article(), date="4 March"), "date '4 March' is not ISO 8601"),
    ],
)
def test_each_mistake_is_found(broken: GoldArticle, found: str) -> None:
    assert found in problems(broken)


def test_a_symmetric_fact_stands_once() -> None:
    twice = article(must=(("Borvik", "competesWith", "Ostro", {}), ("Ostro", "competesWith", "Borvik", {})))

    assert "stands twice in must" in problems(twice)


def test_a_trap_on_a_symmetric_relation_holds_either_way() -> None:
    turned = article((("Borvik", "partnerOf", "Ostro", {}),), (), (("Ostro", "partnerOf", "Borvik", {}),))

    assert "both in must and in never" in problems(turned)


def test_one_id_names_one_article() -> None:
    assert "en-x-001: the id of several articles" in problems(article(), article())


def test_a_denied_fact_and_its_trap_are_no_contradiction() -> None:
    both = article(must=(MUST[3],), never=(("Borvik", "acquired", "Ostro", {}),))

    assert problems(both) == ""


def test_an_arguable_end_may_be_a_common_noun() -> None:
    assert problems(article(may=(("Tarn & Co", "manufactures", "kites", {}),))) == ""


def test_sizes_below_their_target_are_problems() -> None:
    wanted = Targets(2, 5, 1, 1, 1, 0.5, 1, {"owns": 2})
    found = set(missing(check([article()], load()).sizes, wanted, load()))

    assert {"en: 1 articles, 2 wanted", "en: 4 must facts, 5 wanted", "en: 1 owns facts, 2 wanted"} <= found
    assert not any("leads facts" in each for each in found)


def test_the_corpus_says_what_sizes_it_must_have() -> None:
    wanted = targets([CORPUS])

    assert wanted is not None
    assert wanted.must == 3000
    assert set(wanted.relations) <= set(load().relations)


def test_the_table_counts_each_relation_and_status_by_language() -> None:
    rows = table(check([article()], load())).splitlines()

    assert rows[0] == "| | en | all |"
    assert "| `owns` | 1 | 1 |" in rows
    assert "| status denied | 1 | 1 |" in rows


def test_no_two_texts_share_a_skeleton(compared: DuplicateReport) -> None:
    assert compared.shared == ()


def test_a_template_filled_with_other_names_is_found() -> None:
    def renamed(text: str) -> str:
        return text.replace("Borvik", "Quellan").replace("Tarn", "Oberlin").replace("34", "12")

    things = [Thing(renamed(t.name), t.type, tuple(map(renamed, t.also))) for t in THINGS]
    report = duplicates([article(), article(text=renamed(TEXT), things=things, name="en-x-002")])

    assert [(pair.one, pair.other) for pair in report.shared] == [("en-x-001", "en-x-002")]


# Every seventh: all take half a minute, and grow with the corpus; that each name stands in its text is checked for all.
def test_each_seventh_article_s_things_have_mentions_where_their_offsets_say(articles: list[GoldArticle]) -> None:
    def plain(text: str) -> str:
        return " ".join(text.replace("’", "'").casefold().split())

    strange = [
        (each.id, each.text[start:end])
        for each in articles[::7]
        for thing, placed in zip(each.things, _entities(each), strict=True)
        for start, end in placed or [(0, 0)]
        if plain(each.text[start:end]) not in {plain(name) for name in (thing.name, *thing.also)}
    ]

    assert strange == []


def _entities(each: GoldArticle) -> list[list[tuple[int, int]]]:
    found = value(each)["entities"]
    assert isinstance(found, list)
    return [[(start, end) for start, end in entity["mentions"]] for entity in found]


def test_the_longest_of_overlapping_names_is_the_mention() -> None:
    things = (Thing("Tarn & Co", "Company", ("Tarn",)), Thing("Tarn Water", "Company"))
    spans = _entities(article((), (), (), things, "Tarn & Co bought Tarn Water."))

    assert spans == [[(0, 9)], [(17, 27)]]


def test_facts_point_at_their_entities() -> None:
    found = value(article())["facts"]

    assert isinstance(found, list)
    assert found[0] == {
        "part": "must",
        "subject": 0,
        "relation": "owns",
        "object": 2,
        "status": "current",
        "qualifiers": {"percent": 34},
    }


def test_the_loader_example_of_the_readme_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (CORPUS / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = [
        line
        for code in blocks
        for line in subprocess.run(
            [sys.executable, "-c", code],
            cwd=CORPUS.parent,
            env={"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout.splitlines()
    ]

    assert len(lines) == sum(len(each.must) for each in read_gold([CORPUS / "dev"]))


def test_the_readme_shows_the_corpus_as_it_is(
    articles: list[GoldArticle], checked: CheckReport, compared: DuplicateReport
) -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")

    assert filled(readme, tables(checked, compared, agreed(CORPUS, articles, load()))) == readme
