"""The Node packages that read our exports, installed once by npm."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.real_parts import need, parts_folder

SCRIPTS = Path(__file__).parent / "node"


def node_modules() -> Path:
    """The folder of packages that `node/package.json` names; skips or fails where it cannot be had."""
    need(shutil.which("node"), "no Node to read our exports")
    wanted = (SCRIPTS / "package.json").read_text("utf-8")
    folder = parts_folder("node")
    done = folder / "installed.json"
    if not done.exists() or done.read_text("utf-8") != wanted:
        need(shutil.which("npm"), "no npm to fetch what reads our exports")
        (folder / "package.json").write_text(wanted, "utf-8")
        run = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        need(run.returncode == 0, f"npm cannot fetch what reads our exports: {run.stderr[-300:]}")
        done.write_text(wanted, "utf-8")
    return folder / "node_modules"
