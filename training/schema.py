"""The relations as the trainer needs them, as JSON: name, codes of both ends, symmetric; and the parsers' dependencies.

python -m training.schema > schema.json
"""

from __future__ import annotations

import json

from loaders.models import PACKAGES, model
from loaders.recording import codes
from ontology.read import load


def main() -> None:
    """Print the relations in the ontology's order, and the dependencies of the parsers of both languages."""
    ontology = load()
    rows = [
        {
            "name": r.name,
            "domain": sorted(codes(r.domain, ontology)),
            "range": sorted(codes(r.range, ontology)),
            "symmetric": r.symmetric,
        }
        for r in ontology.relations.values()
    ]
    labels = {label for language in PACKAGES for label in model(language).get_pipe("parser").labels}
    print(json.dumps({"relations": rows, "dependencies": sorted(labels)}, indent=1))


if __name__ == "__main__":
    main()
