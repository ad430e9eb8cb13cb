"""Articles on their way to a store: each read, or skipped with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.statement import Record
from loaders.document import Document
from loaders.errors import LoaderError, ModelError
from loaders.formats import Skipped
from loaders.readers import Reader
from loaders.sources import articles


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read, and where it came from."""

    source: str
    record: Record


def readings(
    paths: Iterable[str],
    make: Callable[[], Reader],
    *,
    metadata: Mapping[str, Mapping[str, str]] | None = None,
    date: str | None = None,
) -> Iterator[Reading | Skipped]:
    """What each article at the paths says, in the order of `loaders.sources.articles`.

    `make` gives the reader, once there is an article. `date` is that of articles whose source gives none.
    What cannot be read is skipped, and stops no other.

    Raises:
        SourceError: a path is not there, or nothing that can be read from.
        ModelError: what the reader needs is missing or fails for every article.
    """
    read: Reader | None = None
    for item in articles(paths, metadata):
        if isinstance(item, Skipped):
            yield item
            continue
        if read is None:
            # A reader takes half a second to import; a path that is not there is found out before.
            read = make()
        yield _read(replace(item, published=item.published or date), read)


def _read(document: Document, read: Reader) -> Reading | Skipped:
    try:
        return Reading(document.source, read(document))
    except ModelError:
        raise
    except LoaderError as error:
        return Skipped(document.source, str(error))
