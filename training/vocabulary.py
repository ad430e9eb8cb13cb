"""The network's vocabulary: the encoder's pieces that European text needs, as a sentencepiece model."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from training.weights import Encoder

SPECIAL = 4
"""`<s> <pad> </s> <unk>`, the first rows of the encoder's own vocabulary."""
COMMON = 60_000
"""Latin pieces above this rank are kept unseen; rarer ones only where the training texts use them."""


def kept(source: Encoder, texts: Iterable[str]) -> list[int]:
    """Rows kept: special ones, common Latin pieces, short ones, and whatever the texts use; sorted."""
    whole = processor(source, range(len(source.pieces)))
    used = {i for text in texts for i in whole.encode(unicodedata.normalize("NFKC", text))}
    short = {i for i, (piece, _) in enumerate(source.pieces) if _latin(piece) and (i < COMMON or len(piece) <= 2)}
    return sorted({*range(SPECIAL), *used, *short})


def _latin(piece: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece.replace("▁", ""))


def model(source: Encoder, rows: Sequence[int]) -> bytes:
    """A sentencepiece model of some rows, numbered from 0 in their order; the text must come in NFKC."""
    result = sentencepiece_model_pb2.ModelProto()
    for row in rows:
        piece, score = source.pieces[row]
        kind = 2 if row == 3 else 3 if row < SPECIAL else 1
        result.pieces.add(piece=piece, score=score, type=kind)
    result.trainer_spec.model_type = 1
    result.trainer_spec.unk_id, result.trainer_spec.bos_id, result.trainer_spec.eos_id, result.trainer_spec.pad_id = (
        3,
        0,
        2,
        1,
    )
    result.normalizer_spec.add_dummy_prefix = True
    result.normalizer_spec.remove_extra_whitespaces = True
    result.normalizer_spec.escape_whitespaces = True
    return bytes(result.SerializeToString())


def processor(source: Encoder, rows: Sequence[int]) -> sentencepiece.SentencePieceProcessor:
    """The tokeniser over some rows."""
    return sentencepiece.SentencePieceProcessor(model_proto=model(source, rows))
