"""How well it reads: docs/quality.md, made by `make quality DATA=DIR`."""
