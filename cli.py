"""The program `keiretsu`: each command parses, calls and prints.

What is slow to import (stores, spaCy, networkx, the Neo4j driver) is imported by the commands that need it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from typer.core import TyperGroup, TyperOption
from typer.models import CommandInfo

from graph.printing import CSV, JSON, JSONL, TABLE, Result, Row, show, style
from ontology.errors import KeiretsuError, UsageError

if TYPE_CHECKING:
    from graph.cypher import Answer
    from graph.decisions import Decision
    from graph.embedded import EmbeddedStore
    from graph.health import Check
    from graph.printing.answers import Found
    from graph.questions import Asked
    from graph.selection import Selection
    from graph.statement import Record, Statement
    from graph.store import Store
    from loaders.evaluation.gold import GoldArticle
    from loaders.evaluation.score import Score
    from loaders.formats import Skipped
    from loaders.intake import Reading
    from loaders.readers import Reader
    from ontology.schema import Ontology

VERSION = "0.1.0"
COMPLETING = "_KEIRETSU_COMPLETE"
"""The variable by which a shell asks for completions."""
NO_ANSWER, FAILED, INTERRUPTED = 1, 3, 130
QUESTION_WORDS = ("who", "what", "where", "whom", "qui", "que", "ou")
"""Those that the help lists; a test holds them to the ontology's. Others of the ontology's work as well."""

Item = TypeVar("Item")

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


class NoAnswerError(KeiretsuError):
    """A question without an answer (exit 1); it says so in one sentence."""

    exit_code = NO_ANSWER


# What every command takes, wherever it stands


@dataclass(frozen=True, slots=True)
class Settings:
    """The common options of a call."""

    graph: str | None = None
    minimum_confidence: float = 0.0
    quiet: bool = False
    style: str | None = None


def _settings(ctx: typer.Context) -> Settings:
    given = ctx.meta
    styles = [name for name in (JSON, JSONL, CSV) if given.get(f"keiretsu.{name}")]
    if len(styles) > 1:
        raise UsageError(f"Only one of --{' and --'.join(styles)} can be meant.")
    return Settings(
        given.get("keiretsu.graph"),
        float(given.get("keiretsu.min_confidence", 0.0)),
        bool(given.get("keiretsu.quiet")),
        styles[0] if styles else None,
    )


def _remember(ctx: typer.Context, option: typer.CallbackParam, value: object) -> None:
    if option.name == "min_confidence" and isinstance(value, float) and not 0 <= value <= 1:
        raise typer.BadParameter(f"{value:g} is not between 0 and 1.")
    if value is not None and value is not False:
        ctx.meta[f"keiretsu.{option.name}"] = value


def _common_options() -> list[TyperOption]:
    def flag(name: str, text: str) -> TyperOption:
        return TyperOption(
            param_decls=[f"--{name}"], is_flag=True, default=False, help=text, expose_value=False, callback=_remember
        )

    return [
        TyperOption(
            param_decls=["--graph"],
            type=str,
            metavar="PLACE",
            expose_value=False,
            callback=_remember,
            help="Folder or server (bolt://...) of the graph; else KEIRETSU_GRAPH, else the user's data folder.",
        ),
        TyperOption(
            param_decls=["--min-confidence"],
            type=float,
            metavar="0..1",
            expose_value=False,
            callback=_remember,
            help="Leave out what is less sure.",
        ),
        flag(JSON, "One JSON document."),
        flag(JSONL, "One JSON object a line."),
        flag(CSV, "Comma-separated values."),
        flag("quiet", "No notes and no progress."),
    ]


def _note(ctx: typer.Context, text: str) -> None:
    if not _settings(ctx).quiet:
        print(f"keiretsu: {text}", file=sys.stderr)


def _watched(ctx: typer.Context, items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items, counted on a terminal's standard error as they pass."""
    watching = sys.stderr.isatty() and not _settings(ctx).quiet
    for number, item in enumerate(items, start=1):
        if watching:
            print(f"\r{number} {what}", end="", file=sys.stderr, flush=True)
        yield item
    if watching:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _ontology() -> Ontology:
    from ontology.read import load

    return load()


@contextmanager
def _store(ctx: typer.Context, *, write: bool = False) -> Iterator[tuple[Store, Ontology]]:
    """The store that the call means, in a folder or on a server, open; and the ontology."""
    from graph.location import server

    uri = server(_settings(ctx).graph, os.environ)
    if uri is None:
        with _local(ctx, write=write) as local:
            yield local, local.ontology
        return
    from graph.bolt import connect
    from graph.bolt_address import address
    from graph.server import ServerStore

    ontology = _ontology()
    with connect(address(uri, os.environ)) as connection:
        yield ServerStore(connection, ontology), ontology


@contextmanager
def _local(ctx: typer.Context, *, write: bool = False) -> Iterator[EmbeddedStore]:
    """The store in the folder that the call means, open; for what does not work on a server."""
    from graph.embedded import EmbeddedStore
    from graph.location import folder

    path = folder(_settings(ctx).graph, os.environ, ctx.info_name or "")
    with EmbeddedStore(path, _ontology(), write=write) as store:
        if store.stale:
            _note(ctx, "the view follows another ontology; any command that writes brings it up to date.")
        yield store


def _on_terminal(ctx: typer.Context) -> bool:
    return style(_settings(ctx).style, sys.stdout) == TABLE


def _print(ctx: typer.Context, result: Result) -> None:
    """Write a result; that its reader went away is no error."""
    try:
        show(result, _settings(ctx).style)
    except BrokenPipeError as error:
        # What is still to be written goes nowhere, so that closing standard output says nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from error


def _selection(
    ctx: typer.Context,
    ontology: Ontology,
    statuses: Iterable[str] | None = None,
    as_of: str | None = None,
    relations: Iterable[str] | None = None,
) -> Selection:
    from graph.choosing import date, relation_names, status_names
    from graph.selection import Selection

    return Selection(
        statuses=status_names(ontology, statuses or ()),
        relations=relation_names(ontology, relations or ()),
        minimum_confidence=_settings(ctx).minimum_confidence,
        as_of=None if as_of is None else date(as_of),
    )


Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Statuses to include, or 'all'; asserted ones else."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="How things stood then, such as 2025-11.")]
Why = Annotated[bool, typer.Option("--why", help="All evidence, not only the latest.")]
Relations = Annotated[list[str] | None, typer.Option("--relation", metavar="NAME", help="Only these relations.")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="Date of articles whose source gives none.")]
Metadata = Annotated[
    Path | None, typer.Option("--metadata", metavar="FILE.csv", help="A table of file, title, date, publisher, url.")
]
ReaderName = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="NAME", help="What reads: trained, patterns or llm; else KEIRETSU_READER, else trained."
    ),
]
ReaderNames = Annotated[
    list[str] | None,
    typer.Option("--reader", metavar="NAME", help="As for load; of several, the scores stand side by side."),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Keep only the hash of each text.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"keiretsu {VERSION}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")]


@app.callback()
def program(
    version: Version = False,
) -> None:
    """A knowledge graph of corporate relationships, read from news articles, with the sentence that says so."""


# Reading

LOADED = ("state", "id", "statements", "added", "removed", "source", "article", "title", "reason")
SKIPPED = "skipped"


@app.command()
def load(
    ctx: typer.Context,
    paths: Paths,
    date: Date = None,
    metadata: Metadata = None,
    no_text: NoText = False,
    reader: ReaderName = None,
) -> None:
    """Read articles into the graph, or join a .trig to it."""
    from loaders.readers import chosen

    counts: Counter[str] = Counter()
    name = chosen(reader, os.environ)
    with _store(ctx, write=True) as (store, ontology):
        read = _reading(date, metadata, lambda: _reader(ctx, name, ontology, not no_text))
        found = _watched(ctx, _loaded(store, ontology, paths, read), "articles")
        rows = _counted(found, counts)
        try:
            listed = list(rows) if _on_terminal(ctx) else rows
            shown = ((*row[:3], row[5], row[8] or row[7]) for row in listed)
            _print(ctx, Result(LOADED, listed, (("state", "id", "statements", "source", "about"), shown)))
        except (KeyboardInterrupt, KeiretsuError) as error:
            if counts or isinstance(error, KeyboardInterrupt):
                how = "interrupted" if isinstance(error, KeyboardInterrupt) else "stopped"
                _note(ctx, f"{how}; what was read before is kept: {_told(counts)}.")
            raise
    _note(ctx, f"{_told(counts)}.")
    _refuse_nothing(counts)


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(counts.items())) or "no article"


def _refuse_nothing(counts: Counter[str]) -> None:
    from loaders.errors import LoaderError

    if counts[SKIPPED] and counts[SKIPPED] == counts.total():
        raise LoaderError("No article could be read.")


def _counted(rows: Iterable[Row], counts: Counter[str]) -> Iterator[Row]:
    for row in rows:
        counts[str(row[0])] += 1
        yield row


Read = Callable[[str], "Iterator[Reading | Skipped]"]


def _reading(date: str | None, metadata: Path | None, make: Callable[[], Reader]) -> Read:
    """What reads the articles at a path, as the options say; the reader is made once, when there is one to read."""
    from functools import cache

    from graph.choosing import date as checked
    from loaders.intake import readings
    from loaders.metadata import metadata_table

    day = None if date is None else checked(date)
    table = None if metadata is None else metadata_table(metadata)
    once = cache(make)
    return lambda path: readings([path], once, metadata=table, date=day)


def _reader(ctx: typer.Context, name: str, ontology: Ontology, keep_text: bool = True) -> Reader:
    from loaders.readers import Options, reader

    return reader(name, ontology, Options(keep_text, os.environ, lambda sentence: _note(ctx, sentence)))


def _loaded(store: Store, ontology: Ontology, paths: Iterable[str], read: Read) -> Iterator[Row]:
    """One row an article, written when it is given."""
    from graph.copying import joined
    from graph.library import article_id
    from graph.printing.facts import short
    from loaders.formats import Skipped

    for path in paths:
        if path.endswith(".trig"):
            _check_trig(path)
            for iri, change in joined(store, Path(path), ontology):
                article = store.record(iri).article
                state = "new" if change.added else "unchanged"
                size = len(change.added) + len(change.unchanged)
                numbers = (short(article_id(article)), size, len(change.added), len(change.removed))
                yield state, *numbers, path, article.key, article.title, None
            continue
        for item in read(path):
            if isinstance(item, Skipped):
                yield SKIPPED, None, None, None, None, item.source, None, None, item.reason
            else:
                yield _written(store, item)


def _check_trig(path: str) -> None:
    from graph.trig import is_store
    from loaders.errors import SourceError

    if not Path(path).exists():
        raise SourceError(f"No such file or folder: {path!r}")
    if not is_store(Path(path)):
        raise SourceError(f"{path!r} is not a whole store that 'keiretsu export FILE.trig' wrote")


def _written(store: Store, item: Reading) -> Row:
    """Write one article's record; its row."""
    from graph.library import article_id
    from graph.printing.facts import short

    record, article = item.record, item.record.article
    before = _before(store, article.iri)
    [(_, change)] = store.write([record])
    state = "new" if before is None else "unchanged" if before == record else "changed"
    numbers = (len(record.statements), len(change.added), len(change.removed))
    return state, short(article_id(article)), *numbers, item.source, article.key, article.title, None


def _before(store: Store, article: str) -> Record | None:
    from graph.errors import UnknownNameError

    try:
        return store.record(article)
    except UnknownNameError:
        return None


EXTRACTED = ("subject", "relation", "object", "status", "confidence", "qualifiers", "quote", "article", "id")


@app.command()
def extract(
    ctx: typer.Context,
    paths: Paths,
    date: Date = None,
    metadata: Metadata = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="trig", help="RDF, as export gives.")] = None,
    reader: ReaderName = None,
) -> None:
    """Read articles and print what they say, without a graph."""
    if format_name not in (None, "trig"):
        raise UsageError(f"No format {format_name!r} to extract. Known: trig; --json, --jsonl, --csv.")
    from loaders.readers import chosen

    counts: Counter[str] = Counter()
    name, ontology = chosen(reader, os.environ), _ontology()
    read = _reading(date, metadata, lambda: _reader(ctx, name, ontology))
    found = _watched(ctx, (item for path in paths for item in read(path)), "articles")
    records = _records(ctx, found, counts)
    if format_name:
        _print_trig(records, ontology)
    else:
        from loaders.jsonl import row

        said = ((each, key) for record in records for each, key in _stated(ctx, record))
        items = (row(statement, key) for statement, key in said)
        _print(ctx, Result(EXTRACTED, (_statement_row(*each) for each in said), items=items))
    _refuse_nothing(counts)
    if not counts["statements"]:
        raise NoAnswerError("These articles state no fact that the ontology knows.")


def _records(ctx: typer.Context, found: Iterable[Reading | Skipped], counts: Counter[str]) -> Iterator[Record]:
    """The records of what was read; what was skipped is noted."""
    from loaders.formats import Skipped

    for item in found:
        if isinstance(item, Skipped):
            counts[SKIPPED] += 1
            _note(ctx, f"skipped {item.source}: {item.reason}.")
        else:
            counts["read"] += 1
            counts["statements"] += len(item.record.statements)
            yield item.record


def _stated(ctx: typer.Context, record: Record) -> Iterator[tuple[Statement, str]]:
    least = _settings(ctx).minimum_confidence
    yield from ((each, record.article.key) for each in record.statements if each.confidence >= least)


def _statement_row(statement: Statement, key: str) -> Row:
    from graph.printing.facts import qualified, short

    ends = (statement.subject.entity.name, statement.relation, statement.object.entity.name)
    how = (statement.status, round(statement.confidence, 2), qualified(statement.qualifiers))
    return *ends, *how, statement.quote, key, short(statement.id)


def _print_trig(records: Iterable[Record], ontology: Ontology) -> None:
    from tempfile import TemporaryDirectory

    from graph.embedded import EmbeddedStore
    from graph.trig import write_trig

    with TemporaryDirectory(prefix="keiretsu-") as folder:
        with EmbeddedStore(Path(folder) / "graph", ontology, write=True) as store:
            for _ in store.write(records):
                pass
            write_trig(store, Path(folder) / "graph.trig")
        with (Path(folder) / "graph.trig").open(encoding="utf-8") as file:
            for line in file:
                sys.stdout.write(line)


# Questions


def _complete_verb(ctx: typer.Context, incomplete: str) -> list[str]:
    relations = _ontology().relations.values()
    verbs = {q.verb for relation in relations for q in relation.questions if q.word == ctx.info_name and q.lead}
    return sorted(verb for verb in verbs if verb.startswith(incomplete))


Words = Annotated[
    list[str], typer.Argument(metavar="VERB NAME", help="The question's other words.", autocompletion=_complete_verb)
]


def question(ctx: typer.Context, words: Words, why: Why = False, statuses: Statuses = None, as_of: AsOf = None) -> None:
    """Answer a question, with the sentence, article and date that say so."""
    from graph.printing.answers import answers
    from graph.questions import asked

    with _store(ctx) as (store, ontology):
        selection = _selection(ctx, ontology, statuses, as_of)
        readings = asked(ontology, ctx.info_name or "", words)
        found = [answer for reading in readings for answer in _found(store, ontology, reading, selection)]
        shown = readings[0].question
        if found or _settings(ctx).style:
            _print(ctx, answers(shown, found, store, ontology, why))
        if not found:
            others = _selection(ctx, ontology, ["all"], as_of)
            hidden = sum(1 for reading in readings for _ in _found(store, ontology, reading, others))
            hint = f" {hidden} not asserted: add --status all." if hidden else ""
            raise NoAnswerError(f"Nothing in this graph answers {shown!r}.{hint}")


def _found(store: Store, ontology: Ontology, reading: Asked, selection: Selection) -> Iterator[Found]:
    from graph.lookup import answers, named
    from graph.printing.answers import Found

    relations = [ontology.relations[name] for name in reading.relations]
    types = {kind for each in relations for kind in (each.range if reading.asks == "subject" else each.domain)}
    thing = named(store, ontology, reading.name, types)
    for relation in relations:
        for answer in answers(store, ontology, relation.name, reading.asks, thing, selection):
            yield Found(answer, reading.asks, thing)


for _word in QUESTION_WORDS:
    app.command(_word, help=f"Answer a question that begins with {_word!r}. The evidence is shown.")(question)


@app.command()
def company(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A company, person, product or place.")],
    why: Why = False,
    statuses: Statuses = None,
    as_of: AsOf = None,
    relations: Relations = None,
) -> None:
    """Show everything known about an entity, in and out."""
    from graph.lookup import named
    from graph.printing.answers import company as everything

    with _store(ctx) as (store, ontology):
        selection = _selection(ctx, ontology, statuses, as_of, relations)
        thing = named(store, ontology, " ".join(name))
        facts = list(store.facts_about(thing.iri, selection))
        if facts or _settings(ctx).style:
            _print(ctx, everything(thing, facts, store, ontology, why))
        aliases = ", ".join(dict.fromkeys(alias for alias, _ in thing.aliases if alias != thing.name))
        _note(ctx, f"{thing.name} ({thing.type}){f', also {aliases}' if aliases else ''}.")
        if not facts:
            raise NoAnswerError(f"No such fact about {thing.name!r} in this graph; --status all shows the others.")


@app.command()
def path(
    ctx: typer.Context,
    start: Annotated[str, typer.Argument(metavar="A")],
    end: Annotated[str, typer.Argument(metavar="B")],
    most: Annotated[int, typer.Option("--most", min=1, help="How many chains.")] = 3,
    via: Annotated[list[str] | None, typer.Option("--via", metavar="NAME", help="Only by these relations.")] = None,
    max_hops: Annotated[int, typer.Option("--max-hops", min=1, help="The longest chain.")] = 6,
    why: Why = False,
    statuses: Statuses = None,
    as_of: AsOf = None,
) -> None:
    """Show how two entities are linked, each step with its sentence."""
    from graph.lookup import named
    from graph.paths import chains
    from graph.printing.chains import paths

    with _store(ctx) as (store, ontology):
        selection = _selection(ctx, ontology, statuses, as_of, via)
        ends = [named(store, ontology, name) for name in (start, end)]
        found = chains(store, *ends, most=most, via=selection.relations, max_hops=max_hops, selection=selection)
        if found.chains or _settings(ctx).style:
            _print(ctx, paths(found, store, ontology, why))
        if found.notice:
            _note(ctx, found.notice)
        if not found.chains:
            raise NoAnswerError(f"No chain of at most {max_hops} facts links {ends[0].name!r} and {ends[1].name!r}.")


@app.command()
def relations(
    ctx: typer.Context,
    markdown: Annotated[bool, typer.Option("--markdown", help="As the README's table.")] = False,
    grass: Annotated[bool, typer.Option("--grass", help="As a style sheet for the Neo4j Browser.")] = False,
) -> None:
    """List the relations and the questions they answer."""
    from graph.printing.relations import listed, markdown_table

    if grass:
        from graph.printing.grass import style_sheet

        print(style_sheet(_ontology()), end="")
    elif markdown:
        print(markdown_table(_ontology()), end="")
    else:
        _print(ctx, listed(_ontology()))


@app.command()
def stats(ctx: typer.Context) -> None:
    """Count articles, statements, things and facts."""
    from graph.statistics import COLUMNS, counts

    with _store(ctx) as (store, ontology):
        _print(ctx, Result(COLUMNS, counts(store, ontology)))


# Articles and decisions


@app.command()
def articles(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Option("--text", metavar="ID", help="Print this one's text, the evidence in [brackets].")
    ] = None,
) -> None:
    """List the articles, or print one with its evidence marked."""
    from graph.library import article_id, article_named, marked
    from graph.printing.facts import short

    columns = ("id", "published", "title", "publisher", "language", "article")
    with _store(ctx) as (store, _):
        if text is not None:
            print(marked(store.record(article_named(store, text).iri)))
            return
        found = list(store.articles())
        rows = (
            (short(article_id(each)), each.published, each.title, each.publisher, each.language, each.key)
            for each in found
        )
        _print(ctx, Result(columns, rows))
        if not found:
            raise NoAnswerError("There is no article in this graph.")


@app.command()
def retract(ctx: typer.Context, names: Annotated[list[str], typer.Argument(metavar="ARTICLE...")]) -> None:
    """Remove articles and all that only they say, by key or id."""
    from graph.library import article_id, article_named
    from graph.printing.facts import short

    with _store(ctx, write=True) as (store, _):
        found = [article_named(store, name) for name in names]
        rows = ((short(article_id(each)), len(store.retract(each.iri).removed), each.key) for each in found)
        _print(ctx, Result(("id", "statements", "article"), list(rows)))


Author = Annotated[str | None, typer.Option("--author", help="Who rules; else the name of the user.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in a few words.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the ruling back.")]
Thing1 = Annotated[str, typer.Argument(metavar="A")]
Thing2 = Annotated[str, typer.Argument(metavar="B")]
StatementId = Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's id; its beginning is enough.")]


@app.command()
def merge(
    ctx: typer.Context, first: Thing1, second: Thing2, reason: Reason = "", author: Author = None, undo: Undo = False
) -> None:
    """Rule that two names are one thing."""
    _rule(ctx, (first, second), author, reason, undo)


@app.command()
def unmerge(
    ctx: typer.Context, first: Thing1, second: Thing2, reason: Reason = "", author: Author = None, undo: Undo = False
) -> None:
    """Rule that two names are not one thing."""
    _rule(ctx, (first, second), author, reason, undo)


@app.command()
def reject(
    ctx: typer.Context, statement: StatementId, reason: Reason = "", author: Author = None, undo: Undo = False
) -> None:
    """Rule that a statement is wrong; no fact rests on it then."""
    _rule(ctx, (statement,), author, reason, undo)


@app.command()
def confirm(
    ctx: typer.Context, statement: StatementId, reason: Reason = "", author: Author = None, undo: Undo = False
) -> None:
    """Rule that a statement is right; its fact is sure then."""
    _rule(ctx, (statement,), author, reason, undo)


def _rule(ctx: typer.Context, targets: tuple[str, ...], author: str | None, reason: str, undo: bool) -> None:
    """Make the ruling that the command is named for, or take it back."""
    from graph.ruling import ruled

    kind = ctx.info_name or ""
    with _store(ctx, write=True) as (store, ontology):
        if undo:
            decision = ruled(store, ontology, kind, targets)
            store.undo(decision.id)
        else:
            decision = _decision(store, ontology, kind, targets, author, reason)
            store.decide(decision)
    columns = ("done", "kind", "targets", "author", "reason", "date")
    done = "taken back" if undo else "ruled"
    row = (done, kind, " | ".join(decision.targets), decision.author, decision.reason, decision.date)
    _print(ctx, Result(columns, [row]))


def _decision(
    store: Store, ontology: Ontology, kind: str, targets: tuple[str, ...], author: str | None, reason: str
) -> Decision:
    from datetime import UTC, datetime
    from getpass import getuser

    from graph.decisions import MERGE
    from graph.lookup import judging, merging, unmerging

    who = author or getuser()
    date = datetime.now(UTC).isoformat(timespec="milliseconds")
    if len(targets) == 1:
        return judging(store, kind, targets[0], who, reason, date)
    make = merging if kind == MERGE else unmerging
    return make(store, ontology, (targets[0], targets[1]), who, reason, date)


# Out of the store, and into another


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its suffix names the format.")],
    neo4j_admin: Annotated[
        bool, typer.Option("--neo4j-admin", help="Into a new folder, for 'neo4j-admin database import full'.")
    ] = False,
    around: Annotated[str | None, typer.Option("--around", metavar="NAME", help="Only what is near it.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, help="How near.")] = 2,
    relations: Relations = None,
    statuses: Statuses = None,
    as_of: AsOf = None,
) -> None:
    """Write the graph or a part of it to a file.

    The suffix names the format: .gexf for Gephi, .csv, .html, RDF and others; .trig keeps everything.
    """
    if neo4j_admin:
        _export_import(ctx, file, limited=any((around, relations, statuses, as_of)))
        return
    from graph.copying import written
    from graph.excerpt import around as nearby
    from graph.excerpt import ends
    from graph.formats import renderer, write
    from graph.lookup import named

    renderer(file)
    limited = any((around, relations, statuses, as_of, _settings(ctx).minimum_confidence))
    with _store(ctx) as (store, ontology):
        selection = _selection(ctx, ontology, statuses, as_of, relations)
        if file.suffix.lower() == ".trig" and not limited:
            written(store, file, ontology)
            _print(ctx, Result(("file", "things", "facts"), [(str(file), sum(1 for _ in store.things()), None)]))
            return
        start = named(store, ontology, around) if around else None
        facts = list(nearby(store, start, hops, selection) if start else store.facts(selection))
        things = list(ends(store, facts) if limited else store.things())
        write(file, facts, [*things, start] if start and not facts else things, ontology)
    _print(ctx, Result(("file", "things", "facts"), [(str(file), len(things), len(facts))]))


def _export_import(ctx: typer.Context, folder: Path, *, limited: bool) -> None:
    """Write the whole store as the files of a bulk import, and say the command."""
    from graph.bulk import write_import

    if limited or _settings(ctx).minimum_confidence:
        raise UsageError("--neo4j-admin writes the whole graph: leave out what selects a part.")
    database = os.environ.get("NEO4J_DATABASE") or "neo4j"
    with _local(ctx) as store:
        written = write_import(store, store.origin, folder, store.ontology, database)
    _print(ctx, Result(("file", "rows"), list(written.rows.items())))
    _note(ctx, f"{folder / 'import.sh'} runs in that folder: {written.command}")


@app.command()
def push(
    ctx: typer.Context,
    uri: Annotated[str | None, typer.Argument(metavar="URI", help="Such as bolt://...; else NEO4J_URI.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> None:
    """Copy the graph to a Neo4j server.

    Only what differs is sent, so that a second push changes nothing; what others wrote stays.
    """
    from graph.bolt import connect
    from graph.bolt_address import address
    from graph.push import push as send

    target = address(uri, os.environ)
    watching = sys.stderr.isatty() and not _settings(ctx).quiet

    def progress(kind: str, number: int) -> None:
        if watching:
            print(f"\r\x1b[K{number} {kind}", end="", file=sys.stderr, flush=True)

    with _local(ctx) as store, connect(target) as connection:
        state = store.stamp
        summary = send(store, store.origin, connection, store.ontology, state=state, dry=dry_run, progress=progress)
    if watching:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    columns = ("what", "added", "changed", "removed", "unchanged", "kept")
    rows = (
        (kind, each.added, each.changed, each.removed, each.unchanged, each.kept)
        for kind, each in summary.counts.items()
    )
    _print(ctx, Result(columns, rows))
    done = "would change" if summary.dry else "changed, counts checked"
    _note(ctx, f"{summary.changes} nodes and relationships {done} at '{summary.uri}'.")


@app.command()
def pull(
    ctx: typer.Context,
    uri: Annotated[str | None, typer.Argument(metavar="URI", help="Such as bolt://...; else NEO4J_URI.")] = None,
) -> None:
    """Copy what a Neo4j server holds into the graph's folder.

    What the folder holds besides stays; a new folder becomes what was pushed.
    """
    from graph.bolt import connect
    from graph.bolt_address import address
    from graph.pull import into

    counts: Counter[str] = Counter()
    with connect(address(uri, os.environ)) as connection, _local(ctx, write=True) as store:
        for _, change in _watched(ctx, into(store, connection), "articles"):
            counts["articles"] += 1
            for name in ("added", "removed", "unchanged"):
                counts[name] += len(getattr(change, name))
        decisions = sum(1 for _ in store.decisions())
    if not counts:
        raise NoAnswerError(f"The server {connection.address.uri!r} holds no article of ours: push to it first.")
    row = (counts["articles"], counts["added"], counts["removed"], counts["unchanged"], decisions)
    _print(ctx, Result(("articles", "statements added", "removed", "unchanged", "decisions"), [row]))


Query = Annotated[str, typer.Argument(metavar="QUERY", help="The query's text, or - for standard input.")]


OptionalQuery = Annotated[
    str | None, typer.Argument(metavar="[QUERY]", help="The query's text, or - for standard input.")
]


def _query(text: str) -> str:
    return sys.stdin.read() if text == "-" else text


@app.command()
def sparql(ctx: typer.Context, query: Query) -> None:
    """Ask the graph in SPARQL; it only reads.

    The view is the default graph, so that a plain query needs no GRAPH; usual prefixes are known.
    """
    from graph.sparql import ask

    with _local(ctx) as store:
        table = ask(store, _query(query))
        rows = list(table.rows)
        _print(ctx, Result(table.columns, rows))
    if not rows:
        raise NoAnswerError("The query finds nothing in this graph.")


@app.command()
def queries(ctx: typer.Context) -> None:
    """List the saved Cypher queries that 'cypher --saved NAME' runs."""
    from graph.saved import queries as saved

    found = [(each, " ".join(each.examples)) for each in saved()]
    items = [
        {"name": each.name, "title": each.title, "parameters": dict(each.examples), "text": each.text}
        for each, _ in found
    ]
    rows = [(each.name, each.title, parameters) for each, parameters in found]
    _print(ctx, Result(("name", "title", "parameters"), rows, document=items, items=items))


@app.command()
def cypher(
    ctx: typer.Context,
    query: OptionalQuery = None,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="A saved query; 'keiretsu queries' lists them.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the server.")] = False,
    parameters: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter, as text or JSON.")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.001, help="Seconds the query may take.")] = 30.0,
) -> None:
    """Ask a Neo4j server in Cypher; it only reads unless --write."""
    if (query is None) == (saved is None):
        raise UsageError("Give either a query or --saved NAME; 'keiretsu queries' lists the names.")
    if saved and write:
        raise UsageError("A saved query only reads: leave --write out.")
    from graph.location import server

    uri = server(_settings(ctx).graph, os.environ) or os.environ.get("NEO4J_URI")
    if not uri:
        raise UsageError(
            "'cypher' needs a server: push the graph to one, and give --graph bolt://... or set NEO4J_URI."
        )
    answer = _answered(uri, query, saved, parameters or (), timeout=timeout, write=write)
    from graph.cypher_values import cell

    items = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    rows = [[cell(each) for each in row] for row in answer.rows]
    _print(ctx, Result(answer.columns, rows, document=items, items=items))
    if not answer.rows and not write:
        raise NoAnswerError("The query finds nothing on this server.")


def _answered(
    uri: str, text: str | None, name: str | None, given: Iterable[str], *, timeout: float, write: bool
) -> Answer:
    """The answer of the server at a URI to a query's text, or to the saved query of a name."""
    from graph import saved
    from graph.bolt import connect
    from graph.bolt_address import address
    from graph.cypher import ask

    query = saved.query(name) if name else None
    texts = [each for each, value in query.examples.items() if isinstance(value, str)] if query else ()
    parameters = _parameters(given, texts)
    asked = "" if text is None else _query(text)
    with connect(address(uri, os.environ)) as connection:
        if query:
            return saved.run(connection, query, parameters, timeout=timeout)
        return ask(connection, asked, parameters, timeout=timeout, write=write)


def _parameters(given: Iterable[str], texts: Iterable[str] = ()) -> dict[str, object]:
    """Values by name; those of `texts` are taken as they stand, others as JSON where they are JSON."""
    import json

    found: dict[str, object] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise UsageError(f"--param {each!r} is not of the form NAME=VALUE.")
        try:
            found[name] = value if name in texts else json.loads(value)
        except ValueError:
            found[name] = value
    return found


@app.command()
def backup(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write the whole store into one file.

    Another process may be loading meanwhile: the last committed state is kept.
    """
    from graph.backup import backup as save
    from graph.location import folder

    place = folder(_settings(ctx).graph, os.environ, "backup")
    save(place, file)
    _print(ctx, Result(("graph", "file"), [(str(place), str(file))]))


@app.command()
def restore(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Make a store of a backup, where there is none yet."""
    from graph.backup import restore as bring
    from graph.location import folder

    place = folder(_settings(ctx).graph, os.environ, "restore")
    bring(file, place)
    _print(ctx, Result(("file", "graph"), [(str(file), str(place))]))


# Is all well


@app.command()
def doctor(ctx: typer.Context) -> None:
    """Check the program, its models, the graph and the server.

    Decisions that wait for an article are listed; the server is the one that --graph or NEO4J_URI names.
    """
    from concurrent.futures import ThreadPoolExecutor

    from graph.errors import GraphError
    from graph.health import COLUMNS, row
    from loaders.health import program as installed

    with ThreadPoolExecutor(max_workers=1) as aside:  # a server that is silent is waited for while models load
        server = aside.submit(_server_checks, ctx)
        found = [*installed(), *_graph_checks(ctx), *server.result()]
    _print(ctx, Result(COLUMNS, [row(check) for check in found]))
    if not all(check.good for check in found):
        raise GraphError("Something is not as it should be; the lines marked WRONG say what.")


def _graph_checks(ctx: typer.Context) -> Iterator[Check]:
    from graph import health
    from graph.location import place, server

    if server(_settings(ctx).graph, os.environ) is None:
        yield from health.store(Path(place(_settings(ctx).graph, os.environ)), _ontology())


def _server_checks(ctx: typer.Context) -> list[Check]:
    from graph.location import server
    from graph.server_health import check

    uri = server(_settings(ctx).graph, os.environ)
    return [check(uri, os.environ)] if uri or os.environ.get("NEO4J_URI") else []


@app.command("eval")
def evaluate(
    ctx: typer.Context,
    gold: Annotated[
        list[Path] | None, typer.Argument(metavar="GOLD.yaml...", help="Annotated articles, or folders.")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option("--pairs", metavar="FILE.jsonl", help="Judge two given spans of each row instead.")
    ] = None,
    check_gold: Annotated[
        bool, typer.Option("--check-gold", help="Check the annotation itself; read nothing.")
    ] = False,
    readers: ReaderNames = None,
) -> None:
    """Measure the reading against annotated articles.

    Precision, recall and F1 over all, by relation and language, then every miss, extra and trap.
    With --pairs: the relation between the two spans of each row, or none, for a scorer to compare.
    """
    if (pairs is None) == (not gold) or (pairs is not None and check_gold):
        raise UsageError("Give either annotated articles (GOLD.yaml, or a folder) or --pairs FILE.jsonl")
    if pairs is not None:
        _judge_pairs(ctx, pairs, readers or [])
        return
    assert gold
    if check_gold:
        _check_gold(gold)
        return
    from loaders.evaluation.comparison import measured
    from loaders.evaluation.gold import read_gold
    from loaders.readers import chosen

    names = list(dict.fromkeys(chosen(name, os.environ) for name in readers or [""]))
    ontology = _ontology()
    annotated = list(read_gold(gold))
    least = _settings(ctx).minimum_confidence
    scores = {}
    for name in names:
        watched = _watched(ctx, annotated, f"of {len(annotated)} articles")
        read = _reader(ctx, name, ontology)
        scores[name] = measured(watched, read, ontology, least, lambda sentence: _note(ctx, sentence))
    if len(names) == 1:
        _print_score(ctx, scores[names[0]], annotated)
    else:
        _print_scores(ctx, scores, annotated)
    for name, each in scores.items():
        whose = f"{name}: " if len(names) > 1 else ""
        _note(ctx, f"{whose}{len(annotated)} articles, {each.traps} of {each.trap_places} traps sprung.")


def _print_score(ctx: typer.Context, result: Score, annotated: list[GoldArticle]) -> None:
    from loaders.evaluation.report import FIGURES, FINDINGS, figures, findings, value

    if _settings(ctx).style in (JSON, JSONL):
        document = value(result, annotated)
        _print(ctx, Result((), (), document=document, items=[document]))
        return
    _print(ctx, Result(FIGURES, figures(result)))
    print()
    _print(ctx, Result(FINDINGS, findings(result, annotated)))


def _print_scores(ctx: typer.Context, scores: Mapping[str, Score], annotated: list[GoldArticle]) -> None:
    """Several readers' scores side by side, then what any of them missed or made up."""
    from loaders.evaluation.comparison import SHARED, columns, shared, side_by_side
    from loaders.evaluation.report import value

    if _settings(ctx).style in (JSON, JSONL):
        documents = {name: value(each, annotated) for name, each in scores.items()}
        items = [{"reader": name, **each} for name, each in documents.items()]
        _print(ctx, Result((), (), document={"readers": documents}, items=items))
        return
    _print(ctx, Result(columns(scores), side_by_side(scores)))
    print()
    _print(ctx, Result(SHARED, shared(scores, annotated)))


def _judge_pairs(ctx: typer.Context, file: Path, readers: list[str]) -> None:
    from loaders.evaluation.pairs import COLUMNS, judged, read_pairs
    from loaders.readers import chosen

    names = {chosen(name, os.environ) for name in readers or [""]}
    if len(names) > 1:
        raise UsageError("Pairs are judged by one --reader at a time")
    pairs = read_pairs(file)
    # spaCy takes half a second to import; a file that is not there is found out before.
    from loaders.evaluation.judges import judge

    least = _settings(ctx).minimum_confidence
    found = judged(_watched(ctx, pairs, f"of {len(pairs)} pairs"), judge(names.pop(), _ontology()), least)
    _print(ctx, Result(COLUMNS, found))


def _check_gold(gold: list[Path]) -> None:
    from loaders.evaluation.check import check_paths, table

    report = check_paths(gold, _ontology())
    for problem in report.problems:
        print(problem)
    print(table(report))
    if report.problems:
        raise typer.Exit(FAILED)


@app.command("corpus")
def corpus(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD.yaml...", help="Annotated articles, or folders.")],
) -> None:
    """Print annotated articles as JSON lines, every mention with its offsets."""
    from loaders.evaluation.gold import read_gold
    from loaders.evaluation.offsets import lines

    for line in lines(read_gold(gold)):
        print(line)


# The program


def main() -> int:
    """Run the program; what is returned or raised by SystemExit is its exit status."""
    arguments = sys.argv[1:]
    sys.excepthook = _unforeseen
    _prepare(sys.stdout, sys.stderr)
    try:
        _command(arguments)(arguments, prog_name="keiretsu")
    except KeiretsuError as error:
        sentence = str(error).rstrip(".")
        print(f"keiretsu: {sentence}{'' if sentence.endswith('?') else '.'}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"keiretsu: {error.filename or 'output'}: {error.strerror or error}.", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _prepare(*streams: object) -> None:
    """What is written is UTF-8 when piped, and no name that the output cannot hold stops it."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _command(arguments: list[str]) -> TyperGroup:
    """The commands, their common options, and for --help their examples."""
    found = _built(arguments)
    commands = found.commands
    if not commands.keys() & set(arguments):
        _add_words(found, arguments)
    for each in (found, *commands.values()):
        each.params.extend(_common_options())
    if {"-h", "--help"} & set(arguments):
        from graph.usage import examples

        for name in commands.keys() & set(arguments):
            lines = "\n".join(f"  {line}" for line in examples(_ontology(), name))
            commands[name].epilog = f"\b\nExamples:\n{lines}"
    return found


def _built(arguments: list[str]) -> TyperGroup:
    """The commands that the arguments may mean: building one takes a millisecond, all as long as an answer."""
    every = app.registered_commands
    meant = [each for each in every if _name(each) in arguments]
    try:
        app.registered_commands = meant if meant and COMPLETING not in os.environ else every
        found = typer.main.get_command(app)
    finally:
        app.registered_commands = every
    assert isinstance(found, TyperGroup)
    return found


def _name(command: CommandInfo) -> str:
    return command.name or (command.callback.__name__ if command.callback else "")


def _add_words(group: TyperGroup, arguments: list[str]) -> None:
    """Question words that only the ontology knows are commands as well."""
    from graph.questions import words

    for word in set(words(_ontology())) & set(arguments):
        command = copy(group.commands[QUESTION_WORDS[0]])
        command.name = word
        group.add_command(command)


def _unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nobody raised on purpose: one sentence, and the place for who asks with KEIRETSU_DEBUG."""
    if os.environ.get("KEIRETSU_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    else:
        said = " ".join(str(error).split())[:300]
        print(f"keiretsu: a mistake of ours, {kind.__name__}: {said} (KEIRETSU_DEBUG=1 shows where).", file=sys.stderr)
    sys.exit(FAILED)


if __name__ == "__main__":
    sys.exit(main())
