"""The scorers beside this file are programs, not modules to import."""

collect_ignore_glob = ["score*.py"]
