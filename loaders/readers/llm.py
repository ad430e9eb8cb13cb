"""The reader by a language model behind an OpenAI-compatible address (KEIRETSU_LLM_URL, _MODEL, _KEY).

The prompt is made from the ontology. Nothing is believed that does not stand in the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.statement import Record
from loaders.document import Document
from loaders.language import readable
from loaders.lexicon import LANGUAGES
from loaders.llm.answer import Answer, parsed
from loaders.llm.asking import Asker
from loaders.llm.errors import AnswerError, CutError, FailedError, ServiceError
from loaders.llm.grounding import Ground
from loaders.llm.prompt import form, instructions, messages, question, repair
from loaders.llm.service import service
from loaders.llm.windows import halves, windows
from loaders.readers import Options, Reader
from loaders.recording import record
from loaders.said import Place
from ontology.schema import Ontology

PATIENCE = 3
"""Articles in a row for which the service may fail before it is given up."""
SMALLEST = 800
"""Code points of a window that is not halved any more when its answer is cut short."""


def reader(ontology: Ontology, options: Options) -> Reader:
    """The model's reader.

    Raises:
        ServiceError: the environment names no service; so does the function, where it fails again and again.
    """
    return _Model(ontology, options, Asker(service(options.environment), form(ontology))).read


@dataclass(slots=True)
class _Model:
    """A model that reads articles, and how often in a row it failed to."""

    ontology: Ontology
    options: Options
    asker: Asker
    failed: int = 0
    told: dict[str, str] = field(default_factory=dict)
    """The instructions by language."""

    def read(self, document: Document) -> Record:
        """What one article says, all of its windows or none."""
        language = document.language if document.language in LANGUAGES else readable(document.text)
        ground = Ground(document, self.ontology, f"llm: {self.asker.service.model}")
        try:
            for place in windows(document.text):
                for window, answer in self._answers(document, place, ground, language):
                    ground.take(answer, window)
        except FailedError as error:
            self.failed += 1
            if self.failed < PATIENCE:
                raise
            raise ServiceError(f"The last {PATIENCE} articles could not be read: {error}") from error
        self.failed = 0
        self._count(document, ground)
        named = replace(document, language=language)
        return record(named, ground.said, [ground.cast()], self.ontology, self.options.keep_text)

    def _answers(
        self, document: Document, place: Place, ground: Ground, language: str
    ) -> Iterator[tuple[Place, Answer]]:
        """The answer about a window, or those about its halves where one answer has no room."""
        try:
            yield place, self._answer(question(document, place, ground.names()), language)
        except CutError:
            if place[1] - place[0] <= SMALLEST:
                raise
            for half in halves(document.text, place):
                yield from self._answers(document, half, ground, language)

    def _answer(self, asked: str, language: str) -> Answer:
        if language not in self.told:
            self.told[language] = instructions(self.ontology, language)
        chat = messages(self.told[language], asked)
        content = self.asker.ask(chat)
        try:
            return parsed(content)
        except AnswerError as error:
            return parsed(self.asker.ask(repair(chat, content, str(error))))

    def _count(self, document: Document, ground: Ground) -> None:
        """Tell how many statements were dropped, and why."""
        dropped = {reason: number for reason, number in sorted(ground.dropped.items()) if number}
        if dropped:
            reasons = ", ".join(f"{number} {reason}" for reason, number in dropped.items())
            made = sum(dropped.values()) + len(ground.said)
            told = f"{sum(dropped.values())} of the model's {made} statements dropped: {reasons}."
            self.options.note(f"{document.source}: {told}")
