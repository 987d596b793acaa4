# make play  opens the program · make test  runs the tests · make check  lints and types · make bench  measures
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# what is needed to play, and with the tests; every version pinned, every file by its hash
RUN := requirements/run.txt
LOCK := requirements/lock.txt
# what is needed to play with the sentence encoder of own words
WORDS := requirements/words.txt
# most tests wait for a screen or a socket: more workers than cores
WORKERS ?= 4

# the first Python that is new enough; PYTHON=… overrides
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: play test test-all test-slow test-browser fuzz check bench versions lock docs goldens clean help

help:
	@sed -n 1p Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Helpfirst needs Python 3.11 or newer, and found none. Install it, or say make PYTHON=/path/to/python."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make an environment here. On Debian and Ubuntu install the package python3-venv first."; exit 1; }

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# the project itself has no hash: it is installed after what it needs, and nothing is fetched to build it
ITSELF := --no-deps --no-build-isolation -e .

$(VENV)/.play: pyproject.toml $(RUN) | $(BIN)/python
	@echo "Setting up (once) ..."
	@$(PIP) --require-hashes -r $(RUN)
	@$(PIP) $(ITSELF)
	@touch $@

$(VENV)/.test: pyproject.toml $(LOCK) | $(BIN)/python
	@echo "Setting up the tests (once) ..."
	@$(PIP) --require-hashes -r $(LOCK)
	@$(PIP) $(ITSELF)
	@touch $(VENV)/.play $@

play: $(VENV)/.play
	@$(BIN)/helpfirst

test: $(VENV)/.test
	@$(BIN)/python -m tests.left_out
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow" -q

test-slow: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 --dist worksteal -m slow -q

test-browser: $(VENV)/.test
	$(BIN)/python -m pytest -m browser -q

# goes on where the last run ended; FUZZ="--count 5000 --kind campaign" for less
fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzz $(FUZZ)

test-all: test test-slow

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

versions: $(VENV)/.test
	$(BIN)/python -m tools.versions

# uv reads the lock that is there and moves only what pyproject.toml no longer allows; UPGRADE=NAME moves one library
COMPILE := $(VENV)/lock/bin/uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 \
	--generate-hashes --no-header --quiet $(if $(UPGRADE),--upgrade-package $(UPGRADE))

lock: | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip install --quiet uv
	@$(COMPILE) --extra test --extra words -o $(LOCK)
	@$(COMPILE) -c $(LOCK) -o $(RUN)
	@$(COMPILE) --extra words -c $(LOCK) -o $(WORDS)

docs: $(VENV)/.test
	$(BIN)/python -m tools.docs

goldens: $(VENV)/.test
	HELPFIRST_GOLDENS=update $(BIN)/python -m pytest -q tests/tui -m "not slow" --snapshot-update

clean:
	rm -rf $(VENV) .versions dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
