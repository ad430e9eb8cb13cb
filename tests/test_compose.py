"""The compose file: checked as text and against a real server's settings, since no engine runs here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from graph.bolt import Connection

FILE = Path(__file__).resolve().parent.parent / "docker-compose.yml"
NOT_SETTINGS = ("NEO4J_AUTH", "NEO4J_AUTH_PATH", "NEO4J_PLUGINS", "NEO4J_ACCEPT_LICENSE_AGREEMENT", "NEO4J_DEBUG")
"""Variables that the image keeps for itself; it makes a setting of every other one (its entry point, 2026-04)."""


def compose() -> dict[str, dict[str, dict[str, object]]]:
    read: dict[str, dict[str, dict[str, object]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def service() -> dict[str, object]:
    return compose()["services"]["neo4j"]


def environment() -> dict[str, str]:
    found = service()["environment"]
    assert isinstance(found, dict)
    return {str(name): str(value) for name, value in found.items()}


def listed(name: str) -> list[str]:
    found = service()[name]
    assert isinstance(found, list)
    return [str(each) for each in found]


def seconds(name: str) -> int:
    check = service()["healthcheck"]
    assert isinstance(check, dict)
    return int(str(check[name]).removesuffix("s"))


def test_the_image_is_pinned_to_one_release() -> None:
    assert re.fullmatch(r"neo4j:\d+\.\d+\.\d+", str(service()["image"]))


def test_ports_are_open_to_this_machine_only() -> None:
    assert sorted(listed("ports")) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_the_password_comes_from_the_environment_and_must_be_there() -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", environment()["NEO4J_AUTH"])


def test_no_variable_reaches_the_server_as_a_setting_it_does_not_know() -> None:
    assert "NEO4J_PASSWORD" not in environment()
    assert "env_file" not in service()
    assert "NEO4J_PLUGINS" not in environment()


@pytest.mark.neo4j
def test_every_other_variable_is_a_setting_of_a_real_server(neo4j: Connection) -> None:
    known = {str(row["name"]) for row in neo4j.read("SHOW SETTINGS YIELD name")}
    names = [name.removeprefix("NEO4J_") for name in environment() if name not in NOT_SETTINGS]
    settings = {name.replace("__", "\0").replace("_", ".").replace("\0", "_") for name in names}

    assert settings <= known


def test_data_outlive_the_container_on_declared_volumes() -> None:
    mounted = dict(each.split(":") for each in listed("volumes"))

    assert mounted["data"] == "/data"
    assert set(mounted) <= set(compose()["volumes"])


def test_health_is_asked_with_a_program_the_image_has_and_in_patience() -> None:
    check = service()["healthcheck"]

    assert isinstance(check, dict)
    assert check["test"][:2] == ["CMD", "wget"]
    assert check["test"][-1] == "http://127.0.0.1:7474"
    assert seconds("start_period") >= 20
