"""What tests of several readers' parts share: the default reader, made once."""

import pytest

from loaders import pipeline
from loaders.readers import DEFAULT, Options, Reader, reader
from ontology.read import load


@pytest.fixture(scope="session")
def read() -> Reader:
    """The default reader of the ontology that ships."""
    return reader(DEFAULT, load(), Options())


@pytest.fixture(scope="session")
def patterns() -> Reader:
    """The patterns alone, of the ontology that ships."""
    return pipeline.reader(load())
