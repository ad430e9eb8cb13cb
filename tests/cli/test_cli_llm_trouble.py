"""A language model that cannot be reached, hangs, fails or answers nonsense: one sentence, nothing lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cli.llm_reading import GOOD, KEY, OWNS, TEXT, THINGS, Reading, rows
from tests.loaders.llm.model_server import (
    Mind,
    Step,
    broken_off,
    dripping,
    failing,
    not_http,
    raw,
    said,
    serving,
    silent,
)
from tests.ports import free_port


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (said("The weather is nice."), "the model's answer is no JSON object"),
        (said('{"facts": []}'), "the model's answer has no list 'statements'"),
        (said(GOOD[:-20]), "the model's answer has no list 'statements'"),
        (said('{"statements": ' + "[" * 100_000), "the model's answer is no JSON object"),
        (said("{" * 100_000), "the model's answer is no JSON object"),
        (said(""), "the model gave an empty answer"),
        (said(None), "the model gave an empty answer"),
        (said("no", message={"refusal": "I can't help with that."}), 'the model refused: "I can\'t help with that."'),
        (said(None, finish_reason="content_filter"), "the model refused"),
        (said(GOOD, finish_reason="length"), "the model's answer was cut short"),
        (raw(b"<html>Welcome</html>", kind="text/html"), "gives no JSON but text/html"),
        (raw(b"data: {}\n\n", kind="text/event-stream"), "gives no JSON but text/event-stream"),
        (raw(b"\xff\xfe{"), "gives no JSON"),
        (raw(b'{"choices": []}'), "gives JSON without a message"),
        (raw(b'[["choices"]]'), "gives JSON without a message"),
        (raw(b" " * 4_000_001), "answers with more than 4 MB"),
        (failing(500, "out of memory"), "answers with status 500: 'out of memory', 3 times"),
        (failing(429, "slow down"), "answers with status 429: 'slow down', 3 times"),
        (raw(b"<html>502</html>", 502, "text/html"), "answers with status 502, 3 times"),
        (failing(400, "too many tokens"), "answers with status 400: 'too many tokens'"),
        (failing(400, f"\x1b[31mred {KEY}"), "answers with status 400: '[31mred …'"),
        (broken_off, "broke off (IncompleteRead), 3 times"),
        (not_http, "broke off (BadStatusLine), 3 times"),
    ],
)
def test_an_answer_of_no_use_skips_the_article_in_one_sentence(llm: Reading, step: Step, reason: str) -> None:
    with serving(step) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, found.rows[0][0]) == (3, "skipped")
    assert reason in found.rows[0][8]
    assert found.errors == "keiretsu: 1 skipped.\nkeiretsu: No article could be read.\n"
    assert KEY not in found.output


@pytest.mark.parametrize("step", [silent(3), dripping(True, 3), dripping(False, 3)])
def test_a_server_that_hangs_is_left_after_the_time_given(llm: Reading, step: Step) -> None:
    llm.set("TIMEOUT", "0.4")
    with serving(step) as server:
        llm.at(server.url)
        start = time.monotonic()
        found = llm.program("load", llm.article)
        taken = time.monotonic() - start

    assert (found.status, taken < 2.5) == (3, True)
    assert "gave no whole answer in 0.4 s (KEIRETSU_LLM_TIMEOUT)" in found.rows[0][8]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            failing(401, f"Incorrect key {KEY}"),
            "answers with status 401: 'Incorrect key …': is KEIRETSU_LLM_KEY right?",
        ),
        (failing(403), "answers with status 403: is KEIRETSU_LLM_KEY right?"),
        (failing(404, "model 'tiny' not found"), "are KEIRETSU_LLM_URL and KEIRETSU_LLM_MODEL right?"),
        (raw(b"", 301, Location="https://other.example/"), "answers with status 301: are KEIRETSU_LLM_URL"),
    ],
)
def test_what_cannot_be_asked_at_all_stops_at_once(llm: Reading, step: Step, sentence: str) -> None:
    with serving(step) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article, llm.article)

    assert (found.status, len(server.asked), len(found.errors.splitlines())) == (3, 1, 1)
    assert sentence in found.errors
    assert KEY not in found.errors


def test_where_nothing_listens_it_stops_at_once(llm: Reading) -> None:
    llm.at(f"http://127.0.0.1:{free_port()}/v1")

    found = llm.program("extract", llm.article)

    assert (found.status, found.output.count("\n") <= 1) == (3, True)
    assert "cannot be reached (Connection refused): is KEIRETSU_LLM_URL right?" in found.errors


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("URL", "", "needs an OpenAI-compatible address: set KEIRETSU_LLM_URL, such as http://localhost:11434/v1."),
        ("URL", "localhost:11434", "KEIRETSU_LLM_URL is no address such as"),
        ("URL", "http://[oops", "KEIRETSU_LLM_URL is no address such as"),
        ("URL", "http://me:word@host/v1", "(a key goes into KEIRETSU_LLM_KEY)"),
        ("MODEL", " ", "set KEIRETSU_LLM_MODEL."),
        ("KEY", "a\nb", "KEIRETSU_LLM_KEY holds what no key can hold"),
        ("TIMEOUT", "soon", "KEIRETSU_LLM_TIMEOUT is 'soon', not a number of seconds such as 120."),
        ("TIMEOUT", "-1", "KEIRETSU_LLM_TIMEOUT is '-1'"),
    ],
)
def test_what_is_not_set_right_is_named(llm: Reading, name: str, value: str, sentence: str) -> None:
    llm.at("http://localhost:9/v1")
    llm.set(name, value)

    found = llm.program("load", llm.article)

    assert (found.status, len(found.errors.splitlines())) == (3, 1)
    assert sentence in found.errors


@pytest.mark.parametrize(
    "steps",
    [
        (failing(503), failing(429, Retry_After="0"), said(GOOD)),
        (broken_off, not_http, said(GOOD)),
        (said("Sorry, what?"), said(GOOD)),
    ],
)
def test_what_passes_is_asked_again(llm: Reading, steps: tuple[Step, ...]) -> None:
    with serving(*steps) as server:
        llm.at(server.url)

        assert llm.program("load", llm.article).rows[0][2] == "3"
        assert len(server.asked) == len(steps)


def test_after_nonsense_the_model_is_told_what_was_wrong(llm: Reading) -> None:
    with serving(said("Sorry, what?"), said(GOOD)) as server:
        llm.at(server.url)
        llm.program("load", llm.article)

    messages = server.asked[1]["messages"]
    assert isinstance(messages, list)
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "user"]
    assert "is no JSON object" in messages[-1]["content"]


@pytest.mark.parametrize("forms", [{"json_object", ""}, {""}])
def test_a_server_that_cannot_be_held_to_a_form_is_asked_without(llm: Reading, forms: set[str]) -> None:
    with serving(Mind(THINGS, [OWNS], frozenset(forms))) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article, llm.article)

    assert found.status == 0
    assert len(server.asked) == 2 + 3 - len(forms)


def test_one_failure_stops_no_other_article(llm: Reading, tmp_path: Path) -> None:
    with serving(failing(400), failing(400), failing(400), said(GOOD)) as server:
        llm.at(server.url)
        found = llm.program("load", rows(tmp_path, [TEXT, TEXT]))

    assert (found.status, [row[0] for row in found.rows]) == (0, ["skipped", "new"])


def test_a_service_that_fails_again_and_again_is_given_up_and_what_was_read_is_kept(
    llm: Reading, tmp_path: Path
) -> None:
    with serving(said(GOOD), failing(500)) as server:
        llm.at(server.url)
        found = llm.program("load", rows(tmp_path, [TEXT] * 6))
        asked = len(server.asked)

    assert (found.status, asked) == (3, 1 + 3 * 3)
    assert "stopped; what was read before is kept: 1 new, 2 skipped." in found.errors
    assert "The last 3 articles could not be read" in found.errors
    assert [row[5] for row in llm.program("articles").rows] == ["row-0"]
