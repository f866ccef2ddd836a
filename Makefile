# make demo: open the app on the example book.   make test: run every check.
# Both set up what they need in .venv, with nothing but Python (3.11 or newer) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo run test lint types imports unit snapshots exhaustive bench locale wheel clean

help:
	@echo "make demo        open the app on the example book"
	@echo "make test        run every check: ruff, mypy, import-linter, pytest"
	@echo "make exhaustive  the long runs: kills, many processes, heavy books"
	@echo "make bench       start-up, commands and keys beside a bare Textual app"
	@echo "make snapshots   take the pictures of the screens anew (look at them!)"
	@echo "make locale      gather the strings and compile the catalogues"

demo: $(STAMP)
	$(BIN)/rounds --demo

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rounds needs Python 3.11 or newer; name one with PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEV_STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(STAMP)

test: lint types imports unit

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

unit: $(DEV_STAMP)
	$(BIN)/pytest -q -n $(WORKERS)

snapshots: $(DEV_STAMP)
	$(BIN)/pytest -q -n $(WORKERS) --exhaustive tests/screens --snapshot-update

exhaustive: $(DEV_STAMP)
	$(BIN)/pytest -q --exhaustive -m exhaustive

bench: $(DEV_STAMP)
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/keys.py
	$(BIN)/python benchmarks/money.py
	$(BIN)/python benchmarks/place.py
	$(BIN)/python benchmarks/people.py
	$(BIN)/python benchmarks/card.py
	$(BIN)/python benchmarks/imports.py

locale: $(DEV_STAMP)
	$(BIN)/python -m tests.catalogue

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
