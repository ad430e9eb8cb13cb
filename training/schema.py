"""The relations as the trainer needs them, as JSON: name, codes of both ends, symmetric.

python -m training.schema > schema.json
"""

from __future__ import annotations

import json

from loaders.recording import codes
from ontology.read import load


def main() -> None:
    """Print the relations in the ontology's order."""
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
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
