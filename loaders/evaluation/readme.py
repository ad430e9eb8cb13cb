"""The tables of a corpus's README, made from the corpus: `python -m loaders.evaluation.readme [CORPUS]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from loaders.evaluation import agreement, check, duplicates
from loaders.evaluation.agreement import Agreement
from loaders.evaluation.check import CheckReport
from loaders.evaluation.duplicates import DuplicateReport
from loaders.evaluation.gold import SECOND, GoldArticle, read_gold
from ontology.errors import KeiretsuError
from ontology.read import load
from ontology.schema import Ontology


def tables(checked: CheckReport, compared: DuplicateReport, agreed: Mapping[str, Agreement]) -> Mapping[str, str]:
    """The tables by the name of their place in the README; agreement by language, and of all."""
    return {
        "agreement": agreement.table(agreed),
        "duplicates": duplicates.table(compared),
        "sizes": check.table(checked),
    }


def agreed(corpus: Path, articles: Iterable[GoldArticle], ontology: Ontology) -> Mapping[str, Agreement]:
    """How far the second annotations in a corpus agree with its articles, by language, and of all.

    Raises:
        FormatError: a file of them cannot be read as gold.
    """
    first = {article.id: article for article in articles}
    others = list(agreement.second(sorted((corpus / SECOND).glob("*.yaml")), first))
    languages = sorted({article.language for article in others})
    parts = {name: [each for each in others if each.language == name] for name in languages} | {"all": others}
    return {name: agreement.agreement(first, each, ontology) for name, each in parts.items()}


def filled(readme: str, tables: Mapping[str, str]) -> str:
    """The README with each table between its two comments.

    >>> filled("<!-- sizes -->old<!-- /sizes -->", {"sizes": "new"})
    '<!-- sizes -->\\nnew\\n<!-- /sizes -->'
    """
    for name, table in tables.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        between = re.compile(f"{start}.*?{end}", re.DOTALL)
        readme = between.sub(f"{start}\n{table.strip()}\n{end}".replace("\\", r"\\"), readme)
    return readme


def main(arguments: Sequence[str]) -> int:
    """Write the README anew; 3 where the corpus cannot be read."""
    corpus = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "corpus"
    file = corpus / "README.md"
    ontology = load()
    try:
        articles = list(read_gold([corpus]))
        found = tables(
            check.check(articles, ontology), duplicates.duplicates(articles), agreed(corpus, articles, ontology)
        )
        file.write_text(filled(file.read_text(encoding="utf-8"), found), encoding="utf-8")
    except KeiretsuError as error:
        sys.stderr.write(f"keiretsu: {error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
