"""What may go wrong between this program and a language model."""

from loaders.errors import LoaderError, ModelError


class ServiceError(ModelError):
    """The model cannot be asked at all: no address, not reachable, not allowed, or failing again and again."""


class UnreachableError(ServiceError):
    """Nothing listens at the address, or it cannot be trusted."""


class FailedError(LoaderError):
    """The service failed for one article: too slow, broken off, busy, or no answer of its kind.

    `again` says whether asking again may help, `wait` after how many seconds if the service says so.
    """

    def __init__(self, message: str, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.again = again
        self.wait = wait


class AnswerError(LoaderError):
    """The model answered, and the answer is of no use."""


class CutError(AnswerError):
    """The model's answer was cut short; a shorter text may do."""
